"""Reads what people write in TOML files: questions, the subjects of wishes, advice. Whoever edits a
file is told each mistake with its line."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import StringConstraints, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Words = tuple[Annotated[str, StringConstraints(min_length=1, max_length=40)], ...]

WORDS = 'must be a list of words, such as ["writing", "second language"]'
LINES = "must be a list of texts in quotation marks"
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
    "words_that_tell_little": WORDS,
    **dict.fromkeys(("i", "soft", "want", "learn", "learning", "lead_ins"), LINES),
    **dict.fromkeys(("capitals", "never_asked", "other_languages"), LINES),
    "written_out": "must give for each word how it is written out",
    "called": WORDS,
    "title": "must be a worry in a member's words, at most 40 characters",
    "answer": "must be a text under 80 words",
    "near": "must be a text of words",
    "comfort": "must be one sentence of at most 160 characters",
    "next": "must be one of: find, questions, interviews, contacts, host, settings, report",
}
_HEAD = re.compile(r'\s*\[\[?\s*"?(.*?)"?\s*\]')
"""`[words]`, or `[["opening"]]`."""


class ContentError(ValueError):
    """A mistake in a file; the message names the file and the line."""


class ContentFile:
    """The text of a file, to find lines in: TOML's reader keeps none for what it has read."""

    def __init__(self, name: str, toml: str) -> None:
        self.name = name
        self._lines = toml.splitlines()

    @property
    def stem(self) -> str:
        """Its name without folder and ending."""
        return self.name.rpartition("/")[2].removesuffix(".toml")

    def entry(self, kind: str, number: int) -> int:
        """The line (from 1) on which the `number`th entry (from 1) of a kind begins."""
        begins = self._begins[kind]
        return begins[number - 1] if number <= len(begins) else 1

    @cached_property
    def _begins(self) -> Mapping[str, Sequence[int]]:
        """The lines on which entries begin, by kind. Read once: there are a thousand questions."""
        begins: dict[str, list[int]] = defaultdict(list)
        for line, text in enumerate(self._lines, 1):
            if head := _HEAD.match(text):
                begins[head[1]].append(line)
        return begins

    def key(self, key: str, after: int = 1) -> int:
        """The line of a key within what begins at line `after`; that line if it has no such."""
        for line, text in enumerate(self._lines[after - 1 :], after):
            if line > after and text.lstrip().startswith("["):
                break
            if re.match(rf"\s*{re.escape(key)}\s*=", text):
                return line
        return after

    def error(self, line: int, why: str) -> ContentError:
        return ContentError(f"{self.name}, line {line}: {why}")


def sentence(mistake: ErrorDetails, known: Iterable[str]) -> str:
    """What is wrong with a key, in plain words."""
    key = str(mistake["loc"][0])
    if mistake["type"] == "missing":
        return f"{key} is missing"
    if key not in known:
        near = get_close_matches(key, list(known), n=1)
        return f"{key} means nothing here" + (f"; is it {near[0]}?" if near else "")
    return f"{key} {WANTED[key]}"


def read_tables(source: ContentFile, toml: str) -> dict[str, Any]:
    """What a file holds by heading. Raises ContentError if it is no TOML."""
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{source.name}: {error}") from error


def listed(
    source: ContentFile, kind: str, entries: Any, like: str = "skills"
) -> list[dict[str, Any]]:
    """What stands under the headings [[kind]]. Raises ContentError if it is no such list."""
    if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
        return entries
    line = source.key(kind, source.entry(kind, 1))
    raise source.error(line, f"{kind!r}: what stands here begins like [[{like}]]")


def checked(kind: type[T], values: dict[str, Any], source: ContentFile, line: int) -> T:
    """The dataclass `kind` made of what a file has under a heading, on `line` (from 1). Raises
    ContentError, which says what is wrong with which key."""
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
