"""Finds open hosts by what they know."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    func,
    literal,
    select,
    union_all,
)

from bot.content.questions import fields_called
from bot.interview.listing import Listing
from bot.interview.model import Stage
from bot.language import search
from storage import full_text, people
from storage.interviews import calendars
from storage.scope import Scope
from storage.tables import hosts, interviews

MOST = 200
OF_THE_FIELD = 2
"""Whose field is called so is a better fit than who says the word."""

CALLED_SO = 20
"""A name counts more than all words of a profile."""
NEAR_NAMES = 200


def find(
    db: Connection,
    scope: Scope,
    words: tuple[str, ...],
    without: Collection[int],
    now: datetime,
    *,
    names: tuple[str, ...] = (),
) -> tuple[Listing, ...]:
    """Open hosts but those `without`, at most 200, whose profile holds the words, or who have one
    of the names: the best fit first, then whoever was asked longest ago. Where neither is given,
    all fit alike."""
    rows = db.execute(_ranked(_fits(db, scope, words, names), scope, without)).all()
    ids = [row.member for row in rows]
    host_of = people.by_ids(db, ids)
    calendar_of = calendars(db, ids, now)
    return tuple(
        Listing(host_of[row.member], row.fit, calendar_of[row.member], row.last_asked)
        for row in rows
    )


def find_or_name(
    db: Connection, scope: Scope, words: tuple[str, ...], without: Collection[int], now: datetime
) -> tuple[Listing, ...]:
    """Open hosts by their profile or their name; where that finds nobody, by names that begin with
    the words, or are one typing slip away."""
    found = find(db, scope, words, without, now, names=words)
    if found or not words:
        return found
    near = _near_names(db, scope, words)
    return find(db, scope, (), without, now, names=near) if near else ()


def _near_names(db: Connection, scope: Scope, words: tuple[str, ...]) -> tuple[str, ...]:
    named = people.named_alike(db, scope, words, (), NEAR_NAMES, begin_alike=2)
    known = {part for each in named for part in search.names(each.name)}
    return tuple(sorted({part for word in words for part in search.near(word, known)}))


def topics(db: Connection, scope: Scope, now: datetime) -> tuple[str, ...]:
    """What the others who can be asked now know about, each once, in the order of the alphabet."""
    is_back = hosts.c.paused_until.is_(None) | (hosts.c.paused_until <= now)
    query = (
        select(hosts.c.field, hosts.c.topics)
        .where(_open(scope), hosts.c.member != scope.me, is_back)
        .distinct()
    )
    found = {topic for field, of_host in db.execute(query) for topic in (field, *of_host)}
    return tuple(sorted(found - {""}, key=lambda topic: (topic.casefold(), topic)))


def holders(db: Connection, community: int, words: Collection[str]) -> dict[str, frozenset[int]]:
    """By each of these words, the open hosts whose profile holds it."""
    open_hosts = select(hosts.c.member).where(hosts.c.community == community, hosts.c.open)
    return {
        word: frozenset(
            db.scalars(open_hosts.where(hosts.c.member.in_(full_text.hosts_with(db, word))))
        )
        for word in words
    }


def _ranked(
    fits: FromClause | None, scope: Scope, without: Collection[int]
) -> Select[tuple[int, int, datetime | None]]:
    last_asked = (
        select(func.max(interviews.c.asked_at))
        .where(interviews.c.host == hosts.c.member, interviews.c.stage != Stage.DRAFT)
        .scalar_subquery()
        .label("last_asked")
    )
    fit: ColumnElement[int] = literal(0).label("fit") if fits is None else fits.c.fit
    found = hosts if fits is None else hosts.join(fits, fits.c.member == hosts.c.member)
    return (
        select(hosts.c.member, fit, last_asked)
        .select_from(found)
        .where(_open(scope), hosts.c.member.not_in(without))
        .order_by(fit.desc(), last_asked.asc().nulls_first(), hosts.c.member)
        .limit(MOST)
    )


def _open(scope: Scope) -> ColumnElement[bool]:
    return scope.holds(hosts.c.community, hosts.c.member) & hosts.c.open


def _fits(
    db: Connection, scope: Scope, words: tuple[str, ...], names: tuple[str, ...]
) -> FromClause | None:
    """Members with the number of the words that their profile holds, more where their field is
    called so, and many more for each of their names; without those of 0."""
    held = [full_text.hosts_with(db, word) for word in words]
    called = [full_text.called(db, name, whole=True) for name in names]
    if not (held or called):
        return None
    counted = [each.add_columns(literal(1).label("counts")) for each in held]
    if fields := fields_called(words):
        of_field = select(hosts.c.member).where(_open(scope), hosts.c.field_id.in_(fields))
        counted.append(of_field.add_columns(literal(OF_THE_FIELD).label("counts")))
    counted += [each.add_columns(literal(CALLED_SO).label("counts")) for each in called]
    matches = union_all(*counted).subquery()
    fit = func.sum(matches.c.counts).label("fit")
    return select(matches.c.member, fit).group_by(matches.c.member).subquery()
