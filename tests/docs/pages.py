"""The pages that we wrote for people to read, taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_BRACKETS = re.compile(r"\[([^\[\]`]+)\](?![(\[:])")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_LINK = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_COMMENT = re.compile(r"\s+#\s.*")


@dataclass(frozen=True)
class Page:
    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def prose(self) -> str:
        return _BLOCK.sub("", self.text)

    def blocks(self, language: str) -> list[str]:
        return [body for of, body in _BLOCK.findall(self.text) if of == language]

    def in_code(self) -> Iterator[str]:
        """Everything in code: the words between backticks, and each line of a block without a
        language."""
        yield from _CODE.findall(self.prose)
        for block in self.blocks(""):
            yield from (_COMMENT.sub("", line).strip() for line in block.splitlines())

    def words_in_code(self) -> Iterator[str]:
        for code in self.in_code():
            yield from code.split()

    def links(self) -> list[str]:
        return _LINK.findall(self.prose)

    def in_brackets(self) -> Iterator[str]:
        """What stands in brackets and is no link: the buttons of cards."""
        return map(_in_one_line, _BRACKETS.findall(_CODE.sub("", self.prose)))

    def in_bold(self) -> Iterator[str]:
        return map(_in_one_line, _BOLD.findall(self.prose))

    def anchors(self) -> set[str]:
        """The anchors that GitHub makes from headings."""
        return {_anchor(heading) for heading in _HEADING.findall(self.prose)}

    def first_cells(self) -> list[str]:
        """The code in the first cells of tables."""
        rows = re.findall(r"^\| (`[^|]+`) \|", self.text, re.MULTILINE)
        return [code for cell in rows for code in _CODE.findall(cell)]


def _in_one_line(words: str) -> str:
    return " ".join(words.split()).rstrip(".,:?")


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def page(name: str) -> Page:
    return Page(ROOT / name)


PAGES = [
    *map(page, ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
    *map(Page, sorted((ROOT / "docs").rglob("*.md"))),
]
"""All pages. The changelog is about the past, so the things that it names may not exist any
more."""

PRESENT = [each for each in PAGES if each.name != "CHANGELOG.md"]
