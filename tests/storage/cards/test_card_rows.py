"""A row contains a card's values, and refers to the words that many cards share."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import assume, given
from sqlalchemy import Connection, Engine, func, select

from bot.cards.blocks import Facts, Numbered, Paragraph, Quote
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.files import TextFile
from bot.cards.rich_text import Mention, Moment, Words, joined, say
from bot.content.questions import the_bank
from storage.cards import card_rows
from storage.connections.database import open_engine
from storage.statements.savepoints import savepoint
from storage.statements.wordings import note_committed, of_transaction
from storage.tables import wordings
from tests.adapters.slack import anything
from tests.tables import IN_MEMORY, migrate

QUESTION = the_bank()[0].text
LONE_SURROGATE = re.compile(r"\\ud[89a-f]")
"""In the form in which repr writes it. No database accepts one, and none gets that far: see
bot.engine.receiving.sanitize."""


def request(name: str, *, asked: str = "Why so?", limit: int = 300) -> Card:
    person = Mention(f"U-{name}", name)
    return Card(
        say("{who} would like to learn from you", who=person),
        (
            Paragraph(say("They wrote:")),
            Quote(Words(f"{name} likes ships", limit)),
            Facts(((say("Topic"), Words(f"ships of {name}")),)),
            Numbered((Words(asked), Words(QUESTION, 200)), start=3),
        ),
        (Button(say("Answer"), Action("answer", f"i-{name}", 3, "yes")),),
    )


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = open_engine(IN_MEMORY)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def db(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as db:
        yield db


def kept(db: Connection) -> list[str]:
    return list(db.scalars(select(wordings.c.words)))


@given(card=anything.cards)
def test_every_card_comes_back_as_it_was(card: Card) -> None:
    assume(not LONE_SURROGATE.search(repr(card)))
    with _DATABASE.begin() as db:
        [row] = card_rows.stored(db, [card])
        assert card_rows.read_one(db, row) == card


_DATABASE = open_engine(IN_MEMORY)
migrate(_DATABASE)


def test_a_card_that_is_like_no_other_leaves_no_wording(db: Connection) -> None:
    """Wordings are never deleted, and such a card is soon."""
    listed = tuple(Words(f"Line {number}") for number in range(2_000))
    card = replace(request("Maya"), files=(TextFile("all.txt", joined(listed)),))
    rows = card_rows.stored(db, [card, request("Daniel")])
    assert card_rows.read(db, rows) == [card, request("Daniel")]
    assert max(map(len, kept(db))) < 4_000


def test_cards_that_differ_in_their_values_have_one_wording(db: Connection) -> None:
    cards = [request("Maya"), request("Daniel"), request("Priya", asked="How come?")]
    rows = card_rows.stored(db, cards)
    assert card_rows.read(db, rows) == cards
    assert len([each for each in kept(db) if "would like to learn" in each]) == 1
    assert all("would like" not in row and QUESTION not in row for row in rows)


def test_nothing_that_is_a_members_is_in_a_wording(db: Connection) -> None:
    card_rows.stored(db, [request("Maya")])
    told = "\n".join(kept(db))
    assert "They wrote:" in told
    assert QUESTION in told
    assert not any(word in told for word in ("Maya", "ships", "Why so?"))


def test_a_value_that_stands_twice_is_kept_once(db: Connection) -> None:
    [row] = card_rows.stored(db, [request("Maya")])
    twice = [line for line in row.split("\n") if line in {'"Maya"', "3"}]
    assert sorted(twice) == ['"Maya"', "3"]


def test_only_the_row_names_the_interview_of_a_card(db: Connection) -> None:
    [row] = card_rows.stored(db, [request("Maya")], ["i-Maya"])
    assert "i-Maya" not in row
    assert card_rows.read_one(db, row, "i-Maya") == request("Maya")
    assert [row] != card_rows.stored(db, [request("Maya")], ["i-Daniel"])


def test_a_row_cannot_be_read_without_its_interview(db: Connection) -> None:
    [row] = card_rows.stored(db, [request("Maya")], ["i-Maya"])
    with pytest.raises(ValueError, match="Invalid JSON"):
        card_rows.read_one(db, row)


def test_answers_that_everybody_can_give_are_not_in_a_row(db: Connection) -> None:
    answer = Action("assess", "i-Maya", arg="worth_it.partly")
    card = Card(Words("worth_it.partly"), buttons=(Button(say("Partly"), answer),))
    [row] = card_rows.stored(db, [card])
    assert "worth_it" not in row
    assert card_rows.read_one(db, row) == card


def test_percent_signs_come_back(db: Connection) -> None:
    card = Card(say("100 % of {who}", who=Words("5 %s of %d")), (Paragraph(say("%% done")),))
    [row] = card_rows.stored(db, [card])
    assert card_rows.read_one(db, row) == card


NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (NOON, "1795521600"),
        (NOON.replace(microsecond=1), '"2026-11-24T12:00:00.000001Z"'),
        (NOON.astimezone(timezone(timedelta(hours=3))), '"2026-11-24T15:00:00+03:00"'),
        (NOON.replace(year=2700), '"2700-11-24T12:00:00Z"'),
        (NOON.replace(year=1960), '"1960-11-24T12:00:00Z"'),
    ],
)
def test_a_usual_instant_is_a_number(db: Connection, at: datetime, line: str) -> None:
    card = Card(say("At {time}", time=Moment(at)))
    [row] = card_rows.stored(db, [card])
    assert row.split("\n")[1:] == [line]
    assert card_rows.read_one(db, row) == card


def test_a_wording_that_was_rolled_back_is_written_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'askwell.db'}"
    engine = open_engine(url)
    migrate(engine)
    with engine.connect() as db, db.begin() as turn:
        card_rows.stored(db, [request("Maya")])
        turn.rollback()
    with engine.connect() as db, db.begin():
        with suppress(ValueError), savepoint(db):
            card_rows.stored(db, [request("Maya")])
            raise ValueError
        [row] = card_rows.stored(db, [request("Maya")])
    engine.dispose()

    another = open_engine(url)
    with another.connect() as db:
        assert card_rows.read_one(db, row) == request("Maya")
    another.dispose()


def test_a_wording_that_is_known_costs_no_statement(engine: Engine) -> None:
    with engine.begin() as db:
        [row] = card_rows.stored(db, [request("Maya")])
        said = of_transaction(db)
    note_committed(engine, said)
    with engine.begin() as db:
        before = db.scalar(select(func.total_changes()))
        db.exec_driver_sql("ALTER TABLE wording RENAME TO gone")
        [other] = card_rows.stored(db, [request("Daniel")])
        assert card_rows.read(db, [row, other]) == [request("Maya"), request("Daniel")]
        assert db.scalar(select(func.total_changes())) == before
        db.rollback()


def test_a_card_of_an_earlier_version_is_read_as_it_is(db: Connection) -> None:
    row = '{"title":"Saved","blocks":[{"text":"So."}]}'
    assert card_rows.read_one(db, row) == Card(say("Saved"), (Paragraph(say("So.")),))
