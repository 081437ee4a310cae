"""Recognises what was recommended, in a debrief as it was written. Nothing is invented.

Some resources are recognised by their form: URLs, accounts, communities. Others are titles as
people write them: in quotes, next to a word such as "podcast", or as "X by Y".
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.interview.afterwards.resources import CUE, Resource, ResourceKind, kind_called

if TYPE_CHECKING:
    from linkify_it import LinkifyIt

Found = tuple[int, int, Resource | None]
"""Start, end, and the resource. None if something only looks like a resource."""

_FEDIVERSE = re.compile(r"(?<![\w@/.])@[\w.-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_ACCOUNT = re.compile(r"(?<![\w@/.])@\w(?:[\w.-]{0,60}\w)?")
_SUBREDDIT = re.compile(r"(?<![\w/])/?r/\w{2,30}(?![\w/])")
_EVERYBODY = {"@everyone", "@channel", "@here"}


def marks_in(line: str) -> Iterator[Found]:
    """Each with its position. They do not overlap."""
    for match in _FEDIVERSE.finditer(line):
        yield match.start(), match.end(), Resource(ResourceKind.ACCOUNT, match[0])
    rest = _FEDIVERSE.sub(_blank, line)
    for start, end, address in _addresses(rest):
        yield start, end, address
        rest = rest[:start] + " " * (end - start) + rest[end:]
    for match in _ACCOUNT.finditer(rest):
        known = match[0].lower() not in _EVERYBODY
        yield (
            match.start(),
            match.end(),
            Resource(ResourceKind.ACCOUNT, match[0]) if known else None,
        )
    for match in _SUBREDDIT.finditer(_ACCOUNT.sub(_blank, rest)):
        yield match.start(), match.end(), Resource(ResourceKind.COMMUNITY, match[0].lstrip("/"))


def _addresses(line: str) -> Iterator[Found]:
    """An e-mail address is no page, and "ASP.NET" and "book.It" are no addresses."""
    for match in _linkify().match(line) or ():
        if match.schema == "mailto:":
            yield match.index, match.last_index, None
        elif match.schema or _ends_low(match.raw):
            text = match.raw.rstrip("…")
            yield match.index, match.index + len(text), Resource(ResourceKind.ADDRESS, text)


@cache
def _linkify() -> "LinkifyIt":
    """Its patterns contain every top-level domain, and take long to compile."""
    from linkify_it import LinkifyIt  # noqa: PLC0415
    from linkify_it.tlds import TLDS  # noqa: PLC0415

    return LinkifyIt().tlds(TLDS)


def _ends_low(address: str) -> bool:
    domain = re.split(r"[/?#:]", address, maxsplit=1)[0]
    last = domain.rpartition(".")[2]
    return last == last.lower() and not last.isdigit()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


_UP = "A-Z0-9À-ÖØ-ÞΑ-ΩА-Я"
_WORD = rf"(?<!\w)[{_UP}](?:[^\s\0,;:()\"“”]{{0,60}}[^\s\0,;:()\"“”.])?(?![^\s\0,;:()\"“”.])"
_SMALL = r"(?:of|the|and|to|an?|in|on|for|with|at|from|or|vs|is|&)"
TITLE = rf"{_WORD}(?:\s+(?:{_SMALL}\s+){{0,3}}{_WORD}){{0,11}}"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|January|February|March|April|May|June|July|August|September|October|November|December"  # noqa: E501
_JOINED = r"(?:and|&|de|van|von|der|du|la|bin|al)"
BY = rf"\s+by\s+(?!(?:{_DAY})\b){_WORD}(?:\s+(?:{_JOINED}\s+)*{_WORD}){{0,5}}"

_QUOTED = re.compile(
    r"[\"“”„]([^\"“”„]{2,120})[\"“”]|«([^«»]{2,120})»|[‘]([^‘’]{2,120})’(?!\w)"
    r"|(?<!\w)'([^'\n]{2,120}?(?:'\w[^'\n]*?)*)'(?!\w)"
)
_WORDS = re.compile(r"[^\0]*\w[^\0]*")
_SPOKEN_BEFORE = re.compile(r"\b(?:said|says|say|told me|calls? (?:it|that)|called it),?:?\s*$")
_SPOKEN_AFTER = re.compile(r"^,?\s*(?:\w+\s+)?(?:said|says|told|asked)\b")
_CUE_BEFORE = re.compile(rf"({CUE})(?:\s+(?:is\s+)?(?:called|named|titled))?\s*[:–—-]?\s*$")
_CUE_AFTER = rf"^(?:{BY})?\s*(?:\(|,\s*(?:an?|the)\s+)?({CUE})"
_LIST = re.compile(rf"^\W*(?:\w+\s+){{0,2}}?({CUE})\s*:")

_CALLED = re.compile(
    rf"({CUE})\s+(?:is\s+)?(?:called|named|titled)\s+([^,(\0]+?)(?=,|\(|\.\s|\.?$|\s+(?:which|that)\b)"
)
# Titles with an author take long to compile, so that is done when they are first looked for.
_AFTER_CUE = rf"({CUE})\s+({TITLE}(?:{BY})?)"
_BEFORE_CUE = rf"({TITLE}(?:{BY})?)(?:\s*\(|,\s+(?:an?|the)\s+|\s+)({CUE})"
_WITH_AUTHOR = rf"({TITLE})({BY})(?:\s*\(({CUE}))?"
_LAST_CUE = re.compile(rf"({CUE})$")

_NO_TITLE = re.compile(
    r"(?:The|An?|His|Her|Their|My|Our|Your|This|That|Some|Any|Every|Two|Three|I|He|She|They|We|It|You)"
)
_LEADING = re.compile(
    r"^(?:(?:Read|Watch|Listen|Follow|Subscribe|Join|Try|Take|Look|Get|Check|See|Go|Start|Keep|Do"
    r"|Ask|Also|And|Maybe|Definitely|Then|First|I|We|He|She|They|You|It|My|His|Her|Their)"
    r"(?:\s+to)?\s+)+(?=\S)"
)


BESIDE = 200
"""How many characters of a line before and after a title may show what it is."""


def quoted_in(line: str) -> Iterator[Found]:
    """Titles in quotes. Quoted speech, and quotes that begin with a small letter, are no titles."""
    listed = _LIST.match(line)
    for match in _QUOTED.finditer(line):
        title = match[match.lastindex or 0].strip().rstrip(",.")
        before = line[max(0, match.start() - BESIDE) : match.start()]
        after = line[match.end() : match.end() + BESIDE]
        if not _WORDS.fullmatch(title):
            yield match.start(), match.end(), None
            continue
        kind = _kind_around(before, after) or (kind_called(listed[1]) if listed else None)
        if kind is None and not _may_be_title(title, before, after):
            yield match.start(), match.end(), None
            continue
        by = re.match(BY, after)
        author = by[0] if by else ""
        end = match.end() + len(author)
        yield match.start(), end, _made(kind or ResourceKind.TITLE, f"{title}{author}")


def named_in(line: str) -> Iterator[Found]:
    """Titles without quotes, next to a word for their kind or an author."""
    for match in _CALLED.finditer(line):
        yield *match.span(2), _made(kind_called(match[1]), match[2])
    for match in re.finditer(TITLE, line):
        if cue := _LAST_CUE.search(match[0]):
            yield from _parts(match, 0, kind_called(cue[1]), plural=False)
    for match in re.finditer(_AFTER_CUE, line):
        plural = match[1].lower().endswith("s")
        yield from _parts(match, 2, kind_called(match[1]), plural=plural)
    for match in re.finditer(_BEFORE_CUE, line):
        yield from _parts(match, 1, kind_called(match[2]), plural=False)
    for match in re.finditer(_WITH_AUTHOR, line):
        kind = kind_called(match[3]) if match[3] else ResourceKind.TITLE
        title = _LEADING.sub("", match[1])
        if len(title.split()) > 1 or len(match[2].split()) > 2:
            start = match.end(1) - len(title)
            yield start, match.end(2), _made(kind, line[start : match.end(2)])


def _parts(
    match: re.Match[str], group: int, kind: ResourceKind, *, plural: bool
) -> Iterator[Found]:
    """The titles in one group. Several, if the word for their kind is a plural."""
    at = match.start(group)
    titles = re.split(r"((?<!\s)\s++and\s+)", match[group]) if plural else [match[group]]
    ends = [*(at + sum(map(len, titles[: n + 1])) for n in range(len(titles) - 1)), match.end()]
    starts = [match.start(), *ends]
    for number, title in enumerate(titles):
        own = _LEADING.sub("", title)
        if number % 2 == 0 and not _NO_TITLE.fullmatch(own) and not re.fullmatch(CUE, own):
            yield starts[number], ends[number], _made(kind, own)


def _kind_around(before: str, after: str) -> ResourceKind | None:
    cue = _CUE_BEFORE.search(before) or re.match(_CUE_AFTER, after)
    return kind_called(cue[1]) if cue else None


def _may_be_title(title: str, before: str, after: str) -> bool:
    spoken = _SPOKEN_BEFORE.search(before) or _SPOKEN_AFTER.match(after)
    return not spoken and (title[0].isupper() or title[0].isdigit())


def _made(kind: ResourceKind, text: str) -> Resource:
    return Resource(kind, " ".join(text.split()))


ITEM_WORDS = 10
_BULLET = re.compile(r"^\s*(?:[-*•–·]+|\d{1,2}[.)])(?:\s+|$)")
_HEADING = re.compile(rf"\s*({CUE})\s*:?\s*")
_LISTED = re.compile(rf"(?:^|[.;,]\s*)(?:\w+\s+){{0,2}}?({CUE})\s*(?::|\s[-–—]\s)")
_REMARK = re.compile(
    r"(?<!\s)(?:\s++[-–—]\s+|\s*+\(|\s++(?:because|which|who|so that|but)\b)|\.\s|\.$"
)
_BETWEEN = re.compile(r"[,;]\s+|(?<!\s)\s++and\s+(?=[^a-z])")
_VAGUE = re.compile(
    r"(?:an?|any|some|something|his|her|their|my|one|ask|from|on|about|by|with|of) "
    r"|the one |(?:nothing|none|no|not|forgot|can't)\b",
    re.IGNORECASE,
)
_TITLE_CASE = re.compile(
    r"(?:An?|My|His|Her|Their|One|From|On|About|With|Of|Nothing|No|Not) \S*[A-Z]"
)


def resources_in(text: str) -> tuple[Resource, ...]:
    """Each resource once, in the order of writing. A line in which none is recognised becomes one
    of kind NOTE. In a line with resources, the other words are left out."""
    return tuple({each.key: each for each in _of_lines(text.splitlines())}.values())


def _of_lines(lines: list[str]) -> Iterator[Resource]:
    heading: ResourceKind | None = None
    for number, written in enumerate(lines):
        line = _BULLET.sub("", written).strip()
        following = any(rest.strip() for rest in lines[number + 1 : number + 2])
        if (title := _HEADING.fullmatch(line)) and following:
            heading = kind_called(title[1])
        elif line:
            yield from _of_line(line, heading) or [Resource(ResourceKind.NOTE, line)]
        else:
            heading = None


def _of_line(line: str, heading: ResourceKind | None) -> list[Resource]:
    found: list[tuple[int, Resource]] = []
    rest = line
    for look in (marks_in, quoted_in, _listed_in, named_in):
        rest = _taken(look, rest, found)
    if heading and not found and (item := _item(rest)):
        found.append((0, Resource(heading, item)))
    in_order = [each for _, each in sorted(found, key=lambda each: each[0])]
    return [replace(each, kind=_kind_under(heading, each.kind)) for each in in_order]


def _kind_under(heading: ResourceKind | None, kind: ResourceKind) -> ResourceKind:
    return heading if heading and kind is ResourceKind.TITLE else kind


def _taken(
    look: Callable[[str], Iterable[Found]], line: str, found: list[tuple[int, Resource]]
) -> str:
    """The line without what was found in it. Of matches that overlap, the first counts."""
    rest = line
    for start, end, each in look(line):
        if rest[start:end] == line[start:end]:
            rest = rest[:start] + "\0" * (end - start) + rest[end:]
            found += [(start, each)] if each else []
    return rest


def _listed_in(line: str) -> Iterator[Found]:
    """What follows "podcasts:". From the second item on, only what begins like a title."""
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
    """A title where one is expected, without remarks about it."""
    title = _REMARK.split(part.strip(), maxsplit=1)[0].strip(" ,;:")
    vague = _VAGUE.match(title) and not _TITLE_CASE.match(title)
    fits = 0 < len(title.split()) <= ITEM_WORDS and "\0" not in title
    return title if fits and not vague and re.search(r"\w", title) else None
