"""Everything about me is deleted, after a second press."""

from datetime import UTC, datetime, timedelta

from bot.cards.action_names import ActionName
from bot.engine.contexts.member import Context, ErasureContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.steps.erasing import erasure
from bot.texts.me.privacy import privacy as texts

router = Router()
HOLDS = timedelta(hours=1)
"""How long the second press works: on an old message it could be pressed by accident."""


@router.press(ActionName.ERASE, reads=Context, even_if_removed=True, only_reads=True)
def ask(_context: Context, _event: Press, now: datetime) -> Decision:
    return Decision(reply=texts.confirm_erasing(now))


@router.press(ActionName.ERASE_ALL, reads=ErasureContext, even_if_removed=True)
def erase(context: ErasureContext, event: Press, now: datetime) -> Decision:
    asked_at = _read(event.action.arg)
    if asked_at is None or not timedelta(0) <= now - asked_at < HOLDS:
        return Decision(reply=texts.confirm_erasing(now))
    return erasure(
        [context.me.id], context.still_open, now, reply=texts.erasing_done(), event=event.id
    )


def _read(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
