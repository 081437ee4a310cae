"""The question bank, read from the TOML files of a language (`en/`) and checked. Somebody who edits
these files is told each mistake with its line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Strict, StringConstraints
from pydantic import Field as Limited

from bot.content.content_files import ContentFile, Name, Words, checked, listed, read_tables
from bot.content.languages import ENGLISH, folder
from bot.interview.meeting.plan import ALSO_CALLED, QuestionKind
from bot.interview.members import Situation

CONDITIONAL = "If you"
"""How a question begins that asks the host to imagine something. One of these is enough."""

GENERAL = "general.toml"
FIELDS = "fields"


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field with questions of its own. `words` are what a host may call it. `id` is the name of
    its file without the ending, which profiles store. Fields are compared by identity, and so are
    questions."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    words: Annotated[Words, Limited(min_length=1)]
    id: str = ""


@dataclass(frozen=True, eq=False)
class Question:
    """One question. The top of general.toml says what each of these is for.

    `minutes` is how long an answer takes. `field` is None for questions about any field. Questions
    are compared by identity, so that whole banks compare fast.
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
    whole: Annotated[bool, Strict()] = False
    asks: Name = ""
    field: Field | None = None

    @cached_property
    def meanings(self) -> frozenset[str]:
        """What it asks: two questions that share one of these are never in the same plan."""
        core = f"the core of {self.kind}" if self.core else ""
        conditional = CONDITIONAL if self.text.startswith(CONDITIONAL) else ""
        return frozenset(each for each in (self.id, self.asks, core, conditional) if each)

    @property
    def called(self) -> str:
        """Everything that its topic may be called."""
        return " ".join((self.kind.readable, *self.topics, ALSO_CALLED[self.kind]))


_OF_FIELD = ("name", "words")


def the_bank(language: str = ENGLISH) -> tuple[Question, ...]:
    """Every question in a language (BCP 47), or in English if there are none. Read once. Raises
    ContentError, which says where something is wrong, and what."""
    return _bank_in(folder(__package__, language))


@cache
def _bank_in(here: Path) -> tuple[Question, ...]:
    packs = sorted(here.joinpath(FIELDS).iterdir(), key=lambda file: file.name)
    texts = {f"{FIELDS}/{each.name}": each for each in packs if each.name.endswith(".toml")}
    texts = {GENERAL: here.joinpath(GENERAL)} | texts
    return read_bank({name: each.read_text("utf-8") for name, each in texts.items()})


def read_bank(texts: dict[str, str]) -> tuple[Question, ...]:
    """The questions in `texts`, which are files by name. No id and no text may occur twice."""
    seen: dict[str, str] = {}
    questions = []
    for name, toml in texts.items():
        for question, line, source in _read(ContentFile(name, toml), toml):
            for taken in (question.id, question.text.casefold()):
                if taken in seen:
                    raise source.error(line, f"{taken!r} is there twice: see {seen[taken]}")
                seen[taken] = f"{name}, line {line}"
            questions.append(question)
    return tuple(questions)


def _read(source: ContentFile, toml: str) -> Iterator[tuple[Question, int, ContentFile]]:
    tables = read_tables(source, toml)
    head = {key: tables.pop(key) for key in _OF_FIELD if key in tables}
    field = replace(checked(Field, head, source, 1), id=source.stem) if head else None
    for kind, entries in tables.items():
        for number, entry in enumerate(listed(source, kind, entries), 1):
            line = source.entry(kind, number)
            question = checked(Question, entry | {"kind": kind}, source, line)
            yield replace(question, field=field), line, source
