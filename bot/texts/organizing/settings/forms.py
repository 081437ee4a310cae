"""What organizers set for the programme: its name, the interviews, the time for answers, and rarely
changed settings."""

from collections.abc import Sequence
from datetime import time

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import ChoiceField, Form, Option, TextField, number_options
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, TimeOfDay, Words, say
from bot.interview.organizing import programme_settings as limits
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.texts import clock_fields
from bot.texts.language_form import AS_USUAL, CLOCK

MONTHS: tuple[Text, ...] = (
    *(say("January"), say("February"), say("March"), say("April")),
    *(say("May"), say("June"), say("July"), say("August")),
    *(say("September"), say("October"), say("November"), say("December")),
)
ENDS_BEFORE_NUDGE = say("A request has to end after the reminder. Choose more days here.")
NO_QUIET = say("That is the same time twice. Choose a later one here.")


def _from_to(allowed: range) -> Text:
    least, most = Words(str(allowed[0])), Words(str(allowed[-1]))
    return say("From {least} to {most}", least=least, most=most)


NAME = TextField(
    "name", say("Name"), say("Such as: Talks with alumni"), required=False, most=limits.NAME_LENGTH
)
LINE = TextField(
    "line",
    say("One line about it"),
    say("Members read it on their home card. Leave it empty for ours"),
    required=False,
    most=limits.LINE_LENGTH,
)
LENGTHS = ChoiceField(
    "lengths",
    say("Lengths, in minutes"),
    number_options(limits.LENGTHS),
    say("Hosts choose one of them as their longest"),
    most=len(limits.LENGTHS),
)
PER_MONTH = ChoiceField(
    "per_month",
    say("A host's usual number a month"),
    number_options(limits.PER_MONTH),
    say("New hosts are shown it, and choose their own"),
)
OPEN_REQUESTS = ChoiceField(
    "open_requests", say("Open requests of a seeker"), number_options(limits.OPEN_AT_MOST)
)
YEAR_BEGINS = ChoiceField(
    "year_begins",
    say("The programme's year begins in"),
    tuple(Option(str(number), month) for number, month in enumerate(MONTHS, 1)),
)
NUDGE_DAYS = TextField(
    "nudge_days", say("Days until one reminder"), _from_to(limits.NUDGE_DAYS), most=3
)
ANSWER_DAYS = TextField(
    "answer_days", say("Days until a request ends"), _from_to(limits.ANSWER_DAYS), most=3
)
FOLLOW_UP_DAYS = TextField(
    "follow_up_days",
    say("Days until seekers write again"),
    say("At most three, such as {days}", days=Words("30, 90")),
    most=20,
)
LEAD_HOURS = TextField(
    "lead_hours", say("Hours ahead, at least"), _from_to(limits.LEAD_HOURS), most=3
)
AHEAD_WEEKS = TextField(
    "ahead_weeks", say("Weeks ahead, at most"), _from_to(limits.AHEAD_WEEKS), most=2
)


def _such_as(at: time) -> Text:
    return say("In each member's time, such as {time}", time=TimeOfDay(at))


QUIET = clock_fields.from_until(
    "quiet", say("New members: no nudges from"), _such_as(time(20)), _such_as(time(9))
)


def name_form(settings: ProgrammeSettings) -> Form:
    return Form(
        Action(ActionName.PROGRAMME_NAME),
        say("Name and line"),
        (NAME.filled(settings.name), LINE.filled(settings.line)),
        say("Save"),
        say("So that members know whose programme this is."),
    )


def interviews_form(settings: ProgrammeSettings) -> Form:
    return Form(
        Action(ActionName.INTERVIEW_SETTINGS),
        say("Interviews"),
        (
            LENGTHS.filled(*map(str, settings.lengths)),
            PER_MONTH.filled(str(settings.per_month)),
            OPEN_REQUESTS.filled(str(settings.open_requests)),
            YEAR_BEGINS.filled(str(settings.year_begins)),
        ),
        say("Save"),
        say("This is for requests from now on. What is asked or booked stays as it is."),
    )


def answers_form(settings: ProgrammeSettings) -> Form:
    return Form(
        Action(ActionName.ANSWER_DAYS),
        say("Answers"),
        (
            NUDGE_DAYS.filled(str(settings.nudge_days)),
            ANSWER_DAYS.filled(str(settings.answer_days)),
            FOLLOW_UP_DAYS.filled(days_typed(settings.follow_up_days)),
        ),
        say("Save"),
        say(
            "A host who has not answered is reminded once; later the request ends kindly, and its "
            "seeker is free. What is asked already keeps its day."
        ),
    )


def seldom_form(settings: ProgrammeSettings, reader: Reader) -> Form:
    return Form(
        Action(ActionName.SELDOM_SETTINGS),
        say("Seldom changed"),
        (
            LEAD_HOURS.filled(str(settings.lead_hours)),
            AHEAD_WEEKS.filled(str(settings.ahead_weeks)),
            *QUIET.filled(settings.quiet_from, settings.quiet_until, reader),
            CLOCK.filled(settings.clock or AS_USUAL),
        ),
        say("Save"),
        say(
            "How far ahead times are offered, and what new members start with. They can "
            "change it as they like."
        ),
    )


def days_typed(days: Sequence[int]) -> str:
    return ", ".join(map(str, days))


def bad_number(typed: str, allowed: range) -> Text:
    return say(
        "I could not read “{typed}”. This would work: a number from {least} to {most}.",
        typed=Words(typed, 20),
        least=Words(str(allowed[0])),
        most=Words(str(allowed[-1])),
    )


def bad_days(typed: str) -> Text:
    return say(
        "I could not read “{typed}”. This would work: up to three numbers from {least} "
        "to {most}, each at least two weeks after the one before, such as {days}.",
        typed=Words(typed, 20),
        least=Words(str(limits.FOLLOW_UP_DAYS[0])),
        most=Words(str(limits.FOLLOW_UP_DAYS[-1])),
        days=Words("30, 90"),
    )
