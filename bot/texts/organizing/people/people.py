"""People, for organizers: the state of hosts, seekers and requests."""

from typing import Any

from bot.cards.action_names import ActionName
from bot.cards.blocks import Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.files import File
from bot.cards.rich_text import Text, say, say_many
from bot.interview.people.standing import PeopleCounts, SeekerList
from bot.texts import buttons
from bot.texts.organizing.programme import organize
from bot.texts.pages import ListPage

BACK = Button(say("People"), Action(ActionName.PEOPLE))
INTRODUCE = Button(say("Introduce two people"), Action(ActionName.INTRODUCE_WHOM))


def file_button(page: ListPage[Any], name: ActionName, chosen: str) -> tuple[Button, ...]:
    """Empty if there is nothing to put into a file."""
    return (Button(say("As a file"), Action(name, arg=chosen)),) if page.total else ()


def people(counts: PeopleCounts) -> Card:
    """Requests are the next step where some have waited long, otherwise hosts."""
    next_step, other = Style.PRIMARY, Style.PLAIN
    requests, hosts = (next_step, other) if counts.long else (other, next_step)
    return Card(
        say("People"),
        body(
            say("Numbers, doors and states: never what people wrote to each other."), _facts(counts)
        ),
        (
            Button(say("Hosts"), Action(ActionName.PEOPLE_HOSTS), hosts),
            *(_list(counts, each) for each in SeekerList),
            Button(say("Requests"), Action(ActionName.PEOPLE_REQUESTS), requests),
            buttons.as_rare(INTRODUCE),
            Button(say("Why does somebody hear nothing?"), Action(ActionName.HEARS_NOTHING_FORM)),
            organize.run(),
        ),
        again=organize.PEOPLE.action,
    )


def _facts(counts: PeopleCounts) -> Facts:
    doors = say_many(
        "{number}, {open} with an open door",
        "{number}, {open} with an open door",
        counts.hosts,
        open=counts.open_doors,
    )
    return Facts(
        (
            (say("Hosts"), doors),
            (say("Requests waiting for a host"), _waiting(counts)),
            (say("Interviews ahead"), say_many("{number}", "{number}", counts.booked)),
        )
    )


def _waiting(counts: PeopleCounts) -> Text:
    if not counts.long:
        return say_many("{number}", "{number}", counts.waiting)
    return say_many(
        "{number}; {long} for more than 5 days",
        "{number}; {long} for more than 5 days",
        counts.waiting,
        long=counts.long,
    )


def _list(counts: PeopleCounts, name: SeekerList) -> Button:
    label = say("{list} ({number})", list=SEEKERS[name], number=counts.seekers[name])
    return Button(
        label,
        Action(ActionName.PEOPLE_SEEKERS, arg=f"0 {name}"),
        rare=name is not SeekerList.NO_ANSWER,
    )


SEEKERS: dict[SeekerList, Text] = {
    # Translators: seekers who agreed to the rules, and have not asked anybody yet.
    SeekerList.NEVER_ASKED: say("Never asked"),
    # Translators: seekers whose last request nobody answered.
    SeekerList.NO_ANSWER: say("Got no answer"),
    # Translators: seekers who asked three times, and had no interview.
    SeekerList.NONE_OF_THREE: say("Asked three, met none"),
}


def file_card(file: File, number: int) -> Card:
    """The list as a file."""
    what = say_many(
        "It has {number} line. Only you have it; other organizers can see that you "
        "downloaded it. Keep it as safe as a list of addresses.",
        "It has {number} lines. Only you have it; other organizers can see that you "
        "downloaded it. Keep it as safe as a list of addresses.",
        number,
    )
    return Card(say("Here is the list, as a file"), body(what), (BACK,), files=(file,))
