"""Adapting a plan: the reason for each question, another question, pinning one, and the seeker's
own words."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.buttons import Action, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField, Wrong
from bot.cards.rich_text import Text, Words, mention, say, say_many
from bot.interview.meeting.plan import (
    OWN_QUESTION_LENGTH,
    InterviewPart,
    Plan,
    Planned,
    QuestionReason,
)
from bot.interview.members import Member, Situation
from bot.interview.model import Interview
from bot.texts import buttons

_SITUATIONS = {
    Situation.EXPLORING: say("because you are exploring"),
    Situation.GRADUATE: say("because you are new to working life"),
    Situation.CAREER_CHANGER: say("because you are changing fields"),
    Situation.LAID_OFF: say("because you are looking for a new start"),
    Situation.STUCK: say("because you would like to move on"),
    Situation.RETURNING: say("because you are coming back"),
}
_PARTS = {
    InterviewPart.STORY: say("because people open up when they tell their story"),
    InterviewPart.WORK: say("to see the work as it is"),
    InterviewPart.FIELD: say("to understand the field"),
    InterviewPart.ADVICE: say("to take something home"),
    InterviewPart.CLOSE: say("to end well"),
}


def arrange(made: Plan, interview: Interview, host: Member) -> Card:
    entries = (
        Entry(
            _question(each),
            reason_for_question(each, host),
            (buttons.on(interview, say("Change"), ActionName.CHANGE, arg=each.id),),
        )
        for each in made.questions
    )
    return Card(
        say("Your questions for {host}, and why", host=mention(host)),
        tuple(entries),
        (
            buttons.on(interview, say("The plan"), ActionName.PLAN, Style.PRIMARY),
            buttons.on(interview, say("Swap all except pinned"), ActionName.OTHERS),
        ),
    )


def _question(planned: Planned) -> Text:
    words = Words(planned.text, OWN_QUESTION_LENGTH)
    return say("{question} (pinned)", question=words) if planned.pinned else words


def change(question: Planned, interview: Interview, host: Member) -> Card:
    unpin = (say("Unpin it"), ActionName.UNPIN)
    pin = (say("Pin it"), ActionName.PIN)
    return card_of(
        say("What about this question?"),
        Words(question.text, OWN_QUESTION_LENGTH),
        reason_for_question(question, host),
        buttons.on(interview, say("Another one"), ActionName.SWAP, Style.PRIMARY, question.id),
        buttons.on(interview, *(unpin if question.pinned else pin), arg=question.id),
        buttons.on(interview, say("My own words"), ActionName.OWN, arg=question.id),
        buttons.on(interview, say("Leave it"), ActionName.ARRANGE),
    )


OWN_WORDS = TextField(
    "words",
    say("What would you like to ask?"),
    say("One open question, beginning with how or what"),
    multiline=True,
    most=OWN_QUESTION_LENGTH,
)


_TOO_LONG = say_many(
    "Please ask it in at most {number} character.",
    "Please ask it in at most {number} characters.",
    OWN_QUESTION_LENGTH,
)


def own_form(question: Planned, interview: Interview) -> Form:
    return Form(
        Action(ActionName.OWN, interview.id, interview.revision, question.id),
        # Translators: at most 24 characters.
        say("In your own words"),
        (OWN_WORDS.filled(question.text),),
        # Translators: at most 24 characters.
        say("Put it in my plan"),
    )


def errors(words: str) -> Wrong:
    if not words:
        return {OWN_WORDS: say("Please write the question that you would like to ask.")}
    if len(words) > OWN_QUESTION_LENGTH:
        return {OWN_WORDS: _TOO_LONG}
    return {}


def reason_for_question(question: Planned, host: Member) -> Text:
    """Why the question was chosen, to be shown below it."""
    because = Words(question.because, 80)
    match question.why:
        case QuestionReason.OWN:
            return say("in your own words")
        case QuestionReason.HOST:
            return say("because {host} says “{words}”", host=mention(host), words=because)
        case QuestionReason.WISH:
            return say("because you asked about {words}", words=because)
        case QuestionReason.FIELD:
            return say(
                "because {host} knows {words} from the inside", host=mention(host), words=because
            )
        case QuestionReason.SITUATION:
            return _SITUATIONS[Situation(question.because)]
        case QuestionReason.WORKED:
            return say("because it worked for you before")
        case QuestionReason.PART:
            return _PARTS[question.kind.part]
