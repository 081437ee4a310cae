"""Languages that only exist in tests."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from adapters.discord.rendering import markdown
from askwell.commands import command_line
from bot.cards import catalogues, formats, plain_text, rendering

Words = Mapping[Any, str | tuple[str, ...]]
"""The translations by the English text; for a plural, one for each form."""

GERMAN: Words = {
    "Your settings": "Deine Einstellungen",
    "Save": "Speichern",
    "Saved": "Gespeichert",
    "Language and clock": "Sprache und Uhrzeit",
    "The same as in this app": "Wie in dieser App",
    "What I can do for you": "Was ich für dich tun kann",
    "I cannot find that": "Das finde ich nicht",
    "Hello {me}": "Hallo {me}",
    "{seeker} would like to learn from you": "{seeker} möchte von dir lernen",
    "{seeker} asked you, but I could not reach you": "{seeker} wollte dich erreichen",
    "That did not work": "Das hat nicht geklappt",
    "Something is wrong on my side just now. Nothing was changed; please try again soon.": (
        "Bei mir ist gerade etwas kaputt."
    ),
    "One moment…": "Einen Moment…",
    "One moment, please…": "Einen Moment, bitte…",
    "Who would you like to ask?": "Wen möchtest du fragen?",
    "That is {length} characters long; {most} is the most.": "{length} Zeichen; {most} gehen.",
    "Nothing is waiting for you": "Nichts wartet auf dich",
    "Almost there": "Fast fertig",
    "{who}, I have a message for you.": "{who}, ich habe eine Nachricht für dich.",
}


@contextmanager
def speaking(folder: Path, language: str, words: Words) -> Iterator[None]:
    """While this is active, Askwell has a catalogue of this language with these words."""
    path = folder / language / "LC_MESSAGES" / f"{catalogues.DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    catalog = Catalog(locale=language, domain=catalogues.DOMAIN)
    for english, told in words.items():
        catalog.add(english, told)
    with path.open("wb") as file:
        write_mo(file, catalog)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogues, "FOLDER", folder)
        patch.setattr(command_line, "CATALOGUES", folder)
        _forget()
        yield
    _forget()


_REMEMBERING = (catalogues, formats, plain_text, rendering, markdown)


def _forget() -> None:
    """Clear everything that was cached from other catalogues."""
    for each in (each for of in _REMEMBERING for each in vars(of).values()):
        if hasattr(each, "cache_clear"):
            each.cache_clear()
