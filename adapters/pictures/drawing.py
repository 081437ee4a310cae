"""The process that draws: it reads specifications and writes pictures, in JSON.

vl-convert contains JavaScript's V8, which holds Python's global lock while it draws, and takes 90
MB. In a separate process it delays nobody, and the memory is freed afterwards.
"""

import json
import sys
from base64 import b64encode
from typing import Any

import vl_convert

PIXELS = 2
"""Pixels for each unit of a specification: a width of 1,600 pixels is enough for a slide."""


def main() -> None:
    """The answer to a specification that cannot be drawn is null, and the next one is drawn."""
    answers = [_drawn(each) for each in json.load(sys.stdin.buffer)]
    json.dump(answers, sys.stdout)


def _drawn(spec: Any) -> dict[str, str] | None:
    """Nothing is fetched from the network, whatever a specification names."""
    try:
        svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
        png = vl_convert.svg_to_png(svg, scale=PIXELS)
    except Exception:  # the library raises many kinds
        return None
    return {"svg": svg, "png": b64encode(png).decode()}
