"""A seeker looks for hosts by field, topic or headline."""

from datetime import datetime
from difflib import get_close_matches

from bot import search
from bot.decision import Decision
from bot.events import Command, Press
from bot.router import Router
from bot.state import Finding
from bot.texts import find as texts
from bot.ui import Action, Reply

router = Router()
PAGE = 5
NEAREST = 5


@router.command("find", "Find somebody who works in a field", takes="words", reads=Finding)
def find(state: Finding, event: Command, now: datetime) -> Decision:
    return Decision(reply=_page(state, event.text, 0, now))


@router.press("more", reads=Finding)
def more(state: Finding, event: Press, now: datetime) -> Decision:
    return Decision(reply=_page(state, event.action.arg, max(event.action.revision, 0), now))


def _page(state: Finding, words: str, start: int, now: datetime) -> Reply:
    ranked = search.rank(state.listings, now)
    if not ranked:
        return texts.nothing(words, _nearest(words, state.topics))
    page, rest = ranked[start : start + PAGE], ranked[start + PAGE :]
    if not page:
        return texts.no_more(words)
    further = Action("more", revision=start + PAGE, arg=search.as_arg(words)) if rest else None
    return texts.found(words, page, further, now)


def _nearest(words: str, topics: tuple[str, ...]) -> list[str]:
    """The topics that look most like the words; where none does, some that exist."""
    by_name = {topic.lower(): topic for topic in topics}
    near = [
        by_name[name]
        for word in search.words(words)
        for name in get_close_matches(word, by_name, n=NEAREST, cutoff=0.6)
    ]
    return (list(dict.fromkeys(near)) or list(topics))[:NEAREST]
