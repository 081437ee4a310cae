"""A Text as Slack's text: the elements of a rich text, or one plain line.

Slack parses neither of them: what looks like a mention, a labelled link or `<!channel>` in a
member's words stays plain words. A URL becomes a link that shows it in full. Nothing here makes
`mrkdwn`, the only text that Slack does parse.
"""

import re

from adapters.slack.limits import Json, within
from bot.cards import formats, links
from bot.cards.links import WebAddress
from bot.cards.plain_text import one_line, plain_span, printable
from bot.cards.reader import Reader
from bot.cards.rendering import Span, spans
from bot.cards.rich_text import Mention, Moment, MomentStyle, Text, Words

_FORMATS = {
    MomentStyle.FULL: "{date_long}, {time}",
    MomentStyle.SHORT: "{day_divider_pretty}, {time}",
    MomentStyle.DAY: "{date_long}",
}
_USER = re.compile(r"[UW][A-Z0-9]+")


def elements(text: Text, reader: Reader, *, bold: bool = False) -> list[Json]:
    """The elements of a rich text, none of them empty. Slack shows dates in its reader's time zone
    and clock. Readers who set a clock by hand get them as text."""
    made: list[Json] = []
    for span in spans(text, reader):
        made += _elements(span, reader)
    if bold:
        for element in made:
            element["style"] = {"bold": True}
    return made


def rich_text(kind: str, inside: list[Json]) -> list[Json]:
    """A block with one rich text of that kind. None if there is nothing to show."""
    if not inside:
        return []
    return [{"type": "rich_text", "elements": [{"type": f"rich_text_{kind}", "elements": inside}]}]


def text_element(shown: str) -> Json:
    return {"type": "text", "text": shown}


def plain_line(text: Text, reader: Reader, most: int, what: str) -> Json:
    """A plain text of one line. If nothing in it can be shown, it is an ellipsis."""
    shown = within(one_line(text, reader), most, what)
    return {"type": "plain_text", "text": shown, "emoji": False}


def escape_mrkdwn(text: str) -> str:
    """For the only text that Slack parses: the one in a notification."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _elements(span: Span, reader: Reader) -> list[Json]:
    if isinstance(span, str):
        return [text_element(shown)] if (shown := printable(span)) else []
    if isinstance(span, Words):
        return [_words_or_link(part) for part in links.parts(span)]
    if isinstance(span, Moment) and reader.clock is None:
        return [_date(span, reader)]
    if isinstance(span, Mention) and _USER.fullmatch(span.user):
        return [{"type": "user", "user_id": span.user}]
    shown = plain_span(span, reader)
    return [text_element(shown)] if shown else []


def _words_or_link(part: str | WebAddress) -> Json:
    if isinstance(part, str):
        return text_element(part)
    return {"type": "link", "url": part.url, "text": part.url}


def _date(moment: Moment, reader: Reader) -> Json:
    return {
        "type": "date",
        "timestamp": int(moment.at.timestamp()),
        "format": _FORMATS[moment.style],
        "fallback": formats.moment(moment, reader),
    }
