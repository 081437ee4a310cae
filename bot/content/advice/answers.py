"""Answers to what members worry about, read from the TOML files of a language (`en/`) and checked.
Somebody who edits these files is told each mistake with its line. The top of asking.toml says how
an answer is written."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, ConfigDict, StringConstraints
from pydantic import Field as Limited

from bot.content.content_files import ContentFile, Name, Words, checked, listed, read_tables
from bot.content.languages import ENGLISH, folder
from bot.content.phrase_index import PhraseIndex, WrittenPhrases, read_notation, read_phrases
from bot.interview.frozen import frozen
from bot.language.intents.phrases import Notation, Phrase

WORDS_BELOW = 80
LISTS_FILE = "words.toml"
ADVICE = "advice"


class AdviceMoment(StrEnum):
    """When an answer helps, in the order of an interview, and answers about Askwell itself. Each
    has a file with its name."""

    ASKING = "asking"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    HOSTING = "hosting"
    ABOUT = "about"
    ORGANIZING = "organizing"


class AdviceStep(StrEnum):
    """The command at the end of an answer."""

    FIND = "find"
    QUESTIONS = "questions"
    INTERVIEWS = "interviews"
    CONTACTS = "contacts"
    HOST = "host"
    SETTINGS = "settings"
    REPORT = "report"


def _short(answer: str) -> str:
    """The answer in one line. Raises ValueError if it is empty or too long."""
    words = answer.split()
    if not 0 < len(words) < WORDS_BELOW:
        raise ValueError("not so many words")
    return " ".join(words)


@frozen
class WrittenAdvice:
    """An answer as it is written in a file."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: Name
    title: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    answer: Annotated[str, AfterValidator(_short)]
    phrases: Annotated[WrittenPhrases, Limited(min_length=1)]
    called: Words = ()
    unless: WrittenPhrases = ()
    near: str = ""
    comfort: Annotated[str, StringConstraints(max_length=160)] = ""
    next: AdviceStep | None = None


@frozen
class Advice:
    """An answer to a worry. `title` is the worry in a member's words, `names` are what people may
    type to see it, in lower case, `near` are words that such a worry may contain,
    and `comfort` is one kind sentence for somebody whom it makes sad, empty if there is none."""

    id: str
    title: str
    answer: str
    moment: AdviceMoment
    next: AdviceStep | None
    names: frozenset[str]
    phrases: Sequence[Phrase]
    unless: Sequence[Phrase]
    near: Sequence[str] = ()
    comfort: str = ""


def the_advice(language: str = ENGLISH) -> PhraseIndex[Advice]:
    """All advice in a language (BCP 47), or in English if there is none. Read once. Raises
    ContentError, which says where something is wrong, and what."""
    return _advice_in(folder(__package__, language))


@cache
def _advice_in(here: Path) -> PhraseIndex[Advice]:
    names = (LISTS_FILE, *(f"{moment}.toml" for moment in AdviceMoment))
    return read_advice({name: here.joinpath(name).read_text("utf-8") for name in names})


def read_advice(texts: Mapping[str, str]) -> PhraseIndex[Advice]:
    """The advice in `texts`, which are files by name. No two may have the same name."""
    lists = ContentFile(LISTS_FILE, texts[LISTS_FILE])
    notation = read_notation(lists, read_tables(lists, texts[LISTS_FILE]))
    seen: dict[str, str] = {}
    advice = []
    for moment in AdviceMoment:
        source = ContentFile(f"{moment}.toml", texts[f"{moment}.toml"])
        for each, line in _read(source, texts[source.name], moment, notation):
            for name in sorted(each.names):
                if name in seen:
                    raise source.error(line, f"{name!r} is there twice: see {seen[name]}")
                seen[name] = f"{source.name}, line {line}"
            advice.append(each)
    return PhraseIndex(advice, strict=True)


def _read(
    source: ContentFile, toml: str, moment: AdviceMoment, notation: Notation
) -> Iterator[tuple[Advice, int]]:
    for kind, entries in read_tables(source, toml).items():
        for number, entry in enumerate(listed(source, kind, entries, ADVICE), 1):
            line = source.entry(kind, number)
            yield _advice(source, line, entry, moment, notation), line


def _advice(
    source: ContentFile,
    line: int,
    entry: dict[str, Any],
    moment: AdviceMoment,
    notation: Notation,
) -> Advice:
    written = checked(WrittenAdvice, entry, source, line)
    phrases, unless = (
        read_phrases(source, line, written.id, each, notation)
        for each in (written.phrases, written.unless)
    )
    names = frozenset(map(plain_name, (written.id, written.title, *written.called)))
    return Advice(
        written.id,
        written.title,
        written.answer,
        moment,
        written.next,
        names,
        phrases,
        unless,
        written.near.split(),
        written.comfort,
    )


def plain_name(typed: str) -> str:
    """The form in which names are compared."""
    return " ".join(typed.casefold().replace("-", " ").strip(" ?!.").split())
