"""Where a booked interview takes place, for its two sides, and how its host changes that."""

from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Facts, Link, Paragraph, Style
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Text, Words, mention, say
from bot.engine.contexts import InterviewContext
from bot.interview.model import Interview, Member, Place, Side, Venue
from bot.interview.venue import is_missing, link_in
from bot.texts import buttons, field_errors

Rows = tuple[tuple[str, Text], ...]
WHERE = "Where"
DETAIL = TextField("detail", "The place of this talk", most=300)
HOW = {
    Place.PHONE: "By phone",
    Place.VIDEO: "Video call",
    Place.HUDDLE: "In a huddle here",
    Place.IN_PERSON: "In person",
}
WHAT = {
    Place.PHONE: "number",
    Place.VIDEO: "link",
    Place.HUDDLE: "details",
    Place.IN_PERSON: "address",
}
"""What a host gives, by the kind of place."""

HINTS = {
    Place.PHONE: "With the country, such as +44 20 7946 0321",
    Place.VIDEO: "It begins with https://, such as https://meet.example/my-room",
    Place.HUDDLE: "Who starts it, and where",
    Place.IN_PERSON: "So that somebody new in town finds it",
}


def told(venue: Venue, side: Side, host: Member) -> Text:
    """For one of the two: who has to give what is missing is told so, and not about themselves."""
    how, what = (HOW[venue.place],), (WHAT[venue.place],)
    if venue.detail:
        return say("{how}: {detail}", how=how, detail=Words(venue.detail))
    if not is_missing(venue):
        return how
    if side is Side.HOST:
        return say("{how}; your {what} is still missing", how=how, what=what)
    return say(
        "{how}; the {what} is still to come from {host}", how=how, what=what, host=mention(host)
    )


def rows(booked: Interview, side: Side, host: Member) -> Rows:
    return ((WHERE, told(booked.venue, side, host)),) if booked.venue else ()


def facts(booked: Interview, side: Side, host: Member) -> tuple[Facts, ...]:
    """Only where it takes place, for when it is about to begin."""
    where = rows(booked, side, host)
    return (Facts(where, passing=(WHERE,)),) if where else ()


def links(booked: Interview) -> tuple[Link, ...]:
    """What opens the call, or whatever else the host gave a link to."""
    venue = booked.venue
    link = link_in(venue.detail) if venue else None
    if venue is None or link is None:
        return ()
    is_call = venue.place in (Place.VIDEO, Place.HUDDLE)
    return (Link("Join" if is_call else "Open the link", link),)


def change(booked: Interview, side: Side) -> list[Button]:
    """For the host: what is missing comes first, what was given can be changed."""
    venue = booked.venue
    if side is Side.SEEKER or venue is None:
        return []
    what = WHAT[venue.place]
    if is_missing(venue):
        return [buttons.on(booked, f"Add the {what}", ActionName.VENUE, Style.PRIMARY)]
    return [buttons.on(booked, f"Change the {what}", ActionName.VENUE)] if venue.detail else []


def missing(booked: Interview, side: Side, seeker: Member) -> tuple[Paragraph, ...]:
    """What the host of an interview hears while nobody could get there."""
    if side is Side.SEEKER or booked.venue is None or not is_missing(booked.venue):
        return ()
    what = (WHAT[booked.venue.place],)
    asked = "Please add the {what}: {seeker} cannot join you without it."
    return (Paragraph(say(asked, what=what, seeker=mention(seeker)), passing=True),)


def form(context: InterviewContext, venue: Venue) -> Form:
    current, what = context.interview, WHAT[venue.place]
    label, hint = f"The {what} for this talk", HINTS[venue.place]
    field = replace(DETAIL, label=label, hint=hint).filled(venue.detail[: DETAIL.most])
    return Form(
        Action(ActionName.VENUE, current.id, current.revision),
        "Where you meet",
        (field,),
        f"Save the {what}",
        say(
            "{seeker} hears of it at once. Your other talks stay as they are.",
            seeker=mention(context.seeker),
        ),
    )


def wrong(venue: Venue) -> dict[str, str]:
    """What is wrong with what a host gave, by field."""
    what = WHAT[venue.place]
    if not venue.detail:
        return {DETAIL.name: f"Please give the {what}."}
    if len(venue.detail) > DETAIL.most:
        return field_errors.more_than_fits(DETAIL, venue.detail)
    if venue.place is Place.VIDEO and link_in(venue.detail) is None:
        shown = Words(venue.detail, 60).shown
        return {DETAIL.name: f"I cannot open “{shown}”. {HINTS[venue.place]}"}
    return {}


def agreed_to_seeker(before: InterviewContext, agreed: Interview, when: Rows) -> Card:
    title = "{host} changed the {what} for your talk"
    if before.interview.venue and is_missing(before.interview.venue):
        title = "{host} added the {what} for your talk"
    return _agreed(
        say(title, host=mention(before.host), what=_what(agreed)), before, agreed, Side.SEEKER, when
    )


def agreed_to_host(before: InterviewContext, agreed: Interview, when: Rows) -> Card:
    title = say("{seeker} has your {what}", seeker=mention(before.seeker), what=_what(agreed))
    return _agreed(title, before, agreed, Side.HOST, when)


def _agreed(
    title: Text, before: InterviewContext, agreed: Interview, side: Side, when: Rows
) -> Card:
    shown = Facts((*when, *rows(agreed, side, before.host)), passing=(WHERE,))
    return Card(title, (shown,), links=links(agreed))


def _what(agreed: Interview) -> Text:
    return (WHAT[agreed.venue.place],) if agreed.venue else ("place",)


def unchanged() -> Card:
    return Card(
        ("It stays as it is",),
        (Paragraph(("That is what your talk has already.",)),),
        (buttons.run("My interviews", ActionName.INTERVIEWS),),
    )


def booked_ones_stay() -> Paragraph:
    """What a host hears who changes the place of their profile while something is booked."""
    return Paragraph(
        (
            "What is booked already keeps the place that was agreed. “My interviews” changes it "
            "for one of them.",
        )
    )
