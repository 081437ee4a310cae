"""Lines that are commands, however they are written."""

from collections.abc import Sequence
from difflib import get_close_matches

from bot.events import Command, Said
from bot.router import CommandSpec

_POLITE = frozenset("please pls plz kindly now me thanks".split())
_MAKE_A_SENTENCE = frozenset("for to if whether".split())
"""A topic does not begin with these, and no name has them: "ask Daniel for advice"."""


def read(said: Said) -> Command:
    """The first word as a command, and the rest as its words."""
    name, *text = said.text.split(maxsplit=1) or [""]
    return Command(said.id, said.by, name.lower().lstrip("/"), "".join(text).strip())


def is_one(command: Command, known: Sequence[CommandSpec]) -> bool:
    """Not so "thanks for yesterday" and "help me move my call": what takes no words is a command
    by itself only."""
    spec = next((each for each in known if each.name == command.name), None)
    if spec is None:
        return False
    words = command.text.lower().split()
    if spec.takes:
        return _MAKE_A_SENTENCE.isdisjoint(words if spec.takes == "person" else words[:1])
    return {word.strip(".,!?") for word in words} <= _POLITE


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The command that looks most like a word."""
    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=0.5)), None)
