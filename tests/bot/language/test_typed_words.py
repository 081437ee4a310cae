"""Whatever a member types, its reader returns a value or says that it could not read it. Any other
exception would be a fault. A StopIteration would even block everybody who awaits the answer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.buttons import Action
from bot.content.coaching import asks_for_job
from bot.interview.afterwards.resources import CALLED, ResourceKind
from bot.interview.scheduling import quiet_hours
from bot.language import public_holidays, search
from bot.language.debrief import referrals
from bot.language.debrief.resources import resources_in
from bot.language.errors import Ambiguous, NotUnderstood, Why
from bot.language.form_values import read_page, read_proposal, read_start, read_starts
from bot.language.hours import read_hours, read_time_off
from bot.language.intents import hear, names_in, read_when
from bot.language.intents.time_words import read_past, words_for_past, words_for_when
from bot.language.times import read_day, read_times
from bot.language.times.vocabulary import vocabulary
from bot.language.zones import time_zones

BERLIN, LOS_ANGELES = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles")
FRIDAY = datetime(2026, 11, 27, tzinfo=BERLIN)

Reader = Callable[[str, datetime, ZoneInfo], object]
_ALONE: list[Callable[[str], object]] = [
    lambda text: hear(text, asks_for_job),
    *(names_in, words_for_when, words_for_past, asks_for_job, resources_in, read_hours),
    *(
        time_zones.read_zone,
        time_zones.nearest,
        public_holidays.read_country,
        public_holidays.nearest,
    ),
    *(search.words, search.names, search.as_arg, referrals.name_words, read_page, read_start),
    read_starts,
]
_IN_TIME: list[Reader] = [
    *(read_times, read_day, read_time_off, read_when),
    lambda text, now, zone: read_past(words_for_past(text), now, zone),
    lambda text, now, zone: read_proposal((text,), "", now, zone, day_first=None),
]

_LABELLED = [
    line.split("\t")[0]
    for line in (Path(__file__).parent / "times.tsv").read_text("utf-8").splitlines()[1:]
]
_WORDS = st.sampled_from(
    [
        *vocabulary(),
        *{word for text in _LABELLED for word in text.split()},
        *(word for words in CALLED.values() for word in words.split("|")),
    ]
)
_OFTEN = st.sampled_from(
    [
        *("next Fri", "Mon", "-", "to", "or", ",", ";", "\n", "(", ")", "'", '"', "“Deep Work”"),
        *("PST", "London time", "+02:00", "UTC+14", "CET", "IST", "Kiritimati", "24:00", "0:00"),
        *("in the week of", "back", "away until", "9999 weeks from", "not", "12/31", "29.2."),
        *("9999-12-31", "31.12.9999", "0001-01-01", "9999-12-31T23:50Z", "0001-01-01T00:00+14:00"),
        *("courſe", "vİdeo", "booK", "called", "by Jane Doe", "Books:", "- ", "@me", "r/x", "☕"),
        *("x.org/ſ", "²", "١٢", "\u200b", "\u202e", "ﬁ", "İ", "'it's'", ":", "/", "…", "9" * 1_200),
    ]
)
_TEXTS = st.lists(_WORDS | _OFTEN, max_size=8).map(" ".join) | st.text(max_size=40)
_NOWS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))
_ZONES = st.sampled_from(
    [
        *("Europe/Berlin", "America/Los_Angeles", "America/New_York", "Asia/Kolkata", "UTC"),
        *("Pacific/Apia", "Pacific/Kiritimati", "Australia/Lord_Howe", "America/St_Johns"),
    ]
).map(ZoneInfo)


@pytest.mark.parametrize("read", _ALONE, ids=lambda read: str(read.__qualname__))
def test_any_words_are_read_or_refused(read: Callable[[str], object]) -> None:
    @given(_TEXTS)
    def tried(text: str) -> None:
        _read_or_refused(lambda: read(text))

    tried()


@pytest.mark.parametrize("number", range(len(_IN_TIME)))
def test_any_words_about_time_are_read_or_refused(number: int) -> None:
    @given(_TEXTS, _NOWS, _ZONES)
    def tried(text: str, now: datetime, zone: ZoneInfo) -> None:
        _read_or_refused(lambda: _IN_TIME[number](text, now, zone))

    tried()


def test_any_clock_and_any_button_is_read_or_a_value_error() -> None:
    @given(_TEXTS, st.sampled_from([quiet_hours.read_clock, Action.decode]))
    def tried(text: str, read: Callable[[str], object]) -> None:
        try:
            read(text)
        except ValueError:
            return

    tried()


def _read_or_refused(read: Callable[[], object]) -> None:
    try:
        read()
    except (NotUnderstood, Ambiguous):
        return


def test_two_questions_about_the_same_words_are_one_to_its_writer() -> None:
    """In California it is still Thursday, so "today" and "next Fri" each mean two possible days."""
    with pytest.raises(Ambiguous) as asked:
        read_times("next Fri 4-6pm PST", FRIDAY + timedelta(hours=8), BERLIN)
    starts = [reading[0].start for reading in asked.value.readings]
    assert asked.value.words == "next Fri"
    assert {f"{at.astimezone(LOS_ANGELES):%a %d %b %H:%M}" for at in starts} == {
        "Fri 27 Nov 16:00",
        "Fri 04 Dec 16:00",
    }


def test_once_it_is_friday_there_too_next_friday_is_clear() -> None:
    (span,) = read_times("next Fri 4-6pm PST", FRIDAY + timedelta(hours=10), BERLIN)
    assert span.start == datetime(2026, 12, 5, tzinfo=UTC)
    assert span.end == datetime(2026, 12, 5, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["9999-12-31 1 IST", "9999-12-31 until Fri 24:00", "9999-12-31T23:50Z"]
)
def test_a_day_of_another_century_is_no_day(text: str) -> None:
    with pytest.raises(NotUnderstood) as unread:
        read_times(text, FRIDAY, BERLIN)
    assert unread.value.why is Why.NO_SUCH_DAY


@pytest.mark.parametrize("text", ["not in the week of 31.12.9999", "back 0001-01-01"])
def test_nobody_is_away_in_another_century(text: str) -> None:
    with pytest.raises(NotUnderstood) as unread:
        read_time_off(text, FRIDAY, BERLIN)
    assert unread.value.why is Why.NO_SUCH_DAY


def test_a_letter_that_only_looks_like_another_makes_no_word_for_a_kind() -> None:
    (note,) = resources_in("The courſe on ethics")
    assert (note.kind, note.text) == (ResourceKind.NOTE, "The courſe on ethics")
