"""The answer to an organizer who would like the programme to rest: for holidays, or for good."""

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import say


def card(*pause: Button) -> Card:
    """`pause`: a way to pause their own hosting, if they host."""
    return card_of(
        say("A programme is never closed: it rests"),
        say(
            "Name quiet weeks until it goes on. Nobody is reminded or suggested then, and what "
            "is booked stays. Hosts who want no requests pause themselves."
        ),
        say("If somebody else is to run it, name them as an organizer before you step down."),
        Button(say("Quiet weeks"), Action(ActionName.QUIET_WEEKS), Style.PRIMARY),
        Button(say("Organizers and contact"), Action(ActionName.ORGANIZERS)),
        *pause,
    )
