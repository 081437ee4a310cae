"""What is deleted, and when. It happens in small steps, each in a transaction of its own, so that
nobody waits for it."""

from datetime import datetime, timedelta

from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.decisions import Timer
from bot.engine.receiving.repeats import KNOWN_FOR
from bot.engine.store.retention import CardsForgotten, InterviewWords, SettledCard, SpaceRetention
from bot.engine.store.store import UnitOfWork
from bot.engine.timer_names import TimerName
from bot.interview.members import zone_or_utc
from bot.interview.model import Stage

DRAFT_CONCERNS_KEPT = timedelta(days=7)
CLOSED_CONCERNS_KEPT = timedelta(days=365)
SUGGESTIONS_KEPT = timedelta(days=180)
CARDS_KEPT = timedelta(days=180)
EXPORTS_KEPT = timedelta(days=1)
ASLEEP_KEPT = timedelta(days=30)
"""After this time everybody in a space from which Askwell was removed is erased."""
TOLD_BEFORE = timedelta(days=30)
"""How long before the words of an interview are deleted those who wrote them are told."""
DAYS_A_YEAR = 365
NIGHT = 3
"""The hour at which it is done, by the clock of each community."""
AT_ONCE = 50
"""Rows in one step, which then takes less than 20 ms."""

EXPORT = "export:"
"""The beginning of the keys of cards that contain everything about their reader."""
PEOPLE = "people:"
"""The same, of cards that bring an organizer a list of people as a file."""
IMPORT = "import:"
EXPORTS = (EXPORT, PEOPLE, "journal:", "page:", IMPORT)
"""The same, of all cards that bring as a file what is stored elsewhere."""
NAME_ANYBODY = (EXPORT, PEOPLE)
"""The same, of those of them that may name people with whom their reader has no interview."""
DELETED_CARD = Card(say("An older message"))
"""It replaces a card whose message is still known, but may not show any more what it showed."""

ENDED = (Stage.DECLINED, Stage.WITHDRAWN, Stage.EXPIRED, Stage.CANCELLED, Stage.MISSED)
RESTING = (Stage.HELD, Stage.THANKED)
"""Stages after which an interview is over once nothing has changed for as long as cards are kept.
Until then somebody may still write a note or an update."""


CARDS = CardsForgotten(ENDED, RESTING)


def is_night(space: SpaceRetention, now: datetime) -> bool:
    """Whether it is the hour at which old data of that space is deleted; in UTC if no time zone is
    known."""
    return now.astimezone(zone_or_utc(space.zone)).hour == NIGHT


def forget_cards(
    unit: UnitOfWork, now: datetime, after: SettledCard | None, space: SpaceRetention
) -> SettledCard | None:
    """Look at the next cards of a space after this one, and delete those about interviews that are
    over or about none, if they were settled long ago. Return the last one looked at, None at the
    end."""
    before = now - CARDS_KEPT
    some = unit.retention.settled(space, before, after, AT_ONCE)
    if not some:
        return None
    unit.retention.forget_cards(some, CARDS, before)
    return some[-1]


def forget_exports(unit: UnitOfWork, now: datetime) -> bool:
    """Return whether there were any."""
    return unit.retention.forget_fleeting(now - EXPORTS_KEPT, AT_ONCE)


def forget_venues(unit: UnitOfWork, now: datetime, space: SpaceRetention) -> bool:
    """Delete the places of some old interviews of a space's community. Return whether there were
    any."""
    return unit.retention.forget_venues(space.community, now - CARDS_KEPT, AT_ONCE)


def forget_words(
    unit: UnitOfWork, now: datetime, after: InterviewWords | None, space: SpaceRetention
) -> InterviewWords | None:
    """Look at the next interviews of a space's community after this one. Tell those whose words
    will soon be deleted, and delete the words of those who were told. Return the last one looked
    at, None at the end."""
    if space.months is None:
        return None
    before = now + TOLD_BEFORE - retention_period(space.months)
    some = unit.retention.interviews(space.community, before, after, AT_ONCE)
    unit.retention.forget_words([each.id for each in some if is_due(each, now)])
    told = [each for each in some if should_be_told(each, now)]
    unit.retention.expect({each.id: max(ends_at(each), now + TOLD_BEFORE) for each in told})
    unit.timers.set([Timer(each.id, TimerName.WORDS_END, now) for each in told])
    return some[-1] if some else None


def forget_concerns(unit: UnitOfWork, now: datetime) -> None:
    """Delete concerns a year after they were closed, and reports that were never sent."""
    unit.concerns.forget(now - DRAFT_CONCERNS_KEPT, now - CLOSED_CONCERNS_KEPT)


def forget_suggestions(unit: UnitOfWork, now: datetime) -> None:
    """Delete old rounds: by then nobody is kept from being suggested again because of them."""
    unit.suggestions.forget(now - SUGGESTIONS_KEPT)


def forget_channel_posts(unit: UnitOfWork, now: datetime) -> None:
    """Delete what we stored about old posts. The posts themselves stay in their channels."""
    unit.channel_posts.forget(now - CARDS_KEPT)


def forget_recent_actions(unit: UnitOfWork, now: datetime) -> bool:
    """Delete some actions of which no repeat comes any more. Return whether there were any."""
    return unit.recent_actions.forget(now - KNOWN_FOR, AT_ONCE)


def ends_at(words: InterviewWords) -> datetime:
    """When the words are deleted if nothing new is written."""
    last = max(words.changed_at, words.last_contact_at or words.changed_at)
    return last + retention_period(words.months)


def retention_period(months: int) -> timedelta:
    return timedelta(days=months * DAYS_A_YEAR // 12)


def should_be_told(words: InterviewWords, now: datetime) -> bool:
    """Whether the writer is to be told: once, and again if something was written since. A draft is
    visible to its seeker only, and nobody is told about it."""
    ends, until = ends_at(words), words.forgotten_at
    is_new = until is None or until < ends
    return words.stage in (*ENDED, *RESTING) and is_new and ends - TOLD_BEFORE <= now


def is_due(words: InterviewWords, now: datetime) -> bool:
    """Whether the words are to be deleted now: never before the time that was announced."""
    until = ends_at(words) if words.stage is Stage.DRAFT else words.forgotten_at
    return until is not None and ends_at(words) <= until <= now
