"""My interviews, with what can be done about each."""

from datetime import datetime

from bot.decision import Decision
from bot.events import Command
from bot.model import OPEN_STAGES, Stage
from bot.router import Router
from bot.state import Mine
from bot.texts import home as texts

router = Router()
PAST_AT_MOST = 5
CURRENT = OPEN_STAGES | {Stage.HELD}


@router.command("interviews", "My interviews, and what I can do about each", reads=Mine)
def interviews(state: Mine, _event: Command, now: datetime) -> Decision:
    current = [each for each in state.interviews if each.stage in CURRENT]
    past = [each for each in state.interviews if each.stage not in CURRENT]
    return Decision(
        reply=texts.interviews(
            texts.entries(state, current[: texts.LISTED_AT_MOST], now),
            texts.entries(state, past[:PAST_AT_MOST], now),
        )
    )
