from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.engine.contexts.interview import OtherHostsContext
from bot.interview.finding.listing import Listing
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Stage
from bot.steps.finding import other_hosts

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SEEKER, DECLINING = 1, 2


def member(number: int, field: str = "") -> Member:
    person, profile = Person("test", "town", str(number)), HostProfile(open=True, field=field)
    return Member(number, 1, person, f"Member {number}", "UTC", profile=profile)


def ended(host: int, stage: Stage) -> Interview:
    values = {"id": f"by {host}", "community": 1, "connection": "", "wish": "", "minutes": 25}
    at = {"asked_at": NOW, "changed_at": NOW}
    return Interview(seeker=SEEKER, host=host, stage=stage, **values, **at)  # type: ignore[arg-type]


def declined(host: int) -> Interview:
    return ended(host, Stage.DECLINED)


def suggested(listings: Sequence[Listing], further: Sequence[Listing]) -> list[int]:
    seeker, host = member(SEEKER), member(DECLINING, "Nursing")
    context = OtherHostsContext(host, declined(DECLINING), seeker, host, listings, further)
    return [each.host.id for each in other_hosts.suggest(context, NOW)]


def test_a_seeker_whom_the_best_hosts_declined_is_shown_others() -> None:
    refusing = [Listing(member(number), 2, (declined(number),)) for number in range(3, 30)]
    free = [Listing(member(number), 1) for number in range(30, 40)]

    assert suggested(refusing, refusing + free) == [30, 31, 32]
    assert suggested([*refusing, free[5]], refusing + free) == [35]


def test_nobody_is_shown_with_whom_the_seeker_has_just_talked() -> None:
    met = [
        Listing(member(number), 2, (ended(number, stage),))
        for number, stage in enumerate((Stage.HELD, Stage.THANKED), 3)
    ]
    assert suggested([*met, Listing(member(9), 1)], []) == [9]
    assert suggested(met, []) == []


class Counted(list[Listing]):
    """Counts how many were looked at."""

    looked_at = 0

    def __iter__(self) -> Iterator[Listing]:
        for each in super().__iter__():
            self.looked_at += 1
            yield each


def test_no_more_hosts_are_looked_at_than_are_shown() -> None:
    fields = ("Law", "Nursing", "Nursing", "Nursing", "Nursing", "Law")
    listings = Counted(Listing(member(3 + at, field), 1) for at, field in enumerate(fields))

    assert (suggested(listings, []), listings.looked_at) == ([4, 5, 6], 4)


def test_hosts_who_know_other_things_are_shown_only_if_nobody_knows_similar_ones() -> None:
    of_law = [Listing(member(number, "Law"), 2) for number in range(3, 7)]

    assert suggested([*of_law, Listing(member(9, "Nursing"), 1)], []) == [9]
    assert suggested(of_law, []) == [3, 4, 5]
