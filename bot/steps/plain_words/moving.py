"""The interviews that a member may want to move, each with a button for every meaning of the time
that they named."""

from datetime import datetime

from bot.cards.cards import Card
from bot.engine.contexts.member import FreeTextContext
from bot.interview.model import Interview
from bot.language.intents import Guess, interviews_meant, read_when, shift_of
from bot.language.times import Times, TimeSpan
from bot.texts.asking import other_times
from bot.texts.me import home
from bot.texts.plain_words import free_text as texts


def move(
    guess: Guess, context: FreeTextContext, now: datetime, day_comes_first: bool | None
) -> Card:
    about = interviews_meant(guess, context, now)
    if not about:
        return texts.no_interview(guess.intent)
    if len(about) == 1 and (wait := _not_your_turn(about[0], context, now)):
        return wait
    zone = context.me.zoneinfo
    meant = [_meanings(guess.when, each, context, now, day_comes_first) for each in about]
    read = (texts.times_understood(guess.when, meant[0], zone),) if guess.when else ()
    entries = [
        texts.with_time_buttons(each, to, zone, entry)
        for each, to, entry in zip(about, meant, home.entries(context, about, now), strict=True)
    ]
    return texts.which_interview(guess.intent, home.fitting(entries), *read)


def _not_your_turn(of: Interview, context: FreeTextContext, now: datetime) -> Card | None:
    side = of.side_taken_by(context.me.id)
    if of.may_propose(side, now):
        return None
    return other_times.not_your_turn(of, side, context.others[of.member_on(side.other)], now)


def _meanings(
    words: str, of: Interview, context: FreeTextContext, now: datetime, order: bool | None
) -> tuple[Times, ...]:
    """A time without a day means the day of the interview: "6pm", "an hour later"."""
    zone = context.me.zoneinfo
    read = read_when(words, now, zone, order)
    if read or not words or of.start is None:
        return read
    if shift := shift_of(words):
        return ((TimeSpan(of.start + shift),),)
    return read_when(f"{of.start.astimezone(zone):%Y-%m-%d} {words}", now, zone, order)
