"""The rich text block, as in https://docs.slack.dev/reference/block-kit/blocks/rich-text-block"""

import re

from tests.fakes.slack.schema import (
    Check,
    Json,
    Notes,
    choice,
    flag,
    items,
    text,
    thing,
    typed,
    user,
    whole,
)

_TOKENS = set(
    "day_divider_pretty date_num date_slash date_long date_long_full date_long_pretty date"
    " date_pretty date_short date_short_pretty time time_secs ago".split()
)


def _style(*names: str) -> dict[str, Check]:
    return {"style": thing({}, dict.fromkeys(names, flag))}


def _format(value: object, at: str, notes: Notes) -> None:
    tokens = re.findall(r"\{([^{}]*)\}", value) if isinstance(value, str) else []
    if not tokens:
        notes.say("must contain at least one date token", at)
    for token in tokens:
        if token not in _TOKENS:
            notes.say(f"unknown date token: {{{token}}}", at)


_LETTERS = _style("bold", "italic", "strike", "code", "underline")
_MARKED = _style("bold", "italic", "strike", "highlight", "client_highlight", "unlink", "underline")

TEXT = thing({"text": text(40_000)}, _LETTERS)
LINK = thing({"url": text(3_000)}, {"text": text(40_000), "unsafe": flag} | _LETTERS)
INLINE = typed(
    {
        "text": TEXT,
        "link": LINK,
        "user": thing({"user_id": user}, _MARKED),
        "channel": thing({"channel_id": text(255)}, _MARKED),
        "usergroup": thing({"usergroup_id": text(255)}, _MARKED),
        "broadcast": thing({"range": choice("here", "channel", "everyone")}, _MARKED),
        "color": thing({"value": text(20)}, _MARKED),
        "emoji": thing(
            {"name": text(255)}, {"unicode": text(255), "skin_tone": whole(1, 6)} | _MARKED
        ),
        "date": thing(
            {"timestamp": whole(0, 10**11), "format": _format},
            {"fallback": text(3_000), "url": text(3_000), "timezone": text(100)} | _MARKED,
        ),
    }
)

_MOST = 1_000
_BORDER: dict[str, Check] = {"border": whole(0, 1)}
SECTION = thing({"elements": items(INLINE, _MOST)}, {})
PARTS = typed(
    {
        "rich_text_section": SECTION,
        "rich_text_quote": thing({"elements": items(INLINE, _MOST)}, _BORDER),
        "rich_text_preformatted": thing(
            {"elements": items(typed({"text": TEXT, "link": LINK}), _MOST)},
            _BORDER | {"language": text(100)},
        ),
        "rich_text_list": thing(
            {
                "style": choice("bullet", "ordered"),
                "elements": items(typed({"rich_text_section": SECTION}), _MOST),
            },
            _BORDER | {"indent": whole(0, 8), "offset": whole(0, 10**6)},
        ),
    }
)


def shown(element: Json) -> str:
    """How an inline element reads. A date is shown as its fallback text."""
    match element["type"]:
        case "text":
            return str(element["text"])
        case "link":
            return str(element.get("text", element["url"]))
        case "user":
            return f"<@{element['user_id']}>"
        case "date":
            return str(element.get("fallback", element["format"]))
        case "emoji":
            return f":{element['name']}:"
        case kind:
            return f"<{kind}>"
