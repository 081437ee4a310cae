"""A debrief's lines as resources."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.interview.resources import CUE, Kind, Resource, kind_called
from bot.language.resources.marks import Found, marks_in
from bot.language.resources.titles import named_in, quoted_in

ITEM_WORDS = 10
_BULLET = re.compile(r"^\s*(?:[-*•–·]+|\d{1,2}[.)])(?:\s+|$)")
_HEADING = re.compile(rf"\s*({CUE})\s*:?\s*")
_LISTED = re.compile(rf"(?:^|[.;,]\s*)(?:\w+\s+){{0,2}}?({CUE})\s*(?::|\s[-–—]\s)")
_REMARK = re.compile(r"\s+[-–—]\s+|\s*\(|\s+(?:because|which|who|so that|but)\b|\.\s|\.$")
_BETWEEN = re.compile(r"[,;]\s+|[,;]?\s+and\s+(?=[^a-z])")
_VAGUE = re.compile(
    r"(?:an?|any|some|something|his|her|their|my|one|ask|from|on|about|by|with|of) "
    r"|the one |(?:nothing|none|no|not|forgot|can't)\b",
    re.IGNORECASE,
)
_TITLE_CASE = re.compile(
    r"(?:An?|My|His|Her|Their|One|From|On|About|With|Of|Nothing|No|Not) \S*[A-Z]"
)


def resources_in(text: str) -> tuple[Resource, ...]:
    """Each resource once, in the order of writing. A line in which none is recognised is one of
    kind NOTE; of one in which some are, the other words are left out."""
    return tuple({each.key: each for each in _of_lines(text.splitlines())}.values())


def _of_lines(lines: list[str]) -> Iterator[Resource]:
    heading: Kind | None = None
    for number, written in enumerate(lines):
        line = _BULLET.sub("", written).strip()
        following = any(rest.strip() for rest in lines[number + 1 : number + 2])
        if (title := _HEADING.fullmatch(line)) and following:
            heading = kind_called(title[1])
        elif line:
            yield from _of_line(line, heading) or [Resource(Kind.NOTE, line)]
        else:
            heading = None


def _of_line(line: str, heading: Kind | None) -> list[Resource]:
    found: list[tuple[int, Resource]] = []
    rest = line
    for look in (marks_in, quoted_in, _listed_in, named_in):
        rest = _taken(look, rest, found)
    if heading and not found and (item := _item(rest)):
        found.append((0, Resource(heading, item)))
    in_order = [each for _, each in sorted(found, key=lambda each: each[0])]
    return [replace(each, kind=_kind_under(heading, each.kind)) for each in in_order]


def _kind_under(heading: Kind | None, kind: Kind) -> Kind:
    return heading if heading and kind is Kind.TITLE else kind


def _taken(
    look: Callable[[str], Iterable[Found]], line: str, found: list[tuple[int, Resource]]
) -> str:
    """The line without what was found in it. Of what overlaps, the first counts."""
    rest = line
    for start, end, each in look(line):
        if rest[start:end] == line[start:end]:
            rest = rest[:start] + "\0" * (end - start) + rest[end:]
            found += [(start, each)] if each else []
    return rest


def _listed_in(line: str) -> Iterator[Found]:
    """What follows "podcasts:"; from the second on, only what begins like a title."""
    for match in _LISTED.finditer(line):
        start = match.end()
        for number, part in enumerate(_BETWEEN.split(line[start:])):
            item = _item(part)
            if item is None or (number and item[0].islower()):
                break
            at = line.index(part, start) + len(part) - len(part.lstrip())
            yield at, at + len(item), Resource(kind_called(match[1]), item)
            start = at + len(item)


def _item(part: str) -> str | None:
    """A title that stands where one is expected, without what was remarked on it."""
    title = _REMARK.split(part.strip(), maxsplit=1)[0].strip(" ,;:")
    vague = _VAGUE.match(title) and not _TITLE_CASE.match(title)
    fits = 0 < len(title.split()) <= ITEM_WORDS and "\0" not in title
    return title if fits and not vague and re.search(r"\w", title) else None
