import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import run

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, delete, func, inspect, make_url, select, text

from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.decisions import Post
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview import lifecycle
from bot.interview.hosting import Place, Venue
from bot.interview.model import Busy, Debrief
from bot.interview.numbers.facts import FirstAct
from storage import migrations
from storage.calendars import busy_times
from storage.cards import card_keys, card_rows, posts
from storage.cards.card_keys import digest_of
from storage.connections.database import open_engine
from storage.errors import StorageError
from storage.interviews import interviews
from storage.keys.keys import Keys
from storage.migrations import migrate, migrating
from storage.search import full_text
from storage.starting import host_fields
from storage.store import SqlStore
from storage.tables import (
    alive,
    cards,
    community_timers,
    concerns,
    door_facts,
    hosts,
    interview_facts,
    members,
    spaces,
    timers,
)
from tests.storage.migrations.old_database import NOON, REPOSTED


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


def test_a_database_of_a_newer_askwell_is_left_as_it_is(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    for use in (SqlStore.open, SqlStore.open_existing):
        with pytest.raises(StorageError, match=r"a newer Askwell than this one.* 9999"):
            use(empty_url)

    with engine.connect() as db:
        assert db.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    engine.dispose()


def test_two_processes_may_start_at_once(empty_url: str) -> None:
    engines = [open_engine(empty_url) for _ in range(2)]

    with ThreadPoolExecutor() as threads:
        list(threads.map(migrate, engines))

    for engine in engines:
        assert "interview" in inspect(engine).get_table_names()
        engine.dispose()


async def test_looking_at_a_database_changes_nothing(empty_url: str, backend: str) -> None:
    assert SqlStore.open_existing(empty_url) is None
    if backend == "sqlite":
        assert not Path(str(make_url(empty_url).database)).exists()
    engine = open_engine(empty_url)
    assert inspect(engine).get_table_names() == []
    migrate(engine)
    found = SqlStore.open_existing(empty_url)
    assert found
    await found.close()
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(StorageError, match="start this one once"):
        SqlStore.open_existing(empty_url)
    engine.dispose()


def test_an_interview_of_an_older_version_is_kept(old: Connection) -> None:
    kept = interviews.by_ids(old, ["i1"])["i1"]
    assert (kept.note, kept.acknowledged) == ("Thank you!", False)
    assert (kept.debrief, kept.thanks_for) == (Debrief("He was rude"), ""), "it stays the seeker's"


def test_booked_interviews_keep_the_place_of_their_host(old: Connection) -> None:
    kept = interviews.by_ids(old, ["i1", "i2"])
    about_it = select(cards).where(cards.c.about == "i2")
    named = old.execute(about_it.with_only_columns(cards.c.key, cards.c.about, cards.c.digest))
    keys = {card_keys.read(*row) for row in named}
    later = about_it.with_only_columns(cards.c.card).where(cards.c.changes_later)
    [row] = old.execute(later).scalars()
    shown = card_rows.read_one(old, row)
    assert kept["i1"].venue is None
    assert kept["i2"].venue == Venue(Place.PHONE, "+44 20")
    assert keys == {lifecycle.confirmation_key(kept["i2"]), "i2:other", "tried"}
    assert "+44 20" not in str(shown.without_place())
    assert "25 minutes" in str(shown.without_place())


def test_the_migration_keeps_a_members_calendar_and_its_busy_times(old: Connection) -> None:
    keys = Keys.new()
    busy_times.encrypt_all(old, keys)
    (hers,), (his,) = (busy_times.sources_of(old, each, keys) for each in (1, 2))
    held = busy_times.of(old, [1, 2], NOON)
    assert (hers.url, hers.name, hers.read_at) == (
        "https://feed.example/b.ics",
        "My calendar",
        None,
    )
    assert (his.url, his.read_at, his.failures) == ("https://feed.example/a.ics", NOON, 1)
    assert held == {1: (), 2: (Busy(NOON, NOON + timedelta(hours=1)),)}


def test_a_card_that_was_tried_and_is_not_there_may_have_arrived(old: Connection) -> None:
    doubts = set(old.execute(select(cards.c.digest).where(cards.c.in_doubt)).scalars())
    assert doubts == {digest_of("tried")}


def test_an_instant_stays_the_same_once_it_is_a_number(old: Connection) -> None:
    moment = datetime(2026, 11, 24, 12, 0, 0, 1, tzinfo=UTC)
    kept = old.scalar(select(alive.c.at))
    of_host = select(hosts).where(hosts.c.member == 2)
    early = old.scalar(of_host.with_only_columns(hosts.c.paused_until))
    never = old.scalar(of_host.with_only_columns(hosts.c.closed_for_silence_at))
    old.execute(alive.update().values(at=moment))
    same = old.scalar(select(alive.c.at).where(alive.c.at == moment, alive.c.at >= kept))
    assert (kept, same) == (moment, moment)
    assert (early, never) == (datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), None)


