"""Short answers that belong to no flow in particular."""

from collections.abc import Container
from dataclasses import replace
from datetime import date, datetime, time

from bot.cards.action_names import ActionName
from bot.cards.blocks import Quote, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import CARD_TEXT, Card, card_of
from bot.cards.forms import Values
from bot.cards.lengths import length
from bot.cards.rich_text import Date, DateStyle, Text, TimeOfDay, Words, in_full, joined, say
from bot.engine.contexts.interview import InterviewContext
from bot.engine.events import FromMember, Said, Submit
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.texts import buttons
from bot.texts.interviews import interview


def not_yours() -> Card:
    return card_of(
        say("I cannot find that"),
        say("It may be over, or it is between other people. Here is what is yours."),
        buttons.my_interviews(Style.PRIMARY),
    )


def out_of_date(context: InterviewContext, now: datetime) -> Card:
    """For a button or form that was out of date: the present state."""
    of = (context.interview, context.side, context.other)
    return moved_on(*of, now, context.i_reported)


def moved_on(
    current: Interview, side: Side, other: Member, now: datetime, i_reported: Container[int]
) -> Card:
    now_stands = interview.card(current, side, other, now, i_reported)
    return Card(
        say("Things have moved on since that message"),
        body(now_stands.title, *now_stands.blocks),
        now_stands.buttons,
    )


def with_typed_words(refusal: Card, typed: Values, *, stays: bool = False) -> Card:
    """Gives back what was written in a form that was not accepted. If a card has no room for both,
    only the title and the buttons of the refusal stay. If the refusal `stays` as a whole, the words
    are shortened."""
    kept = "\n".join(value for value in typed.values() if isinstance(value, str) and value)
    if not kept:
        return refusal
    if _room(refusal) < len(kept) and not stays:
        refusal = replace(refusal, blocks=())
    words = body(_GIVEN_BACK, Quote(_as_read(kept, _room(refusal))))
    return replace(refusal, blocks=(*refusal.blocks, *words))


_GIVEN_BACK = say("What you wrote, so that it is not lost:")


def _as_read(kept: str, room: int) -> Text:
    """Times as a form is filled in with them were typed by nobody, so they are written for
    people."""
    shown = joined(map(_line_as_read, kept.split("\n")))
    return shown if length(shown) <= room else Words(kept, room)


def _line_as_read(line: str) -> Text:
    day, _, clock = line.partition(" ")
    try:
        at = (Date(date.fromisoformat(day), DateStyle.SHORT), TimeOfDay(time.fromisoformat(clock)))
    except ValueError:
        return in_full(line)
    return joined(at, ", ")


def _room(refusal: Card) -> int:
    """How many characters of their words fit below it."""
    return CARD_TEXT - sum(map(length, refusal.texts())) - length(_GIVEN_BACK)


def event_too_old(event: FromMember) -> Card:
    """For something that they did so long ago that it is no longer carried out."""
    why = say("So nothing was changed. See how things stand, and do it again.")
    mine = buttons.my_interviews(Style.PRIMARY)
    away = card_of(say("I was away when you did that"), why, mine)
    typed = {"said": event.text} if isinstance(event, Said) else typed_in_form(event)
    return with_typed_words(away, typed)


def has_arrived() -> Card:
    """For a form that arrives again after a while."""
    mine = buttons.my_interviews(Style.PRIMARY)
    once = say("It counts once. If my answer did not reach you, see how things stand.")
    return card_of(say("I have that already"), once, mine)


def typed_in_form(event: FromMember) -> Values:
    """What was typed, if the event is a form."""
    return event.values if isinstance(event, Submit) else {}


def zone_needed() -> Card:
    return card_of(
        say("Where are you?"),
        say("Tell me your time zone once, and I will show every time in it."),
        Button(say("Set my time zone"), Action(ActionName.SETTINGS_FORM), Style.PRIMARY),
    )
