"""What is encrypted with the key file, and what happens to the file."""

import hmac
import logging
from base64 import urlsafe_b64decode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE
from traceback import format_exception

import pytest
from cryptography.fernet import InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import text

from bot.engine.contexts.member import CalendarContext
from bot.engine.decisions import Decision
from bot.interview.scheduling.calendars import Source
from storage.connections import opened_keys
from storage.connections.database import key_file_of, open_engine
from storage.keys.key_file import KeyFileError, read_or_make
from storage.keys.keys import Keys, new_key
from storage.migrations import migrate
from storage.store import SqlStore
from tests.storage.scene import NOON, by, decide, member, raw, read_as

URL = "https://calendar.example/private-4711/basic.ics"
PLAIN = (
    "INSERT INTO own_calendar (member, name, url, failures, flaws, told)"
    " VALUES (1, 'Work', :url, 0, '[]', '[]')"
)
OF_THE_DAY_BEFORE = (
    "INSERT INTO community DEFAULT VALUES",
    "INSERT INTO space (platform, id, community) VALUES ('p', 's', 1)",
    'INSERT INTO member (community, platform, space, "user", name, quiet_from, quiet_until,'
    " night_from, night_until, nudges, minutes_before) VALUES (1, 'p', 's', 'u', 'Maya',"
    " '20:00:00.000000', '09:00:00.000000', '22:00:00.000000', '07:00:00.000000', true, false)",
    PLAIN,
)
"""In the form of version 0020."""


def test_a_newer_key_encrypts_and_the_older_ones_still_open() -> None:
    old, new = new_key(), new_key()
    before, after = Keys([old]), Keys([new, old])
    kept = before.encrypt(URL)

    assert after.decrypt(kept) == URL
    anew = after.encrypt_anew(kept)
    assert anew
    assert Keys([new]).decrypt(anew) == URL
    assert after.encrypt_anew(anew) is None
    with pytest.raises(InvalidToken):
        before.decrypt(anew)


def test_a_hash_stays_while_keys_are_changed_and_tells_people_apart() -> None:
    old, new = new_key(), new_key()
    hashed = Keys([old]).keyed_hash("slack", "T1", "U1")

    assert Keys([new, old]).keyed_hash("slack", "T1", "U1") == hashed
    assert len(hashed) == 64
    others = [("slack", "T1", "U2"), ("slack", "T1U", "1"), ("discord", "T1", "U1")]
    assert hashed not in {Keys([old]).keyed_hash(*each) for each in others}
    assert Keys([new]).keyed_hash("slack", "T1", "U1") != hashed


def test_the_hash_is_under_a_key_that_is_derived_as_the_library_does() -> None:
    key = new_key()
    derived = HKDF(SHA256(), 32, None, b"askwell: who it was").derive(urlsafe_b64decode(key))
    hashed = hmac.digest(derived, b'["person", "slack", "T1", "U1"]', "sha256")

    assert Keys([key]).keyed_hash("slack", "T1", "U1") == hashed.hex()


def test_two_processes_that_start_at_once_make_one_file(tmp_path: Path) -> None:
    file = tmp_path / "askwell.key"

    with ThreadPoolExecutor(8) as threads:
        found = {keys.fingerprint for keys in threads.map(read_or_make, [file] * 8)}

    assert len(found) == 1
    assert S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"a secret", "contains something that is not a key"),
        (b"\xff\xfe", "contains something that is not a key"),
        (88 * b"A", "contains something that is not a key"),
    ],
)
def test_a_file_without_keys_is_reported_and_left_as_it_is(
    tmp_path: Path, held: bytes, says: str
) -> None:
    file = tmp_path / "askwell.key"
    file.write_bytes(held)

    with pytest.raises(KeyFileError, match=says) as raised:
        read_or_make(file)

    assert file.read_bytes() == held
    assert "secret" not in "".join(format_exception(raised.value))


@pytest.mark.parametrize("name", [".", "no/folder/askwell.key", "nowhere"])
def test_a_file_that_can_be_neither_read_nor_made_is_reported(tmp_path: Path, name: str) -> None:
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")

    with pytest.raises(KeyFileError, match="can be neither read nor made"):
        read_or_make(tmp_path / name)


def test_the_file_is_next_to_the_database_or_where_it_is_set() -> None:
    assert key_file_of("sqlite:////srv/askwell.db", "") == Path("/srv/askwell.key")
    assert key_file_of("postgresql://host/askwell", "") == Path("askwell.key")
    assert key_file_of("sqlite:////srv/askwell.db", "/etc/key") == Path("/etc/key")
    assert key_file_of("sqlite://", "") is None


