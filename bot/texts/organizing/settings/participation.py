"""Organizers decide who may take part."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import OPTION_LABEL, OPTIONS, ChoiceField, Form, Option
from bot.cards.rich_text import Text, Words, say
from bot.interview.organizing.groups import Group
from bot.interview.organizing.programme import Programme
from bot.interview.organizing.programme_settings import Admission, Admits

MEMBERS, ALSO_GUESTS = "members", "guests"
GUESTS = ChoiceField(
    "guests",
    say("Guests of a Slack workspace"),
    (
        Option(MEMBERS, say("Only members take part")),
        Option(ALSO_GUESTS, say("Guests take part, too")),
    ),
)
_HINT = say("Groups are those of your workspace or server, and tags of an import")
SEEKERS = ChoiceField("seekers", say("Who may ask"))
HOSTS = ChoiceField("hosts", say("Who may host"))
_WITHOUT_GROUP: dict[Admission, Text] = {
    Admission.EVERYBODY: say("Everybody"),
    Admission.INVITED: say("Who was invited"),
    Admission.APPROVED: say("Everybody, after a look by an organizer"),
}


def form(programme: Programme, groups: Sequence[Group]) -> Form:
    chosen = programme.settings
    return Form(
        Action(ActionName.WHO_MAY),
        say("Who may take part"),
        (
            GUESTS.filled(ALSO_GUESTS if programme.guests else MEMBERS),
            _offering(SEEKERS, seekers_choices(groups, chosen.seekers), chosen.seekers),
            _offering(HOSTS, hosts_choices(groups, chosen.hosts), chosen.hosts),
        ),
        say("Save"),
        say("Hosts who are there already stay, and what is asked goes on."),
    )


def seekers_choices(groups: Sequence[Group], now: Admits) -> dict[str, Admits]:
    """The choices for seekers, by the value of their option."""
    return _choices((Admission.EVERYBODY, Admission.INVITED), groups, now)


def hosts_choices(groups: Sequence[Group], now: Admits) -> dict[str, Admits]:
    return _choices((Admission.EVERYBODY, Admission.APPROVED, Admission.INVITED), groups, now)


def _choices(plain: Sequence[Admission], groups: Sequence[Group], now: Admits) -> dict[str, Admits]:
    """The choices, by the value of their option. The current group stays among them even if it no
    longer exists."""
    of_group = [Admits(Admission.GROUP, each) for each in groups]
    these = {_value(each): each for each in (*map(Admits, plain), now, *of_group)}
    return dict(list(these.items())[:OPTIONS])


def _offering(field: ChoiceField, choices: dict[str, Admits], now: Admits) -> ChoiceField:
    """What groups are is said only where one can be chosen."""
    options = [Option(value, _label(each)) for value, each in choices.items()]
    hint = _HINT if any(each.group for each in choices.values()) else None
    return replace(field.offering(options, [_value(now)]), hint=hint)


def _value(admits: Admits) -> str:
    return f"group {admits.group.id}" if admits.group else str(admits.who)


def _label(admits: Admits) -> Text:
    if admits.group is None:
        return _WITHOUT_GROUP[admits.who]
    return say("Who is in {group}", group=Words(admits.group.name, OPTION_LABEL // 2))
