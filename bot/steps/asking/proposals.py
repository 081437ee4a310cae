"""Times that one side proposes to the other in a form."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain, islice, zip_longest

from bot.cards.forms import Invalid
from bot.cards.rich_text import Text
from bot.engine.events import Submit
from bot.interview import rules
from bot.interview.limits import TIMES_PER_REQUEST
from bot.interview.members import Member
from bot.interview.model import Side, Slot
from bot.interview.pairs import Pair
from bot.interview.scheduling.slots import STEP
from bot.language.date_order import day_first
from bot.language.errors import Ambiguous, NotUnderstood, Why
from bot.language.form_values import read_proposal
from bot.language.times import TimeSpan, example
from bot.language.times.span import is_exact, read_span
from bot.texts import times as times_texts
from bot.texts.asking import proposed_times as texts


def read_times_for(
    event: Submit, pair: Pair, proposer: Member, minutes: int, now: datetime
) -> tuple[datetime, ...] | Invalid:
    """The times chosen and typed, or a sentence about what is wrong with them.

    Of a stretch, such as Friday morning, the first times are taken at which both can meet.
    """
    zone = proposer.zoneinfo
    chosen, typed = texts.SLOTS.read(event.values), texts.OWN_TIMES.read(event.values)
    wrong = texts.SLOTS if chosen and not typed.strip() else texts.OWN_TIMES
    try:
        order = day_first(event.by.locale, proposer.zone)
        spans = read_proposal(chosen, typed, now, zone, day_first=order)
    except NotUnderstood as unread:
        return Invalid({wrong: _unread(unread, proposer, pair)})
    except Ambiguous as asked:
        meanings = times_texts.meanings(asked.readings, zone)
        why = times_texts.ambiguous(asked, zone)
        return Invalid({texts.OWN_TIMES: why}, {texts.OWN_TIMES.name: meanings})
    if not spans:
        return Invalid({wrong: texts.no_time(example(now, zone), proposer)})
    if len(spans) > TIMES_PER_REQUEST:
        return Invalid({wrong: texts.TOO_MANY_TIMES})
    for span in spans:
        if fault := _fault(span, pair, proposer, minutes, now):
            return Invalid({wrong: fault})
    return _chosen([_good(span, pair, minutes, now) for span in spans])


def _fault(
    span: TimeSpan, pair: Pair, proposer: Member, minutes: int, now: datetime
) -> Text | None:
    """Why no interview can be held then."""
    starts = _starts(span, minutes)
    if not starts:
        return texts.too_short(span.start, minutes)
    bad = rules.bad_time(pair, Slot(starts[0], minutes), now)
    if bad and not _good(span, pair, minutes, now):
        return texts.bad_time(bad, span.start, *_seen_by(proposer, pair))
    return None


_OUT_OF_RANGE = {Why.PASSED: rules.BadTime.PASSED, Why.NO_SUCH_DAY: rules.BadTime.TOO_LATE}


def _unread(unread: NotUnderstood, proposer: Member, pair: Pair) -> Text:
    """What a picker sent is told as a time, because nobody has typed it."""
    if unread.why in _OUT_OF_RANGE and is_exact(unread.words):
        at = read_span(unread.words).start
        return texts.bad_time(_OUT_OF_RANGE[unread.why], at, *_seen_by(proposer, pair))
    return times_texts.not_understood(unread)


def preselected_times(
    spans: Iterable[TimeSpan], free: Sequence[datetime], pair: Pair, minutes: int, now: datetime
) -> tuple[datetime, ...]:
    """For times that were named before a form was opened: the free slots in a stretch, or, if there
    are none, the times at which both can meet. A single time stays as it was named."""
    return _chosen([_free(each, free) or _good(each, pair, minutes, now) for each in spans])


def _free(span: TimeSpan, free: Sequence[datetime]) -> list[datetime]:
    return [at for at in free if span.start <= at < span.end] if span.end else [span.start]


def not_free(
    pair: Pair, times: Iterable[datetime], minutes: int
) -> tuple[tuple[datetime, Side], ...]:
    """Which of the times are taken in a calendar, and in whose."""
    return tuple((at, side) for at in times for side in rules.not_free(pair, Slot(at, minutes)))


def _good(span: TimeSpan, pair: Pair, minutes: int, now: datetime) -> list[datetime]:
    """The starts at which both are free; if there are none, those that can be proposed all the
    same."""
    starts = _starts(span, minutes)
    good = [each for each in starts if not rules.bad_time(pair, Slot(each, minutes), now)]
    return [each for each in good if not rules.not_free(pair, Slot(each, minutes))] or good


def _chosen(good: list[list[datetime]]) -> tuple[datetime, ...]:
    """The first good time of each span, then the second of each, as long as there is room."""
    turns = (start for start in chain.from_iterable(zip_longest(*good)) if start)
    return tuple(sorted(islice(dict.fromkeys(turns), TIMES_PER_REQUEST)))


def _starts(span: TimeSpan, minutes: int) -> list[datetime]:
    """When an interview can begin. A time without an end is one start."""
    if span.end is None:
        return [span.start]
    starts, start = [], span.start
    while Slot(start, minutes).end <= span.end:
        starts.append(start)
        start += STEP
    return starts


def _seen_by(proposer: Member, pair: Pair) -> tuple[Side, Member]:
    """The proposer's side, and the other member."""
    if proposer.id == pair.seeker.id:
        return Side.SEEKER, pair.host
    return Side.HOST, pair.seeker
