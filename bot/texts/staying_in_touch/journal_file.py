"""The journal as one Markdown file to keep."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from bot.cards.files import TextFile
from bot.cards.rich_text import ERASED_NAME, Date, DateStyle, Text, Words, say
from bot.interview.model import Debrief
from bot.interview.staying_in_touch.journal import Chapter, Page
from bot.texts.markdown import NO_LIMIT, bold, escaped, heading, page, quoted
from bot.texts.staying_in_touch.journal import number_of_talks, view_of_field, view_of_talk

Written = tuple[Chapter, Sequence[Page]]


def journal_file(chapters: Sequence[Written], zone: ZoneInfo) -> TextFile:
    """Everything in the journal, without cuts. Days are in `zone`."""
    title = heading(1, say("My journal"))
    parts = (part for each in chapters for part in _chapter(*each, zone))
    return TextFile("journal.md", page((title, *parts)))


def _chapter(chapter: Chapter, pages: Sequence[Page], zone: ZoneInfo) -> Iterable[Text]:
    field = escaped(chapter.field)
    yield heading(2, Words(field, NO_LIMIT) if field else say("Other talks"))
    how_many, view = number_of_talks(len(pages)), view_of_field(chapter)
    if view:
        # Translators: {talks} is "3 talks" or the like, {view} "Is this for me? 2 at first, 4 now".
        yield say("{talks}. {view}.", talks=how_many, view=view)
    else:
        yield say("{talks}.", talks=how_many)
    for each in pages:
        yield from _page(each, zone)


def _page(written: Page, zone: ZoneInfo) -> Iterable[Text]:
    yield heading(3, _whom_and_when(written, zone))
    for title, words in _kept(written):
        if words.strip():
            yield bold(title)
            yield Words(quoted(words), NO_LIMIT)
    if view := view_of_talk(written.reflection):
        # Translators: {view} is "How well it suits me: 2 before, 4 after" or the like.
        yield say("{view} (1 = not much, 5 = very much).", view=view)


def _whom_and_when(written: Page, zone: ZoneInfo) -> Text:
    at = written.held.start or written.held.asked_at
    day = Date(at.astimezone(zone).date(), DateStyle.LONG)
    host = written.host
    name = ERASED_NAME if host.erased_at else Words(escaped(host.name), NO_LIMIT)
    return say("{host}, {day}", host=name, day=day)


def _kept(written: Page) -> Iterable[tuple[Text, str]]:
    noted = written.held.debrief or Debrief()
    yield say("What I learned"), noted.takeaways
    yield say("What was recommended to me"), noted.resources
    yield say("Who else to talk to"), noted.people
    yield say("What I would ask next"), written.reflection.next_question
    if step := written.held.next_step:
        yield (say("What I want to do") if step.is_open else say("What I did")), step.words
        yield say("What came of it"), step.news
