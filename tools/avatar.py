"""Draws the picture of Askwell itself, for its profile on Discord and Slack: two people who
talk."""

from pathlib import Path

import vl_convert

HERE = Path(__file__).parent.parent / "docs" / "avatar.png"
GROUND, ASKS, ANSWERS, DOTS = "#9a3f16", "#ffffff", "#f7c98b", "#9a3f16"
SIDE = 512


def _bubble(x: int, y: int, tail: int, colour: str) -> str:
    """A speech bubble, 240 wide and 150 high. `tail` is where its tail begins."""
    point = f"{tail},{y + 140} {tail + 50},{y + 140} {tail + 10},{y + 200}"
    return (
        f'<rect x="{x}" y="{y}" width="240" height="150" rx="60" fill="{colour}"/>'
        f'<polygon points="{point}" fill="{colour}"/>'
    )


def _dots(x: int, y: int) -> str:
    circles = (f'<circle cx="{x + 60 * step}" cy="{y}" r="16"/>' for step in range(3))
    return f'<g fill="{DOTS}">{"".join(circles)}</g>'


def svg() -> str:
    asks = _bubble(80, 66, 120, ASKS) + _dots(140, 141)
    answers = _bubble(192, 236, 340, ANSWERS) + _dots(252, 311)
    ground = f'<rect width="{SIDE}" height="{SIDE}" fill="{GROUND}"/>'
    size = f'width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{asks}{answers}</svg>'


if __name__ == "__main__":
    HERE.write_bytes(vl_convert.svg_to_png(svg()))
