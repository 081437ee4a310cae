"""All strings in a tree of lists and dicts, such as the content of a TOML file."""

from collections.abc import Iterator


def strings(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for each in node.values():
            yield from strings(each)
    elif isinstance(node, list):
        for each in node:
            yield from strings(each)
    elif node:
        yield str(node)
