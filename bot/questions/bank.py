"""The bank of questions, read from `bank.toml` beside this module and checked."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

FILE = "bank.toml"


class Kind(StrEnum):
    """What a question is about, in the order of a talk."""

    PATH = "path"
    DAILY_WORK = "daily-work"
    SKILLS = "skills"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    GETTING_IN = "getting-in"
    TRENDS = "trends"
    CULTURE = "culture"
    REWARDS = "rewards"
    READING_AND_MEDIA = "reading-and-media"
    PEOPLE = "people"
    ADVICE = "advice"
    CLOSING = "closing"

    @property
    def readable(self) -> str:
        return self.value.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `minutes` is how long an answer takes, `topics` what it suits especially."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    kind: Kind
    text: Annotated[str, Field(min_length=1, max_length=200)]
    minutes: Annotated[float, Field(gt=0, le=5, multiple_of=0.5)]
    topics: tuple[str, ...] = ()


_QUESTION = TypeAdapter(Question)


class BankError(ValueError):
    """A mistake in a file of questions; the message names the file and the question."""


@cache
def the_bank() -> tuple[Question, ...]:
    """The bank of Askwell, read once."""
    return load_bank()


def load_bank() -> tuple[Question, ...]:
    """The questions of `bank.toml`, or a BankError that says what is wrong with which."""
    return read_bank(files(__package__).joinpath(FILE).read_text("utf-8"), FILE)


def read_bank(toml: str, file: str) -> tuple[Question, ...]:
    """The questions written in `toml`; `file` is how an error names it."""
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise BankError(f"{file}: {error}") from error
    questions: dict[str, Question] = {}
    for kind, entries in tables.items():
        for number, entry in enumerate(_listed(file, kind, entries), 1):
            question = _question(f"{file}, {_called(kind, number, entry)}", kind, entry)
            if question.id in questions:
                raise BankError(f"{file}, {question.id!r}: this id is used twice")
            questions[question.id] = question
    return tuple(questions.values())


def _listed(file: str, kind: str, entries: Any) -> list[dict[str, Any]]:
    if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
        return entries
    raise BankError(f"{file}, {kind!r}: a question begins with its kind, like [[skills]]")


def _called(kind: str, number: int, entry: dict[str, Any]) -> str:
    return repr(entry["id"]) if "id" in entry else f"question {number} of {kind}"


def _question(where: str, kind: str, entry: dict[str, Any]) -> Question:
    try:
        return _QUESTION.validate_python({**entry, "kind": kind})
    except ValidationError as error:
        mistakes = (f"{each['loc'][0]}: {each['msg']}" for each in error.errors())
        raise BankError(f"{where}: {'; '.join(mistakes)}") from error
