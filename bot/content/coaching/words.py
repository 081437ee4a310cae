"""What `words.toml` holds, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FILE = "words.toml"


@cache
def spelling() -> Mapping[str, str]:
    """A word by what is typed in a hurry."""
    return _written()["spelling"]


@cache
def kinds() -> Mapping[tuple[str, ...], str]:
    """The kind of a row of words."""
    listed = _written()["kinds"].items()
    return {tuple(row.split()): kind for kind, rows in listed for row in rows.split(",")}


def _written() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath(FILE).read_text("utf-8"))
