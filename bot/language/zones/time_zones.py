"""Time zones as people write them: alone, as a setting, or after a time ("5 pm CET")."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from bot.interview.frozen import frozen

_WITHOUT_CITY = set(
    "act lhi nsw north south west victoria yancowinna center christmas easter".split()
)
"""Last parts of IANA names that are no cities, that are also other words, or that name several
places."""
_CONTINENTS = tuple(
    f"{each}/" for each in "Africa America Asia Atlantic Australia Europe Indian Pacific".split()
)
_NAMES_OF_ZONES = {
    "Africa/Nairobi": "kenya kenyan mombasa kisumu east_african east_africa",
    "Africa/Lagos": "nigeria nigerian abuja",
    "Africa/Johannesburg": "south_africa south_african cape_town pretoria durban",
    "Africa/Accra": "ghana",
    "America/New_York": "nyc ny boston washington washington_dc dc atlanta miami philadelphia "
    "eastern us_eastern et",
    "America/Chicago": "dallas houston austin texas central us_central ct",
    "America/Denver": "mountain us_mountain mt",
    "America/Los_Angeles": "la san_francisco sf seattle san_diego california pacific us_pacific pt",
    "Asia/Kolkata": "india indian mumbai bombay delhi new_delhi bangalore bengaluru chennai "
    "hyderabad pune",
    "Asia/Shanghai": "china beijing shenzhen",
    "Asia/Tokyo": "japan osaka kyoto",
    "Asia/Kathmandu": "nepal",
    "Asia/Karachi": "pakistan lahore islamabad",
    "Asia/Dubai": "abu_dhabi uae",
    "Europe/London": "uk british england scotland edinburgh manchester",
    "Europe/Dublin": "ireland irish",
    "Europe/Berlin": "germany german munich hamburg frankfurt cologne stuttgart leipzig dresden",
    "Europe/Paris": "france french lyon",
    "Europe/Madrid": "barcelona spain spanish",
    "Europe/Rome": "italy italian milan",
    "Europe/Zurich": "switzerland swiss geneva basel",
    "Europe/Amsterdam": "netherlands dutch",
    "Europe/Vienna": "austria austrian",
}
"""Countries, big cities without a zone of their own, and American names of zones."""
_NO_PLACES = set(
    "kenyan nigerian south_african east_african indian british irish german french spanish italian "
    "swiss dutch austrian eastern us_eastern et central us_central ct mountain us_mountain mt "
    "pacific us_pacific pt washington_dc".split()
)
"""Among those, the ones that can follow a time ("5 pm German time") but name no place."""
_CAPITALS = set("nyc ny dc la sf uk uae".split())
_ABBREVIATIONS = """
    utc +0:00; gmt +0:00 Europe/London; z +0:00; wet +0:00 Europe/Lisbon; west +1:00 Europe/Lisbon;
    cet +1:00 Europe/Berlin; cest +2:00 Europe/Berlin; mez +1:00 Europe/Berlin;
    mesz +2:00 Europe/Berlin; central_european +1:00 Europe/Berlin; eet +2:00 Europe/Helsinki;
    eest +3:00 Europe/Helsinki; msk +3:00 Europe/Moscow; bst +1:00 Europe/London, +6:00 Asia/Dhaka;
    ist +5:30 Asia/Kolkata, +1:00 Europe/Dublin, +2:00 Asia/Jerusalem; idt +3:00 Asia/Jerusalem;
    cat +2:00 Africa/Maputo; eat +3:00 Africa/Nairobi; wat +1:00 Africa/Lagos;
    sast +2:00 Africa/Johannesburg; trt +3:00 Europe/Istanbul; pkt +5:00 Asia/Karachi;
    npt +5:45 Asia/Kathmandu; sgt +8:00 Asia/Singapore; hkt +8:00 Asia/Hong_Kong;
    jst +9:00 Asia/Tokyo; kst +9:00 Asia/Seoul; pht +8:00 Asia/Manila; wib +7:00 Asia/Jakarta;
    gst +4:00 Asia/Dubai; awst +8:00 Australia/Perth; acst +9:30 Australia/Adelaide;
    acdt +10:30 Australia/Adelaide; aest +10:00 Australia/Sydney; aedt +11:00 Australia/Sydney;
    nzst +12:00 Pacific/Auckland; nzdt +13:00 Pacific/Auckland; nst -3:30 America/St_Johns;
    ndt -2:30 America/St_Johns; ast -4:00 America/Halifax, +3:00 Asia/Riyadh;
    adt -3:00 America/Halifax; est -5:00 America/New_York; edt -4:00 America/New_York;
    cst -6:00 America/Chicago, +8:00 Asia/Shanghai, -5:00 America/Havana;
    cdt -5:00 America/Chicago, -4:00 America/Havana; mst -7:00 America/Denver;
    mdt -6:00 America/Denver; pst -8:00 America/Los_Angeles;
    pdt -7:00 America/Los_Angeles; akst -9:00 America/Anchorage; akdt -8:00 America/Anchorage;
    hst -10:00 Pacific/Honolulu; brt -3:00 America/Sao_Paulo;
    art -3:00 America/Argentina/Buenos_Aires
