"""The operator at a terminal, who reads what is printed."""

import sys
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.cards.plain_text import plain
from bot.cards.reader import ENGLISH, Reader
from bot.cards.rich_text import Text
from bot.language.locale_tags import read_locale

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""As gettext reads them. The first one that is set decides the language."""


def reader_at(environ: Mapping[str, str]) -> Reader:
    """The reader in the language of the terminal: LANG=de_AT.UTF-8 asks for German as in Austria.
    Times are in UTC, as in the log."""
    told = next(filter(None, map(environ.get, _VARIABLES)), "")
    first = told.partition(":")[0].partition(".")[0].partition("@")[0]
    return Reader(ZoneInfo("UTC"), read_locale(first.replace("_", "-")) or ENGLISH)


def complain(why: Text, reader: Reader) -> None:
    """Print what is wrong where errors are printed."""
    print(plain(why, reader), file=sys.stderr)
