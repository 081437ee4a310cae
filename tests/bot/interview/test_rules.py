"""The limits alone: without store, clock and texts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview import rules
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import OPEN_STAGES, ROOM_STAGES, Busy, Interview, Side, Slot, Stage
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS
from bot.interview.pairs import Pair, month_around, month_of
from bot.interview.rules import BadTime, Refusal

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ME, HOST, OTHER = 1, 2, 3


def member(number: int, profile: HostProfile | None = None) -> Member:
    person = Person("test", "town", str(number))
    return Member(number, 1, person, f"Member {number}", "Europe/Berlin", profile=profile)


def interview(stage: Stage = Stage.ASKED, **changes: object) -> Interview:
    base = Interview(
        id="one",
        community=1,
        seeker=ME,
        host=HOST,
        connection="",
        wish="",
        minutes=30,
        asked_at=NOW,
        changed_at=NOW,
        stage=stage,
        offered=(NOW + timedelta(days=2),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


OPEN = HostProfile(open=True)


def pair(interviews: Iterable[Interview] = (), profile: HostProfile | None = OPEN) -> Pair:
    """The seeker and the host, with the interviews of each."""
    each = list(interviews)
    return Pair(
        member(ME),
        member(HOST, profile),
        [one for one in each if ME in (one.seeker, one.host)],
        [one for one in each if HOST in (one.seeker, one.host)],
    )


# Who can be asked


def test_an_open_host_can_be_asked() -> None:
    assert rules.refusal(pair(), NOW) is None


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (None, Refusal.NOT_A_HOST),
        (HostProfile(open=False), Refusal.NOT_A_HOST),
        (HostProfile(open=True, paused_until=NOW + timedelta(seconds=1)), Refusal.PAUSED),
        (HostProfile(open=True, paused_until=NOW), None),
        (HostProfile(open=True, per_month=0), Refusal.MONTH_FULL),
    ],
)
def test_a_member_who_is_no_host_or_is_away_cannot_be_asked(
    profile: HostProfile | None, why: Refusal | None
) -> None:
    assert rules.refusal(pair(profile=profile), NOW) is why


def test_nobody_asks_themselves() -> None:
    myself = member(HOST, HostProfile(open=True))
    assert rules.refusal(Pair(myself, myself, (), ()), NOW) is Refusal.YOURSELF


@pytest.mark.parametrize("stage", Stage)
def test_one_open_interview_a_pair(stage: Stage) -> None:
    refused = rules.refusal(pair([interview(stage)]), NOW + timedelta(days=91))
    assert (refused is Refusal.ALREADY_OPEN) == (stage in OPEN_STAGES)


@pytest.mark.parametrize("stage", Stage)
def test_requests_of_the_seeker_are_counted_while_they_are_asked(stage: Stage) -> None:
    others = [interview(stage, id=str(number), host=10 + number) for number in range(3)]
    refused = rules.refusal(pair(others), NOW)
    assert (refused is Refusal.TOO_MANY_OPEN) == (stage is Stage.ASKED)
    assert rules.refusal(pair(others[1:]), NOW) is None


def test_requests_to_the_seeker_are_not_counted() -> None:
    to_me = [interview(id=str(number), seeker=10 + number, host=ME) for number in range(5)]
    assert rules.refusal(pair(to_me), NOW) is None


@pytest.mark.parametrize("stage", [Stage.DECLINED, Stage.EXPIRED])
def test_the_same_host_again_after_90_days(stage: Stage) -> None:
    ended = pair([interview(stage, changed_at=NOW - timedelta(days=90))])
    assert rules.refusal(ended, NOW - timedelta(seconds=1)) is Refusal.TOO_SOON_AGAIN
    assert rules.refusal(ended, NOW) is None


@pytest.mark.parametrize(
    "stage", [Stage.WITHDRAWN, Stage.CANCELLED, Stage.MISSED, Stage.HELD, Stage.THANKED]
)
def test_the_same_host_again_at_once_after_any_other_end(stage: Stage) -> None:
    assert rules.refusal(pair([interview(stage)]), NOW) is None


def test_the_last_of_several_refusals_counts() -> None:
    days = (80, 200)
    ended = [
        interview(Stage.DECLINED, id=str(each), changed_at=NOW - timedelta(days=each))
        for each in days
    ]
    assert rules.may_ask_again_from(pair(ended)) == NOW + timedelta(days=10)


def test_a_host_who_declined_the_seekers_host_role_is_another_pair() -> None:
    """A request that I declined as a host does not prevent me from asking that person."""
    other_way = interview(Stage.DECLINED, seeker=HOST, host=ME)
    assert rules.refusal(pair([other_way]), NOW) is None


# A month's room


@pytest.mark.parametrize("stage", Stage)
def test_a_month_counts_what_is_booked_and_held(stage: Stage) -> None:
    host = member(HOST, HostProfile(open=True, per_month=2))
    used = 2 - rules.room(host, [interview(stage)], NOW)
    assert used == (1 if stage in ROOM_STAGES else 0)


def test_an_interview_being_moved_counts_once_in_each_proposed_month() -> None:
    host = member(HOST, HostProfile(open=True, per_month=2))
    december = NOW + timedelta(days=10)
    ahead = (NOW + timedelta(days=1), NOW + timedelta(days=2), december)
    asked = interview(offered=ahead, moved=True)
    assert [rules.room(host, [asked], at) for at in (NOW, december)] == [1, 1]


def test_a_booked_interview_counts_in_its_month_only() -> None:
    host = member(HOST, HostProfile(open=True, per_month=2))
    december = NOW + timedelta(days=10)
    booked = interview(Stage.BOOKED, offered=(NOW, december), start=december)
    assert [rules.room(host, [booked], at) for at in (NOW, december)] == [2, 1]


def test_a_hosts_own_requests_do_not_count_as_their_interviews_of_the_month() -> None:
    host = member(HOST, HostProfile(open=True, per_month=2))
    assert rules.room(host, [interview(seeker=HOST, host=OTHER)], NOW) == 2


@pytest.mark.parametrize(
    ("zone", "november", "december"),
    [("Pacific/Auckland", 2, 1), ("UTC", 1, 2), ("America/Los_Angeles", 1, 2)],
)
def test_a_month_is_the_hosts(zone: str, november: int, december: int) -> None:
    host = member(HOST, HostProfile(open=True, per_month=2, zone=zone))
    booked = interview(Stage.BOOKED, start=datetime(2026, 11, 30, 11, tzinfo=UTC))
    in_november = datetime(2026, 11, 15, tzinfo=UTC)
    in_december = datetime(2026, 12, 15, tzinfo=UTC)
    rooms = [rules.room(host, [booked], at) for at in (in_november, in_december)]
    assert rooms == [november, december]


# Times


@pytest.mark.parametrize(
    ("ahead", "why"),
    [
        (timedelta(hours=24), None),
        (timedelta(hours=24, seconds=-1), BadTime.TOO_EARLY),
        (timedelta(days=-1), BadTime.TOO_EARLY),
        (timedelta(weeks=3), None),
        (timedelta(weeks=3, seconds=1), BadTime.TOO_LATE),
    ],
)
def test_a_time_is_from_a_day_to_three_weeks_ahead(ahead: timedelta, why: BadTime | None) -> None:
    assert rules.bad_time(pair(), Slot(NOW + ahead, 25), NOW) is why


def test_a_full_month_is_named_before_a_clash() -> None:
    full = pair(profile=HostProfile(open=True, per_month=0))
    assert rules.bad_time(full, Slot(NOW + timedelta(days=2), 25), NOW) is BadTime.MONTH_FULL


@pytest.mark.parametrize(
    ("minutes", "clashes"), [(-30, False), (-29, True), (29, True), (30, False)]
)
def test_interviews_overlap_unless_one_ends_when_the_other_begins(
    minutes: int, clashes: bool
) -> None:
    start = NOW + timedelta(days=3)
    booked = interview(Stage.BOOKED, seeker=OTHER, start=start)
    slot = Slot(start + timedelta(minutes=minutes), 30)
    assert rules.clash(pair([booked]), slot) is (BadTime.HOST_BUSY if clashes else None)


@pytest.mark.parametrize("stage", Stage)
def test_only_what_is_booked_makes_busy(stage: Stage) -> None:
    start = NOW + timedelta(days=3)
    mine = interview(stage, host=OTHER, start=start)
    busy = rules.clash(pair([mine]), Slot(start, 30))
    assert busy is (BadTime.SEEKER_BUSY if stage is Stage.BOOKED else None)


def test_an_interview_that_is_moved_is_not_in_its_own_way() -> None:
    start = NOW + timedelta(days=3)
    booked = interview(Stage.BOOKED, start=start)
    both = pair([booked])
    assert rules.clash(both, Slot(start, 30)) is BadTime.SEEKER_BUSY
    assert rules.clash(both.without(booked), Slot(start, 30)) is None


slots = st.builds(
    Slot,
    st.datetimes(NOW.replace(tzinfo=None), datetime(2026, 11, 25), timezones=st.just(UTC)),
    st.sampled_from(DEFAULT_SETTINGS.lengths),
)


@given(slots, slots)
def test_a_slot_is_not_free_if_it_has_a_common_instant_with_what_is_taken(
    one: Slot, other: Slot
) -> None:
    taken = replace(pair(), host_busy=(Busy(other.start, other.end),))
    is_common = max(one.start, other.start) < min(one.end, other.end)
    assert rules.not_free(taken, one) == ([Side.HOST] if is_common else [])
    assert rules.not_free(taken, other) == [Side.HOST]


@pytest.mark.parametrize("zone", ["Asia/Beirut", "Pacific/Kiritimati", "America/Havana", "UTC"])
def test_a_month_begins_and_ends_as_its_zone_tells(zone: str) -> None:
    there = ZoneInfo(zone)
    for month in range(1, 13):
        first, end = month_around(datetime(2026, month, 15, tzinfo=UTC), there)

        inside = [first, first + timedelta(days=27), end - timedelta(microseconds=1)]
        assert {month_of(at, there) for at in inside} == {(2026, month)}
        before, after = first - timedelta(microseconds=1), end
        assert (2026, month) not in {month_of(at, there) for at in (before, after)}
