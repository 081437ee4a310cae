"""The journal, as cards."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.files import File
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, joined, mention, say, say_many
from bot.interview.model import Debrief, Interview, Stage
from bot.interview.next_step import NextStep
from bot.interview.staying_in_touch.journal import Chapter, Page, Reflection
from bot.texts import buttons
from bot.texts.finding import reading_list
from bot.texts.interviews import reflection
from bot.texts.staying_in_touch import next_step

LEARNED = 220
RECOMMENDED = 100
NEXT = 140
TO_DO = 120

Turned = Sequence[tuple[Chapter, Page, bool]]
"""The pages to show, each with its chapter and whether its recommendations can be shared."""


def journal(interviews: int, fields: int, turned: Turned, more: Sequence[Button]) -> Card:
    """The notes stay even if the two do not meet here any more (`Page.is_blocked`)."""
    blocks = tuple(_blocks(turned))
    keep = Action(ActionName.JOURNAL_FILE)
    return Card(
        # Translators: {talks} is "3 talks" or the like, {fields} "2 fields".
        say(
            "My journal: {talks}, {fields}",
            talks=number_of_talks(interviews),
            fields=say_many("{number} field", "{number} fields", fields),
        ),
        blocks,
        (*more, Button(say("Keep it as a file"), keep, buttons.style_after(blocks))),
    )


def empty() -> Card:
    return card_of(
        say("Your journal begins with your first talk"),
        say("What you learn, and how your view of a field changes, will be here."),
        buttons.find_others(),
    )


def no_more() -> Card:
    return card_of(
        say("That was the whole journal"),
        say("Who could be next?"),
        buttons.run(say("From the beginning"), ActionName.JOURNAL, style=Style.PRIMARY),
        buttons.find_others(Style.PLAIN),
    )


def file_card(file: File) -> Card:
    return Card(
        say("Here is your journal, to keep"),
        body(say("Every talk is in it. Only you have it.")),
        (buttons.my_journal(),),
        files=(file,),
    )


def number_of_talks(how_many: int) -> Text:
    return say_many("{number} talk", "{number} talks", how_many)


def view_of_field(chapter: Chapter) -> Text | None:
    """How the answer to "is this for me?" changed over time. None if it was never answered."""
    first, last = chapter.at_first, chapter.now
    if first and last:
        # Translators: "it" is a field of work; both are ratings from 1 to 5.
        return say("How well it suits me: {first} at first, {last} now", first=first, last=last)
    if first:
        return say("How well it suits me: {first} at first", first=first)
    return say("How well it suits me: {last} now", last=last) if last else None


def view_of_talk(reflection: Reflection) -> Text | None:
    """The answers before and after one talk. None if there are none."""
    before, after = reflection.before, reflection.after
    if before and after:
        # Translators: "it" is a field of work; both are ratings from 1 to 5.
        return say(
            "How well it suits me: {before} before, {after} after", before=before, after=after
        )
    if before:
        return say("How well it suits me: {before} before", before=before)
    return say("How well it suits me: {after} after", after=after) if after else None


def _blocks(turned: Turned) -> Iterable[Block]:
    shown: Chapter | None = None
    for chapter, page, can_share in turned:
        if chapter is not shown:
            yield Paragraph(_heading(chapter))
            shown = chapter
        entry = _entry(page, can_share=can_share)
        yield replace(entry, buttons=()) if page.is_blocked else entry


def _heading(chapter: Chapter) -> Text:
    field: Text = Words(chapter.field, 60) if chapter.field else say("Other talks")
    facts = [number_of_talks(len(chapter.lines))]
    facts += [view] if (view := view_of_field(chapter)) else []
    # Translators: a heading, such as: UX research: 3 talks; Is this for me? 2 at first, 4 now
    return say("{field}: {facts}", field=field, facts=joined(facts, "; "))


def _entry(page: Page, *, can_share: bool) -> Entry:
    held = page.held
    day = Moment(held.start or held.asked_at, MomentStyle.DAY)
    lines = tuple(_lines(page))
    notes = say("Change my notes") if held.debrief else say("Note what I learned")
    return Entry(
        say("{host}, {day}", host=mention(page.host), day=day),
        joined(lines) if lines else say("Nothing noted yet."),
        (
            buttons.on(held, notes, ActionName.DEBRIEF),
            reflection.form_button(held),
            *_thanks(held),
            *((next_step.done_button(held),) if held.next_step and held.next_step.is_open else ()),
            *((reading_list.share_button(held),) if can_share else ()),
        ),
    )


def _thanks(held: Interview) -> tuple[Button, ...]:
    """The button to say thank you, because late thanks are better than none."""
    return buttons.thank(held)[:1] if held.stage is Stage.HELD else ()


def _lines(page: Page) -> Iterable[Text]:
    noted, reflection = page.held.debrief or Debrief(), page.reflection
    if noted.takeaways:
        yield say("Learned: {words}", words=Words(noted.takeaways, LEARNED))
    if noted.resources:
        yield say("Recommended: {words}", words=Words(noted.resources, RECOMMENDED))
    if reflection.next_question:
        yield say("To ask next: {words}", words=Words(reflection.next_question, NEXT))
    if step := page.held.next_step:
        yield from _done(step) if step.done_at else (_to_do(step),)
    if view := view_of_talk(reflection):
        yield view


def _to_do(step: NextStep) -> Text:
    return say("To do: {words}", words=Words(step.words, TO_DO))


def _done(step: NextStep) -> Iterable[Text]:
    yield say("Done: {words}", words=Words(step.words, TO_DO))
    if step.news:
        yield say("What came of it: {words}", words=Words(step.news, NEXT))
