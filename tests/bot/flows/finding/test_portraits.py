"""Who somebody is, on a card whose title already has their name."""

from zoneinfo import ZoneInfo

import pytest

from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.interview.members import Member, Person, Situation
from bot.texts.finding import portraits

READER = Reader(ZoneInfo("UTC"))
PICTURE = "https://pictures.example/noor.png"


def shown(situation: Situation | None, picture: str) -> list[str]:
    person = Person("slack", "T1", "U1")
    noor = Member(1, 1, person, "Noor", None, situation=situation, picture=picture)
    return [plain(each.title, READER) for each in portraits.about_seeker(noor)]


@pytest.mark.parametrize("hidden", [None, Situation.LAID_OFF])
def test_a_picture_leads_to_what_the_seeker_wrote(hidden: Situation | None) -> None:
    assert shown(hidden, PICTURE) == ["Noor writes:"]
    assert shown(hidden, "") == [], "the name alone would be said twice"


def test_the_situation_stands_next_to_the_name() -> None:
    assert shown(Situation.CAREER_CHANGER, "") == ["Noor"]
