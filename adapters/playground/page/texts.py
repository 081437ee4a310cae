"""The page's own words, in the language of its reader.

They are in static/*.js as say("..."), and are found there as they are for translators.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from adapters.playground.chat.messages import Json
from bot.cards.catalogues import catalogue

STATIC = Path(__file__).parent / "static"
_KEYWORDS = {"say": (1,)}


def texts_json(language: str) -> Json:
    """Each text by its English, in the language that comes closest to the given one."""
    words = catalogue(language)
    return {**language_json(language), "texts": _told(words.translations)}


def language_json(language: str) -> Json:
    """The language tag and the writing direction of the page, for the given language."""
    locale = catalogue(language).locale
    return {"language": str(locale).replace("_", "-"), "direction": locale.text_direction}


def _told(translations: NullTranslations) -> dict[str, str]:
    """Empty for English, which has no catalogue."""
    if not isinstance(translations, GNUTranslations):
        return {}
    return {english: translations.gettext(english) for english in _templates()}


@cache
def _templates() -> frozenset[str]:
    from babel.messages.extract import extract_from_file  # noqa: PLC0415 (not for English)

    found = (extract_from_file("javascript", file, _KEYWORDS) for file in STATIC.glob("*.js"))
    return frozenset(str(english) for calls in found for _, english, *_ in calls)
