"""Being a host: the present state, a pause, and the end of hosting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import (
    Country,
    Date,
    DateStyle,
    ListStyle,
    Moment,
    MomentStyle,
    Text,
    TimeOfDay,
    Words,
    joined,
    listed,
    say,
    say_many,
)
from bot.interview.hosting import HostApproval, HostProfile, Place, Venue
from bot.interview.hours import WeeklyHours
from bot.interview.meeting.venue import is_missing
from bot.interview.members import Member
from bot.texts import advice, buttons, host_about
from bot.texts.hosting import host_field, time_off
from bot.texts.interviews import confirmations, venue
from bot.texts.interviews.venue import Rows

A_MONDAY = date(2024, 1, 1)
_ASKED_LATER: dict[Place, Text] = {
    Place.PHONE: say("By phone; I ask you for the number at each booking"),
    Place.VIDEO: say("Video call; I ask you for the link at each booking"),
    Place.IN_PERSON: say("In person; I ask you for the address at each booking"),
}
"""The places whose details we ask for at each booking. A huddle needs no details."""
NOT_FOUND_YET = say("The programme is not open yet. Once it is, people can find and ask you.")
DAYS_OFF_BUTTON = Button(say("Days off"), Action(ActionName.TIME_OFF))
CHANGE_HOURS_BUTTON = Button(say("Change hours"), Action(ActionName.HOST_HOURS))


def invitation(field: str = "") -> Card:
    """`field`: the id or the name of the field that they have chosen already, if any."""
    return card_of(
        say("Twenty minutes of yours can open a door"),
        say(
            "You answer questions about your work, when and as often as you choose. Nobody "
            "asks for a job, and “not now” is always fine."
        ),
        Button(say("Become a host"), Action(ActionName.HOST_PROFILE, arg=field), Style.PRIMARY),
        advice.on("host-not-interesting", say("Am I interesting enough?")),
    )


def before_opening(status: Card) -> Card:
    """Adds a line for a door that was opened before the programme opens."""
    title, blocks = say("Your door is open"), body(NOT_FOUND_YET, *status.blocks)
    return replace(status, title=title, blocks=blocks)


def status(me: Member, profile: HostProfile, now: datetime) -> Card:
    """`profile`: as it is now or will be."""
    paused = profile.is_paused(now)
    pause, *stop = switches(profile, paused)
    return Card(
        _standing(me, profile, paused),
        (
            Facts((*_offered(profile), *_kept_free(profile), *_limits(profile))),
            *host_field.which(profile),
        ),
        (
            Button(say("Change profile"), Action(ActionName.HOST_PROFILE)),
            buttons.as_rare(host_field.CHANGE_BUTTON),
            buttons.as_rare(host_about.CHANGE_BUTTON),
            CHANGE_HOURS_BUTTON,
            DAYS_OFF_BUTTON,
            pause,
            *map(buttons.as_rare, stop),
        ),
        again=Action(ActionName.HOSTING),
    )


def begin(profile: HostProfile | None) -> Button:
    """The first step to become a host, or the second one if the first is done."""
    if profile is None:
        return Button(say("Become a host"), Action(ActionName.HOST_PROFILE))
    return hours_button(profile)


def hours_button(profile: HostProfile | None) -> Button:
    if profile and profile.hours.stretches:
        return CHANGE_HOURS_BUTTON
    return Button(say("Set my hours"), Action(ActionName.HOST_HOURS))


def door(me: Member, profile: HostProfile, now: datetime) -> Entry:
    """The member's door in two lines, with buttons for what is changed most often."""
    paused = profile.is_paused(now)
    return Entry(
        _standing(me, profile, paused),
        say("{hours} ({zone})", hours=_weekly(profile.hours), zone=Words(profile.zone)),
        (
            buttons.MY_HOSTING,
            *switches(profile, paused),
            CHANGE_HOURS_BUTTON,
            DAYS_OFF_BUTTON,
        ),
    )


