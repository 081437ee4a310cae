"""A working tree with two files that have texts in them, and a run of `make texts` there."""

from collections.abc import Callable
from gettext import GNUTranslations
from pathlib import Path

CODE = """\
from bot.cards.rich_text import listed, say, say_many

# Translators: at most 24 characters. The title of a form.
TITLE = say("Ask for an interview")


def standing(who, number, left):
    days = say_many("One day left", "{number} days left", number)
    return say(
        "{who} has {left}, {how}",
        who=who,
        left=listed([days, say("no time")]),
        how=say("sadly" "!") if left else say("well"),
    )
"""
PAGE = """\
import { say } from "./texts.js";

// Translators: on a button.
const label = say("Move it");
"""

Run = Callable[..., int]


class Tree:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.code = root / "bot" / "code.py"
        self.page = root / "adapters" / "playground" / "static" / "page.js"
        for path, text in ((self.code, CODE), (self.page, PAGE)):
            path.parent.mkdir(parents=True)
            path.write_text(text)

    @property
    def template(self) -> str:
        return (self.root / "bot/texts/locale/askwell.pot").read_text(encoding="utf-8")

    def po(self, language: str = "de") -> Path:
        return self.root / "bot/texts/locale" / language / "LC_MESSAGES/askwell.po"

    def translate(self, *pairs: tuple[str, str], language: str = "de") -> None:
        """Write translations into the file, as a translator would: in the line below an English
        text."""
        text = self.po(language).read_text(encoding="utf-8")
        for english, translation in pairs:
            empty = f'{english}"\nmsgstr ""'
            assert text.count(empty) == 1
            text = text.replace(empty, f'{english}"\nmsgstr "{translation}"')
        self.po(language).write_text(text, encoding="utf-8")

    def translate_plural(self, *forms: str, language: str = "de") -> None:
        text = self.po(language).read_text(encoding="utf-8")
        for number, form in enumerate(forms):
            text = text.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{form}"')
        self.po(language).write_text(text, encoding="utf-8")

    def compiled(self, language: str = "de") -> GNUTranslations:
        with self.po(language).with_suffix(".mo").open("rb") as file:
            return GNUTranslations(file)
