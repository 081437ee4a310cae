"""What helps a host, before their first interview: a card, its button, and the members' page."""

import re

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.texts.asking.host_tips import TIPS
from tests.bot.town import Town
from tests.docs.pages import page

LABEL = "What helps a host"


def test_only_the_first_request_offers_it(town: Town) -> None:
    maya, noor, daniel = town.member("Maya"), town.member("Noor"), town.host("Daniel")

    maya.asks(daniel)
    assert daniel.labels().count(LABEL) == 1
    noor.asks(daniel)
    assert daniel.labels().count(LABEL) == 1, "of the first request"


def test_it_is_shown_with_whom_to_tell(town: Town) -> None:
    maya, daniel = town.member("Maya"), town.host("Daniel")
    maya.asks(daniel)

    daniel.presses(LABEL)

    said = daniel.last()
    assert "What you do not have to answer" in said
    assert "I cannot help with a job here" in said
    assert "Who to tell if something was wrong" in said


def test_the_page_for_members_says_the_same() -> None:
    [section] = re.findall(
        r"^## For hosts: half a page\n(.*?)^## ", page("docs/members.md").text, re.M | re.S
    )
    headings = re.findall(r"^\*\*(.+?)\*\*$", section, re.M)
    points = re.findall(r"^- (.+?)(?=^-|^$)", section, re.M | re.S)

    assert headings[:-1] == [plain(each.heading, ANYBODY) for each in TIPS]
    assert [" ".join(each.split()) for each in points] == [
        plain(point, ANYBODY) for each in TIPS for point in each.points
    ]
