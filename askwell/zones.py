"""Which time zone data Askwell goes by: those of the system or those of the package `tzdata`,
whichever are newer.

Python alone reads the system's where there is any, however old. The package is renewed with
Askwell, and the system's with the system; on a server, either may be left alone for years.
"""

import re
import zoneinfo
from contextlib import suppress
from pathlib import Path

import tzdata

_SAYS_VERSION = re.compile(r"# version (\d{4}[a-z]+)")
"""The first line of `tzdata.zi`, which most systems have beside the zones. Versions are named by
their year and a letter, so they sort as text."""


def go_by_newest() -> None:
    """It must come before any ZoneInfo, because Python keeps those it has made. If the system does
    not say how old its data are, the package is used."""
    if _of_system() < tzdata.IANA_VERSION:
        zoneinfo.reset_tzpath(())  # without a folder to search, Python reads the package


def version() -> str:
    """Of the data that Askwell goes by, such as 2026f: a year, and a letter."""
    newest: str = max(_of_system(), tzdata.IANA_VERSION)
    return newest


def _of_system() -> str:
    """The version of its data. Empty if it has none, or does not say."""
    for folder in zoneinfo.TZPATH:
        with suppress(OSError), (Path(folder) / "tzdata.zi").open(errors="replace") as file:
            if said := _SAYS_VERSION.match(file.readline(100)):
                return said[1]
    return ""
