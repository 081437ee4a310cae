"""Reads the plain facts from which numbers are counted. Only the needed columns are read, because
there are many rows."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    Table,
    func,
    select,
    type_coerce,
)

from bot.interview.numbers.counted import (
    CountedAnswer,
    CountedChange,
    CountedConcern,
    CountedDoor,
    CountedInterview,
    CountedSearch,
    Material,
)
from bot.interview.numbers.field_names import field_key, told_fields
from bot.interview.numbers.orders import InterviewLine, ReportOrder, ReportPart
from bot.interview.numbers.periods import Span
from bot.interview.organizing.programme_settings import Admission
from storage.people import programmes
from storage.people.groups import members_in
from storage.tables import (
    assessments,
    columns_of,
    concern_facts,
    concerns,
    door_facts,
    group_members,
    groups,
    interview_facts,
    invitations,
    members,
    organizers,
    reflections,
    vain_searches,
)
from storage.tables.column_types import Seconds

T = TypeVar("T")

_FACT = interview_facts.c
AT_ONCE = 500
FIELDS = 25


def material(db: Connection, community: int, now: datetime) -> Material:
    """All facts of the community."""
    return Material(
        int(now.timestamp()),
        _all(db, interviews_of(community), CountedInterview._make),
        _all(db, _doors(community), CountedDoor._make),
        _all(db, _concerns(community), CountedConcern._make),
        _all(db, _answers(community), _answer),
        _all(db, _changes(community), CountedChange._make),
        _all(db, _searches(community), CountedSearch._make),
        _may_seek(db, community),
        int(programmes.of(db, community).began_at.timestamp()),
    )


def _all(db: Connection, query: Select[Any], make: Callable[[Row[Any]], T]) -> list[T]:
    found: list[T] = []
    for some in _few_at_once(db, query):
        found += map(make, some)
    return found


def _few_at_once(db: Connection, query: Select[Any]) -> Iterator[Sequence[Row[Any]]]:
    """Fetching all rows at once would keep Python's global interpreter lock, and so stop every
    other thread, for as long as that takes."""
    return db.execution_options(yield_per=AT_ONCE).execute(query).partitions()


def free_rows(material: Material) -> None:
    """Freeing all rows at once would keep that lock, too. So they are freed a part at a time."""
    held = [each for each in vars(material).values() if isinstance(each, list)]
    vars(material).clear()
    for rows in held:
        while rows:
            del rows[-AT_ONCE:]


def _plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The value as it is stored: a number of seconds, or a word."""
    if isinstance(column.type, Seconds):
        return type_coerce(column, BigInteger)
    return type_coerce(column, String) if isinstance(column.type, String) else column


def _columns(table: Table, kind: type[Any]) -> list[ColumnElement[Any]]:
    return list(map(_plain, columns_of(table, kind._fields)))


def interviews_of(community: int | ColumnElement[int]) -> Select[Any]:
    here = _FACT.community == community
    return select(*_columns(interview_facts, CountedInterview)).where(here)


def _doors(community: int) -> Select[Any]:
    """Hosts who have left are not counted, because we do not know when they left."""
    return (
        select(*_columns(door_facts, CountedDoor))
        .outerjoin(members, members.c.id == door_facts.c.host)
        .where(door_facts.c.community == community, members.c.left.is_not(True))
    )


def _concerns(community: int) -> Select[Any]:
    """Without those about somebody who organizes: they read this number, and that their list of
    concerns is shorter. No reader gets those, because organizers show each other the report."""
    of = concern_facts.c
    about_organizers = select(concerns.c.id).join(
        organizers, organizers.c.member == concerns.c.about
    )
    return (
        select(*_columns(concern_facts, CountedConcern))
        .where(of.community == community)
        .where(of.concern.not_in(about_organizers.where(concerns.c.community == community)))
    )


def _answers(community: int) -> Select[Any]:
    given = assessments.c
    return (
        select(
            *(_FACT.id, _FACT.seeker, _FACT.host, _FACT.field),
            *(_plain(given.side), _plain(given.what), _plain(given.answer), given.at),
        )
        .join(interview_facts, _FACT.interview == given.interview)
        .where(given.community == community)
    )


def _answer(row: Row[Any]) -> CountedAnswer:
    return CountedAnswer._make((*row[:-1], int(row[-1].timestamp())))


