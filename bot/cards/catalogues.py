"""The languages that Askwell speaks: English, and each one with a catalogue in bot/texts/locale.

The catalogues are gettext's: `make texts` compiles them from `askwell.po`, and texts are looked up
by their English.
"""

import gettext
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from babel import Locale, UnknownLocaleError, negotiate_locale

from bot.interview.frozen import frozen

DOMAIN = "askwell"
FOLDER = Path(str(files("bot"))) / "texts" / "locale"
_ENGLISH = "en"


@frozen
class LanguageCatalogue:
    """`locale` is the one for dates, lists and numbers, so that they are in the same language as
    the words around them."""

    locale: Locale
    translations: gettext.NullTranslations


def languages() -> tuple[str, ...]:
    """English and the languages with a compiled catalogue, as BCP 47 tags such as "de" or
    "pt-BR"."""
    compiled = FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (_ENGLISH, *sorted(each.parent.parent.name.replace("_", "-") for each in compiled))


def own_name(language: str) -> str:
    """The language's name in that language: "Deutsch"."""
    return str(Locale.parse(language, sep="-").display_name)


@lru_cache(maxsize=200)
def spoken(language: str) -> str:
    """The one of `languages` that fits a BCP 47 tag such as "de-AT" best. For "pt" that is any
    Portuguese catalogue; if none fits, English."""
    base, there = language.partition("-")[0], languages()
    of_language = (each for each in there if each.partition("-")[0] == base)
    found = negotiate_locale([language, base], there, sep="-")
    return found or next(of_language, _ENGLISH)


@lru_cache(maxsize=200)
def catalogue(language: str) -> LanguageCatalogue:
    """The catalogue that fits a tag best; see `spoken`."""
    found = spoken(language)
    folder = found.replace("-", "_")
    translations = gettext.translation(DOMAIN, FOLDER, [folder], fallback=True)
    return LanguageCatalogue(_locale(language, found), translations)


def _locale(wanted: str, found: str) -> Locale:
    """The locale with the reader's country, if Babel knows it for that language."""
    for name in (wanted, found) if wanted.startswith(found) else (found,):
        try:
            return Locale.parse(name, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse(_ENGLISH)
