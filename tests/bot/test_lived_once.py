"""A copied story has the same result as if it had been played, and changes nothing for others."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.bot.lived_once import lived_once
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member
from tests.tables import IN_MEMORY, connection_of

Seen = list[tuple[datetime, bool, str]]
_lived: list[Town] = []


@lived_once
def holds(town: Town, host: Member, seeker: Member) -> None:
    _lived.append(town)
    seeker.books(host, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")


@contextmanager
def two(url: str = IN_MEMORY) -> Iterator[tuple[Town, Member, Member]]:
    with a_town(url) as town:
        yield (
            town,
            town.host("Daniel", hours="Tue 17:00-19:00"),
            town.member("Maya", "Africa/Nairobi"),
        )


def rest_of_it(town: Town, host: Member, seeker: Member) -> list[object]:
    """Everything that both read after the town has gone on for two months."""
    seeker.presses("Write a thank-you note")
    seeker.writes(note="Thank you!")
    seeker.sends_again()
    town.after(days=60)
    return [town.clock.now(), town.next_due(), *map(seen, (host, seeker))]


def seen(member: Member) -> tuple[str, Seen]:
    return member.text(), [
        (each.at, each.new, member.reads(each.card)) for each in member.received()
    ]


def test_a_copied_town_continues_like_the_original(tmp_path: Path) -> None:
    with two(f"sqlite:///{tmp_path}/town.db") as lived:
        holds(*lived)
        assert lived[0] in _lived
        expected = rest_of_it(*lived)
    for _ in range(3):
        with two() as copied:
            holds(*copied)
            assert rest_of_it(*copied) == expected
    assert copied[0] not in _lived


def test_two_copied_towns_do_not_share_their_later_history() -> None:
    with two() as first, two() as second:
        holds(*first)
        rest_of_it(*first)
        holds(*second)
        assert second[0] not in _lived
        assert second[0].clock.now() < first[0].clock.now() - timedelta(days=50)
        assert not second[1].sees("Thank you!")
        assert second[2].button("Write a thank-you note")


@pytest.mark.parametrize(
    "happens",
    [
        lambda town, daniel: daniel.types("help"),
        lambda town, daniel: town.after(hours=1),
        lambda town, daniel: town.runs_space("Ana"),
        lambda town, daniel: connection_of(town._engine).execute("CREATE TABLE thing (x)"),
        lambda town, daniel: setattr(town.board, "silent", True),
        lambda town, daniel: town.post_office.left.add("ana"),
        lambda town, daniel: town.member("Ana"),
    ],
)
def test_an_unknown_history_is_played_again(happens: Callable[[Town, Member], object]) -> None:
    with two() as known:
        holds(*known)
    with two() as town:
        happens(town[0], town[1])
        holds(*town)
        assert town[0] in _lived
