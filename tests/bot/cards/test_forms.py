"""Forms are declared once: a field's name is written where the field is declared, and nowhere
else."""

import ast
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import bot
import bot.texts
from bot.cards.blocks import Paragraph, Quote
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.forms import (
    ChannelField,
    ChoiceField,
    DayField,
    Field,
    FileField,
    Form,
    TextField,
    WhenField,
)
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Words, say
from bot.interview.model import Side
from bot.texts import notices

BOT = Path(bot.__file__).parent
TEXTS = [each for each in BOT.joinpath("texts").rglob("*.py") if each.parent.name != "calendar"]
READERS = [*BOT.joinpath("flows").rglob("*.py"), *BOT.joinpath("steps").rglob("*.py")]
KINDS = {"TextField", "WhenField", "DayField", "ChoiceField", "ChannelField", "FileField"}


def declared() -> list[Field]:
    modules = walk_packages(bot.texts.__path__, "bot.texts.")
    found = [each for module in modules for each in vars(import_module(module.name)).values()]
    fields = (TextField, WhenField, DayField, ChoiceField, ChannelField, FileField)
    return list({id(each): each for each in found if isinstance(each, fields)}.values())


NAMES = {each.name for each in declared()}


def named_in(nodes: Iterator[ast.AST | None]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and node.value in NAMES:
            yield str(node.value)


def made(tree: ast.AST) -> Iterator[ast.AST | None]:
    """The first argument of every call that creates a field."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
            yield node.args[0]


def keys(tree: ast.AST) -> Iterator[ast.AST | None]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            yield from node.keys
        if isinstance(node, ast.Subscript):
            yield node.slice


def all_but_what_commands_take(tree: ast.AST) -> Iterator[ast.AST | None]:
    taken = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "takes"
    }
    return (node for node in ast.walk(tree) if id(node) not in taken)


def test_a_field_is_made_once_with_its_name() -> None:
    names = [name for file in TEXTS for name in named_in(made(ast.parse(file.read_text("utf-8"))))]
    assert Counter(names) == Counter(each.name for each in declared())
    assert len(names) > 30


def test_no_flow_writes_the_name_of_a_field() -> None:
    trees = {file: ast.parse(file.read_text("utf-8")) for file in READERS}
    found = {file: list(named_in(all_but_what_commands_take(each))) for file, each in trees.items()}
    assert {file.name: names for file, names in found.items() if names} == {}


def test_no_sentence_stands_under_the_written_name_of_a_field() -> None:
    """personal_data_labels.py is left out, because the file for programs has names of its own for
    what is stored about a member."""
    files = [each for each in TEXTS if each.name != "personal_data_labels.py"]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    assert [name for tree in trees for name in named_in(keys(tree))] == []


def test_a_field_reads_any_value_as_words_or_as_choices() -> None:
    words, choice = TextField("words", say("Words")), ChoiceField("words", say("Words"))
    assert words.read({"words": " two words "}) == "two words"
    assert words.read({"words": ("a", "b")}) == words.read({}) == ""
    assert choice.read({"words": ("a", "b")}) == ("a", "b")
    assert choice.read_one({"words": ("a", "b")}) == "a"
    assert choice.read({"words": "a"}) == choice.read({}) == ()
    assert choice.read_one({}) == ""


def test_a_field_reads_no_more_than_fits_and_no_choice_that_there_is_not() -> None:
    words = TextField("words", say("Words"), most=5)
    assert words.read_cut({"words": " a\n bcdef"}) == "a\n bc"
    assert words.read_line({"words": " a\n bcdef"}) == "a bcd"
    side = ChoiceField("side", say("Side"))
    assert side.read_as({"side": ("host",)}, Side) is Side.HOST
    assert side.read_as({"side": ("both",)}, Side) is side.read_as({}, Side) is None


def test_a_choice_between_nothing_is_refused_when_it_is_shown() -> None:
    with pytest.raises(ValueError, match="no options"):
        Form(Action("form"), say("Title"), (ChoiceField("choice", say("Choice")),))


def test_a_card_with_little_room_gives_all_words_back() -> None:
    mine = Button(say("My interviews"), Action("interviews"))
    long = Card(say("Things have moved on"), (Paragraph(Words("x" * 900)),), (mine,))
    typed = {"learned": "a" * 1_000, "next": "b" * 1_000, "people": "c" * 1_000, "read": "d" * 300}
    given = notices.with_typed_words(long, typed)
    assert given.title == long.title
    assert given.buttons == long.buttons
    quote = given.blocks[-1]
    assert isinstance(quote, Quote)
    assert plain(quote.quoted, ANYBODY) == "\n".join(typed.values())
