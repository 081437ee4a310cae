"""The calls of `say` and `say_many` in the code, each with the comment for its translator.

Babel's own extractor for Python is not used: it passes over a text that stands in a call inside
another text's call, and reads `say("a" if x else "b")` as one text "ab".
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_from_file

Id = str | tuple[str, str]

TAG = "Translators:"
NAMES = ("say", "say_many")

_NOT_LITERAL = (
    "{}(...) must be given its words as they are, between quotes, so that translators get them. "
    "No variable, no f-string, no condition: write a call for each text."
)
_IMPORTED = re.compile(r"^import \{[^}]*\bsay\b[^}]*\}", re.MULTILINE)
_JAVASCRIPT_CALL = re.compile(r"\bsay\(")
_TEMPLATE = re.compile(r"""\s*("([^"\\\n]|\\.)*"|'([^'\\\n]|\\.)*'|`([^`\\$]|\\.)*`)\s*[,)]""")
"""A string of JavaScript, alone as an argument."""


class UnreadableCall(Exception):
    """A call whose templates nobody can collect; told in a sentence."""


@dataclass(frozen=True, slots=True)
class Call:
    line: int
    id: Id
    note: str
    """What its author tells translators."""


@dataclass(frozen=True, slots=True)
class Calls:
    """All that a file has, and sentences on what is wrong with it."""

    found: tuple[Call, ...]
    complaints: tuple[str, ...]


def calls_in(path: Path) -> Calls:
    """Those of a file of Python or JavaScript."""
    source = path.read_text(encoding="utf-8")
    return _in_javascript(path, source) if path.suffix == ".js" else _in_python(source)


def _in_python(source: str) -> Calls:
    if "say" not in source:
        return Calls((), ())
    notes = _notes(source)
    used: set[int] = set()
    found, complaints = [], []
    for node in _nodes(source):
        lines = {node.lineno, node.args[0].lineno if node.args else node.lineno} & notes.keys()
        used |= lines
        try:
            found.append(Call(node.lineno, _id(node), " ".join(notes[line] for line in lines)))
        except UnreadableCall as why:
            complaints.append(f"{node.lineno}: {why}")
    complaints += [
        f"{line - 1}: this comment for translators stands above no text. Put it directly above "
        "the line on which say(...) starts."
        for line in notes.keys() - used
    ]
    return Calls(tuple(found), tuple(complaints))


def _nodes(source: str) -> list[ast.Call]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    known = (call for call in calls if _name(call) in NAMES)
    return sorted(known, key=lambda call: (call.lineno, call.col_offset))


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
    return ""


def _id(call: ast.Call) -> Id:
    name = _name(call)
    match [each.value if isinstance(each, ast.Constant) else None for each in call.args], name:
        case [str(template), *_], "say" if template:
            return template
        case [str(one), str(many), *_], "say_many" if one and many:
            return one, many
    raise UnreadableCall(_NOT_LITERAL.format(name))


def _notes(source: str) -> Mapping[int, str]:
    """Each comment for translators, by the number of the line below it."""
    notes: dict[int, str] = {}
    if TAG not in source:
        return notes
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT or not token.line.lstrip().startswith("#"):
            continue
        words, line = token.string.lstrip("# "), token.start[0]
        if words.startswith(TAG):
            notes[line + 1] = words.removeprefix(TAG).strip()
        elif line in notes:
            notes[line + 1] = f"{notes.pop(line)} {words}"
    return notes


def _in_javascript(path: Path, source: str) -> Calls:
    if not _IMPORTED.search(source):
        return Calls((), ())
    starts = list(_JAVASCRIPT_CALL.finditer(source))
    complaints = tuple(
        f"{_line(source, call.start())}: {_NOT_LITERAL.format('say')}"
        for call in starts
        if not _TEMPLATE.match(source, call.end())
    )
    found = tuple(_from_javascript(path))
    if not complaints and len(found) != len(starts):
        complaints = (" Babel does not find a say(...) inside another. Give it a name before.",)
    return Calls(found, complaints)


def _line(source: str, at: int) -> int:
    return source.count("\n", 0, at) + 1


def _from_javascript(path: Path) -> Iterator[Call]:
    extracted = extract_from_file(
        "javascript", path, {"say": (1,)}, comment_tags=(TAG,), strip_comment_tags=True
    )
    for line, message, comments, _ in extracted:
        yield Call(line, str(message), " ".join(comments))
