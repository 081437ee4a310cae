"""The file of each language: read, updated from the template, and compiled."""

import re
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from bot.cards.catalogues import DOMAIN

_LINE = re.compile(
    r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?"([^"\\]|\\.)*"\s*)?'
)
"""A valid line. We check this ourselves because Babel accepts a line without its last quote, and
then drops its last letter."""

_HEADER = """\
# The texts of Askwell in {}.
# How to translate them: docs/developers/translate.md"""


class UnreadableLanguage(Exception):
    """A file is wrong as a whole. The message is a sentence."""


def locale_of(language: str) -> Locale:
    """Raises UnreadableLanguage if Babel does not know the language."""
    try:
        return Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        raise UnreadableLanguage(
            f'"{language}" is no language that Babel knows. Write one such as de or pt_BR.'
        ) from None


def started(language: str, template: Catalog) -> Catalog:
    """A catalogue without translations. Raises UnreadableLanguage."""
    locale = locale_of(language)
    catalog = Catalog(
        locale=locale,
        domain=DOMAIN,
        header_comment=_HEADER.format(locale.english_name),
        project=template.project,
        version=template.version,
        msgid_bugs_address=template.msgid_bugs_address,
        fuzzy=False,
    )
    catalog.update(template)
    return catalog


def updated(path: Path, template: Catalog) -> Catalog:
    """The translations in a file, with the present texts. Raises UnreadableLanguage."""
    locale = locale_of(path.parent.parent.name)
    content = path.read_bytes()
    try:
        _check_lines(content.decode())
        read = read_po(BytesIO(content), locale, DOMAIN, abort_invalid=True)
        c2py(read.plural_expr)
    except PoFileError as why:
        what = str(why).rpartition(" on ")[0]
        raise UnreadableLanguage(f"line {why.lineno + 1}: {what}.") from None
    except (ValueError, LookupError) as why:  # also of a header that tells no plural
        raise UnreadableLanguage(f"this is no file of gettext's: {why}.") from None
    read.update(template)
    return read


def _check_lines(content: str) -> None:
    for number, line in enumerate(content.splitlines(), start=1):
        if not _LINE.fullmatch(line):
            raise UnreadableLanguage(
                f"line {number}: a quote is missing, or a word stands where none may: {line}"
            )


def as_text(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalog, include_lineno=False)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """What the program reads. Fuzzy translations are left out."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()
