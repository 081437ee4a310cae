"""A member's time zone has changed, according to their platform."""

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Words, say
from bot.interview.members import Member


def question(mine: str | None, told: str) -> Card:
    return card_of(
        say("You seem to be in {place} now. Use that time?", place=_place(told)),
        say(
            "You have something booked, so I ask first. The booked time does not change: I "
            "only show it in {place} time.",
            place=_place(told),
        ),
        Button(say("Use it"), Action(ActionName.USE_ZONE, arg=told), Style.PRIMARY),
        Button(say("Keep mine"), Action(ActionName.KEEP_ZONE, arg=mine or "")),
    )


def zone_saved(me: Member) -> Card:
    zone = Words(me.zone or "")
    return card_of(
        say("Saved"),
        say("I now show you all times in {zone} time.", zone=zone),
        Button(say("Settings"), Action(ActionName.SETTINGS)),
    )


def _place(zone: str) -> Words:
    return Words(zone.rpartition("/")[2].replace("_", " "))
