"""Requests by state, for organizers, who never see their words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Facts
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.files import CsvFile
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Moment, MomentStyle, Text, joined, mention, say, say_many
from bot.interview.members import Member, as_stranger
from bot.interview.model import Interview
from bot.interview.people.standing import RequestState, state_of
from bot.texts import buttons
from bot.texts.csv_file import csv_file, day_of, time_of, with_zone
from bot.texts.organizing.people.people import BACK, file_button
from bot.texts.pages import ListPage

STATES: dict[RequestState, Text] = {
    RequestState.WAITS_FOR_HOST: say("Waits for the host"),
    RequestState.WAITS_FOR_SEEKER: say("Waits for the seeker"),
    RequestState.MOVING: say("Looks for another time"),
    RequestState.BOOKED: say("Booked"),
    RequestState.HELD: say("Held"),
    RequestState.UNANSWERED: say("Not answered"),
    RequestState.DECLINED: say("Not now, said the host"),
    RequestState.WITHDRAWN: say("Withdrawn"),
    RequestState.CANCELLED: say("Cancelled"),
    RequestState.MISSED: say("Missed"),
}

Sides = Mapping[int, Member]


def requests(
    page: ListPage[Interview],
    state: RequestState,
    others: Mapping[RequestState, int],
    sides: Sides,
    not_to_nudge: Collection[str],
) -> Card:
    """`others`: the number of requests in each of the other states."""
    ended = say("All that are open, and those that ended in the last month. Never their words.")
    return card_of(
        say("Requests"),
        Facts(((STATES[state], say_many("{number}", "{number}", page.total)),)),
        ended,
        *(_entry(each, sides, not_to_nudge) for each in page.shown),
        *page.more(ActionName.PEOPLE_REQUESTS, state),
        *(_state(each, number) for each, number in others.items()),
        *file_button(page, ActionName.REQUESTS_FILE, state),
        BACK,
    )


def _state(state: RequestState, number: int) -> Button:
    label = say_many("{state} ({number})", "{state} ({number})", number, state=STATES[state])
    return Button(label, Action(ActionName.PEOPLE_REQUESTS, arg=f"0 {state}"))


def _entry(request: Interview, sides: Sides, not_to_nudge: Collection[str]) -> Entry:
    seeker, host = _both(request, sides)
    return Entry(
        say("{seeker} asked {host}", seeker=seeker, host=host),
        joined(_dates(request), " · "),
        _buttons(request, not_to_nudge),
    )


def _both(request: Interview, sides: Sides) -> tuple[Text, Text]:
    """The names of seeker and host, as the request knows them."""
    seeker, host = (as_stranger(sides[s], request.asked_at) for s in (request.seeker, request.host))
    return mention(seeker), mention(host)


def _dates(request: Interview) -> Sequence[Text]:
    asked = say("asked on {day}", day=Moment(request.asked_at, MomentStyle.DAY))
    match state_of(request):
        case RequestState.BOOKED if request.start:
            when = say("they meet {when}", when=Moment(request.start, MomentStyle.SHORT))
        case RequestState.WAITS_FOR_HOST | RequestState.WAITS_FOR_SEEKER | RequestState.MOVING:
            when = say("ends on {day}", day=Moment(request.ends, MomentStyle.DAY))
        case RequestState.HELD if request.start:
            when = say("they met on {day}", day=Moment(request.start, MomentStyle.DAY))
        case _:
            when = say("ended on {day}", day=Moment(request.changed_at, MomentStyle.DAY))
    return asked, when


def _buttons(request: Interview, not_to_nudge: Collection[str]) -> tuple[Button, ...]:
    if state_of(request) is not RequestState.WAITS_FOR_HOST:
        return ()
    nudge = buttons.on(request, say("Nudge now"), ActionName.NUDGE_NOW)
    free = buttons.on(request, say("Free the seeker"), ActionName.FREE_SEEKER)
    return (free,) if request.id in not_to_nudge else (nudge, free)


_BACK_TO_REQUESTS = Button(say("Back to the requests"), Action(ActionName.PEOPLE_REQUESTS))


def _back_to_requests() -> tuple[Button, ...]:
    return (replace(_BACK_TO_REQUESTS, style=Style.PRIMARY), BACK)


def will_nudge(host: Member, at: datetime, now: datetime) -> Card:
    when = (
        say("I will do it now.")
        if at <= now
        else say("I will do it {when}, in their daytime.", when=Moment(at, MomentStyle.SHORT))
    )
    kind = say("It is one kind reminder of the request, and does not say that you asked for it.")
    return card_of(
        say("I will remind {host}", host=mention(host)), when, kind, *_back_to_requests()
    )


def nudged_already(host: Member) -> Card:
    why = say(
        "It was asked for already, so I send no second one. You can free the seeker, or write to "
        "the host yourself."
    )
    return card_of(
        say("{host} gets one reminder of this request", host=mention(host)),
        why,
        *_back_to_requests(),
    )


def not_nudged(host: Member) -> Card:
    """The reason is not given: that they reported the seeker is not for everybody to know."""
    return card_of(
        say("I cannot remind {host} now", host=mention(host)),
        say(
            "There can be many reasons: a pause, reminders that they turned off, or others. "
            "I do not say which, because that is private. You can free the seeker, or write "
            "to the host yourself."
        ),
        *_back_to_requests(),
    )


def confirm_freeing(request: Interview, seeker: Member, host: Member) -> Card:
    sure = buttons.on(request, say("Free the seeker"), ActionName.FREE_SEEKER, Style.PRIMARY, SURE)
    return card_of(
        say("Free {seeker} from this request?", seeker=mention(seeker)),
        say(
            "It ends like any request without an answer. {seeker} gets a kind message with "
            "other hosts who fit, and {host} hears that there is nothing left to answer. "
            "Neither is told that it was you.",
            seeker=mention(seeker),
            host=mention(host),
        ),
        sure,
        _BACK_TO_REQUESTS,
        BACK,
    )


SURE = "sure"
"""The argument of the second press, which confirms."""


def seeker_freed(seeker: Member) -> Card:
    return card_of(
        say("{seeker} is free to ask somebody else", seeker=mention(seeker)),
        say("I will tell both in their daytime."),
        *_back_to_requests(),
    )


def out_of_date() -> Card:
    return card_of(
        say("That request has moved on"),
        say("Nothing was changed. See how it stands now."),
        *_back_to_requests(),
    )


def file(found: Sequence[Interview], sides: Sides, reader: Reader) -> CsvFile:
    headings = (
        say("State"),
        say("Seeker"),
        say("Host"),
        say("Asked"),
        say("Since"),
        with_zone(say("Time of the talk"), reader),
        say("Minutes"),
    )
    rows = (_row(each, sides, reader) for each in found)
    return csv_file("requests.csv", headings, rows, reader)


def _row(request: Interview, sides: Sides, reader: Reader) -> Sequence[str]:
    names = [plain(each, reader) for each in _both(request, sides)]
    return (
        plain(STATES[state_of(request)], reader),
        *names,
        day_of(request.asked_at, reader),
        day_of(request.changed_at, reader),
        time_of(request.start, reader),
        str(request.minutes),
    )
