"""How many statements each command, and each press and form of a story, sends to the database. One
more statement must be a decision, and not an accident."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from tests.bot.town import Town
from tests.tables import connection_of

Count = tuple[int, int]
READS = ("SELECT", "WITH")

NEEDED: dict[str, Count] = {
    "help": (2, 0),
    "start": (3, 0),
    "interviews": (2, 0),
    "questions": (2, 0),
    "privacy": (1, 0),
    "calendar": (8, 4),
    "calendar, again": (4, 0),
    "contacts": (2, 0),
    "journal": (2, 0),
    "reading": (2, 0),
    "report": (3, 0),
    "thanks": (2, 0),
    "plain words": (3, 0),
    "organize": (15, 0),
    "host": (2, 0),
    "settings": (1, 0),
    "settings, opened": (1, 0),
    "settings, sent": (1, 2),
    "find": (6, 0),
    "find, nobody": (8, 2),
    "ask, by name": (9, 0),
    "ask, opened": (7, 0),
    "ask, written": (6, 2),
    "ask, sent": (7, 8),
    "not now, asked first": (4, 0),
    "pick": (8, 8),
    "interviews, of one": (2, 0),
    "questions, of a plan": (4, 0),
    "plain words, with an interview": (3, 0),
    "note, opened": (3, 0),
    "note, written": (5, 5),
    "note, sent": (7, 6),
}
"""How many statements read, and how many write. Everybody who acts has used Askwell before. A look
that has to write after all is read twice, such as the first look at the calendar."""


def test_nothing_asks_the_database_for_more_than_it_needs(town: Town) -> None:
    assert dict(_story(town)) == NEEDED


def _story(town: Town) -> Iterator[tuple[str, Count]]:
    def counted(what: str, act: Callable[[], object]) -> tuple[str, Count]:
        """Without the statements of the courier, which follow."""
        town.awake = False
        with _statements(town) as made:
            act()
        town.awake = True
        town.drain()
        reads = sum(each.startswith(READS) for each in made)
        return what, (reads, len(made) - reads)

    # Lived and not copied: a store that has just been opened asks for more.
    daniel = town.member("Daniel")
    daniel.hosts(hours="Tue, Thu 17:00-19:00")
    maya = town.member("Maya", "Africa/Nairobi")
    ana = town.member("Ana", runs_space=True)
    ana.types("organize")
    maya.types("help")

    for command in ("help", "start", "interviews", "questions", "privacy", "calendar"):
        yield counted(command, partial(maya.types, command))
    for command in ("contacts", "journal", "reading", "report", "thanks"):
        yield counted(command, partial(maya.types, command))
    yield counted("calendar, again", partial(maya.types, "calendar"))
    yield counted("plain words", lambda: maya.types("how do I thank somebody?"))
    yield counted("organize", lambda: ana.types("organize"))
    yield counted("host", lambda: daniel.types("host"))
    yield counted("settings", lambda: maya.types("settings"))
    yield counted("settings, opened", lambda: maya.presses("Change"))
    yield counted("settings, sent", lambda: maya.fills(quiet_from="21:00", quiet_until="9:00"))
    yield counted("find", lambda: maya.types("find user research"))
    yield counted("find, nobody", lambda: maya.types("find astronomy"))
    yield counted("ask, by name", lambda: maya.types("ask Daniel"))
    maya.types("find")
    yield counted("ask, opened", lambda: maya.presses("Ask Daniel"))
    words = {"connection": "We both studied physics.", "wish": "How you moved to research."}
    slots = maya.options("slots")[:1]
    yield counted("ask, written", lambda: maya.fills(**words, slots=slots))
    yield counted("ask, sent", lambda: maya.presses("Send it"))
    not_now = daniel.button("Not now").action
    yield counted("not now, asked first", lambda: daniel.sends(not_now))
    daniel.presses("No, keep it open")
    yield counted("pick", daniel.picks)
    yield counted("interviews, of one", lambda: maya.types("interviews"))
    yield counted("questions, of a plan", lambda: maya.types("questions"))
    yield counted("plain words, with an interview", lambda: maya.types("good morning"))
    town.to("2026-11-24 16:40")
    yield counted("note, opened", lambda: maya.presses("Write a thank-you note"))
    yield counted("note, written", lambda: maya.fills(note="Dear Daniel, thank you."))
    yield counted("note, sent", lambda: maya.presses("Send it"))


@contextmanager
def _statements(town: Town) -> Iterator[list[str]]:
    """The statements as SQLite executes them, except those that begin or end a transaction, and
    those that store our own words once for good."""
    connection, made = connection_of(town._engine), list[str]()

    def note(statement: str) -> None:
        is_one = not statement.startswith(
            ("BEGIN", "COMMIT", "PRAGMA", "--", "INSERT INTO wording")
        )
        if is_one and not (made and _goes_on(statement, made[-1])):
            made.append(statement)

    connection.set_trace_callback(note)
    try:
        yield made
    finally:
        connection.set_trace_callback(None)


def _goes_on(statement: str, last: str) -> bool:
    """SQLite reports a statement again after a trigger, and a write once for each of its rows."""
    is_write = not statement.startswith(READS)
    return statement == last or (is_write and statement.split()[:3] == last.split()[:3])
