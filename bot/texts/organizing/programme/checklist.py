"""What an organizer does before they open the programme. Finished steps are ticked
automatically."""

from collections.abc import Collection
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Paragraph
from bot.cards.buttons import Action, Button, Style
from bot.cards.rich_text import CommandName, Text, Words, say, say_many
from bot.engine.contexts.programme import OrganizingContext
from bot.interview.frozen import frozen
from bot.interview.organizing.programme import ENOUGH_DOORS, FirstStep, OpenDoors

OPEN = Button(say("Open it"), Action(ActionName.OPEN_PROGRAMME), Style.PRIMARY)
"""It asks first."""
DONE, TO_DO = "☑", "☐"
_NOT_OPEN_YET = Paragraph(
    say(
        "It is not open yet: nobody can ask, and I write to organizers only. Hosts "
        "first: tell a handful of people yourself to open their door with the command "
        "{host}.",
        host=CommandName(ActionName.HOST),
    )
)


@frozen
class Step:
    what: Text
    button: Button
    done: bool


def steps(context: OrganizingContext) -> tuple[Step, ...]:
    seen = context.programme.seen_to
    return (
        _organizers(context),
        Step(
            say("The name of the programme, and a line about it"),
            Button(say("Name and line"), Action(ActionName.PROGRAMME_NAME_FORM)),
            bool(context.programme.settings.name),
        ),
        Step(
            say("The rules that everybody agrees to"),
            Button(say("Look at the rules"), Action(ActionName.RULES_FORM)),
            FirstStep.RULES in seen or context.programme.rules_changed_at is not None,
        ),
        Step(
            say("Who may take part"),
            Button(say("Look who may"), Action(ActionName.WHO_MAY_FORM)),
            FirstStep.WHO_MAY in seen,
        ),
        Step(
            say("A whole interview with somebody made up, in two minutes"),
            Button(say("Try it"), Action(ActionName.TRY_IT)),
            FirstStep.TRIED in seen,
        ),
    )


def _organizers(context: OrganizingContext) -> Step:
    """Its button leads to what is missing."""
    what = say("A second organizer, and who is the contact")
    if len(context.organizers) < 2:
        second = Button(say("Name a second one"), Action(ActionName.NAME_ORGANIZER_FORM))
        return Step(what, second, done=False)
    contact = Button(say("Choose the contact"), Action(ActionName.ORGANIZERS))
    return Step(what, contact, done=is_contact_chosen(context))


def is_contact_chosen(context: OrganizingContext) -> bool:
    """Not by the name of somebody who no longer organizes. The only organizer need not choose."""
    chosen = any(each.id == context.programme.contact for each in context.organizers)
    return chosen or len(context.organizers) == 1


def left_to_do(context: OrganizingContext) -> tuple[Step, ...]:
    return tuple(each for each in steps(context) if not each.done)


def first_steps(context: OrganizingContext, lacks: Collection[str] | None) -> tuple[Block, ...]:
    """The next step is highlighted."""
    following = next(iter(left_to_do(context)), None)
    return (
        _NOT_OPEN_YET,
        *(_entry(each, is_next=each == following) for each in steps(context)),
        *_permissions(lacks),
        doors(context.doors),
    )


def doors(held: OpenDoors) -> Paragraph:
    """How many doors are open. Hosts come first, until there are enough of them."""
    counted = say(
        "{doors} in {fields}.",
        doors=say_many("{number} door is open", "{number} doors are open", held.number),
        fields=say_many("{number} field", "{number} fields", held.fields),
    )
    if held.number >= ENOUGH_DOORS:
        return Paragraph(counted)
    advice = say(
        "{counted} Hosts first: from {number} on, it is a good time to tell seekers.",
        counted=counted,
        number=ENOUGH_DOORS,
    )
    return Paragraph(advice)


def open_button(context: OrganizingContext) -> Button:
    """Highlighted once nothing else is left to do."""
    return replace(OPEN, style=Style.PLAIN) if left_to_do(context) else OPEN


def _entry(step: Step, *, is_next: bool) -> Entry:
    """A step can be done again after it is done."""
    style = Style.PRIMARY if is_next else Style.PLAIN
    return Entry(_boxed(step.what, done=step.done), buttons=(replace(step.button, style=style),))


def _permissions(lacks: Collection[str] | None) -> tuple[Entry, ...]:
    told = say("What the platform lets me do here, as it says right now")
    return () if lacks is None else (Entry(_boxed(told, done=not lacks)),)


def _boxed(what: Text, *, done: bool) -> Text:
    box = Words(DONE if done else TO_DO)
    # Translators: a box that is ticked or not, and what it is about.
    return say("{box} {what}", box=box, what=what)
