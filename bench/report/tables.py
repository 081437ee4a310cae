"""Tables to read, and the content of their cells."""

from collections.abc import Iterable, Sequence
from statistics import median

from bench.measure import Measured

Row = tuple[str, ...]


def table(rows: Sequence[Row]) -> str:
    """The first row is the heading. Words are aligned to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [rows[0], tuple("-" * width for width in widths), *rows[1:]]
    return "\n".join("  ".join(_aligned(line, widths)).rstrip() for line in lines)


def _aligned(row: Row, widths: Sequence[int]) -> Iterable[str]:
    for cell, width in zip(row, widths, strict=True):
        yield cell.rjust(width) if cell[:1].isdecimal() else cell.ljust(width)


def verdict(reached: bool) -> str:
    return "reached" if reached else "missed"


def latencies(measured: Measured) -> Row:
    return f"{measured.percentile(50):.1f}", f"{measured.percentile(99):.1f}"


def work(measured: Measured, many: int) -> Row:
    done = f"{measured.done:,}" + (f" of {many:,}" if measured.done < many else "")
    return done, f"{measured.rate:,.0f}"


def holds(measured: Measured) -> Row:
    return f"{median(measured.holds):,.1f}", f"{max(measured.holds):,.1f}"
