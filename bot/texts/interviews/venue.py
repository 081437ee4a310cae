"""Where a booked interview takes place, for its two sides, and how its host changes that."""

from collections.abc import Callable
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Facts, Paragraph
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField, Wrong
from bot.cards.outside import Link
from bot.cards.rich_text import Text, Words, mention, say
from bot.engine.contexts.interview import InterviewContext
from bot.interview.hosting import Place, Venue
from bot.interview.meeting.venue import is_missing, link_in
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.texts import buttons, field_errors
from bot.texts.interviews import push

Rows = tuple[tuple[Text, Text], ...]
WHERE = say("Where")
DETAIL = TextField("detail", say("The place of this talk"), most=300)
VIDEO_EXAMPLE = Words("https://meet.example/my-room")
HOW: dict[Place, Text] = {
    Place.PHONE: say("By phone"),
    Place.VIDEO: say("Video call"),
    Place.HUDDLE: say("In a huddle here"),
    Place.IN_PERSON: say("In person"),
}
# A huddle needs no details (see `is_missing`), so texts about missing details are for the others.
_ADD: dict[Place, Text] = {
    Place.PHONE: say("Add the number"),
    Place.VIDEO: say("Add the link"),
    Place.IN_PERSON: say("Add the address"),
}
_CHANGE: dict[Place, Text] = {
    Place.PHONE: say("Change the number"),
    Place.VIDEO: say("Change the link"),
    Place.HUDDLE: say("Change the details"),
    Place.IN_PERSON: say("Change the address"),
}
_LABELS: dict[Place, Text] = {
    Place.PHONE: say("The number for this talk"),
    Place.VIDEO: say("The link for this talk"),
    Place.HUDDLE: say("The details for this talk"),
    Place.IN_PERSON: say("The address for this talk"),
}
_HINTS: dict[Place, Text] = {
    Place.PHONE: say("With the country, such as {example}", example=Words("+44 20 7946 0321")),
    Place.VIDEO: say("It begins with https://, such as {example}", example=VIDEO_EXAMPLE),
    Place.HUDDLE: say("Who starts it, and where"),
    Place.IN_PERSON: say("So that somebody new in town finds it"),
}
_SAVE: dict[Place, Text] = {
    Place.PHONE: say("Save the number"),
    Place.VIDEO: say("Save the link"),
    Place.HUDDLE: say("Save the details"),
    Place.IN_PERSON: say("Save the address"),
}
_NONE_GIVEN: dict[Place, Text] = {
    Place.PHONE: say("Please give the number."),
    Place.VIDEO: say("Please give the link."),
    Place.HUDDLE: say("Please give the details."),
    Place.IN_PERSON: say("Please give the address."),
}
_YOURS_MISSING: dict[Place, Text] = {
    Place.PHONE: say("By phone; your number is still missing"),
    Place.VIDEO: say("Video call; your link is still missing"),
    Place.IN_PERSON: say("In person; your address is still missing"),
}
_THEIRS_MISSING: dict[Place, Callable[[Text], Text]] = {
    Place.PHONE: lambda host: say("By phone; the number is still to come from {host}", host=host),
    Place.VIDEO: lambda host: say("Video call; the link is still to come from {host}", host=host),
    Place.IN_PERSON: lambda host: say(
        "In person; the address is still to come from {host}", host=host
    ),
}
_PLEASE_ADD: dict[Place, Callable[[Text], Text]] = {
    Place.PHONE: lambda seeker: say(
        "Please add the number: {seeker} cannot join you without it.", seeker=seeker
    ),
    Place.VIDEO: lambda seeker: say(
        "Please add the link: {seeker} cannot join you without it.", seeker=seeker
    ),
    Place.IN_PERSON: lambda seeker: say(
        "Please add the address: {seeker} cannot join you without it.", seeker=seeker
    ),
}
_ADDED: dict[Place, Callable[[Text], Text]] = {
    Place.PHONE: lambda host: say("{host} added the number for your talk", host=host),
    Place.VIDEO: lambda host: say("{host} added the link for your talk", host=host),
    Place.IN_PERSON: lambda host: say("{host} added the address for your talk", host=host),
}
_CHANGED: dict[Place, Callable[[Text], Text]] = {
    Place.PHONE: lambda host: say("{host} changed the number for your talk", host=host),
    Place.VIDEO: lambda host: say("{host} changed the link for your talk", host=host),
    Place.HUDDLE: lambda host: say("{host} changed the details for your talk", host=host),
    Place.IN_PERSON: lambda host: say("{host} changed the address for your talk", host=host),
}
_ARRIVED: dict[Place, Callable[[Text], Text]] = {
    Place.PHONE: lambda seeker: say("{seeker} has your number", seeker=seeker),
    Place.VIDEO: lambda seeker: say("{seeker} has your link", seeker=seeker),
    Place.HUDDLE: lambda seeker: say("{seeker} has your details", seeker=seeker),
    Place.IN_PERSON: lambda seeker: say("{seeker} has your address", seeker=seeker),
}
BOOKED_PLACES_STAY = Paragraph(
    say(
        "What is booked already keeps the place that was agreed. “My interviews” changes it "
        "for one of them."
    )
)
"""What a host reads who changes the place in their profile while something is booked."""


