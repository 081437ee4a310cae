"""A first version of the thank-you note, for the seeker to make their own.

It names what career services want in one: thanks, something specific that was said, and what the
writer will do with it. All of it is for the host to read, or was read by them before: what the
seeker wrote to thank them for, the wish in the request, and the host's own field. The debrief is
the seeker's alone, and nothing here reads it.
"""

from datetime import datetime, timedelta

from bot.content.coaching import asks_for_job
from bot.content.drafting import (
    Tone,
    field_in_sentence,
    first_name,
    thanks,
    whole_name,
    wish_in_sentence,
)
from bot.interview.model import Interview, Member
from bot.texts.note_phrases import VOICES, Voice

LATE_AFTER = timedelta(days=3)
"""Career services want thanks within two or three days at most (hampshire.edu/corc/15807.htm)."""

WORDS_AT_MOST = 119
YOUR_WORK = "your work"


def draft(held: Interview, seeker: Member, host: Member, tone: Tone, now: datetime) -> str:
    """Under 120 words, and without a sentence that asks for a job. `now`: a late note says so."""
    voice = VOICES[tone]
    late = voice.late if _is_late(held, now) else ""
    greeting = _greeting(voice, host, tone)
    talked = together(voice.talked.format(field_of(host)), late)
    thanked = _thanked(voice, held.thanks_for, host)
    signed = "\n".join(filter(None, (voice.close, harmless(whole_name(seeker.name)))))
    letters = (
        "\n\n".join(filter(None, (greeting, talked, together(*told, voice.promise), signed)))
        for told in ((thanked, _learned(voice, held.wish)), (thanked,))
    )
    return next(each for each in letters if len(each.split()) <= WORDS_AT_MOST)


def opening(held: Interview, seeker: Member, host: Member, now: datetime) -> str:
    """What a note opens with: words of their own, where they wrote some and did not send them."""
    return held.note or draft(held, seeker, host, Tone.WARM, now)


def field_of(host: Member) -> str:
    field = field_in_sentence(host.profile.field) if host.profile else ""
    return harmless(field) or YOUR_WORK


def harmless(words: str) -> str:
    """Names, fields and wishes can be anything."""
    return "" if asks_for_job(words) else words


def together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _is_late(held: Interview, now: datetime) -> bool:
    talked = held.slot.end if held.slot else held.asked_at
    return now - talked > LATE_AFTER


def _greeting(voice: Voice, host: Member, tone: Tone) -> str:
    name = whole_name(host.name) if tone is Tone.FORMAL else first_name(host.name)
    return harmless(f"{voice.dear} {name}," if name else "") or "Hello,"


def _thanked(voice: Voice, thanks_for: str, host: Member) -> str:
    given = thanks(thanks_for, host.name)
    if given is None:
        return voice.gap
    if given.either:
        return voice.one_thing.format(given.either)
    phrase = voice.thanks.format(given.phrase) if given.phrase else ""
    return together(phrase, given.sentences)


def _learned(voice: Voice, wish: str) -> str:
    wished = harmless(wish_in_sentence(wish)) if voice.clearer else ""
    return voice.clearer.format(wished) if wished else voice.clear