def _changes(community: int) -> Select[Any]:
    told = reflections.c
    return (
        select(
            *(_FACT.seeker, _FACT.host, _FACT.field, _plain(_FACT.over_at)),
            *(told.before, told.after),
        )
        .join(interview_facts, _FACT.interview == told.interview)
        .where(_FACT.community == community, _FACT.over_at.is_not(None))
    )


def _searches(community: int) -> Select[Any]:
    here = vain_searches.c.community == community
    return select(*_columns(vain_searches, CountedSearch)).where(here)


def _may_seek(db: Connection, community: int) -> Mapping[int, int]:
    """By member, when those who may seek agreed to the rules (in seconds since 1970). If seeking
    requires a group, its members instead, each with 0."""
    here = (members.c.community == community) & ~members.c.left
    seekers = programmes.of(db, community).settings.seekers
    if seekers.who is Admission.GROUP and seekers.group is not None:
        query = (
            select(members.c.id)
            .join(group_members, group_members.c.member == members.c.id)
            .where(here, group_members.c.group == seekers.group.id)
        )
        return dict.fromkeys(db.scalars(query), 0)
    agreed = select(members.c.id, members.c.agreed_at).where(here, members.c.agreed_at.is_not(None))
    return {member: int(at.timestamp()) for member, at in db.execute(agreed)}


def fields_asked_for(db: Connection, community: int) -> tuple[str, ...]:
    """See bot.engine.contexts.programme.ReportFormContext."""
    sent = (
        select(_FACT.field, func.count())
        .where(_FACT.community == community, _FACT.field != "")
        .group_by(_FACT.field)
    )
    requests = {field: number for field, number in db.execute(sent)}  # noqa: C416
    return tuple(told_fields(requests)[:FIELDS])


def lines(db: Connection, order: ReportOrder, span: Span) -> Iterator[InterviewLine]:
    """A line for each interview that was requested in the span, newest first. If the order names a
    group, only interviews with at least one side in it. If it names a field, only interviews of
    that field."""
    within = None if order.group is None else members_in(db, order.group)
    groups_of = _groups_of(db, order.community)
    named = order.part is ReportPart.NAMES
    names = _names_of(db, order.community) if named else {}
    numbers = _numbers_of(db, order.community) if named else {}
    in_span = (_FACT.asked_at >= span.start) & (_FACT.asked_at < span.end)
    query = (
        select(_plain(_FACT.booked_at), *_columns(interview_facts, CountedInterview))
        .where(_FACT.community == order.community, in_span)
        .order_by(_FACT.asked_at.desc(), _FACT.id.desc())
    )
    for row in chain.from_iterable(_few_at_once(db, query)):
        fact = CountedInterview._make(row[1:])
        is_of_field = not order.field or field_key(fact.field) == field_key(order.field)
        if is_of_field and (within is None or fact.seeker in within or fact.host in within):
            yield InterviewLine(
                fact,
                booked_at=row[0],
                seeker_groups=groups_of.get(fact.seeker, ()),
                host_groups=groups_of.get(fact.host, ()),
                seeker=names.get(fact.seeker, ""),
                host=names.get(fact.host, ""),
                seeker_number=numbers.get(fact.seeker, ""),
                host_number=numbers.get(fact.host, ""),
            )


def _groups_of(db: Connection, community: int) -> Mapping[int, list[str]]:
    query = (
        select(group_members.c.member, groups.c.name)
        .join(groups, groups.c.id == group_members.c.group)
        .where(groups.c.community == community, ~groups.c.gone)
        .order_by(groups.c.name, group_members.c.member)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for member, name in db.execute(query):
        found[member].append(name)
    return found


def _numbers_of(db: Connection, community: int) -> Mapping[int, str]:
    """By member, the numbers that an import gave for invited members."""
    given = invitations.c
    query = select(given.member, given.number).where(given.community == community)
    return {member: number for member, number in db.execute(query)}  # noqa: C416


def _names_of(db: Connection, community: int) -> Mapping[int, str]:
    """By member. In facts of before they were erased, a number of nobody stands for a member."""
    query = select(members.c.id, members.c.name).where(members.c.community == community)
    return {member: name for member, name in db.execute(query)}  # noqa: C416
