"""Time zones as people write them."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones


def read_zone(text: str) -> str | None:
    """The IANA name for "Europe/Berlin", "europe/berlin" or "Berlin"; None if there is none."""
    return places().get(_tidy(text))


def nearest(text: str) -> list[str]:
    """Up to three names that look like it."""
    near = get_close_matches(_tidy(text), places().keys() - {"utc"}, n=3, cutoff=0.6)
    return list(dict.fromkeys(places()[each] for each in near))


@cache
def places() -> dict[str, str]:
    """Full names and cities, in lower case, to IANA names. A zone of a continent wins over old
    aliases.

    Left out are the machine's own zone, and Etc/GMT+5 and its like, whose signs are the reverse
    of what people write.
    """
    zones = sorted(name for name in available_timezones() if "/" in name and name[:4] != "Etc/")
    cities = {_tidy(name.rsplit("/", 1)[-1]): name for name in zones}
    return cities | {_tidy(name): name for name in zones} | {"utc": "UTC"}


def _tidy(text: str) -> str:
    return text.strip().lower().replace(" ", "_")
