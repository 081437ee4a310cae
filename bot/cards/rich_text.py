"""Text without a platform: plain words of ours around typed values.

A renderer turns each value into what its platform offers (a mention, a date in the reader's
zone) and escapes members' words, so nothing that a member wrote can act.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from string import Formatter
from typing import Annotated, Literal

from pydantic import Discriminator

from bot.interview.model import Member

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Words:
    """Words written by a member, shown up to `limit` characters, with an ellipsis beyond."""

    text: str
    limit: int = 300
    kind: Literal["words"] = "words"

    @property
    def shown(self) -> str:
        tidy = self.text.strip()
        return tidy if len(tidy) <= self.limit else tidy[: self.limit - 1].rstrip() + ELLIPSIS


class MomentStyle(StrEnum):
    FULL = "full"  # Tuesday 24 November 2026, 17:00
    SHORT = "short"  # Tue 24 Nov, 17:00
    DAY = "day"  # Tuesday 24 November 2026


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant (UTC), shown in the zone of whoever reads it."""

    at: datetime
    style: MomentStyle = MomentStyle.FULL
    kind: Literal["moment"] = "moment"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, by name; a platform may make it a link to them."""

    user: str
    name: str
    kind: Literal["mention"] = "mention"

    @property
    def shown(self) -> str:
        return Words(self.name, 40).shown


Span = str | Annotated[Words | Moment | Mention, Discriminator("kind")]
Text = tuple[Span, ...]


def mention(member: Member) -> Mention:
    return Mention(member.person.user, member.name)


Value = Words | Moment | Mention | Text | int
"""What our own words may be filled with."""


def say(template: str, /, **values: Value) -> Text:
    """Fill `{names}` in our own words with typed values: say("Hello {who}", who=mention(maya))."""
    spans: list[Span] = []
    for literal, name, _, _ in Formatter().parse(template):
        if literal:
            spans.append(literal)
        if name is not None:
            value = values[name]
            if isinstance(value, tuple):
                spans.extend(value)
            else:
                spans.append(str(value) if isinstance(value, int) else value)
    return tuple(spans)


def joined(texts: list[Text], between: str = ", ") -> Text:
    """The texts as one, with `between` between them."""
    spans: list[Span] = []
    for text in texts:
        if spans:
            spans.append(between)
        spans.extend(text)
    return tuple(spans)


def length(text: Text) -> int:
    """About how many characters a reader sees; a moment counts as its longest form."""
    return sum(
        len(span) if isinstance(span, str) else 40 if isinstance(span, Moment) else len(span.shown)
        for span in text
    )
