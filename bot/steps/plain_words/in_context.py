"""What a few words mean, given what is open with a member: a request that waits for their answer,
an interview that is about to begin, or one that was held. If there are several, the member is asked
which one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.blocks import Entry
from bot.cards.cards import Card
from bot.engine.contexts.member import FreeTextContext
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, Interview, Side
from bot.language.intents import Guess, Intent, interviews_meant, read_when, what_is_open
from bot.language.intents.small_words import ORDINALS
from bot.language.times import TimeSpan
from bot.texts.me import home
from bot.texts.plain_words import free_text as free_texts
from bot.texts.plain_words import in_context as texts
from bot.texts.plain_words import small_talk
from bot.texts.staying_in_touch import next_step as next_step_texts

_SAYS_DONE = frozenset(
    (
        *("done", "all done", "finished", "completed", "did it", "did that", "just did it"),
        *("i did it", "it is done", "it's done", "i've done it", "i have done it"),
    )
)
_OF_TIMES = re.compile(
    r"\b(?:(?:time|slot|date|hour|morning|afternoon|evening)s|slot|that (?:day|week)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)
_PLACES = dict(zip(ORDINALS, (0, 1, 2, -1), strict=True))


def answer_done(said: str, context: FreeTextContext, now: datetime) -> Card | None:
    """The answer to "done" from a seeker with one thing to do, unless it may be about an interview
    that was just held."""
    is_said = said.lower().replace("’", "'").strip(" .!") in _SAYS_DONE
    if not is_said or Intent.NOTE in what_is_open(context, now):
        return None
    mine = (each for each in context.interviews if each.seeker == context.me.id)
    to_do = [
        next_step_texts.was_it_this(each, context.others[each.host], each.next_step)
        for each in mine
        if each.next_step and each.next_step.is_open
    ]
    return to_do[0] if len(to_do) == 1 else None


def about_none(intent: Intent, context: FreeTextContext) -> Card:
    if intent is Intent.THANK:
        return small_talk.welcome()
    if intent is Intent.NOTE and context.me.profile:
        return texts.thank_host()
    return free_texts.no_interview(intent)


def answer_waiting(guess: Guess, said: str, context: FreeTextContext, now: datetime) -> Card:
    """The answer to a yes or a no: what waits for it, with the meant time or the refusal first.
    Who refuses the times may still want to meet."""
    about = interviews_meant(guess, context, now)
    if not about:
        return free_texts.no_interview(Intent.ANSWER)
    shown = zip(about, home.entries(context, about, now), strict=True)
    if guess.intent is Intent.NO:
        first = texts.with_times_first if _OF_TIMES.search(said) else texts.with_refusal_first
        entries = [first(entry) for _, entry in shown]
        rests = context.me.has_open_door and any(each.host == context.me.id for each in about)
        return texts.refusing(home.fitting(entries), may_rest=rests)
    entries = [
        texts.with_time_first(entry, _chosen(guess.when, each, context.me, now))
        for each, entry in shown
    ]
    return texts.waiting(home.fitting(entries))


def _chosen(words: str, asked: Interview, me: Member, now: datetime) -> datetime | None:
    """The offered time that the words mean: "second", "Friday", "3pm"."""
    ahead = [at for at in asked.offered if at > now]
    if words in _PLACES:
        at = _PLACES[words]
        return ahead[at] if ahead[at:] else None
    spans = [span for reading in read_when(words, now, me.zoneinfo) for span in reading]
    meant = {at for at in ahead if any(_holds(span, at) for span in spans)}
    return meant.pop() if len(meant) == 1 else None


def _holds(span: TimeSpan, at: datetime) -> bool:
    return at == span.start or (span.end is not None and span.start <= at < span.end)


def tell_of_lateness(guess: Guess, context: FreeTextContext, now: datetime) -> Card:
    about = interviews_meant(guess, context, now)
    if not about:
        ahead = interviews_meant(replace(guess, intent=Intent.WHERE), context, now)
        return texts.not_about_to_begin() if ahead else texts.nothing_booked()
    minutes = (int(guess.when),) if guess.when else texts.MINUTES
    entries = [texts.late_for(each, _other(each, context), minutes) for each in about]
    return texts.late(home.fitting(entries))


def not_there_yet(guess: Guess, context: FreeTextContext, now: datetime) -> Card | None:
    """The answer to somebody who waits for the other side in an interview that is going on."""
    asks_where = replace(guess, intent=Intent.WHERE)
    booked = interviews_meant(asks_where, context, now)
    current = [each for each in booked if each.start and each.start <= now]
    if not current:
        return None
    where = where_they_meet(asks_where, context, now)
    return texts.other_not_there_yet(where, _other(current[0], context))


def where_they_meet(guess: Guess, context: FreeTextContext, now: datetime) -> Card:
    """The next interview: somebody who asks for the place is about to go there."""
    about = interviews_meant(guess, context, now)
    if not about:
        return texts.nothing_booked()
    booked = min(about, key=lambda each: each.start or now)
    side, other = booked.side_taken_by(context.me.id), _other(booked, context)
    host = context.me if side is Side.HOST else other
    return texts.where_to_meet(booked, side, host, other, now)


def take_news(guess: Guess, said: str, context: FreeTextContext, now: datetime) -> Card:
    """A seeker with nobody to tell may no longer need what is open: "I found a job"."""
    if about := interviews_meant(guess, context, now):
        return texts.news(home.fitting(_once_each(about, said, context)))
    me = context.me.id
    is_open = [
        each for each in context.interviews if each.seeker == me and each.stage in OPEN_STAGES
    ]
    return texts.news_before_talks(home.fitting(home.entries(context, is_open, now)))


def _once_each(held: Sequence[Interview], said: str, context: FreeTextContext) -> list[Entry]:
    """The last interview with each host."""
    last = {each.host: each for each in reversed(held)}
    ordered = [each for each in held if last[each.host] is each]
    return [texts.news_for(each, context.others[each.host], said) for each in ordered]


def _other(of: Interview, context: FreeTextContext) -> Member:
    return context.others[of.member_on(of.side_taken_by(context.me.id).other)]
