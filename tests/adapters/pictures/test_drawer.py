"""Pictures are drawn outside the event loop, also on a machine without fonts, and a picture that
fails stops nothing else."""

import asyncio
from base64 import b64decode
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from adapters.pictures import drawer as drawing
from adapters.pictures.drawer import VegaDrawer
from adapters.pictures.vega import COLOURS, spec
from bot.cards.charts import (
    Bar,
    BarChart,
    BarGroup,
    BarTone,
    ColumnChart,
    ColumnPanel,
    in_words,
)
from bot.cards.keepsakes import Keepsake, alternative_text
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Words

READER = Reader(ZoneInfo("UTC"))


def bars(*named: tuple[str, int]) -> BarChart:
    groups = (BarGroup(Words(name), (Bar(n, Words(f"{n} held")),)) for name, n in named)
    return BarChart(Words("Held"), Words("2026"), tuple(groups))


FIELDS = bars(("Öffentlicher Dienst", 7), ("Архитектура", 0))
MONTHS = ColumnChart(
    Words("Months"),
    Words("2026"),
    (Words("Jan 2026"), Words("Feb 2026")),
    (ColumnPanel(Words("Sent"), (1_200, 3)), ColumnPanel(Words("Held"), (0, 2))),
)


THANKS = Keepsake(
    Words("Thank you"),
    Words("Maximiliana Wolfeschlegelstein von Hohenlohe-Schillingen"),
    Words("2026"),
    (Words("4 interviews"), Words("about 2 hours")),
    Words("Ashford <Mentoring>"),
    Words("People tell you how the work really is, " * 3, 150),
)


def size(png: str) -> tuple[int, int]:
    content = b64decode(png)
    assert content.startswith(b"\x89PNG")
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


async def test_charts_become_pictures() -> None:
    first, second = await VegaDrawer().draw([FIELDS, MONTHS], READER)
    assert first
    assert second
    assert min(size(first.png)) > 200
    assert size(second.png)[0] > 1_400
    for words in ("Öffentlicher Dienst", "Архитектура", "7 held", "0 held"):
        assert words in first.svg
    for words in ("1,200", "Sent", "Jan"):
        assert words in second.svg


async def test_the_event_loop_goes_on_while_a_picture_is_drawn() -> None:
    """The program draws once the event loop has accepted its connection, and fails if that takes
    too long."""
    async with await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1") as server:
        [host, port] = server.sockets[0].getsockname()
        waits = f"import socket; socket.create_connection(({host!r}, {port}), 30).recv(1);"
        drawn = await VegaDrawer(program=f"{waits} {drawing.PROGRAM}").draw([FIELDS], READER)
    assert None not in drawn


def test_every_bar_bears_its_number_and_its_colour() -> None:
    chart = replace(
        FIELDS,
        groups=(
            BarGroup(
                Words("UX"), (Bar(4, Words("4 wished")), Bar(9, Words("9 free"), BarTone.LIGHT))
            ),
        ),
    )
    rows = spec(chart, READER)["data"]["values"]
    assert [(each["shown"], each["colour"], each["label"]) for each in rows] == [
        ("4 wished", COLOURS[BarTone.STRONG], "UX"),
        ("9 free", COLOURS[BarTone.LIGHT], ""),
    ]
    assert rows[0]["bottom"] < rows[1]["top"]


def test_the_title_of_a_chart_is_above_its_subtitle() -> None:
    assert spec(MONTHS, READER)["title"] == {"text": "Months", "subtitle": "2026"}


def test_all_that_is_drawn_can_be_told_in_words() -> None:
    assert plain(in_words(FIELDS), READER) == (
        "Held, 2026; Öffentlicher Dienst: 7 held; Архитектура: 0 held"
    )
    assert plain(in_words(MONTHS), READER) == (
        "Months, 2026; Sent: Jan 2026 1,200, Feb 2026 3; Held: Jan 2026 0, Feb 2026 2"
    )


async def test_one_that_cannot_be_drawn_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [{"mark": "nonsense"}, spec(FIELDS, READER)]
    monkeypatch.setattr(drawing, "spec", lambda *_: broken.pop(0))
    first, second = await VegaDrawer().draw([FIELDS, FIELDS], READER)
    assert first is None
    assert second


@pytest.mark.parametrize(
    ("program", "seconds", "why"),
    [
        ("import os; os.abort()", 60.0, ": the process for it ended with status -6."),
        ("print('?')", 60.0, ": the process for it ended with status 0."),
        ("import time; time.sleep(60)", 0.2, " within 0.2 seconds."),
        ("print('[null]')", 60.0, ": vl-convert refused it."),
    ],
)
async def test_a_program_that_fails_or_hangs_gives_no_picture(
    program: str, seconds: float, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert await VegaDrawer(seconds, program).draw([FIELDS], READER) == [None]
    assert f"A picture could not be drawn{why}" in caplog.text


async def test_a_picture_to_keep_shows_all_that_is_told_in_words() -> None:
    (drawn,) = await VegaDrawer().draw([THANKS], READER)
    assert drawn
    assert size(drawn.png) == (1_600, 1_000)
    for words in (
        "Maximiliana",
        "Hohenlohe-Schillingen",
        "2026",
        "4 interviews",
        "Ashford &lt;Mentoring&gt;",
    ):
        assert words in drawn.svg
    assert plain(alternative_text(THANKS), READER).startswith("Thank you, Maximiliana Wolfe")
    assert "about 2 hours; Ashford <Mentoring>: People" in plain(alternative_text(THANKS), READER)
