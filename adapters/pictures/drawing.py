"""The program that draws: specifications in, pictures out, as JSON.

vl-convert brings JavaScript's V8, which holds Python's lock for as long as it draws, and takes
90 MB: in a program of its own it holds up nobody, and gives the memory back.
"""

import json
import sys
from base64 import b64encode
from typing import Any

import vl_convert

PIXELS = 2
"""For each unit of a specification: 1,600 across are enough for a slide."""


def main() -> None:
    """A specification that cannot be drawn is answered with null, and the next one is drawn."""
    answers = [_drawn(each) for each in json.load(sys.stdin.buffer)]
    json.dump(answers, sys.stdout)


def _drawn(spec: Any) -> dict[str, str] | None:
    """Nothing is fetched, whatever a specification names."""
    try:
        svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
        png = vl_convert.svg_to_png(svg, scale=PIXELS)
    except Exception:  # the library raises many kinds
        return None
    return {"svg": svg, "png": b64encode(png).decode()}
