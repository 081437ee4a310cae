"""Deletes wordings to which no card and no plan has referred for a month, a few at a time.

No process counts a wording as known for more than a day without finding it in use. So whoever
refers to one that was unused for a month has stored it anew before, and then it is in use again.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, null, select, update

from storage.cards import card_rows
from storage.cards.forgotten_cards import HAS_CONTENT
from storage.connections.executor import Executor
from storage.interviews import plans as plan_rows
from storage.statements import wordings as stored_once
from storage.tables import cards, plans, wordings

KEPT = timedelta(days=30)
_AT_ONCE = 500
"""Rows in one step, which then takes a few milliseconds."""
_CARDS = (
    select(cards.c.id, cards.c.card)
    .where(cards.c.id > bindparam("after"), HAS_CONTENT)
    .order_by(cards.c.id)
    .limit(_AT_ONCE)
)
_PLANS = (
    select(plans.c.interview, plans.c.questions, plans.c.reserve)
    .where(plans.c.interview > bindparam("after"))
    .order_by(plans.c.interview)
    .limit(_AT_ONCE)
)
_WORDINGS = (
    select(wordings.c.id, wordings.c.unused_since)
    .where(wordings.c.id > bindparam("after"))
    .order_by(wordings.c.id)
    .limit(_AT_ONCE)
)
_THESE = wordings.c.id.in_(bindparam("these", expanding=True))
_IN_USE = update(wordings).where(_THESE).values(unused_since=null())
_UNUSED = (
    update(wordings)
    .where(_THESE, wordings.c.unused_since.is_(None))
    .values(unused_since=bindparam("now"))
)
_DELETE = delete(wordings).where(_THESE, wordings.c.unused_since <= bindparam("before"))
"""The condition is checked again, because somebody may have just stored a wording anew."""

Key = TypeVar("Key", int, str)


async def forget(executor: Executor, now: datetime, beat: Callable[[], None]) -> None:
    """`beat` is called after each step. Raises DatabaseAway."""
    await executor.run_separately(stored_once.forget_known)
    used: set[str] = set()
    await _walk(executor.read, partial(_note_cards, used), 0, beat)
    await _walk(executor.read, partial(_note_plans, used), "", beat)
    await _walk(executor.run_in_background, partial(_sort_out, used, now), "", beat)


async def _walk(
    run: Callable[[Callable[[Connection], Key | None]], Awaitable[Key | None]],
    step: Callable[[Key, Connection], Key | None],
    start: Key,
    beat: Callable[[], None],
) -> None:
    """Step by step to the end, each step in a transaction of its own."""
    after: Key | None = start
    while after is not None:
        after = await run(partial(step, after))
        beat()


def _note_cards(used: set[str], after: int, db: Connection) -> int | None:
    """Add the wordings of the next cards to `used`. Return the last card, None at the end."""
    found = db.execute(_CARDS, {"after": after}).all()
    for _, card in found:
        used.update(card_rows.wordings_in(card))
    return found[-1].id if found else None


def _note_plans(used: set[str], after: str, db: Connection) -> str | None:
    """The same for plans."""
    found = db.execute(_PLANS, {"after": after}).all()
    for _, *columns in found:
        for each in columns:
            used.update(plan_rows.wordings_in(each))
    return found[-1].interview if found else None


def _sort_out(used: set[str], now: datetime, after: str, db: Connection) -> str | None:
    """Delete the next wordings if they were unused for long, and note what is unused and what is in
    use again. Return the last one looked at, None at the end."""
    found = db.execute(_WORDINGS, {"after": after}).all()
    unused = {key: since for key, since in found if key not in used}
    again = [key for key, since in found if since and key in used]
    if again:
        db.execute(_IN_USE, {"these": again})
    if unused:
        db.execute(_DELETE, {"these": [*unused], "before": now - KEPT})
    if new := [key for key, since in unused.items() if since is None]:
        db.execute(_UNUSED, {"these": new, "now": now})
    return found[-1].id if found else None
