"""Records plain facts for the numbers that organizers see, whenever something is saved that they
are about. What was recorded first stays, next to what is true now."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from secrets import randbelow

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Update,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    union,
    update,
)

from bot.interview.conduct.absences import Absences
from bot.interview.conduct.concerns import Concern, ConcernState
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, AbsenceState, Interview, Stage
from bot.interview.numbers.facts import (
    SEARCH_LENGTH,
    InterviewFacts,
    OpenDoor,
    VainSearch,
    of_interview,
    open_door,
)
from bot.interview.numbers.fields import SEARCHERS_AT_LEAST
from storage.statements.dialect import Upsert, upsert
from storage.statements.mapping import names_of, values_of
from storage.statements.prepared import Prepared, PreparedChange, PreparedWithLists
from storage.tables import (
    concern_facts,
    door_facts,
    hosts,
    interview_facts,
    vain_searchers,
    vain_searches,
)

SHARED_BY = 5
"""A field that more hosts than this have had does not lead to any of them."""

_MOST_STAND_INS = 2**62
_FACT = interview_facts.c
_NAMES = names_of(InterviewFacts)


def _kept(name: str) -> ColumnElement[object]:
    """The new value of a column. The time when something first happened stays, and so does a value
    that is not known any more."""
    new = bindparam(f"new_{name}", type_=_FACT[name].type)
    match name:
        case "first_act" | "first_act_at" | "booked_at":
            return func.coalesce(_FACT[name], new)
        case "start" | "over_at" | "missed_at" | "notice":
            return func.coalesce(new, _FACT[name])
        case "said_held_at":  # an answer says nothing about a later start
            return case((_FACT.said_held_at >= _FACT.start, _FACT.said_held_at), else_=new)
        case _:
            return new


_NOTE = PreparedChange(
    update(interview_facts)
    .where(_FACT.interview == bindparam("this"))
    .values({name: _kept(name) for name in _NAMES if name != "interview"})
)
_FIELD_OF_HOST = (
    select(hosts.c.field).where(hosts.c.member == bindparam("asked_host")).scalar_subquery()
)
_ADD = PreparedChange(
    insert(interview_facts).inline().values(field=func.coalesce(_FIELD_OF_HOST, ""))
)
_CONTRADICT = (
    update(interview_facts)
    .where(_FACT.interview == bindparam("this"), _FACT.contradicted_at.is_(None))
    .values(contradicted_at=bindparam("at", type_=_FACT.contradicted_at.type))
)
_HELD_BY_ANSWER = (
    update(interview_facts)
    .where(_FACT.interview == bindparam("this"))
    .values(
        said_held_at=case(
            (_FACT.said_held_at >= _FACT.start, _FACT.said_held_at),
            else_=bindparam("at", type_=_FACT.said_held_at.type),
        )
    )
)
_OPEN_DOOR = Prepared(
    select(
        door_facts.c.id, door_facts.c.field, door_facts.c.per_month, door_facts.c.opened_at
    ).where(door_facts.c.host == bindparam("of"), door_facts.c.closed_at.is_(None))
)
_ADD_DOOR = PreparedChange(insert(door_facts).inline())
_CONCERN = upsert(concern_facts, ["concern"])
_NEW_SEARCHER = PreparedChange(
    Upsert(vain_searchers, lambda insert: insert.on_conflict_do_nothing()).on
)
_ONE_MORE = PreparedChange(
    Upsert(
        vain_searches,
        lambda insert: insert.on_conflict_do_update(
            index_elements=list(vain_searches.primary_key),
            set_={"people": vain_searches.c.people + 1},
        ),
    ).on
)


def note_interview(db: Connection, interview: Interview, now: datetime, *, is_new: bool) -> None:
    """Record nothing about a draft. Nothing is added to the facts of somebody who was erased."""
    if interview.stage is Stage.DRAFT:
        return
    told = of_interview(interview, now)
    values = values_of(told)
    new = {f"new_{name}": value for name, value in values.items() if name != "interview"}
    noted = _NOTE.run(db, [new | {"this": interview.id}])
    if not noted and (is_new or interview.was_just_sent):
        _ADD.run(db, [values | {"asked_host": interview.host}])


def note_absences(db: Connection, of: Absences, now: datetime) -> None:
    """Record it if the two sides do not agree whether the interview took place."""
    if of.absences and of.absences[-1].state is AbsenceState.CONTRADICTED:
        db.execute(_CONTRADICT, {"this": of.interview, "at": now})


def note_held(db: Connection, interview: str, at: datetime) -> None:
    """A side has answered something that only a person who was there can answer."""
    db.execute(_HELD_BY_ANSWER, {"this": interview, "at": at})


def note_door(db: Connection, host: Member, now: datetime) -> None:
    """Record a separate period for each time that the door is open, and for each change of what the
    host offers."""
    door, last = open_door(host, now), _OPEN_DOOR.first(db, of=host.id)
    if last is not None:
        this, known = last[0], OpenDoor(*last[1:])
        if door is not None and _is_the_same(known, door, now):
            return
        _end_door(db, this, known, now)
    if door is not None:
        values = {"field": door.field, "per_month": door.per_month, "opened_at": door.since}
        whose = {"community": host.community, "host": host.id}
        _ADD_DOOR.run(db, [values | whose])


def _end_door(db: Connection, this: int, known: OpenDoor, now: datetime) -> None:
    which = door_facts.c.id == this
    if known.since > now:
        db.execute(delete(door_facts).where(which))
    else:
        db.execute(update(door_facts).where(which).values(closed_at=now))


def _is_the_same(known: OpenDoor, door: OpenDoor, now: datetime) -> bool:
    if (known.field, known.per_month) != (door.field, door.per_month):
        return False
    return known.since == door.since if door.since > now else known.since <= now


def note_concern(db: Connection, concern: Concern, now: datetime) -> None:
    """Record nothing about a draft, which is for its reporter only."""
    if concern.state is ConcernState.DRAFT:
        return
    which = concern_facts.c.concern == concern.id
    looked_after = db.scalar(select(concern_facts.c.looked_after_at).where(which))
    values = {
        "concern": concern.id,
        "community": concern.community,
        "opened_at": concern.opened_at,
        "looked_after_at": looked_after or (now if concern.keeper is not None else None),
        "closed_at": concern.closed_at,
    }
    db.execute(_CONCERN.on(db), values)


def note_search(db: Connection, search: VainSearch, now: datetime) -> None:
    """Count the search. A member counts only once a month for the same words."""
    searched = {"month": month_of(now), "words": search.words[:SEARCH_LENGTH]}
    if _NEW_SEARCHER.run(db, [searched | {"member": search.member}]):
        _ONE_MORE.run(db, [searched | {"community": search.community, "people": 1}])


def month_of(at: datetime) -> datetime:
    """The first moment of its month in UTC."""
    return at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def forget_searchers(db: Connection, now: datetime) -> None:
    """Of months that are over, delete who searched for what, and what hardly anybody searched
    for."""
    month = month_of(now)
    few = vain_searches.c.people < SEARCHERS_AT_LEAST
    db.execute(delete(vain_searchers).where(vain_searchers.c.month < month))
    db.execute(delete(vain_searches).where(vain_searches.c.month < month, few))


def forget_people(db: Connection, these: Collection[int], now: datetime) -> None:
    """Replace each of these members, who are erased, with a random number. They are counted as
    before, and nothing leads back to them, even if they return."""
    if not HAVE_FACTS.rows(db, these=list(these)):
        return
    _forget_fields(db, these)
    _close_all(db, these, now)
    instead = [{"this": each, "stand_in": -1 - randbelow(_MOST_STAND_INS)} for each in these]
    for statement in _STAND_IN:
        db.execute(statement, instead)


def _stand_in(column: Column[int], **unlinked: None) -> Update:
    changed = update(column.table).where(column == bindparam("this"))
    return changed.values({column.name: bindparam("stand_in"), **unlinked})


_STAND_IN = (
    _stand_in(_FACT.seeker, interview=None),
    _stand_in(_FACT.host, interview=None),
    _stand_in(door_facts.c.host),
)


_THESE: BindParameter[int] = bindparam("these", expanding=True)
_SIDES = (_FACT.seeker, _FACT.host, door_facts.c.host)
HAVE_FACTS = PreparedWithLists(
    select(literal_column("1")).where(
        or_(*(exists(select(each).where(each.in_(_THESE))) for each in _SIDES))
    )
)
_CLOSE_DOORS = (
    update(door_facts)
    .where(door_facts.c.host.in_(_THESE), door_facts.c.closed_at.is_(None))
    .values(closed_at=bindparam("now", type_=door_facts.c.closed_at.type))
)
_STILL_OPEN = select(_FACT.id, _FACT.start, _FACT.stage).where(
    or_(_FACT.seeker.in_(_THESE), _FACT.host.in_(_THESE)), _FACT.stage.in_(OPEN_STAGES)
)
_WITH_FIELD = (interview_facts, door_facts)
_FIELDS = union(*(select(each.c.field).where(each.c.host.in_(_THESE)) for each in _WITH_FIELD))


def _close_all(db: Connection, these: Collection[int], now: datetime) -> None:
    """Close their doors and interviews that are still open, because later nobody knows whose they
    were."""
    db.execute(_CLOSE_DOORS, {"these": these, "now": now})
    for row in db.execute(_STILL_OPEN, {"these": these}).all():
        booked = row.stage is Stage.BOOKED
        values = {
            "stage": Stage.CANCELLED,
            "closed_at": now,
            "notice": (row.start - now) // timedelta(minutes=1) if booked else None,
        }
        db.execute(update(interview_facts).where(_FACT.id == row.id).values(values))


def _forget_fields(db: Connection, hosts: Collection[int]) -> None:
    """Delete their fields that only few hosts have had, since such a field could lead to them."""
    for field in filter(None, db.scalars(_FIELDS, {"these": hosts}).all()):
        if not _is_shared(db, field):
            for each in _WITH_FIELD:
                rare = each.c.host.in_(hosts) & (each.c.field == field)
                db.execute(update(each).where(rare).values(field=""))


def _is_shared(db: Connection, field: str) -> bool:
    had_by: set[int] = set()
    for each in _WITH_FIELD:
        of = select(each.c.host).where(each.c.field == field).distinct()
        had_by |= {*db.scalars(of.limit(SHARED_BY + 1))}
    return len(had_by) > SHARED_BY
