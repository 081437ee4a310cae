"""Charts as Vega-Lite specifications, which say what is drawn and contain all data.

Colours are two of Okabe and Ito's, which people with any kind of colour vision can distinguish,
also in grey. Every mark is labelled with its number. https://jfly.uni-koeln.de/color/
"""

from collections.abc import Iterator
from typing import Any

from bot.cards import formats
from bot.cards.charts import Bar, BarChart, BarGroup, BarTone, Chart, ColumnChart
from bot.cards.plain_text import plain
from bot.cards.reader import Reader

Json = dict[str, Any]

COLOURS = {BarTone.STRONG: "#0072B2", BarTone.LIGHT: "#E69F00"}
WIDTH = 800
"""The width of the drawing, in units of the specification. A picture has two pixels for each."""
_BAR, _GAP, _BETWEEN_GROUPS = 26, 3, 16
_LABEL_AT_MOST = 230
_PANEL_HEIGHT = 120
_INK, _FAINT = "#1a1a1a", "#4d4d4d"


def spec(chart: Chart, reader: Reader) -> Json:
    """In the reader's language, on a light background wherever it is shown."""
    drawn = _bars(chart, reader) if isinstance(chart, BarChart) else _columns(chart, reader)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 18,
        "title": {"text": plain(chart.title, reader), "subtitle": plain(chart.subtitle, reader)},
        "config": _CONFIG,
        **drawn,
    }


_CONFIG: Json = {
    "view": {"stroke": None},
    "title": {
        "fontSize": 22,
        "color": _INK,
        "anchor": "start",
        "frame": "bounds",
        "offset": 16,
        "subtitleFontSize": 15,
        "subtitleColor": _FAINT,
        "subtitlePadding": 5,
    },
    "text": {"fontSize": 15, "color": _INK},
    "axis": {
        "domain": False,
        "grid": False,
        "ticks": False,
        "title": None,
        "labelColor": _INK,
        "labelFontSize": 15,
        "labelLimit": _LABEL_AT_MOST,
        "labelPadding": 8,
    },
}


def _bars(chart: BarChart, reader: Reader) -> Json:
    """The heights are computed here: bars of one group are close together, and groups are apart."""
    rows = list(_rows(chart, reader))
    most = max((row["number"] for row in rows), default=0) or 1
    height = rows[-1]["below"] if rows else _BAR
    scale_y = {"domain": [0, height], "range": [0, height], "nice": False, "zero": False}
    scale_x = {"domain": [0, most], "nice": False}
    y = {"field": "top", "type": "quantitative", "scale": scale_y, "axis": None}
    middle = y | {"field": "middle"}
    x = {"field": "number", "type": "quantitative", "scale": scale_x, "axis": None}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    return {
        "width": WIDTH - _LABEL_AT_MOST - 190,
        "height": height,
        "data": {"values": rows},
        "layer": [
            {
                "mark": "bar",
                "encoding": {
                    "y": y,
                    "y2": {"field": "bottom"},
                    "x": x,
                    "color": colour,
                    "x2": {"datum": 0},
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 7},
                "encoding": {"y": middle, "x": x, "text": {"field": "shown"}},
            },
            {
                "transform": [{"filter": "datum.label != ''"}],
                "mark": {"type": "text", "align": "right", "dx": -10, "limit": _LABEL_AT_MOST},
                "encoding": {
                    "y": y | {"field": "beside"},
                    "x": {"datum": 0, "type": "quantitative"},
                    "text": {"field": "label"},
                },
            },
        ],
    }


def _rows(chart: BarChart, reader: Reader) -> Iterator[Json]:
    at = 0
    for group in chart.groups:
        height = len(group.bars) * (_BAR + _GAP) - _GAP
        for number, bar in enumerate(group.bars):
            top = at + number * (_BAR + _GAP)
            label = _label(group, reader) if number == 0 else ""
            beside = {"label": label, "beside": at + height / 2, "below": at + height}
            yield _row(bar, top, reader) | beside
        at += height + _BETWEEN_GROUPS


def _row(bar: Bar, top: int, reader: Reader) -> Json:
    return {
        "number": bar.number,
        "shown": plain(bar.shown, reader),
        "colour": COLOURS[bar.tone],
        "top": top,
        "middle": top + _BAR / 2,
        "bottom": top + _BAR,
    }


def _label(group: BarGroup, reader: Reader) -> str:
    return plain(group.label, reader)


def _columns(chart: ColumnChart, reader: Reader) -> Json:
    """One panel below the other, each with its own scale, so that no colours have to be compared
    with a legend."""
    last = len(chart.panels) - 1
    return {
        "spacing": 26,
        "vconcat": [_panel(chart, number, reader, last) for number in range(len(chart.panels))],
    }


def _panel(chart: ColumnChart, number: int, reader: Reader, last: int) -> Json:
    panel, tones = chart.panels[number], list(BarTone)
    values = [
        {
            "label": plain(label, reader),
            "number": each,
            "shown": formats.number(each, reader.language),
        }
        for label, each in zip(chart.labels, panel.numbers, strict=True)
    ]
    axis = {"labelAngle": 0, "labelExpr": "split(datum.label, ' ')", "labelFontSize": 13}
    x = {
        "field": "label",
        "type": "nominal",
        "sort": None,
        "axis": axis if number == last else None,
        "scale": {"paddingInner": 0.25, "paddingOuter": 0.1},
    }
    y = {"field": "number", "type": "quantitative", "axis": None}
    return {
        "width": WIDTH - 40,
        "height": _PANEL_HEIGHT,
        "title": {
            "text": plain(panel.name, reader),
            "fontSize": 16,
            "offset": 18,
            "frame": "group",
        },
        "data": {"values": values},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "bar", "color": COLOURS[tones[number % len(tones)]]}},
            {
                "mark": {"type": "text", "dy": -9},
                "encoding": {"text": {"field": "shown"}},
            },
        ],
    }
