"""A member's own calendar: the address of their feed, and the times it keeps free."""

import re

from bot.calendar.busy import Source
from bot.model import Busy
from bot.state import Subscribed
from bot.ui import Action, Card, Form, Reply
from tests.bot.calendar.pair import utc
from tests.bot.town import ADDRESS, Member, Town, why


def token(shown: Reply) -> str:
    assert isinstance(shown, Card)
    address = re.compile(rf"{ADDRESS}/calendar/([\w-]+)\.ics")
    (found,) = filter(None, (address.match(str(text[0])) for text in shown.texts()))
    return found[1]


def opens(town: Town, address: str) -> Subscribed | None:
    return town.runner.run(town.store.feed_of(address))


def test_the_address_is_given_once_and_opens_what_is_theirs(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    hers = token(maya.types("calendar"))
    assert len(hers) == 43
    found = opens(town, hers)
    assert found
    assert found.me.person == maya.person
    assert [each.id for each in found.interviews] == [each.id for each in town.interviews()]
    assert {each.person for each in found.others.values()} == {daniel.person}
    again = maya.reads(maya.types("calendar"))
    assert "open since Monday 23 November 2026" in " ".join(again.split())
    assert hers not in again
    assert opens(town, hers), "asking again closes nothing"


def test_how_three_calendars_subscribe_is_said_beside_the_address(maya: Member) -> None:
    shown = maya.types("calendar")
    said = " ".join(maya.reads(shown).split())
    assert f"webcal://{ADDRESS.removeprefix('https://')}/calendar/{token(shown)}.ics" in said
    for calendar in ("Google Calendar", "Apple Calendar", "Outlook"):
        assert calendar in said


def test_each_has_their_own(town: Town, daniel: Member, maya: Member) -> None:
    town.member("Noor").books(daniel)
    hers, his = (token(each.types("calendar")) for each in (maya, daniel))
    assert hers != his
    found = opens(town, hers)
    assert found
    assert found.interviews == ()


def test_a_new_address_closes_the_old(town: Town, maya: Member) -> None:
    old = token(maya.types("calendar"))
    new = token(maya.presses("New address"))
    assert opens(town, old) is None
    assert opens(town, new)


def test_it_can_be_turned_off_and_on(town: Town, maya: Member) -> None:
    old = token(maya.types("calendar"))
    maya.presses("Turn it off")
    assert "closed" in maya.last()
    assert opens(town, old) is None
    new = token(maya.presses("Give me a new one"))
    assert opens(town, new)
    assert opens(town, old) is None


def test_the_address_is_in_no_message_and_in_no_table(town: Town, maya: Member) -> None:
    hers = token(maya.types("calendar"))
    assert not maya.received()
    assert hers not in town.dump()


def test_guesses_open_nothing(town: Town, maya: Member) -> None:
    maya.types("calendar")
    for guess in ("", "1", "x" * 43, "%", "' OR 1=1 --"):
        assert opens(town, guess) is None


def test_without_a_public_address_there_is_no_feed_but_busy_times(town: Town, maya: Member) -> None:
    town.close()
    town.start(public_url="")
    shown = maya.reads(maya.types("calendar"))
    assert "have not set up calendar feeds" in shown
    assert "New address" not in shown
    maya.sends(Action("calendar_new"))
    assert "have not set up" in maya.last()
    assert isinstance(maya.presses("Keep my busy times free"), Form)


# Busy times


def gives_calendar(member: Member, url: str = "https://feed.example/maya.ics") -> Reply:
    member.types("calendar")
    member.sends(Action("busy_form"))
    return member.fills(url=url)


def source(town: Town) -> Source:
    (found,) = town.runner.run(town.store.sources(town.clock.now()))
    return found


def test_what_their_calendar_holds_is_not_offered(town: Town, daniel: Member, maya: Member) -> None:
    assert isinstance(gives_calendar(daniel), Card)
    given = source(town)
    assert (given.url, given.zone) == ("https://feed.example/maya.ics", "Europe/Berlin")
    held = Busy(utc("2026-11-24 16:00"), utc("2026-11-24 17:00"))
    town.runner.run(town.store.keep_busy(given, [held], None, town.clock.now()))
    maya.opens_request(daniel)
    tuesday = [slot for slot in maya.times() if "24 Nov" in slot]
    assert tuesday == ["Tue 24 Nov, 20:00", "Tue 24 Nov, 20:30"]
    assert isinstance(maya.asks(daniel, own_times="2026-11-24 19:00"), Card), "may be proposed"


def test_a_wrong_address_is_said_to_be_and_is_not_lost(town: Town, maya: Member) -> None:
    assert "begins with https://" in why(gives_calendar(maya, "http://feed.example/"))["url"]
    assert isinstance(maya.fills(url="webcal://feed.example/a.ics"), Card)
    assert source(town).url == "https://feed.example/a.ics"


def test_stopping_forgets_the_address(town: Town, maya: Member) -> None:
    gives_calendar(maya)
    assert "feed.example" in town.dump()
    maya.types("calendar")
    maya.presses("Stop reading it")
    assert "feed.example" not in town.dump()
    assert town.runner.run(town.store.sources(town.clock.now())) == []
