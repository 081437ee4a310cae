"""Public holidays, which a host may keep free.

The library knows every country's calendar. It is imported when the first host with a country needs
it.
"""

# ruff: noqa: PLC0415

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache


def read_country(text: str) -> str | None:
    """The two letters (ISO 3166) of "Germany", "germany", "DE" or "DEU". None if unknown."""
    return _codes().get(_tidy(text))


def name_of(country: str) -> str:
    """The name that `read_country` reads back. Empty for no country."""
    if not country:
        return ""
    names = (name for name, (_, code, *_) in _countries().items() if code == country)
    return next(map(_titled, names), "")


def nearest(text: str) -> list[str]:
    """Up to three country names that are similar."""
    near = get_close_matches(_tidy(text), _countries(), n=3, cutoff=0.6)
    return list(map(_titled, near))


@lru_cache(maxsize=256)
def holiday_dates(country: str, year: int) -> frozenset[date]:
    """Holidays of the whole country, not only of a part of it. Empty for no country or an unknown
    one."""
    if not country or country not in _codes().values():  # its own list imports every country
        return frozenset()
    from holidays import country_holidays

    return frozenset(country_holidays(country, years=year))


@cache
def _codes() -> dict[str, str]:
    """By name in lower case and by every code."""
    written = ((name, *codes) for name, (_, *codes) in _countries().items())
    return {_tidy(each): code for name, code, *more in written for each in (name, code, *more)}


def _countries() -> Mapping[str, tuple[str, ...]]:
    """By name, each with its class and its codes."""
    from holidays.registry import COUNTRIES

    return COUNTRIES


def _titled(name: str) -> str:
    return name.replace("_", " ").title()


def _tidy(text: str) -> str:
    return "_".join(text.lower().replace("_", " ").split())
