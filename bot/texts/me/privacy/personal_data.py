"""Everything that is stored about a member, as files: one for programs, and a page to read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape

from bot.cards.files import TextFile
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import ERASED_NAME, Moment, Text, Words, joined, say
from bot.engine.personal_data import PersonalData, PostedCard, Record
from bot.texts.markdown import NO_LIMIT

Part = Mapping[str, Sequence[Record]]
"""Records, by the name of what they contain."""

PART_LENGTH = 400_000
"""In characters of JSON. The page for it, with its HTML, also fits into one file."""

_SECTIONS: dict[str, Text] = {
    "member": say("You"),
    "host": say("You as a host"),
    "interviews_as_seeker": say("Talks that you asked for"),
    "interviews_as_host": say("Talks that you were asked for"),
    "plans": say("Your plans"),
    "reflections": say("Your reflections"),
    "quoted_from_you": say("What you let the programme quote"),
    "quotes_about_you": say("Sentences to be quoted that point to you"),
    "shared_by_you": say("What you put on the reading list"),
    "recommended_by_you": say("What you recommended, on the reading list"),
    "named_as_host": say("Where you may be named"),
    "blocked_by_you": say("People you blocked"),
    "organizing": say("You as an organizer"),
    "done_as_organizer": say("What you did as an organizer"),
    "counted_as_seeker": say("What your requests count for in the organizers' numbers"),
    "counted_as_host": say("What requests to you count for in the organizers' numbers"),
    "door": say("When your door was open"),
    "looked_for_in_vain": say("What you looked for this month, and nobody was there"),
    "reports_asked_for": say("Reports that you asked for as an organizer"),
    "looked_up": say("When I looked up whether you are still here"),
    "readings_begun": say("When you had a calendar read"),
    "words_forgotten_at": say("When the words of a talk are forgotten"),
    "calendar_feed": say("Your calendar feed"),
    "calendars": say("Your own calendars"),
    "busy_times": say("When you are busy"),
    "being_answered": say("What you did just now"),
    "installed_in_slack": say("Where you installed Askwell"),
    "messages": say("What I sent you"),
}
_LABELS: dict[str, Text] = {
    "platform": say("Platform"),
    "space": say("Workspace or server"),
    "user": say("Your id there"),
    "name": say("Name"),
    "zone": say("Time zone"),
    "zone_by_hand": say("You set the time zone yourself"),
    "zone_told": say("Time zone that the platform last told"),
    "locale": say("Language of the platform"),
    "language": say("Language"),
    "clock": say("Clock"),
    "trip": say("In another time zone for a while"),
    "quiet_from": say("Quiet hours from"),
    "quiet_until": say("Quiet hours until"),
    "night_from": say("Night from"),
    "night_until": say("Night until"),
    "nudges": say("Nudges"),
    "words_to_all": say("You get messages to all"),
    "minutes_before": say("Reminded five minutes before"),
    "minutes_left": say("Told when five minutes are left"),
    "situation": say("Your situation"),
    "unreachable": say("I cannot write to you"),
    "left": say("You have left"),
    "suspension": say("What organizers decided"),
    "agreed_at": say("You agreed to the rules"),
    "arrived_at": say("You first wrote to me"),
    "returned_at": say("You came back after you had erased everything"),
    "joined_at": say("You joined the place"),
    "headline": say("Headline"),
    "field": say("Field"),
    "topics": say("Topics"),
    "gladly": say("Happy to talk about"),
    "role": say("Role"),
    "organisation": say("Organisation"),
    "page": say("Page"),
    "place_detail": say("Number, link or address"),
    "seeker": say("Who asked"),
    "host": say("Who was asked"),
    "connection": say("What you have in common"),
    "wish": say("The wish"),
    "picture": say("Address of your picture"),
    "who_i_am": say("How you introduce yourself"),
    "self_introduction": say("How the seeker introduced themselves"),
    "goal": say("What you want to know"),
    "notes": say("Notes during the talk"),
    "stage": say("How it stands"),
    "start": say("When"),
    "debrief": say("Notes"),
    "thanks_for": say("Thanks for"),
    "next_step": say("One thing I will do"),
    "note": say("The thank-you note"),
    "last_update": say("The last update"),
    "questions": say("Questions"),
    "reserve": say("In reserve"),
    "next_question": say("What I would ask next"),
    "text": say("Text"),
    "url": say("Address"),
    "says": say("Words"),
}

_OTHERS = ("seeker", "host", "other", "by", "whom", "reporter", "about")
"""Labels whose value is another member's name, and none for somebody who has left."""


