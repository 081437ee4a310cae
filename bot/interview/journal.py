"""What a seeker notes for themselves about their interviews: how a field looked to them before and
after."""

from collections.abc import Iterable, Mapping

from bot.interview.frozen import frozen
from bot.interview.members import NamedHost
from bot.interview.model import Interview

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


@frozen
class Page:
    """One interview of the journal."""

    held: Interview
    host: NamedHost
    reflection: Reflection


@frozen
class Chapter:
    """The interviews in one field, oldest first. `field` is empty if the hosts name none."""

    field: str
    pages: tuple[Page, ...]

    @property
    def at_first(self) -> int | None:
        return next((each.reflection.before for each in self.pages if each.reflection.before), None)

    @property
    def now(self) -> int | None:
        given = [each.reflection.after for each in self.pages if each.reflection.after]
        return given[-1] if given else None


def chapters(
    interviews: Iterable[Interview],
    hosts: Mapping[int, NamedHost],
    reflections: Iterable[Reflection],
) -> tuple[Chapter, ...]:
    """One chapter for each field, in alphabetical order. Interviews without a field come last."""
    kept = {each.interview: each for each in reflections}
    by_field: dict[str, list[Page]] = {}
    for held in sorted(interviews, key=lambda each: (each.start or each.asked_at, each.id)):
        host = hosts[held.host]
        reflection = kept.get(held.id) or Reflection(held.id, held.seeker)
        by_field.setdefault(_key(host), []).append(Page(held, host, reflection))
    in_order = sorted(by_field.items(), key=lambda each: (not each[0], each[0]))
    return tuple(Chapter(_field(pages[-1].host), tuple(pages)) for _, pages in in_order)


def _field(host: NamedHost) -> str:
    return " ".join(host.field.split())


def _key(host: NamedHost) -> str:
    return _field(host).casefold()
