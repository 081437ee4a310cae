"""Any card and any form that bot.cards accepts, to test what must be true for all of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.cards.blocks import Entry, Facts, Numbered, Paragraph, Portrait, Quote
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.files import TextFile
from bot.cards.forms import ChoiceField, DayField, Form, Option, TextField, WhenField
from bot.cards.outside import Link, PersonLink
from bot.cards.reader import Reader
from bot.cards.rich_text import Mention, Moment, MomentStyle, Text, Words, joined, say
from bot.interview.members import Person
from tests.adapters.slack.samples import NASTY

T = TypeVar("T")
_HARD = ("<!channel>", "<@U0EVE>", "<!here|x>", "&amp;", "&", NASTY, "\0", "\x1b[2J", "\u202e")
_HARD_TOO = (
    "x" * 400,
    "مرحبا",
    "👩‍👩‍👧",
    "\ud800",
    " ",
    "\n",
    "\u00a0",
    "https://a.example",
    ":a:",
)


def _passed(make: Callable[..., T], *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """The objects that can be made from the parts without a ValueError."""

    def attempt(chosen: tuple[Any, ...]) -> T | None:
        try:
            return make(*chosen)
        except ValueError:
            return None

    made = st.tuples(*parts).map(attempt).filter(lambda each: each is not None)
    return made.map(lambda each: each or make())


def _tuples(of: st.SearchStrategy[T], least: int, most: int) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(of, min_size=least, max_size=most).map(tuple)


def _said(words: str) -> Text:
    """The words as a text of ours, with braces escaped."""
    return say(words.replace("{", "{{").replace("}", "}}"))


def _together(texts: list[Text]) -> Text:
    return joined(texts, "")


readers = st.sampled_from(("UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham")).map(
    lambda name: Reader(ZoneInfo(name))
)
words = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(_HARD + _HARD_TOO), max_size=4).map("".join),
)
instants = st.datetimes(datetime(2001, 9, 10), datetime(2100, 1, 1), timezones=st.just(UTC))
moments = st.builds(Moment, instants, st.sampled_from(MomentStyle))
mentions = st.builds(Mention, st.sampled_from(("U0MAYA", "maya", "", "<!here>")), words)
own = words.map(_said)
spans = st.one_of(own, st.builds(Words, words, st.integers(2, 900)), moments, mentions)
texts = st.lists(spans, max_size=4).map(_together)
label_spans = st.one_of(
    st.text(max_size=15).map(_said), st.builds(Words, words, st.integers(2, 20)), mentions
)
labels = st.lists(label_spans, min_size=1, max_size=2).map(_together) | moments
actions = _passed(
    Action,
    st.sampled_from(("pick", "ask", "more")),
    st.sampled_from(("", "7")),
    st.integers(-9, 99),
    st.text(max_size=60),
)
portraits = st.builds(Portrait, st.text(), st.sampled_from(["", "https://pictures.example/1"]))
buttons = _passed(Button, labels, actions, st.sampled_from(Style))
blocks = st.one_of(
    st.builds(Paragraph, texts),
    st.builds(Quote, texts),
    st.builds(Facts, _tuples(st.tuples(own, texts), 0, 3)),
    st.builds(Numbered, _tuples(texts, 0, 3), st.integers(1, 9)),
    st.builds(Entry, texts, texts | st.none(), _tuples(buttons, 0, 3), portraits | st.none()),
)
urls = st.sampled_from(("https://a.example/?b=c&d=<e>", "https://a.example/" + "x" * 495))
link_labels = st.text(min_size=1, max_size=75).map(_said)
links = _passed(Link, link_labels, urls) | _passed(
    PersonLink, st.builds(Person, st.just("any"), st.just("T0ALUM"), st.just("U0ANA")), link_labels
)
files = _passed(TextFile, st.from_regex(r"[a-z0-9._-]{1,60}", fullmatch=True), texts)
cards = _passed(
    Card,
    labels,
    _tuples(blocks, 0, 6),
    _tuples(buttons, 0, 11),
    _tuples(links, 0, 5),
    _tuples(files, 0, 2),
)

_character = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_typed = st.text(_character, max_size=60).map(str.strip)
_names = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
_hints = st.text(max_size=100).map(_said) | st.none()
_labels = st.text(max_size=45).map(_said)
_options = st.lists(
    _passed(Option, st.text(_character, min_size=1, max_size=40), labels),
    min_size=1,
    max_size=25,
    unique_by=lambda option: option.value,
).map(tuple)
_lines = st.lists(instants, max_size=3, unique=True).map(
    lambda times: "\n".join(each.replace(microsecond=0).isoformat() for each in times)
)
_days = st.dates().map(lambda day: day.isoformat())


def _filled(field: ChoiceField) -> ChoiceField:
    return replace(field, initial=tuple(option.value for option in field.options[: field.most]))


_initial = st.just(())
_choices = _passed(
    ChoiceField, _names, _labels, _options, _hints, _initial, st.booleans(), st.integers(1, 4)
)
fields = st.one_of(
    _passed(TextField, _names, _labels, _hints, _typed, st.booleans(), st.booleans()),
    _passed(WhenField, _names, _labels, _hints, _lines, st.booleans()),
    _passed(DayField, _names, _labels, _hints, _days | st.just(""), st.booleans()),
    _choices.map(_filled),
)
forms = _passed(
    Form,
    actions,
    st.text(max_size=24).map(_said),
    st.lists(fields, min_size=1, max_size=5, unique_by=lambda field: field.name).map(tuple),
    st.text(max_size=24).map(_said),
    texts | st.none(),
)
