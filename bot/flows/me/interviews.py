"""My interviews, with what can be done about each."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import MyInterviewsContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.router import Router
from bot.interview.model import CURRENT_STAGES, Stage
from bot.language.form_values import read_start
from bot.texts.interviews import interview as interview_texts
from bot.texts.me import home as texts
from bot.texts.pages import MORE

router = Router()
_AHEAD = CURRENT_STAGES | {Stage.DRAFT}


@router.command(
    "interviews",
    # Translators: what a command does; at most 100 characters.
    say("My interviews, and what I can do about each"),
    reads=MyInterviewsContext,
)
def interviews(context: MyInterviewsContext, _event: Command, now: datetime) -> Decision:
    return Decision(reply=_page(context, 0, now))


@router.press(ActionName.MORE_INTERVIEWS, reads=MyInterviewsContext, only_reads=True)
def more(context: MyInterviewsContext, event: Press, now: datetime) -> Decision:
    start = read_start(event.action.arg)
    return Decision(reply=_page(context, start, now).as_page_from(start))


@router.press(ActionName.KEEP, reads=InterviewContext, any_revision=True, only_reads=True)
def keep(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    """They answered no to the question: nothing changes, and they are shown how things stand."""
    of = (context.interview, context.side, context.other)
    card = interview_texts.card(*of, now, context.i_reported)
    return Decision(reply=card)


def _page(context: MyInterviewsContext, start: int, now: datetime) -> Card:
    """Interviews in which something may still happen come first, then requests not sent yet."""
    if start and not context.page:
        return texts.no_more_interviews()
    listed = texts.fitting(texts.listed(context.me, context.page, now, context.i_reported))
    ahead = [each.stage in _AHEAD for each, _ in context.page]
    more: tuple[Button, ...] = ()
    if len(context.page) > len(listed):
        action = Action(ActionName.MORE_INTERVIEWS, arg=str(start + len(listed)))
        more = (Button(MORE, action),)
    return texts.interviews(
        [each for each, is_ahead in zip(listed, ahead, strict=False) if is_ahead],
        [each for each, is_ahead in zip(listed, ahead, strict=False) if not is_ahead],
        more,
    )
