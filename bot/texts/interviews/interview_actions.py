"""What each side can do about an interview in its present state."""

from collections.abc import Collection, Container
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.buttons import Action, Button, Confirm, Style
from bot.cards.rich_text import Text, say
from bot.interview import rules
from bot.interview.limits import AGAIN_AFTER, PROPOSAL_ROUNDS
from bot.interview.model import Interview, Side, Stage
from bot.texts import buttons
from bot.texts.interviews import confirmations, venue


def actions(
    interview: Interview, side: Side, now: datetime, reported: Container[int] = ()
) -> list[Button]:
    """What this side can do about it now. `reported`: the members whom they have reported, and are
    not invited to meet again."""
    if side is Side.HOST and interview.stage is Stage.THANKED:
        return []
    if interview.stage in _OVER and interview.member_on(side.other) in reported:
        return []
    return {
        Stage.DRAFT: _while_unsent,
        Stage.ASKED: _while_asked,
        Stage.BOOKED: _while_booked,
        Stage.HELD: _once_held,
        Stage.THANKED: _once_thanked,
        Stage.MISSED: _once_missed,
        Stage.DECLINED: _once_refused,
        Stage.EXPIRED: _once_refused,
    }.get(interview.stage, _nothing)(interview, side, now)


_OVER = (Stage.DRAFT, Stage.MISSED, Stage.DECLINED, Stage.EXPIRED)
"""All that is offered then is to ask, to meet another time, or to be asked again."""


def with_first(entry: Entry, names: Collection[str], style: Style | None = None) -> Entry:
    """The buttons with these actions come first, and no other one is highlighted. `style`: how they
    look instead, if they change."""
    first = [each for each in entry.buttons if each.action.name in names]
    others = [replace(each, style=Style.PLAIN) for each in entry.buttons if each not in first]
    first = [replace(each, style=style) for each in first] if style else first
    return replace(entry, buttons=(*first, *others)) if first else entry


def _while_unsent(interview: Interview, _side: Side, _now: datetime) -> list[Button]:
    """The form contains what was written."""
    go_on = Action(ActionName.ASK, str(interview.host))
    return [Button(say("Continue writing"), go_on, Style.PRIMARY, lasting=True)]


def _while_asked(interview: Interview, side: Side, now: datetime) -> list[Button]:
    leave = (
        _ends(interview, say("Not now"), ActionName.DECLINE, confirmations.decline(interview))
        if side is Side.HOST
        else _ends(
            interview, say("Withdraw"), ActionName.WITHDRAW, confirmations.withdraw(interview)
        )
    )
    if interview.awaiting is not side:
        return [*_times_again(interview, now), leave]
    return [*_pick(interview, now), leave]


def _pick(interview: Interview, now: datetime) -> list[Button]:
    """Where no time is left, others are the next step."""
    times = buttons.pick(interview, now)
    return [*times, *_other_times(interview, Style.PLAIN if times else Style.PRIMARY)]


def _other_times(interview: Interview, style: Style = Style.PLAIN) -> list[Button]:
    """The button to propose other times, until both have proposed too often."""
    if interview.rounds >= PROPOSAL_ROUNDS:
        return []
    return [buttons.on(interview, say("Other times"), ActionName.TIMES, style)]


def _times_again(interview: Interview, now: datetime) -> list[Button]:
    """For the side that proposed the last times, once all of them have passed."""
    return _other_times(interview, Style.PRIMARY) if interview.needs_other_times(now) else []


def _while_booked(interview: Interview, side: Side, now: datetime) -> list[Button]:
    if interview.start is None:
        return []
    if interview.start <= now:
        return [take_note(interview)] if side is Side.SEEKER else []
    return [*_about_its_time(interview, side, now), cancel(interview, side)]


def cancel(booked: Interview, side: Side) -> Button:
    """Before it begins."""
    asks = confirmations.cancel(booked, side)
    return _ends(booked, say("Cancel it"), ActionName.CANCEL, asks)


def _about_its_time(booked: Interview, side: Side, now: datetime) -> list[Button]:
    """While another time is proposed, one side can choose, and both can keep the old time."""
    if booked.waits_for(side):
        return [*_pick(booked, now), _keep_time(booked)]
    if booked.is_moving:
        again = _times_again(booked, now)
        return [*venue.change_buttons(booked, side), *again, _keep_time(booked)]
    move = buttons.on(booked, say("Move it"), ActionName.TIMES)
    return [*venue.change_buttons(booked, side), move]


def _keep_time(booked: Interview) -> Button:
    return buttons.on(booked, say("Keep the old time"), ActionName.KEEP_TIME)


def _ends(interview: Interview, label: Text, name: ActionName, asks: Confirm) -> Button:
    return Button(label, Action(name, interview.id, interview.revision), confirm=asks)


def take_note(interview: Interview) -> Button:
    """For the seeker, while the interview goes on."""
    return buttons.on(interview, say("Note something"), ActionName.TAKE_NOTE)


def running_late(interview: Interview) -> Button:
    """Asks by how much before anybody is told."""
    return buttons.on(interview, say("I will be late"), ActionName.RUNNING_LATE)


def _once_held(interview: Interview, side: Side, _now: datetime) -> list[Button]:
    did_not_happen = buttons.on(interview, say("It did not happen"), ActionName.MISSED)
    if side is Side.HOST:
        return [] if interview.debrief else [did_not_happen]
    note, other_ways = buttons.thank(interview)
    if interview.debrief:
        return [note, other_ways, buttons.on(interview, say("Change my notes"), ActionName.DEBRIEF)]
    return [
        buttons.on(interview, say("Note what I learned"), ActionName.DEBRIEF, Style.PRIMARY),
        replace(note, style=Style.PLAIN),  # one highlighted button is enough
        did_not_happen,
    ]


def _once_thanked(interview: Interview, _side: Side, _now: datetime) -> list[Button]:
    update = buttons.on(interview, say("Write an update"), ActionName.UPDATE)
    if later := note_later(interview):
        return [update, *later]
    return [update, buttons.on(interview, say("Change my notes"), ActionName.DEBRIEF)]


def note_later(thanked: Interview) -> tuple[Button, ...]:
    """For a seeker who said thank you before they noted what they learned."""
    if thanked.debrief:
        return ()
    return (buttons.on(thanked, say("Note what I learned"), ActionName.DEBRIEF, Style.PRIMARY),)


def _once_missed(interview: Interview, _side: Side, _now: datetime) -> list[Button]:
    if not interview.may_be_made_up:
        return []
    return [buttons.on(interview, say("Find another time"), ActionName.TIMES, Style.PRIMARY)]


def _once_refused(interview: Interview, side: Side, now: datetime) -> list[Button]:
    """For a host whom the seeker cannot ask again for a while."""
    rests = now < interview.changed_at + AGAIN_AFTER and rules.must_wait_to_ask_again(interview)
    if side is Side.SEEKER or not rests:
        return []
    return [buttons.on(interview, say("They may ask again"), ActionName.LET_ASK_AGAIN)]


def _nothing(_interview: Interview, _side: Side, _now: datetime) -> list[Button]:
    return []
