"""The one place where every card about an interview gets the button that tells organizers that
something was wrong."""

from dataclasses import replace

from bot.cards.action_names import ActionName
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
    """The card with that button as its last, for as long as the card exists. It is in the menu if
    the button that blocks the other member is there, too. A card that has the button already, or
    is full, keeps the buttons that it has."""
    names = [each.action.name for each in card.all_buttons()]
    if ActionName.SOMETHING_WRONG in names or len(names) >= BUTTONS_PER_CARD:
        return card
    return card.with_last(report_button(interview, rare=ActionName.BLOCK in names))


def report_button(interview: str, *, rare: bool = False) -> Button:
    action = Action(ActionName.SOMETHING_WRONG, interview)
    return Button(say("Something was wrong"), action, lasting=True, rare=rare)
