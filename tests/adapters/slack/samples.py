"""Cards and forms from the product, and others that bot.cards accepts."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.cards.blocks import Entry, Facts, Numbered, Paragraph, Portrait, Quote
from bot.cards.buttons import Action, Button, Confirm, Style
from bot.cards.cards import Card
from bot.cards.files import TextFile
from bot.cards.forms import ChoiceField, DayField, Form, Option, TextField, WhenField
from bot.cards.outside import Link
from bot.cards.reader import Reader
from bot.cards.rich_text import Mention, Moment, MomentStyle, Words, say

BERLIN = Reader(ZoneInfo("Europe/Berlin"))
SLOT = datetime(2026, 11, 24, 16, tzinfo=UTC)
SLOTS = tuple(SLOT + timedelta(hours=hours) for hours in (0, 24, 48))
MAYA, DANIEL = Mention("U0MAYA", "Maya Kamau"), Mention("U0DANIEL", "Daniel & Söhne <Okafor>")
NASTY = "<!channel> <@U0EVE> <https://evil.example|click> *bold* & :tada: \u202ekcab"

_GOLDEN = Path(__file__).parent / "golden"


def golden(name: str, made: Any) -> Any:
    """The stored result with this name. Delete the file to have it written again, and then check
    it."""
    path = _GOLDEN / f"{name}.json"
    if not path.exists():
        path.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n")
        raise AssertionError(f"{path.name} was not there. It is now: is it right?")
    return json.loads(path.read_text())


def _on(label: str, name: str, style: Style = Style.PLAIN, arg: str = "") -> Button:
    return Button(say(label), Action(name, "i1", 2, arg), style)


def _pick(at: datetime) -> Button:
    action = Action("pick", "i1", 2, f"{at:%Y%m%dT%H%MZ}")
    return Button(Moment(at, MomentStyle.SHORT), action, Style.PRIMARY)


_NOT_NOW = replace(
    _on("Not now", "decline"),
    confirm=Confirm(
        say("Say not now?"),
        say("I tell them kindly."),
        say("Yes, not now"),
        say("No, keep it open"),
        Action("keep", "i1", 2),
    ),
)
REQUEST = Card(
    say("{seeker} would like to learn from you", seeker=MAYA),
    (
        Facts(((say("Connection"), Words("We both grew up in Leipzig.")),)),
        Quote(Words(NASTY)),
        Paragraph(say("{minutes} minutes, at one of these times.", minutes=25)),
    ),
    (*map(_pick, SLOTS), _on("Other times", "times"), _NOT_NOW),
)
BOOKED = Card(
    say("Booked: you and {host}", host=DANIEL),
    (
        Facts(
            (
                (say("When"), Moment(SLOT)),
                (say("Length"), say("25 minutes")),
                (say("Where"), say("Video call; {host} will send the details", host=DANIEL)),
            )
        ),
        Paragraph(say("Questions to choose from:")),
        Numbered((say("How did you get here?"), Words("What would you do again?")), start=3),
    ),
    (_on("Move it", "times"), _on("Cancel it", "cancel", Style.DANGER)),
    (
        Link(say("Google Calendar"), "https://g.example/?a=b&c=d"),
        Link(say("Outlook"), "https://o.example/"),
    ),
    (TextFile("interview.ics", say("Begin")),),
)
FOUND = Card(
    say("People who know “{words}”", words=Words("<design>")),
    tuple(
        Entry(
            say("{host}, {field}", host=host, field=Words("UX research")),
            say(
                "{headline}\nHappy to talk about: {gladly}", headline=Words("a"), gladly=Words("b")
            ),
            (Button(say("Ask them"), Action("ask", number), Style.PRIMARY),),
            Portrait(host.name, picture),
        )
        for number, host, picture in (("7", DANIEL, "https://pictures.example/1"), ("8", MAYA, ""))
    ),
    (Button(say("Show more"), Action("more", revision=5, arg="a:b <c>")),),
)
ASK = Form(
    Action("request", "7"),
    say("Ask for an interview"),
    (
        TextField(
            "connection", say("How are you connected?"), say("This community is enough"), most=300
        ),
        TextField("wish", say("What would you like to learn?"), multiline=True, most=600),
        ChoiceField(
            "slots",
            say("Times that suit both of you"),
            tuple(Option(at.isoformat(), Moment(at, MomentStyle.SHORT)) for at in SLOTS),
            say("Up to three, in your time"),
            required=False,
            most=3,
        ),
        WhenField("own_times", say("Or other times"), say("Such as 2026-11-24 17:00, one a line")),
        ChoiceField(
            "minutes",
            say("How long?"),
            (Option("20", say("20")), Option("25", say("25"))),
            initial=("25",),
        ),
    ),
    say("Send the request"),
    say("{host} will see this and choose a time, or not.", host=DANIEL),
)
DEBRIEF = Form(
    Action("debrief", "i1", 4),
    say("What stays with you?"),
    (
        TextField(
            "takeaways", say("What did you take away?"), None, NASTY, required=False, most=1_000
        ),
        DayField("until", say("Back on"), say("Nobody can ask you before"), "2026-12-24"),
        ChoiceField(
            "per_month",
            say("How many a month?"),
            tuple(Option(str(number), say(str(number))) for number in range(1, 11)),
            initial=("2",),
        ),
    ),
    say("Keep it"),
)
