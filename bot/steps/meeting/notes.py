"""Notes that a seeker takes during an interview. They are kept for the debrief, and saved without
touching anything else, so that every button stays valid."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.content.advice import advice_for, learned_advice
from bot.content.languages import ENGLISH
from bot.engine.decisions import Decision
from bot.interview.members import Member
from bot.interview.model import Interview, Slot, Stage
from bot.language.intents import Heard, Intent
from bot.steps.schedule import ASK_HOW_IT_WENT_AFTER
from bot.texts.advice import NOT_THERE
from bot.texts.afterwards.debrief import TAKEAWAYS
from bot.texts.meeting import notes as texts

AHEAD = timedelta(hours=1)
"""The card that first offers taking notes comes this long before the start."""
FEW_WORDS = 3
"""A line with no more words than this may be a command."""

_CANNOT_WAIT = frozenset(
    {
        *(
            Intent.CRISIS,
            Intent.FOR_ANOTHER,
            Intent.REPORT,
            Intent.MISSED,
            Intent.CANCEL,
            Intent.MOVE,
            Intent.HELP,
        ),
        *(Intent.LATE, Intent.WHERE, Intent.ANSWER, Intent.PAUSE, Intent.SETTINGS, Intent.QUIET),
        *(Intent.PRIVACY, Intent.CALENDAR, Intent.CONTACTS, Intent.JOURNAL, Intent.ORGANIZERS),
        Intent.INTERVIEWS,
    }
)


def takes_notes(interview: Interview, now: datetime) -> bool:
    """From shortly before the start until the seeker has written the debrief."""
    if interview.slot is None or interview.debrief:
        return False
    booked = interview.stage is Stage.BOOKED and interview.slot.start - AHEAD <= now
    return booked or interview.stage in (Stage.HELD, Stage.THANKED)


def current_interview(
    interviews: Iterable[Interview], seeker: int, now: datetime
) -> Interview | None:
    """The interview that a plain message of its seeker may be a note of, until they are asked how
    it went."""
    mine = (each for each in interviews if each.seeker == seeker and takes_notes(each, now))
    return next((each for each in mine if each.slot and _is_now(each.slot, now)), None)


def _is_now(slot: Slot, now: datetime) -> bool:
    return slot.start <= now < slot.end + ASK_HOW_IT_WENT_AFTER


def is_note(said: str, heard: Heard, language: str = ENGLISH) -> bool:
    """Whether it is a note, and not a question to us, a worry that we have advice for, something
    urgent, or a few words that stand for a command."""
    surely = heard.guesses[0].intent if heard.sure else None
    is_short = len(said.split()) <= FEW_WORDS
    asks = said.rstrip().endswith("?")
    if asks or heard.alarming or surely in _CANNOT_WAIT or (is_short and heard.guesses):
        return False
    return advice_for(said, language) is None and not _waits(said, language)


def _waits(said: str, language: str) -> bool:
    """Whether somebody most likely says that the other side has not come."""
    about = learned_advice(said, language)
    return about is not None and about.id in NOT_THERE


def save_message_as_note(of: Interview, host: Member, words: str) -> Decision:
    """A note that was written as a plain message. The message stays in the conversation, so what
    does not fit is not lost."""
    if len(words) > (left := room_left(of)):
        return Decision(reply=texts.did_not_fit(words, left))
    with_it = of if words in of.notes else with_note(of, words)
    return Decision(reply=texts.noted(with_it, host, mark_of(words)), save=(with_it.own_words,))


def with_note(of: Interview, words: str) -> Interview:
    return replace(of, notes=(*of.notes, words))


def room_left(of: Interview) -> int:
    """How many characters another note may have."""
    return TAKEAWAYS.most - len(texts.together(of)) - (1 if of.notes else 0)


def mark_of(note: str) -> str:
    """The note's mark, as a button carries it."""
    return f"{zlib.crc32(note.encode()):08x}"


def note_with_mark(of: Interview, mark: str) -> str | None:
    """The note with this mark. None if it is gone."""
    return next((each for each in of.notes if mark_of(each) == mark), None)


def without_note(of: Interview, note: str) -> Interview:
    return replace(of, notes=tuple(each for each in of.notes if each != note))
