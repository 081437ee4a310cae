import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import run

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, delete, inspect, make_url, select, text

from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.decisions import Post
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.hosting import Place, Venue
from bot.interview.model import Busy, Debrief
from storage import migrations
from storage.calendars import busy_times
from storage.cards import card_keys, card_rows, posts
from storage.cards.card_keys import digest_of
from storage.connections.database import open_engine
from storage.errors import StorageError
from storage.interviews import interviews
from storage.keys import Keys
from storage.migrations import migrate
from storage.search import full_text
from storage.store import SqlStore
from storage.tables import alive, cards, hosts, spaces, timers

MEMBER = (
    'INSERT INTO member (community, platform, space, "user", name, quiet_from, quiet_until,'
    " nudges, minutes_before) VALUES (1, 'p', 's', '{user}', 'Maya', '20:00:00.000000',"
    " '09:00:00.000000', true, false)"
)
OLD_ROWS = (
    "INSERT INTO community DEFAULT VALUES",
    "INSERT INTO space (platform, id, community) VALUES ('p', 's', 1)",
    MEMBER.format(user="u1"),
    MEMBER.format(user="u2"),
    "INSERT INTO interview (id, community, seeker, host, connection, wish, minutes, asked_at,"
    " changed_at, stage, revision, awaiting, offered, debrief, note, nudges, moved, absences)"
    " VALUES ('i1', 1, 1, 2, 'We both sing', 'How it is', 25, '2026-11-24 12:00:00.000000',"
    " '2026-11-24 12:00:00.000000', 'thanked', 7, 'host', '[]',"
    """ '{"takeaways": "He was rude"}', 'Thank you!', true, false, '[]')""",
)
"""In the form of version 0008."""

CARD = (
    "INSERT INTO card (member, platform, space, key, about, card, has_buttons, grouped, version,"
    " posted_at, taken, attempts, message, shown_version) VALUES (1, 'p', 's', '{key}', 'i2',"
    " '{card}', false, false, 1, '2026-11-24 12:00:00.000000', false, 0, 'm', 1)"
)
BOOKED = (
    '{"title": ["Booked"], "blocks": [{"rows": [["Length", ["25 minutes"]], ["Where", ["By phone:'
    ' ", {"text": "+44 20", "limit": 300, "kind": "words"}]]], "kind": "facts"}]}'
)
OLD_BOOKING = (
    "INSERT INTO host (member, community, headline, field, topics, gladly, per_month, minutes,"
    " hours, zone, place, place_detail, open, time_off, country) VALUES (2, 1, '', '', '[]', '',"
    " 2, 25, '{\"stretches\": []}', 'UTC', 'phone', ' +44 20 ', true, '[]', '')",
    "INSERT INTO interview (id, community, seeker, host, connection, wish, minutes, asked_at,"
    " changed_at, stage, revision, awaiting, offered, nudges, moved, absences, start) VALUES"
    " ('i2', 1, 1, 2, '', '', 25, '2026-11-24 12:00:00.000000', '2026-11-24 12:00:00.000000',"
    " 'booked', 3, 'host', '[]', true, false, '[]', '2026-11-26 16:00:00.000000')",
    CARD.format(key="i2:booked:3", card=BOOKED).replace(":", r"\:"),
    CARD.format(key="i2:other", card='{"title": ["Other"], "blocks": []}').replace(":", r"\:"),
)
"""In the form of version 0011."""

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_each_version_is_in_a_file_that_begins_with_its_number() -> None:
    folder = str(Path(migrations.__file__).parent)
    versions = ScriptDirectory(folder).walk_revisions()

    assert {each.revision for each in versions} == set(migrations.ours())


def test_a_new_or_current_database_is_opened_without_alembic(tmp_path: Path) -> None:
    opened = (
        "import sys; from storage.store import SqlStore; "
        f"[SqlStore.open('sqlite:///{tmp_path}/askwell.db') for _ in range(2)]; "
        "sys.exit('alembic' in sys.modules)"
    )

    assert run([sys.executable, "-c", opened], check=False).returncode == 0


