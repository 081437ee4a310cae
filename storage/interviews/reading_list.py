"""The reading list. Members who add a title, or allow their name to be shown, must be locked."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, and_, bindparam, desc, func, not_, or_, select

from bot.interview.afterwards.resources import Naming, Recommendation
from bot.language.debrief.reading_list import words_of
from storage.spaces.scope import Scope
from storage.statements.dialect import Insert, Upsert, upsert
from storage.statements.mapping import names_of, value_columns, values_of
from storage.tables import interviews, namings, recommendations

TITLES = 200

_ALL = select(*value_columns(recommendations, Recommendation)).order_by(
    recommendations.c.added_at, recommendations.c.interview, recommendations.c.key
)
_OF_INTERVIEW = _ALL.where(recommendations.c.interview == bindparam("interview"))
_OF_HOSTS = _ALL.where(
    recommendations.c.interview.in_(
        select(interviews.c.id).where(interviews.c.host.in_(bindparam("hosts", expanding=True)))
    )
)
_NAMINGS = select(*value_columns(namings, Naming)).where(
    namings.c.interview.in_(bindparam("interviews", expanding=True))
)


def _unless_removed(insert: Insert) -> Insert:
    """A title that was removed stays removed, whatever another transaction saves at the same
    time."""
    new, removed = insert.excluded, recommendations.c.removed
    stays_away = {"removed": or_(removed, new.removed), "listed": and_(new.listed, not_(removed))}
    changed = {name: new[name] for name in [*names_of(Recommendation), "words"]} | stays_away
    return insert.on_conflict_do_update(index_elements=["interview", "key"], set_=changed)


_UPSERT = Upsert(recommendations, _unless_removed)
_UPSERT_NAMING = upsert(namings, ["interview"])


def of_interview(db: Connection, interview: str) -> tuple[Recommendation, ...]:
    """All recommendations of the interview, including those that were taken back."""
    rows = db.execute(_OF_INTERVIEW, {"interview": interview})
    return tuple(Recommendation(*row) for row in rows)


def listed(db: Connection, scope: Scope, words: Collection[str]) -> tuple[Recommendation, ...]:
    """All recommendations of the 200 titles that most hosts recommended. If there are words, only
    titles with a word that begins with one of them."""
    here = _is_here(scope)
    newest = desc(func.max(recommendations.c.added_at))
    most = desc(func.count(recommendations.c.host.distinct()))
    keys = (
        select(recommendations.c.key)
        .where(here)
        .group_by(recommendations.c.key)
        .order_by(most, newest, recommendations.c.key)
        .limit(TITLES)
    )
    if words:
        held = (recommendations.c.words.contains(f" {word}", autoescape=True) for word in words)
        keys = keys.where(or_(*held))
    found = [key for (key,) in db.execute(keys)]
    rows = db.execute(_ALL.where(here, recommendations.c.key.in_(found)))
    return tuple(Recommendation(*row) for row in rows)


def with_keys(db: Connection, scope: Scope, keys: Collection[str]) -> tuple[Recommendation, ...]:
    """The listed recommendations with these keys."""
    rows = db.execute(_ALL.where(_is_here(scope), recommendations.c.key.in_(keys)))
    return tuple(Recommendation(*row) for row in rows)


def _is_here(scope: Scope) -> ColumnElement[bool]:
    sides = (recommendations.c.seeker, recommendations.c.host)
    held = (scope.holds(recommendations.c.community, side) for side in sides)
    return and_(recommendations.c.listed, *held)


def namings_of(db: Connection, interviews: Iterable[str]) -> tuple[Naming, ...]:
    wanted = list(set(interviews))
    rows = db.execute(_NAMINGS, {"interviews": wanted}) if wanted else ()
    return tuple(Naming(*row) for row in rows)


def save(db: Connection, recommendation: Recommendation) -> None:
    values = values_of(recommendation)
    values["words"] = "".join(f" {word}" for word in words_of(recommendation))
    db.execute(_UPSERT.on(db), values)


def forget_fields(db: Connection, hosts: Collection[int]) -> None:
    """What these hosts recommended stays on the list, without their field."""
    for row in db.execute(_OF_HOSTS, {"hosts": hosts}).all():
        save(db, replace(Recommendation(*row), field=""))


def save_naming(db: Connection, naming: Naming) -> None:
    db.execute(_UPSERT_NAMING.on(db), values_of(naming))
