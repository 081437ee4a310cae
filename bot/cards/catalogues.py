"""The languages that Askwell speaks: English, and each that has a catalogue in bot/texts/locale.

A catalogue is gettext's: compiled from `askwell.po` by `make texts`, looked up by the English.
"""

import gettext
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from babel import Locale, UnknownLocaleError, negotiate_locale

DOMAIN = "askwell"
FOLDER = Path(str(files("bot"))) / "texts" / "locale"
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class LanguageCatalogue:
    """`locale` is the one that dates, lists and numbers are written in: they are in the same
    language as the words around them."""

    locale: Locale
    translations: gettext.NullTranslations


def languages() -> tuple[str, ...]:
    """English and the languages with a compiled catalogue, such as "de" or "pt_BR"."""
    compiled = FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (_ENGLISH, *sorted(each.parent.parent.name for each in compiled))


@lru_cache(maxsize=200)
def catalogue(language: str) -> LanguageCatalogue:
    """The catalogue that fits a tag such as "de-AT" (BCP 47) best; English where none does."""
    wanted = language.replace("-", "_")
    found = _fitting(wanted) or _ENGLISH
    translations = gettext.translation(DOMAIN, FOLDER, [found], fallback=True)
    return LanguageCatalogue(_locale(wanted, found), translations)


def _fitting(wanted: str) -> str | None:
    """For "pt", any Portuguese that there is."""
    language, there = wanted.partition("_")[0], languages()
    of_language = [each for each in there if each.partition("_")[0] == language]
    return negotiate_locale([wanted, language], there) or next(iter(of_language), None)


def _locale(wanted: str, found: str) -> Locale:
    """With the country of who reads, where Babel knows it for that language."""
    for name in (wanted, found) if wanted.startswith(found) else (found,):
        try:
            return Locale.parse(name)
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse(_ENGLISH)
