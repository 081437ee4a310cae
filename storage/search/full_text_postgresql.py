"""Open hosts in PostgreSQL's full-text indexes. Such an index finds all hosts with a word at once,
in no order, and takes the longer the more there are. So for a common word, hosts are scanned in
order until enough have it. For a rare word, the index is used, which finds its few hosts fast.

One statement does all kinds of searches, so PostgreSQL plans it only once. It has no unnecessary
spaces, because psycopg parses statements of more than 4,096 characters again for each search."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Integer, text

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
    "field". The profile must also contain the words in `capitals` exactly as they are written."""

    community: int
    held_in: str
    stemmed: str = ""
    whole: str = ""
    capitals: tuple[str, ...] = ()
    field: str = ""


def some_of_each(
    db: Connection,
    these: Sequence[WantedHosts],
    most: int,
    start: int,
    now: datetime | None,
    *,
    enough: int,
) -> Sequence[Row]:
    """Rows with the position of a search among `these`, and a host. All searches are in one
    community. `enough`: as in full_text.some_of_each."""
    return _SOME_OF_EACH.rows(
        db,
        held_in=[each.held_in for each in these],
        stemmed=[each.stemmed for each in these],
        whole=[each.whole for each in these],
        capitals=[" ".join(f"%{word}%" for word in each.capitals) for each in these],
        field=[each.field for each in these],
        of=these[0].community,
        most=most,
        enough=enough,
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


_OF_FIELD = (
    "SELECT member FROM host "  # noqa: S608
    f"WHERE {_HERE} AND open AND field_id = ANY (ARRAY[wanted.field])"
)


def _first(table: str) -> str:
    """The hosts to scan. How many is a parameter: PostgreSQL then expects few, and follows the
    index. For a number that may be most of the community, it would read and sort all of it."""
    return _a_few(f"SELECT member, held FROM {table} WHERE {_HERE}", "member", ":scanned")  # noqa: S608


def _found_in(table: str, first: str, matches: str, sample: int, scanned: int) -> str:
    """`first`: a table of the hosts to scan. The + 0 makes PostgreSQL use the full-text index,
    instead of an index with which it would read all hosts of the community."""
    return f"""
  WITH common AS MATERIALIZED (
    SELECT NOT is_large OR EXISTS (
      SELECT FROM (SELECT held FROM {first} LIMIT {sample}) AS sample WHERE held @@ wanted.query
      OFFSET :enough / {scanned // sample}
    ) AS so FROM community
  ), scanned AS MATERIALIZED (
    SELECT member FROM {first} AS open_host
    WHERE (SELECT so FROM common) AND {matches} LIMIT :most
  ), rare AS MATERIALIZED (
    SELECT is_large AND (SELECT count(*) FROM scanned) < :enough AS so FROM community
  )
  SELECT member FROM scanned WHERE NOT (SELECT so FROM rare)
  UNION ALL (
    SELECT member FROM {table} AS open_host
    WHERE (SELECT so FROM rare) AND {matches} AND {_HERE.replace("community", "community + 0")}
    ORDER BY member < :start, member LIMIT :most
  )"""  # noqa: S608


def statement(sample: int, scanned: int) -> Prepared:
    """If the first hosts, the `sample`, suggest that a scan finds enough, or if there are no other
    hosts, the hosts are scanned. Otherwise, or if that finds too few, the full-text index is used.
    All searches scan the same hosts, which are read once and only as far as one of them needs.

    The ANY makes PostgreSQL use the index of fields, since for several fields no other index has
    this order. Without it, PostgreSQL may read all hosts instead."""
    has_it = "held @@ wanted.query"
    query = f"""
WITH wanted AS MATERIALIZED (
  SELECT at - 1 AS at, held_in, capitals, field,
    to_tsquery('english', stemmed) && to_tsquery('simple', whole) AS query
  FROM unnest(
    CAST(:held_in AS text[]), CAST(:stemmed AS text[]),
    CAST(:whole AS text[]), CAST(:capitals AS text[]), CAST(:field AS text[])
  ) WITH ORDINALITY AS told (held_in, stemmed, whole, capitals, field, at)
), first_profiles AS MATERIALIZED (
  {_first("host_search")}
), first_names AS MATERIALIZED (
  {_first("host_names")}
), community AS MATERIALIZED (
  SELECT EXISTS (SELECT FROM first_names OFFSET {sample}) AS is_large
)
SELECT wanted.at, found.member FROM wanted, LATERAL (
  {_found_in("host_search", "first_profiles", f"{has_it} AND {_SAYS_SO}", sample, scanned)}
) AS found WHERE held_in = 'words'
UNION ALL
SELECT wanted.at, found.member FROM wanted, LATERAL (
  {_found_in("host_names", "first_names", has_it, sample, scanned)}
) AS found WHERE held_in = 'names'
UNION ALL
SELECT wanted.at, found.member FROM wanted, LATERAL (
  {_a_few(_OF_FIELD, "field_id, member", ":most")}
) AS found WHERE held_in = 'field'
"""  # noqa: S608
    with_number = text(" ".join(query.split())).bindparams(scanned=scanned)
    return Prepared(with_number.columns(at=Integer, member=Integer))


_SOME_OF_EACH = statement(SAMPLE, SCANNED)
