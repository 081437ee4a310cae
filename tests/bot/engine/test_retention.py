"""Which interviews are over, so that their cards are forgotten."""

from bot.engine.retention import CARDS_KEPT, ENDED, RESTING, forget_old
from bot.interview.model import OPEN_STAGES, Stage
from tests.bot.engine.memory import MemoryUnit
from tests.bot.engine.people import DAY, NOON


def test_what_is_old_is_forgotten() -> None:
    unit = MemoryUnit()
    forget_old(unit, NOON)
    before = NOON - 180 * DAY
    assert unit.forgotten == [("cards", (before, {*ENDED}, {*RESTING})), ("venues", before)]
    assert CARDS_KEPT == 180 * DAY


def test_each_stage_is_open_over_or_not_yet_begun() -> None:
    assert {*OPEN_STAGES, *ENDED, *RESTING, Stage.DRAFT} == {*Stage}
    assert len(OPEN_STAGES) + len(ENDED) + len(RESTING) + 1 == len(Stage)
