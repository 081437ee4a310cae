"""Components and embeds as a person sees them: the words, and what can be pressed."""

from collections.abc import Iterator

from tests.fakes.discord import components as known
from tests.fakes.discord.refusals import Json


def read(components: list[Json]) -> str:
    """Every line of the components, with buttons in brackets and options in parentheses."""
    return "\n".join(filter(None, map(_line, components)))


def embed(shown: Json) -> str:
    parts = [(shown.get("author") or {}).get("name"), shown.get("title"), shown.get("description")]
    for each in shown.get("fields") or []:
        parts += [each["name"], each["value"]]
    return "\n".join(filter(None, [*parts, (shown.get("footer") or {}).get("text")]))


def buttons(components: list[Json]) -> dict[str, str]:
    pressed = (each for each in _all(components, known.BUTTON) if not each.get("disabled"))
    return {named(each): each["custom_id"] for each in pressed if "custom_id" in each}


def links(components: list[Json]) -> dict[str, str]:
    return {named(each): each["url"] for each in _all(components, known.BUTTON) if each.get("url")}


def selects(components: list[Json]) -> dict[str, list[str]]:
    return {
        each.get("placeholder") or each["custom_id"]: [
            option["label"] for option in each.get("options", [])
        ]
        for each in _all(components, *known.SELECTS)
    }


def fields(components: list[Json]) -> dict[str, Json]:
    """Every component of a modal that asks for something, by its label."""
    return {
        name: asked for each in components for name, asked in [_field(each)] if asked is not None
    }


def find(components: list[Json], name: str, *kinds: int) -> Json:
    """The enabled component with this label, placeholder or custom id."""
    found = [
        each
        for each in _all(components, *kinds)
        if name in (named(each), each.get("placeholder"), each.get("custom_id"))
        and not each.get("disabled")
    ]
    if len(found) == 1:
        return found[0]
    raise LookupError(f"{len(found)} of {name!r} in:\n{read(components)}")


def named(button: Json) -> str:
    """The label, or the emoji of a button without one."""
    return str(button.get("label") or (button.get("emoji") or {}).get("name") or "")


def _all(components: list[Json], *kinds: int) -> Iterator[Json]:
    return (each for _, each in known.walk(components) if each["type"] in kinds)


def _field(shown: Json) -> tuple[str, Json | None]:
    if shown["type"] == known.LABEL:
        return shown["label"], shown["component"]
    if shown["type"] == known.ROW:
        asked: Json = shown["components"][0]
        return asked["label"], asked
    return "", None


def _line(shown: Json) -> str:
    match shown["type"]:
        case known.TEXT:
            return str(shown["content"])
        case known.ROW:
            return " ".join(map(_line, shown["components"]))
        case known.SECTION:
            return "\n".join(map(_line, [*shown["components"], shown["accessory"]]))
        case known.CONTAINER:
            return read(shown["components"])
        case known.BUTTON:
            return f"[{named(shown)}]"
        case known.FILE:
            return str(shown["file"]["url"]).removeprefix("attachment://")
        case known.LABEL:
            parts = [shown["label"], shown.get("description"), _line(shown["component"])]
            return "\n".join(filter(None, parts))
        case known.INPUT:
            return "\n".join(filter(None, [shown.get("label"), shown.get("value")]))
        case _:
            choices = [f"({each['label']})" for each in shown.get("options") or []]
            return " ".join(filter(None, [shown.get("placeholder"), *choices]))
