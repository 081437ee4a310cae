"""Questions to bring to an interview, and which of them worked."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Numbered
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import OPTION_LABEL, ChoiceField, Form, Option
from bot.cards.rich_text import Text, Words, mention, say
from bot.content.questions import Choice
from bot.interview.meeting.plan import Plan, QuestionKind
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.texts import buttons
from bot.texts.meeting.plan import question_texts

KINDS = {
    # Translators: kinds of questions, each on a button: how somebody came to do what they do.
    QuestionKind.PATH: say("path"),
    QuestionKind.DAILY_WORK: say("daily work"),
    QuestionKind.REWARDS: say("rewards"),
    # Translators: a kind of questions: how people at work treat each other.
    QuestionKind.CULTURE: say("culture"),
    QuestionKind.TRENDS: say("trends"),
    QuestionKind.SKILLS: say("skills"),
    QuestionKind.EXPERIENCE: say("experience"),
    QuestionKind.EDUCATION: say("education"),
    # Translators: a kind of questions: what they look for in somebody new.
    QuestionKind.LOOKED_FOR: say("what they look for"),
    # Translators: a kind of questions: how to begin in a field.
    QuestionKind.GETTING_IN: say("getting in"),
    QuestionKind.ADVICE: say("advice"),
    QuestionKind.READING_AND_MEDIA: say("reading and media"),
    QuestionKind.PEOPLE: say("people"),
    # Translators: a kind of questions: the last of an interview.
    QuestionKind.CLOSING: say("closing"),
}
"""The names of the kinds of questions, on buttons."""


def questions(choice: Choice, topic: str, host: Member | None = None) -> Card:
    return card_of(
        _title(topic, host),
        Numbered(question_texts(choice.questions)),
        say("In reserve, for when you get through these sooner than you thought:"),
        Numbered(question_texts(choice.reserve), start=len(choice.questions) + 1),
        Button(say("Other questions"), Action(ActionName.OTHER_QUESTIONS, arg=topic)),
        buttons.run(say("Find somebody to ask"), ActionName.FIND),
    )


def _title(topic: str, host: Member | None) -> Text:
    if host:
        return say("Questions to bring to {host}", host=mention(host))
    if topic:
        return say("Questions about “{topic}”", topic=Words(topic, 40))
    return say("Questions to bring")


def unknown_topic(topic: str, near: Sequence[QuestionKind]) -> Card:
    return card_of(
        say("I have no questions about “{topic}” yet", topic=Words(topic, 40)),
        say("These I have:"),
        *(buttons.run(KINDS[kind], ActionName.QUESTIONS, kind.readable) for kind in near),
    )


def button(interview: Interview) -> Button:
    return buttons.as_rare(buttons.on(interview, say("Which questions worked?"), ActionName.WORKED))


WORKED = ChoiceField(
    "worked",
    say("Questions that led somewhere"),
    hint=say("Next time I suggest a little more of the kind"),
    required=False,
)


def marks_form(made: Plan) -> Form:
    options = tuple(Option(each.id, Words(each.text, OPTION_LABEL)) for each in made.all)
    return Form(
        Action(ActionName.WORKED, made.interview),
        # Translators: at most 24 characters.
        say("Which ones worked?"),
        (
            replace(WORKED, most=len(options)).offering(
                options, [each.id for each in made.all if each.worked]
            ),
        ),
        say("Save"),
    )


def marked() -> Card:
    return card_of(
        say("Noted"),
        say("The questions I suggest next will lean a little that way."),
        buttons.my_interviews(Style.PRIMARY),
    )
