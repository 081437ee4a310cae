"""Facts as they are counted. They are many, so instants are whole seconds since 1970 (UTC) and
members are only numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from bot.interview.model import OPEN_STAGES, Side, Stage
from bot.interview.numbers.field_names import field_key
from bot.interview.numbers.periods import Span

Seconds = int

HOUR: Seconds = 3600
DAY: Seconds = 24 * HOUR
CONTRADICTED_WITHIN: Seconds = 3 * DAY
"""Saying later than this that the interview did not take place changes nothing."""
LATE_MINUTES = 24 * 60
"""Cancelling less than this long before the start has cost the other side a free time."""
SOON: Seconds = 24 * HOUR
"""A request that its seeker withdraws within this time hardly counts as one."""


class CountedInterview(NamedTuple):
    """See bot.interview.numbers.facts.InterviewFacts. A named tuple is the fastest kind of object
    to create."""

    id: int
    seeker: int
    host: int
    field: str
    minutes: int
    asked_at: Seconds
    stage: str
    closed_at: Seconds | None = None
    first_act: str | None = None
    first_act_at: Seconds | None = None
    start: Seconds | None = None
    over_at: Seconds | None = None
    said_held_at: Seconds | None = None
    missed_at: Seconds | None = None
    contradicted_at: Seconds | None = None
    notice: int | None = None


class CountedDoor(NamedTuple):
    """A period in which a host's door was open."""

    host: int
    field: str
    per_month: int
    opened_at: Seconds
    closed_at: Seconds | None = None


class CountedConcern(NamedTuple):
    opened_at: Seconds
    looked_after_at: Seconds | None = None
    closed_at: Seconds | None = None


class CountedAnswer(NamedTuple):
    """What a side said about an interview with one press. Names are those of
    bot.interview.afterwards.assessments."""

    interview: int
    seeker: int
    host: int
    field: str
    side: str
    what: str
    answer: str
    at: Seconds


class CountedChange(NamedTuple):
    """How a seeker saw a field before and after an interview, from 1 to 5. None if they did not
    say."""

    seeker: int
    host: int
    field: str
    over_at: Seconds
    before: int | None
    after: int | None


class CountedSearch(NamedTuple):
    """How many people searched for this in that month and found nobody."""

    month: Seconds
    words: str
    people: int


@dataclass(frozen=True)
class Material:
    """Everything about a community that its numbers are computed from, as it is `now`. `may_seek`
    is when each member agreed to the rules; if seeking requires a role, it holds only members with
    that role. What several numbers need is computed once."""

    now: Seconds
    interviews: Sequence[CountedInterview] = ()
    doors: Sequence[CountedDoor] = ()
    concerns: Sequence[CountedConcern] = ()
    answers: Sequence[CountedAnswer] = ()
    changes: Sequence[CountedChange] = ()
    searches: Sequence[CountedSearch] = ()
    may_seek: Mapping[int, Seconds] = field(default_factory=dict)
    began: Seconds = 0
    """When the programme began."""

    @cached_property
    def over(self) -> list[CountedInterview]:
        """Interviews whose time has passed."""
        return [each for each in self.interviews if each.over_at is not None]

    @cached_property
    def held(self) -> list[CountedInterview]:
        return [each for each in self.over if is_held(each)]

    @cached_property
    def missed(self) -> list[CountedInterview]:
        told = [each for each in self.interviews if each.missed_at is not None]
        return [each for each in told if is_missed(each)]

    @cached_property
    def cancelled_late(self) -> list[CountedInterview]:
        told = [each for each in self.interviews if each.notice is not None]
        return [each for each in told if is_cancelled_late(each)]

    @cached_property
    def first_requests(self) -> Mapping[int, Seconds]:
        """When each seeker asked for an interview for the first time."""
        return _first((each.seeker, each.asked_at) for each in self.interviews)

    @cached_property
    def first_held(self) -> Mapping[int, Seconds]:
        """When the first interview that each host held ended."""
        return _first((each.host, each.over_at or 0) for each in self.held)

    def of_members(self, these: frozenset[int], side: Side) -> "Material":
        """Only what these members, on that side, took part in. Concerns are left out, because
        nothing here says whose they are."""
        on: Callable[[CountedInterview | CountedAnswer | CountedChange], int] = (
            (lambda each: each.seeker) if side is Side.SEEKER else (lambda each: each.host)
        )
        return replace(
            self,
            interviews=[each for each in self.interviews if on(each) in these],
            doors=[each for each in self.doors if each.host in these],
            concerns=(),
            answers=[each for each in self.answers if on(each) in these],
            changes=[each for each in self.changes if on(each) in these],
            searches=(),
            may_seek={each: at for each, at in self.may_seek.items() if each in these},
        )

    def of_field(self, field: str) -> "Material":
        """Only what is about hosts in this field. Who may seek is left out, and so are concerns:
        they have no field."""
        key = field_key(field)

        def is_in(each: CountedInterview | CountedDoor | CountedAnswer | CountedChange) -> bool:
            return field_key(each.field) == key

        return replace(
            self,
            interviews=list(filter(is_in, self.interviews)),
            doors=list(filter(is_in, self.doors)),
            concerns=(),
            answers=list(filter(is_in, self.answers)),
            changes=list(filter(is_in, self.changes)),
            searches=[each for each in self.searches if field_key(each.words) == key],
            may_seek={},
        )


