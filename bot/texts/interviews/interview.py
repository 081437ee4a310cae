"""An interview from one of its two sides, with what can be done about it."""

from collections.abc import Container, Sequence
from datetime import datetime

from bot.cards.blocks import Block, Entry, Facts, Quote, body
from bot.cards.buttons import Button
from bot.cards.cards import Card
from bot.cards.rich_text import (
    Date,
    DateStyle,
    Moment,
    MomentStyle,
    Text,
    TimeOfDay,
    Words,
    joined,
    mention,
    say,
    say_many,
)
from bot.content.drafting.self_introductions import tells_wish
from bot.interview.members import Member, NamedMember
from bot.interview.model import Interview, Side, Stage
from bot.texts.interviews import venue
from bot.texts.interviews.interview_actions import actions
from bot.texts.interviews.venue import Rows

PASSED = say("The times offered have passed")
STANDING = {
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.DRAFT: say("not sent yet"),
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.ASKED: say("waiting for their answer"),
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.BOOKED: say("it is booked"),
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.HELD: say("your talk is over"),  # nobody has said yet whether it happened
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.THANKED: say("you have talked, and thanks were said"),
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.DECLINED: say("not now"),
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.WITHDRAWN: say("the request was withdrawn"),
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.EXPIRED: say("the request ended without an answer"),
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.CANCELLED: say("it was cancelled"),
    # Translators: how an interview stands, after "You and Lena: ".
    Stage.MISSED: say("it did not happen"),
}


# Translators: how an interview stands, after "You and Lena: ".
_WAITS_TO_MOVE = say("booked; they have other times to choose from")


def entry(
    interview: Interview,
    side: Side,
    other: Member | NamedMember,
    now: datetime,
    reported: Container[int],
) -> Entry:
    """One line of a list. `reported` is as for `actions`."""
    return Entry(
        say("{other}: {what}", other=mention(other), what=standing(interview, side, now)),
        _when(interview, now),
        _ways(interview, side, other, now, reported),
    )


def card(
    interview: Interview, side: Side, other: Member, now: datetime, reported: Container[int]
) -> Card:
    """The interview alone, in its present state. `reported` is as for `actions`."""
    when = _when(interview, now)
    return Card(
        say("You and {other}: {what}", other=mention(other), what=standing(interview, side, now)),
        body(when) if when else (),
        _ways(interview, side, other, now, reported),
    )


def _ways(
    interview: Interview,
    side: Side,
    other: Member | NamedMember,
    now: datetime,
    reported: Container[int],
) -> tuple[Button, ...]:
    """Nobody is invited to meet somebody who was erased, either."""
    apart = (other.id,) if other.erased_at else reported
    return tuple(actions(interview, side, now, apart))


def standing(interview: Interview, side: Side, now: datetime) -> Text:
    """The state of the interview, in a few words."""
    if interview.stage is Stage.CANCELLED and interview.start is None:
        # Translators: how an interview stands, after "You and Lena: ". No talk was agreed.
        return say("the request is closed")
    if not interview.waits_for(side):
        return _WAITS_TO_MOVE if interview.is_moving else STANDING[interview.stage]
    if any(at > now for at in interview.offered):
        return say("your turn to choose a time")
    # Translators: how an interview stands, after "You and Lena: ".
    return say("it needs another time")


def what_changed(
    before: Stage, changed: Interview, side: Side, *, other_time: bool, is_answered: bool
) -> Text | None:
    """What happened that made a card out of date, so that the card can say it. None if nothing is
    to be said. `is_answered`: whether a proposal to move it led to other times, or to none."""
    if changed.stage is Stage.BOOKED and other_time:
        chosen = Moment(changed.start or changed.changed_at, MomentStyle.SHORT)
        if changed.awaiting is side:
            return say("You chose {start}.", start=chosen)
        return say("They chose {start}.", start=chosen)
    if changed.stage is Stage.ASKED or (is_answered and changed.is_moving):
        return say("Other times have been proposed since then.")
    if is_answered:
        return say("The old time stays.")
    if (before, changed.stage) == (Stage.ASKED, Stage.CANCELLED):
        return say("The request is closed.")  # for a host who is away, or has left
    return None if changed.stage is before else _WHAT_HAPPENED.get(changed.stage)


