"""Files are rendered when they are sent, for the member who gets them."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from pydantic import TypeAdapter

from adapters.shared.card_lines import card_lines
from bot.cards.cards import Card
from bot.cards.files import FinishedFile, Picture, TextFile
from bot.cards.reader import Reader
from bot.cards.rich_text import Moment, Words, joined, say
from bot.interview.hosting import Place, Venue
from bot.texts.calendar.events import invitation
from bot.texts.files import content
from tests.bot.texts.calendar.pair import NOW, booked, host, seeker
from tests.languages import Words as WordsOfLanguage
from tests.languages import speaking

GERMAN: WordsOfLanguage = {
    "Notes": "Notizen",
    "Informational interview with {name}": "Gespräch mit {name}",
    "In ten minutes: your talk with {name}": "In zehn Minuten: Gespräch mit {name}",
    "Video call": "Videoanruf",
    "For {name} it is {day}, {time} {zone}.": "Für {name} ist es {day}, {time} {zone}.",
}
READER = Reader(ZoneInfo("Asia/Tokyo"), "de")


def test_a_text_is_rendered_in_the_language_and_zone_of_its_reader(tmp_path: Path) -> None:
    file = TextFile("a.md", joined((say("Notes"), Moment(NOW), Words("Notes"))))
    english = content(file, Reader(ZoneInfo("UTC"))).decode()
    assert english == "Notes\nMonday 23 November 2026, 09:00 UTC\nNotes\n"
    with speaking(tmp_path, "de", GERMAN):
        german = content(file, READER).decode()
    assert german == "Notizen\nMontag, 23. November 2026, 18:00 JST\nNotes\n"


def test_an_event_is_described_in_the_language_of_its_reader(tmp_path: Path) -> None:
    talk = booked(venue=Venue(Place.VIDEO, "https://meet.example/a"))
    with speaking(tmp_path, "de", GERMAN):
        made = Calendar.from_ical(content(invitation(talk, seeker(), host(), NOW), READER))
    assert isinstance(made, Calendar)
    (event,) = made.events
    assert event["SUMMARY"] == "Gespräch mit Daniel"
    assert str(event["LOCATION"]).startswith("Videoanruf: ")
    assert "Für Daniel ist es Donnerstag, 26. November 2026, 17:00 CET." in str(
        event["DESCRIPTION"]
    )
    [alarm] = event.walk("VALARM")
    assert alarm["DESCRIPTION"] == "In zehn Minuten: Gespräch mit Daniel"


@pytest.mark.parametrize("text", ["BEGIN:VCALENDAR\r\nSUMMARY:Zoë\r\n", "# {braces}\n\n"])
def test_a_file_of_an_earlier_version_is_unchanged(text: str) -> None:
    assert content(FinishedFile("a.ics", text), READER) == text.encode()


def test_a_card_with_a_picture_comes_back_as_it_was() -> None:
    card = Card(say("The report"), files=(Picture("held.png", "iVBORw==", say("Held: 7")),))
    kept: TypeAdapter[Card] = TypeAdapter(Card)
    assert kept.validate_json(kept.dump_json(card)) == card
    assert content(card.files[0], READER) == b"\x89PNG"
    assert card_lines(card, READER) == ["The report", "Picture: Held: 7"]
