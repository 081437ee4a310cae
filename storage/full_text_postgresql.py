"""Open hosts in PostgreSQL's full-text indexes. Such an index finds all hosts with a word at once,
in no order, and takes the longer the more there are. So a part of the hosts is scanned first, in
order. A word that is too rare to be found often enough among these is found fast with the index.

One statement does all kinds of searches, so PostgreSQL plans it only once."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Integer, text

from bot.interview.frozen import frozen
from storage.prepared import Prepared, Row

WALK = 3_000
"""To scan this many hosts takes about as long as to find as many with an index."""
FURTHER = 3
"""If that should find enough, this many times as many hosts are scanned."""
_ALWAYS = datetime.max.replace(tzinfo=UTC)
"""No break lasts until then, so with it nobody is left out."""


@frozen
class WantedHosts:
    """A search for open hosts of a community in what `held_in` says: their "words", "names" or
    "field". The profile must also contain the words in `capitals` exactly as they are written."""

    community: int
    held_in: str
    stemmed: str = ""
    whole: str = ""
    capitals: tuple[str, ...] = ()
    field: str = ""


def some_of_each(
    db: Connection, these: Sequence[WantedHosts], most: int, start: int, now: datetime | None
) -> Sequence[Row]:
    """Rows with the position of a search among `these`, and a host. All searches are in one
    community."""
    return _SOME_OF_EACH.rows(
        db,
        held_in=[each.held_in for each in these],
        stemmed=[each.stemmed for each in these],
        whole=[each.whole for each in these],
        capitals=[" ".join(f"%{word}%" for word in each.capitals) for each in these],
        field=[each.field for each in these],
        of=these[0].community,
        most=most,
        start=start,
        now=now or _ALWAYS,
    )


_HERE = "community = :of AND (paused_until IS NULL OR paused_until <= :now)"
_SAYS_SO = """(wanted.capitals = '' OR (
  SELECT concat_ws(' ', headline, field, role, organisation, topics)
    LIKE ALL (string_to_array(wanted.capitals, ' '))
  FROM host WHERE host.member = open_host.member
))"""


def _a_few(select: str, order: str, most: object) -> str:
    """From `start` on, then from the beginning."""
    parts = (
        f"({select} AND member {part} :start ORDER BY {order} LIMIT {most})" for part in (">=", "<")
    )
    return f"({' UNION ALL '.join(parts)}) LIMIT {most}"


_OPEN = f"SELECT member, held FROM host_search WHERE {_HERE}"  # noqa: S608
_OF_FIELD = (
    "SELECT member FROM host "  # noqa: S608
    f"WHERE {_HERE} AND open AND field_id = ANY (ARRAY[wanted.field])"
)


def _indexed(table: str) -> str:
    """The + 0 makes PostgreSQL use the full-text index, instead of an index with which it would
    read all hosts of the community."""
    here = _HERE.replace("community", "community + 0")
    return f"SELECT member FROM {table} AS open_host WHERE held @@ wanted.query AND {here}"  # noqa: S608


def statement(walk: int) -> Prepared:
    """First, `walk` hosts are scanned. If there are no more hosts, or enough of these match, that
    is all. If a third of what is wanted was found, further hosts are scanned. Otherwise, or if that
    is still not enough, the full-text index is used.

    The ANY makes PostgreSQL use the index of fields, since for several fields no other index has
    this order. Without it, PostgreSQL may read all hosts instead."""
    in_turn = "ORDER BY member < :start, member LIMIT :most"
    query = f"""
WITH wanted AS MATERIALIZED (
  SELECT at - 1 AS at, held_in, capitals, field,
    to_tsquery('english', stemmed) && to_tsquery('simple', whole) AS query
  FROM unnest(
    CAST(:held_in AS text[]), CAST(:stemmed AS text[]), CAST(:whole AS text[]),
    CAST(:capitals AS text[]), CAST(:field AS text[])
  ) WITH ORDINALITY AS told (held_in, stemmed, whole, capitals, field, at)
), walked AS MATERIALIZED (
  {_a_few(_OPEN, "member", FURTHER * walk)}
), more AS MATERIALIZED (
  SELECT EXISTS (SELECT FROM walked OFFSET {walk}) AS are
)
SELECT wanted.at, found.member FROM wanted, LATERAL (
  WITH near AS MATERIALIZED (
    SELECT member FROM (SELECT * FROM walked LIMIT {walk}) AS open_host
    WHERE held @@ wanted.query AND {_SAYS_SO} LIMIT :most
  ), found AS MATERIALIZED (
    SELECT count(*) >= :most OR NOT (SELECT are FROM more) AS enough,
      count(*) * {FURTHER} >= :most AS many
    FROM near
  ), further AS MATERIALIZED (
    SELECT member FROM walked AS open_host
    WHERE (SELECT many AND NOT enough FROM found)
      AND held @@ wanted.query AND {_SAYS_SO} LIMIT :most
  ), rare AS MATERIALIZED (
    SELECT NOT enough AND (SELECT count(*) FROM further) < :most AS so FROM found
  )
  SELECT member FROM near WHERE (SELECT enough FROM found)
  UNION ALL SELECT member FROM further WHERE NOT (SELECT so FROM rare)
  UNION ALL ({_indexed("host_search")} AND {_SAYS_SO} AND (SELECT so FROM rare) {in_turn})
) AS found WHERE held_in = 'words'
UNION ALL
SELECT wanted.at, found.member FROM wanted, LATERAL (
  {_indexed("host_names")} {in_turn}
) AS found WHERE held_in = 'names'
UNION ALL
SELECT wanted.at, found.member FROM wanted, LATERAL (
  {_a_few(_OF_FIELD, "field_id, member", ":most")}
) AS found WHERE held_in = 'field'
"""  # noqa: S608
    return Prepared(text(query).columns(at=Integer, member=Integer))


_SOME_OF_EACH = statement(WALK)