def test_migrating_again_changes_nothing(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    before = inspect(engine).get_table_names()
    migrate(engine)

    assert inspect(engine).get_table_names() == before
    engine.dispose()


def test_an_upgrade_gives_back_the_room_that_rewritten_tables_leave(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/askwell.db")
    before = sorted(migrations.ours())[-2]
    migrate(engine, until=before)
    with engine.begin() as db:
        db.execute(text("CREATE TABLE old AS SELECT zeroblob(12000000) AS words"))
        db.execute(text("DROP TABLE old"))
    migrate(engine)
    engine.dispose()

    assert (tmp_path / "askwell.db").stat().st_size < 2_000_000


def test_an_interview_of_an_older_version_is_kept(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine, "0008")
    with engine.begin() as db:
        for insert in OLD_ROWS:
            db.execute(text(insert))

    migrate(engine)

    with engine.connect() as db:
        kept = interviews.by_ids(db, ["i1"])["i1"]
    engine.dispose()
    assert (kept.note, kept.acknowledged) == ("Thank you!", False)
    assert (kept.debrief, kept.thanks_for) == (Debrief("He was rude"), ""), "it stays the seeker's"


def test_a_database_of_a_newer_askwell_is_left_as_it_is(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    for use in (SqlStore.open, SqlStore.look):
        with pytest.raises(StorageError, match=r"a newer Askwell than this one.* 9999"):
            use(empty_url)

    with engine.connect() as db:
        assert db.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    engine.dispose()


def test_booked_interviews_keep_the_place_of_their_host(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine, "0011")
    with engine.begin() as db:
        for insert in (*OLD_ROWS, *OLD_BOOKING):
            db.execute(text(insert))

    migrate(engine)

    with engine.connect() as db:
        kept = interviews.by_ids(db, ["i1", "i2"])
        named = db.execute(select(cards.c.key, cards.c.about, cards.c.digest))
        keys = {card_keys.read(*row) for row in named}
        [row] = db.execute(select(cards.c.card).where(cards.c.changes_later)).scalars()
        shown = card_rows.read_one(db, row)
    engine.dispose()
    assert kept["i1"].venue is None
    assert kept["i2"].venue == Venue(Place.PHONE, "+44 20")
    assert keys == {lifecycle.confirmation_key(kept["i2"]), "i2:other"}
    assert "+44 20" not in str(shown.without_place())
    assert "25 minutes" in str(shown.without_place())


def test_the_migration_keeps_a_members_calendar_and_its_busy_times(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine, "0008")
    rows = (
        *OLD_ROWS[:4],
        "INSERT INTO busy_source (member, url, tried_at, read_at, failures) VALUES"
        " (2, 'https://feed.example/a.ics', NULL, '2026-11-24 12:00:00.000000', 1),"
        " (1, 'https://feed.example/b.ics', NULL, NULL, 0)",
        'INSERT INTO busy (member, start, "end") VALUES'
        " (2, '2026-11-24 12:00:00.000000', '2026-11-24 13:00:00.000000')",
    )
    with engine.begin() as db:
        for insert in rows:
            db.execute(text(insert))

    migrate(engine)

    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    keys = Keys.new()
    with engine.begin() as db:
        busy_times.encrypt_all(db, keys)
        (hers,), (his,) = (busy_times.sources_of(db, each, keys) for each in (1, 2))
        held = busy_times.of(db, [1, 2], at)
    engine.dispose()
    assert (hers.url, hers.name, hers.read_at) == (
        "https://feed.example/b.ics",
        "My calendar",
        None,
    )
    assert (his.url, his.read_at, his.failures) == ("https://feed.example/a.ics", at, 1)
    assert held == {1: (), 2: (Busy(at, at + timedelta(hours=1)),)}


def test_a_card_that_was_tried_and_is_not_there_may_have_arrived(empty_url: str) -> None:
    tried = CARD.format(key="tried", card='{"title": ["Hi"], "blocks": []}').replace(":", r"\:")
    engine = open_engine(empty_url)
    migrate(engine, "0011")
    with engine.begin() as db:
        for insert in (*OLD_ROWS, *OLD_BOOKING, tried):
            db.execute(text(insert))
        db.execute(
            text(
                "UPDATE card SET due_at = posted_at, attempts = 1, message = NULL"
                " WHERE key = 'tried'"
            )
        )

    migrate(engine)

    with engine.connect() as db:
        doubts = set(db.execute(select(cards.c.digest).where(cards.c.in_doubt)).scalars())
    engine.dispose()
    assert doubts == {digest_of("tried")}


def test_two_processes_may_start_at_once(empty_url: str) -> None:
    engines = [open_engine(empty_url) for _ in range(2)]

    with ThreadPoolExecutor() as threads:
        list(threads.map(migrate, engines))

    for engine in engines:
        assert "interview" in inspect(engine).get_table_names()
        engine.dispose()


async def test_looking_at_a_database_changes_nothing(empty_url: str, backend: str) -> None:
    assert SqlStore.look(empty_url) is None
    if backend == "sqlite":
        assert not Path(str(make_url(empty_url).database)).exists()
    engine = open_engine(empty_url)
    assert inspect(engine).get_table_names() == []
    migrate(engine)
    found = SqlStore.look(empty_url)
    assert found
    await found.close()
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(StorageError, match="start this one once"):
        SqlStore.look(empty_url)
    engine.dispose()


def test_an_instant_stays_the_same_once_it_is_a_number(empty_url: str) -> None:
    moment = datetime(2026, 11, 24, 12, 0, 0, 1, tzinfo=UTC)
    alive_at = "INSERT INTO alive (one, at) VALUES (1, '2026-11-24 12:00:00.000001')"
    paused = "UPDATE host SET paused_until = '1969-12-31 23:59:59.999999' WHERE member = 2"
    engine = open_engine(empty_url)
    migrate(engine, "0018")
    with engine.begin() as db:
        for each in (*OLD_ROWS[:4], OLD_BOOKING[0], alive_at, paused):
            db.execute(text(each))

    migrate(engine)

    with engine.begin() as db:
        kept = db.scalar(select(alive.c.at))
        early = db.scalar(select(hosts.c.paused_until))
        never = db.scalar(select(hosts.c.closed_for_silence_at))
        db.execute(alive.update().values(at=moment))
        same = db.scalar(select(alive.c.at).where(alive.c.at == moment, alive.c.at >= kept))
    engine.dispose()
    assert (kept, same) == (moment, moment)
    assert (early, never) == (datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), None)


def test_a_card_stays_in_its_space_once_that_has_a_number(empty_url: str) -> None:
    card = (
        "INSERT INTO card (member, platform, space, key, card, changes_later, grouped, version,"
        " posted_at, due_at, taken, taken_by, attempts, shown_version)"
        " VALUES (1, 'p', 's', '{key}', '{{}}', false, false, 1,"
        " '2026-11-24 12:00:00.000000', {due_at}, {taken}, 'c', 0, 0)"
    )
    engine = open_engine(empty_url)
    migrate(engine, "0062")
    with engine.begin() as db:
        for insert in (
            *OLD_ROWS[:1],
            "INSERT INTO community DEFAULT VALUES",
            "INSERT INTO space (platform, id, community) VALUES ('p', 's', 2), ('q', 's', 1)",
            MEMBER.format(user="u1").replace("VALUES (1", "VALUES (2"),
            card.format(key="shown", due_at="NULL", taken="false"),
            card.format(key="taken", due_at="'2026-11-24 12:00:00.000000'", taken="true"),
        ):
            db.execute(text(insert))

    migrate(engine)

    with engine.begin() as db:
        named = (spaces.c.platform, cards.c.key, cards.c.taken_by)
        kept = db.execute(
            select(*named).join(spaces, spaces.c.number == cards.c.space).order_by(cards.c.id)
        ).all()
    engine.dispose()
    assert [tuple(row) for row in kept] == [("p", "shown", None), ("p", "taken", "c")]


HOST = (
    "INSERT INTO host (member, community, headline, field, topics, gladly, per_month, minutes,"
    " hours, zone, place, place_detail, open, time_off, country) VALUES ({member}, 1, 'Nurse', '',"
    " '[]', '', 2, 25, '{{\"stretches\": []}}', 'UTC', 'phone', '', {open}, '[]', '')"
)


def test_migration_makes_open_hosts_findable_by_words_and_names(empty_url: str) -> None:
    """PostgreSQL had an index of all hosts until 0074."""
    engine = open_engine(empty_url)
    migrate(engine, "0011")
    with engine.begin() as db:
        for each in (*OLD_ROWS[:4], HOST.format(member=1, open="true")):
            db.execute(text(each.replace(": ", r"\: ")))
        db.execute(text(HOST.format(member=2, open="false").replace(": ", r"\: ")))
    migrate(engine, "0074")
    migrate(engine)

    with engine.begin() as db:
        wanted = [full_text.hosts_with(db, 1, "nursing"), full_text.hosts_called(db, 1, "may")]
        assert full_text.some_of_each(db, wanted, 9, now=NOON) == [[1], [1]]
        db.execute(delete(hosts))
        assert full_text.some_of_each(db, wanted, 9, now=NOON) == [[], []]
    engine.dispose()


def test_a_card_is_known_by_its_key_once_that_is_a_digest(empty_url: str) -> None:
    """The old keys are posted again: the messages that show them are edited, and no card is
    added."""
    held = text(
        "INSERT INTO card (member, key, about, card, changes_later, version, posted_at, due_at,"
        " taken, taken_at, attempts, message, shown_version, grouped, until, space, fleeting)"
        " VALUES (1, :key, :about, :card, true, 3, :noon, NULL, false, :noon, 2, :message, 3,"
        " true, :noon, 1, :fleeting)"
    )
    kept = (
        ("i1:request", "i1", "m1", False),
        ("i1", "i1", "m2", False),
        ("journal:é", None, "m3", True),
    )
    engine = open_engine(empty_url)
    migrate(engine, "0011")
    with engine.begin() as db:
        for each in OLD_ROWS:
            db.execute(text(each))
    migrate(engine, "0068")
    with engine.begin() as db:
        card = {"card": json.dumps({"title": {"finished": "A"}}), "noon": _as_0068_held(db, NOON)}
        for row in kept:
            names = ("key", "about", "message", "fleeting")
            db.execute(held, dict(zip(names, row, strict=True)) | card)

    migrate(engine)

    with engine.begin() as db:
        before = db.execute(select(cards).order_by(cards.c.id)).mappings().all()
        again = [Post(1, key, Card(say("B")), about=about) for key, about, *_ in kept]
        posts.post_all(db, again, NOON)
        after = db.execute(select(cards).order_by(cards.c.id)).mappings().all()
    engine.dispose()
    same = ("id", "member", "key", "digest", "about", "message", "taken_at")
    assert [[row[name] for name in same] for row in after] == [
        [row[name] for name in same] for row in before
    ]
    named = [card_keys.read(row["key"], row["about"], row["digest"]) for row in after]
    assert named == [key for key, *_ in kept]
    assert {(row["version"], row["taken_at"], row["until"]) for row in before} == {(3, NOON, NOON)}
    assert [row["fleeting"] for row in before] == [False, False, True]
    assert {(row["version"], row["due_at"]) for row in after} == {(4, NOON)}


def _as_0068_held(db: Connection, at: datetime) -> datetime | int:
    return int(at.timestamp() * 1_000_000) if db.dialect.name == "sqlite" else at


OFFERED = '["2026-11-26T16:00:00Z", "2026-11-25T16:00:00Z"]'


def test_a_request_from_before_the_migration_still_notices_that_its_times_pass(
    empty_url: str,
) -> None:
    """One that has such a timer keeps it, and one that is over gets none."""
    set_already = "INSERT INTO timer (interview, name, at) VALUES ('set', 'times_go_by', :noon)"
    engine = open_engine(empty_url)
    migrate(engine, "0011")
    with engine.begin() as db:
        for each in OLD_ROWS[:4]:
            db.execute(text(each))
        for name, stage in (("asked", "asked"), ("set", "asked"), ("over", "declined")):
            db.execute(text(_row_of(name, stage)), {"offered": OFFERED})
    migrate(engine, "0076")
    with engine.begin() as db:
        db.execute(text(set_already), {"noon": _as_0068_held(db, NOON)})

    migrate(engine)

    with engine.begin() as db:
        there = db.execute(select(timers.c.interview, timers.c.name, timers.c.at)).all()
    engine.dispose()
    passes = datetime(2026, 11, 25, 16, tzinfo=UTC)
    name = TimerName.TIMES_GO_BY
    assert {*map(tuple, there)} == {("asked", name, passes), ("set", name, NOON)}


def _row_of(interview: str, stage: str) -> str:
    """In the form of version 0008."""
    row = OLD_ROWS[4].replace("'i1'", f"'{interview}'").replace("'thanked'", f"'{stage}'")
    return row.replace("'host', '[]'", "'host', :offered").replace(": ", r"\: ")