def test_a_card_stays_in_its_space_once_that_has_a_number(old: Connection) -> None:
    named = select(spaces.c.platform, cards.c.key, cards.c.taken_by)
    of_member = named.join(spaces, spaces.c.number == cards.c.space).where(cards.c.member == 9)
    kept = old.execute(of_member.order_by(cards.c.id)).all()
    assert [tuple(row) for row in kept] == [("q", "shown", None), ("q", "taken", "c")]


def test_migration_makes_open_hosts_findable_by_words_and_names(old: Connection) -> None:
    """PostgreSQL had an index of all hosts until 0074, and "Nurse/midwife" was one word in it until
    0082."""
    words = [full_text.hosts_with(old, 3, word) for word in ("nursing", "midwife")]
    wanted = [*words, full_text.hosts_called(old, 3, "may")]
    assert full_text.some_of_each(old, wanted, 9, now=NOON) == [[5], [5], [5]]
    old.execute(delete(hosts))
    assert full_text.some_of_each(old, wanted, 9, now=NOON) == [[], [], []]


def test_migration_fills_in_the_field_of_hosts_where_it_is_certain(
    upgraded: Engine, old: Connection
) -> None:
    host_fields.fill_in_certain_fields(upgraded)

    of_both = hosts.select().where(hosts.c.community == 2).order_by(hosts.c.member)
    found = old.execute(of_both).all()
    assert [each.field_id for each in found] == ["health", ""]
    assert [each.field for each in found] == ["Nursing", "Engineering"]
    assert [each.role + each.organisation + each.page for each in found] == ["", ""]


def test_a_card_is_known_by_its_key_once_that_is_a_digest(old: Connection) -> None:
    """The old keys are posted again: the messages that show them are edited, and no card is
    added."""
    all_cards = select(func.count()).select_from(cards)
    of_messages = select(cards).where(cards.c.message.in_(message for _, _, message, _ in REPOSTED))
    ordered = of_messages.order_by(cards.c.id)
    count, before = old.scalar(all_cards), old.execute(ordered).mappings().all()
    again = [Post(1, key, Card(say("B")), about=about) for key, about, *_ in REPOSTED]
    posts.post_all(old, again, NOON)
    after = old.execute(ordered).mappings().all()

    assert old.scalar(all_cards) == count
    same = ("id", "member", "key", "digest", "about", "message", "taken_at")
    assert [[row[name] for name in same] for row in after] == [
        [row[name] for name in same] for row in before
    ]
    named = [card_keys.read(row["key"], row["about"], row["digest"]) for row in after]
    assert named == [key for key, *_ in REPOSTED]
    assert {(row["version"], row["taken_at"], row["until"]) for row in before} == {(3, NOON, NOON)}
    assert [row["fleeting"] for row in before] == [False, False, True]
    assert {(row["version"], row["due_at"]) for row in after} == {(4, NOON)}


def test_a_request_from_before_the_migration_still_notices_that_its_times_pass(
    old: Connection,
) -> None:
    """One that has such a timer keeps it, and one that is over gets none."""
    named = select(timers.c.interview, timers.c.name, timers.c.at)
    there = old.execute(named.where(timers.c.name == TimerName.TIMES_GO_BY)).all()
    passes = datetime(2026, 11, 25, 16, tzinfo=UTC)
    name = TimerName.TIMES_GO_BY
    assert {*map(tuple, there)} == {("asked", name, passes), ("set", name, NOON)}


