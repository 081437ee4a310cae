"""The journal as one text to keep, in Markdown."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from bot.cards.cards import File
from bot.interview.journal import Chapter, Page
from bot.interview.model import Debrief
from bot.texts.journal import counted, view
from bot.texts.markdown import day, escaped, quoted


def journal_file(chapters: Sequence[Chapter], zone: ZoneInfo) -> File:
    """All that was kept, unshortened; days are those of `zone`."""
    parts = ["# My journal", *(part for each in chapters for part in _chapter(each, zone))]
    return File("journal.md", "\n\n".join(parts) + "\n")


def _chapter(chapter: Chapter, zone: ZoneInfo) -> Iterable[str]:
    yield f"## {escaped(chapter.field) or 'Other talks'}"
    facts = [counted(len(chapter.pages), "talk")]
    facts += [told] if (told := view(chapter.at_first, chapter.now, "at first", "now")) else []
    yield f"{'. '.join(facts)}."
    for page in chapter.pages:
        yield from _page(page, zone)


def _page(page: Page, zone: ZoneInfo) -> Iterable[str]:
    talk, reflection = page.talk, page.reflection
    noted = talk.debrief or Debrief()
    yield f"### {escaped(page.host.name)}, {day(talk.start or talk.asked_at, zone)}"
    kept = {
        "What I learned": noted.takeaways,
        "What was recommended to me": noted.resources,
        "Whom else to talk to": noted.people,
        "What I would ask next": reflection.next_question,
    }
    for title, words in kept.items():
        if words.strip():
            yield f"**{title}**"
            yield quoted(words)
    if told := view(reflection.before, reflection.after, "before", "after"):
        yield f"{told} (1 is hardly, 5 is very much)."
