"""The answer to somebody who wants to hear no more, or nothing now, or to host no longer."""

from bot.engine.decisions import Decision
from bot.interview.model import Stage
from bot.language.intents import Intent, is_worried, stops_hosting
from bot.language.intents.moods import only_stops, puts_off, puts_off_everything
from bot.steps.plain_words.understood import PlainWords
from bot.texts.interviews import confirmations
from bot.texts.plain_words import signposts, small_talk

_OF_BOOKED = {Intent.MOVE, Intent.CANCEL, Intent.LATE, Intent.WHERE, Intent.NEWS}
"""What may be open about an interview that is booked, and that nobody has to answer."""


def answer(said: PlainWords) -> Decision | None:
    if only_stops(said.words):
        return Decision(reply=signposts.leave(said.context.me, said.now))
    if _wants_nothing(said):
        return Decision(reply=small_talk.no_hurry())
    stops = _would_stop_hosting(said)
    return Decision(reply=confirmations.stop_hosting_card()) if stops else None


def _wants_nothing(said: PlainWords) -> bool:
    """Whether they want nothing now, and do not mean one of their interviews."""
    if not puts_off(said.words):
        return False
    may_be_meant = said.may_be_about
    if not may_be_meant:
        return True
    waits_for_me = any(
        each.stage is Stage.ASKED and each.member_on(each.awaiting) == said.context.me.id
        for each in said.context.interviews
    )
    return may_be_meant <= _OF_BOOKED and not waits_for_me and puts_off_everything(said.words)


def _would_stop_hosting(said: PlainWords) -> bool:
    """Whether they want to stop for good. Somebody who names a day wants a break."""
    rests = any(each.intent is Intent.PAUSE and each.when for each in said.heard.guesses)
    stops = said.context.me.has_open_door and stops_hosting(said.words)
    return stops and not rests and not is_worried(said.words)
