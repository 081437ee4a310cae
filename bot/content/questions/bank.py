"""The bank of questions, read from the TOML files beside this module and checked."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic import Field as Limited

from bot.content.questions.mistakes import BankError, Source, sentence
from bot.interview.model import Situation
from bot.interview.question_kinds import Kind

GENERAL = "general.toml"
FIELDS = "fields"

T = TypeVar("T")
Words = tuple[Annotated[str, StringConstraints(min_length=1, max_length=40)], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field with questions of its own; `words` are what a host may call it."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    words: Annotated[Words, Limited(min_length=1)]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; the top of general.toml says what each of these is for.

    `minutes` is how long an answer takes; `field` is None for what can be asked in any.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    kind: Kind
    text: Annotated[str, StringConstraints(pattern=r"^[^?]+\?$", max_length=200)]
    minutes: Annotated[float, Limited(ge=1, le=5, multiple_of=0.5)]
    topics: Words = ()
    whom: tuple[Situation, ...] = ()
    only_if: Words = ()
    answered_by: Words = ()
    field: Field | None = None


_WRITTEN = [each.name for each in fields(Question) if each.name not in ("kind", "field")]
_KNOWN = {Question: _WRITTEN, Field: [each.name for each in fields(Field)]}
_ADAPTERS: dict[type, TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in _KNOWN}


@cache
def the_bank() -> tuple[Question, ...]:
    """The bank of Askwell, read once."""
    return load_bank()


def load_bank() -> tuple[Question, ...]:
    """Every question beside this module. Raises BankError, which says what is wrong where."""
    here = files(__package__)
    packs = sorted(here.joinpath(FIELDS).iterdir(), key=lambda file: file.name)
    texts = {f"{FIELDS}/{each.name}": each for each in packs if each.name.endswith(".toml")}
    texts = {GENERAL: here.joinpath(GENERAL)} | texts
    return read_bank({name: each.read_text("utf-8") for name, each in texts.items()})


def read_bank(texts: dict[str, str]) -> tuple[Question, ...]:
    """The questions in `texts` of files by name; no id and no text may be there twice."""
    seen: dict[str, str] = {}
    questions = []
    for name, toml in texts.items():
        for question, line, source in _read(Source(name, toml), toml):
            for taken in (question.id, question.text.casefold()):
                if taken in seen:
                    raise source.error(line, f"{taken!r} is there twice: see {seen[taken]}")
                seen[taken] = f"{name}, line {line}"
            questions.append(question)
    return tuple(questions)


def _read(source: Source, toml: str) -> Iterator[tuple[Question, int, Source]]:
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise BankError(f"{source.name}: {error}") from error
    head = {key: tables.pop(key) for key in _KNOWN[Field] if key in tables}
    field = _checked(Field, head, source, 1) if head else None
    for kind, entries in tables.items():
        for number, entry in enumerate(_listed(source, kind, entries), 1):
            line = source.entry(kind, number)
            question = _checked(Question, entry | {"kind": kind}, source, line)
            yield replace(question, field=field), line, source


def _listed(source: Source, kind: str, entries: Any) -> list[dict[str, Any]]:
    if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
        return entries
    line = source.key(kind, source.entry(kind, 1))
    raise source.error(line, f"{kind!r}: a question begins with its kind, like [[skills]]")


def _checked(kind: type[T], values: dict[str, Any], source: Source, line: int) -> T:
    try:
        checked: T = _ADAPTERS[kind].validate_python(values)
    except ValidationError as error:
        mistake = error.errors()[0]
        found = source.key(str(mistake["loc"][0]), line)
        where = f"in {values['id']!r}, " if "id" in values else ""
        raise source.error(found, where + sentence(mistake, [*_KNOWN[kind], "kind"])) from error
    return checked
