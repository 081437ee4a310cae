"""The one place that decides whether a typed line is a command with its words, or plain talk.

A line is a command if its first word is the name of one, in any capitalisation, with or without a
slash, and with or without "askwell" before it. A command that takes words takes all that follow,
unless they turn the line into a sentence ("ask Daniel for advice"), or the command has a fixed set
of words and these are not among them ("help me find a nurse"). A command without words must stand
alone or with a word of courtesy ("organize" with any one word), since sentences also begin with
"thanks" and "start", and with "host" unless "field" follows. Everything else is plain talk and
stays as it was typed.
"""

from collections.abc import Sequence
from difflib import get_close_matches

from bot.engine.events import Caller, Command, Said
from bot.engine.router import CommandSpec

OURSELVES = "askwell"
_POLITE = frozenset("please pls plz kindly now me thanks".split())
_COURTESY = frozenset("please pls plz".split())
"""At the end of a topic or a name, these do not belong to it."""
_FIELD = "field"
"""The word that is typed before a field: "host a party" begins a sentence."""
_NAMED_ALSO = {"reading": "list", "host": _FIELD}
_MAKE_A_SENTENCE = frozenset("for to if whether".split())
"""No topic begins with these words, and no name contains them."""
_ANYBODY = frozenset("me us somebody someone anybody anyone".split())
"""Whom a sentence looks for: "find me somebody in law". No topic begins with these either."""
_ALIKE = 0.75


def read(said: Said, known: Sequence[CommandSpec]) -> Command | Said:
    """An empty line is `start`, and a line that only mentions a person is `ask`."""
    first, rest = _parted(said.text.replace(said.mention, " ", 1) if said.mention else said.text)
    if _name(first).rstrip(",:") == OURSELVES:
        first, rest = _parted(rest)
    name = _name(first) if first else "ask" if said.user else "start"
    spec = next((each for each in known if each.name == name), None)
    words = _taken(name, rest) if spec and spec.takes else rest
    if spec and _takes(spec, rest.lower().split(), said.user) and _knows(spec, words, said.by):
        return Command(said.id, said.by, name, words, said.user)
    return said


def nearest(word: str, known: Sequence[str], alike: float = _ALIKE) -> str | None:
    """The command that looks very similar to a word. Short words must not match by chance: "NHS"
    does not become "host". `alike`: how much, up to 1."""
    return next(iter(get_close_matches(_name(word), known, n=1, cutoff=alike)), None)


def _parted(line: str) -> tuple[str, str]:
    """The first word, and the rest."""
    first, *rest = line.split(maxsplit=1) or [""]
    return first, "".join(rest).strip()


def _taken(name: str, rest: str) -> str:
    """The words that a command takes, without those that belong to its name and without
    courtesy."""
    first, after = _parted(rest)
    words = after if first.lower() == _NAMED_ALSO.get(name) else rest
    *before, last = words.rsplit(maxsplit=1) or [""]
    return "".join(before).rstrip(" ,") if last.lower().strip(".!") in _COURTESY else words


def _knows(spec: CommandSpec, words: str, by: Caller) -> bool:
    return not words or spec.knows is None or spec.knows(words, by.reader.language)


def _name(word: str) -> str:
    return word.lower().lstrip("/")


def _takes(spec: CommandSpec, words: Sequence[str], user: str | None) -> bool:
    if user:
        return spec.takes == "person"
    if spec.takes and (spec.takes != _FIELD or words[:1] == [_FIELD]):
        if spec.takes == "person":
            return _MAKE_A_SENTENCE.isdisjoint(words)
        return (_MAKE_A_SENTENCE | _ANYBODY).isdisjoint(words[:1])
    if spec.for_organizers and len(words) == 1:
        return True
    return {word.strip(".,!?") for word in words} <= _POLITE
