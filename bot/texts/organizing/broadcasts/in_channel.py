"""A broadcast as a post in a channel."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Quote
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.rich_text import Words, say
from bot.interview.organizing.broadcasts import TITLE_LENGTH, WORDS_LENGTH, Broadcast
from bot.texts.organizing.inviting import inviting


def form(broadcast: Broadcast) -> Form:
    return Form(
        Action(ActionName.BROADCAST_POST, broadcast.id, broadcast.revision),
        say("Post it"),
        (inviting.CHANNEL,),
        say("Post it"),
        say("It is posted at once, and everybody in the channel can read it."),
    )


def card(broadcast: Broadcast) -> Card:
    return Card(
        say("From the organizers: {title}", title=Words(broadcast.title, TITLE_LENGTH)),
        (Quote(Words(broadcast.words, WORDS_LENGTH)),),
    )
