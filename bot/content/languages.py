"""Each package here keeps what is written in a language in a folder of that name; so far `en`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

ENGLISH = "en"


@lru_cache(maxsize=256)
def folder(package: str, language: str = ENGLISH) -> Path:
    """Where a package keeps what is written in a language (a tag such as "de-AT", BCP 47); English
    where it has no such folder."""
    here = Path(str(files(package)))
    own = language.partition("-")[0].lower()
    return here / own if own and (here / own).is_dir() else here / ENGLISH


def english_text(package: str, file: str) -> str:
    """A file of a package in English, for what is written in English only."""
    return folder(package).joinpath(file).read_text("utf-8")


def read_english(package: str, file: str) -> dict[str, Any]:
    """What such a file in TOML holds."""
    return tomllib.loads(english_text(package, file))
