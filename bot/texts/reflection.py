"""What a seeker keeps about an interview: whether the field is for them, and what to ask next."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Entry, Paragraph
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import say
from bot.interview.journal import RATINGS, Reflection
from bot.interview.model import Interview
from bot.texts import buttons

_ASKED = {
    ActionName.BEFORE: "Is this field for you? How it looks before the talk",
    ActionName.AFTER: "Is this field for you? How it looks now",
}


def rating(of: Interview, when: ActionName) -> Entry:
    """`when`: BEFORE or AFTER. One press answers it; none is fine, too."""
    return Entry(
        (_ASKED[when],),
        ("From 1, hardly, to 5, very much. For your journal only.",),
        tuple(buttons.on(of, str(number), when, arg=str(number)) for number in RATINGS),
    )


def rated(reflection: Reflection) -> Card:
    """How the view changed, once both are given."""
    before, after = reflection.before, reflection.after
    if before and after:
        title = say("Noted: {before} before, {after} now", before=before, after=after)
        how = "Both are good to know." if after <= before else "Something to follow up."
    elif before:
        title = say("Noted: {before} before the talk", before=before)
        how = "Afterwards I ask once more, and your journal shows what changed."
    else:
        title, how = say("Noted: {after} now", after=after or 0), "It stands in your journal."
    return Card(title, (Paragraph((how,)),), (buttons.run("My journal", ActionName.JOURNAL),))


def form_button(of: Interview) -> Button:
    return buttons.on(of, "What I would ask next", ActionName.REFLECT)


NEXT_QUESTION = TextField(
    "next_question",
    "What would you ask next?",
    "A question that is left, or a new one",
    required=False,
    multiline=True,
    most=300,
)
_NAMED = {1: "1, hardly", 5: "5, very much"}
_RATINGS = tuple(Option(str(each), (_NAMED.get(each, str(each)),)) for each in RATINGS)
_HOW = "From 1, hardly, to 5, very much"
BEFORE = ChoiceField("before", "Is this for me? Before the talk", _RATINGS, _HOW, required=False)
AFTER = ChoiceField("after", "Is this for me? Now", _RATINGS, _HOW, required=False)


def form(of: Interview, reflection: Reflection) -> Form:
    return Form(
        Action(ActionName.REFLECT, of.id),
        "For my journal",
        (
            NEXT_QUESTION.filled(reflection.next_question),
            BEFORE.filled(*_chosen(reflection.before)),
            AFTER.filled(*_chosen(reflection.after)),
        ),
        "Keep it",
        ("For your eyes only. Each of these may stay empty.",),
    )


def _chosen(rating: int | None) -> tuple[str, ...]:
    return (str(rating),) if rating else ()


def reflected() -> Card:
    return Card(
        ("Kept in your journal",),
        (Paragraph(("It is there whenever you want to look back.",)),),
        (buttons.run("My journal", ActionName.JOURNAL),),
    )
