"""Answers to a worry that somebody wrote in a form."""

from contextlib import suppress
from dataclasses import replace

from bot.cards.blocks import Entry, body
from bot.cards.cards import Card
from bot.cards.forms import Reply
from bot.cards.rich_text import say
from bot.texts.plain_words.worries import CRISIS_LINE


def form_waits(worry: Card) -> Card:
    """The answer to a worry in a form, of which nothing is saved yet."""
    waits = say(
        "I have not saved what you wrote, and nobody else sees it. If you want it there as it is, "
        "send the same words once more within an hour."
    )
    return replace(worry, blocks=(*worry.blocks, *body(waits)), form_waits=True)


def with_line(answer: Reply) -> Reply:
    """The answer below a line for somebody who had the answer to the same words in another form.
    The line is above the title, because some titles say that another member will see the rest."""
    answer = Card(say("That is done")) if answer is None else answer
    if not isinstance(answer, Card):
        return answer
    line = say(
        "I hope that you are safe. A crisis line listens day and night, to you and to whoever "
        "worries about somebody."
    )
    with suppress(ValueError):  # no room on the card
        return replace(
            answer,
            title=say("I read those words again"),
            blocks=body(line, Entry(answer.title), *answer.blocks),
            links=(CRISIS_LINE, *answer.links),
            only_elsewhere=False,
        )
    return answer


def first(worry: Card, answer: Card) -> Card:
    """Both answers in one card."""
    blocks = (*worry.blocks, *body(answer.title), *answer.blocks)
    return replace(
        worry, blocks=blocks, buttons=answer.buttons, links=(*worry.links, *answer.links)
    )
