from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.interview.numbers import figures
from bot.interview.numbers.figures import Figure, Measure, count
from bot.interview.numbers.months import MonthCount, by_month
from bot.interview.numbers.periods import PeriodName, Span, between, so_far
from bot.interview.numbers.report import (
    NUMBERS,
    NumberName,
    report_of,
)
from tests.bot.interview.numbers.facts import MONTH, NOW, UTC_ZONE, held, material

BERLIN = ZoneInfo("Europe/Berlin")


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[arg-type, misc]


def test_a_rate_of_fewer_than_five_is_not_told_and_a_count_is() -> None:
    assert figures.share(3, 4).value is None
    assert figures.share(3, 5).value == 3 / 5
    assert figures.mean_points([1, 2, 3, 4]).value is None
    assert count(2).value == 2
    assert count(4).among_few() == Figure(Measure.COUNT, None, 0)
    assert count(5).among_few() == count(5)


def test_the_month_so_far_is_compared_with_the_same_days_before() -> None:
    now = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    month = so_far(PeriodName.MONTH, now, BERLIN)
    assert month.span == Span(local(2026, 11, 1), now)
    assert month.before.start == local(2026, 10, 1)
    assert month.before.end - month.before.start == now - month.span.start


@pytest.mark.parametrize("after", [timedelta(0), timedelta(microseconds=1), timedelta(seconds=2)])
def test_the_days_of_a_month_that_has_just_begun_are_its_first(after: timedelta) -> None:
    """A button that carries them makes a table of the same days."""
    month = so_far(PeriodName.MONTH, local(2026, 12, 1) + after, BERLIN)
    assert month.span.days == (date(2026, 12, 1), date(2026, 12, 1))


def test_a_long_month_does_not_reach_into_itself() -> None:
    now = local(2026, 3, 31, 12)
    assert so_far(PeriodName.MONTH, now, BERLIN).before == Span(
        local(2026, 2, 1), local(2026, 3, 1)
    )


def test_the_year_and_its_terms_begin_when_the_programme_says() -> None:
    now = local(2026, 11, 24)
    year = so_far(PeriodName.YEAR, now, BERLIN, year_begins=7)
    term = so_far(PeriodName.TERM, local(2026, 2, 3), BERLIN, year_begins=7)
    assert (year.span.start, year.before.start) == (local(2026, 7, 1), local(2025, 7, 1))
    assert (term.span.start, term.before.start) == (local(2026, 1, 1), local(2025, 7, 1))


def test_two_dates_are_both_in_it_and_before_it_are_as_many_days() -> None:
    dates = between(date(2026, 11, 3), date(2026, 11, 9), BERLIN)
    assert dates.span == Span(local(2026, 11, 3), local(2026, 11, 10))
    assert dates.before == Span(local(2026, 10, 27), local(2026, 11, 3))


def test_every_number_has_its_definition_and_its_turn() -> None:
    assert [each.name for each in NUMBERS] == list(NumberName)


def test_a_report_shows_the_period_next_to_the_one_before() -> None:
    report = report_of(material(*(held(day) for day in (1, 2, 3)), held(-20)), MONTH, UTC_ZONE)
    by_name = {each.name: each for each in report.numbers}
    measured = by_name[NumberName.INTERVIEWS_HELD]
    assert (measured.now, measured.before) == (count(3), count(1))
    assert by_name[NumberName.CONCERNS_OPENED].now == count(0)


def test_the_report_on_a_group_shows_no_number_below_five_and_no_concerns() -> None:
    everything = material(
        *(held(day, seeker=1) for day in range(1, 5)), *(held(9, seeker) for seeker in range(2, 8))
    )
    small = report_of(everything, MONTH, UTC_ZONE, frozenset({1}))
    large = report_of(everything, MONTH, UTC_ZONE, frozenset(range(2, 8)))
    assert small.figure(NumberName.INTERVIEWS_HELD) == Figure(Measure.COUNT, None, 0)
    assert large.figure(NumberName.INTERVIEWS_HELD) == count(6)
    assert large.figure(NumberName.SEEKERS_SERVED) == count(6)
    assert large.figure(NumberName.CAME_OF_IT) == Figure(Measure.SHARE, None, 0)
    assert large.figure(NumberName.CONCERNS_OPENED) is None


