"""All texts of the code as one gettext template."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog

from bot.cards.catalogues import DOMAIN
from tools.texts import CODE
from tools.texts.calls import Call, calls_in
from tools.texts.checks import complaints_on_english

_HEADER = """\
# The texts of Askwell. docs/developers/translate.md is for their translators.
# `make texts` writes this file from the code, so change nothing here."""
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed date, so that a run without new texts does not change the file."""


@dataclass(frozen=True, slots=True)
class Collected:
    template: Catalog
    complaints: tuple[str, ...]


def collect(root: Path) -> Collected:
    """The texts of the working tree at `root`, and what is wrong with them."""
    template, complaints = _empty(), []
    for path in _sources(root):
        name = path.relative_to(root).as_posix()
        calls = calls_in(path)
        complaints += [f"{name}:{each}" for each in calls.complaints]
        for call in calls.found:
            complaints += [f"{name}:{call.line}: {each}" for each in _other_plural(call, template)]
            notes = (call.note,) if call.note else ()
            template.add(call.id, locations=[(name, 0)], auto_comments=notes)
    complaints += complaints_on_english(template)
    return Collected(template, tuple(complaints))


def _empty() -> Catalog:
    return Catalog(
        domain=DOMAIN,
        header_comment=_HEADER,
        project="Askwell",
        version="main",
        msgid_bugs_address="docs/developers/translate.md",
        creation_date=_NO_DATE,
        fuzzy=False,
    )


def _sources(root: Path) -> Iterator[Path]:
    for top in CODE:
        yield from sorted([*(root / top).rglob("*.py"), *(root / top).rglob("static/**/*.js")])


def _other_plural(call: Call, template: Catalog) -> Iterator[str]:
    """A catalogue finds a text by its singular, so one of two different plurals would be lost."""
    known = template.get(call.id)
    if known and known.pluralizable and not isinstance(call.id, str) and known.id != call.id:
        yield f'elsewhere the plural of "{call.id[0]}" is "{known.id[1]}". Use one for both.'
