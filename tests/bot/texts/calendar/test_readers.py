"""Every kind of file that Askwell writes, read by other people's programs: icalendar and, if npm
has installed them, ical.js (Thunderbird's) and node-ical."""

import json
import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from icalendar import Calendar

from bot.interview import lifecycle
from bot.interview.hosting import Place, Venue
from bot.interview.model import Interview, Stage
from bot.texts.calendar.events import feed
from tests.bot.texts.calendar.pair import NOW, booked, cancellation, host, invitation, seeker, utc

FOLDER = Path(os.environ.get("ASKWELL_CALENDAR_READERS", ".local-calendars"))
NODE = which("node")
SCRIPT = Path(__file__).with_name("readers.mjs")
needs_npm = pytest.mark.skipif(
    NODE is None or not (FOLDER / "node_modules/node-ical").is_dir(),
    reason="ical.js and node-ical are not here: `make calendar-readers` fetches them with npm",
)

AROUND_CHANGES = [
    *("2026-10-24 23:30", "2026-10-25 00:30", "2026-10-25 01:30", "2026-10-25 02:30"),
    *("2026-11-01 05:30", "2026-11-01 06:30", "2026-11-26 16:00", "2027-01-15 12:00"),
    *("2027-03-14 06:30", "2027-03-14 07:30", "2027-03-28 00:30", "2027-03-28 01:30"),
    *("2027-04-03 15:30", "2027-04-04 02:45", "2027-07-01 12:00", "2028-02-29 23:50"),
]
"""Times around the days on which clocks change in Berlin, New York and the Chatham Islands, and in
summer and winter."""

VENUE = Venue(Place.VIDEO, "https://meet.example/a?b=1,2;3")


def confirmed(talk: Interview) -> bytes:
    return invitation(talk, seeker("Europe/Berlin"), host("America/New_York"), NOW)


def to_the_host(talk: Interview) -> bytes:
    return invitation(talk, host("Pacific/Chatham"), seeker("Europe/Berlin"), NOW)


def taken_back(talk: Interview) -> bytes:
    ended = lifecycle.end(talk, Stage.CANCELLED, NOW)
    assert talk.slot
    return cancellation(ended, talk.slot, seeker("Europe/Berlin"), host(), NOW)


def subscribed(talk: Interview) -> bytes:
    """A feed with this talk and another one on the other side of a change of clocks. Both must be
    right."""
    winter = booked("2026-12-03 16:00", VENUE, id="i2")
    return feed(seeker("Europe/Berlin"), [talk, winter], {2: host("America/New_York")}, NOW)


KINDS = [confirmed, to_the_host, taken_back, subscribed]
Made = Callable[[Interview], bytes]


def by_icalendar(ics: bytes) -> list[dict[str, Any]]:
    made = Calendar.from_ical(ics)
    assert isinstance(made, Calendar)
    return [
        {
            "uid": str(event.uid),
            "start": event.start,
            "end": event.end,
            "summary": str(event["SUMMARY"]),
            "status": str(event["STATUS"]),
            "location": str(event.get("LOCATION", "")),
        }
        for event in made.events
    ]


def by_npm(ics: bytes) -> dict[str, list[dict[str, Any]]]:
    ran = subprocess.run(
        [NODE or "", SCRIPT, FOLDER.resolve()],
        input=ics,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    found: dict[str, list[dict[str, Any]]] = json.loads(ran.stdout)
    for event in (each for events in found.values() for each in events):
        event |= {name: datetime.fromisoformat(event[name]) for name in ("start", "end")}
    return found


def one_file(made: Made) -> bytes:
    """One calendar with an interview at each of the times, so that the npm programs start only
    once."""
    events = b"".join(
        _events(made(booked(at, VENUE, id=f"i{at}".replace(" ", "-").replace(":", ""))))
        for at in AROUND_CHANGES
    )
    head, _, rest = made(booked(venue=VENUE)).partition(b"BEGIN:VEVENT")
    return head + events + rest[rest.rindex(b"END:VCALENDAR") :]


def _events(ics: bytes) -> bytes:
    return ics[ics.index(b"BEGIN:VEVENT") : ics.rindex(b"END:VCALENDAR")]


def starts(events: list[dict[str, Any]]) -> set[datetime]:
    return {each["start"].astimezone(UTC) for each in events}


@pytest.mark.parametrize("made", KINDS)
def test_icalendar_reads_every_instant(made: Made) -> None:
    assert starts(by_icalendar(one_file(made))) >= set(map(utc, AROUND_CHANGES))


@needs_npm
@pytest.mark.parametrize("made", KINDS)
def test_ical_js_and_node_ical_read_the_same(made: Made) -> None:
    ics = one_file(made)
    ours = {each["uid"]: each for each in by_icalendar(ics)}
    for reader, events in by_npm(ics).items():
        theirs = {each["uid"]: {name: each[name] for name in ours[each["uid"]]} for each in events}
        assert theirs == ours, reader


@needs_npm
def test_a_reminder_is_understood() -> None:
    assert [each["alarms"] for each in by_npm(confirmed(booked()))["ical.js"]] == [[-10]]
    assert [each["alarms"] for each in by_npm(taken_back(booked()))["ical.js"]] == [[]]


@needs_npm
def test_an_empty_feed_is_read_too() -> None:
    assert by_npm(feed(seeker(), [], {}, NOW)) == {"ical.js": [], "node-ical": []}
