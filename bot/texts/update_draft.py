"""A first version of an update, for the seeker to make their own: what they noted of the talk,
and a blank for what came of it."""

from bot.coaching import asks_for_job
from bot.drafting import Share, first_name, noted, whole_name
from bot.model import Debrief, Interview, Member
from bot.state import OfInterview
from bot.texts.draft import introduced, together

BLANK = "____"

_LEARNED = Share(lines=3, words=40, characters=300)
_RECOMMENDED = Share(lines=2, words=14, characters=200)


def words_of_update(state: OfInterview) -> str:
    """Their own, where they wrote some and did not send them."""
    talk = state.interview
    return talk.draft_update or update_draft(talk, state.seeker, state.host)


def update_draft(talk: Interview, seeker: Member, host: Member) -> str:
    """Under 120 words, and without what asks for a job, be it a name."""
    month = f"{(talk.start or talk.asked_at).astimezone(seeker.zoneinfo):%B}"
    to, signed = first_name(host.name), whole_name(seeker.name)
    told, nothing = _told(month, talk.debrief or Debrief()), _told(month, Debrief())
    drafts = (_draft(to, told, signed), _draft(to, nothing, signed))
    harmless = (each for each in drafts if not asks_for_job(each))
    return next(harmless, _draft("", nothing, ""))


def _draft(to: str, told: str, signed: str) -> str:
    return "\n\n".join(
        (
            f"Dear {to}," if to else "Hello,",
            told,
            f"Since then I have {BLANK}.",
            "Thank you again for your time and for what you shared.",
            f"Warm regards,\n{signed}".strip(),
        )
    )


def _told(month: str, noted_then: Debrief) -> str:
    talked = f"When we talked in {month},"
    learned = noted(noted_then.takeaways, _LEARNED)
    recommended = noted(noted_then.resources, _RECOMMENDED)
    if learned:
        return together(
            introduced(f"{talked} this stayed with me from what you told me:", learned),
            introduced("You also recommended:", recommended),
        )
    return (
        introduced(f"{talked} you recommended to me:", recommended)
        or f"{talked} you gave me a clear picture of what your work is really like."
    )