"""
"""Each abbreviation with its offset and a zone where it is used. Some are used in several zones
with different offsets. A "_" stands for a space."""


def read_zone(text: str) -> str | None:
    """The IANA name for "Europe/Berlin", "europe/berlin", "Berlin" or "Munich". None if there is
    none."""
    return _zones_by_name().get(_tidy(text)) or _zones_of_places().get(_tidy(text))


def nearest(text: str) -> list[str]:
    """Up to three similar names."""
    near = get_close_matches(_tidy(text), _zones_by_name().keys() - {"utc"}, n=3, cutoff=0.6)
    return list(dict.fromkeys(_zones_by_name()[each] for each in near))


class ZoneMeaning(NamedTuple):
    """One thing that the name of a zone can mean."""

    offset: int | None
    """Minutes from UTC that the name gives. None if it gives none and only names the zone."""
    zone: str
    """The IANA name of the zone. Empty if the name is only an offset, such as UTC+2."""


@frozen
class ZoneName:
    """The name of a zone, and everything that it can mean."""

    meanings: tuple[ZoneMeaning, ...]
    abbreviation: str = ""

    def zones_at(self, wall: datetime, own: ZoneInfo) -> list[tzinfo]:
        """All zones that it can mean at that wall-clock time, for somebody who lives in `own`.

        An abbreviation for an offset that is not in force at that time ("CET" in July) may mean the
        offset, or the wall clock.
        """
        likely = (zone for each in self._likely(wall, own) for zone in _zones(each, wall))
        return list({zone.utcoffset(wall): zone for zone in likely}.values())

    def _likely(self, wall: datetime, own: ZoneInfo) -> tuple[ZoneMeaning, ...]:
        """If their own zone uses the abbreviation, they mean that. Otherwise meanings that are in
        force at that time come first, if there are several."""
        offset = _own_offset(self.abbreviation, own, wall.year)
        if offset is not None:
            return (ZoneMeaning(offset, own.key),)
        if mine := tuple(each for each in self.meanings if each.zone == own.key):
            return mine
        in_force = tuple(each for each in self.meanings if len(_zones(each, wall)) == 1)
        return in_force if len(in_force) > 1 else self.meanings


def fixed_offset(minutes: int) -> ZoneName | None:
    """An offset from UTC in minutes, as a zone. None if no place on earth has it."""
    return ZoneName((ZoneMeaning(minutes, ""),)) if -12 * 60 <= minutes <= 14 * 60 else None


@cache
def zone_names() -> Mapping[str, ZoneName]:
    """All names that can follow a time, in lower case with spaces between the words."""
    cities = {
        city.replace("_", " "): _of_zone(name)
        for city, name in _zones_by_name().items()
        if name.startswith(_CONTINENTS) and city not in _WITHOUT_CITY
    }
    also = {
        city.replace("_", " "): _of_zone(zone)
        for zone, names in _NAMES_OF_ZONES.items()
        for city in names.split()
    }
    return cities | also | dict(map(_abbreviation, _ABBREVIATIONS.split(";")))


@cache
def names_of_places() -> Mapping[str, str]:
    """Cities and countries as people write them, with their IANA names. Those that give a zone its
    own name come first."""
    cities = {
        name.rpartition("/")[2].replace("_", " "): name
        for city, name in _zones_by_name().items()
        if name.startswith(_CONTINENTS) and city not in _WITHOUT_CITY
    }
    also = {
        place.upper() if place in _CAPITALS else place.replace("_", " ").title(): zone
        for zone, names in _NAMES_OF_ZONES.items()
        for place in names.split()
        if place not in _NO_PLACES
    }
    return cities | also


@cache
def _zones_of_places() -> dict[str, str]:
    return {_tidy(place): zone for place, zone in names_of_places().items()}


def _zones(meant: ZoneMeaning, wall: datetime) -> list[tzinfo]:
    minutes, name = meant
    local = ZoneInfo(name) if name else None
    if minutes is None:
        return [local] if local else []
    stated = timezone(timedelta(minutes=minutes))
    if local and local.utcoffset(wall) == stated.utcoffset(wall):
        return [local]
    return [stated, local] if local else [stated]


@cache
def _own_offset(abbreviation: str, own: ZoneInfo, year: int) -> int | None:
    """The offset in minutes of an abbreviation that `own` uses in that year. None if it does
    not."""
    for month in (1, 7):
        at = datetime(year, month, 1, tzinfo=own)
        if abbreviation and at.tzname() == abbreviation.upper():
            return int((at.utcoffset() or timedelta()).total_seconds() // 60)
    return None


def _of_zone(zone: str) -> ZoneName:
    return ZoneName((ZoneMeaning(None, zone),))


def _abbreviation(line: str) -> tuple[str, ZoneName]:
    """From a line such as "ist +5:30 Asia/Kolkata, +1:00 Europe/Dublin"."""
    name, meant = line.split(maxsplit=1)
    return name.replace("_", " "), ZoneName(tuple(map(_meant, meant.split(","))), name)


def _meant(text: str) -> ZoneMeaning:
    offset, *zone = text.split()
    hours, minutes = offset[1:].split(":")
    total = int(hours) * 60 + int(minutes)
    return ZoneMeaning(-total if offset[0] == "-" else total, zone[0] if zone else "")


@cache
def _zones_by_name() -> dict[str, str]:
    """Full names and cities, in lower case, with their IANA names. A zone of a continent has
    priority over old aliases.

    Left out are the computer's own zone, and Etc/GMT+5 and similar names, whose signs are the
    reverse of what people write.
    """
    zones = sorted(name for name in available_timezones() if "/" in name and name[:4] != "Etc/")
    cities = {_tidy(name.rsplit("/", 1)[-1]): name for name in zones}
    return cities | {_tidy(name): name for name in zones} | {"utc": "UTC"}


def _tidy(text: str) -> str:
    return text.strip().lower().replace(" ", "_")
