"""Blocks as a person sees them: the words, and what can be pressed."""

from collections.abc import Iterator

from tests.fakes.slack.blocks import elements
from tests.fakes.slack.elements import options_of
from tests.fakes.slack.rich_text import shown
from tests.fakes.slack.schema import Json


def read(blocks: list[Json]) -> str:
    """Every line of the blocks, with buttons in brackets."""
    return "\n".join(line for block in blocks for line in _lines(block))


def buttons(blocks: list[Json]) -> list[str]:
    """The labels of all buttons, including those in overflow menus (three dots)."""
    return [
        pressed["text"]["text"]
        for block in blocks
        for element in elements(block)
        for pressed in _offered(element)
    ]


def _offered(element: Json) -> list[Json]:
    if element["type"] == "overflow":
        options: list[Json] = element["options"]
        return options
    return [element] if element["type"] == "button" else []


def find(blocks: list[Json], name: str) -> tuple[Json, Json]:
    """The block and the element with this name: its words, placeholder, label or action id."""
    found = [
        (block, element)
        for block in blocks
        for element in elements(block)
        if name in _names(block, element)
    ]
    if len(found) == 1:
        return found[0]
    raise LookupError(f"{len(found)} of {name!r} in:\n{read(blocks)}")


def _names(block: Json, element: Json) -> Iterator[str]:
    yield element.get("action_id", "")
    if element["type"] == "overflow":  # which has no words of its own
        yield from (option["text"]["text"] for option in element["options"])
    for named in (element.get("text"), element.get("placeholder"), block.get("label")):
        if named:
            yield named["text"]


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header" | "section" | "input":
            written = [block.get("text"), *block.get("fields", []), block.get("label")]
            yield from (each["text"] for each in written if each)
            if "hint" in block:
                yield block["hint"]["text"]
        case "context":
            yield " ".join(each.get("text", each.get("alt_text")) for each in block["elements"])
        case "rich_text":
            for part in block["elements"]:
                yield from _rich(part)
        case "markdown":
            yield block["text"]
    pressed = [_pressed(element) for element in elements(block)]
    if any(pressed):
        yield " ".join(filter(None, pressed))


def _rich(part: Json) -> Iterator[str]:
    if part["type"] != "rich_text_list":
        yield "".join(map(shown, part["elements"]))
        return
    for number, item in enumerate(part["elements"], start=1 + part.get("offset", 0)):
        mark = f"{number}." if part["style"] == "ordered" else "•"
        yield f"{mark} {''.join(map(shown, item['elements']))}"


def _pressed(element: Json) -> str:
    if element["type"] == "button":
        return f"[{element['text']['text']}]"
    return " ".join(f"({option['text']['text']})" for option in options_of(element))