def how_to_meet(venue: Venue) -> Text:
    """How they meet, with the number, link or address if there is one."""
    how = HOW[venue.place]
    return say("{how}: {detail}", how=how, detail=Words(venue.detail)) if venue.detail else how


def how_to_meet_for(venue: Venue, side: Side, host: Text) -> Text:
    """The place for one of the two sides. If something is missing, the host is asked for it, and
    the seeker reads that the host will give it."""
    if not is_missing(venue):
        return how_to_meet(venue)
    if side is Side.HOST:
        return _YOURS_MISSING[venue.place]
    return _THEIRS_MISSING[venue.place](host)


def rows(booked: Interview, side: Side, host: Member) -> Rows:
    return ((WHERE, how_to_meet_for(booked.venue, side, mention(host))),) if booked.venue else ()


def facts(booked: Interview, side: Side, host: Member) -> tuple[Facts, ...]:
    """Only where the interview takes place, for the time shortly before it begins."""
    where = rows(booked, side, host)
    return (Facts(where, passing=(WHERE,)),) if where else ()


def links(booked: Interview, *, begins: bool = False) -> tuple[Link, ...]:
    """The link that the host gave, for a call or for something else. Its address is shown next to
    it, so that both see where it leads. `begins`: the call does now, and to join is the next
    step."""
    venue = booked.venue
    link = link_in(venue.detail) if venue else None
    if venue is None or link is None:
        return ()
    is_call = venue.place in (Place.VIDEO, Place.HUDDLE)
    label = say("Join") if is_call else say("Open the link")
    return (Link(label, link, is_next_step=is_call and begins),)


def change_buttons(booked: Interview, side: Side) -> list[Button]:
    """For the host: a button to add what is missing, or to change what was given."""
    venue = booked.venue
    if side is Side.SEEKER or venue is None:
        return []
    if is_missing(venue):
        return [buttons.on(booked, _ADD[venue.place], ActionName.VENUE, Style.PRIMARY)]
    return [buttons.on(booked, _CHANGE[venue.place], ActionName.VENUE)] if venue.detail else []


def missing_hint_for_host(booked: Interview, side: Side, seeker: Member) -> tuple[Paragraph, ...]:
    """What the host reads as long as the number, link or address is missing."""
    if side is Side.SEEKER or booked.venue is None or not is_missing(booked.venue):
        return ()
    return (Paragraph(_PLEASE_ADD[booked.venue.place](mention(seeker)), passing=True),)


def missing_hint_for_seeker(booked: Interview, side: Side, host: Member) -> tuple[Paragraph, ...]:
    """What the seeker can do if the interview begins and the host has not said where."""
    if side is Side.HOST or booked.venue is None or not is_missing(booked.venue):
        return ()
    ask = say("Write to {host} now, and ask where you meet.", host=mention(host))
    return (Paragraph(ask, passing=True),)


def form(context: InterviewContext, venue: Venue) -> Form:
    current, place = context.interview, venue.place
    field = replace(DETAIL, label=_LABELS[place], hint=_HINTS[place])
    return Form(
        Action(ActionName.VENUE, current.id, current.revision),
        say("Where you meet"),
        (field.filled(venue.detail[: DETAIL.most]),),
        _SAVE[place],
        say(
            "{seeker} hears of it from me. Your other talks stay as they are.",
            seeker=mention(context.seeker),
        ),
    )


def errors(venue: Venue) -> Wrong:
    """What is wrong with what a host gave, by field. Empty if nothing is."""
    if not venue.detail:
        return {DETAIL: _NONE_GIVEN[venue.place]}
    if len(venue.detail) > DETAIL.most:
        return field_errors.more_than_fits(DETAIL, venue.detail)
    if venue.place is Place.VIDEO and link_in(venue.detail) is None:
        return {DETAIL: _no_link(venue.detail)}
    return {}


def _no_link(detail: str) -> Text:
    if "https://" in detail.lower():
        return say(
            "I cannot open “{detail}”. Please copy the link once more, such as {example}",
            detail=Words(detail, 60),
            example=VIDEO_EXAMPLE,
        )
    return say(
        "I cannot open “{detail}”. It begins with https://, such as {example}",
        detail=Words(detail, 60),
        example=VIDEO_EXAMPLE,
    )


def agreed_to_seeker(before: InterviewContext, agreed: Interview, venue: Venue, when: Rows) -> Card:
    old = before.interview.venue
    was_missing = old is not None and is_missing(old)
    title = (_ADDED if was_missing else _CHANGED)[venue.place](mention(before.host))
    return _agreed(title, before, agreed, Side.SEEKER, when)


def agreed_to_host(before: InterviewContext, agreed: Interview, venue: Venue, when: Rows) -> Card:
    title = _ARRIVED[venue.place](mention(before.seeker))
    return _agreed(title, before, agreed, Side.HOST, when)


def _agreed(
    title: Text, before: InterviewContext, agreed: Interview, side: Side, when: Rows
) -> Card:
    shown = Facts((*when, *rows(agreed, side, before.host)), passing=(WHERE,))
    return Card(title, (shown,), push=push.with_time(title, agreed))


def unchanged() -> Card:
    return card_of(
        say("It stays as it is"),
        say("That is what your talk has already."),
        buttons.my_interviews(),
    )
