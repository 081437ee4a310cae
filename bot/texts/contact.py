"""The organizer that members are told about, and how to reach them."""

from bot.cards.outside import PersonLink
from bot.cards.rich_text import CommandName, Text, Words, mention, say
from bot.interview.members import Member

NAME_SHOWN = 40


def looks_after(contact: Member | None) -> Text:
    """Shown on every platform, so it names nothing that only one of them has."""
    if contact is None:
        return say(
            "Nobody looks after this place at the moment. Somebody who runs it, such as an owner "
            "or admin, can begin with the command {organize}.",
            organize=CommandName("organize"),
        )
    return say(
        "{contact} looks after people here, and answers you in person.", contact=mention(contact)
    )


def links(contact: Member | None) -> tuple[PersonLink, ...]:
    return () if contact is None else (write_to(contact),)


def write_to(member: Member) -> PersonLink:
    # Translators: a button; at most 30 characters besides {name}.
    label = say("Write to {name}", name=Words(member.name, NAME_SHOWN))
    return PersonLink(member.person, label)
