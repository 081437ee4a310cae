"""A first version of an update, for the seeker to make their own: what they noted of the talk,
and a blank for what came of it. Under 120 words, and never for a job."""

import re
from collections.abc import Iterable

from bot.coaching import asks_for_job
from bot.model import Debrief, Interview, Member
from bot.state import OfInterview
from bot.text import Words

BLANK = "____"
TAKEN_AWAY, RECOMMENDED = 30, 15
"""Words."""
LETTERS = 220
NAME = 40
_BULLET = re.compile(r"^\s*(?:[-*•–—]|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def words_of_update(state: OfInterview) -> str:
    """Their own, where they wrote some and did not send them."""
    talk = state.interview
    return talk.draft_update or update_draft(talk, state.seeker, state.host)


def update_draft(talk: Interview, seeker: Member, host: Member) -> str:
    month = f"{(talk.start or talk.asked_at).astimezone(seeker.zoneinfo):%B}"
    noted, nothing = _told(talk.debrief or Debrief()), _told(Debrief())
    drafts = (
        _draft(host.name, month, noted, seeker.name),
        _draft(host.name, month, nothing, seeker.name),
    )
    fine = (each for each in drafts if not asks_for_job(each))
    return next(fine, _draft("", month, nothing, ""))  # even a name could ask


def _draft(to: str, month: str, told: str, signed: str) -> str:
    first_name = next(iter(to.split()), "host")
    return "\n\n".join(
        (
            f"Dear {Words(first_name, NAME).shown},",
            f"When we talked in {month}, {told}",
            f"Since then I have {BLANK}.",
            "Thank you again for your time and for what you shared.",
            Words(signed, NAME).shown,
        )
    ).rstrip()


def _told(noted: Debrief) -> str:
    taken = _shortened(noted.takeaways, TAKEN_AWAY)
    recommended = _shortened(noted.resources, RECOMMENDED)
    if taken and recommended:
        return f"this stayed with me: “{taken}”. You also recommended: {recommended}."
    if taken:
        return f"this stayed with me from what you told me: “{taken}”."
    if recommended:
        return f"you recommended to me: {recommended}."
    return "you gave me a clear picture of what your work is really like."


def _shortened(noted: str, most: int) -> str:
    """As one line of whole items or sentences, without what asks for a job; the first one cut
    where it alone is too long."""
    kept: list[str] = []
    left = most
    for each in _items(noted):
        words = each.split()
        if kept and len(words) > left:
            break
        kept.append(" ".join(words) if len(words) <= left else " ".join(words[:left]) + "…")
        left -= len(words)
    return Words("; ".join(kept), LETTERS).shown


def _items(noted: str) -> Iterable[str]:
    for line in noted.splitlines():
        for sentence in _SENTENCE.split(_BULLET.sub("", line)):
            if (item := sentence.strip().rstrip(".,;:")) and not asks_for_job(sentence):
                yield item
