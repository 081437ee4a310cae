"""Two cards within an hour are one message. If one of them changes, the message is edited."""

from datetime import datetime, timedelta

from tests.bot.town import Town
from tests.bot.town_members import Member


def new(member: Member, town: Town) -> list[str]:
    """The titles of new messages, with their times."""
    return [
        f"{each.at:%d %H:%M} {member.reads(each.card).splitlines()[0]}"
        for each in member.received()
        if each.new and each.by_time
    ]


def two_talks(town: Town, apart: str) -> Member:
    """A host with one talk at 14:00 on Wednesday, and one at another time."""
    lena = town.host("Lena", zone="UTC", hours="Mon-Fri 9:00-18:00", per_month="5")
    for name, at in (("Maya", "14:00"), ("Noor", apart)):
        town.member(name, "UTC").books(lena, own_times=f"2026-11-25 {at}")
    return lena


def test_reminders_within_an_hour_come_as_one(town: Town) -> None:
    lena = two_talks(town, "14:45")
    town.to("2026-11-25 13:50")
    assert new(lena, town) == [
        "24 14:00 Get ready: your talk with Maya; Get ready: your talk with Noor",
        "25 13:00 Coming up: your talk with Maya; Coming up: your talk with Noor",
    ]


def test_reminders_of_distant_interviews_come_separately(town: Town) -> None:
    lena = two_talks(town, "15:30")
    town.to("2026-11-24 16:00")
    assert new(lena, town) == [
        "24 14:00 Get ready: your talk with Maya",
        "24 15:30 Get ready: your talk with Noor",
    ]


def test_the_start_itself_is_never_early(town: Town) -> None:
    lena = two_talks(town, "14:45")
    town.to("2026-11-25 14:45")
    starts = [each for each in new(lena, town) if "It is time" in each]
    assert starts == [
        "25 14:00 It is time: Maya is expecting you",
        "25 14:45 It is time: Noor is expecting you",
    ]


def test_in_a_shared_message_only_the_changed_card_loses_its_buttons(town: Town) -> None:
    lena = two_talks(town, "14:45")
    town.to("2026-11-24 14:10")
    shared = lena.last()
    assert shared.count("[Move it] [Cancel it]") == 2
    lena.presses("Cancel it")
    reads = [
        lena.reads(each.card) for each in lena.received() if "Get ready" in lena.reads(each.card)
    ]
    assert reads[-1].count("[Move it] [Cancel it]") == 1
    title = "Getting ready for your talk with Maya; Get ready: your talk with Noor"
    assert reads[-1].splitlines()[0] == title


def test_the_mornings_nudges_come_as_one(town: Town) -> None:
    """Both requests have waited since the weekend. On Monday morning, one message asks about
    both."""
    lena = town.host("Lena", zone="UTC", hours="Mon-Fri 9:00-18:00", per_month="5")
    town.to("2026-11-25 19:00")
    for name in ("Maya", "Noor"):
        town.member(name, "UTC").asks(lena, own_times="2026-12-08 14:00")
        town.after(minutes=20)
    town.to(datetime.fromisoformat("2026-11-30T12:00Z") + timedelta(0))
    assert new(lena, town) == [
        "30 09:00 Maya is waiting for your answer; Noor is waiting for your answer"
    ]
    assert lena.last().count("[Stop all nudges]") == 1
    assert lena.last().count("[Not now]") == 2
