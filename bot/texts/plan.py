"""The plan of a talk: what to ask when, why, and what to do before."""

from collections.abc import Sequence
from itertools import accumulate

from bot.model import Interview, Member
from bot.questions import Part, Plan, Planned, Stretch, Why, schedule
from bot.text import Moment, MomentStyle, Text, Words, mention, say
from bot.ui import (
    Action,
    Block,
    Button,
    Card,
    ChoiceField,
    Entry,
    Form,
    Numbered,
    Option,
    Paragraph,
    Style,
    TextField,
)

OWN_AT_MOST = 200

WELCOME = (
    "Thank them for their time, and say in two sentences who you are and what you wonder about."
)

OFFER_TO_END = "say so and offer to end. If the talk is alive, ask before you go on."

TO_DO = (
    "Look them up: what they do, and what they have written or said.",
    "Have something to write with.",
    "Be on time; two minutes early is best.",
)

_SITUATIONS = {
    "exploring": "because you are exploring",
    "graduate": "because you are new to working life",
    "career changer": "because you are changing fields",
    "laid off": "because you are looking for a new start",
    "stuck": "because you would like to move on",
    "returning": "because you are coming back",
}
_PARTS = {
    Part.WELCOME: "to arrive",
    Part.STORY: "because people open up when they tell their story",
    Part.WORK: "to see the work as it is",
    Part.FIELD: "to understand the field",
    Part.ADVICE: "to take something home",
    Part.CLOSE: "to end well",
}


def plan(made: Plan, interview: Interview, host: Member) -> Card:
    return Card(
        say("Questions for your talk with {host}", host=mention(host)),
        blocks(made, interview),
        buttons(interview),
    )


def blocks(made: Plan, interview: Interview) -> tuple[Block, ...]:
    """The parts with their minutes and questions, and what to do when time is up."""
    stretches = schedule(made.questions, interview.minutes)
    starts = accumulate((len(each.questions) for each in stretches), initial=1)
    shown = [
        block
        for stretch, start in zip(stretches, starts, strict=False)
        for block in _stretch(stretch, start)
    ]
    return (*shown, Paragraph(time_is_up(interview)))


def to_do() -> tuple[Block, ...]:
    return (Paragraph(("Three things to do:",)), Numbered(tuple((each,) for each in TO_DO)))


def time_is_up(interview: Interview) -> Text:
    if interview.slot is None:
        return (f"When time is up, {OFFER_TO_END}",)
    end = Moment(interview.slot.end, MomentStyle.SHORT)
    return say("When time is up ({end}), {what}", end=end, what=(OFFER_TO_END,))


def buttons(interview: Interview) -> tuple[Button, ...]:
    """They are about the plan, and outlive what happens to the interview."""
    return (
        Button(("Show the reserve",), _action("reserve", interview)),
        Button(("Change questions",), _action("arrange", interview)),
    )


def at_hand(interview: Interview) -> tuple[Button, ...]:
    """For during the talk."""
    return (
        Button(("Show the plan",), _action("plan", interview)),
        Button(("Show the reserve",), _action("reserve", interview)),
    )


def mark_button(interview: Interview) -> Button:
    return Button(("Which questions worked?",), _action("worked", interview))


def reserve(made: Plan, interview: Interview, host: Member) -> Card:
    return Card(
        say("In reserve for your talk with {host}", host=mention(host)),
        (
            Paragraph(("For when the talk flows faster than you thought:",)),
            Numbered(_texts(made.reserve), start=len(made.questions) + 1),
        ),
        (
            Button(("Show the plan",), _action("plan", interview)),
            Button(("Change questions",), _action("arrange", interview)),
        ),
    )


def arrange(made: Plan, interview: Interview, host: Member) -> Card:
    entries = (
        Entry(
            (Words(each.text, OWN_AT_MOST), *((" (pinned)",) if each.pinned else ())),
            reason(each, host),
            (Button(("Change",), _action("change", interview, each.id)),),
        )
        for each in made.questions
    )
    return Card(
        say("Your questions for {host}, and why", host=mention(host)),
        tuple(entries),
        (
            Button(("Show the plan",), _action("plan", interview), Style.PRIMARY),
            Button(("Others for all but the pinned",), _action("others", interview)),
        ),
    )


def change(question: Planned, interview: Interview, host: Member) -> Card:
    keep = "No longer pin it" if question.pinned else "Pin it"
    return Card(
        ("What about this question?",),
        (Paragraph((Words(question.text, OWN_AT_MOST),)), Paragraph(reason(question, host))),
        (
            Button(("Another one",), _action("swap", interview, question.id), Style.PRIMARY),
            Button((keep,), _action("pin", interview, question.id)),
            Button(("My own words",), _action("own", interview, question.id)),
            Button(("Leave it",), _action("arrange", interview)),
        ),
    )


def own_form(question: Planned, interview: Interview) -> Form:
    return Form(
        _action("own", interview, question.id),
        "In your own words",
        (
            TextField(
                "words",
                "What would you like to ask?",
                "One open question, beginning with how or what",
                question.text,
                multiline=True,
                most=OWN_AT_MOST,
            ),
        ),
        "Put it in my plan",
    )


def wrong_words(words: str) -> dict[str, str]:
    if not words:
        return {"words": "Please write the question that you would like to ask."}
    if len(words) > OWN_AT_MOST:
        return {"words": f"Please ask it in at most {OWN_AT_MOST} characters."}
    return {}


def marks_form(made: Plan) -> Form:
    options = tuple(Option(each.id, (Words(each.text, 75),)) for each in made.all)
    return Form(
        Action("worked", made.interview),
        "Which ones worked?",
        (
            ChoiceField(
                "worked",
                "Questions that led somewhere",
                options,
                "Next time I suggest a little more of the kind",
                tuple(each.id for each in made.all if each.worked),
                required=False,
                most=len(options),
            ),
        ),
        "Save",
    )


def marked() -> Card:
    return Card(
        ("Noted",),
        (Paragraph(("The questions I suggest next will lean a little that way.",)),),
        (Button(("My interviews",), Action("interviews"), Style.PRIMARY),),
    )


def reason(question: Planned, host: Member) -> Text:
    """Why it was chosen, to be shown below it."""
    because = Words(question.because, 80)
    match question.why:
        case Why.OWN:
            return ("in your own words",)
        case Why.HOST:
            return say("because {host} says “{words}”", host=mention(host), words=because)
        case Why.WISH:
            return say("because you asked about {words}", words=because)
        case Why.FIELD:
            return say(
                "because {host} knows {words} from inside", host=mention(host), words=because
            )
        case Why.SITUATION:
            return (_SITUATIONS[question.because],)
        case Why.WORKED:
            return ("because it worked for you before",)
        case Why.PART:
            return (_PARTS[question.kind.part],)


def _stretch(stretch: Stretch, start: int) -> tuple[Block, ...]:
    minutes = "1 minute" if stretch.minutes == 1 else f"{stretch.minutes} minutes"
    title = f"{stretch.part}, {minutes}"
    if stretch.part is Part.WELCOME:
        return (Paragraph((f"{title}: {WELCOME}",)),)
    return (Paragraph((title,)), Numbered(_texts(stretch.questions), start=start))


def _texts(questions: Sequence[Planned]) -> tuple[Text, ...]:
    return tuple((Words(each.text, OWN_AT_MOST),) for each in questions)


def _action(name: str, interview: Interview, arg: str = "") -> Action:
    return Action(name, interview.id, arg=arg)
