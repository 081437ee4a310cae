"""When each kind of work is due next, in one statement."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select

from bot.engine.store.agenda import Agenda
from bot.engine.store.ports import SpaceKey
from storage.calendars import busy_times
from storage.cards import bulk_cards, outbox
from storage.organizing import channel_posts, imports, report_orders
from storage.pairs import concerns
from storage.statements.prepared import PreparedWithLists
from storage.suggestions import suggestion_rounds
from storage.timers import community_timers, timers, waking

_TIMES = (timers.NEXT, community_timers.NEXT, channel_posts.NEXT, imports.NEXT)
_CARDS = (outbox.NEXT_DUE, bulk_cards.NEXT)
_WAITING = (
    *(waking.IS_WAKING, busy_times.IS_DUE, concerns.SEEKS_OWNERS),
    *(suggestion_rounds.IS_UNDER_WAY, report_orders.WAITS),
)
AGENDA = PreparedWithLists(
    select(*(each.scalar_subquery() for each in (*_TIMES, *_CARDS)), *_WAITING)
)
"""The columns have the same order as the fields of Agenda."""


def read(
    db: Connection,
    now: datetime,
    platforms: Collection[str],
    skip: Collection[SpaceKey] = (),
) -> Agenda:
    """The agenda, with the cards of these platforms, except those of spaces to skip."""
    [row] = AGENDA.rows(db, now=now, skip=list(skip), platforms=list(platforms))
    return Agenda(*row)