def _offered(profile: HostProfile) -> Rows:
    hours, zone = _weekly(profile.hours), Words(profile.zone)
    return (
        (say("Headline"), Words(profile.headline)),
        host_field.row(profile),
        (say("Topics"), listed(map(Words, profile.topics), ListStyle.PLAIN)),
        # Translators: the label of what a host gladly talks about.
        (say("Talks about"), Words(profile.gladly)),
        *host_about.rows(profile),
        (say("Hours"), say("{hours} ({zone})", hours=hours, zone=zone)),
    )


def _weekly(hours: WeeklyHours) -> Text:
    """Days with the same times are listed together."""
    days: dict[tuple[time, time], list[Text]] = {}
    for each in hours.stretches:
        weekday = Date(A_MONDAY + timedelta(each.weekday), DateStyle.WEEKDAY)
        days.setdefault((each.start, each.end), []).append(weekday)
    return joined((_stretch(those, *times) for times, those in days.items()), "; ")


def _stretch(days: Sequence[Text], start: time, end: time) -> Text:
    # Translators: a host's weekly hours, such as "Tue, Thu 17:00-19:00".
    return say(
        "{days} {start}-{end}",
        days=listed(days, ListStyle.PLAIN),
        start=TimeOfDay(start),
        end=TimeOfDay(end),
    )


def _kept_free(profile: HostProfile) -> Rows:
    free = [*_holidays(profile.country), *map(time_off.span, profile.time_off)]
    return ((say("Kept free"), joined(free, "; ")),) if free else ()


def _holidays(country: str) -> tuple[Text, ...]:
    if not country:
        return ()
    return (say("Public holidays: {country}", country=Country(country)),)


def _limits(profile: HostProfile) -> Rows:
    at_most = say_many(
        "{per_month} a month, {number} minute each",
        "{per_month} a month, {number} minutes each",
        profile.minutes,
        per_month=profile.per_month,
    )
    # Translators: the label of how many talks a host wants, such as "2 a month, 25 minutes each".
    label = say("At most")
    return ((label, at_most), (say("Where"), _where(profile.venue)))


def _where(offered: Venue) -> Text:
    return _ASKED_LATER[offered.place] if is_missing(offered) else venue.how_to_meet(offered)


def _standing(me: Member, profile: HostProfile, paused: bool) -> Text:
    if me.suspension:
        return say("The organizers have paused you here")
    if profile.approval is HostApproval.WAITING:
        return say("The organizers have a look before your door opens")
    if not profile.open:
        return say("You are not taking requests")
    if paused and profile.paused_until:
        day = Moment(profile.paused_until, MomentStyle.DAY)
        return say("Paused; you are back on {day}", day=day)
    return say("You are a host: people can find and ask you")


def switches(profile: HostProfile, paused: bool) -> tuple[Button, ...]:
    """Opens or closes the door, for a while or for good. To stop is not red: it can be undone, and
    would be the only colour below a door that has just been opened."""
    if not profile.open and profile.approval is not HostApproval.WAITING:
        return (Button(say("Take requests again"), Action(ActionName.HOST_OPEN), Style.PRIMARY),)
    stop = Button(
        say("Stop hosting"),
        Action(ActionName.HOST_STOP),
        confirm=confirmations.stop_hosting(),
    )
    if not profile.open:
        return (stop,)
    pause = (
        Button(say("I am back"), Action(ActionName.HOST_BACK), Style.PRIMARY)
        if paused
        else Button(say("Pause"), Action(ActionName.HOST_PAUSE))
    )
    return (pause, stop)


def need_hours(profile: HostProfile, *, asks_field: bool = False) -> Card:
    """One question at a time: which field is theirs can wait until their door is open, unless they
    have just typed another one."""
    return card_of(
        say("That reads well. Now, when are you free?"),
        say("One more step, and people can find you."),
        Facts((host_field.row(profile),)),
        *(host_field.which(profile) if asks_field else ()),
        Button(say("Set my hours"), Action(ActionName.HOST_HOURS), Style.PRIMARY, goes_on=True),
        host_field.CHANGE_BUTTON,
    )


def stopped() -> Card:
    return card_of(
        say("You are not taking requests any more"),
        say("Thank you for the time you gave. You can come back whenever you like."),
        buttons.my_interviews(),
        buttons.MY_HOSTING,
    )
