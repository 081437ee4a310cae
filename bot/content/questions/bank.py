"""The bank of questions, read from the TOML files of a language (`en/`) and checked. Whoever edits
these files is told each mistake with its line."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import ConfigDict, Strict, StringConstraints, TypeAdapter, ValidationError
from pydantic import Field as Limited
from pydantic_core import ErrorDetails

from bot.content.languages import ENGLISH, folder
from bot.interview.model import Situation
from bot.interview.plan import QuestionKind

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

WORDS = 'must be a list of words, such as ["writing", "second language"]'
NAME = "must be a name of small letters, digits and hyphens, at most 40 characters"
WANTED = {
    "id": NAME,
    "kind": "is not one of the kinds, which the top of general.toml lists",
    "text": "must be a question of at most 200 characters, with one question mark, at its end",
    "minutes": "must be 1, 1.5, 2 and so on, up to 5",
    "topics": WORDS,
    "whom": "must be a list of: exploring, graduate, career changer, laid off, stuck, returning",
    "only_if": WORDS,
    "answered_by": WORDS,
    "core": "must be true or false, without quotation marks",
    "asks": NAME,
    "name": "must be what the field is called",
    "words": WORDS,
    "questions": WORDS,
    "phrases": WORDS,
    "unless": WORDS,
    "situation": "must be true or false, without quotation marks",
    "question_words": WORDS,
    "words_of_oneself": WORDS,
}


class BankError(ValueError):
    """A mistake in a file of questions; the message names the file and the line."""


class QuestionFile:
    """The text of a file, to find lines in: TOML's reader keeps none for what it has read."""

    def __init__(self, name: str, toml: str) -> None:
        self.name = name
        self._lines = toml.splitlines()

    @property
    def stem(self) -> str:
        """Its name without folder and ending."""
        return self.name.rpartition("/")[2].removesuffix(".toml")

    def entry(self, kind: str, number: int) -> int:
        """The line (from 1) on which the `number`th question (from 1) of a kind begins."""
        head = re.compile(rf'\s*\[\[?\s*"?{re.escape(kind)}"?\s*\]')
        begins = [line for line, text in enumerate(self._lines, 1) if head.match(text)]
        return begins[number - 1] if number <= len(begins) else 1

    def key(self, key: str, after: int = 1) -> int:
        """The line of a key within what begins at line `after`; that line if it has no such."""
        for line, text in enumerate(self._lines[after - 1 :], after):
            if line > after and text.lstrip().startswith("["):
                break
            if re.match(rf"\s*{re.escape(key)}\s*=", text):
                return line
        return after

    def error(self, line: int, why: str) -> BankError:
        return BankError(f"{self.name}, line {line}: {why}")


def sentence(mistake: ErrorDetails, known: Iterable[str]) -> str:
    """What is wrong with a key, in plain words."""
    key = str(mistake["loc"][0])
    if mistake["type"] == "missing":
        return f"{key} is missing"
    if key not in known:
        near = get_close_matches(key, list(known), n=1)
        return f"{key} means nothing here" + (f"; is it {near[0]}?" if near else "")
    return f"{key} {WANTED[key]}"


GENERAL = "general.toml"
FIELDS = "fields"

T = TypeVar("T", bound="DataclassInstance")
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Words = tuple[Annotated[str, StringConstraints(min_length=1, max_length=40)], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field with questions of its own; `words` are what a host may call it, and `id` is the name
    of its file without the ending: profiles keep it."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    words: Annotated[Words, Limited(min_length=1)]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; the top of general.toml says what each of these is for.

    `minutes` is how long an answer takes; `field` is None for what can be asked in any.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: Name
    kind: QuestionKind
    text: Annotated[str, StringConstraints(pattern=r"^[^?]+\?$", max_length=200)]
    minutes: Annotated[float, Limited(ge=1, le=5, multiple_of=0.5)]
    topics: Words = ()
    whom: tuple[Situation, ...] = ()
    only_if: Words = ()
    answered_by: Words = ()
    core: Annotated[bool, Strict()] = False
    asks: Name = ""
    field: Field | None = None


_OF_FIELD = ("name", "words")


def the_bank(language: str = ENGLISH) -> tuple[Question, ...]:
    """Every question in a language (BCP 47), or in English where none are. Read once. Raises
    BankError, which says what is wrong where."""
    return _bank_in(folder(__package__, language))


@cache
def _bank_in(here: Path) -> tuple[Question, ...]:
    packs = sorted(here.joinpath(FIELDS).iterdir(), key=lambda file: file.name)
    texts = {f"{FIELDS}/{each.name}": each for each in packs if each.name.endswith(".toml")}
    texts = {GENERAL: here.joinpath(GENERAL)} | texts
    return read_bank({name: each.read_text("utf-8") for name, each in texts.items()})


def read_bank(texts: dict[str, str]) -> tuple[Question, ...]:
    """The questions in `texts` of files by name; no id and no text may be there twice."""
    seen: dict[str, str] = {}
    questions = []
    for name, toml in texts.items():
        for question, line, source in _read(QuestionFile(name, toml), toml):
            for taken in (question.id, question.text.casefold()):
                if taken in seen:
                    raise source.error(line, f"{taken!r} is there twice: see {seen[taken]}")
                seen[taken] = f"{name}, line {line}"
            questions.append(question)
    return tuple(questions)


def _read(source: QuestionFile, toml: str) -> Iterator[tuple[Question, int, QuestionFile]]:
    tables = read_tables(source, toml)
    head = {key: tables.pop(key) for key in _OF_FIELD if key in tables}
    field = replace(checked(Field, head, source, 1), id=source.stem) if head else None
    for kind, entries in tables.items():
        for number, entry in enumerate(listed(source, kind, entries), 1):
            line = source.entry(kind, number)
            question = checked(Question, entry | {"kind": kind}, source, line)
            yield replace(question, field=field), line, source


def read_tables(source: QuestionFile, toml: str) -> dict[str, Any]:
    """What a file holds by heading. Raises BankError if it is no TOML."""
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise BankError(f"{source.name}: {error}") from error


def listed(
    source: QuestionFile, kind: str, entries: Any, like: str = "skills"
) -> list[dict[str, Any]]:
    """What stands under the headings [[kind]]. Raises BankError if it is no such list."""
    if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
        return entries
    line = source.key(kind, source.entry(kind, 1))
    raise source.error(line, f"{kind!r}: what stands here begins like [[{like}]]")


def checked(kind: type[T], values: dict[str, Any], source: QuestionFile, line: int) -> T:
    """The dataclass `kind` made of what a file has under a heading, on `line` (from 1). Raises
    BankError, which says what is wrong with which key."""
    try:
        valid: T = _adapter(kind).validate_python(values)
    except ValidationError as error:
        mistake = error.errors()[0]
        found = source.key(str(mistake["loc"][0]), line)
        where = f"in {values['id']!r}, " if "id" in values else ""
        known = [each.name for each in fields(kind) if each.name != "field"]
        raise source.error(found, where + sentence(mistake, known)) from error
    return valid


@cache
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)
