"""What a seeker notes about an interview: whether the field suits them, and what to ask next."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card, card_of
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import Text, Words, say
from bot.interview.model import Interview
from bot.interview.staying_in_touch.journal import RATINGS, Reflection
from bot.texts import buttons

_ASKED = {
    ActionName.BEFORE: say("How well does this field suit you, before the talk?"),
    ActionName.AFTER: say("How well does this field suit you now?"),
}


ASK = "ask"
"""The argument of the action that asks the question, in place of an answer."""


def ask_button(of: Interview) -> Button:
    """Asks for the rating before the talk."""
    action = Action(ActionName.BEFORE, of.id, of.revision, ASK)
    return Button(say("Does this field suit me?"), action, lasting=True)


def ask(of: Interview, when: ActionName) -> Card:
    """Only the question; see `rating`."""
    return card_of(_ASKED[when], _HOW_RATED, *_ratings(of, when))


def rating(of: Interview, when: ActionName) -> Entry:
    """`when`: BEFORE or AFTER. One press answers it, and it may be left unanswered."""
    return Entry(_ASKED[when], _HOW_RATED, _ratings(of, when))


_HOW_RATED = say("1 = not much, 5 = very much. Organizers see only totals of five or more people.")


def _ratings(of: Interview, when: ActionName) -> tuple[Button, ...]:
    return tuple(_rate(of, when, each) for each in RATINGS)


def _rate(of: Interview, when: ActionName, rating: int) -> Button:
    """An answer counts however the interview has changed since."""
    return Button(
        Words(str(rating)),
        Action(when, of.id, of.revision, str(rating)),
        lasting=True,
    )


def rated(reflection: Reflection) -> Card:
    """How the view changed, if both answers are given; otherwise the one that is."""
    title, how = _noted(reflection.before, reflection.after)
    return card_of(title, how, buttons.my_journal())


def _noted(before: int | None, after: int | None) -> tuple[Text, Text]:
    """What was noted, and what it means."""
    if before and after:
        title = say("Noted: {before} before, {after} now", before=before, after=after)
        rose, known = say("Something to follow up."), say("Both are good to know.")
        return title, rose if after > before else known
    if before:
        title = say("Noted: {before} before the talk", before=before)
        return title, say("Afterwards I ask once more, and your journal shows what changed.")
    return say("Noted: {after} now", after=after or 0), say("It is in your journal.")


def form_button(of: Interview) -> Button:
    return buttons.on(of, say("What I would ask next"), ActionName.REFLECT)


NEXT_QUESTION = TextField(
    "next_question",
    say("What would you ask next?"),
    say("A question that is left, or a new one"),
    required=False,
    multiline=True,
    most=300,
)
_NAMED = {1: say("1, not much"), 5: say("5, very much")}
_RATINGS = tuple(Option(str(each), _NAMED.get(each, Words(str(each)))) for each in RATINGS)
_HOW = say("1 = not much, 5 = very much")
BEFORE = ChoiceField(
    "before",
    # Translators: at most 45 characters. "It" is the host's field.
    say("How well does it suit you, before the talk?"),
    _RATINGS,
    _HOW,
    required=False,
)
# Translators: at most 45 characters. "It" is the host's field.
AFTER = ChoiceField("after", say("How well does it suit you now?"), _RATINGS, _HOW, required=False)


def form(of: Interview, reflection: Reflection) -> Form:
    return Form(
        Action(ActionName.REFLECT, of.id),
        say("For my journal"),
        (
            NEXT_QUESTION.filled(reflection.next_question),
            BEFORE.filled(*_chosen(reflection.before)),
            AFTER.filled(*_chosen(reflection.after)),
        ),
        say("Keep it"),
        say(
            "Only you see your words. Of the numbers, organizers see only how five or more "
            "answered together. You can leave any of these empty."
        ),
    )


def _chosen(rating: int | None) -> tuple[str, ...]:
    return (str(rating),) if rating else ()


def reflected() -> Card:
    return card_of(
        say("Saved in your journal"),
        say("It is there whenever you want to look back."),
        buttons.my_journal(),
    )
