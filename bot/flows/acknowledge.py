"""The host answers the seeker's last words with one press, once."""

from datetime import datetime

from bot import life
from bot.decision import Decision, Post
from bot.events import Press
from bot.model import TALKED_STAGES, Interview, Side, Stage
from bot.router import Router
from bot.state import OfInterview
from bot.texts import acknowledge as texts
from bot.texts import notices, thank, touch
from bot.texts.acknowledge import Answer
from bot.touching import asks_again

router = Router()


@router.press("welcome", reads=OfInterview, any_revision=True)
def welcome(state: OfInterview, _event: Press, now: datetime) -> Decision:
    return _answer(state, Answer.WELCOME, now)


@router.press("keep_posted", reads=OfInterview, any_revision=True)
def keep_posted(state: OfInterview, _event: Press, now: datetime) -> Decision:
    return _answer(state, Answer.KEEP_POSTED, now)


def _answer(state: OfInterview, answer: Answer, now: datetime) -> Decision:
    """The interview may have moved on since the words came: their host's answer still counts."""
    told = _last_words(state, answer)
    if state.side is not Side.HOST or told is None:
        return Decision(reply=notices.moved_on(state, now))
    if state.interview.acknowledged:
        return Decision(reply=texts.answered_already(state.seeker))
    answered = life.acknowledge(state.interview)
    card = texts.to_seeker(state.host, answer, asks_again(state, state.interview))
    heard = Post(state.seeker.id, _key(answered, now), card, answered.id)
    return Decision(save=(answered,), posts=(heard, told))


def _last_words(state: OfInterview, answer: Answer) -> Post | None:
    """The card that brought them, with the answer in place of the buttons."""
    current = state.interview
    if current.stage in TALKED_STAGES and current.last_update:
        card = touch.update(current, state.seeker, current.last_update.words, answer)
        return Post(state.host.id, life.update_key(current), card, current.id)
    if current.stage is Stage.THANKED and current.note:
        card = thank.note(current, state.seeker, current.note, answer)
        return Post(state.host.id, life.note_key(current), card, current.id)
    return None


def _key(answered: Interview, now: datetime) -> str:
    return f"{answered.id}:answered:{now:%Y%m%dT%H%M%S}"
