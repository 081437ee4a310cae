"""An interview that did not take place: no blame, and what to do next."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Paragraph, body
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import CommandName, Moment, MomentStyle, Text, Words, mention, say
from bot.engine.contexts.interview import InterviewContext
from bot.interview.conduct.absences import AbsenceAnswer
from bot.interview.members import Member
from bot.interview.model import Absence, AbsenceState, Interview, Side, Stage
from bot.language.form_values import read_start
from bot.texts import advice, buttons
from bot.texts.interviews import interview_actions


def who_was_absent(held: Interview, other: Member) -> Card:
    return card_of(
        say("Who could not make it?"),
        say("It happens to everybody. I tell the other side kindly."),
        buttons.on(held, say("I could not"), ActionName.ABSENT, arg="me"),
        buttons.on(held, _could_not(other), ActionName.ABSENT, arg="other"),
        buttons.on(held, say("Neither of us could"), ActionName.ABSENT, arg="neither"),
    )


def were_you_there(missed: Interview, number: int, other: Member, until: datetime) -> Card:
    """For a member who was absent, according to the other side. The card is about the absence with
    this number, and does not change when the interview does."""
    day = Moment(missed.start or missed.asked_at, MomentStyle.DAY)
    return card_of(
        say("Were you at your talk with {other}?", other=mention(other)),
        say(
            "{other} says that you were not there on {day}. It happens to everybody, and "
            "I would like to hear it from you.",
            other=mention(other),
            day=day,
        ),
        say(
            "If I do not hear from you by {until}, I will assume that this is right.",
            until=Moment(until, MomentStyle.SHORT),
        ),
        *(
            Button(label, Action(ActionName.NOT_ABSENT, missed.id, arg=f"{answer} {number}"))
            for answer, label in _ANSWERS.items()
        ),
    )


_ANSWERS = {
    AbsenceAnswer.IT_IS_SO: say("That is right"),
    AbsenceAnswer.I_WAS_THERE: say("No, I was there"),
    AbsenceAnswer.NOBODYS_DOING: say("It was nobody’s fault"),
}


def read_answer(arg: str) -> tuple[AbsenceAnswer | None, int]:
    """What one of these buttons carries: the answer, and the number of the absence. The answer is
    None if the words are not from such a button."""
    answer, _, number = arg.partition(" ")
    return next((each for each in AbsenceAnswer if each == answer), None), read_start(number)


def did_not_meet(
    context: InterviewContext,
    absence: Absence,
    side: Side,
    now: datetime,
    rest: datetime | None,
    *,
    may_meet: bool,
) -> Card:
    """For either side. `rest`: the end of their pause, None if they need not pause. `may_meet`:
    False for a side that has reported the other, and is not invited to meet them again."""
    current, other = context.interview, context.on(side.other)
    is_offered = current.stage is Stage.MISSED and may_meet
    ways_on = (*interview_actions.actions(current, side, now), *_advised(absence, side))
    return Card(
        say("You and {other} did not meet", other=mention(other)),
        body(
            _happened(absence, side, other),
            _way_on(current) if is_offered else None,
            pause_notice(side, rest) if rest else None,
        ),
        ways_on if is_offered else (),
    )


def no_other_time(missed: Interview, other: Member) -> Card:
    """For a side that does not want to meet the other again, or has reported them."""
    day = Moment(missed.start or missed.asked_at, MomentStyle.DAY)
    return card_of(
        say("You and {other} did not meet", other=mention(other)),
        say("Your talk was planned for {day}.", day=day),
    )


def _advised(absence: Absence, reader: Side) -> tuple[Button, ...]:
    """For a seeker who was absent."""
    if absence.side is not reader or reader is Side.HOST:
        return ()
    return (advice.on("i-missed-it", say("What should I write to them?")),)


def pause_notice(side: Side, until: datetime) -> Paragraph:
    """Why a member who was absent twice cannot ask, or be asked, for a while."""
    day = Moment(until, MomentStyle.DAY)
    if side is Side.SEEKER:
        what = say(
            "Two people have waited for you lately; maybe you have a lot on. So your new "
            "requests take a break until {day}. What is booked stays booked.",
            day=day,
        )
    else:
        what = say(
            "Two people have waited for you lately; maybe you have a lot on. So nobody can "
            "ask you until {day}. If you are back sooner, press “I am back” under {command}.",
            day=day,
            command=CommandName("host"),
        )
    return Paragraph(what)


def _happened(absence: Absence, reader: Side, other: Member) -> Text:
    who = mention(other)
    match absence:
        case Absence(side=None):
            return say("It happens, and it is nobody's fault.")
        case Absence(state=AbsenceState.ASKED):
            return say("I will ask {other} how it was. It happens to everybody.", other=who)
        case Absence(state=AbsenceState.CONTRADICTED):
            return say(
                "You and {other} remember it differently, so it counts for neither of you. The "
                "organizers hear of it, and may ask you both how it was.",
                other=who,
            )
    if absence.side is reader:
        return say("You could not make it, and {other} knows. It happens.", other=who)
    return say("{other} could not make it this time. It happens.", other=who)


def _way_on(missed: Interview) -> Text:
    if missed.may_be_made_up:
        return say("It is easy to find another time.")
    return say("If you both still want to talk, it is best to write to each other directly.")


def _could_not(other: Member) -> Text:
    """By first name, if there is one."""
    first = next(iter(other.name.split()), None)
    if first is None:
        return say("They could not")
    return say("{other} could not", other=Words(first, 40))
