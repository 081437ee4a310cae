"""Reads what a member typed as an event of the core. Raises Unreadable for what makes no sense."""

import json
import re
from urllib.parse import unquote

from adapters.shared.payload import Unreadable
from bot.cards.buttons import Action
from bot.cards.forms import Values
from bot.cards.rich_text import say
from bot.engine.events import Caller, FromMember, Press, Said, Submit
from bot.interview.members import Person

PLATFORM, SPACE = "line chat", "lounge"
_NAME = re.compile(r"[a-z]{1,20}")


def caller(hello: str) -> Caller:
    """The first line of a connection is the member's name."""
    if not _NAME.fullmatch(hello):
        raise Unreadable(say("Please begin with your name in small letters, such as maya."))
    return Caller(Person(PLATFORM, SPACE, hello), hello.title())


def read_event(number: str, words: str, by: Caller) -> FromMember:
    """`number` is the client's own number for this line. It stays the same when the line is sent
    again."""
    event = f"{by.person.user}-{number}"
    command, _, rest = words.partition(" ")
    if command == "/press":
        return Press(event, by, _action(rest))
    if command == "/submit":
        action, _, values = rest.partition(" ")
        return Submit(event, by, _action(action), _values(values))
    return Said(event, by, words)


def _action(encoded: str) -> Action:
    try:
        return Action.decode(unquote(encoded))
    except ValueError:
        raise Unreadable(say("That button is none of mine.")) from None


def _values(encoded: str) -> Values:
    """Lists of chosen values become tuples."""
    try:
        given = json.loads(encoded).items()
    except (ValueError, AttributeError):
        raise Unreadable(say("A form is sent as JSON, with its values by field name.")) from None
    return {name: tuple(value) if isinstance(value, list) else str(value) for name, value in given}
