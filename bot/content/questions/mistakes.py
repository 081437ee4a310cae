"""Mistakes in a file of questions, told with their line to whoever edits it."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from pydantic_core import ErrorDetails

WORDS = 'must be a list of words, such as ["writing", "second language"]'
WANTED = {
    "id": "must be a name of small letters, digits and hyphens, at most 40 characters",
    "kind": "is not one of the kinds, which the top of general.toml lists",
    "text": "must be a question of at most 200 characters, with one question mark, at its end",
    "minutes": "must be 1, 1.5, 2 and so on, up to 5",
    "topics": WORDS,
    "whom": "must be a list of: exploring, graduate, career changer, laid off, stuck, returning",
    "only_if": WORDS,
    "answered_by": WORDS,
    "name": "must be what the field is called",
    "words": WORDS,
}


class BankError(ValueError):
    """A mistake in a file of questions; the message names the file and the line."""


class Source:
    """The text of a file, to find lines in: TOML's reader keeps none for what it has read."""

    def __init__(self, name: str, toml: str) -> None:
        self.name = name
        self._lines = toml.splitlines()

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
