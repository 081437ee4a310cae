"""Which interviews are over, and when their words are deleted."""

from datetime import datetime, timedelta

import pytest

from bot.engine.retention import ENDED, RESTING, TOLD_BEFORE, ends_at, is_due, should_be_told
from bot.engine.store.retention import InterviewWords
from bot.interview.model import OPEN_STAGES, Stage
from tests.bot.engine.people import DAY, NOON

TWO_YEARS = timedelta(days=730)


def kept(stage: Stage = Stage.THANKED, told: datetime | None = None) -> InterviewWords:
    return InterviewWords("i1", stage, NOON, NOON + DAY, 24, told)


def test_each_stage_is_open_over_or_not_yet_begun() -> None:
    assert {*OPEN_STAGES, *ENDED, *RESTING, Stage.DRAFT} == {*Stage}
    assert len(OPEN_STAGES) + len(ENDED) + len(RESTING) + 1 == len(Stage)


def test_words_are_kept_from_the_last_thing_that_was_written() -> None:
    assert ends_at(kept()) == NOON + DAY + TWO_YEARS


@pytest.mark.parametrize("stage", [*ENDED, *RESTING])
def test_writers_are_told_once_a_month_before_their_words_end(stage: Stage) -> None:
    at = ends_at(kept()) - TOLD_BEFORE
    assert not should_be_told(kept(stage), at - DAY)
    assert should_be_told(kept(stage), at)
    assert not should_be_told(kept(stage, told=ends_at(kept())), at)


def test_they_go_when_it_was_told_and_not_before() -> None:
    ends = ends_at(kept())
    assert not is_due(kept(), ends + 99 * DAY), "nobody was told"
    assert not is_due(kept(told=ends + 9 * DAY), ends + 8 * DAY)
    assert is_due(kept(told=ends + 9 * DAY), ends + 9 * DAY)


def test_a_writer_who_wrote_again_is_told_again() -> None:
    early = ends_at(kept()) - DAY
    assert not is_due(kept(told=early), ends_at(kept()) + DAY)
    assert should_be_told(kept(told=early), ends_at(kept()))


@pytest.mark.parametrize("stage", sorted(OPEN_STAGES))
def test_words_of_open_interviews_are_kept(stage: Stage) -> None:
    late = NOON + 9 * TWO_YEARS
    assert not should_be_told(kept(stage), late)
    assert not is_due(kept(stage), late)


def test_an_old_draft_goes_untold() -> None:
    late = NOON + DAY + TWO_YEARS
    assert not should_be_told(kept(Stage.DRAFT), late)
    assert is_due(kept(Stage.DRAFT), late)
    assert not is_due(kept(Stage.DRAFT), late - DAY)
