"""Time zones by the names of their cities, for somebody who is typing one."""

import re
from difflib import get_close_matches
from functools import cache

from bot.language.accents import folded
from bot.language.zones.locale_hints import CITIES
from bot.language.zones.time_zones import names_of_places, read_zone

AT_MOST = 25
_READ = 60
"""Characters that are read. No place has more."""
_SHOWN = re.compile(r"\((?P<zone>[\w/+-]+)\)\s*$")


def suggested_zones(typed: str) -> list[str]:
    """Up to 25 suggestions such as "Munich (Europe/Berlin)", the most likely first."""
    begun = folded(typed.strip()[:_READ]).replace("_", " ")
    if not begun:
        cities = (_places().get(folded(city)) for city in CITIES.values())
        return [each for each in cities if each][:AT_MOST]
    found = [name for name in _places() if _fits(name, begun)]
    found.sort(key=lambda name: (not name.startswith(begun), name))
    near = [] if found else get_close_matches(begun, _places(), n=3)
    return list(dict.fromkeys(_places()[name] for name in (*found, *near)))[:AT_MOST]


def read_suggested(text: str) -> str | None:
    """The IANA name of a chosen suggestion, or of what `read_zone` reads. None if there is none."""
    shown = _SHOWN.search(text[-_READ:])
    return read_zone(shown["zone"] if shown else text[:_READ])


def _fits(name: str, begun: str) -> bool:
    """Whether one of its words begins with what was typed."""
    return name.startswith(begun) or f" {begun}" in name or f"/{begun}" in name


@cache
def _places() -> dict[str, str]:
    """By the names of places and of their zones, in lower case."""
    shown: dict[str, str] = {}
    for place, zone in names_of_places().items():
        for name in (folded(place), zone.lower().replace("_", " ")):
            shown.setdefault(name, f"{place} ({zone})")
    return shown
