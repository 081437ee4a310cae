"""Erases the rows of members in all tables, except their cards, their facts and their own member
rows: those that go with them, as their holdings say, and those that are named here. Most people
have few such rows, so one query first finds out which tables have any."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    bindparam,
    delete,
    exists,
    literal_column,
    null,
    or_,
    select,
    union_all,
    update,
)

from bot.interview.conduct.concerns import ConcernState
from bot.interview.frozen import frozen
from bot.interview.model import Stage
from bot.interview.organizing.broadcasts import BroadcastState
from storage import tables
from storage.interviews import absences, plans, reading_list, words
from storage.pairs.concerns import INVOLVES_THESE, WITHOUT_WORDS
from storage.personal_data.records import HOLDINGS
from storage.statements.prepared import PreparedWithLists
from storage.tables import (
    broadcasts,
    busy_times,
    cards,
    concerns,
    forgettings,
    installations,
    interviews,
    members,
    namings,
    own_calendars,
    programmes,
    quotes,
    recommendations,
    timers,
)

_NOTHING: dict[str, Any] = {"offered": (), "venue": null(), "follow_up_at": null()}
_NO_WORDS: dict[str, Any] = words.WITHOUT_WORDS | _NOTHING | {"nudges": False}
"""For an interview whose seeker is erased. The seeker wrote all its words; only the place is the
host's."""
_RAISED = {"revision": interviews.c.revision + 1}
"""Raised, so that a button on an old card answers with the present state."""

ERASED_MEMBERS: BindParameter[int] = bindparam("these", expanding=True)
TAKE_PART_IN_INTERVIEW = or_(
    interviews.c.seeker.in_(ERASED_MEMBERS), interviews.c.host.in_(ERASED_MEMBERS)
)
THEIR_INTERVIEWS = select(interviews.c.id).where(TAKE_PART_IN_INTERVIEW)
_ARE_SEEKERS, _ARE_HOSTS = (
    interviews.c.seeker.in_(ERASED_MEMBERS),
    interviews.c.host.in_(ERASED_MEMBERS),
)
_OF_SEEKERS, _OF_HOSTS = (
    select(interviews.c.id).where(each) for each in (_ARE_SEEKERS, _ARE_HOSTS)
)
_CALENDARS = select(own_calendars.c.id).where(own_calendars.c.member.in_(ERASED_MEMBERS))
_DRAFTS = _OF_SEEKERS.where(interviews.c.stage == Stage.DRAFT)
_WROTE = broadcasts.c.by.in_(ERASED_MEMBERS)
_INSTALLED = exists().where(
    *(members.c.id.in_(ERASED_MEMBERS), members.c.platform == "slack"),
    *(members.c.space == installations.c.team_id, members.c.user == installations.c.user_id),
)


@frozen
class _Trace:
    """Rows that belong to the members, and how they are erased."""

    table: Table
    theirs: ColumnElement[bool]
    how: PreparedWithLists | Callable[[Connection, Collection[int]], None]

    def erase(self, db: Connection, these: Collection[int]) -> None:
        if isinstance(self.how, PreparedWithLists):
            self.how.rows(db, these=list(these))
        else:
            self.how(db, these)


def erase(db: Connection, these: Collection[int]) -> None:
    """Erase all these rows of the members, who are locked."""
    for at in sorted(at for (at,) in _FOUND.rows(db, these=list(these))):
        _TRACES[at].erase(db, these)


def statements() -> Iterator[PreparedWithLists]:
    yield _FOUND
    yield from (each.how for each in _TRACES if isinstance(each.how, PreparedWithLists))


def _deleted(table: Table, theirs: ColumnElement[bool]) -> _Trace:
    return _Trace(table, theirs, PreparedWithLists(delete(table).where(theirs)))


def _changed(table: Table, theirs: ColumnElement[bool], **values: Any) -> _Trace:
    return _Trace(table, theirs, PreparedWithLists(update(table).where(theirs).values(values)))


def _is_there(at: int, trace: _Trace) -> Select[Any]:
    any_row: Select[Any] = select(literal_column("1")).select_from(trace.table).where(trace.theirs)
    return select(literal_column(str(at), Integer)).where(any_row.exists())


def _give_up(db: Connection, these: Collection[int]) -> None:
    for each in these:
        absences.give_up(db, each)


_TRACES = (
    *(
        _deleted(column.table, column.in_(which))
        for column, which in (
            (timers.c.interview, THEIR_INTERVIEWS),
            (quotes.c.interview, THEIR_INTERVIEWS),
            (namings.c.interview, THEIR_INTERVIEWS),
            (recommendations.c.interview, _OF_SEEKERS),
            (forgettings.c.interview, _OF_SEEKERS),
            (busy_times.c.calendar, _CALENDARS),
        )
    ),
    *(
        _deleted(each.table, each.goes_with.in_(ERASED_MEMBERS))
        for each in HOLDINGS
        if each.goes_with is not None
    ),
    _changed(programmes, programmes.c.contact.in_(ERASED_MEMBERS), contact=null()),
    _changed(installations, _INSTALLED, user_id=""),
    _Trace(recommendations, recommendations.c.interview.in_(_OF_HOSTS), reading_list.forget_fields),
    _Trace(tables.plans, tables.plans.c.interview.in_(_OF_HOSTS), plans.forget_hosts),
    _Trace(interviews, TAKE_PART_IN_INTERVIEW & absences.IS_ASKED, _give_up),
    _changed(cards, cards.c.about.in_(_DRAFTS), about=None),
    _deleted(interviews, interviews.c.id.in_(_DRAFTS)),
    _changed(interviews, _ARE_SEEKERS, **_NO_WORDS, **_RAISED),
    _changed(interviews, _ARE_HOSTS, **_NOTHING, **_RAISED),
    _deleted(
        concerns, concerns.c.reporter.in_(ERASED_MEMBERS) & (concerns.c.state == ConcernState.DRAFT)
    ),
    _changed(concerns, INVOLVES_THESE & (concerns.c.state == ConcernState.CLOSED), **WITHOUT_WORDS),
    _deleted(broadcasts, _WROTE & (broadcasts.c.state == BroadcastState.DRAFT)),
    _changed(broadcasts, _WROTE, by=None),
)
_FOUND = PreparedWithLists(union_all(*(_is_there(*each) for each in enumerate(_TRACES))))
