"""When a member sleeps: from 22:00 to 7:00, unless they say otherwise."""

from bot.cards.cards import Card
from tests.bot.town import Town
from tests.bot.town_members import Member, why


def offered(seeker: Member, host: Member) -> set[str]:
    seeker.opens_request(host)
    return {each.split(", ")[1] for each in seeker.times()}


def test_a_host_is_offered_at_night_only_if_they_say_so(town: Town, maya: Member) -> None:
    owl = town.host("Owl", hours="Tue 19:00-24:00")
    assert "21:30" in offered(maya, owl)
    assert "22:00" not in offered(maya, owl)
    assert "No talks suggested from 22:00 to 07:00" in maya.reads(maya.types("settings"))
    maya.presses("More settings")
    maya.presses("Night hours")
    shown = maya.reads(maya.fills(night_from="1:30", night_until="9"))
    assert "No talks suggested from 01:30 to 09:00" in shown
    assert {"22:00", "00:30"} <= offered(maya, owl)
    assert "01:30" not in offered(maya, owl)


def test_the_same_time_twice_is_any_hour(town: Town, maya: Member) -> None:
    owl = town.host("Owl", hours="Tue 19:00-24:00")
    maya.types("settings more")
    maya.presses("Night hours")
    assert "I may suggest talks at any hour" in maya.reads(maya.fills(night_until="22:00"))
    assert "01:30" in offered(maya, owl)


def test_a_wrong_time_is_refused_and_no_input_is_lost(maya: Member) -> None:
    maya.types("settings more")
    maya.presses("Night hours")
    assert "“late”" in why(maya.fills(night_from="late", night_until="9"))["night_from"]
    assert isinstance(maya.fills(night_from="23:00", night_until="9"), Card)
    assert "from 23:00 to 09:00" in maya.reads(maya.types("settings"))
