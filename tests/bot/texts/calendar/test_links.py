"""Links that fill in a calendar's own form."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.outside import LINK_URL
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Mention
from bot.interview.members import Member
from bot.interview.model import Slot
from bot.texts.calendar import links
from bot.texts.calendar.words import short_title
from tests.bot.texts.calendar.pair import host, seeker, utc

SLOT = Slot(utc("2026-11-26 16:00"), 25)
EVERY = [links.google, links.outlook, links.office]


def title(other: Member) -> str:
    return plain(short_title(Mention(other.person.user, other.name)), ANYBODY)


def values(link: str) -> dict[str, str]:
    query = urlsplit(link).query
    assert "+" not in query
    return {name: value for name, (value,) in parse_qs(query, strict_parsing=True).items()}


def test_the_link_to_google_has_all_times_in_utc() -> None:
    link = links.google(SLOT, title(seeker()), "Video call: https://meet.example/a?b=1&c=2")
    assert link.startswith("https://calendar.google.com/calendar/render?")
    assert values(link) == {
        "action": "TEMPLATE",
        "dates": "20261126T160000Z/20261126T162500Z",
        "text": "Informational interview with Maya",
        "location": "Video call: https://meet.example/a?b=1&c=2",
    }


@pytest.mark.parametrize(
    ("made", "server"), [(links.outlook, "outlook.live.com"), (links.office, "outlook.office.com")]
)
def test_outlook_has_two_houses(made: Callable[[Slot, str, str], str], server: str) -> None:
    link = made(SLOT, title(host(name="Zoë & Co")), "")
    assert urlsplit(link).netloc == server
    told = values(link)
    assert (told["startdt"], told["enddt"]) == ("2026-11-26T16:00:00Z", "2026-11-26T16:25:00Z")
    assert told["subject"] == "Informational interview with Zoë & Co"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(max_size=300))
def test_no_link_is_too_long_for_a_button(name: str, where: str) -> None:
    for made in EVERY:
        link = made(SLOT, title(host(name=name)), where)
        assert len(link) <= LINK_URL
        assert link.isascii()


def test_a_place_that_does_not_fit_is_left_out() -> None:
    far = host(name="👩🏽‍🎓" * 20)
    for made in EVERY:
        assert "location" not in values(made(SLOT, title(far), "ü" * 300))
