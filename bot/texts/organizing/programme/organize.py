"""The programme's home, for organizers."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Text, Words, listed, mention, say, say_many
from bot.engine.contexts.programme import GlanceContext, OrganizingContext
from bot.interview.members import Member
from bot.interview.organizing.programme import ENOUGH_DOORS, ActName
from bot.texts import buttons, contact
from bot.texts.organizing.programme import checklist, glance, permissions

NAMED_AT_MOST = 10
SURE = "sure"
"""What follows the command on the button that confirms."""

PEOPLE = Button(say("People"), Action(ActionName.PEOPLE))
SETTINGS = Button(say("Settings"), Action(ActionName.PROGRAMME_SETTINGS))
INVITING = Button(say("Inviting"), Action(ActionName.INVITING))
# Translators: the numbers of a programme, for its organizers to show.
REPORT = Button(say("The report"), Action(ActionName.NUMBERS))
BROADCASTS = Button(say("A message to all"), Action(ActionName.BROADCASTS))
SUGGESTIONS = Button(say("Suggestions"), Action(ActionName.SUGGESTIONS))
WAYS = (
    PEOPLE,
    INVITING,
    REPORT,
    BROADCASTS,
    SUGGESTIONS,
    SETTINGS,
    Button(say("Organizers and contact"), Action(ActionName.ORGANIZERS)),
    Button(say("What organizers did"), Action(ActionName.ACTS)),
)
"""The buttons that lead on from the home."""
_OFTEN = (PEOPLE, INVITING, REPORT, BROADCASTS)
_OFTEN_BEFORE = (PEOPLE, INVITING, SETTINGS)
"""Shown at once, also before the programme is open. The others are in the menu."""
STOP_TRYING = buttons.run(say("Stop practising"), ActionName.ORGANIZE)


def home(
    context: OrganizingContext,
    lacks: Collection[str] | None = None,
    *,
    title: Text | None = None,
) -> Card:
    """`lacks`: the permissions that Askwell does not have here. None if we have not checked.
    `title`: what has just been done, if anything."""
    is_open = context.programme.opened_at is not None
    first = _at_a_glance(context) if is_open else _before(context, lacks)
    return Card(
        title or say("You run the programme here"),
        (*first, _facts(context), *permissions.missing(lacks or ())),
        tuple(_ways(context) if is_open else _ways_before(context)),
        again=Action(ActionName.PROGRAMME),
    )


def _ways(context: OrganizingContext) -> Iterator[Button]:
    following = _needed_most(context)
    for each in (concerns_button(context.open_concerns), *WAYS):
        style = Style.PRIMARY if each.action.name == following else Style.PLAIN
        yield replace(each, style=style, rare=each in WAYS and each not in _OFTEN)


def _needed_most(context: OrganizingContext) -> ActionName | None:
    """The one button that is highlighted: reports first, then what waits, then hosts."""
    if context.open_concerns:
        return ActionName.CONCERNS
    if not isinstance(context, GlanceContext):
        return None
    need = context.glance.in_need
    if need.would_host:
        return None  # the button beside it is
    if need.waiting or need.silent:
        return ActionName.PEOPLE
    few = context.doors.number < ENOUGH_DOORS
    return ActionName.INVITING if few or need.sought else None


def _ways_before(context: OrganizingContext) -> Iterator[Button]:
    """Before the programme is open."""
    yield checklist.open_button(context)
    yield concerns_button(context.open_concerns)
    for each in WAYS:
        yield each if each in _OFTEN_BEFORE else buttons.as_rare(each)


def done(act: ActName, about: Member | None) -> Text | None:
    """What an organizer has just done, and who was told. None where its own card says so."""
    told = _DONE.get(act)
    return told(mention(about)) if told and about else None


_DONE: Mapping[ActName, Callable[[Text], Text]] = {
    ActName.NAMED_ORGANIZER: lambda who: say(
        "{who} is an organizer now, and is told in their daytime", who=who
    ),
    ActName.NAMED_CONTACT: lambda who: say("{who} is the contact now", who=who),
    ActName.ENDED_ORGANIZER: lambda who: say(
        "{who} no longer organizes, and is told in their daytime", who=who
    ),
}


def _at_a_glance(context: OrganizingContext) -> tuple[Block, ...]:
    """Empty after a change. The answer to a change is built without the glance, because the
    organizer is looking at what they changed."""
    if not isinstance(context, GlanceContext):
        return ()
    named = checklist.is_contact_chosen(context)
    doors = checklist.doors(context.doors)
    return (*glance.glance(context.glance, context.open_concerns, contact_named=named), doors)


def _before(context: OrganizingContext, lacks: Collection[str] | None) -> tuple[Block, ...]:
    """Before the programme is open. Hosts come first, so those who wait must not be missed."""
    steps = checklist.first_steps(context, lacks)
    if not isinstance(context, GlanceContext):
        return steps
    return (*steps, *glance.would_host(context.glance.in_need.would_host, Style.PLAIN))


def concerns_button(number: int) -> Button:
    label = say_many("Concerns ({number} open)", "Concerns ({number} open)", number)
    return Button(label, Action(ActionName.CONCERNS))


def _facts(context: OrganizingContext) -> Facts:
    named = [Words(each.name, contact.NAME_SHOWN) for each in context.organizers[:NAMED_AT_MOST]]
    return Facts(
        (
            (say("Organizers"), listed(named)),
            *_contact(context),
        )
    )


def _contact(context: OrganizingContext) -> tuple[tuple[Text, Text], ...]:
    """Empty if the part about what needs a hand already says that there is no contact."""
    if isinstance(context, GlanceContext) and _wants_contact(context):
        return ()
    told = context.contact
    return ((say("Contact"), Words(told.name, contact.NAME_SHOWN) if told else say("nobody yet")),)


def _wants_contact(context: OrganizingContext) -> bool:
    return context.programme.opened_at is not None and not checklist.is_contact_chosen(context)


def would_organize(context: OrganizingContext) -> Card:
    """For somebody who runs the space on its platform where others organize already. They may have
    stepped down, or may only want to look."""
    return card_of(
        say("Would you like to organize here?"),
        say(
            "You run this place on its platform, so you may. Organizers hear of every report "
            "that is not about them. The others are told that you joined, and you can step "
            "down again."
        ),
        _facts(context),
        buttons.run(say("Yes, I will organize"), ActionName.ORGANIZE, SURE, Style.PRIMARY),
        buttons.what_next(),
    )


def became_organizer(*, is_first: bool) -> Card:
    title = say("You are an organizer now")
    if not is_first:
        return card_of(title, say("The other organizers have been told."), run(Style.PRIMARY))
    first = say(
        "Members who need a person are told of you, and reports come to you. Nothing that you do "
        "here is hidden from other organizers."
    )
    return card_of(
        title,
        first,
        say("Next, name a second organizer, so that you are never alone with this."),
        Button(say("Name a second one"), Action(ActionName.NAME_ORGANIZER_FORM), Style.PRIMARY),
        run(),
    )


def run(style: Style = Style.PLAIN) -> Button:
    """The button to the programme's home, on other cards for organizers."""
    return buttons.run(say("Organize"), ActionName.ORGANIZE, style=style)


