"""A first version of the thank-you note, for the seeker to make their own.

It names what career services want in one: thanks, something specific that was said, and what the
writer will do with it. What the seeker noted is quoted, so that it reads well however it was noted.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.coaching import asks_for_job
from bot.drafting import Share, Tone, first_name, noted, whole_name
from bot.model import Debrief, Interview, Member
from bot.texts.voices import VOICES, Voice

LATE_AFTER = timedelta(days=3)
"""Career services want thanks within two or three days at most (hampshire.edu/corc/15807.htm)."""

_FIELD = Share(lines=1, words=5, characters=50)
_WISH = Share(lines=1, words=24, characters=200)
_LEARNED = Share(lines=3, words=46, characters=400)
_WITH_IT = Share(lines=2, words=14, characters=250)


def draft(held: Interview, seeker: Member, host: Member, tone: Tone, now: datetime) -> str:
    """Under 120 words, and without a sentence that asks for a job. `now`: a late note says so."""
    voice, notes = VOICES[tone], held.debrief or Debrief()
    greeting = _greeting(voice, host, tone)
    thanks = _thanks(voice, host) + (f" {voice.late}" if _is_late(held, now) else "")
    plans = together(
        introduced(voice.recommended, noted(notes.resources, _WITH_IT)),
        introduced(voice.named, noted(notes.people, _WITH_IT)) if voice.named else "",
        voice.promise,
    )
    signed = "\n".join(filter(None, (voice.close, _harmless(whole_name(seeker.name)))))
    around = (greeting, thanks, plans, signed)
    left = voice.most - sum(len(each.split()) for each in around)
    learned = _learned(voice, notes, held.wish, left)
    return "\n\n".join(filter(None, (greeting, thanks, learned, plans, signed)))


def opening(held: Interview, seeker: Member, host: Member, now: datetime) -> str:
    """What a note opens with: words of their own, where they wrote some and did not send them."""
    return held.note or draft(held, seeker, host, Tone.WARM, now)


def _is_late(held: Interview, now: datetime) -> bool:
    talked = held.slot.end if held.slot else held.asked_at
    return now - talked > LATE_AFTER


def _greeting(voice: Voice, host: Member, tone: Tone) -> str:
    name = whole_name(host.name) if tone is Tone.FORMAL else first_name(host.name)
    return _harmless(f"{voice.dear} {name}," if name else "") or "Hello,"


def _thanks(voice: Voice, host: Member) -> str:
    field = noted(host.profile.field, _FIELD) if host.profile else ()
    about = f"{voice.thanks} {field[0].rstrip('.…')}." if field else ""
    return _harmless(about) or f"{voice.thanks} your work."


def _harmless(words: str) -> str:
    """Names and fields, too, can be anything."""
    return "" if asks_for_job(words) else words


def _learned(voice: Voice, notes: Debrief, wish: str, words: int) -> str:
    def fitting(intro: str, share: Share) -> Share:
        room = min(share.words, words - len(intro.split()))
        return Share(share.lines, room, share.characters)

    return (
        introduced(voice.learned, noted(notes.takeaways, fitting(voice.learned, _LEARNED)))
        or introduced(voice.wished, noted(wish, fitting(voice.wished, _WISH)))
        or voice.plain
    )


def introduced(intro: str, lines: Sequence[str]) -> str:
    """In quotation marks after the colon, or as a short list; empty without lines."""
    if not lines:
        return ""
    if len(lines) == 1:
        return f"{intro} “{lines[0]}”" + ("" if lines[0].endswith((".", "!", "?", "…")) else ".")
    return "\n".join((intro, *(f"- {line}" for line in lines)))


def together(*sentences: str) -> str:
    """One after the other, and lists apart."""
    whole = ""
    for each in filter(None, sentences):
        between = "\n\n" if "\n" in whole or "\n" in each else " "
        whole = f"{whole}{between}{each}" if whole else each
    return whole
