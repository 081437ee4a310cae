"""Seekers who may need help, for organizers."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card, card_of
from bot.cards.files import CsvFile
from bot.cards.reader import Reader
from bot.cards.rich_text import Moment, MomentStyle, Text, joined, mention, say, say_many
from bot.interview.people.standing import SeekerList, SeekerStanding
from bot.texts.csv_file import csv_file, day_of
from bot.texts.organizing.people.people import BACK, INTRODUCE, SEEKERS, file_button
from bot.texts.pages import ListPage

_WHO: dict[SeekerList, Text] = {
    SeekerList.NEVER_ASKED: say(
        "They agreed to the rules, have asked nobody or took it back, and do not host. A word "
        "from you, or an introduction, may be all they need."
    ),
    SeekerList.NO_ANSWER: say(
        "Nobody answered the last request that they sent, and nothing of theirs is open."
    ),
    SeekerList.NONE_OF_THREE: say(
        "They asked at least three times, and had no interview. Nothing of theirs is open."
    ),
}


ON, OFF = "on", "off"


def seekers(page: ListPage[SeekerStanding], name: SeekerList, *, reminded: bool) -> Card:
    """`reminded`: whether seekers who never asked are reminded after one week and after two."""
    never = name is SeekerList.NEVER_ASKED
    return card_of(
        joined((SEEKERS[name], say_many("{number} person", "{number} people", page.total)), ": "),
        _WHO[name],
        _reminding(reminded) if never else None,
        *map(_entry, page.shown),
        *page.more(ActionName.PEOPLE_SEEKERS, name),
        _switch(reminded) if never else None,
        INTRODUCE if page.total else None,
        *file_button(page, ActionName.SEEKERS_FILE, name),
        BACK,
    )


def _reminding(reminded: bool) -> Text:
    if reminded:
        return say("I remind them kindly, 7 and 14 days after they agreed.")
    return say("I do not remind them. I could do so kindly, 7 and 14 days after they agreed.")


def _switch(reminded: bool) -> Button:
    label = say("Stop reminding them") if reminded else say("Remind them kindly")
    return Button(label, Action(ActionName.REMIND_IDLE, arg=OFF if reminded else ON))


def _entry(standing: SeekerStanding) -> Entry:
    return Entry(mention(standing.seeker), joined(_lines(standing), " · "))


def _lines(standing: SeekerStanding) -> Sequence[Text]:
    if standing.last_asked_at is None:
        agreed = standing.seeker.agreed_at
        when = (Moment(agreed, MomentStyle.DAY),) if agreed else ()
        return [say("agreed on {day}", day=each) for each in when]
    asked = Moment(standing.last_asked_at, MomentStyle.DAY)
    return (
        say_many("{number} request", "{number} requests", standing.sent),
        say_many("{number} held", "{number} held", standing.held),
        # Translators: when a seeker sent their last request.
        say("last asked on {day}", day=asked),
    )


def file(standings: Sequence[SeekerStanding], reader: Reader) -> CsvFile:
    headings = (
        say("Name"),
        say("Agreed to the rules"),
        say("Requests sent"),
        say("Interviews held"),
        say("Last asked"),
    )
    rows = (_row(each, reader) for each in standings)
    return csv_file("seekers.csv", headings, rows, reader)


def _row(standing: SeekerStanding, reader: Reader) -> Sequence[str]:
    return (
        standing.seeker.name,
        day_of(standing.seeker.agreed_at, reader),
        str(standing.sent),
        str(standing.held),
        day_of(standing.last_asked_at, reader),
    )
