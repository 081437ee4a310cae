"""The seeker says thank you: nudged the next morning, once more after three days, then no more.
They may also thank outside of Askwell, with a note to copy; then no nudge follows either."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.content.drafting import Tone
from bot.engine.contexts import FollowUpContext, InterviewContext, MemberContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Command, Due, Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.steps.follow_up import asks_again, with_next_follow_up
from bot.steps.letters import Letter, why_not_kept
from bot.steps.schedule import asks_in_the_morning, tell, while_unsent
from bot.texts import drafts, notices, nudges, preview
from bot.texts import thank as texts

router = Router()
_TONES = {tone.value: tone for tone in Tone}
_NOTE = Letter(texts.NOTE, preview.note)


@router.command("thanks", "Write a thank-you note", reads=MemberContext, opens_form=True)
def thanks(state: MemberContext, _event: Command, now: datetime) -> Decision:
    owed = [
        (each, state.others[each.host])
        for each in state.interviews
        if each.seeker == state.me.id and each.stage is Stage.HELD
    ]
    if len(owed) != 1:
        return Decision(reply=texts.choose_whom_to_thank(owed[: texts.OWED_SHOWN]))
    held, host = owed[0]
    return Decision(reply=texts.note_form(held, host, drafts.opening(held, state.me, host, now)))


@router.press(ActionName.NOTE, reads=InterviewContext, opens_form=True)
def open_note(state: InterviewContext, event: Press, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    held, host, tone = state.interview, state.host, _TONES.get(event.action.arg)
    words = drafts.draft(held, state.me, host, tone, now) if tone else _opening(state, now)
    return Decision(reply=texts.note_form(held, host, words, tone))


@router.press(ActionName.THANK_WAYS, reads=InterviewContext)
def other_ways(state: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    return Decision(reply=texts.ways(state.interview, state.host))


@router.submit(ActionName.NOTE, reads=FollowUpContext, any_revision=True)
def write_note(state: FollowUpContext, event: Submit, now: datetime) -> Decision:
    """It goes out once they have seen it as the host will."""
    held, words = state.interview, texts.NOTE.read(event.values)
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    if refused := why_not_kept(_NOTE, held.note, state, event, now):
        return refused
    kept = lifecycle.keep_note(held, words)
    before = held.note if event.action.arg and held.note != words else None
    return Decision(
        reply=notices.with_words(_NOTE.shown(state, kept, words), {texts.NOTE.name: before or ""}),
        save=(kept,),
        timers=while_unsent(kept, state.seeker, now),
        only_for=state.me.id,
    )


@router.press(ActionName.SEND_NOTE, reads=FollowUpContext, any_revision=True)
def send_note(state: FollowUpContext, event: Press, now: datetime) -> Decision:
    """If it changed since they saw it, they see it again."""
    held = state.interview
    if state.side is Side.SEEKER and held.stage is Stage.THANKED:
        return Decision(reply=texts.thanked_already(held, state.host))
    if not held.note or not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    if event.action.revision != held.revision:
        return Decision(reply=_NOTE.shown(state, held, held.note))
    return _send(state, held.note, now)


def _send(state: FollowUpContext, words: str, now: datetime) -> Decision:
    thanked, timers = with_next_follow_up(
        lifecycle.thank(state.interview, words, now), state.pair, now
    )
    card = texts.note(thanked, state.seeker, words)
    return Decision(
        reply=texts.note_sent(state.host, asks_again(state, thanked)),
        save=(thanked,),
        posts=(Post(state.host.id, lifecycle.note_key(thanked), card, thanked.id),),
        timers=timers,
    )


@router.press(ActionName.COPY_NOTE, reads=InterviewContext, opens_form=True)
def copy_note(state: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    words = _opening(state, now)
    return Decision(reply=texts.email_form(state.interview, words))


@router.submit(ActionName.THANKED, reads=FollowUpContext)
def sent_the_copy(state: FollowUpContext, _event: Submit, now: datetime) -> Decision:
    return _thanked(state, now)


@router.press(ActionName.THANKED, reads=FollowUpContext)
def thanked(state: FollowUpContext, _event: Press, now: datetime) -> Decision:
    return _thanked(state, now)


def _thanked(state: FollowUpContext, now: datetime) -> Decision:
    """No note to carry, no more nudges for one."""
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    thanks, timers = with_next_follow_up(
        lifecycle.thank(state.interview, None, now), state.pair, now
    )
    return Decision(reply=texts.thanked_elsewhere(state.host), save=(thanks,), timers=timers)


@router.timer(TimerName.THANKS_FIRST, reads=InterviewContext, nudges=Side.SEEKER)
def first_nudge(state: InterviewContext, due: Due, now: datetime) -> Decision:
    return _nudge(state, due, now, ask=asks_in_the_morning(state.interview, state.seeker))


@router.timer(TimerName.THANKS_SECOND, reads=InterviewContext, nudges=Side.SEEKER)
def second_nudge(state: InterviewContext, due: Due, now: datetime) -> Decision:
    return _nudge(state, due, now, ask=False)


def _nudge(state: InterviewContext, due: Due, now: datetime, *, ask: bool) -> Decision:
    """`ask`: how it went, too."""
    held = state.interview
    if held.stage is not Stage.HELD:
        return Decision()
    card = nudges.thank(state, _opening(state, now), due.name, now, ask=ask and not held.debrief)
    return tell(state, Side.SEEKER, due, card, now)


def _can_thank(state: InterviewContext) -> bool:
    return state.side is Side.SEEKER and state.interview.stage is Stage.HELD


def _opening(state: InterviewContext, now: datetime) -> str:
    return drafts.opening(state.interview, state.seeker, state.host, now)
