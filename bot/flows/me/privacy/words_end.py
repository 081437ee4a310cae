"""What somebody wrote long ago will be deleted. They can save it before."""

from datetime import datetime

from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Due
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview.model import Side
from bot.texts.me.privacy import privacy as texts

router = Router()


@router.timer(TimerName.WORDS_END, reads=InterviewContext, nudges=Side.SEEKER, even_if_muted=True)
def tell(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    """At most once a month, for all interviews together."""
    key = f"words_end:{now:%Y-%m}"
    return Decision(posts=(Post(context.seeker.id, key, texts.old_words_end_soon()),))
