"""The report to print, and its pictures, made from counted facts."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.background.report_files import report_files
from bot.cards.charts import BarChart, Chart, ColumnChart, in_words
from bot.cards.files import FinishedFile, Picture
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.engine.store.ports import DrawnPicture
from bot.interview.numbers.counted import (
    DAY,
    HOUR,
    CountedAnswer,
    CountedDoor,
    CountedInterview,
    CountedSearch,
    Material,
)
from bot.interview.numbers.funnel import Funnel, funnel
from bot.interview.numbers.periods import between
from bot.interview.numbers.report import NumberName, Report, report_of
from bot.interview.numbers.report_dates import against_month_before
from bot.texts.organizing.report import charts as report_charts
from bot.texts.organizing.report import report as texts

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
OCTOBER = against_month_before(between(date(2026, 10, 1), date(2026, 10, 31), BERLIN), BERLIN)
READER = Reader(BERLIN)
TITLE = say("The report")
FIRST = int(datetime(2026, 10, 5, tzinfo=UTC).timestamp())


def asked(number: int, *, answered: bool, held: bool, thanked: bool) -> CountedInterview:
    at, start = FIRST + number * HOUR, FIRST + 3 * DAY + number * HOUR
    return CountedInterview(
        *(number, 100 + number, number % 2, "Law <b>", 25, at),
        stage="thanked" if thanked else "held" if held else "asked",
        first_act="yes" if answered else None,
        first_act_at=at + HOUR if answered else None,
        start=start if held else None,
        over_at=start + 1500 if held else None,
        said_held_at=start + DAY if held else None,
    )


def october() -> tuple[Report, Funnel]:
    """Ten were asked, eight answered, six were booked and held, two sent thanks."""
    interviews = [
        asked(each, answered=each < 8, held=each < 6, thanked=each < 2) for each in range(10)
    ]
    given = [
        CountedAnswer(each, 100 + each, each % 2, "", "seeker", "came_of_it", "decided", FIRST + 9)
        for each in range(5)
    ]
    material = Material(
        int(NOW.timestamp()),
        interviews,
        doors=[CountedDoor(0, "Law <b>", 2, FIRST - 90 * DAY)],
        answers=given,
        searches=[CountedSearch(FIRST - 4 * DAY, "marine biology", 4)],
        may_seek={100 + each: FIRST - DAY for each in range(20)},
    )
    return report_of(material, OCTOBER, BERLIN), funnel(material, OCTOBER.span)


class Drawer:
    """Draws no picture whose number is in `broken`."""

    def __init__(self, *broken: int) -> None:
        self.broken = broken

    async def draw(self, charts: Sequence[Chart], reader: Reader) -> list[DrawnPicture | None]:
        drawn = (DrawnPicture("iVBO", f"<svg>{number}</svg>") for number in range(len(charts)))
        return [None if n in self.broken else each for n, each in enumerate(drawn)]


def told_with(drawer: Drawer) -> dict[str, Any]:
    return {"title": TITLE, "drawer": drawer, "reader": READER, "now": NOW}


def words(chart: Chart | None) -> str:
    assert chart
    return plain(in_words(chart), READER)


def test_pictures_say_their_numbers() -> None:
    report, told = october()
    assert told == Funnel(10, 8, 6, 6, 2)
    assert words(report_charts.stages(told, report)) == (
        "From asking to thanking, All requests of October 2026 so far, also those taken back; "
        "Asked: 10 (100 %); Answered: 8 (80 %); Booked: 6 (60 %); Held: 6 (60 %); Thanked: 2 (20 %)"
    )
    months = words(report_charts.months(report))
    assert "Requests sent: Nov 2025 0, Dec 2025 0" in months
    assert "Interviews held: " in months
    assert months.endswith("Oct 2026 6")
    assert "Law <b>: 10 wishes, " in words(report_charts.fields(report))


def test_below_five_answers_no_share_is_shown() -> None:
    report, _ = october()
    chart = report_charts.stages(Funnel(4, 2, 1, 1, 0), report)
    assert "Asked: 4; Answered: 2" in words(chart)


async def test_the_page_has_every_number_and_what_it_stands_on() -> None:
    report, told = october()
    *pictures, page = await report_files(report, told, **told_with(Drawer()))
    assert [each.name for each in pictures] == [
        "askwell-2026-10-01-1.png",
        "askwell-2026-10-01-2.png",
    ]
    assert isinstance(page, FinishedFile)
    html = page.finished
    assert "<h1>The report</h1>" in html
    assert "Before: September 2026. Made on Monday 2 November 2026." in html
    assert html.index("Participation") < html.index("<svg>0</svg>") < html.index("Every number")
    rows = re.findall(r"<tr><td>([^<]*)</td><td>([^<]*)</td><td>(\d+)</td>", html)
    assert rows[0] == ("Participation", "50 %", "20")
    assert ("Interviews held", "6", "6") in rows
    assert ("Hours until an answer", "1.0", "8") in rows
    assert ("Hours given", "2.5", "6") in rows
    given = report.figure(NumberName.HOURS_GIVEN)
    assert given
    assert plain(texts.figure(given), READER) == "2.5, from 6", "as on the page"
    assert len(rows) == len(report.numbers)
    assert "I decided something: 5" in html
    assert "marine biology: 4" in html


async def test_members_words_cannot_act_and_nothing_is_fetched() -> None:
    report, told = october()
    page = (await report_files(report, told, **told_with(Drawer(0, 1, 2))))[-1]
    assert isinstance(page, FinishedFile)
    assert "Law &lt;b&gt;: 10 wishes" in page.finished
    for part in ("<b>", "<script", "http", "url(", "@import"):
        assert part not in page.finished


async def test_a_picture_that_cannot_be_drawn_is_described_in_words() -> None:
    report, told = october()
    files = await report_files(report, told, **told_with(Drawer(0)))
    assert [isinstance(each, Picture) for each in files] == [True, False]
    page = files[-1]
    assert isinstance(page, FinishedFile)
    assert "<figure>From asking to thanking, " in page.finished


def test_charts_are_of_the_two_kinds_there_are() -> None:
    report, told = october()
    kinds = [type(each) for each in report_charts.of_report(report, told)]
    assert kinds == [BarChart, ColumnChart, BarChart]


async def test_a_group_has_no_pictures_for_they_would_tell_of_few() -> None:
    report, _ = october()
    files = await report_files(report, None, **told_with(Drawer()))
    assert [type(each) for each in files] == [FinishedFile]


async def test_the_first_report_has_nothing_to_compare_with() -> None:
    first = int(OCTOBER.before.end.timestamp())
    report = report_of(Material(int(NOW.timestamp()), began=first), OCTOBER, BERLIN)
    (page,) = await report_files(report, None, **told_with(Drawer()))
    assert isinstance(page, FinishedFile)
    assert "There is nothing to compare with: the programme began later." in page.finished
    assert "<tr><td>Requests sent</td><td>0</td><td>0</td><td>–</td>" in page.finished
    assert "before" not in page.finished.split("How each number")[0].lower().replace(">before<", "")
    (sent,) = (each for each in report.numbers if each.name is NumberName.REQUESTS_SENT)
    assert plain(texts.compared_figure(sent), READER) == "0"
