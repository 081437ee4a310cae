"""Runs a story with which many tests begin only once in a process. The next test whose town has had
the same history gets a copy of the result."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from itertools import count
from typing import TYPE_CHECKING, Any, ParamSpec

from adapters.terminal.player import Player
from bot.interview.members import Person
from tests.tables import connection_of

if TYPE_CHECKING:
    from tests.bot.town import Town

P = ParamSpec("P")
_ITS_OWN = {"_app", "_tell", "_town", "_players", "_shown_by", "_numbers"}
"""Attributes that belong to one town, or that are copied in another way."""


def lived_once(story: Callable[P, None]) -> Callable[P, None]:
    """For a fixture or a function that gets members, and does nothing except what they do and what
    time does. After a copy, the town continues as after a restart: its process has nothing in
    memory. Do not use it for what is observed during the story, such as a log or the statements of
    the database."""

    @wraps(story)
    def live(*args: P.args, **kwargs: P.kwargs) -> None:
        given = (*args, *kwargs.values())
        [past] = {each for each in map(_past, given) if each}
        what = (story.__module__, story.__qualname__, *map(_named, given), *kwargs)
        past.live(what, lambda: story(*args, **kwargs))

    return live


def _past(given: object) -> "Past | None":
    """The history of a town, or of the town of a member. None for anything else."""
    return getattr(getattr(given, "_town", given), "past", None)


def _named(given: object) -> object:
    return getattr(given, "person", None if _past(given) else given)


class Past:
    """Everything that has happened in a town since it began. If anything else happens in it, which
    is noticed before the next story, no more results are copied. The same is true for a town of
    which we do not know how it `began` (None)."""

    def __init__(self, town: "Town", began: object | None) -> None:
        self._town = town
        self._lived: tuple[object, ...] = (began,)
        self._then = self._now() if began else None

    def live(self, what: object, story: Callable[[], None]) -> None:
        with self.goes_on(what) as lived:
            if lived in _endings:
                _endings[lived].give(self._town)
                return
            story()
        if lived:
            _keep(lived, Ending(self._town))

    @contextmanager
    def goes_on(self, what: object) -> Iterator[tuple[object, ...]]:
        """Adds `what` to the history. Yields the history that includes it, or an empty one if it is
        not known."""
        lived = (*self._lived, what) if self._then == self._now() else ()
        yield lived
        if lived:
            self._lived, self._then = lived, self._now()

    def _now(self) -> tuple[object, ...]:
        town = self._town
        database = connection_of(town._engine)
        tables = database.execute("PRAGMA schema_version").fetchone()
        return town.store, database.total_changes, tables, town.awake, Memory.of(town)


class Ending:
    def __init__(self, town: "Town") -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        connection_of(town._engine).backup(self._database)
        self._memory = Memory.of(town)

    def give(self, town: "Town") -> None:
        self._database.backup(connection_of(town._engine))
        self._memory.give(town)

    def close(self) -> None:
        self._database.close()


_endings: dict[tuple[object, ...], Ending] = {}
_MOST = 150
"""How many results are kept. Each takes nearly a megabyte."""


def _keep(lived: tuple[object, ...], ending: Ending) -> None:
    """If there are too many, drop the oldest one, because the tests of one file run one after
    another."""
    _endings[lived] = ending
    if len(_endings) > _MOST:
        _endings.pop(next(iter(_endings))).close()


@dataclass
class Memory:
    """What a town knows in addition to its database."""

    parts: list[dict[str, Any]]
    players: dict[Person, "_PlayerMemory"]
    shown_by: dict[str, Person]

    @classmethod
    def of(cls, town: "Town") -> "Memory":
        office = town.post_office
        return cls(
            parts=[_attributes(each) for each in _parts(town)],
            players={who: _PlayerMemory.of(each) for who, each in office._players.items()},
            shown_by={key: each.caller.person for key, each in office._shown_by.items()},
        )

    def give(self, town: "Town") -> None:
        for part, attributes in zip(_parts(town), self.parts, strict=True):
            _set(part, attributes)
        players = town.post_office._players
        for who, memory in self.players.items():
            memory.give(players[who])
        town.post_office._shown_by = {key: players[who] for key, who in self.shown_by.items()}


@dataclass
class _PlayerMemory:
    attributes: dict[str, Any]
    number: int

    @classmethod
    def of(cls, player: Player) -> "_PlayerMemory":
        number = next(player._numbers)
        player._numbers = count(number)
        return cls(_attributes(player), number)

    def give(self, player: Player) -> None:
        _set(player, self.attributes)
        player._numbers = count(self.number)


def _parts(town: "Town") -> list[object]:
    return [
        *(town.clock, town.post_office, town.landlords),
        *(town.drawer, town.board, town.presence),
    ]


def _attributes(part: object) -> dict[str, Any]:
    return {name: _own(each) for name, each in vars(part).items() if name not in _ITS_OWN}


def _set(part: object, attributes: dict[str, Any]) -> None:
    vars(part).update({name: _own(each) for name, each in attributes.items()})


def _own(value: Any) -> Any:
    return value.copy() if isinstance(value, list | dict | set) else value
