"""What is forgotten, and when. All of it goes in small steps, each in a transaction of its own, so
that nobody waits for it."""

from datetime import datetime, timedelta

from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.decisions import Timer
from bot.engine.forgetting import CardsForgotten, KeptSpace, KeptWords, SettledCard
from bot.engine.store import UnitOfWork
from bot.engine.timer_names import TimerName
from bot.interview.members import zone_or_utc
from bot.interview.model import Stage

DRAFT_REPORTS_KEPT = timedelta(days=7)
CLOSED_CONCERNS_KEPT = timedelta(days=365)
SUGGESTIONS_KEPT = timedelta(days=180)
CARDS_KEPT = timedelta(days=180)
EXPORTS_KEPT = timedelta(days=1)
ASLEEP_KEPT = timedelta(days=30)
"""After so long everybody is erased in a space from which Askwell was removed."""
TOLD_BEFORE = timedelta(days=30)
"""So long before the words of an interview go, whoever wrote them is told."""
DAYS_A_YEAR = 365
NIGHT = 3
"""The hour at which all of it is done, in each community by its own clock."""
AT_ONCE = 50
"""Rows in one step, which takes less than 20 ms so."""

EXPORT = "export:"
"""What the keys of cards begin with that hold everything about their reader."""
PEOPLE = "people:"
"""Likewise of those that bring an organizer a list of people as a file."""
IMPORT = "import:"
EXPORTS = (EXPORT, PEOPLE, "journal:", "page:", IMPORT)
"""Likewise of all that bring words which are kept elsewhere, as a file."""
FORGOTTEN = Card(say("An older message"))
"""In place of a card that is forgotten, in the database only: its message is still known."""

ENDED = (Stage.DECLINED, Stage.WITHDRAWN, Stage.EXPIRED, Stage.CANCELLED, Stage.MISSED)
RESTING = (Stage.HELD, Stage.THANKED)
"""Over, once nothing has changed for as long as cards are kept: until then somebody may still
write a note, or an update."""


CARDS = CardsForgotten(ENDED, RESTING, FORGOTTEN)


def is_night(space: KeptSpace, now: datetime) -> bool:
    """Whether it is the hour at which what is old is forgotten there; in UTC where no zone is
    known."""
    return now.astimezone(zone_or_utc(space.zone)).hour == NIGHT


def forget_cards(
    unit: UnitOfWork, now: datetime, after: SettledCard | None, space: KeptSpace
) -> SettledCard | None:
    """Of the next cards of a space after this one, those of interviews that are over, and of none,
    once they were settled long ago. Returns the last one looked at, None at the end."""
    before = now - CARDS_KEPT
    some = unit.retention.settled(space, before, after, AT_ONCE)
    if not some:
        return None
    unit.retention.forget_cards(some, CARDS, before)
    return some[-1]


def forget_exports(unit: UnitOfWork, now: datetime) -> bool:
    """Whether there were any."""
    return unit.retention.forget_fleeting(now - EXPORTS_KEPT, FORGOTTEN, AT_ONCE)


def forget_venues(unit: UnitOfWork, now: datetime, space: KeptSpace) -> bool:
    """Of some interviews of a space's community; whether there were any."""
    return unit.retention.forget_venues(space.community, now - CARDS_KEPT, AT_ONCE)


def forget_words(
    unit: UnitOfWork, now: datetime, after: KeptWords | None, space: KeptSpace
) -> KeptWords | None:
    """Of the next interviews of a space's community after this one, the words of those that ended
    long ago; who wrote them is told before. Returns the last one looked at, None at the end."""
    if space.months is None:
        return None
    before = now + TOLD_BEFORE - kept_for(space.months)
    some = unit.retention.interviews(space.community, before, after, AT_ONCE)
    unit.retention.forget_words([each.id for each in some if is_due(each, now)], FORGOTTEN)
    told = [each for each in some if should_be_told(each, now)]
    unit.retention.expect({each.id: max(ends_at(each), now + TOLD_BEFORE) for each in told})
    unit.timers.set([Timer(each.id, TimerName.WORDS_END, now) for each in told])
    return some[-1] if some else None


def forget_concerns(unit: UnitOfWork, now: datetime) -> None:
    """A year after they were closed; and reports that were never sent."""
    unit.concerns.forget(now - DRAFT_REPORTS_KEPT, now - CLOSED_CONCERNS_KEPT)


def forget_suggestions(unit: UnitOfWork, now: datetime) -> None:
    """Nobody is kept from anybody any more by rounds of so long ago."""
    unit.suggestions.forget(now - SUGGESTIONS_KEPT)


def forget_channel_posts(unit: UnitOfWork, now: datetime) -> None:
    """The posts themselves stand in the channels."""
    unit.channel_posts.forget(now - CARDS_KEPT)


def ends_at(words: KeptWords) -> datetime:
    """When they are forgotten, if nothing is written anew."""
    last = max(words.changed_at, words.last_contact_at or words.changed_at)
    return last + kept_for(words.months)


def kept_for(months: int) -> timedelta:
    return timedelta(days=months * DAYS_A_YEAR // 12)


def should_be_told(words: KeptWords, now: datetime) -> bool:
    """Once, and again where something was written since. A draft is nobody else's, and nobody is
    told of it."""
    ends, until = ends_at(words), words.forgotten_at
    is_new = until is None or until < ends
    return words.stage in (*ENDED, *RESTING) and is_new and ends - TOLD_BEFORE <= now


def is_due(words: KeptWords, now: datetime) -> bool:
    """Not before the time that they were told."""
    until = ends_at(words) if words.stage is Stage.DRAFT else words.forgotten_at
    return until is not None and ends_at(words) <= until <= now
