"""Organizers set who may take part."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Action
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import Text, Words, say
from bot.interview.programme import Programme

MEMBERS, ALSO_GUESTS = "members", "guests"
_ROLE = say("Discord: the id of a role that you have yourself. Empty means everybody")

GUESTS = ChoiceField(
    "guests",
    say("Guests of a Slack workspace"),
    (
        Option(MEMBERS, say("Only members take part")),
        Option(ALSO_GUESTS, say("Guests take part, too")),
    ),
)
SEEKER_ROLE = TextField("seeker_role", say("Who may ask"), _ROLE, required=False, most=30)
HOST_ROLE = TextField("host_role", say("Who may host"), _ROLE, required=False, most=30)


def form(programme: Programme) -> Form:
    return Form(
        Action(ActionName.WHO_MAY),
        say("Who may take part"),
        (
            GUESTS.filled(ALSO_GUESTS if programme.guests else MEMBERS),
            SEEKER_ROLE.filled(programme.seeker_role),
            HOST_ROLE.filled(programme.host_role),
        ),
        say("Save"),
    )


def not_your_role(typed: str) -> Text:
    return say(
        "I do not see a role “{typed}” that you have in this server. In Discord, press the role "
        "for its id.",
        typed=Words(typed, 30),
    )
