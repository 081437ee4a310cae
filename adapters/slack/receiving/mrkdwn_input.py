"""Recovers what a member typed from what Slack made of it: `<@U1|maya>`, `<https://a.b|a.b>`,
`&lt;`.

Slack escapes what was typed, so a `<…>` in a text always comes from Slack itself.
"""

import re

from adapters.slack.receiving.emoji_names import with_emoji
from bot.engine.receiving.sanitize import storable_text

_MARKED = re.compile(r"<([^<>]*)>")
_PERSON = re.compile(r"@([UW][A-Z0-9]+)(?:\|.*)?", re.DOTALL)


def first_mention(text: str) -> tuple[str | None, str]:
    """The id of the first person mentioned, and the words that stand for them."""
    for marked in _MARKED.finditer(text):
        if person := _PERSON.fullmatch(marked[1]):
            return person[1], as_typed(marked[0])
    return None, ""


def as_typed(text: str) -> str:
    """The text as its writer typed it."""
    typed = _unescaped(_MARKED.sub(lambda marked: _words_for(marked[1]), text))
    return storable_text(with_emoji(typed)).strip()


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _words_for(inside: str) -> str:
    """The words for a mention, a channel, a group or a link."""
    target, _, label = inside.partition("|")
    sign, name = target[:1], target[1:]
    if sign in ("@", "#"):
        return f"{sign}{(label or name).removeprefix(sign)}"
    if sign == "!":
        return label if name.startswith("date^") else f"@{(label or name).removeprefix('@')}"
    address = target.removeprefix("mailto:").removeprefix("tel:")
    return (label or address) if label in target else f"{label} ({address})"
