"""Members type what they like, so that a search must read a text once: a search that begins with a
run ("\\s+x") reads the rest of a long run from each of its characters."""

import ast
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import bot

ROOT = Path(bot.__file__).parent.parent
SEARCHES = {"search", "sub", "subn", "split", "finditer", "findall"}
RUNS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)
BEFORE = -1
"""The direction in which a look-behind looks."""

Tokens = Sequence[tuple[Any, Any]]


def begins_with_run(tokens: Tokens) -> bool:
    """Whether a match may begin anywhere in a run of any length, and fail behind it."""
    if not tokens:
        return False
    (kind, value), *rest = tokens
    match kind:
        case kinds.AT:
            return False
        case kinds.ASSERT | kinds.ASSERT_NOT:
            return value[0] != BEFORE and begins_with_run(rest)
        case kinds.SUBPATTERN:
            return begins_with_run([*value[-1], *rest])
        case kinds.ATOMIC_GROUP:
            return begins_with_run([*value, *rest])
        case kinds.BRANCH:
            return any(begins_with_run([*each, *rest]) for each in value[1])
    if kind not in RUNS:
        return False
    least, most, repeated = value
    if most is kinds.MAXREPEAT:
        return can_fail(rest) or begins_with_run([*repeated])
    return begins_with_run([*repeated, *rest]) or (least == 0 and begins_with_run(rest))


def can_fail(tokens: Tokens) -> bool:
    """Whether they do not fit everywhere."""
    return any(not (kind in RUNS and value[0] == 0) for kind, value in tokens)


def searched(path: Path) -> Iterator[tuple[str, "re.Pattern[str]"]]:
    """The patterns of a module by which it searches, and where they stand."""
    tree = ast.parse(path.read_text("utf-8"))
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for each in ast.walk(tree):
        match each:
            case ast.Attribute(value=ast.Name(id=name), attr=done) if done in SEARCHES:
                pattern = getattr(import_module(module), name, None)
                if isinstance(pattern, re.Pattern):
                    yield f"{module}.{name}", pattern
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=done),
                args=[ast.Constant(value=str(written)), *_],
            ) if done in SEARCHES:
                yield f"{module}:{each.lineno}", re.compile(written)


def test_no_search_begins_with_a_run() -> None:
    slow = {
        where: pattern.pattern
        for path in sorted((ROOT / "bot").rglob("*.py"))
        for where, pattern in searched(path)
        if begins_with_run(parser.parse(pattern.pattern, pattern.flags))
    }
    assert slow == {}


@pytest.mark.parametrize(
    ("pattern", "is_slow"),
    [
        (r"\s+x", True),
        (r"a|(\s*)[-;]", True),
        (r"(?:\s*,)?\s+x", True),
        (r"[.,]++$", True),
        (r"(?=x)\w+y", True),
        (r"\s+", False),
        (r"\w+(?:-\w+)*", False),
        (r"(?<!\s)\s+x", False),
        (r"\b\w+x", False),
        (r"x\s+$", False),
        (r"\d{1,2}x", False),
    ],
)
def test_what_begins_with_a_run(pattern: str, *, is_slow: bool) -> None:
    assert begins_with_run(parser.parse(pattern)) is is_slow
