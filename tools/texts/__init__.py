"""Collects the texts for translators and compiles what they wrote: `make texts`.

Babel reads and writes gettext's files. What comes here on top: texts inside other texts are found,
and a translation that would break when it is shown is refused.
"""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("bot", "adapters", "askwell")


def locale_folder(root: Path) -> Path:
    return root / "bot" / "texts" / "locale"
