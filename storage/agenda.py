"""When each kind of work is due next, in one statement."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from bot.engine.store.agenda import Agenda
from bot.engine.store.ports import SpaceKey
from storage.calendars import busy_times
from storage.cards import bulk_cards, outbox
from storage.organizing import channel_posts, imports, report_orders
from storage.pairs import concerns
from storage.statements.prepared import PreparedWithLists
from storage.suggestions import suggestion_rounds
from storage.timers import community_timers, timers, waking


def _agenda(cards: Select[Any], bulk: Select[Any]) -> PreparedWithLists:
    """The columns have the same order as the fields of Agenda."""
    times = (timers.NEXT, community_timers.NEXT, channel_posts.NEXT, imports.NEXT, cards, bulk)
    beside = (concerns.SEEKS_OWNERS, suggestion_rounds.IS_UNDER_WAY, report_orders.WAITS)
    waiting = (waking.IS_WAKING, busy_times.IS_DUE, *beside)
    return PreparedWithLists(select(*(each.scalar_subquery() for each in times), *waiting))


_OF_ALL = _agenda(outbox.NEXT_DUE, bulk_cards.NEXT)
_OF_SOME = _agenda(outbox.NEXT_DUE_OF_SOME, bulk_cards.NEXT_OF_SOME)


def read(
    db: Connection,
    now: datetime,
    platforms: Collection[str] | None,
    skip: Collection[SpaceKey] = (),
) -> Agenda:
    """The agenda, with the cards of these platforms (None for all), except those of spaces to
    skip."""
    if platforms is None:
        [row] = _OF_ALL.rows(db, now=now, skip=list(skip))
    else:
        [row] = _OF_SOME.rows(db, now=now, skip=list(skip), platforms=list(platforms))
    return Agenda(*row)
