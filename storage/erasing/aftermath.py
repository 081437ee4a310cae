"""What is done once an erasure is committed: nothing of the members stays in the files of the
database, and no backup restores them."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from bot.cards.rich_text import Text
from bot.language import forgettable
from storage.connections.executor import Executor
from storage.connections.write_ahead_log import forget_log
from storage.erasing import erased_members
from storage.erasing.erased_members import Erased
from storage.erasing.erasure_log import ErasureLog
from storage.errors import StorageError, Unusable
from storage.keys.keys import Keys
from storage.search import word_indexes

log = logging.getLogger(__name__)

_NEVER = datetime.min.replace(tzinfo=UTC)
_A_MOMENT = timedelta(microseconds=1)


class Aftermath:
    """`erasures` is the file that lists who was erased; without it, nobody would notice that a
    backup has restored them. After a crash, the next start finishes what was begun."""

    def __init__(self, executor: Executor, erasures: ErasureLog | None) -> None:
        self._executor = executor
        self._erasures = erasures
        self._unfinished: list[Erased] = []

    async def finish(self, erased: Sequence[Erased]) -> None:
        if erased:
            forgettable.forget_words()
            await word_indexes.forget_words(self._executor)
            await self._executor.run_separately(lambda engine: self._seal(engine, erased))

    async def begin(self, erased: Sequence[Erased]) -> None:
        """For one of many steps: as little as can be done now. `finish_steps` does the rest. From
        now on no backup restores these members. The noted time is a moment too early, so if the
        process restarts before the rest, it finds their erasure missing in the file."""
        if erased:
            early = [replace(each, at=each.at - _A_MOMENT) for each in erased]
            await self._executor.run_separately(lambda _: self._note(early))
            self._unfinished += erased
            await self._executor.run_in_background(word_indexes.merge_some)

    async def finish_steps(self) -> None:
        gone, self._unfinished = self._unfinished, []
        await self.finish(gone)

    async def restored_from_backup(self, keys: Keys) -> Sequence[int]:
        """Members who were erased and whom an older backup has restored. Erasures that are missing
        in the file, or are newer than it says, are added to it, and words that a crash left in the
        indexes are deleted. Raises StorageError, also if the file is read-only."""
        if self._erasures is None:
            return ()
        self._erasures.check()
        logged = self._erasures.read()
        erased = await self._executor.read(erased_members.all_erased)
        if missing := [each for each in erased if logged.get(each.hash, _NEVER) < each.at]:
            await word_indexes.forget_words(self._executor)
            self._erasures.note(missing)
        return await self._executor.run(
            lambda db: erased_members.restored_from_backup(db, logged, keys)
        )

    async def fault_of_log(self, *, alone: bool) -> Text | None:
        """What is wrong with the file, in a sentence with what to do. `alone`: nobody else uses the
        database. Otherwise somebody may have been erased by another process, which has a file of
        its own."""
        if self._erasures is None:
            return None
        try:
            logged = self._erasures.read()
        except Unusable as failed:
            return failed.why
        erased = await self._executor.read(erased_members.all_erased)
        names_somebody = any(each.hash in logged for each in erased)
        is_ours = names_somebody or not erased or not (logged or alone)
        return None if is_ours else self._erasures.names_nobody()

    def _seal(self, engine: Engine, erased: Sequence[Erased]) -> None:
        """Empty SQLite's write-ahead log, so that nothing of these members is left in it, and note
        that they were erased, so that no backup restores them. During a long read the log cannot be
        emptied; then it is done at most a minute after the read."""
        forget_log(engine)
        self._note(erased)

    def _note(self, erased: Sequence[Erased]) -> None:
        """A failure here does not undo the erasure. Members who cannot be noted now are noted at
        the next start."""
        try:
            if self._erasures:
                self._erasures.note(erased)
        except StorageError as failed:
            log.error("%s", failed)