def _first(times: Iterable[tuple[int, Seconds]]) -> Mapping[int, Seconds]:
    first: dict[int, Seconds] = {}
    for who, at in times:
        if at < first.get(who, at + 1):
            first[who] = at
    return first


def is_held(of: CountedInterview) -> bool:
    """Whether its time has passed, a side has shown that it took place, and nobody said within
    three days that it did not."""
    if of.over_at is None or of.said_held_at is None or of.said_held_at < (of.start or 0):
        return False
    missed = of.missed_at
    is_contradicted = missed is not None and missed >= (of.start or 0)
    return not is_contradicted or (missed or 0) > of.said_held_at + CONTRADICTED_WITHIN


def is_missed(of: CountedInterview) -> bool:
    """Whether a side said that it did not take place, and the other did not say that they were
    there. It stays so if another time was found later."""
    if of.missed_at is None or of.contradicted_at is not None:
        return False
    return of.missed_at < (of.start or 0) or not is_held(of)


def is_cancelled_late(of: CountedInterview) -> bool:
    return of.notice is not None and of.notice < LATE_MINUTES


def has_answer(of: CountedInterview) -> bool:
    """Whether either side has said whether the interview, whose time has passed, took place."""
    return max(of.said_held_at or 0, of.missed_at or 0) >= (of.start or 1)


def was_taken_back_soon(of: CountedInterview) -> bool:
    at = of.closed_at
    return of.stage == Stage.WITHDRAWN and at is not None and at - of.asked_at < SOON


def is_waiting(of: CountedInterview) -> bool:
    """Whether its host has not reacted yet and still can."""
    return of.first_act is None and of.stage in OPEN_STAGES


class Counting:
    """The part of the material that falls into a span of time."""

    def __init__(self, material: Material, span: Span) -> None:
        self.material = material
        self.start, self.end = int(span.start.timestamp()), int(span.end.timestamp())

    def holds(self, at: Seconds | None) -> bool:
        return at is not None and self.start <= at < self.end

    @cached_property
    def sent(self) -> list[CountedInterview]:
        start, end = self.start, self.end
        return [each for each in self.material.interviews if start <= each.asked_at < end]

    @cached_property
    def kept(self) -> list[CountedInterview]:
        """Requests that were sent, without those that were withdrawn within a day."""
        return [each for each in self.sent if not was_taken_back_soon(each)]

    @cached_property
    def waiting(self) -> int:
        """How many of the requests that were sent can still be answered by their host."""
        return sum(map(is_waiting, self.sent))

    @cached_property
    def over(self) -> list[CountedInterview]:
        return self._over(self.material.over)

    @cached_property
    def untold(self) -> int:
        """How many interviews whose time has passed nobody has said anything about."""
        return len(self.over) - sum(map(has_answer, self.over))

    @cached_property
    def held(self) -> list[CountedInterview]:
        return self._over(self.material.held)

    def _over(self, these: Iterable[CountedInterview]) -> list[CountedInterview]:
        start, end = self.start, self.end
        return [each for each in these if start <= (each.over_at or 0) < end]