def test_months_are_those_of_the_zone() -> None:
    """An interview that is over at half past midnight on the 1st in Berlin is over on the last day
    of the month before in UTC."""
    late = held(2, over_at=int(datetime(2026, 10, 31, 23, 30, tzinfo=UTC).timestamp()))
    held_in = {each.month: each.held for each in by_month(material(late), NOW, BERLIN)}
    in_utc = {each.month: each.held for each in by_month(material(late), NOW, UTC_ZONE)}
    assert (held_in[date(2026, 11, 1)], in_utc[date(2026, 10, 1)]) == (1, 1)
    assert by_month(material(late), NOW, UTC_ZONE)[-1] == MonthCount(date(2026, 11, 1), 1, 0)
    assert len(held_in) == 12


def test_no_month_before_the_programme_began_is_drawn() -> None:
    began = int(datetime(2026, 9, 30, 23, tzinfo=UTC).timestamp())
    end = datetime(2026, 11, 20, tzinfo=UTC)
    for zone, first in ((UTC_ZONE, 9), (BERLIN, 10)):
        drawn = by_month(material(held(2), began=began), end, zone)
        assert [each.month for each in drawn] == [date(2026, n, 1) for n in range(first, 12)]
        assert drawn[-1].sent == 1
    before_all = datetime(2026, 8, 15, tzinfo=UTC)
    assert len(by_month(material(began=began), before_all, UTC_ZONE)) == 1


def test_nothing_is_known_of_a_period_before_the_programme_began() -> None:
    """Not even that nothing happened."""
    began = int(MONTH.before.end.timestamp())
    for at, is_first in ((began, True), (began - 1, False)):
        report = report_of(material(held(2), began=at), MONTH, UTC_ZONE)
        assert {each.before is None for each in report.numbers} == {is_first}
        assert report.is_first is is_first


def test_a_report_of_a_field_counts_only_requests_to_its_hosts() -> None:
    everything = material(
        *(held(day, seeker=day, host=100 + day) for day in range(1, 7)),
        *(held(day, seeker=day, host=200 + day, field="nursing") for day in range(1, 9)),
        may_seek=dict.fromkeys(range(1, 20), 0),
    )
    report = report_of(everything, MONTH, UTC_ZONE, field="Nursing")
    assert report.figure(NumberName.REQUESTS_SENT) == count(8)
    assert report.figure(NumberName.VOLUNTEERS) == count(8)
    assert [each.field for each in report.fields] == ["nursing"]
    for name in (NumberName.PARTICIPATION, NumberName.CONCERNS_OPENED):
        assert report.figure(name) is None


def test_a_field_with_few_hosts_shows_nothing_about_them() -> None:
    everything = material(*(held(day, seeker=day, host=100 + day % 2) for day in range(1, 8)))
    report = report_of(everything, MONTH, UTC_ZONE, field="law")
    assert report.figure(NumberName.SEEKERS_SERVED) == count(7)
    assert report.figure(NumberName.HOURS_GIVEN) == Figure(Measure.HOURS, None, 0)


def test_the_report_on_a_group_of_few_shows_nothing() -> None:
    everything = material(*(held(day, day % 4, 101) for day in range(1, 9)), held(9, 9, 102))
    few = report_of(everything, MONTH, UTC_ZONE, frozenset(range(4)))
    assert {each.now.value for each in few.numbers} == {None}
    assert {each.now.n for each in few.numbers} == {0}
    five = report_of(everything, MONTH, UTC_ZONE, frozenset({0, 1, 2, 3, 9}))
    assert five.figure(NumberName.REQUESTS_SENT) == count(9)