async def test_a_lost_key_is_reported_and_not_replaced(url: str, key_file: str) -> None:
    await SqlStore.open(url, key_file=key_file).close()
    Path(key_file).rename(f"{key_file}.moved")

    for use in (SqlStore.open, SqlStore.open_existing):
        with pytest.raises(KeyFileError, match="is missing, and the database was used with one"):
            use(url, key_file=key_file)
    assert not Path(key_file).exists()

    Path(f"{key_file}.moved").rename(key_file)
    await SqlStore.open(url, key_file=key_file).close()


async def test_the_key_file_of_another_database_is_refused(url: str, key_file: str) -> None:
    await SqlStore.open(url, key_file=key_file).close()
    Path(key_file).write_text(new_key())

    for use in (SqlStore.open, SqlStore.open_existing):
        with pytest.raises(KeyFileError, match="not the one that the database was used with"):
            use(url, key_file=key_file)


async def test_the_second_of_two_starts_with_different_key_files_is_refused(
    url: str, key_file: str
) -> None:
    """As on two machines: when one looked, it did not see the key that the other used."""
    engine = open_engine(url)
    migrate(engine)
    with engine.begin() as db:
        opened_keys._first(db, Path(key_file))
    with engine.begin() as db, pytest.raises(KeyFileError, match="not the one"):
        opened_keys._first(db, Path(f"{key_file}.other"))
    engine.dispose()


async def test_looking_at_a_database_makes_no_key(empty_url: str, key_file: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    engine.dispose()

    found = SqlStore.open_existing(empty_url, key_file)

    assert found
    assert not Path(key_file).exists()
    await found.close()


async def test_an_address_is_encrypted_and_read_again(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Source(maya.id, URL, "Work"),)))

    kept = await kept_address(store)
    [due] = await store.sources(NOON, 9)
    [shown] = (await read_as(store, CalendarContext, by(maya))).sources

    assert "calendar" not in kept
    assert due.url == shown.url == URL


async def test_addresses_of_an_older_version_are_encrypted_at_the_start(
    empty_url: str, key_file: str
) -> None:
    engine = open_engine(empty_url)
    migrate(engine, "0020")
    with engine.begin() as db:
        for insert in OF_THE_DAY_BEFORE:
            db.execute(text(insert), {"url": URL} if insert is PLAIN else {})
    engine.dispose()

    store = SqlStore.open(empty_url, key_file=key_file)

    kept = await kept_address(store)
    [source] = await store.sources(NOON, 9)
    await store.close()
    assert "calendar" not in kept
    assert source.url == URL


async def test_a_new_key_takes_over_at_the_start(url: str, key_file: str) -> None:
    first = SqlStore.open(url, key_file=key_file)
    maya = await member(first, "maya")
    await decide(first, maya, Decision(save=(Source(maya.id, URL, "Work"),)))
    await first.close()
    newest = new_key()
    Path(key_file).write_text(f"{newest}\n{Path(key_file).read_text()}")

    second = SqlStore.open(url, key_file=key_file)

    kept = await kept_address(second)
    await second.close()
    assert Keys([newest]).decrypt(kept) == URL


async def test_no_file_of_the_database_contains_an_address(tmp_path: Path) -> None:
    """Not even if an older version stored it: neither in an SQLite file nor in its log."""
    url = f"sqlite:///{tmp_path}/askwell.db"
    engine = open_engine(url)
    migrate(engine, "0020")
    with engine.begin() as db:
        for insert in OF_THE_DAY_BEFORE:
            db.execute(text(insert), {"url": URL} if insert is PLAIN else {})
    assert is_in_a_file(tmp_path, URL)

    store = SqlStore.open(url)
    assert not is_in_a_file(tmp_path, URL)

    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Source(maya.id, URL, "Second"),)))
    assert is_in_a_file(tmp_path, "Second")
    assert not is_in_a_file(tmp_path, URL)
    await store.close()
    engine.dispose()


async def test_no_key_reaches_the_log(
    url: str, key_file: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await SqlStore.open(url, key_file=key_file).close()

    assert Path(key_file).read_text().strip() not in caplog.text


async def kept_address(store: SqlStore) -> str:
    """The address in the form in which the database contains it."""
    select = text("SELECT url FROM own_calendar")
    return str(await raw(store, lambda db: db.execute(select).scalar_one()))


def is_in_a_file(folder: Path, words: str) -> bool:
    return any(words.encode() in each.read_bytes() for each in folder.iterdir())