def files(held: PersonalData, reader: Reader) -> list[tuple[TextFile, ...]]:
    """As many pairs as needed, each with a page and a file for programs."""
    return [
        (_page(part, _named(number, "html")), _json(part, _named(number, "json")))
        for number, part in enumerate(_parts(_all(held, reader)), 1)
    ]


def _named(number: int, ending: str) -> str:
    return f"askwell.{ending}" if number == 1 else f"askwell-{number}.{ending}"


def _all(held: PersonalData, reader: Reader) -> Iterator[tuple[str, Record]]:
    for name, records in held.records.items():
        yield from ((name, each) for each in records)
    yield from (("messages", _message(each, reader)) for each in held.cards)


def _message(held: PostedCard, reader: Reader) -> Record:
    says = "\n".join(plain(each, reader) for each in held.card.texts())
    return {"at": held.at.isoformat(), "says": says, "sent": held.sent}


def _parts(records: Iterable[tuple[str, Record]]) -> Iterator[Part]:
    part: defaultdict[str, list[Record]] = defaultdict(list)
    total = 0
    for name, record in records:
        size = len(json.dumps(record))
        if part and total + size > PART_LENGTH:
            yield part
            part, total = defaultdict(list), 0
        part[name].append(record)
        total += size
    yield part


def _json(part: Part, name: str) -> TextFile:
    """JSON in ASCII only, so that no letter is taken for markup, and none gets lost."""
    return TextFile(name, Words(json.dumps(part, indent=1), NO_LIMIT))


def _page(part: Part, name: str) -> TextFile:
    title = say("Everything that Askwell keeps about you")
    sections = (line for each in part.items() for line in _section(*each))
    return TextFile(
        name,
        joined(
            (
                Words(
                    '<!doctype html><meta charset="utf-8"><style>body{max-width:45em;'
                    "margin:2em auto;font:1em sans-serif}dd{white-space:pre-wrap}</style>",
                    NO_LIMIT,
                ),
                _within("title", title),
                _within("h1", title),
                *sections,
            )
        ),
    )


def _section(name: str, records: Sequence[Record]) -> Iterator[Text]:
    yield _within("h2", _SECTIONS.get(name) or Words(name))
    for record in records:
        yield Words("<dl>")
        for label, value in record.items():
            is_erased = value is None and label in _OTHERS
            if is_erased or value not in (None, "", [], {}):
                yield _within("dt", _LABELS.get(label) or Words(label.replace("_", " ")))
                yield _within("dd", ERASED_NAME if is_erased else _value(value))
        yield Words("</dl>")


def _value(value: object) -> Text:
    match value:
        case bool():
            return say("Yes") if value else say("No")
        case str():
            at = _instant(value)
            return Moment(at) if at else Words(escape(value), NO_LIMIT)
        case {"text": str(words)}:
            return Words(escape(words), NO_LIMIT)
        case dict():
            pairs = (
                f"{name}: {each}" for name, each in value.items() if each not in (None, "", [])
            )
            return Words(escape("\n".join(pairs)), NO_LIMIT)
        case list():
            return joined(_value(each) for each in value)
    return Words(escape(str(value)), NO_LIMIT)


def _instant(words: str) -> datetime | None:
    """The time in a record. None for words that are not a date with a time and a time zone."""
    if "T" not in words[:11]:
        return None
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _within(tag: str, text: Text) -> Text:
    return joined((Words(f"<{tag}>"), text, Words(f"</{tag}>")), "")
