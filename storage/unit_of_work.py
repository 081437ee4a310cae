"""One transaction, as the core sees it."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.engine.decisions import Decision
from bot.engine.store.agenda import Agenda
from bot.engine.store.ports import SpaceKey
from bot.engine.store.store import UnitOfWork
from bot.interview.numbers.orders import ReportOrder
from storage import agenda
from storage.cards.bulk_cards import SqlBulkCards
from storage.cards.couriers import SqlCouriers
from storage.cards.first_messages import SqlFirstMessages
from storage.cards.outbox import SqlOutbox
from storage.contexts.loader import SqlContexts
from storage.decisions import save
from storage.erasing.erased_members import Erased, erase
from storage.erasing.retention import SqlRetention
from storage.errors import is_away
from storage.events.kept_events import SqlKeptEvents
from storage.events.recent_actions import SqlRecentActions
from storage.interviews.interviews import SqlInterviews
from storage.keys.keys import Keys
from storage.membership.belonging import SqlBelonging
from storage.membership.memberships import SqlMemberships
from storage.organizing import report_orders
from storage.organizing.channel_posts import SqlChannelPosts
from storage.organizing.imports import SqlImports
from storage.pairs.concerns import SqlConcerns
from storage.people.arrivals import Arrivals
from storage.people.groups import SqlGroups
from storage.spaces.spaces import SqlSpaces
from storage.statements.savepoints import savepoint
from storage.suggestions.suggestion_rounds import SqlSuggestions
from storage.timers.community_timers import SqlCommunityTimers
from storage.timers.timers import SqlTimers


class SqlUnitOfWork(UnitOfWork):
    """`public_url` is where Askwell can be reached from outside, empty if nowhere. `erased` are the
    members whom this transaction has erased."""

    contexts: SqlContexts

    def __init__(self, db: Connection, public_url: str, keys: Keys) -> None:
        self.db = db
        self.erased: list[Erased] = []
        self.keys = keys
        self._arrivals = Arrivals(db)
        self.contexts = SqlContexts(db, self._arrivals, public_url, keys)
        self.timers = SqlTimers(db, claimed=self.contexts.expect)
        self.community_timers = SqlCommunityTimers(db)
        self.outbox = SqlOutbox(db)
        self.bulk_cards = SqlBulkCards(db)
        self.couriers = SqlCouriers(db)
        self.kept_events = SqlKeptEvents(db)
        self.recent_actions = SqlRecentActions(db)
        self.spaces = SqlSpaces(db)
        self.memberships = SqlMemberships(db, self._arrivals, keys)
        self.belonging = SqlBelonging(db, self._arrivals)
        self.groups = SqlGroups(db)
        self.interviews = SqlInterviews(db)
        self.concerns = SqlConcerns(db)
        self.channel_posts = SqlChannelPosts(db)
        self.imports = SqlImports(db, keys)
        self.first_messages = SqlFirstMessages(db)
        self.retention = SqlRetention(db)
        self.suggestions = SqlSuggestions(db)

    def agenda(
        self,
        now: datetime,
        platforms: Collection[str],
        skip: Collection[SpaceKey] = (),
    ) -> Agenda:
        return agenda.read(self.db, now, platforms, skip)

    def save(self, decision: Decision, now: datetime) -> None:
        save(self.db, decision, now, self.keys)
        if decision.erases:
            self.erased += erase(self.db, decision.erases, self.keys, now)
        self.timers.set(decision.timers)
        self.community_timers.set(decision.community_timers)
        self.contexts.keep(decision.save)
        self._arrivals.forget()

    def take_report(self, order: ReportOrder) -> bool:
        return report_orders.take(self.db, order)

    def raise_if_away(self, failed: Exception) -> None:
        """When its disk is full, SQLite may undo the whole transaction. Then a savepoint fails,
        too, because it is gone, and the reason is found in the context of that error."""
        reason: BaseException | None = failed
        while reason is not None:
            if isinstance(reason, DBAPIError) and is_away(reason):
                raise reason
            reason = reason.__context__

    def savepoint(self) -> AbstractContextManager[object]:
        return savepoint(self.db)
