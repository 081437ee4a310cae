"""A word to all goes out: some members in each step, and each step in a transaction of its own, so
that nothing is doubled or lost wherever the process ends."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine.contexts.words_to_all import (
    WordDueContext,
    WordEndContext,
    WordGoingContext,
    WordShownContext,
)
from bot.engine.decisions import CommunityTimer, Decision, Post
from bot.engine.events import CommunityDue
from bot.engine.readers_day import in_daytime
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.words_to_all import WordState, WordToAll
from bot.steps.organizing import tell
from bot.steps.words_to_all import asks_key, possible_again, timer
from bot.texts import words_to_all as texts

router = Router()

BETWEEN_STEPS = timedelta(seconds=2)
"""So that other things that are due come in between."""
LOOKS_AGAIN_AFTER = timedelta(minutes=10)
GIVES_UP_AFTER = timedelta(days=7)
"""Members who have not received it by then are not counted."""


def _later(due: CommunityDue, now: datetime) -> Decision:
    """Somebody is just deciding about it."""
    name = CommunityTimerName(due.name)
    return Decision(
        community_timers=(CommunityTimer(due.community, name, now + BETWEEN_STEPS, due.about),)
    )


@router.community_timer(CommunityTimerName.WORD_SHOWN, reads=WordShownContext)
def show(context: WordShownContext, due: CommunityDue, now: datetime) -> Decision:
    """To its author, exactly as everybody will read it, and then the question whether to send
    it."""
    word, author = context.word, context.author
    if word is None:
        return _later(due, now)
    if author is None or word.state is not WordState.DRAFT:
        return Decision()
    possible = possible_again(context, context.before, now)
    asks = texts.send_question(word, context.group, context.reach, possible)
    first = Post(author.id, f"{word.key}:first:{word.revision}", texts.card(word, context.contact))
    return Decision(posts=(first, Post(author.id, asks_key(word), asks)))


@router.community_timer(CommunityTimerName.WORD_GOES, reads=WordGoingContext)
def go(context: WordGoingContext, due: CommunityDue, now: datetime) -> Decision:
    word = context.word
    if word is None:
        return _later(due, now)
    if word.state not in (WordState.HELD, WordState.GOING):
        return Decision()
    begins = word.state is WordState.HELD
    gone = replace(word, state=WordState.GOING, last=context.seen_to)
    card = texts.card(word, context.contact)
    posts = [in_daytime(Post(each.id, word.key, card), each, now) for each in context.receivers]
    ends, goes = CommunityTimerName.WORD_ENDS, CommunityTimerName.WORD_GOES
    name, wait = (ends, LOOKS_AGAIN_AFTER) if context.is_last else (goes, BETWEEN_STEPS)
    return Decision(
        save=(gone,),
        posts=(*posts, *(_tells_author(context, gone) if begins else ())),
        community_timers=(timer(gone, name, now + wait),),
    )


def _tells_author(context: WordDueContext, word: WordToAll) -> tuple[Post, ...]:
    author = context.author
    return (Post(author.id, asks_key(word), texts.being_sent(word)),) if author else ()


@router.community_timer(CommunityTimerName.WORD_ENDS, reads=WordEndContext)
def end(context: WordEndContext, due: CommunityDue, now: datetime) -> Decision:
    """Once all of them have it, its author is told how many received it."""
    word = context.word
    if word is None:
        return _later(due, now)
    begun = word.sent_at or word.made_at
    if context.waiting and now < begun + GIVES_UP_AFTER:
        again = timer(word, CommunityTimerName.WORD_ENDS, now + LOOKS_AGAIN_AFTER)
        return Decision(community_timers=(again,))
    done = word.over(context.got)
    hears = context.author or context.contact
    if hears is None:
        return Decision(save=(done,))
    card = texts.result(done)
    posts = (Post(hears.id, asks_key(word), card), tell(hears, word.key, card, now))
    return Decision(save=(done,), posts=posts)
