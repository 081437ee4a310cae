"""What each side is asked about an interview, to answer with one press, for the programme's
numbers."""

from collections.abc import Iterable, Mapping

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, body
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Text, mention, say
from bot.interview.afterwards.assessments import (
    ANSWERS,
    ASKED_OF,
    Assessed,
    Assessment,
    AssessmentAnswer,
)
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.texts import buttons

_QUESTIONS: Mapping[Assessed, Text] = {
    Assessed.WORTH_IT: say("Was it worth your time?"),
    Assessed.PREPARED: say("Were they prepared?"),
    Assessed.CAME_OF_IT: say("What came of it so far?"),
    Assessed.CAME_OF_IT_LATER: say("What came of it so far?"),
}
_ONE_PRESS = say("Organizers see only totals of five or more people.")
_HOST_LABELS: Mapping[AssessmentAnswer, Text] = {
    AssessmentAnswer.YES: say("Yes"),
    AssessmentAnswer.PARTLY: say("Partly"),
    AssessmentAnswer.NO: say("Not really"),
}
_SEEKER_LABELS: Mapping[AssessmentAnswer, Text] = {
    AssessmentAnswer.DECIDED: say("I decided something"),
    AssessmentAnswer.NEXT_STEP: say("I took a next step"),
    AssessmentAnswer.MET_ANOTHER: say("I met another person"),
    AssessmentAnswer.NOTHING_YET: say("Nothing yet"),
}
LABELS = {**_HOST_LABELS, **_SEEKER_LABELS}


@frozen
class HostReview:
    """What the host is asked about an interview, and their answers so far."""

    of: Interview
    seeker: Member
    given: tuple[Assessment, ...] = ()

    def blocks(self, *, answers_below: bool = False) -> tuple[Block, ...]:
        """What they answered, and the next question. `answers_below`: its answers are the first
        buttons of the card."""
        private = say(
            "{seeker} never sees this. Organizers see only totals of five or more people.",
            seeker=mention(self.seeker),
        )
        asked = self._asked
        return body(
            *(_said(each.what, each.answer) for each in self._in_order),
            private
            if asked is None
            else Entry(_QUESTIONS[asked], private, () if answers_below else self.buttons()),
        )

    def buttons(self) -> tuple[Button, ...]:
        return tuple(_buttons(self.of, self._asked)) if self._asked else ()

    @property
    def _asked(self) -> Assessed | None:
        """One question at a time. None once all are answered."""
        answered = {each.what for each in self.given}
        return next((what for what in ASKED_OF[Side.HOST] if what not in answered), None)

    @property
    def _in_order(self) -> list[Assessment]:
        return sorted(self.given, key=lambda each: ASKED_OF[Side.HOST].index(each.what))


def ask_host(review: HostReview) -> Card:
    return Card(
        say("How was your talk with {seeker}?", seeker=mention(review.seeker)),
        review.blocks(),
        (buttons.STOP_NUDGES,),
    )


def outcome_button(held: Interview, what: Assessed) -> Button:
    """Asks the question, from the nudge to stay in touch."""
    action = Action(ActionName.ASSESS, held.id, arg=what)
    return Button(say("Say what came of it"), action, lasting=True)


def ask_outcome(held: Interview, what: Assessed) -> Card:
    return card_of(_QUESTIONS[what], _ONE_PRESS, *_buttons(held, what))


def worth_it_question(held: Interview) -> Entry:
    """For the seeker, when they note what they learned, or say thank you without a note of that."""
    return Entry(
        _QUESTIONS[Assessed.WORTH_IT], _ONE_PRESS, tuple(_buttons(held, Assessed.WORTH_IT))
    )


def noted_worth(host: Member, *next_question: Entry) -> Card:
    return Card(
        say("Noted. Thank you"),
        body(
            say("It helps the organizers, and {host} never sees it.", host=mention(host)),
            *next_question,
        ),
        () if next_question else (buttons.my_interviews(),),
    )


def noted(answer: AssessmentAnswer, host: Member) -> Card:
    """What came of it."""
    if answer is AssessmentAnswer.NOTHING_YET:
        return card_of(
            say("Noted. Things take their time"),
            say("Another talk may bring the next idea. Who could be next?"),
            buttons.find_others(),
        )
    return card_of(
        say("Noted, and good to hear"),
        say(
            "{host} would enjoy a line about it: the draft above is waiting for you.",
            host=mention(host),
        ),
        buttons.my_journal(),
    )


def _said(what: Assessed, answer: AssessmentAnswer) -> Text:
    # Translators: a question and the label of the button that was pressed.
    return say("{question} You said: {answer}.", question=_QUESTIONS[what], answer=LABELS[answer])


def _buttons(of: Interview, what: Assessed) -> Iterable[Button]:
    """An answer counts however the interview has changed since."""
    for answer in ANSWERS[what]:
        action = Action(ActionName.ASSESS, of.id, arg=write(what, answer))
        yield Button(LABELS[answer], action, lasting=True)


def write(what: Assessed, answer: AssessmentAnswer) -> str:
    return f"{what}.{answer}"


def asks_outcome(arg: str, side: Side) -> Assessed | None:
    """The question that an outcome_button asks. None for any other button."""
    asked = (Assessed.CAME_OF_IT, Assessed.CAME_OF_IT_LATER)
    return next((each for each in asked if each == arg and each in ASKED_OF[side]), None)


def read(arg: str, side: Side) -> tuple[Assessed, AssessmentAnswer] | None:
    """None for a question that this side is not asked."""
    pairs = ((what, answer) for what in ASKED_OF[side] for answer in ANSWERS[what])
    return next((each for each in pairs if write(*each) == arg), None)
