"""Fires timers: hands each that is due to its flow, and saves what that decides."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.engine.contexts import OfInterview, State
from bot.engine.decisions import Decision, Saved
from bot.engine.errors import without_words
from bot.engine.events import Due
from bot.engine.ports import Early, Reading
from bot.interview.model import Interview, Member, Touch
from storage import interviews, people, timers
from storage.loading import of_interview
from storage.saving import save

log = logging.getLogger(__name__)

Read = Callable[[Due], Reading | None]
DecideDue = Callable[[Due, State | None], Decision]

PUT_OFF = timedelta(hours=1)


def fire(
    db: Connection, now: datetime, most: int, read: Read, decide: DecideDue, *, early: Early
) -> int:
    due = timers.claim(db, now, most)
    batch = _Batch(db, now, read, decide)
    batch.fire(due)
    if batch.readers:
        until = now + early.within
        soon = timers.claim_early(db, now, until, batch.readers, early.names)
        batch.fire([each for each in soon if each not in batch.done])
    return len(due)


class _Batch:
    """The interviews of the timers that are due and their members: read at once, and kept as
    the decisions change them, so that each decides by what the one before it left. `readers`
    are the members for whom grouped cards were posted, `done` what fired."""

    def __init__(self, db: Connection, now: datetime, read: Read, decide: DecideDue) -> None:
        self._db = db
        self._now = now
        self._read = read
        self._decide = decide
        self._interviews: dict[str, Interview] = {}
        self._members: dict[int, Member] = {}
        self.readers: set[int] = set()
        self.done: set[Due] = set()

    def fire(self, due: Sequence[Due]) -> None:
        self._load(due)
        moved: set[Due] = set()
        failed: set[Due] = set()
        for each in due:
            reading = self._read(each)
            if each in moved:
                continue
            if reading is None:
                log.error("No flow knows the timer %s of interview %s", each.name, each.interview)
                failed.add(each)
                continue
            try:
                decision = self._decided(each, reading)
            except Exception as unforeseen:  # one timer's fault must not stop the rest
                why = without_words(unforeseen)
                log.error("Timer %s of interview %s failed: %s", each.name, each.interview, why)
                failed.add(each)
            else:
                moved.update(Due(timer.interview, timer.name) for timer in decision.timers)
        timers.put_off(self._db, failed - moved, self._now + PUT_OFF)
        timers.forget(self._db, set(due) - moved - failed)
        self.done |= set(due)

    def _load(self, due: Sequence[Due]) -> None:
        """What is known already is of now: it was locked when it was read."""
        unknown = {each.interview for each in due} - self._interviews.keys()
        found = interviews.by_ids(self._db, unknown)
        sides = {side for each in found.values() for side in (each.seeker, each.host)}
        self._interviews |= found
        self._members |= people.by_ids(self._db, sides - self._members.keys())

    def _decided(self, due: Due, reading: Reading) -> Decision:
        decision = self._decide(due, self._state(due, reading))
        if decision.save or decision.posts or decision.timers:
            with self._db.begin_nested():  # what cannot be saved takes only itself back
                save(self._db, decision, self._now)
            self._keep(decision.save)
            self.readers |= {post.to for post in decision.posts if post.grouped}
        return decision

    def _state(self, due: Due, reading: Reading) -> OfInterview:
        interview = self._interviews[due.interview]
        me = self._members[interview.seeker]
        return of_interview(
            self._db, reading.state, me, interview, sides=self._members, now=self._now
        )

    def _keep(self, saved: Iterable[Saved]) -> None:
        for each in saved:
            if isinstance(each, Member):
                self._members[each.id] = each
            elif isinstance(each, Interview):
                self._interviews[each.id] = each
            elif isinstance(each, Touch):
                of = self._interviews[each.interview]
                changed = replace(of, touch_at=each.at, reminded=each.reminded)
                self._interviews[each.interview] = changed
