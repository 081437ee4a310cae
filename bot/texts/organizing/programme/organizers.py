"""Who is an organizer, and who is the contact."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import CommandName, Text, Words, mention, say
from bot.engine.contexts.programme import OrganizingContext
from bot.interview.members import Member
from bot.texts import buttons
from bot.texts.organizing.programme import organize

SURE = "sure"
"""The argument of the second press, which confirms."""
LISTED_AT_MOST = 8

WHO = TextField("who", say("Who?"), say("Their name here"))


def organizers(context: OrganizingContext, *, may_end: bool) -> Card:
    """`may_end`: whether the reader runs the space on its platform, and so may end the role of
    another organizer."""
    listed = context.organizers[:LISTED_AT_MOST]
    return card_of(
        say("Who looks after people here"),
        say(
            "Organizers hear of reports and run the programme. Members are told of one of "
            "them: the contact."
        ),
        *(_entry(each, context, may_end=may_end) for each in listed),
        Button(say("Name another"), Action(ActionName.NAME_ORGANIZER_FORM), Style.PRIMARY),
        Button(say("Step down"), Action(ActionName.STEP_DOWN)),
        organize.run(),
    )


def _entry(organizer: Member, context: OrganizingContext, *, may_end: bool) -> Entry:
    is_contact = context.contact is not None and organizer.id == context.contact.id
    is_chosen = organizer.id == context.programme.contact
    keep, make = say("Keep them as the contact"), say("Make them the contact")
    choose = Button(keep if is_contact else make, _on(ActionName.CONTACT, organizer))
    contact = say("The contact") if is_chosen else say("The contact, until one is chosen")
    end = Button(say("Remove as organizer"), _on(ActionName.END_ORGANIZER, organizer))
    ending = (end,) if may_end and organizer.id != context.me.id else ()
    return Entry(
        mention(organizer),
        contact if is_contact else None,
        (*(() if is_chosen else (choose,)), *ending),
    )


def _on(name: ActionName, member: Member, arg: str = "") -> Action:
    return Action(name, str(member.id), arg=arg)


def form(*, is_open: bool) -> Form:
    """What the person has to do first stands on the form, because the organizer has to tell
    them."""
    first = say(
        "First ask them to write {command} here once, so that I know them. Nobody is named yet: "
        "you see first who is meant.",
        command=_first_command(is_open=is_open),
    )
    return Form(
        Action(ActionName.NAME_ORGANIZER),
        say("Name an organizer"),
        (WHO,),
        say("Find them"),
        first,
    )


def _first_command(*, is_open: bool) -> CommandName:
    """`is_open`: whether the programme is open. Before that, `start` makes nobody a member."""
    return CommandName("start" if is_open else "host")


def organizes_already(who: Member, *, is_open: bool) -> Text:
    """Somebody else who is called the same may be meant."""
    return say(
        "{who} organizes here already. If you mean somebody else, ask them to write {command} "
        "once, then try again.",
        who=Words(who.name, 40),
        command=_first_command(is_open=is_open),
    )


def nobody(typed: str, *, is_open: bool) -> Text:
    return say(
        "I do not know anybody here called “{typed}”. Ask them to write {command} once, "
        "then I know them.",
        typed=Words(typed, 40),
        command=_first_command(is_open=is_open),
    )


def choose(found: Sequence[Member]) -> Card:
    return card_of(
        say("Is this who you mean?"),
        say(
            "An organizer hears of every report that is not about them, and may do what "
            "you may do. They are told in their daytime, and can step down."
        ),
        *(
            Entry(
                mention(each),
                None,
                (Button(say("Name them"), _on(ActionName.NAME_ORGANIZER, each), Style.PRIMARY),),
            )
            for each in found
        ),
        Button(say("Somebody else"), Action(ActionName.NAME_ORGANIZER_FORM)),
    )


def were_named(by: Member) -> Card:
    return card_of(
        say("{by} named you an organizer", by=mention(by)),
        say(
            "You help to look after people here: reports that are not about you come to "
            "you, too. If you would rather not, step down with one press."
        ),
        Button(organize.run().label, organize.run().action, Style.PRIMARY),
        Button(say("Step down"), Action(ActionName.STEP_DOWN)),
    )


def are_contact() -> Card:
    return card_of(
        say("You are the contact here now"),
        say("Members who are worried or stuck are told your name, and may write to you."),
        organize.run(),
    )


def no_longer_contact(by: Member) -> Card:
    """It names nobody, because yet another one may be the contact when it is read."""
    return card_of(
        say("You are no longer the contact here"),
        say(
            "{by} chose another organizer, and members are told their name instead of yours. "
            "You still organize.",
            by=mention(by),
        ),
        Button(say("See who organizes"), Action(ActionName.ORGANIZERS)),
        organize.run(),
    )


def you_are_the_last() -> Card:
    return card_of(
        say("You are the only organizer"),
        say("Name another first, so that somebody is there. Then you can step down."),
        Button(say("Name another"), Action(ActionName.NAME_ORGANIZER_FORM), Style.PRIMARY),
    )


def sure_to_step_down(*, is_contact: bool) -> Card:
    """`is_contact`: whether members are told of the one who steps down."""
    another = say(
        "You are the contact: choose another one first. Otherwise members are told of the one who "
        "has organized longest."
    )
    chooses = Button(say("Choose the contact"), Action(ActionName.ORGANIZERS))
    return card_of(
        say("Step down as an organizer?"),
        say(
            "You can only come back if another organizer names you, or if you run this place on "
            "its platform. If you look after a concern, it is free again, and I show it to the "
            "others."
        ),
        another if is_contact else None,
        chooses if is_contact else None,
        Button(say("Step down"), Action(ActionName.STEP_DOWN, arg=SURE), Style.DANGER),
        organize.run(),
    )


def stepped_down() -> Card:
    return card_of(
        say("You are no longer an organizer"),
        say("Thank you for looking after people here."),
        buttons.what_next(Style.PRIMARY),
    )


def sure_to_end(organizer: Member) -> Card:
    return card_of(
        say("Remove {organizer} as an organizer?", organizer=mention(organizer)),
        say("They are no longer an organizer here. I tell them kindly."),
        Button(
            say("Remove as organizer"),
            _on(ActionName.END_ORGANIZER, organizer, SURE),
            Style.DANGER,
        ),
        organize.run(),
    )


def were_ended() -> Card:
    return card_of(
        say("You are no longer an organizer"),
        say(
            "Somebody who runs this place on its platform decided this. Everything else "
            "stays the same for you. Thank you for your time."
        ),
        buttons.what_next(Style.PRIMARY),
    )


def stepped_down_told(organizer: Member) -> Card:
    """For the organizers who remain."""
    return _no_longer(organizer, say("They stepped down."))


def ended_told(organizer: Member, by: Member) -> Card:
    """For the organizers who remain, except the one who removed them."""
    why = say("{by} removed them as an organizer.", by=mention(by))
    return _no_longer(organizer, why)


def has_left_told(organizer: Member) -> Card:
    """For the organizers who remain."""
    why = say("They left this place. If they come back, you can name them again.")
    return _no_longer(organizer, why)


def _no_longer(organizer: Member, why: Text) -> Card:
    return card_of(
        say("{organizer} no longer organizes", organizer=mention(organizer)),
        why,
        say("If they looked after a concern, or were the contact, you can take it on now."),
        Button(say("Look at concerns"), Action(ActionName.CONCERNS), Style.PRIMARY),
        organize.run(),
    )


def are_alone() -> Card:
    return card_of(
        say("You are the only organizer now"),
        say("Name a second one, so that a report about you is read, too."),
        Button(say("Name a second one"), Action(ActionName.NAME_ORGANIZER_FORM), Style.PRIMARY),
        organize.run(),
    )
