"""The reading list. Members who add a title, or allow their name to be shown, must be locked."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache

from sqlalchemy import Connection, and_, bindparam, desc, func, not_, or_, select, true

from bot.interview.afterwards.resources import Naming, Recommendation
from bot.language.debrief.reading_list import words_of
from storage.spaces.scope import Scope, can_be_seen
from storage.statements.dialect import Insert, Upsert, upsert
from storage.statements.driver import Row
from storage.statements.mapping import names_of, value_columns, values_of
from storage.statements.prepared import Prepared, PreparedByIds, PreparedChange, PreparedWithLists
from storage.tables import interviews, namings, recommendations

TITLES = 200

_ESCAPE = "/"
_WILDCARD = re.compile(f"[{_ESCAPE}%_]")
_ALL = select(*value_columns(recommendations, Recommendation)).order_by(
    recommendations.c.added_at, recommendations.c.interview, recommendations.c.key
)
_IS_HERE = and_(
    recommendations.c.listed,
    can_be_seen(recommendations.c.community, recommendations.c.seeker),
    can_be_seen(recommendations.c.community, recommendations.c.host),
)
_OF_INTERVIEW = Prepared(_ALL.where(recommendations.c.interview == bindparam("interview")))
_OF_HOSTS = PreparedWithLists(
    _ALL.where(
        recommendations.c.interview.in_(
            select(interviews.c.id).where(interviews.c.host.in_(bindparam("hosts", expanding=True)))
        )
    )
)
_WITH_KEYS = PreparedWithLists(
    _ALL.where(_IS_HERE, recommendations.c.key.in_(bindparam("keys", expanding=True)))
)
_NAMINGS = PreparedByIds(
    select(*value_columns(namings, Naming)).order_by(namings.c.interview), namings.c.interview
)


def _unless_removed(insert: Insert) -> Insert:
    """A title that was removed stays removed, whatever another transaction saves at the same
    time."""
    new, removed = insert.excluded, recommendations.c.removed
    stays_away = {"removed": or_(removed, new.removed), "listed": and_(new.listed, not_(removed))}
    changed = {name: new[name] for name in [*names_of(Recommendation), "words"]} | stays_away
    return insert.on_conflict_do_update(index_elements=["interview", "key"], set_=changed)


_UPSERT = PreparedChange(Upsert(recommendations, _unless_removed).on)
_UPSERT_NAMING = PreparedChange(upsert(namings, ["interview"]).on)


@cache
def _listed(words: int) -> Prepared:
    """What is on the list, or with so many words, what is about one of them."""
    names = (f"word{at}" for at in range(words))
    held = (recommendations.c.words.contains(bindparam(name), escape=_ESCAPE) for name in names)
    keys = (
        select(recommendations.c.key)
        .where(_IS_HERE, or_(*held) if words else true())
        .group_by(recommendations.c.key)
        .order_by(
            desc(func.count(recommendations.c.host.distinct())),
            desc(func.max(recommendations.c.added_at)),
            recommendations.c.key,
        )
        .limit(TITLES)
    )
    return Prepared(_ALL.where(_IS_HERE, recommendations.c.key.in_(keys)))


def of_interview(db: Connection, interview: str) -> tuple[Recommendation, ...]:
    """All recommendations of the interview, including those that were taken back."""
    return _read(_OF_INTERVIEW.rows(db, interview=interview))


def listed(db: Connection, scope: Scope, words: Collection[str]) -> tuple[Recommendation, ...]:
    """All recommendations of the 200 titles that most hosts recommended. If there are words, only
    titles with a word that begins with one of them."""
    escaped = (_WILDCARD.sub(rf"{_ESCAPE}\g<0>", word) for word in words)
    begun = {f"word{at}": f" {word}" for at, word in enumerate(escaped)}
    return _read(_listed(len(words)).rows(db, of=scope.community, me=scope.me, **begun))


def with_keys(db: Connection, scope: Scope, keys: Collection[str]) -> tuple[Recommendation, ...]:
    """The listed recommendations with these keys."""
    return _read(_WITH_KEYS.rows(db, of=scope.community, me=scope.me, keys=list(keys)))


def namings_of(db: Connection, interviews: Iterable[str]) -> tuple[Naming, ...]:
    return tuple(Naming(*row) for row in _NAMINGS.rows(db, set(interviews)))


def save(db: Connection, recommendation: Recommendation) -> None:
    words = "".join(f" {word}" for word in words_of(recommendation))
    _UPSERT.run(db, [values_of(recommendation) | {"words": words}])


def forget_fields(db: Connection, hosts: Collection[int]) -> None:
    """What these hosts recommended stays on the list, without their field."""
    for each in _read(_OF_HOSTS.rows(db, hosts=list(hosts))):
        save(db, replace(each, field=""))


def save_naming(db: Connection, naming: Naming) -> None:
    _UPSERT_NAMING.run(db, [values_of(naming)])


def _read(rows: Iterable[Row]) -> tuple[Recommendation, ...]:
    return tuple(Recommendation(*row) for row in rows)
