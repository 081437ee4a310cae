"""The report of a period: every number, next to that of the period before."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen
from bot.interview.model import Side
from bot.interview.numbers import care, hosts, outcomes, requests, seekers
from bot.interview.numbers.counted import Counting, Material
from bot.interview.numbers.fields import FieldRoom, Sought, looked_for_in_vain, room_against_wish
from bot.interview.numbers.figures import Figure, are_enough
from bot.interview.numbers.months import MonthCount, by_month
from bot.interview.numbers.periods import Period


class NumberName(StrEnum):
    SEEKERS_SERVED = "seekers_served"
    PARTICIPATION = "participation"
    REQUESTS_SENT = "requests_sent"
    INTERVIEWS_HELD = "interviews_held"
    OUTCOME_KNOWN = "outcome_known"
    HELD_RATE = "held_rate"
    ANSWERED = "answered"
    SAID_YES = "said_yes"
    TIME_TO_ANSWER = "time_to_answer"
    NEVER_ANSWERED = "never_answered"
    GOT_AN_INTERVIEW = "got_an_interview"
    VOLUNTEERS = "volunteers"
    NEW_VOLUNTEERS = "new_volunteers"
    RETURNING_VOLUNTEERS = "returning_volunteers"
    HOSTS_IN_USE = "hosts_in_use"
    SPREAD = "spread"
    HOURS_GIVEN = "hours_given"
    WORTH_IT = "worth_it"
    WORTH_IT_SEEKERS = "worth_it_seekers"
    PREPARED = "prepared"
    MEAN_CHANGE = "mean_change"
    ROSE = "rose"
    CAME_OF_IT = "came_of_it"
    CONCERNS_OPENED = "concerns_opened"
    CONCERNS_CLOSED = "concerns_closed"
    TIME_TO_LOOK_AFTER = "time_to_look_after"


@frozen
class Number:
    """`side`: whose group the number can be given for; None if it is only given for the whole
    programme."""

    name: NumberName
    of: Callable[[Counting, Counting], Figure]
    side: Side | None


def _number(name: NumberName, of: Callable[[Counting], Figure], side: Side | None) -> Number:
    return Number(name, lambda counting, _before: of(counting), side)


_SEEKER, _HOST = Side.SEEKER, Side.HOST

NUMBERS = (
    _number(NumberName.SEEKERS_SERVED, seekers.seekers_served, _SEEKER),
    _number(NumberName.PARTICIPATION, seekers.participation, _SEEKER),
    _number(NumberName.REQUESTS_SENT, requests.requests_sent, _SEEKER),
    _number(NumberName.INTERVIEWS_HELD, outcomes.interviews_held, _SEEKER),
    _number(NumberName.OUTCOME_KNOWN, outcomes.outcome_known, _SEEKER),
    _number(NumberName.HELD_RATE, outcomes.held_rate, _SEEKER),
    _number(NumberName.ANSWERED, requests.answered_by_a_person, _SEEKER),
    _number(NumberName.SAID_YES, requests.said_yes, _SEEKER),
    _number(NumberName.TIME_TO_ANSWER, requests.time_to_answer, _SEEKER),
    _number(NumberName.NEVER_ANSWERED, requests.never_answered, _SEEKER),
    _number(NumberName.GOT_AN_INTERVIEW, seekers.got_an_interview, _SEEKER),
    _number(NumberName.VOLUNTEERS, hosts.volunteers, _HOST),
    _number(NumberName.NEW_VOLUNTEERS, hosts.new_volunteers, _HOST),
    Number(NumberName.RETURNING_VOLUNTEERS, hosts.returning_volunteers, _HOST),
    _number(NumberName.HOSTS_IN_USE, hosts.hosts_in_use, _HOST),
    _number(NumberName.SPREAD, hosts.spread, _HOST),
    _number(NumberName.HOURS_GIVEN, outcomes.hours_given, _HOST),
    _number(NumberName.WORTH_IT, outcomes.worth_it_for_hosts, _HOST),
    _number(NumberName.WORTH_IT_SEEKERS, outcomes.worth_it_for_seekers, _SEEKER),
    _number(NumberName.PREPARED, outcomes.prepared, _SEEKER),
    _number(NumberName.MEAN_CHANGE, outcomes.mean_change, _SEEKER),
    _number(NumberName.ROSE, outcomes.share_that_rose, _SEEKER),
    _number(NumberName.CAME_OF_IT, outcomes.something_came_of_it, _SEEKER),
    _number(NumberName.CONCERNS_OPENED, care.concerns_opened, None),
    _number(NumberName.CONCERNS_CLOSED, care.concerns_closed, None),
    _number(NumberName.TIME_TO_LOOK_AFTER, care.time_to_look_after, None),
)
"""In the order in which they are shown, with participation first."""


@frozen
class Measured:
    """A number in a period and in the one before."""

    name: NumberName
    now: Figure
    before: Figure | None
    """None if the programme had not begun then, so that zero would say nothing."""


@frozen
class Report:
    """The numbers in order. A report about a group or a field leaves out the numbers about
    concerns, and one about a field also participation."""

    period: Period
    numbers: tuple[Measured, ...]
    fields: tuple[FieldRoom, ...]
    """Those of everybody, also in a report about a group."""
    in_vain: tuple[Sought, ...]
    """The same."""
    came_of_it: Mapping[str, int]
    """How often seekers gave each answer. Empty below five."""
    months: tuple[MonthCount, ...]
    """Up to twelve until the end of the period, each in full, the oldest first, as far back as the
    programme goes. They are of everybody, too."""

    @property
    def is_first(self) -> bool:
        """There is no period before."""
        return all(each.before is None for each in self.numbers)

    def figure(self, name: NumberName) -> Figure | None:
        return next((each.now for each in self.numbers if each.name is name), None)


def report_of(
    everything: Material,
    period: Period,
    zone: ZoneInfo,
    group: frozenset[int] | None = None,
    field: str = "",
) -> Report:
    """`group`: the members that the report is about, None for everybody. `field`: the field of the
    hosts, empty for all."""
    material = everything.of_field(field) if field else everything
    whole = Counting(material, period.span)
    return Report(
        period,
        _numbers(material, period, group, field),
        room_against_wish(whole),
        looked_for_in_vain(whole),
        outcomes.what_came_of_it(whole) if group is None else {},
        by_month(material, period.span.end, zone),
    )


def _numbers(
    material: Material, period: Period, group: frozenset[int] | None, field: str
) -> tuple[Measured, ...]:
    if group is not None:
        return _of_some({side: material.of_members(group, side) for side in Side}, period, field)
    if field:
        return _of_some(dict.fromkeys(Side, material), period, field)
    return _of_everybody(material, period)


_Countings = tuple[Counting, Counting, Counting]
"""For a period, the one before, and the one before that."""


def _countings(material: Material, period: Period) -> _Countings:
    spans = (period.span, period.before, period.earlier)
    now, before, earlier = (Counting(material, span) for span in spans)
    return now, before, earlier


def _of_everybody(material: Material, period: Period) -> tuple[Measured, ...]:
    countings = _countings(material, period)
    return tuple(_measured(each, countings) for each in NUMBERS)


def _of_some(material: Mapping[Side, Material], period: Period, field: str) -> tuple[Measured, ...]:
    """The numbers about seekers are those of the seekers among them, the numbers about hosts those
    of the hosts. A side on which fewer than five of them had an interview shows nothing: the
    numbers would be about single people."""
    of = {side: _countings(of_side, period) for side, of_side in material.items()}
    return tuple(
        _of_many(number.side, number, of[number.side])
        for number in NUMBERS
        if number.side and not (field and number.name is NumberName.PARTICIPATION)
    )


def _of_many(side: Side, number: Number, countings: _Countings) -> Measured:
    measured = _measured(number, countings)
    now, before, _ = countings
    return replace(
        measured,
        now=_told(measured.now, side, now),
        before=measured.before and _told(measured.before, side, before),
    )


def _told(figure: Figure, side: Side, counting: Counting) -> Figure:
    return figure.among_few() if _are_many(side, counting) else figure.untold()


def _are_many(side: Side, counting: Counting) -> bool:
    had = (*counting.sent, *counting.over)
    return are_enough(each.seeker if side is Side.SEEKER else each.host for each in had)


def _measured(number: Number, countings: _Countings) -> Measured:
    now, before, earlier = countings
    had_begun = before.end > before.material.began
    return Measured(
        number.name, number.of(now, before), number.of(before, earlier) if had_begun else None
    )
