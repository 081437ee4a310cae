"""The table of interviews behind the report: one row for each, without anything that members
wrote."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

from bot.cards.action_names import ActionName
from bot.cards.blocks import Paragraph
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.files import CsvFile
from bot.cards.plain_text import plain
from bot.cards.reader import Reader, reader_of
from bot.cards.rich_text import Text, Words, say, say_many
from bot.engine.store.reports import WaitingReport
from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, Stage
from bot.interview.numbers.counted import CountedInterview, Seconds, is_held, is_missed
from bot.interview.numbers.orders import InterviewLine, ReportPart
from bot.interview.numbers.periods import Period
from bot.texts.csv_file import csv_file, decimal, time_of, with_zone
from bot.texts.organizing.programme import organize
from bot.texts.organizing.report.report import title

ROWS = 30_000
"""A file with more rows would be too large for Discord."""

OUTCOMES: dict[str, Text] = {
    Stage.ASKED: say("waits"),
    Stage.BOOKED: say("agreed"),
    Stage.HELD: say("over, nobody told"),
    Stage.THANKED: say("held"),
    Stage.DECLINED: say("declined"),
    Stage.WITHDRAWN: say("taken back"),
    Stage.EXPIRED: say("not answered"),
    Stage.CANCELLED: say("cancelled"),
    Stage.MISSED: say("missed"),
}

_TIMES: tuple[Text, ...] = (say("Asked"), say("First answer"), say("Agreed on"), say("Begins"))
_HEADINGS: tuple[Text, ...] = (
    say("Minutes"),
    say("Outcome"),
    say("Hours before, if cancelled"),
    say("Field"),
    say("Groups of the seeker"),
    say("Groups of the host"),
)
_NAMED = (say("Seeker"), say("Host"), say("Number of the seeker"), say("Number of the host"))


def file(
    lines: Iterator[InterviewLine], waiting: WaitingReport, period: Period, reader: Reader
) -> tuple[CsvFile, int]:
    """The table, and the number of its rows. Rows are cut at ROWS; `lines` begin with the
    newest."""
    named = waiting.order.part is ReportPart.NAMES
    rows = [_row(each, reader, named=named) for each in islice(lines, ROWS)]
    times = (with_zone(each, reader) for each in _TIMES)
    headings = (*times, *_HEADINGS, *(_NAMED if named else ()))
    first, _ = period.span.days
    return csv_file(f"askwell-{first}.csv", headings, rows, reader), len(rows)


def card(made: CsvFile, rows: int, period: Period, waiting: WaitingReport) -> Card:
    named = waiting.order.part is ReportPart.NAMES
    return Card(
        title(period, waiting),
        tuple(Paragraph(each) for each in _told(rows, waiting.reader, named=named)),
        (*(() if named else (_with_names(waiting),)), organize.REPORT),
        files=(made,),
    )


def _told(rows: int, reader: Member, *, named: bool) -> Iterable[Text]:
    yield say_many("A table with {number} interview.", "A table with {number} interviews.", rows)
    zone = Words(reader_of(reader).zone.key)
    yield say("Its times are in your time zone, {zone}, as its headings say.", zone=zone)
    if rows == ROWS:
        yield say("Those are the newest. Choose a shorter time for the others.")
    if named:
        yield say(
            "It has names in it: other organizers can see that you downloaded it. Keep it safe."
        )


def _with_names(waiting: WaitingReport) -> Button:
    action = Action(ActionName.NUMBERS_NAMED, arg=waiting.order.encode())
    return Button(say("With names"), action)


def _row(line: InterviewLine, reader: Reader, *, named: bool) -> list[str]:
    fact = line.fact
    times = (fact.asked_at, fact.first_act_at, line.booked_at, fact.start)
    notice = "" if fact.notice is None else decimal(fact.notice / 60, reader)
    groups = ("; ".join(each) for each in (line.seeker_groups, line.host_groups))
    told = plain(_outcome(fact), reader)
    names = (line.seeker, line.host, line.seeker_number, line.host_number) if named else ()
    written = (_at(each, reader) for each in times)
    return [*written, str(fact.minutes), told, notice, fact.field, *groups, *names]


def _outcome(fact: CountedInterview) -> Text:
    if is_held(fact):
        return OUTCOMES[Stage.THANKED]
    if fact.stage in HELD_STAGES and is_missed(fact):
        return OUTCOMES[Stage.MISSED]
    return OUTCOMES[fact.stage if fact.stage != Stage.THANKED else Stage.HELD]


def _at(at: Seconds | None, reader: Reader) -> str:
    return "" if at is None else time_of(datetime.fromtimestamp(at, UTC), reader)
