"""What a member reads who has reported so much that organizers could be flooded. What the member
typed is shown below it."""

from bot.cards.blocks import body
from bot.cards.buttons import Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import say
from bot.interview.conduct.concerns import Concern
from bot.texts import buttons
from bot.texts.me.conduct.concern_messages import add


def enough_open(newest: Concern | None) -> Card:
    """`newest`: their last open report. None if they have only unfinished ones."""
    return Card(
        say("You have told the organizers a lot already"),
        body(
            say(
                "They look at that first. You can add what is new to your last report, and it "
                "reaches the same people at once."
            )
        ),
        (add(newest, say("Add it to my last report"), Style.PRIMARY),) if newest else (),
    )


def enough_added() -> Card:
    return card_of(
        say("The organizers have all that you added"),
        say("You can write more once they have answered. You will hear from them here."),
        buttons.what_next(),
    )
