"""The commands' descriptions in the languages that have a catalogue and that Discord knows."""

from typing import Any

from discord import Locale
from discord.app_commands import ContextMenu, TranslationContextLocation, Translator, locale_str

from bot.cards.catalogues import catalogue

_MOST = {
    TranslationContextLocation.command_description: 100,
    TranslationContextLocation.group_description: 100,
    TranslationContextLocation.parameter_description: 100,
    TranslationContextLocation.command_name: 32,
}


class CatalogueTranslator(Translator):
    """A translation that is too long for Discord is left out, and so are the names that members
    type: these stay English."""

    async def translate(self, string: locale_str, locale: Locale, context: Any) -> str | None:
        if context.location not in _MOST or _is_typed(context):
            return None
        told = catalogue(locale.value).translations.gettext(string.message)
        return told if told != string.message and len(told) <= _MOST[context.location] else None


def _is_typed(context: Any) -> bool:
    is_name = context.location is TranslationContextLocation.command_name
    return is_name and not isinstance(context.data, ContextMenu)
