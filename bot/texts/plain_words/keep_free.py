"""How a member keeps a time free that they named."""

from bot.cards.buttons import Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import say
from bot.texts import buttons
from bot.texts.hosting import host


def card(*, is_host: bool) -> Card:
    hosting = say("Days off keep whole days free. For other hours each week, change your hours.")
    calendar = say(
        "For a single hour, put it in your own calendar and let me read that: I see when you are "
        "busy, never what you do, and offer nobody those times."
    )
    return card_of(
        say("Let us keep that time free"),
        hosting if is_host else None,
        calendar,
        *((host.DAYS_OFF_BUTTON, host.CHANGE_HOURS_BUTTON) if is_host else ()),
        buttons.my_calendar(Style.PRIMARY),
    )