def test_migration_takes_the_earlier_of_two_old_timers_as_the_next_date(old: Connection) -> None:
    first, second = NOON + timedelta(days=30), NOON + timedelta(days=90)
    names = ("both", "second", "none", "stopped", "missed")
    found = interviews.by_ids(old, names)
    due = select(timers.c.interview, timers.c.name, timers.c.at).where(
        timers.c.interview.in_(names)
    )
    assert {name: each.follow_up_at for name, each in found.items()} == {
        "both": first,
        "second": second,
        **dict.fromkeys(("none", "stopped", "missed")),
    }
    assert {tuple(row) for row in old.execute(due)} == {
        ("both", "keep_in_touch", first),
        ("second", "keep_in_touch", second),
        ("second", "thanks_first", NOON),
    }
    assert all((each.reminded, each.last_update) == ((), None) for each in found.values())


def test_migration_counts_earlier_nudges(old: Connection) -> None:
    found = interviews.by_ids(old, ["talk", "other"])
    days = [NOON.replace(day=24), NOON.replace(day=25)]
    assert found["talk"].reminded == (*days, datetime.fromisoformat("2027-01-01T09:30:01Z"))
    assert found["other"].reminded == ()


def test_only_words_written_after_the_note_are_the_last_contact(old: Connection) -> None:
    found = interviews.by_ids(old, ["noted", "wrote"])
    assert found["noted"].last_contact_at is None
    assert found["wrote"].last_contact_at == NOON + timedelta(days=1)


def test_facts_about_earlier_interviews_are_added_as_far_as_known(old: Connection) -> None:
    about = interview_facts.c.interview.in_(["draft", "cancelled", "thanked"])
    facts = {each.interview: each for each in old.execute(select(interview_facts).where(about))}
    (door,) = old.execute(select(door_facts).where(door_facts.c.host == 8)).all()

    cancelled, thanked = facts["cancelled"], facts["thanked"]
    start = datetime(2026, 11, 3, 12, tzinfo=UTC)
    before = start - timedelta(days=1)
    assert facts.keys() == {"cancelled", "thanked"}
    assert (cancelled.notice, cancelled.closed_at) == (24 * 60, before)
    assert (thanked.over_at, thanked.first_act) == (start + timedelta(minutes=25), FirstAct.YES)
    assert (thanked.first_act_at, thanked.said_held_at) == (None, before)
    assert (door.host, door.field, door.per_month) == (8, "UX", 3)
    assert door.opened_at == datetime(2026, 10, 1, 12, tzinfo=UTC)


def test_an_open_concern_whose_keeper_was_erased_comes_to_the_others(old: Connection) -> None:
    found = {
        each.id: each for each in old.execute(select(concerns).where(concerns.c.community == 3))
    }
    about = select(community_timers.c.about).where(community_timers.c.community == 3)
    due = about.where(community_timers.c.name == CommunityTimerName.CONCERN)
    assert (found["freed"].keeper, found["freed"].revision) == (None, 5)
    assert (found["kept"].keeper, found["closed"].keeper) == (4, 6)
    assert old.scalars(due).all() == ["freed"]


def test_who_came_back_is_told_from_who_came_while_the_clock_was_ahead(old: Connection) -> None:
    """All have something from before they arrived."""
    came_back = members.c.returned_at.is_not(None)
    at = old.execute(select(members.c.id, members.c.returned_at).where(came_back))
    host, reporter, seeker = 4, 5, 9
    assert dict(map(tuple, at)) == dict.fromkeys((host, reporter, seeker), NOON + timedelta(days=1))


def test_a_migration_waits_for_a_lock_as_long_as_it_takes(url: str) -> None:
    """Another process may migrate for minutes."""
    if url.startswith("sqlite"):
        pytest.skip("SQLite has no such setting")
    engine, asked = open_engine(url), text("SHOW lock_timeout")
    with engine.connect() as db:
        assert db.scalar(asked) == "10s"
    with migrating(engine) as db:
        assert db.scalar(asked) == "0"
    with engine.connect() as db:
        assert db.scalar(asked) == "10s"
    engine.dispose()
