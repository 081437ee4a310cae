"""A message as sentences of words as they are compared: in lower case, without accents and
apostrophes, hyphens as spaces, and what was typed in a hurry spelt out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

_WORD = re.compile(r"(?<!\w)[^\W_]&[^\W_](?!\w)|[^\W_]+(?:['’`][^\W_]+)*")
"""R&D is one word."""
_SENTENCE = re.compile(r"(?:[^.!?;\n…]|\.(?=\w))+")
_SIGNS_BEHIND = re.compile(r"[+#]+(?!\w)")
_APOSTROPHES = re.compile("['’`]")
_POSSESSIVE = re.compile("['’`]s$")


@dataclass(frozen=True, slots=True)
class Word:
    """`plain` is compared with phrases, `name` with names; `ends`: a comma or the like follows.
    `start` and `end` tell where in the text it stands, with signs that belong to it: C++, .NET."""

    plain: str
    name: str
    typed: str
    ends: bool
    start: int
    end: int


def sentences(text: str, spelling: Mapping[str, str]) -> Iterator[tuple[Word, ...]]:
    for part in _SENTENCE.finditer(text):
        if words := tuple(_words(text, part, spelling)):
            yield words


def _words(text: str, part: re.Match[str], spelling: Mapping[str, str]) -> Iterator[Word]:
    for found in _WORD.finditer(text, *part.span()):
        lower = folded(found[0])
        plain = _APOSTROPHES.sub("", lower)
        name = _POSSESSIVE.sub("", lower)
        start, end = _with_signs(text, *found.span())
        ends = text[end : end + 1] in (",", ":", "(", ")")
        for each in spelling.get(plain, plain).split():
            yield Word(each, name, found[0], ends, start, end)


def _with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """Looked at only where there is such a sign, for this is done for every word."""
    if start and text[start - 1] in ".#" and (start == 1 or text[start - 2].isspace()):
        start -= 1
    if text[end : end + 1] in ("+", "#") and (behind := _SIGNS_BEHIND.match(text, end)):
        end = behind.end()
    return start, end


def folded(word: str) -> str:
    """In lower case, without accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(each for each in normalize("NFKD", lower) if not combining(each))
