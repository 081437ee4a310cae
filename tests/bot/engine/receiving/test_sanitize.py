"""Whatever a member's device sends, a database can store the event."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.cards.buttons import Action
from bot.engine.events import Caller, Command, FromMember, Press, Said, Submit
from bot.engine.receiving.sanitize import storable
from bot.interview.members import Person

ODD, SHOWN = "a\0b\ud800", "a\ufffdb\ufffd"
_BY = Caller(Person("slack", "T1", "U1"), ODD)
_ACTION = Action(ODD, ODD, 1, ODD)
_AS_JSON: TypeAdapter[Any] = TypeAdapter(FromMember)


@pytest.mark.parametrize(
    "event",
    [
        Command("e", _BY, "find", ODD, about=ODD, whom=_BY),
        Press("e", _BY, _ACTION),
        Submit("e", _BY, _ACTION, {ODD: ODD, "slots": (ODD,)}),
        Said("e", _BY, ODD),
    ],
    ids=lambda event: type(event).__name__,
)
def test_an_event_contains_nothing_that_no_database_stores(event: FromMember) -> None:
    """Also in the id of a button or a form, which comes back from the member's device."""
    stored = _AS_JSON.dump_json(storable(event)).decode()
    assert "\\u0000" not in stored
    assert SHOWN in stored
