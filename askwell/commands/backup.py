"""`askwell backup`: copies the database, without the key file, which must not be kept next to
it."""

from pathlib import Path
from shlex import quote

from sqlalchemy import URL, make_url

from askwell.platforms import is_any_set_up
from askwell.settings import Settings
from askwell.terminal import complain
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, in_full, say
from storage.connections.backup import copy_sqlite
from storage.connections.database import PASSWORDS, files_of, is_there, key_file_of
from storage.erasing.erasure_log import ErasureLog
from storage.errors import StorageError


def back_up(settings: Settings, to: str, reader: Reader) -> int:
    """Tell `reader` what was done, or what to do. Return the exit status."""
    try:
        print(plain(_made(settings, Path(to)), reader))
    except StorageError as failed:
        complain(failed.why, reader)
        return 1
    return 0


def _made(settings: Settings, to: Path) -> Text:
    """Raises StorageError."""
    url = _database(settings)
    beside = _beside(url, "" if url == settings.playground_url else settings.key_file)
    files = files_of(url)
    if not files:
        return say(
            "For PostgreSQL, use its own program: {command}\nThe key file {keys} is not in that "
            "backup. Keep copies of it, and of {erased} once somebody was erased, in another "
            "place: without the first, calendar addresses in the backup cannot be read; without "
            "the second, a restored backup brings back who was erased.",
            command=in_full(_command(url, to)),
            **beside,
        )
    copy_sqlite(files[0], to)
    return say(
        "The database {database} is copied to {file}. The key file {keys} is not in that backup. "
        "Keep copies of it, and of {erased} once somebody was erased, in another place: without "
        "the first, calendar addresses in the backup cannot be read; without the second, a "
        "restored backup brings back who was erased.",
        database=in_full(files[0]),
        file=in_full(to),
        **beside,
    )


def _database(settings: Settings) -> str:
    """The communities' database; if there is none and no platform is set up, the playground's.
    Raises StorageError if there is nothing."""
    urls = [settings.database_url]
    if not is_any_set_up(settings):
        urls.append(settings.playground_url)
    there = next((each for each in urls if is_there(each)), None)
    if there is None:
        raise StorageError(
            say(
                "There is no database here yet: start Askwell once, which makes it. If it is in "
                "another place, name it in .env: DATABASE_URL, or PLAYGROUND_DATABASE where no "
                "platform is set up."
            )
        )
    return there


def _beside(url: str, key_file: str) -> dict[str, Words]:
    """What is stored in separate files."""
    keys = key_file_of(url, key_file)
    erased = ErasureLog.next_to(keys).path if keys else None
    return {"keys": in_full(keys), "erased": in_full(erased)}


def _command(database_url: str, to: Path) -> str:
    """Without the password, which the command asks for. Only its owner can read what it writes."""
    url = make_url(database_url).difference_update_query(PASSWORDS)
    where = (url.username, None, url.host, url.port, url.database, url.query)
    target = quote(URL.create("postgresql", *where).render_as_string())
    return f"(umask 077; pg_dump --format=custom --file={quote(str(to))} {target})"