def over() -> Card:
    """For an organizer's old button, or a second press."""
    return card_of(
        say("That is done already, or has changed since"),
        say("Nothing happened now. Look at how it stands."),
        run(Style.PRIMARY),
    )


def joined(member: Member) -> Card:
    return card_of(
        say("{member} is an organizer now", member=mention(member)),
        say("They run this place on its platform. They see what you see here."),
        run(),
    )


def second_wanted() -> Card:
    return card_of(
        say("Who else could look after this with you?"),
        say(
            "You are the only organizer. If somebody reports you, or you are away, nobody "
            "else hears of it. It takes a minute to name a second one."
        ),
        Button(say("Name a second one"), Action(ActionName.NAME_ORGANIZER_FORM), Style.PRIMARY),
        run(),
    )


def left_as_organizer(told_of: Member | None) -> Card:
    """For somebody who organized, left and came back."""
    why = say("You left this place for a while, and with that you stopped organizing.")
    again = say("If you would like to help again, an organizer can name you.")
    return Card(
        say("Good to see you again"),
        body(why, again if told_of else None, contact.looks_after(told_of)),
        (buttons.what_next(Style.PRIMARY),),
        contact.links(told_of),
    )


def for_organizers(told_of: Member | None) -> Card:
    return Card(
        say("This is for organizers"),
        body(contact.looks_after(told_of)),
        (buttons.what_next(Style.PRIMARY),),
        contact.links(told_of),
    )
