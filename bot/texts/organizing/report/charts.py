"""The pictures of a report: how far requests came, the months in comparison, and wishes and free
places by field."""

from bot.cards.charts import (
    GROUPS_AT_MOST,
    Bar,
    BarChart,
    BarGroup,
    BarTone,
    Chart,
    ColumnChart,
    ColumnPanel,
)
from bot.cards.rich_text import Date, DateStyle, Text, Words, say, say_many
from bot.interview.numbers.fields import FieldRoom
from bot.interview.numbers.figures import FEWEST, in_percent
from bot.interview.numbers.funnel import Funnel
from bot.interview.numbers.report import Report
from bot.texts.organizing.report import figures as numbers

FIELDS_SHOWN = GROUPS_AT_MOST // 2


def stages(told: Funnel, report: Report) -> BarChart:
    steps = (
        (say("Asked"), told.asked),
        (say("Answered"), told.answered),
        (say("Booked"), told.booked),
        (say("Held"), told.held),
        (say("Thanked"), told.thanked),
    )
    return BarChart(
        say("From asking to thanking"),
        say(
            "All requests of {period} so far, also those taken back",
            period=numbers.span(report.period.span),
        ),
        tuple(BarGroup(label, (Bar(n, _of(n, told.asked)),)) for label, n in steps),
    )


def _of(number: int, whole: int) -> Text:
    if whole < FEWEST:
        return say("{number}", number=number)
    return say("{number} ({share} %)", number=number, share=in_percent(number / whole))


def months(report: Report) -> ColumnChart:
    return ColumnChart(
        say("Month by month"),
        say("Until {month}", month=Date(report.months[-1].month, DateStyle.MONTH)),
        tuple(Date(each.month, DateStyle.SHORT_MONTH) for each in report.months),
        (
            ColumnPanel(say("Requests sent"), tuple(each.sent for each in report.months)),
            ColumnPanel(say("Interviews held"), tuple(each.held for each in report.months)),
        ),
    )


def fields(report: Report) -> BarChart | None:
    """The fields with the most wishes first. None if there are no numbers to show."""
    if not report.fields:
        return None
    return BarChart(
        say("Wishes and free places by field"),
        numbers.span(report.period.span),
        tuple(map(_field, report.fields[:FIELDS_SHOWN])),
    )


def _field(room: FieldRoom) -> BarGroup:
    wish = say_many("{number} wish", "{number} wishes", room.wish)
    places = say_many("{number} free place", "{number} free places", room.places)
    bars = (Bar(room.wish, wish), Bar(room.places, places, BarTone.LIGHT))
    return BarGroup(Words(room.field, 40), bars)


def of_report(report: Report, told: Funnel) -> tuple[Chart, ...]:
    """The charts that are on the card come first."""
    room = fields(report)
    return (stages(told, report), months(report), *((room,) if room else ()))
