"""Open hosts in PostgreSQL's full-text indexes. Such an index finds all hosts with a word at once,
in no order, and takes the longer the more there are. So for a common word, hosts are scanned in
order until enough have it. For a rare word, the index is used, which finds its few hosts fast.

One statement does all searches of the same kinds, so PostgreSQL plans it only once. It has no
unnecessary spaces, because psycopg parses statements of more than 4,096 characters again for each
search."""

import json
from collections.abc import Sequence, Set
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import Connection, column, text

from bot.interview.frozen import frozen
from storage.statements.driver import Row
from storage.statements.prepared import Prepared

SAMPLE = 500
"""In this many hosts, it is estimated how common a word is."""
SCANNED = 5_000
"""How many hosts are scanned, if enough should be found among them. This takes 2 ms of processor
time. The index is often slower for several words together: it finds all hosts of each word."""
_ALWAYS = datetime.max.replace(tzinfo=UTC)
"""No break lasts until then, so with it nobody is left out."""


@frozen
class WantedHosts:
    """A search for open hosts of a community in what `held_in` says: their "words", "names" or
    "field". The profile must also contain the words in `written` as they are written: in capitals,
    or in small letters, which stand for both."""

    community: int
    held_in: str
    stemmed: str = ""
    whole: str = ""
    written: tuple[str, ...] = ()
    field: str = ""


def some_of_each(
    db: Connection,
    these: Sequence[WantedHosts],
    most: int,
    start: int,
    now: datetime | None,
    *,
    enough: int,
) -> list[list[int]]:
    """As full_text.some_of_each."""
    limits = {"most": most, "enough": enough, "start": start, "now": now or _ALWAYS}
    query = _some_of_each(frozenset(each.held_in for each in these))
    return _of_each(these, query.rows(db, **_wanted(these), **limits))


def among(db: Connection, hosts: Sequence[int], these: Sequence[WantedHosts]) -> list[list[int]]:
    """As full_text.among."""
    return _of_each(these, _OF_THESE.rows(db, **_wanted(these), hosts=json.dumps(hosts)))


def _of_each(these: Sequence[WantedHosts], rows: Sequence[Row]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in these]
    for at, members in rows:
        found[at] = members
    return found


def _wanted(these: Sequence[WantedHosts]) -> dict[str, object]:
    """All searches are one text: to make lists for the server, psycopg takes ten times as long."""
    wanted = [
        {
            "at": at,
            "held_in": each.held_in,
            "stemmed": each.stemmed,
            "whole": each.whole,
            "written": " ".join(f"%{word}%" for word in each.written),
            "field": each.field,
        }
        for at, each in enumerate(these)
    ]
    return {"of": these[0].community, "wanted": json.dumps(wanted)}


_WANTED = """wanted AS MATERIALIZED (
  SELECT at, held_in, written, field,
    to_tsquery('english', stemmed) && to_tsquery('simple', whole) AS query
  FROM json_to_recordset(CAST(:wanted AS json)) AS told (
    at integer, held_in text, stemmed text, whole text, written text, field text
  )
)"""
_HERE = "community = :of AND (paused_until IS NULL OR paused_until <= :now)"
_SAYS_SO = """ AND (wanted.written = '' OR (
  SELECT says || lower(says) LIKE ALL (string_to_array(wanted.written, ' '))
  FROM host, concat_ws(' ', headline, field, role, organisation, topics) AS says
  WHERE host.member = it.member
))"""
_TABLES = (("host_search", "words", _SAYS_SO), ("host_names", "names", ""))


def _a_few(select: str, order: str, most: object) -> str:
    """From `start` on, then from the beginning."""
    parts = (
        f"({select} AND member {part} :start ORDER BY {order} LIMIT {most})" for part in (">=", "<")
    )
    return f"({' UNION ALL '.join(parts)}) LIMIT {most}"


