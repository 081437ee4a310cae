"""The files of a report: its pictures, and a page to print."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.charts import Chart, in_words
from bot.cards.files import File, FinishedFile, Picture
from bot.cards.reader import Reader
from bot.cards.rich_text import Text
from bot.engine.store.ports import DrawnPicture, PictureDrawer
from bot.interview.numbers.funnel import Funnel
from bot.interview.numbers.report import Report
from bot.texts.organizing.report import charts as report_charts
from bot.texts.organizing.report.page import page

PICTURES = 2
"""How many pictures are on the card; the page has all of them."""


async def report_files(
    report: Report,
    told: Funnel | None,
    *,
    title: Text,
    drawer: PictureDrawer,
    reader: Reader,
    now: datetime,
) -> tuple[File, ...]:
    """The files for a card, in its reader's language. What cannot be drawn is left out, and the
    page says it in words. `told` is None for a group's report, which has no pictures, because they
    would be about few people."""
    charts = report_charts.of_report(report, told) if told else ()
    drawn = await drawer.draw(charts, reader) if charts else ()
    day = report.period.span.start.date()
    made = page(report, charts, drawn, title=title, reader=reader, now=now)
    return (*_pictures(charts, drawn, f"{day}"), FinishedFile(f"askwell-{day}.html", made))


def _pictures(
    charts: Sequence[Chart], drawn: Sequence[DrawnPicture | None], day: str
) -> list[Picture]:
    shown = zip(charts[:PICTURES], drawn[:PICTURES], strict=True)
    return [
        Picture(f"askwell-{day}-{number}.png", each.png, in_words(chart))
        for number, (chart, each) in enumerate(shown, start=1)
        if each
    ]
