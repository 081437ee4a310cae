"""What a card about an interview becomes once the interview has changed: it says what is true now,
and offers what can be done now. It does not say what comes next, so it stays true."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.rich_text import Text
from bot.engine.concern_button import without_lone_concern_button
from bot.interview.frozen import frozen
from bot.interview.hosting import Venue
from bot.interview.model import HELD_STAGES, Interview, Side, Stage
from bot.language.form_values import read_starts
from bot.texts.asking.how_to_answer import how_to_answer
from bot.texts.interviews import interview as texts
from bot.texts.interviews import interview_actions


@frozen
class Before:
    """How far the interview was, and the place agreed then."""

    stage: Stage
    rounds: int
    start: datetime | None
    venue: Venue | None


def rewritten(card: Card, before: Before, changed: Interview, side: Side, now: datetime) -> Card:
    """The card for the member on this `side`. Once it has been booked, the seeker has cards that
    say more than their own wish, and can report something there."""
    has_been_booked = changed.start is not None or changed.moved
    own = texts.wish(changed) if side is Side.SEEKER and has_been_booked else None
    return without_lone_concern_button(_rewritten(card, before, changed, side, now), own)


def _rewritten(card: Card, before: Before, changed: Interview, side: Side, now: datetime) -> Card:
    is_answered = _is_about_times(card) and _has_other_proposal(before, changed)
    if _goes_on(before, changed, now) and not is_answered:
        current = _current(card, changed, side, now)
        return current if before.venue == changed.venue else current.without_place()
    if card.later is not None and before.stage is Stage.BOOKED and changed.stage in HELD_STAGES:
        return _reminded(card, card.later, changed, side, now)
    past = _past(card, before, changed, side, now)
    other_time = before.start != changed.start
    came_of_it = texts.what_changed(
        before.stage, changed, side, other_time=other_time, is_answered=is_answered
    )
    if came_of_it is None or past == card:
        return past
    return replace(past, blocks=body(*past.blocks, came_of_it))


def _current(card: Card, changed: Interview, side: Side, now: datetime) -> Card:
    """With what can be done now."""
    fresh = replace(card, buttons=tuple(_fresh(card, changed, side, now)))
    have_passed = changed.needs_other_times(now) and _is_about_times(card)
    return _all_passed(fresh, changed, side, now) if have_passed else fresh


def _past(card: Card, before: Before, changed: Interview, side: Side, now: datetime) -> Card:
    """With what can still be done, although something else holds now."""
    past = card.retired()
    kept = tuple(each for each in _still_open(card, changed, side, now) if each not in past.buttons)
    past = replace(past, buttons=(*kept, *past.buttons))
    is_booked = changed.stage is Stage.BOOKED
    if is_booked:
        past = replace(past, later=card.later)  # once they have talked, it says no more than that
    is_place_needed = is_booked and before.venue == changed.venue
    return past if is_place_needed else past.without_place()


def _reminded(card: Card, about: Text, held: Interview, side: Side, now: datetime) -> Card:
    """A reminder says only what it was; everything else is on other cards."""
    lasting = (each for each in card.buttons if each.lasting)
    return Card(about, (), (*_still_open(card, held, side, now), *lasting), silent=card.silent)


def _is_about_times(card: Card) -> bool:
    """Whether it offers times, or is what the side keeps that offered them."""
    return any(each.action.name in _WHILE_TIMES_ARE_OPEN for each in card.buttons)


def _all_passed(card: Card, asked: Interview, side: Side, now: datetime) -> Card:
    """Nobody is asked any more which time suits them, and both may propose others."""
    what_now = Paragraph(how_to_answer(asked, side, now), passing=True)
    drawn = {each.action.name for each in card.buttons}
    again = [
        each
        for each in interview_actions.actions(asked, side, now)
        if each.action.name == ActionName.TIMES and each.action.name not in drawn
    ]
    blocks = (*card.retired().blocks, what_now)
    return replace(card, blocks=blocks, buttons=(*again, *card.buttons))


def _goes_on(before: Before, changed: Interview, now: datetime) -> bool:
    """Whether everything except the place is unchanged and lies ahead. A booking stays valid while
    another time is proposed."""
    same = (before.stage, before.start) == (changed.stage, changed.start)
    has_begun = changed.start is not None and changed.start <= now
    if changed.stage is Stage.ASKED:
        return same and before.rounds == changed.rounds
    return same and changed.stage is Stage.BOOKED and not has_begun


def _has_other_proposal(before: Before, booked: Interview) -> bool:
    """Whether the proposal to move it was answered by another one, or the old time was kept."""
    return booked.stage is Stage.BOOKED and (before.rounds != booked.rounds or not booked.is_moving)


def _fresh(card: Card, changed: Interview, side: Side, now: datetime) -> Iterator[Button]:
    """The card's buttons, drawn for the interview as it is now."""
    drawn = {
        (each.action.name, each.action.arg): each
        for each in interview_actions.actions(changed, side, now)
    }
    moves = _can_be_moved_again(card)
    for each in card.buttons:
        action = each.action
        if moves and action.name == ActionName.CANCEL and (ActionName.TIMES, "") in drawn:
            yield drawn[ActionName.TIMES, ""]
        if (action.name, action.arg) in drawn:
            yield drawn[action.name, action.arg]
        elif _is_of_another_time(action, changed, now):
            continue
        elif action.about == changed.id and action.revision:
            current = replace(action, revision=changed.revision)
            yield replace(each, action=current, style=_style(each, changed))
        else:
            yield each


def _can_be_moved_again(card: Card) -> bool:
    """Whether it lost the button to move it while another time was proposed. A reminder never had
    one."""
    return card.later is None and all(each.action.name != ActionName.TIMES for each in card.buttons)


def _style(button: Button, changed: Interview) -> Style:
    """A time is urged into the calendar only while no other one is proposed."""
    if button.action.name != ActionName.ADD_TO_CALENDAR:
        return button.style
    return Style.PLAIN if changed.is_moving else Style.PRIMARY


def _is_of_another_time(action: Action, changed: Interview, now: datetime) -> bool:
    if changed.stage is Stage.BOOKED and action.name in _OF_ITS_TIME:
        return True
    return action.name == ActionName.PICK and any(at <= now for at in read_starts(action.arg))


def _still_open(card: Card, changed: Interview, side: Side, now: datetime) -> Iterator[Button]:
    """What a seeker can still do after an interview was held: take notes, and say thank you. None
    of it is highlighted, because a newer card asks for it."""
    if changed.stage not in HELD_STAGES:
        return
    names = {_AS_LATER.get(each.action.name, each.action.name) for each in card.buttons}
    for each in interview_actions.actions(changed, side, now):
        if each.action.name in names & _AFTERWARDS:
            yield replace(each, style=Style.PLAIN)


_WHILE_TIMES_ARE_OPEN = {
    ActionName.PICK,
    ActionName.DECLINE,
    ActionName.WITHDRAW,
    ActionName.KEEP_TIME,
}
_OF_ITS_TIME = {ActionName.PICK, ActionName.TIMES, ActionName.KEEP_TIME, ActionName.CANCEL}
_AS_LATER: dict[str, str] = {ActionName.TAKE_NOTE: ActionName.DEBRIEF}
_AFTERWARDS = {ActionName.DEBRIEF, ActionName.NOTE, ActionName.THANK_WAYS}
