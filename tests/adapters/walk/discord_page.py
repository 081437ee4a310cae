"""Draws Discord's components roughly as its app shows them, because no library draws containers
yet."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from markdown_it import MarkdownIt

from tests.fakes.discord import components as known

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True})
_MENTION = re.compile(r"<@!?(\d+)>")
_COMMAND = re.compile(r"<(/[^:>]+):\d+>")
_MOMENT = re.compile(r"<t:(\d+)(?::(\w))?>")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Marks around a mention, until the Markdown around it is rendered."""
_PATTERNS = {
    "t": "HH:mm",
    "D": "d MMMM y",
    "f": "d MMMM y HH:mm",
    "F": "EEEE, d MMMM y HH:mm",
    "R": "d MMMM, HH:mm",
}
STYLE = """
.discord{font:15px/1.35 "gg sans","Noto Sans",Arial,sans-serif;color:#313338}
.discord h1,.discord h2,.discord h3{font-size:17px;margin:4px 0}
.discord p,.discord ul,.discord ol{margin:4px 0}.discord ul,.discord ol{padding-left:22px}
.discord blockquote{border-left:4px solid #c4c9ce;margin:4px 0;padding-left:10px}
.discord a{color:#006ce7;text-decoration:none}.discord small{color:#5c5e66;font-size:12px}
.discord b.who{background:#e6e8fd;color:#505cdc;border-radius:3px;padding:0 2px;font-weight:500}
.discord .box{border:1px solid #d9dadf;border-left:4px solid #5865f2;border-radius:6px}
.discord .box{padding:12px;background:#fff}
.discord .row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
.discord .button{border-radius:8px;padding:6px 12px;background:#e3e5e8;font-size:14px}
.discord .button.s1{background:#5865f2;color:#fff}.discord .button.s3{background:#248046;color:#fff}
.discord .button.s4{background:#da373c;color:#fff}
.discord .section{display:flex;gap:12px;justify-content:space-between}
.discord .picture{flex:none;width:56px;height:56px;border-radius:8px;background:#c4c9ce}
.discord .input{border:1px solid #c4c9ce;border-radius:6px;padding:8px;background:#fff;margin:4px 0;
flex:1;min-height:19px;white-space:pre-wrap}.discord .empty{color:#80848e}
.discord .label{font-weight:600;margin-top:12px}.discord hr{border:0;border-top:1px solid #d9dadf}
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """The person whose app is drawn. `names`: the names of members, by their ids."""

    zone: str
    names: Mapping[str, str]

    def reads(self, text: str) -> str:
        """Discord's Markdown as HTML."""
        plain = _MENTION.sub(lambda found: f"{_OPEN}@{self.names[found[1]]}{_CLOSE}", text)
        plain = _COMMAND.sub(rf"{_OPEN}\1{_CLOSE}", plain)
        plain = _MOMENT.sub(self._moment, plain)
        return "".join(map(_paragraphs, re.split(r"(?m)^(-# .*)\n?", plain)))

    def _moment(self, found: re.Match[str]) -> str:
        at = datetime.fromtimestamp(int(found[1]), UTC).astimezone(ZoneInfo(self.zone))
        shown: str = format_datetime(at, _PATTERNS[found[2] or "f"], locale="en_GB")
        return shown


def _paragraphs(text: str) -> str:
    html: str = _MARKDOWN.render(text.removeprefix("-# "))
    html = html.replace(_OPEN, '<b class="who">').replace(_CLOSE, "</b>")
    return f"<small>{html}</small>" if text.startswith("-# ") else html


def drawn_parts(parts: Iterable[Mapping[str, Any]], reader: Reader) -> str:
    return "".join(_drawn(each, reader) for each in parts)


def _drawn(part: Mapping[str, Any], reader: Reader) -> str:
    inside = drawn_parts(part.get("components", ()), reader)
    match part["type"]:
        case known.CONTAINER:
            return f'<div class="box">{inside}</div>'
        case known.TEXT:
            return reader.reads(part["content"])
        case known.SECTION:
            beside = _drawn(part["accessory"], reader)
            return f'<div class="section"><div>{inside}</div>{beside}</div>'
        case known.THUMBNAIL:
            return '<div class="picture"></div>'
        case known.ROW:
            return f'<div class="row">{inside}</div>'
        case known.SEPARATOR:
            return "<hr>"
        case known.BUTTON:
            return f'<span class="button s{part["style"]}">{escape(part.get("label", ""))}</span>'
        case _:
            return _asked(part, reader) or inside


def _asked(part: Mapping[str, Any], reader: Reader) -> str:
    """A field of a form; empty for a component that asks for nothing."""
    match part["type"]:
        case known.LABEL:
            below = f"<small>{escape(part.get('description', ''))}</small>"
            asked = _drawn(part["component"], reader)
            return f'<div class="label">{escape(part["label"])}</div>{below}{asked}'
        case known.INPUT:
            return _box(part.get("value", ""), part.get("placeholder", ""))
        case kind if kind in known.SELECTS:
            chosen = [each["label"] for each in part.get("options", ()) if each.get("default")]
            return _box(", ".join(chosen), part.get("placeholder", "Choose"), " ▾")
        case _:
            return ""


def _box(value: str, placeholder: str, sign: str = "") -> str:
    kind = "input" if value else "input empty"
    return f'<div class="{kind}">{escape(value or placeholder)}{sign}</div>'
