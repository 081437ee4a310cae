"""What a seeker notes for themselves about their interviews: how a field looked to them before and
after."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.interview.frozen import frozen
from bot.interview.members import NamedMember
from bot.interview.model import Interview

PAGES_SHOWN = 3
"""How many interviews one card of the journal shows."""
RATINGS = (1, 2, 3, 4, 5)
"""Answers to "is this for me?", from hardly (1) to very much (5)."""


@frozen
class Reflection:
    """About one interview, for its seeker only. `before` and `after` are ratings, None if not
    given."""

    interview: str
    seeker: int
    before: int | None = None
    after: int | None = None
    next_question: str = ""


class JournalLine(NamedTuple):
    """One interview of the journal, and how it is rated. `field` is the one that its host names. A
    tuple, because a journal has many of these, and a page shows few."""

    interview: str
    field: str = ""
    before: int | None = None
    after: int | None = None


@frozen
class Page:
    """One interview of the journal in full. `is_blocked`: the seeker does not meet its host any
    more."""

    held: Interview
    host: NamedMember
    reflection: Reflection
    is_blocked: bool = False


@frozen
class Chapter:
    """The interviews in one field, oldest first. `field` is empty if the hosts name none."""

    field: str
    lines: tuple[JournalLine, ...]

    @property
    def at_first(self) -> int | None:
        return next((each.before for each in self.lines if each.before), None)

    @property
    def now(self) -> int | None:
        return next((each.after for each in reversed(self.lines) if each.after), None)


def chapters(lines: Sequence[JournalLine]) -> tuple[Chapter, ...]:
    """One chapter for each field, in alphabetical order. Interviews without a field come last. The
    lines are given oldest first."""
    names = {each: _field(each).casefold() for each in {line.field for line in lines}}
    by_field: defaultdict[str, list[JournalLine]] = defaultdict(list)
    for line in lines:
        by_field[names[line.field]].append(line)
    in_order = sorted(by_field.items(), key=lambda each: (not each[0], each[0]))
    return tuple(Chapter(_field(of_field[-1].field), tuple(of_field)) for _, of_field in in_order)


def in_order(of: Iterable[Chapter]) -> tuple[tuple[Chapter, JournalLine], ...]:
    """The lines of these chapters, each with its chapter."""
    return tuple((chapter, line) for chapter in of for line in chapter.lines)


def _field(named: str) -> str:
    return " ".join(named.split())
