"""First versions of the thank-you note and of the update, which the seeker can change.

A draft of the note contains what career services recommend: thanks, something specific that was
said, and what the writer will do with it. It uses only what is meant for the host or what the host
has read: the words of thanks that the seeker noted, the wish in the request, and the host's own
field. The debrief is private to the seeker, and nothing here reads it. The sentences are content,
in bot.content.drafting.
"""

from datetime import datetime, timedelta

from babel.dates import format_date

from bot.content.coaching import asks_for_job
from bot.content.drafting import (
    NoteSentences,
    Thanks,
    Tone,
    UpdateSentences,
    field_in_sentence,
    first_name,
    news,
    thanks,
    the_letters,
    whole_name,
    wish_in_sentence,
)
from bot.content.languages import ENGLISH
from bot.engine.contexts.interview import InterviewContext
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.texts.letters.email_copy import BLANK

LATE_AFTER = timedelta(days=3)
"""Career services recommend to say thanks within two or three days
(hampshire.edu/corc/15807.htm)."""

SOON = timedelta(days=21)
"""Within this time after an interview, nobody mentions the month it was in."""

WORDS_AT_MOST = 119


def draft(held: Interview, seeker: Member, host: Member, tone: Tone, now: datetime) -> str:
    """A note of less than 120 words, without any sentence that asks for a job. Whether it is late,
    and says so, depends on `now`."""
    written = the_letters().notes[tone]
    late = written.late if _is_late(held, now) else ""
    name = whole_name(host.name) if tone is Tone.FORMAL else first_name(host.name)
    greeting = harmless(_dear(written.dear, name)) or the_letters().hello
    talked = together(written.talked.format(field=field_of(host)), late)
    thanked = _thanked(written, held.thanks_for, host)
    signed = "\n".join(filter(None, (written.close, harmless(whole_name(seeker.name)))))
    letters = (
        "\n\n".join((greeting, talked, together(*told, written.promise), signed))
        for told in ((thanked, _learned(written, held.wish)), (thanked,))
    )
    return next(each.strip() for each in letters if len(each.split()) <= WORDS_AT_MOST)


def opening(held: Interview, seeker: Member, host: Member, now: datetime) -> str:
    """What the form for a note contains at first: the seeker's own unsent words, otherwise a
    draft."""
    return held.note or draft(held, seeker, host, Tone.WARM, now)


def field_of(host: Member) -> str:
    field = field_in_sentence(host.profile.field) if host.profile else ""
    return harmless(field) or the_letters().your_work


def harmless(words: str) -> str:
    """The words, or nothing if they ask for a job: names, fields and wishes can contain
    anything."""
    return "" if asks_for_job(words) else words


def together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _is_late(held: Interview, now: datetime) -> bool:
    talked = held.slot.end if held.slot else held.asked_at
    return now - talked > LATE_AFTER


def _dear(dear: str, name: str) -> str:
    return dear.format(name=name) if name else the_letters().hello


def _thanked(written: NoteSentences, thanks_for: str, host: Member) -> str:
    given = thanks(thanks_for, host.name)
    if given is None:
        return written.gap.format(gap=BLANK)
    phrase = written.thanks.format(thanks=given.phrase) if given.phrase else ""
    return together(phrase, given.sentences, _of_that(written, given))


def _of_that(written: NoteSentences | UpdateSentences, given: Thanks) -> str:
    """The sentence that follows what the seeker said about the host."""
    if given.tells:
        return written.stayed
    return written.for_that if given.is_of_them and not given.phrase else ""


def _learned(written: NoteSentences, wish: str) -> str:
    wished = harmless(wish_in_sentence(wish)) if written.clearer else ""
    return written.clearer.format(wish=wished) if wished else written.clear


def words_of_update(context: InterviewContext, said: str = "") -> str:
    """The seeker's own unsent words, otherwise a draft. `said`: news that they have just
    written."""
    held = context.interview
    return held.draft_update or update_draft(held, context.seeker, context.host, said)


def update_draft(held: Interview, seeker: Member, host: Member, said: str = "") -> str:
    """An update of less than 120 words. If the names in it make it ask for a job, they are left
    out."""
    to, signed = first_name(host.name), whole_name(seeker.name)
    letter = _letter(held, seeker, host, said)
    named = _draft(to, letter, signed)
    return _draft("", letter, "") if asks_for_job(named) else named


def _draft(to: str, letter: str, signed: str) -> str:
    written = the_letters().update
    return "\n\n".join((_dear(written.dear, to), letter, f"{written.close}\n{signed}".strip()))


def _letter(held: Interview, seeker: Member, host: Member, said: str) -> str:
    """The letter begins with the news."""
    written, told = the_letters().update, news(said) or _news(held)
    first = written.news.format(news=told) if told else _gap(held, seeker)
    if held.last_update:
        return "\n\n".join((first, written.again_thanks))
    month = _month(held.start or held.asked_at, seeker)
    talk = written.lately if told and _came_soon(held) else written.talked
    talked = talk.format(month=month, field=field_of(host))
    return "\n\n".join((first, together(talked, _stayed(held, host)), written.thanks))


def _news(held: Interview) -> str:
    """What the seeker wrote when they had done their one thing, if the host has not had an update
    since."""
    step, last = held.next_step, held.last_update
    if step is None or step.done_at is None or (last and last.at > step.done_at):
        return ""
    return news(step.news)


def _gap(held: Interview, seeker: Member) -> str:
    written = the_letters().update
    if held.last_update:
        month = _month(held.last_update.at, seeker)
        return written.again_gap.format(month=month, gap=BLANK)
    return written.gap.format(gap=BLANK)


def _came_soon(held: Interview) -> bool:
    done = held.next_step.done_at if held.next_step else None
    return done is not None and done - (held.start or held.asked_at) < SOON


def _month(at: datetime, seeker: Member) -> str:
    """The month in the language of the letter and in the seeker's time zone."""
    return format_date(at.astimezone(seeker.zoneinfo), "MMMM", locale=ENGLISH)


def _stayed(held: Interview, host: Member) -> str:
    written = the_letters().update
    given = thanks(held.thanks_for, host.name)
    if given and given.phrase:
        return written.grateful.format(thanks=given.phrase)
    if given:
        return together(given.sentences, _of_that(written, given))
    wished = harmless(wish_in_sentence(held.wish))
    return written.clearer.format(wish=wished) if wished else written.clear
