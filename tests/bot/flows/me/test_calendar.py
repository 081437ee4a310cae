"""A member's own calendar: the address of their feed, and the times it keeps free."""

import re
from dataclasses import replace

from bot.cards.blocks import Entry
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form, Reply
from bot.cards.lengths import length
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.engine.contexts.member import FeedContext
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import (
    CALENDARS_AT_MOST,
    READ_EVERY,
    READINGS_STARTED_AT_MOST,
    Flaw,
    Source,
    Trouble,
)
from bot.texts.me.settings import busy_times as texts
from bot.texts.me.settings import calendar_feed
from bot.texts.me.settings.calendar_troubles import SENTENCES
from tests.bot.texts.calendar.pair import utc
from tests.bot.town import ADDRESS, Town
from tests.bot.town_members import Member, why


def token(shown: Reply) -> str:
    assert isinstance(shown, Card)
    address = re.compile(rf"{ADDRESS}/calendar/([\w-]+)\.ics")
    (found,) = filter(None, (address.match(plain(text, ANYBODY)) for text in shown.texts()))
    return found[1]


def opens(town: Town, address: str) -> FeedContext | None:
    return town.runner.run(town.store.feed_of(address))


def test_the_address_is_given_once_and_opens_only_their_feed(
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


def test_the_address_comes_with_instructions_for_three_calendars(maya: Member) -> None:
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
    assert "cannot follow your talks by itself" in shown
    assert "New address" not in shown
    maya.sends(Action("calendar_new"))
    assert "cannot follow your talks by itself" in " ".join(maya.last().split())
    assert isinstance(maya.presses("Keep my busy times free"), Form)


# Busy times


def gives_calendar(member: Member, url: str = "https://feed.example/maya.ics") -> Reply:
    member.types("calendar")
    member.sends(Action("busy_form"))
    return member.fills(url=url)


def source(town: Town) -> Source:
    (found,) = town.runner.run(town.store.sources(town.clock.now(), 10))
    return found


def test_busy_times_in_a_calendar_are_not_offered(town: Town, daniel: Member, maya: Member) -> None:
    assert isinstance(gives_calendar(daniel), Card)
    given = source(town)
    assert (given.url, given.zone) == ("https://feed.example/maya.ics", "Europe/Berlin")
    held = Busy(utc("2026-11-24 16:00"), utc("2026-11-24 17:00"))
    read = replace(given, read_at=town.clock.now())
    town.runner.run(town.store.keep_busy(read, [held], None, town.clock.now()))
    maya.opens_request(daniel)
    tuesday = [slot for slot in maya.times() if "24 Nov" in slot]
    assert tuesday == ["Tue 24 Nov, 20:00", "Tue 24 Nov, 20:30"]
    assert isinstance(maya.asks(daniel, own_times="2026-11-24 19:00"), Card), "may be proposed"


def test_a_wrong_address_is_said_to_be_and_is_not_lost(town: Town, maya: Member) -> None:
    assert "begins with https://" in why(gives_calendar(maya, "http://feed.example/"))["url"]
    assert isinstance(maya.fills(url="webcal://feed.example/a.ics"), Card)
    assert source(town).url == "https://feed.example/a.ics"


def test_removing_forgets_the_address(town: Town, maya: Member) -> None:
    gives_calendar(maya)
    assert 'INTO "own_calendar"' in town.dump()
    maya.types("calendar")
    maya.presses("Remove")
    assert 'INTO "own_calendar"' not in town.dump()
    assert town.runner.run(town.store.sources(town.clock.now(), 10)) == []


def listed(member: Member) -> dict[str, str]:
    """The calendars on the card, each with its state."""
    card = member.types("calendar")
    assert isinstance(card, Card)
    entries = [block for block in card.blocks if isinstance(block, Entry)]
    return {plain(each.title, ANYBODY): plain(each.text, ANYBODY) for each in entries if each.text}


def adds(member: Member, number: int, name: str = "") -> Reply:
    member.sends(Action("busy_form", arg="new"))
    return member.fills(url=f"https://feed.example/{number}.ics", name=name)


def test_each_calendar_has_a_name_and_a_state(town: Town, maya: Member) -> None:
    gives_calendar(maya)
    maya.types("calendar")
    maya.presses("Add another")
    maya.fills(url="https://feed.example/2.ics", name="  Studies ")
    adds(maya, 3)
    now = town.clock.now()
    first, second, _ = town.runner.run(town.store.sources(now, 10))
    flaws = frozenset({Flaw.NO_START, Flaw.TOO_FINE})
    for state in (
        replace(first, read_at=now, due_at=now + READ_EVERY, flaws=flaws),
        replace(second, failures=1, due_at=now + READ_EVERY, trouble=Trouble.REFUSED),
    ):
        town.runner.run(town.store.keep_busy(state, None, None, now))
    assert listed(maya) == {
        "My calendar": "Last read Mon 23 Nov, 09:00. Not read: an entry with no start, or with "
        "two; an entry that repeats more than once an hour.",
        "Studies": "Not read yet. " + plain(SENTENCES[Trouble.REFUSED], ANYBODY),
        "My calendar 2": "Not read yet.",
    }


def test_no_two_have_one_name_or_one_address(maya: Member) -> None:
    gives_calendar(maya)
    assert "as “My calendar”" in why(gives_calendar(maya))["url"]
    assert "has that name" in why(adds(maya, 2, "My calendar"))["name"]
    assert isinstance(maya.fills(url="https://feed.example/2.ics", name="Work"), Card)


def test_one_that_fails_is_given_another_address(town: Town, maya: Member) -> None:
    gives_calendar(maya)
    adds(maya, 2, "Work")
    now = town.clock.now()
    _, work = town.runner.run(town.store.sources(now, 10))
    gone = replace(work, failures=1, trouble=Trouble.GONE)
    town.runner.run(town.store.keep_busy(gone, None, texts.cannot_read(gone, Trouble.GONE), now))
    town.drain()
    form = maya.presses("Change the address")
    assert isinstance(form, Form)
    maya.fills(url="https://feed.example/new.ics")
    assert listed(maya) == {"My calendar": "Not read yet.", "Work": "Not read yet."}


def test_five_are_read_and_no_more(maya: Member) -> None:
    for number in range(CALENDARS_AT_MOST):
        assert isinstance(adds(maya, number), Card)
    card = maya.types("calendar")
    assert isinstance(card, Card)
    assert len(listed(maya)) == CALENDARS_AT_MOST
    assert "Add another" not in [plain(each.label, ANYBODY) for each in card.all_buttons()]
    maya.sends(Action("busy_form", arg="new"))
    assert "I already read 5 calendars for you" in maya.last()


def test_a_card_with_everything_wrong_can_be_shown() -> None:
    now = utc("2026-11-23 09:00")
    worst = [
        Source(
            1, "https://a.example", "N" * 30, number, read_at=now, trouble=trouble, flaws=all_flaws
        )
        for number, trouble in enumerate(
            sorted(Trouble, key=lambda each: -length(SENTENCES[each]))[:5]
        )
        if (all_flaws := frozenset(Flaw))
    ]
    calendar_feed.address_card("https://askwell.example/calendar/" + "x" * 43 + ".ics", worst)
    calendar_feed.overview(now, worst)
    texts.partly_read(worst[0], set(Flaw))
    texts.cannot_read(worst[0], Trouble.REFUSED)


def test_buttons_of_an_earlier_version_are_about_the_only_one(town: Town, maya: Member) -> None:
    gives_calendar(maya)
    failing = replace(source(town), failures=3, trouble=Trouble.GONE)
    town.runner.run(town.store.keep_busy(failing, None, None, town.clock.now()))
    maya.sends(Action("busy_form"))
    maya.fills(url="https://feed.example/new.ics")
    assert listed(maya) == {"My calendar": "Not read yet."}
    maya.sends(Action("busy_off"))
    assert listed(maya) == {}
    maya.sends(Action("busy_off"))


# How often


def gives_many(member: Member, times: int) -> Reply:
    """Give addresses one after another, each of which replaces the one before. Returns the last
    answer."""
    answer: Reply = None
    for number in range(times):
        answer = gives_calendar(member, f"https://feed.example/{number}.ics")
        if number + 1 < times:
            member.types("calendar")
            member.presses("Remove")
    return answer


def test_the_seventh_address_of_a_day_is_for_tomorrow(town: Town, maya: Member) -> None:
    assert "will be kept free" in maya.reads(gives_many(maya, READINGS_STARTED_AT_MOST))
    again = maya.reads(maya.sends(Action("busy_form", arg="new")))
    assert "You can add 6 new addresses a day" in again
    assert "from Tuesday 24 November 2026, 12:00 EAT on" in " ".join(again.split())
    assert source(town).url == "https://feed.example/5.ics", "what is read already stays"
    town.to("2026-11-24 09:01")
    assert isinstance(maya.sends(Action("busy_form", arg="new")), Form)


def test_a_form_that_was_open_already_starts_no_seventh(town: Town, maya: Member) -> None:
    gives_many(maya, READINGS_STARTED_AT_MOST - 1)
    open_form = maya.sends(Action("busy_form", arg="new"))
    assert isinstance(open_form, Form)
    maya.fills(url="https://feed.example/6.ics")
    late = maya.submits(open_form.action, url="https://feed.example/7.ics", name="")
    assert "6 new addresses a day" in maya.reads(late)
    assert "/7.ics" not in town.dump()


def test_another_member_has_starts_of_their_own(maya: Member, daniel: Member) -> None:
    gives_many(maya, READINGS_STARTED_AT_MOST)
    assert "will be kept free" in daniel.reads(gives_calendar(daniel))
