"""The journal, as cards and as one Markdown file to keep."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Block, Button, Card, Entry, File, Paragraph, Style
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, joined, mention, say
from bot.interview.journal import Chapter, Page
from bot.interview.model import Debrief, Interview, Stage
from bot.texts import buttons, reading_list, reflection
from bot.texts.markdown import day, escaped, quoted

LEARNED = 220
RECOMMENDED = 100
NEXT = 140

Turned = Sequence[tuple[Chapter, Page, bool]]
"""Pages to show, each with its chapter, and whether what was recommended can be shared."""


def journal(interviews: int, fields: int, turned: Turned, more: Action | None) -> Card:
    further = (Button(("Show more",), more),) if more else ()
    return Card(
        (f"My journal: {counted(interviews, 'talk')} in {counted(fields, 'field')}",),
        tuple(_blocks(turned)),
        (*further, Button(("Keep it as a file",), Action(ActionName.JOURNAL_FILE), Style.PRIMARY)),
    )


def empty() -> Card:
    return Card(
        ("Your journal begins with your first talk",),
        (Paragraph(("What you learn, and how your view of a field changes, will stand here.",)),),
        (buttons.find_others(),),
    )


def no_more() -> Card:
    return Card(
        ("That was the whole journal",),
        (Paragraph(("Who could write the next page?",)),),
        (
            buttons.run("From the beginning", ActionName.JOURNAL, style=Style.PRIMARY),
            buttons.find_others(),
        ),
    )


def kept(file: File) -> Card:
    return Card(
        ("Here is your journal, to keep",),
        (Paragraph(("It holds every talk. Only you were given it.",)),),
        (buttons.run("My journal", ActionName.JOURNAL),),
        files=(file,),
    )


def counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def view(before: int | None, after: int | None, first: str, last: str) -> str:
    """How "is this for me?" was answered; empty where it was not."""
    given = [f"{n} {when}" for n, when in ((before, first), (after, last)) if n]
    return f"Is this for me? {', '.join(given)}" if given else ""


def _blocks(turned: Turned) -> Iterable[Block]:
    shown: Chapter | None = None
    for chapter, page, can_share in turned:
        if chapter is not shown:
            yield Paragraph(_heading(chapter))
            shown = chapter
        yield _entry(page, can_share=can_share)


def _heading(chapter: Chapter) -> Text:
    field: Text = (Words(chapter.field, 60),) if chapter.field else ("Other talks",)
    facts = [counted(len(chapter.pages), "talk")]
    facts += [told] if (told := view(chapter.at_first, chapter.now, "at first", "now")) else []
    return say("{field}: {facts}", field=field, facts=("; ".join(facts),))


def _entry(page: Page, *, can_share: bool) -> Entry:
    held = page.held
    day = Moment(held.start or held.asked_at, MomentStyle.DAY)
    notes = "Change my notes" if held.debrief else "Note what I learned"
    return Entry(
        say("{host}, {day}", host=mention(page.host), day=day),
        joined(list(_lines(page)), "\n") or ("Nothing noted yet.",),
        (
            buttons.on(held, notes, ActionName.DEBRIEF),
            reflection.form_button(held),
            *_thanks(held),
            *((reading_list.share_button(held),) if can_share else ()),
        ),
    )


def _thanks(held: Interview) -> tuple[Button, ...]:
    """Late is better than never."""
    return buttons.thank(held)[:1] if held.stage is Stage.HELD else ()


def _lines(page: Page) -> Iterable[Text]:
    noted, reflection = page.held.debrief or Debrief(), page.reflection
    if noted.takeaways:
        yield say("Learned: {words}", words=Words(noted.takeaways, LEARNED))
    if noted.resources:
        yield say("Recommended: {words}", words=Words(noted.resources, RECOMMENDED))
    if reflection.next_question:
        yield say("To ask next: {words}", words=Words(reflection.next_question, NEXT))
    if told := view(reflection.before, reflection.after, "before", "after"):
        yield (told,)


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
    held, reflection = page.held, page.reflection
    noted = held.debrief or Debrief()
    yield f"### {escaped(page.host.name)}, {day(held.start or held.asked_at, zone)}"
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
