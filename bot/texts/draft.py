"""A first version of the thank-you note, for the seeker to make their own.

In the order that career services teach: thanks, something specific that stayed, what the writer
will do with it, and thanks are all it asks for (hampshire.edu/corc/15807.htm). What the seeker
noted is quoted, so that it reads well however it was noted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.coaching import asks_for_job
from bot.drafting import Share, Tone, first_name, noted, whole_name
from bot.model import Debrief, Interview, Member

LATE_AFTER = timedelta(days=3)
_FIELD = Share(lines=1, words=5, characters=50)
_WISH = Share(lines=1, words=24, characters=200)
_LEARNED = Share(lines=3, words=46, characters=400)
_WITH_IT = Share(lines=2, words=14, characters=250)


@dataclass(frozen=True, slots=True)
class _Voice:
    """The sentences of a tone, and how many words a whole note has at most. Sentences that end in
    a colon introduce what the seeker wrote."""

    most: int
    dear: str
    thanks: str
    late: str
    learned: str
    wished: str
    plain: str
    recommended: str
    named: str
    promise: str
    close: str


_VOICES = {
    Tone.WARM: _Voice(
        most=119,
        dear="Dear",
        thanks="Thank you for taking the time to talk with me about",
        late="This comes later than I would have liked, and is meant no less.",
        learned="What stays with me most, from my notes:",
        wished="You gave me a much clearer picture of what I had hoped to learn:",
        plain="You gave me a much clearer picture of what it is really like.",
        recommended="What you recommended is next on my list:",
        named="I also hope to talk with the people you named:",
        promise="I will let you know what comes of it.",
        close="Warm regards,",
    ),
    Tone.SHORT: _Voice(
        most=75,
        dear="Hi",
        thanks="Thank you for talking with me about",
        late="A little late, and meant no less.",
        learned="I keep this from it:",
        wished="I see this much more clearly now:",
        plain="I see it much more clearly now.",
        recommended="Next on my list:",
        named="",
        promise="I will tell you what comes of it.",
        close="",
    ),
    Tone.FORMAL: _Voice(
        most=119,
        dear="Dear",
        thanks="Thank you for the time you took to speak with me about",
        late="Please excuse that this note reaches you somewhat late.",
        learned="From our conversation I noted in particular:",
        wished="It gave me a far better understanding of what I had asked you about:",
        plain="It gave me a far better understanding of the profession.",
        recommended="I will follow up on what you recommended:",
        named="I also intend to contact the people you named:",
        promise="I would be glad to let you know what comes of it.",
        close="Kind regards,",
    ),
}
_SUBJECTS = {
    Tone.WARM: "Thank you for our talk",
    Tone.SHORT: "Thank you for our talk",
    Tone.FORMAL: "Thank you for our conversation",
}


def draft(held: Interview, seeker: Member, host: Member, tone: Tone, now: datetime) -> str:
    """Under 120 words, and without a sentence that asks for a job. `now`: a late note says so."""
    voice, notes = _VOICES[tone], held.debrief or Debrief()
    greeting = f"{voice.dear} {name}," if (name := _greeted(host, tone)) else "Hello,"
    thanks = _thanks(voice, host) + (f" {voice.late}" if _is_late(held, now) else "")
    plans = _together(
        _introduced(voice.recommended, noted(notes.resources, _WITH_IT)),
        _introduced(voice.named, noted(notes.people, _WITH_IT)) if voice.named else "",
        voice.promise,
    )
    signed = "\n".join(filter(None, (voice.close, whole_name(seeker.name))))
    around = (greeting, thanks, plans, signed)
    left = voice.most - sum(len(each.split()) for each in around)
    learned = _learned(voice, notes, held.wish, left)
    return "\n\n".join(filter(None, (greeting, thanks, learned, plans, signed)))


def subject(tone: Tone) -> str:
    """Of the e-mail."""
    return _SUBJECTS[tone]


def _is_late(held: Interview, now: datetime) -> bool:
    talked = held.slot.end if held.slot else held.asked_at
    return now - talked > LATE_AFTER


def _greeted(host: Member, tone: Tone) -> str:
    return whole_name(host.name) if tone is Tone.FORMAL else first_name(host.name)


def _thanks(voice: _Voice, host: Member) -> str:
    field = noted(host.profile.field, _FIELD) if host.profile else ()
    about = f"{voice.thanks} {field[0].rstrip('.…')}." if field else ""
    return about if about and not asks_for_job(about) else f"{voice.thanks} your work."


def _learned(voice: _Voice, notes: Debrief, wish: str, words: int) -> str:
    def fitting(intro: str, share: Share) -> Share:
        room = min(share.words, words - len(intro.split()))
        return Share(share.lines, room, share.characters)

    return (
        _introduced(voice.learned, noted(notes.takeaways, fitting(voice.learned, _LEARNED)))
        or _introduced(voice.wished, noted(wish, fitting(voice.wished, _WISH)))
        or voice.plain
    )


def _introduced(intro: str, lines: Sequence[str]) -> str:
    """In quotation marks after the colon, or as a short list; empty without lines."""
    if not lines:
        return ""
    if len(lines) == 1:
        return f"{intro} “{lines[0]}”" + ("" if lines[0].endswith((".", "!", "?", "…")) else ".")
    return "\n".join((intro, *(f"- {line}" for line in lines)))


def _together(*sentences: str) -> str:
    """One after the other, and lists apart."""
    whole = ""
    for each in filter(None, sentences):
        between = "\n\n" if "\n" in whole or "\n" in each else " "
        whole = f"{whole}{between}{each}" if whole else each
    return whole
