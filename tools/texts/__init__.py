"""Collects the texts for translators and compiles their translations: `make texts`.

Babel reads and writes gettext's files. In addition, this package finds texts inside other texts,
and refuses a translation that would fail when it is shown.
"""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("bot", "adapters", "askwell", "storage")


def locale_folder(root: Path) -> Path:
    return root / "bot" / "texts" / "locale"