def _held(
    table: str, held_in: str, also: str, sample: int, scanned: int, *, filtered: bool
) -> tuple[str, str]:
    """The CTEs and the SELECT of the searches in this table. `filtered`: only those of the first
    hosts that some search finds are kept for the others. To copy the words of a host takes longer
    than to look for several, so this is faster if many hosts are scanned, and few are found.

    How many hosts are scanned is a parameter: PostgreSQL then expects few, and follows the index.
    For a number that may be most of the community, it would read and sort all of it. The + 0 makes
    it use the full-text index, instead of an index with which it would read all hosts of the
    community."""

    def first(many: str) -> str:
        hosts = _a_few(f"SELECT member, held FROM {table} WHERE {_HERE}", "member", many)  # noqa: S608
        any_of = "CAST((SELECT array_agg(query) FROM wanted) AS tsquery[])"
        found = f"SELECT member, held FROM ({hosts}) AS it WHERE held @@ ANY ({any_of})"  # noqa: S608
        return f"AS MATERIALIZED ({found if filtered else hosts})"

    has_it = f"held @@ query{also}"
    ctes = f"{table}_first {first(':scanned')}"
    sampled = f"(SELECT held FROM {table}_first LIMIT {sample})"  # noqa: S608
    if filtered:
        ctes, sampled = f"{ctes}, sample {first(':sample')}", "sample"
    found = f"""
SELECT at, ARRAY(
  WITH common AS MATERIALIZED (
    SELECT NOT is_large OR EXISTS (
      SELECT FROM {sampled} AS it WHERE held @@ query OFFSET :enough / {scanned // sample}
    ) AS so FROM community
  ), scanned AS MATERIALIZED (
    SELECT member FROM {table}_first AS it
    WHERE (SELECT so FROM common) AND {has_it} LIMIT :most
  ), rare AS MATERIALIZED (
    SELECT is_large AND (SELECT count(*) FROM scanned) < :enough AS so FROM community
  )
  SELECT member FROM scanned WHERE NOT (SELECT so FROM rare)
  UNION ALL (
    SELECT member FROM {table} AS it
    WHERE (SELECT so FROM rare) AND {has_it} AND {_HERE.replace("community", "community + 0")}
    ORDER BY member < :start, member LIMIT :most
  )
) FROM wanted WHERE held_in = '{held_in}'"""  # noqa: S608
    return ctes, found


def _of_field() -> str:
    """The ANY makes PostgreSQL use the index of fields, since for several fields no other index has
    this order. Without it, PostgreSQL may read all hosts instead."""
    host = (
        f"SELECT member FROM host WHERE {_HERE} AND open AND field_id = ANY (ARRAY[wanted.field])"  # noqa: S608
    )
    some = _a_few(host, "field_id, member", ":most")
    return f"SELECT at, ARRAY({some}) FROM wanted WHERE held_in = 'field'"  # noqa: S608


def statement(kinds: Set[str], sample: int = SAMPLE, scanned: int = SCANNED) -> Prepared:
    """Searches of these kinds. If the first hosts, the `sample`, suggest that a scan finds enough,
    or if there are no other hosts, the hosts are scanned. Otherwise, or if that finds too few, the
    full-text index is used. All searches scan the same hosts, which are read once and only as far
    as one of them needs. The ORDER BY of `is_large` keeps PostgreSQL from reading the hosts of all
    communities."""
    held = [
        _held(table, kind, also, sample, scanned, filtered=len(kinds) == 1)
        for table, kind, also in _TABLES
        if kind in kinds
    ]
    found = [select for _, select in held] + ([_of_field()] if "field" in kinds else [])
    query = f"""
WITH {_WANTED}, community AS MATERIALIZED (
  SELECT EXISTS (
    SELECT FROM host_names WHERE community = :of ORDER BY member LIMIT 1 OFFSET {sample}
  ) AS is_large
){"".join(f", {ctes}" for ctes, _ in held)}
{" UNION ALL ".join(found)}
"""  # noqa: S608
    numbers = {"sample": sample, "scanned": scanned}
    given = {name: each for name, each in numbers.items() if f":{name}" in query}
    return _prepared(query, **given)


def _prepared(query: str, **given: int) -> Prepared:
    plain = text(" ".join(query.split()))
    return Prepared(plain.bindparams(**given).columns(column("at"), column("members")))


_some_of_each = cache(statement)
_OF_THESE = _prepared(f"""
WITH {_WANTED}, these AS MATERIALIZED (
  SELECT member, held, field_id FROM host_search JOIN host USING (community, member)
  WHERE community = :of AND member = ANY (ARRAY(
    SELECT CAST(each AS integer) FROM json_array_elements_text(CAST(:hosts AS json)) AS each
  ))
)
SELECT at, ARRAY(SELECT member FROM these AS it WHERE held @@ query{_SAYS_SO})
FROM wanted WHERE held_in = 'words'
UNION ALL SELECT at, ARRAY(SELECT member FROM these WHERE field_id = wanted.field)
FROM wanted WHERE held_in = 'field'
""")  # noqa: S608
