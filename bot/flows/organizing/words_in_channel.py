"""A word to all as a post in a channel, for members whom Askwell never writes to first."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.channel_posts import ChannelPost, PostKind
from bot.engine.contexts.words_to_all import WordsContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.programme import Act, ActName
from bot.interview.words_to_all import WordToAll
from bot.steps.channels import chosen_channel
from bot.texts import inviting, words_in_channel
from bot.texts import words_to_all as texts

router = Router()


@router.press(ActionName.WORD_POST_FORM, reads=WordsContext, opens_form=True)
def open_form(context: WordsContext, event: Press, _now: datetime) -> Decision:
    word = _as_shown(context, event)
    return Decision(reply=words_in_channel.form(word) if word else texts.out_of_date())


@router.submit(ActionName.WORD_POST, reads=WordsContext)
def post(context: WordsContext, event: Submit, now: datetime) -> Decision:
    """The same form sent again posts nothing new."""
    word, channel = _as_shown(context, event), chosen_channel(event)
    if word is None:
        return Decision(reply=texts.out_of_date())
    if isinstance(channel, Invalid):
        return Decision(reply=channel)
    if context.programme.opened_at is None:
        return Decision(reply=texts.not_open())
    posts = context.channel_posts
    if any(each.id == event.id for each in posts):
        return Decision(reply=inviting.home(posts), taken=True)
    posted = _post(context, event, word, channel, now)
    act = Act(word.community, now, context.me.id, ActName.PLANNED_POST)
    return Decision(reply=inviting.on_its_way((posted, *posts)), save=(posted, act))


def _as_shown(context: WordsContext, event: Press | Submit) -> WordToAll | None:
    """The word as it was when its organizer saw it. None if it has changed, or its words are no
    longer kept."""
    word = context.word
    if word is None or word.revision != event.action.revision or not word.words:
        return None
    return word


def _post(
    context: WordsContext, event: Submit, word: WordToAll, channel: str, now: datetime
) -> ChannelPost:
    person = context.me.person
    return ChannelPost(
        *(event.id, word.community, person.platform, person.space, channel, PostKind.WORD),
        by=context.me.id,
        card=words_in_channel.card(word),
        at=now,
        due_at=now,
    )
