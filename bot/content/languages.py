"""Each package here keeps what is written in a language in a folder with its name. So far there is
`en`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

ENGLISH = "en"


@lru_cache(maxsize=256)
def folder(package: str, language: str = ENGLISH) -> Path:
    """The folder with what is written in a language (a BCP 47 tag such as "de-AT"). English if the
    package has no such folder."""
    here = Path(str(files(package)))
    own = language.partition("-")[0].lower()
    return here / own if own and (here / own).is_dir() else here / ENGLISH


def english_text(package: str, file: str) -> str:
    """An English file of a package, for what is only written in English."""
    return folder(package).joinpath(file).read_text("utf-8")


def read_english(package: str, file: str) -> dict[str, Any]:
    """The content of such a TOML file."""
    return tomllib.loads(english_text(package, file))
