"""The calls of `say` and `say_many` in the code, each with the comment for its translator.

Babel's own extractor for Python is not used, for two reasons: it does not find a text in a call
inside another text's call, and it reads `say("a" if x else "b")` as one text "ab".
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
_STRAY_NOTE = (
    "this comment for translators stands above no text. Put it directly above the line on which "
    "say(...) starts."
)
_IMPORTED = re.compile(r"^import \{[^}]*\bsay\b[^}]*\}", re.MULTILINE)
_JAVASCRIPT_CALL = re.compile(r"\bsay\(")
_TEMPLATE = re.compile(r"""\s*("([^"\\\n]|\\.)*"|'([^'\\\n]|\\.)*'|`([^`\\$]|\\.)*`)\s*[,)]""")
"""A JavaScript string that is the whole argument."""


@dataclass(frozen=True, slots=True)
class Call:
    line: int
    id: Id
    note: str
    """What its author explains to translators."""


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls in a file, and sentences about what is wrong with it."""

    found: tuple[Call, ...]
    complaints: tuple[str, ...]


def calls_in(path: Path) -> Calls:
    """The calls in a Python or JavaScript file."""
    source = path.read_text(encoding="utf-8")
    return _in_javascript(path, source) if path.suffix == ".js" else _in_python(source)


def _in_python(source: str) -> Calls:
    if "say" not in source:
        return Calls((), ())
    nodes, notes = _nodes(source), _notes(source)
    read = [_read(node, notes) for node in nodes]
    unused = notes.keys() - set().union(*map(_lines, nodes))
    found = tuple(each for each in read if isinstance(each, Call))
    complaints = [each for each in read if isinstance(each, str)]
    return Calls(found, (*complaints, *(f"{line - 1}: {_STRAY_NOTE}" for line in sorted(unused))))


def _nodes(source: str) -> list[ast.Call]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    known = (call for call in calls if _name(call) in NAMES)
    return sorted(known, key=lambda call: (call.lineno, call.col_offset))


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
    return ""


def _lines(call: ast.Call) -> set[int]:
    """The lines above which the comment for translators may be."""
    return {call.lineno, *(argument.lineno for argument in call.args[:1])}


def _read(call: ast.Call, notes: Mapping[int, str]) -> Call | str:
    """What translators get for this call, or a sentence that says why they get nothing."""
    note = " ".join(notes[line] for line in sorted(_lines(call) & notes.keys()))
    match _name(call), [_literal(argument) for argument in call.args]:
        case "say", [str(template), *_]:
            return Call(call.lineno, template, note)
        case "say_many", [str(one), str(many), *_]:
            return Call(call.lineno, (one, many), note)
    return f"{call.lineno}: {_NOT_LITERAL.format(_name(call))}"


def _literal(argument: ast.expr) -> str | None:
    """The string, unless it is empty, because gettext uses the empty one for a file's header."""
    match argument:
        case ast.Constant(str(words)) if words:
            return words
    return None


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
