"""The interview did not take place: nobody is blamed, both are told, and once they can find another
time. A side that the other says was absent is asked, and counts as absent if they do not
contradict."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import AbsenceContext, InterviewContext, SchedulingContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Due, Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.conduct import absences
from bot.interview.conduct.absences import ANSWER_WITHIN, AbsenceAnswer, Absences
from bot.interview.model import AbsenceState, Interview, Side, Stage
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.steps.closing import withdraw_booking
from bot.steps.meeting.absences import PauseAfterAbsence, missed_key, pause_after_absence
from bot.steps.organizing.concerns import contradicted_absence
from bot.texts import notices
from bot.texts.meeting import no_show as texts

router = Router()


@router.press(ActionName.MISSED, reads=InterviewContext, only_reads=True)
def ask_who(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _may_have_failed(context):
        return Decision(reply=notices.out_of_date(context, now))
    return Decision(reply=texts.who_was_absent(context.interview, context.other))


@router.press(ActionName.ABSENT, reads=SchedulingContext)
def miss(context: SchedulingContext, event: Press, now: datetime) -> Decision:
    if not _may_have_failed(context):
        return Decision(reply=notices.out_of_date(context, now))
    if event.action.arg == "other" and not absences.is_long_ago(context.interview, now):
        return _ask_the_other(context, now)
    absent = context.side if event.action.arg == "me" else None
    missed = lifecycle.end(absences.with_absence(context.interview, absent, now), Stage.MISSED, now)
    told = _settled(replace(context, interview=missed), len(missed.absences), now)
    posts = (*told.posts, *withdraw_booking(context))
    return replace(told, save=(missed, *told.save), posts=posts)


@router.press(ActionName.NOT_ABSENT, reads=SchedulingContext, any_revision=True)
def answer(context: SchedulingContext, event: Press, now: datetime) -> Decision:
    """The side that is said to have been absent says how it was, even if another time has been
    found since."""
    said, number = texts.read_answer(event.action.arg)
    if said and absences.is_answered_already(context.interview, context.side, number, said):
        return Decision()
    settled = absences.with_answer(context.interview, context.side, number, said) if said else None
    if settled is None:
        return Decision(reply=notices.out_of_date(context, now))
    told = _kept_beside(_settled(replace(context, interview=settled), number, now), settled)
    if said is not AbsenceAnswer.I_WAS_THERE:
        return told
    concern = contradicted_absence(event.id, settled, context.me, context.other, now)
    save, timers = (*told.save, *concern.save), concern.community_timers
    return replace(told, save=save, community_timers=timers)


@router.timer(TimerName.ABSENCE_COUNTS, reads=AbsenceContext)
def count(context: AbsenceContext, due: Due, now: datetime) -> Decision:
    """The side that was asked has not answered. If they have not even seen the question, because
    their platform was away, they have the full time again. If a pause follows, they are told in a
    separate message."""
    open_ones = absences.open_absences(context.interview)
    if not open_ones:
        return Decision()
    number, *more = open_ones
    asked = context.interview.absences[number - 1].side
    if asked and _has_not_seen(context, number, asked):
        return _ask(context, number, asked, now)
    settled = absences.with_counted_absence(context.interview, number)
    after = replace(context, interview=settled)
    told = _kept_beside(_settled(after, number, now), settled)
    again = (Timer(due.interview, TimerName.ABSENCE_COUNTS, now),) if more else ()
    rings = _that_they_rest(after, number, told.posts)
    return replace(told, posts=(*told.posts, *rings), timers=again)


def _that_they_rest(
    context: SchedulingContext, number: int, told: Sequence[Post]
) -> tuple[Post, ...]:
    side = context.interview.absences[number - 1].side
    if side is None or pause_after_absence(context, side).until is None:
        return ()
    them = context.interview.member_on(side)
    return tuple(replace(each, key=f"{each.key}:rests") for each in told if each.to == them)


def _may_have_failed(context: InterviewContext) -> bool:
    return context.interview.stage is Stage.HELD and not context.interview.debrief


def _ask_the_other(context: SchedulingContext, now: datetime) -> Decision:
    """Nobody counts as absent before they were asked."""
    said = absences.with_reported_absence(context.interview, context.side.other, now)
    missed = replace(context, interview=lifecycle.end(said, Stage.MISSED, now))
    number = len(said.absences)
    asked = _ask(missed, number, context.side.other, now)
    told = _post(missed, number, context.side, now)
    return replace(
        asked,
        save=(missed.interview,),
        posts=(told, *asked.posts, *withdraw_booking(context)),
    )


def _ask(context: SchedulingContext, number: int, side: Side, now: datetime) -> Decision:
    """Ask that side whether they were absent, and until when they can say so."""
    missed, them = context.interview, context.on(side)
    until = next_allowed(them, now) + ANSWER_WITHIN
    question = texts.were_you_there(missed, number, context.on(side.other), until)
    return Decision(
        posts=(Post(them.id, missed_key(missed, number), question, lasting_about=missed.id),),
        timers=(Timer(missed.id, TimerName.ABSENCE_COUNTS, until),),
    )


def _has_not_seen(context: AbsenceContext, number: int, side: Side) -> bool:
    missed = context.interview
    return (missed.member_on(side), missed_key(missed, number)) in context.unseen


def _settled(context: SchedulingContext, number: int, now: datetime) -> Decision:
    """It is known now who was absent, or it is disputed."""
    absence = context.interview.absences[number - 1]
    absent = absence.side if absence.state is AbsenceState.NOTED else None
    rest = pause_after_absence(context, absent)
    posts = tuple(_post(context, number, side, now, rest) for side in Side)
    return Decision(save=rest.members, posts=posts)


def _kept_beside(decision: Decision, settled: Interview) -> Decision:
    """Buttons about the interview stay valid."""
    return replace(decision, save=(Absences(settled.id, settled.absences), *decision.save))


def _post(
    context: SchedulingContext,
    number: int,
    side: Side,
    now: datetime,
    rest: PauseAfterAbsence | None = None,
) -> Post:
    """The same message is edited once it is known how it was."""
    current = context.interview
    absence = current.absences[number - 1]
    until = rest.until if rest and absence.side is side else None
    may_meet = side not in context.reporters
    card = texts.did_not_meet(context, absence, side, now, until, may_meet=may_meet)
    about = current.id if current.stage is Stage.MISSED else None
    return Post(
        current.member_on(side), missed_key(current, number), card, about, lasting_about=current.id
    )
