"""A message as sentences of words as they are compared: in lower case, without accents and
apostrophes, hyphens as spaces, and what was typed in a hurry spelt out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_SENTENCE = re.compile(r"(?:[^.!?;\n…]|\.(?=\w))+")
_APOSTROPHES = re.compile("['’`]")
_POSSESSIVE = re.compile("['’`]s$")


@dataclass(frozen=True, slots=True)
class Word:
    """`plain` is compared with phrases, `name` with names; `ends`: a comma or the like follows."""

    plain: str
    name: str
    typed: str
    ends: bool


def sentences(text: str, spelling: Mapping[str, str]) -> Iterator[tuple[Word, ...]]:
    for part in _SENTENCE.finditer(text):
        if words := tuple(_words(text, part, spelling)):
            yield words


def _words(text: str, part: re.Match[str], spelling: Mapping[str, str]) -> Iterator[Word]:
    for found in _WORD.finditer(text, *part.span()):
        lower = folded(found[0])
        plain = _APOSTROPHES.sub("", lower)
        name = _POSSESSIVE.sub("", lower)
        ends = text[found.end() : found.end() + 1] in (",", ":", "(", ")")
        for each in spelling.get(plain, plain).split():
            yield Word(each, name, found[0], ends)


def folded(word: str) -> str:
    """In lower case, without accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(each for each in normalize("NFKD", lower) if not combining(each))
