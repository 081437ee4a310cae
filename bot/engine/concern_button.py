"""The one place where cards about an interview get the button that tells organizers that something
was wrong."""

from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Quote
from bot.cards.buttons import Action, Button
from bot.cards.cards import BUTTONS_PER_CARD, Card
from bot.cards.rich_text import say
from bot.engine.decisions import Decision, Post


def with_concern_buttons(decision: Decision) -> Decision:
    if not decision.posts:
        return decision
    return replace(decision, posts=tuple(map(_with_concern_button, decision.posts)))


def _with_concern_button(post: Post) -> Post:
    interview = post.about or post.lasting_about
    return replace(post, card=with_concern_button(post.card, interview)) if interview else post


def with_concern_button(card: Card, interview: str) -> Card:
    """The card with that button among its rare ones, unless the button would be alone below a line.
    A card that has the button already, or is full, keeps the buttons that it has."""
    buttons = card.all_buttons()
    if any(each.opens_concern for each in buttons) or len(buttons) >= BUTTONS_PER_CARD:
        return card
    if not buttons and _is_line(card):
        return card
    return card.with_last(concern_button(interview, rare=True))


def without_lone_concern_button(card: Card, own: Quote | None = None) -> Card:
    """The card without its rare button if that is now alone below a line. `own`: the reader's own
    words."""
    buttons = card.all_buttons()
    if len(buttons) == 1 and buttons[0].rare and buttons[0].opens_concern and _is_line(card, own):
        return replace(card, buttons=())
    return card


def _is_line(card: Card, own: Quote | None = None) -> bool:
    """Whether nothing on the card was written by the other side: below "You chose Tuesday", the
    button would say that something was wrong with Tuesday."""
    return not any(isinstance(each, Quote) and each != own for each in card.blocks)


def concern_button(interview: str, *, rare: bool = False) -> Button:
    """Not rare on a card that shows it at once, because something may have gone wrong just now."""
    action = Action(ActionName.SOMETHING_WRONG, interview)
    return Button(say("Something was wrong"), action, lasting=True, rare=rare)
