import re
from collections.abc import Collection, Iterator, Sequence

import pytest
from pydantic_core import to_json
from sqlalchemy import Connection, select

from bot.engine.store.ports import Outcome, Shown
from storage.cards import card_keys, card_rows, posts
from storage.cards.outbox import SqlOutbox
from storage.statements.prepared import PreparedByIds
from storage.tables import cards, interviews, members
from tests.bot.lived_once import lived_once
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member

_KEYS: dict[int, str] = {}
"""By digest. They outlast a test, because tests share what happened before them (lived_once)."""


@pytest.fixture(autouse=True)
def whole_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows do not contain whole keys, but tests name cards by them."""
    digest_of, read = card_keys.digest_of, card_keys.read

    def noted(key: str) -> int:
        digest = digest_of(key)
        _KEYS[digest] = key
        return digest

    def whole(key: str, about: str | None, digest: int) -> str:
        return _KEYS.get(digest) or read(key, about, digest)

    monkeypatch.setattr(posts, "digest_of", noted)
    monkeypatch.setattr(card_keys, "read", whole)


@pytest.fixture(autouse=True)
def strangers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A card whose content is deleted names only the two sides of its interview, because an erasure
    finds it only by that interview."""
    found: list[str] = []
    settle = SqlOutbox.settle

    def checked(self: SqlOutbox, outcomes: Sequence[Outcome], courier: str) -> list[Outcome]:
        shown = (each.outgoing for each in outcomes if isinstance(each, Shown))
        found.extend(_strangers(self._db, [each.id for each in shown if each.is_final]))
        return settle(self, outcomes, courier)

    monkeypatch.setattr(SqlOutbox, "settle", checked)
    yield
    assert found == []


_SEEKER, _HOST = members.alias("seeker"), members.alias("host")
_CARDS_OF_SIDES = PreparedByIds(
    select(cards.c.card, cards.c.about, _SEEKER.c.user, _HOST.c.user)
    .join(interviews, interviews.c.id == cards.c.about)
    .join(_SEEKER, _SEEKER.c.id == interviews.c.seeker)
    .join(_HOST, _HOST.c.id == interviews.c.host),
    cards.c.id,
)


def _strangers(db: Connection, these: Collection[int]) -> Iterator[str]:
    for content, interview, *sides in _CARDS_OF_SIDES.rows(db, these):
        shown = to_json(card_rows.read_one(db, content, interview)).decode()
        yield from {*re.findall(r'"user":"([^"]*)"', shown)}.difference(sides)


@pytest.fixture
def town() -> Iterator[Town]:
    with a_town() as town:
        yield town


@pytest.fixture
def daniel(town: Town) -> Member:
    """A host in Berlin, who takes two interviews a month."""
    return town.host("Daniel", hours="Tue, Thu 17:00-19:00")


@pytest.fixture
def maya(town: Town) -> Member:
    """A seeker in Nairobi, two hours ahead of Berlin in winter."""
    return town.member("Maya", "Africa/Nairobi")


@pytest.fixture
def ana(town: Town) -> Member:
    """She runs the workspace, and is an organizer."""
    ana = town.member("Ana", runs_space=True)
    organizes(ana)
    return ana


@lived_once
def organizes(member: Member) -> None:
    """They run the space. Where others organize already, they are asked first."""
    member.types("organize")
    if member.last().startswith("Would you like to organize here?"):
        member.presses("Yes, I will organize")
