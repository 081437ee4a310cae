"""A keepsake as a Vega-Lite specification: words on warm paper, with a rising sun."""

from textwrap import wrap
from typing import Any

from bot.cards.keepsakes import Keepsake
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import ELLIPSIS

Json = dict[str, Any]

WIDTH, HEIGHT = 800, 500
_LEFT = 64
_ROOM = WIDTH - 2 * _LEFT
_PAPER, _INK, _ACCENT = "#FFF7E8", "#3B2A20", "#9A3F16"
_SUN = ((300, "#FDEBC8"), (215, "#FAD48E"), (130, "#F2AE56"))
"""Circles in a corner, as radius and colour, the largest first."""
_LINE_LETTERS, _LINES = 62, 3
_NAME_LETTERS = 24
"""A name of up to this length is written large, in one line."""


def spec(keepsake: Keepsake, reader: Reader) -> Json:
    """In the reader's language. Words that are too long end with an ellipsis."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": _PAPER,
        "padding": 0,
        "autosize": {"type": "none"},
        "config": {"view": {"stroke": None}},
        "width": WIDTH,
        "height": HEIGHT,
        "data": {"values": [{}]},
        "layer": [*map(_circle, _SUN), _stroke(), *_words(keepsake, reader)],
    }


def _circle(of: tuple[int, str]) -> Json:
    radius, colour = of
    whole = {"theta": 0, "theta2": 6.2832, "outerRadius": radius}
    return {"mark": {"type": "arc", "x": WIDTH, "y": HEIGHT, "color": colour, **whole}}


def _stroke() -> Json:
    place = {"x": _LEFT, "x2": _LEFT + 72, "y": 216, "y2": 221}
    return {"mark": {"type": "rect", "color": _ACCENT, **place}}


def _words(keepsake: Keepsake, reader: Reader) -> list[Json]:
    line = plain(keepsake.line, reader) if keepsake.line else ""
    return [
        _text(48, plain(keepsake.thanks, reader), 56, color=_ACCENT),
        _name(plain(keepsake.name, reader)),
        _text(248, plain(keepsake.year, reader), 24, color=_ACCENT, fontWeight="bold"),
        *(
            _text(288 + 34 * number, plain(each, reader), 25)
            for number, each in enumerate(keepsake.numbers)
        ),
        _text(404, plain(keepsake.programme, reader), 19, fontWeight="bold"),
        *((_text(432, wrap(line, _LINE_LETTERS)[:_LINES], 15),) if line else ()),
    ]


def _text(y: int, text: str | list[str], size: int, **more: str) -> Json:
    """`y` is the upper edge of the text."""
    look = {"color": _INK, "align": "left", "baseline": "top", "limit": _ROOM, **more}
    place = {"x": _LEFT, "y": y, "fontSize": size, "lineHeight": size * 1.25}
    return {"mark": {"type": "text", "text": text, **place, **look}}


def _name(name: str) -> Json:
    if len(name) <= _NAME_LETTERS:
        return _text(128, name, 50, fontWeight="bold")
    lines = wrap(name, int(1.6 * _NAME_LETTERS), max_lines=2, placeholder=ELLIPSIS)
    return _text(126, lines, 30, fontWeight="bold")
