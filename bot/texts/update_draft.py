"""A first version of an update, for the seeker to make their own: what they thanked for then, and
a gap for what came of it. Like the note, it says nothing of the debrief."""

from bot.content.coaching import asks_for_job
from bot.content.drafting import first_name, thanks, whole_name, wish_in_sentence
from bot.engine.contexts import InterviewContext
from bot.interview.model import Interview, Member
from bot.texts.draft import field_of, harmless, together
from bot.texts.email_copy import BLANK


def words_of_update(state: InterviewContext) -> str:
    """Their own, where they wrote some and did not send them."""
    talk = state.interview
    return talk.draft_update or update_draft(talk, state.seeker, state.host)


def update_draft(talk: Interview, seeker: Member, host: Member) -> str:
    """Under 120 words, and without what asks for a job, be it a name."""
    to, signed = first_name(host.name), whole_name(seeker.name)
    letter = _letter(talk, seeker, host)
    named = _draft(to, letter, signed)
    return _draft("", letter, "") if asks_for_job(named) else named


def _draft(to: str, letter: str, signed: str) -> str:
    parts = (f"Dear {to}," if to else "Hello,", letter, f"Warm regards,\n{signed}".strip())
    return "\n\n".join(parts)


def _letter(talk: Interview, seeker: Member, host: Member) -> str:
    about = field_of(host)
    if talk.last_update:
        month = f"{talk.last_update.at.astimezone(seeker.zoneinfo):%B}"
        return (
            f"I would like to tell you how it went on after our talk about {about}.\n\n"
            f"Since I wrote to you in {month}, I have {BLANK}.\n\n"
            "Thank you again for your help along the way."
        )
    month = f"{(talk.start or talk.asked_at).astimezone(seeker.zoneinfo):%B}"
    return (
        f"{together(f'In {month} you talked with me about {about}.', _stayed(talk, host))}\n\n"
        f"Since then I have {BLANK}.\n\n"
        "Thank you again for your time and for what you shared."
    )


def _stayed(talk: Interview, host: Member) -> str:
    given = thanks(talk.thanks_for, host.name)
    if given and given.phrase:
        return f"I am still grateful to you for {given.phrase}."
    if given:
        return given.sentences or f"There is one thing I am still grateful for: {given.either}."
    wished = harmless(wish_in_sentence(talk.wish))
    clearer = f"You gave me a much clearer picture of {wished}." if wished else ""
    return clearer or "You gave me a clear picture of what it is really like."
