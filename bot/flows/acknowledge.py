"""The host answers the seeker's last words with one press, once."""

from datetime import datetime

from bot import life, timers
from bot.decision import Decision, Post
from bot.events import Press
from bot.model import Interview, Side, Stage
from bot.router import Router
from bot.state import OfInterview
from bot.texts import acknowledge as texts
from bot.texts import notices
from bot.texts import thank as thank_texts
from bot.texts.acknowledge import Answer

router = Router()


@router.press("welcome", reads=OfInterview, any_revision=True)
def welcome(state: OfInterview, _event: Press, now: datetime) -> Decision:
    return _answer(state, Answer.WELCOME, now)


@router.press("keep_posted", reads=OfInterview, any_revision=True)
def keep_posted(state: OfInterview, _event: Press, now: datetime) -> Decision:
    return _answer(state, Answer.KEEP_POSTED, now)


def _answer(state: OfInterview, answer: Answer, now: datetime) -> Decision:
    """The interview may have moved on since the words came: their host's answer still counts."""
    words = state.interview.note
    if state.side is not Side.HOST or state.interview.stage is not Stage.THANKED or not words:
        return Decision(reply=notices.moved_on(state, now))
    if state.interview.acknowledged:
        return Decision(reply=texts.answered_already(state.seeker))
    answered = life.acknowledge(state.interview)
    note = thank_texts.note(answered, state.seeker, words, answer)
    card = texts.to_seeker(state.host, answer, _asks_again(state, now))
    return Decision(
        save=(answered,),
        posts=(
            Post(state.seeker.id, _key(answered, now), card, answered.id),
            Post(state.host.id, life.note_key(answered), note, answered.id),
        ),
    )


def _key(answered: Interview, now: datetime) -> str:
    return f"{answered.id}:answered:{now:%Y%m%dT%H%M%S}"


def _asks_again(state: OfInterview, now: datetime) -> datetime | None:
    """When the seeker will be asked what came of it; None if they want no nudges."""
    wanted = state.seeker.nudges and state.interview.nudges
    return timers.next_keep_in_touch(state.interview, now) if wanted else None
