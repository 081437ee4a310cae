"""Organizers write a word to all. They see it themselves first, then send it to all, or stop it."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid, Wrong
from bot.engine.contexts.member import Context
from bot.engine.contexts.words_to_all import WordsContext
from bot.engine.decisions import CommunityTimer, Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.programme import Act, ActName
from bot.interview.words_to_all import (
    HELD_FOR,
    TITLE_LENGTH,
    WORDS_LENGTH,
    Audience,
    WordState,
    WordToAll,
)
from bot.steps.words_to_all import asks_key, possible_again, timer
from bot.texts import word_form
from bot.texts import words_to_all as texts

router = Router()

ON_ITS_WAY = (WordState.HELD, WordState.GOING)


@router.press(ActionName.WORDS_TO_ALL, reads=WordsContext, only_reads=True)
def list_words(context: WordsContext, _event: Press, now: datetime) -> Decision:
    return Decision(reply=texts.listing(context, possible_again(context, context.words, now)))


@router.press(ActionName.WORD_FORM, reads=WordsContext, opens_form=True)
def open_form(context: WordsContext, event: Press, _now: datetime) -> Decision:
    word = context.word
    if event.action.about and (word is None or word.state is not WordState.DRAFT):
        return Decision(reply=texts.out_of_date())
    return Decision(reply=word_form.form(context, word))


@router.submit(ActionName.WORD, reads=WordsContext)
def write(context: WordsContext, event: Submit, now: datetime) -> Decision:
    """It is sent to its author, with how many will receive it."""
    word = context.word
    if event.action.about and (word is None or word.state is not WordState.DRAFT):
        return Decision(reply=texts.out_of_date())
    if any(each.id == event.id for each in context.words):  # the same form, sent again
        return Decision(reply=texts.draft_saved(), taken=True)
    if why := _wrong(context, event):
        return Decision(reply=Invalid(why))
    written = _written(context, event, now)
    if word is not None:
        written = replace(written, id=word.id, made_at=word.made_at, revision=word.revision + 1)
    return Decision(
        reply=texts.draft_saved(), save=(written,), community_timers=(_shows(written, now),)
    )


def _wrong(context: WordsContext, event: Submit) -> Wrong:
    """The audience must always be chosen. A group or field that was chosen and no longer exists
    does not mean everybody."""
    why: Wrong = {}
    for field in (word_form.TITLE, word_form.WORDS):
        if not field.read(event.values):
            why[field] = word_form.empty()
    if word_form.WHO.read_one(event.values) not in list(Audience):
        why[word_form.WHO] = word_form.choose_who()
    known_groups = {str(each.id) for each in context.groups}
    for choice, known in ((word_form.FIELD, {*context.fields}), (word_form.GROUP, known_groups)):
        if not {*choice.read(event.values)} <= known:
            why[choice] = word_form.not_there()
    return why


def _written(context: WordsContext, event: Submit, now: datetime) -> WordToAll:
    group = word_form.GROUP.read_one(event.values)
    return WordToAll(
        id=event.id,
        community=context.me.community,
        by=context.me.id,
        made_at=now,
        title=word_form.TITLE.read(event.values)[:TITLE_LENGTH],
        words=word_form.WORDS.read(event.values)[:WORDS_LENGTH],
        audience=Audience(word_form.WHO.read_one(event.values)),
        field=word_form.FIELD.read_one(event.values),
        group=int(group) if group else None,
    )


def _shows(word: WordToAll, now: datetime) -> CommunityTimer:
    return timer(word, CommunityTimerName.WORD_SHOWN, now)


@router.press(ActionName.WORD_SHOW, reads=WordsContext)
def show(context: WordsContext, _event: Press, now: datetime) -> Decision:
    """The organizer who sees it is the one who can send it and is told about it."""
    word = context.word
    if word is None or word.state is not WordState.DRAFT:
        return Decision(reply=texts.out_of_date())
    mine = replace(word, by=context.me.id, revision=word.revision + 1)
    return Decision(reply=texts.draft_saved(), save=(mine,), community_timers=(_shows(mine, now),))


@router.press(ActionName.WORD_SEND, reads=WordsContext)
def send(context: WordsContext, event: Press, now: datetime) -> Decision:
    word = context.word
    if word is None or word.revision != event.action.revision:
        return Decision(reply=texts.out_of_date())
    if word.state is not WordState.DRAFT:
        return Decision(reply=_on_its_way(word))
    if context.programme.opened_at is None:
        return Decision(reply=texts.not_open())
    if possible := possible_again(context, context.words, now):
        return Decision(reply=texts.refused(possible))
    sent = word.sent(now)
    card = _on_its_way(sent)
    return Decision(
        reply=card,
        save=(sent, Act(word.community, now, context.me.id, ActName.SENT_WORD)),
        posts=(Post(context.me.id, asks_key(sent), card),),
        community_timers=(timer(sent, CommunityTimerName.WORD_GOES, now + HELD_FOR),),
    )


def _on_its_way(word: WordToAll) -> Card:
    if word.state is WordState.HELD and word.sent_at:
        return texts.scheduled(word, word.sent_at + HELD_FOR)
    return texts.being_sent(word) if word.state is WordState.GOING else texts.out_of_date()


@router.press(ActionName.WORD_STOP, reads=WordsContext)
def stop(context: WordsContext, _event: Press, now: datetime) -> Decision:
    """Those who have it keep it. Soon after, the author is told how many they are."""
    word = context.word
    if word is not None and word.state in (WordState.DRAFT, WordState.STOPPED):
        return Decision(reply=texts.stopped(word))
    if word is None or word.state not in ON_ITS_WAY:
        return Decision(reply=texts.out_of_date())
    after = word.stopped()
    card = texts.stopped(after)
    ends = timer(after, CommunityTimerName.WORD_ENDS, now)
    return Decision(
        reply=card,
        save=(after, Act(word.community, now, context.me.id, ActName.STOPPED_WORD)),
        posts=(Post(context.me.id, asks_key(word), card),),
        community_timers=(ends,) if after.state is WordState.STOPPED else (),
    )


@router.press(ActionName.WORD_SWITCH, reads=Context)
def switch(context: Context, event: Press, _now: datetime) -> Decision:
    on = event.action.arg == "on"
    return Decision(reply=texts.switched(on=on), save=(replace(context.me, words_to_all=on),))
