"""A word to all as a post in a channel."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Quote
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.rich_text import Words, say
from bot.interview.words_to_all import TITLE_LENGTH, WORDS_LENGTH, WordToAll
from bot.texts import inviting


def form(word: WordToAll) -> Form:
    return Form(
        Action(ActionName.WORD_POST, word.id, word.revision),
        say("Post it"),
        (inviting.CHANNEL,),
        say("Post it"),
        say("It is posted at once, and everybody in the channel can read it."),
    )


def card(word: WordToAll) -> Card:
    return Card(
        say("From the organizers: {title}", title=Words(word.title, TITLE_LENGTH)),
        (Quote(Words(word.words, WORDS_LENGTH)),),
    )
