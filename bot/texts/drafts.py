"""First versions of the thank-you note and of the update, for the seeker to make their own.

A draft of the note names what career services want in one: thanks, something specific that was
said, and what the writer will do with it. All of it is for the host to read, or was read by them
before: what the seeker wrote to thank them for, the wish in the request, and the host's own field.
The debrief is the seeker's alone, and nothing here reads it.
"""

from dataclasses import dataclass
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
from bot.engine.contexts import InterviewContext
from bot.interview.model import Interview, Member
from bot.texts.email_copy import BLANK


@dataclass(frozen=True, slots=True)
class Voice:
    """The sentences of a tone. In `{}` stands what the host's field is, what the seeker thanks
    for, or what they wished to learn; the three without are for where there is no such thing."""

    dear: str
    talked: str
    late: str
    thanks: str
    one_thing: str
    gap: str
    clearer: str
    clear: str
    promise: str
    close: str


VOICES = {
    Tone.WARM: Voice(
        dear="Dear",
        talked="Thank you for taking the time to talk with me about {}.",
        late="This comes later than I would have liked, and is meant no less.",
        thanks="Above all, thank you for {}.",
        one_thing="There is one thing I am especially grateful for: {}.",
        gap=f"What you said about {BLANK} has stayed with me.",
        clearer="You gave me a much clearer picture of {}.",
        clear="You gave me a much clearer picture of what it is really like.",
        promise="I will let you know what comes of it.",
        close="Warm regards,",
    ),
    Tone.SHORT: Voice(
        dear="Hi",
        talked="Thank you for talking with me about {}.",
        late="A little late, and meant no less.",
        thanks="Thank you above all for {}.",
        one_thing="One thing I am really grateful for: {}.",
        gap=f"What you said about {BLANK} has stayed with me.",
        clearer="",
        clear="I see it all much more clearly now.",
        promise="I will tell you what comes of it.",
        close="",
    ),
    Tone.FORMAL: Voice(
        dear="Dear",
        talked="Thank you for the time you took to speak with me about {}.",
        late="Please excuse that this note reaches you somewhat late.",
        thanks="I am particularly grateful to you for {}.",
        one_thing="There is one thing for which I am particularly grateful: {}.",
        gap=f"What you said about {BLANK} has stayed with me.",
        clearer="Our conversation gave me a far better understanding of {}.",
        clear="Our conversation gave me a far better understanding of the profession.",
        promise="I would be glad to let you know what comes of it.",
        close="Kind regards,",
    ),
}


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


def words_of_update(context: InterviewContext) -> str:
    """Their own, where they wrote some and did not send them."""
    held = context.interview
    return held.draft_update or update_draft(held, context.seeker, context.host)


def update_draft(held: Interview, seeker: Member, host: Member) -> str:
    """Under 120 words, and without what asks for a job, be it a name."""
    to, signed = first_name(host.name), whole_name(seeker.name)
    letter = _letter(held, seeker, host)
    named = _draft(to, letter, signed)
    return _draft("", letter, "") if asks_for_job(named) else named


def _draft(to: str, letter: str, signed: str) -> str:
    parts = (f"Dear {to}," if to else "Hello,", letter, f"Warm regards,\n{signed}".strip())
    return "\n\n".join(parts)


def _letter(held: Interview, seeker: Member, host: Member) -> str:
    about = field_of(host)
    if held.last_update:
        month = f"{held.last_update.at.astimezone(seeker.zoneinfo):%B}"
        return (
            f"I would like to tell you how it went on after our talk about {about}.\n\n"
            f"Since I wrote to you in {month}, I have {BLANK}.\n\n"
            "Thank you again for your help along the way."
        )
    month = f"{(held.start or held.asked_at).astimezone(seeker.zoneinfo):%B}"
    return (
        f"{together(f'In {month} you talked with me about {about}.', _stayed(held, host))}\n\n"
        f"Since then I have {BLANK}.\n\n"
        "Thank you again for your time and for what you shared."
    )


def _stayed(held: Interview, host: Member) -> str:
    given = thanks(held.thanks_for, host.name)
    if given and given.phrase:
        return f"I am still grateful to you for {given.phrase}."
    if given:
        return given.sentences or f"There is one thing I am still grateful for: {given.either}."
    wished = harmless(wish_in_sentence(held.wish))
    clearer = f"You gave me a much clearer picture of {wished}." if wished else ""
    return clearer or "You gave me a clear picture of what it is really like."
