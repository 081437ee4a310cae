"""The report in numbers, for organizers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.cards.action_names import ActionName
from bot.cards.blocks import Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import OPTIONS, ChoiceField, DayField, Form, Option
from bot.cards.rich_text import Text, TimeOfDay, Words, joined, say, say_many
from bot.engine.store.reports import WaitingReport
from bot.interview.afterwards.assessments import AssessmentAnswer
from bot.interview.members import Member
from bot.interview.numbers.field_names import field_mark
from bot.interview.numbers.figures import FEWEST, Figure, Measure
from bot.interview.numbers.orders import ReportOrder
from bot.interview.numbers.periods import Period, PeriodName
from bot.interview.numbers.report import Measured, NumberName, Report
from bot.interview.organizing.groups import Group
from bot.texts import buttons
from bot.texts.organizing.programme import organize
from bot.texts.organizing.report import figures

GROUP_SHOWN = 60
FIELD_SHOWN = 40
FIELDS_SHOWN = 8

FIRST = DayField(
    "first_day", say("First day"), say("Such as 2026-09-01. Empty for this month"), required=False
)
LAST = DayField("last_day", say("Last day"), say("It is counted, too"), required=False)
GROUP = ChoiceField("group", say("Group"), hint=say("Empty for everybody"), required=False)

FIELD = ChoiceField(
    "report_field", say("Field of the hosts"), hint=say("Empty for all"), required=False
)

PERIODS: dict[PeriodName, Text] = {
    PeriodName.MONTH: say("This month"),
    PeriodName.TERM: say("This term"),
    PeriodName.YEAR: say("The year so far"),
}

NAMES: dict[NumberName, Text] = {
    NumberName.SEEKERS_SERVED: say("Seekers with an interview"),
    NumberName.PARTICIPATION: say("Participation"),
    NumberName.REQUESTS_SENT: say("Requests sent"),
    NumberName.INTERVIEWS_HELD: say("Interviews held"),
    NumberName.OUTCOME_KNOWN: say("Outcome known"),
    NumberName.HELD_RATE: say("Held, of what was agreed"),
    NumberName.ANSWERED: say("Answered by a person"),
    NumberName.SAID_YES: say("Said yes"),
    NumberName.TIME_TO_ANSWER: say("Hours until an answer"),
    NumberName.NEVER_ANSWERED: say("Never answered"),
    NumberName.GOT_AN_INTERVIEW: say("Got an interview in 30 days"),
    NumberName.VOLUNTEERS: say("Hosts who gave one"),
    NumberName.NEW_VOLUNTEERS: say("New hosts"),
    NumberName.RETURNING_VOLUNTEERS: say("Returning hosts"),
    NumberName.HOSTS_IN_USE: say("Hosts in use"),
    NumberName.SPREAD: say("By the most asked tenth"),
    NumberName.HOURS_GIVEN: say("Hours given"),
    NumberName.WORTH_IT: say("Worth it, say hosts"),
    NumberName.WORTH_IT_SEEKERS: say("Worth it, say seekers"),
    NumberName.PREPARED: say("Prepared, say hosts"),
    NumberName.MEAN_CHANGE: say("Change of view, in points"),
    NumberName.ROSE: say("View rose"),
    NumberName.CAME_OF_IT: say("Something came of it"),
    NumberName.CONCERNS_OPENED: say("Concerns opened"),
    NumberName.CONCERNS_CLOSED: say("Concerns closed"),
    NumberName.TIME_TO_LOOK_AFTER: say("Hours until looked after"),
}
"""Short, to fit on a card and a picture. docs/organizers/report.md defines each number."""

ANSWERS: dict[str, Text] = {
    AssessmentAnswer.DECIDED: say("decided something"),
    AssessmentAnswer.NEXT_STEP: say("took a next step"),
    AssessmentAnswer.MET_ANOTHER: say("met another person"),
    AssessmentAnswer.NOTHING_YET: say("nothing yet"),
}
LAST_BEFORE_FIRST = say("This is before the first day.")
FAR_AHEAD = say("This is more than a year from now. Choose an earlier day.")
BOTH_DAYS = say("Write both days, or neither.")


def choose(me: Member, now: datetime, *, wants_reports: bool) -> Card:
    return Card(
        say("The report"),
        body(
            say(
                "What came of the programme, in numbers, next to the period before. Rates and "
                "averages of fewer than five are not shown."
            ),
            _BY_ITSELF if wants_reports else _NOT_BY_ITSELF,
        ),
        (
            _last_month(me, now),
            *(
                Button(
                    label,
                    Action(ActionName.NUMBERS_CARD, arg=f"{name} - - -"),
                    _style(name),
                    rare=name is not PeriodName.MONTH,
                )
                for name, label in PERIODS.items()
            ),
            Button(say("Two dates, a group or a field"), Action(ActionName.NUMBERS_FORM)),
            buttons.as_rare(_wish(wanted=not wants_reports)),
            organize.run(),
        ),
        again=organize.REPORT.action,
    )


_BY_ITSELF = say(
    "You get it automatically at {time} on the first Monday of each month, and on "
    "each Monday until a whole month has passed.",
    time=TimeOfDay(time(10)),
)
_NOT_BY_ITSELF = say("You do not get it automatically.")


def _last_month(me: Member, now: datetime) -> Button:
    last = now.astimezone(me.zoneinfo).date().replace(day=1) - timedelta(1)
    arg = f"{PeriodName.DATES} {last.replace(day=1)} {last} -"
    return Button(say("Last month"), Action(ActionName.NUMBERS_CARD, arg=arg))


def _wish(*, wanted: bool) -> Button:
    label = say("Send it automatically") if wanted else say("Do not send it")
    return Button(label, Action(ActionName.NUMBERS_WISH, arg="on" if wanted else "off"))


def _style(name: PeriodName) -> Style:
    return Style.PRIMARY if name is PeriodName.MONTH else Style.PLAIN


def form(groups: Sequence[Group], fields: Sequence[str]) -> Form:
    options = [Option(str(each.id), Words(each.name, GROUP_SHOWN)) for each in groups[:OPTIONS]]
    of = [Option(field_mark(each), Words(each, FIELD_SHOWN)) for each in fields[:OPTIONS]]
    return Form(
        Action(ActionName.NUMBERS_DATES),
        say("The report"),
        (
            *(FIRST, LAST),
            *((GROUP.offering(options),) if options else ()),
            *((FIELD.offering(of),) if of else ()),
        ),
        say("Make it"),
        say("For a group or a field, nothing below five is shown."),
    )


def bad_day(typed: str) -> Text:
    return say("I could not read “{typed}”. This would work: 2026-11-24.", typed=Words(typed, 20))


def being_made() -> Card:
    return card_of(
        say("I am counting"), say("You get it in a separate message in a moment."), organize.REPORT
    )


def failed() -> Card:
    return card_of(
        say("The report could not be made"),
        say("Nothing is lost. Please try again; if it fails again, ask who runs me."),
        organize.REPORT,
    )


def card(report: Report, waiting: WaitingReport) -> Card:
    more = (
        _line(say("Came of it"), _came_of_it(report)),
        *_fields(report),
        _line(say("Looked for, and not found"), _in_vain(report)),
    )
    return card_of(
        title(report.period, waiting),
        _compared_with(report),
        *_numbers(report),
        *(Facts((row,)) for row in more if row),
        _as_table(report.period, waiting.order),
        organize.REPORT,
    )


def _compared_with(report: Report) -> Text:
    if report.is_first:
        return figures.NOTHING_BEFORE
    return say("In brackets: {before}.", before=figures.span(report.period.before))


def _as_table(period: Period, order: ReportOrder) -> Button:
    """It is about the same days as the card, also when it is pressed in the next month."""
    first, last = period.span.days
    same_days = replace(order, period=PeriodName.DATES, first=first, last=last)
    return Button(say("As a table"), Action(ActionName.NUMBERS_TABLE, arg=same_days.encode()))


def _numbers(report: Report) -> Iterator[Facts]:
    """Those that are too small to be shown are named together, because their rows would say
    nothing on a phone."""
    shown = [each for each in report.numbers if each.now.value is not None]
    few = [NAMES[each.name] for each in report.numbers if each.now.value is None]
    if shown:
        yield Facts(tuple((NAMES[each.name], compared_figure(each)) for each in shown))
    if few:
        label = say("Under {fewest}, so not shown", fewest=FEWEST)
        yield Facts(((label, joined(few, "; ")),))


def title(period: Period, waiting: WaitingReport) -> Text:
    """The days, and the group or field that the report is limited to. The card is still read when
    this month is over."""
    what = figures.span(period.span)
    group, field = waiting.group, waiting.order.field
    about = [
        *((Words(group.name, GROUP_SHOWN),) if group else ()),
        *((Words(field, FIELD_SHOWN),) if field else ()),
    ]
    if not about:
        return say("The report: {period}", period=what)
    # Translators: a period, and the name of a group or of a field of work, or of both.
    return say("The report: {period}, {group}", period=what, group=joined(about, ", "))


def compared_figure(measured: Measured) -> Text:
    """A number next to the one of the period before, and how many answers are not known."""
    both = figure(measured.now)
    if measured.before:
        both = say("{now} ({before})", now=both, before=figure(measured.before))
    unknown = measured.now.unknown
    if not unknown:
        return both
    return joined((both, say_many("{number} not known", "{number} not known", unknown)), ", ")


def figure(of: Figure) -> Text:
    """The number, followed by how many it is based on unless it is a count itself."""
    if of.value is None:
        return say("under {fewest}", fewest=FEWEST)
    value = figures.written(of)
    if of.measure is Measure.COUNT:
        return value
    if of.measure is Measure.SHARE:
        return say("{percent} of {n}", percent=value, n=of.n)
    return say("{value}, from {n}", value=value, n=of.n)


def _line(label: Text, text: Text | None) -> tuple[Text, Text] | None:
    return None if text is None else (label, text)


def _came_of_it(report: Report) -> Text | None:
    given = [
        say("{what} {number}", what=ANSWERS[answer], number=number)
        for answer, number in report.came_of_it.items()
    ]
    return joined(given, ", ") if given else None


def _fields(report: Report) -> list[tuple[Text, Text]]:
    return [
        (
            Words(each.field, FIELD_SHOWN),
            say(
                "{places} free places for {wish} who wished, {held} held",
                places=each.places,
                wish=each.wish,
                held=each.held,
            ),
        )
        for each in report.fields[:FIELDS_SHOWN]
    ]


def _in_vain(report: Report) -> Text | None:
    words = [
        say("{words} ({number})", words=Words(each.words, FIELD_SHOWN), number=each.people)
        for each in report.in_vain[:FIELDS_SHOWN]
    ]
    return joined(words, ", ") if words else None
