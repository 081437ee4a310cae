"""Titles as people write them: in quotes, beside a word such as "podcast", or "X by Y"."""

import re
from collections.abc import Iterator

from bot.interview.resources import CUE, Kind, Resource, kind_called
from bot.language.resources.marks import Found

_UP = "A-Z0-9À-ÖØ-ÞΑ-ΩА-Я"
_WORD = rf"(?<!\w)[{_UP}](?:[^\s\0,;:()\"“”]*[^\s\0,;:()\"“”.])?"
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
_CUE_AFTER = re.compile(rf"^(?:{BY})?\s*(?:\(|,\s*(?:an?|the)\s+)?({CUE})")
_LIST = re.compile(rf"^\W*(?:\w+\s+){{0,2}}?({CUE})\s*:")

_CALLED = re.compile(
    rf"({CUE})\s+(?:is\s+)?(?:called|named|titled)\s+([^,(\0]+?)(?=,|\(|\.\s|\.?$|\s+(?:which|that)\b)"
)
_AFTER_CUE = re.compile(rf"({CUE})\s+({TITLE}(?:{BY})?)")
_BEFORE_CUE = re.compile(rf"({TITLE}(?:{BY})?)(?:\s*\(|,\s+(?:an?|the)\s+|\s+)({CUE})")
_WITH_AUTHOR = re.compile(rf"({TITLE})({BY})(?:\s*\(({CUE}))?")
_LAST_CUE = re.compile(rf"({CUE})$")

_NO_TITLE = re.compile(
    r"(?:The|An?|His|Her|Their|My|Our|Your|This|That|Some|Any|Every|Two|Three|I|He|She|They|We|It|You)"
)
_LEADING = re.compile(
    r"^(?:(?:Read|Watch|Listen|Follow|Subscribe|Join|Try|Take|Look|Get|Check|See|Go|Start|Keep|Do"
    r"|Ask|Also|And|Maybe|Definitely|Then|First|I|We|He|She|They|You|It|My|His|Her|Their)"
    r"(?:\s+to)?\s+)+(?=\S)"
)


def quoted_in(line: str) -> Iterator[Found]:
    """Titles in quotes. What somebody said, and what begins small, is none."""
    listed = _LIST.match(line)
    for match in _QUOTED.finditer(line):
        title = match[match.lastindex or 0].strip().rstrip(",.")
        before, after = line[: match.start()], line[match.end() :]
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
        yield match.start(), end, _made(kind or Kind.TITLE, f"{title}{author}")


def named_in(line: str) -> Iterator[Found]:
    """Titles without quotes, beside a word for their kind or an author."""
    for match in _CALLED.finditer(line):
        yield *match.span(2), _made(kind_called(match[1]), match[2])
    for match in re.finditer(TITLE, line):
        if cue := _LAST_CUE.search(match[0]):
            yield from _parts(match, 0, kind_called(cue[1]), plural=False)
    for match in _AFTER_CUE.finditer(line):
        plural = match[1].lower().endswith("s")
        yield from _parts(match, 2, kind_called(match[1]), plural=plural)
    for match in _BEFORE_CUE.finditer(line):
        yield from _parts(match, 1, kind_called(match[2]), plural=False)
    for match in _WITH_AUTHOR.finditer(line):
        kind = kind_called(match[3]) if match[3] else Kind.TITLE
        title = _LEADING.sub("", match[1])
        if len(title.split()) > 1 or len(match[2].split()) > 2:
            start = match.end(1) - len(title)
            yield start, match.end(2), _made(kind, line[start : match.end(2)])


def _parts(match: re.Match[str], group: int, kind: Kind, *, plural: bool) -> Iterator[Found]:
    """The titles in one group: several, where the word for their kind is a plural."""
    at = match.start(group)
    titles = re.split(r"(\s+and\s+)", match[group]) if plural else [match[group]]
    ends = [*(at + sum(map(len, titles[: n + 1])) for n in range(len(titles) - 1)), match.end()]
    starts = [match.start(), *ends]
    for number, title in enumerate(titles):
        own = _LEADING.sub("", title)
        if number % 2 == 0 and not _NO_TITLE.fullmatch(own) and not re.fullmatch(CUE, own):
            yield starts[number], ends[number], _made(kind, own)


def _kind_around(before: str, after: str) -> Kind | None:
    cue = _CUE_BEFORE.search(before) or _CUE_AFTER.match(after)
    return kind_called(cue[1]) if cue else None


def _may_be_title(title: str, before: str, after: str) -> bool:
    spoken = _SPOKEN_BEFORE.search(before) or _SPOKEN_AFTER.match(after)
    return not spoken and (title[0].isupper() or title[0].isdigit())


def _made(kind: Kind, text: str) -> Resource:
    return Resource(kind, " ".join(text.split()))
