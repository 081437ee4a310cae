"""A language made from English: accents on all letters, brackets around each text, and 40 % longer.

In this language, text that cannot be translated still reads as English, and text with too little
room exceeds a platform's limit. So the tests find both problems before there is any translation.
"""

import re
from gettext import c2py
from math import ceil
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.cards.catalogues import DOMAIN
from tools.texts import ROOT, locale_folder
from tools.texts.checks import forms_of_one_number
from tools.texts.languages import compiled
from tools.texts.templates import NUMBER, length, placeholders, room

OPENING, CLOSING = "⟦⟧"
LONGER = 0.4
_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)
_TYPED = re.compile(r"((?<!\S)/\w+|\b\w+://\S+)")
"""A command or an address, which no translation changes."""


def write_pseudo(folder: Path, language: str) -> None:
    """Writes LANGUAGE/LC_MESSAGES/askwell.mo."""
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(compiled(pseudo_catalogue(language)))


def pseudo_catalogue(language: str) -> Catalog:
    """The texts that `make texts` collected last, in the pseudo-language, with the plural forms of
    a real language."""
    with (locale_folder(ROOT) / f"{DOMAIN}.pot").open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        if message.id:
            message.string = _translation(message, catalogue)
    return catalogue


def _translation(message: Message, catalogue: Catalog) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return pseudo(message.id, message)
    one, many = message.id
    forms = [many] * catalogue.num_plurals
    singular = c2py(catalogue.plural_expr)(1)
    if NUMBER in placeholders(one) or singular in forms_of_one_number(catalogue):
        forms[singular] = one
    return tuple(pseudo(form, message) for form in forms)


def pseudo(template: str, message: Message) -> str:
    """The text, made 40 % longer, or as long as it can be."""
    accented = "".join(_piece(*piece) for piece in Formatter().parse(template))
    around = len(OPENING + CLOSING)
    fill = max(0, ceil(len(template) * LONGER) - around)
    if place := room(message):
        fill = min(fill, place.at_most - length(template, place.besides) - around)
    return f"{OPENING}{accented}{_filler(fill)}{CLOSING}" if fill >= 0 else accented


def _piece(literal: str, name: str | None, _spec: str | None, _conversion: str | None) -> str:
    parts = _TYPED.split(literal)
    parts[::2] = [part.translate(_ACCENTS) for part in parts[::2]]
    words = "".join(parts).replace("{", "{{").replace("}", "}}")
    return words if name is None else f"{words}{{{name}}}"


def _filler(size: int) -> str:
    """Filling words with spaces, so that lines can be broken."""
    return (" öööö" * size)[:size]