_WHAT_HAPPENED = {
    Stage.HELD: say("Your talk is over."),
    Stage.THANKED: say("You have talked, and thanks were said."),
    Stage.DECLINED: say("The answer was “not now”."),
    Stage.WITHDRAWN: say("The request was withdrawn."),
    Stage.EXPIRED: say("The request ended without an answer."),
    Stage.CANCELLED: say("It was cancelled."),
    Stage.MISSED: say("It did not happen."),
}


def request(interview: Interview) -> tuple[Block, ...]:
    """What the seeker wrote, beginning with who they are. If the introduction contains the wish, it
    is not repeated."""
    connection = Facts(((say("Connection"), Words(interview.connection)),))
    introduced = interview.self_introduction
    is_told = introduced is not None and tells_wish(introduced, interview.wish)
    asks = () if is_told else (wish(interview),)
    return (*self_introduction(interview), connection, *asks)


def self_introduction(interview: Interview) -> tuple[Quote, ...]:
    """Empty for a request without an introduction."""
    introduced = interview.self_introduction
    return (quoted(introduced.words),) if introduced and introduced.words else ()


def wish(interview: Interview) -> Quote:
    return quoted(interview.wish)


def quoted(words: str, limit: int = 900) -> Quote:
    return Quote(Words(words, limit))


def times(offered: Sequence[datetime]) -> Text:
    return joined([Moment(at, MomentStyle.SHORT) for at in offered], "; ")


def in_both_zones(at: datetime, reader: Member, other: Member) -> Text:
    """The reader's time, followed by the other side's if their zone is known and their clock shows
    something else."""
    here, there = Moment(at, MomentStyle.SHORT), _their_time(at, reader, other)
    if there is None:
        return here
    # Translators: such as "Tue 24 Nov, 17:00 (Wed 01:00 for Lena)".
    return say("{here} ({there} for {who})", here=here, there=there, who=Words(other.name, 18))


def times_in_both_zones(offered: Sequence[datetime], reader: Member, other: Member) -> Text:
    return joined([in_both_zones(at, reader, other) for at in offered], "; ")


def booked_facts(booked: Interview, side: Side, host: Member) -> Facts:
    rows = (*when_rows(booked), *_length(booked), *venue.rows(booked, side, host))
    return Facts(rows, passing=(venue.WHERE,))


def booked_in_both_zones(
    booked: Interview, side: Side, host: Member, reader: Member, other: Member
) -> Facts:
    there = _their_time(booked.start, reader, other) if booked.start else None
    beside: Rows = ((say("Their time"), there),) if there else ()
    rows = (*when_rows(booked), *beside, *_length(booked), *venue.rows(booked, side, host))
    return Facts(rows, passing=(venue.WHERE,))


def where_and_when(booked: Interview, side: Side, host: Member) -> Facts:
    """Where to meet comes first, for a reader who is on the way."""
    return Facts((*venue.rows(booked, side, host), *when_rows(booked)), passing=(venue.WHERE,))


def when_rows(interview: Interview) -> Rows:
    # Translators: the label of the time at which an interview begins.
    return ((say("When"), Moment(interview.start)),) if interview.start else ()


def how_long(minutes: int) -> Text:
    return say_many("{number} minute", "{number} minutes", minutes)


def _length(interview: Interview) -> Rows:
    # Translators: the label of how long an interview takes.
    return ((say("Length"), how_long(interview.minutes)),)


def _their_time(at: datetime, reader: Member, other: Member) -> Text | None:
    """The other side's time, with the weekday if it differs. None if a zone is not known or both
    clocks show the same."""
    here, there = at.astimezone(reader.zoneinfo), at.astimezone(other.zoneinfo)
    if None in (reader.zone, other.zone) or here.utcoffset() == there.utcoffset():
        return None
    clock = TimeOfDay(there.time())
    if there.date() == here.date():
        return clock
    # Translators: a weekday and a time, such as "Wed 01:00".
    return say("{day} {clock}", day=Date(there.date(), DateStyle.WEEKDAY), clock=clock)


def _when(interview: Interview, now: datetime) -> Text | None:
    if interview.stage is Stage.ASKED:
        ahead = [at for at in interview.offered if at > now]
        return say("Offered: {times}", times=times(ahead)) if ahead else PASSED
    if interview.is_moving and interview.start:
        return say(
            "Booked: {booked}. Offered: {times}",
            booked=Moment(interview.start),
            times=times([at for at in interview.offered if at > now]),
        )
    return Moment(interview.start) if interview.start else None


def you_and(other: Member) -> Text:
    """The title of a card once its own title is no longer true (see `Card.later`)."""
    return say("You and {other}", other=mention(other))
