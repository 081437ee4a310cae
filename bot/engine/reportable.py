"""The one place where cards about an interview get the button that tells organizers that something
was wrong."""

from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Quote
from bot.cards.buttons import Action, Button
from bot.cards.cards import BUTTONS_PER_CARD, Card
from bot.cards.rich_text import say
from bot.engine.decisions import Decision, Post


def reportable(decision: Decision) -> Decision:
    if not decision.posts:
        return decision
    return replace(decision, posts=tuple(map(_reportable, decision.posts)))


def _reportable(post: Post) -> Post:
    interview = post.about or post.lasting_about
    return replace(post, card=with_report(post.card, interview)) if interview else post


def with_report(card: Card, interview: str) -> Card:
    """The card with that button among its rare ones, for as long as the button is not alone below a
    line. A card that has the button already, or is full, keeps the buttons that it has."""
    buttons = card.all_buttons()
    if any(each.is_report for each in buttons) or len(buttons) >= BUTTONS_PER_CARD:
        return card
    return without_lone_report(card.with_last(replace(report_button(interview), rare=True)))


def without_lone_report(card: Card, own: Quote | None = None) -> Card:
    """The card without its rare button if that is the only one, and nothing on the card was written
    by the other side: below "You chose Tuesday", it would say that something was wrong with
    Tuesday. `own`: the reader's own words."""
    buttons = card.all_buttons()
    is_line = not any(isinstance(each, Quote) and each != own for each in card.blocks)
    if is_line and len(buttons) == 1 and buttons[0].rare and buttons[0].is_report:
        return replace(card, buttons=())
    return card


def report_button(interview: str) -> Button:
    """For a card that shows it at once, because something may have gone wrong just now."""
    action = Action(ActionName.SOMETHING_WRONG, interview)
    return Button(say("Something was wrong"), action, lasting=True)
