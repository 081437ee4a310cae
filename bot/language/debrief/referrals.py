"""Other people to talk with, named in a debrief. It only recognises them, and does nothing."""

import re
from collections.abc import Iterable, Iterator

from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.language import search
from bot.language.accents import folded

WORDS_AT_MOST = 60
_TOKEN = re.compile(r"[^\W_](?:[\w.'’-]*\w)?")
_BETWEEN = re.compile(r"[,;/]|\s(?:and|or|&)\s")
_TITLED = {"dr", "prof", "professor", "mr", "mrs", "ms"}
_AFTER_A_NAME = frozenset(
    """about again and as at could for from from her his if in is knows maybe next of on or she he
    they their the too who whose with works""".split()
)


@frozen
class Lead:
    """Somebody to talk with next, in the words of the debrief. `hosts` are those who may be
    meant."""

    words: str
    hosts: tuple[Member, ...] = ()


def name_words(text: str) -> tuple[str, ...]:
    """The words of `text` that may be names or parts of one, each once, without accents; at most
    sixty."""
    words = (folded(match[0]) for match in _TOKEN.finditer(text))
    return tuple(dict.fromkeys(word for word in words if len(word) > 1))[:WORDS_AT_MOST]


def leads(text: str, hosts: Iterable[Member]) -> tuple[Lead, ...]:
    """One for each line, or for each of several people in a line."""
    known = tuple(hosts)
    return tuple(lead for line in text.splitlines() for lead in _of_line(line.strip(" -*•"), known))


def _of_line(line: str, hosts: tuple[Member, ...]) -> Iterator[Lead]:
    parts = [part.strip() for part in _BETWEEN.split(line)]
    found = [Lead(part, tuple(each for each in hosts if names(part, each))) for part in parts]
    if any(each.hosts for each in found):
        yield from (each for each in found if each.hosts or each.words[:1].isupper())
    elif search.words(line):
        yield Lead(line)


def names(part: str, host: Member) -> bool:
    """Whether these words name the host: by the full name, or by the first name if no word next to
    it belongs to another name. Names in lower case only count if nothing else is written."""
    own = [folded(word) for word in _TOKEN.findall(host.name)]
    said = _TOKEN.findall(part)
    if not own or not said:
        return False
    return any(_names_at(said, at, own) for at in range(len(said)))


def _names_at(said: list[str], at: int, own: list[str]) -> bool:
    low = [folded(word) for word in said[at:]]
    if low[: len(own)] == own and (len(own) > 1 or low == own):
        return True
    if at and said[at - 1].casefold().rstrip(".") in _TITLED:
        return low[0] == own[-1]
    if low[0] != own[0]:
        return False
    if len(low) == 1:
        return said[at][0].isupper() or len(said) == 1
    return said[at][0].isupper() and _stands_alone(said[at + 1], own, first=at == 0)


def _stands_alone(following: str, own: list[str], *, first: bool) -> bool:
    """The word after a first name may be the family name or its initial. A capitalised word that is
    neither belongs to somebody else. At the beginning of a line, a name may be a verb like "Will
    …"."""
    low = folded(following)
    if following[0].isupper():
        return len(own) > 1 and (low == own[1] or low == own[1][0])
    return not first or low in _AFTER_A_NAME
