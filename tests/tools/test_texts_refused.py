"""What `make texts` refuses, in words."""

from collections.abc import Callable

import pytest

from tests.tools.texts_tree import CODE, PAGE, Run, Tree
from tools.texts.__main__ import main


@pytest.mark.parametrize(
    ("translation", "why"),
    [
        ("{who} hat {left}", "lacks {how}."),
        ("{who} hat {left}, {how}, {wo}", "names {wo}, which the English does not have."),
        ("{who} hat {left}, {how", "has a brace without its partner."),
    ],
)
def test_a_placeholder_that_is_missing_or_unknown_is_refused(
    german: Tree, refused: Callable[[], str], translation: str, why: str
) -> None:
    german.translate(("{who} has {left}, {how}", translation))
    assert why in refused()
    assert not german.po().with_suffix(".mo").exists()


def test_a_form_for_one_number_may_leave_the_number_out(german: Tree, run: Run) -> None:
    german.translate_plural("Noch ein Tag", "Noch {number} Tage")
    assert run() == 0


@pytest.mark.parametrize(
    ("language", "forms", "why"),
    [
        ("de", ("Noch {number} Tag", "Noch Tage"), "lacks {number}."),
        ("ru", ("один день", "{number} дня", "{number} дней"), "lacks {number}."),
        ("ru", ("{number} день", "{number} дня", "{n} дней"), "names {n}, which"),
        ("ru", ("{number} день", "{number} дня", ""), "is empty, while other forms"),
    ],
)
def test_every_form_of_a_plural_is_held_to_its_placeholders(
    tree: Tree,
    refused: Callable[[], str],
    language: str,
    forms: tuple[str, ...],
    why: str,
) -> None:
    main(["--new", language], tree.root)
    tree.translate_plural(*forms, language=language)
    assert why in refused()


def test_a_translation_that_is_longer_than_its_room_is_refused(
    german: Tree, run: Run, refused: Callable[[], str]
) -> None:
    german.translate(("Ask for an interview", "Um Gespräch bitten bitte"))
    assert run() == 0
    german.po().write_text(german.po().read_text("utf-8").replace("bitten bitte", "erbitten! Ja"))
    assert run() == 0
    german.po().write_text(german.po().read_text("utf-8").replace("erbitten! Ja", "erbitten! Ja!"))
    assert "needs 25 characters, but there is room for 24." in refused()


@pytest.mark.parametrize(
    ("comment", "fits"),
    [
        ("At most 46 characters.", False),
        ("At most 47 characters.", True),
        ("At most 6 characters besides {who}.", False),
        ("At most 7 characters besides {who}.", True),
        ("At most 46 characters. It stands besides {who}.", False),
    ],
)
def test_a_placeholder_counts_as_its_comment_says(
    tree: Tree, run: Run, comment: str, fits: bool
) -> None:
    tree.code.write_text(f'# Translators: {comment}\nASK = say("Ask {{who}}...", who=1)\n')
    assert run() == (0 if fits else 1)


def test_a_translation_in_doubt_is_not_held_to_anything(german: Tree, run: Run) -> None:
    german.translate(("{who} has {left}, {how}", "{wer}"))
    text = german.po().read_text("utf-8")
    german.po().write_text(text.replace("python-brace-format", "fuzzy, python-brace-format"))
    assert run() == 0


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ("say(title)", "say(...) must be given its words as they are"),
        ('say("a" if title else "b")', "say(...) must be given its words as they are"),
        ('say(f"Dear {title}")', "say(...) must be given its words as they are"),
        ('say("a" + title)', "say(...) must be given its words as they are"),
        ('say("")', "say(...) must be given its words as they are"),
        ('say_many("a day", title, 2)', "say_many(...) must be given its words as they are"),
        ('say("Dear {}")', "has a placeholder without a name."),
        ('say("Dear {title")', "has a brace without its partner."),
        ('say_many("One day left", "{number} days to go", 2)', "Use one for both."),
    ],
)
def test_a_call_that_translators_could_not_get_is_refused(
    tree: Tree, refused: Callable[[], str], call: str, why: str
) -> None:
    tree.code.write_text(f"{CODE}\n\nMORE = {call}\n")
    said = refused()
    assert why in said
    assert said.startswith("bot/code.py:")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("call", ["say(title)", "say(`Dear ${title}`)", 'say("a" + title)'])
def test_a_text_of_a_page_that_is_not_literal_is_refused(
    tree: Tree, refused: Callable[[], str], call: str
) -> None:
    tree.page.write_text(f"{PAGE}\nconst more = {call};\n")
    assert refused().startswith("adapters/playground/static/page.js:6: say(...) must be given")


def test_a_text_inside_another_in_a_page_is_not_lost(
    tree: Tree, refused: Callable[[], str]
) -> None:
    tree.page.write_text(PAGE + 'const more = say("See {what}", { what: say("this") });\n')
    assert "Babel does not find a say(...) inside another" in refused()


def test_a_page_that_has_a_say_of_its_own_is_left_alone(tree: Tree, run: Run) -> None:
    tree.page.write_text("function say(words) {}\nsay(words);\n")
    assert run() == 0


def test_a_comment_above_no_text_is_reported(tree: Tree, refused: Callable[[], str]) -> None:
    tree.code.write_text(CODE.replace("TITLE = ", "TITLE = \\\n    "))
    assert "bot/code.py:3: this comment for translators stands above no text." in refused()


@pytest.mark.parametrize(
    ("was", "broken", "why"),
    [
        ('msgstr ""\n\n#: bot/code.py\nmsgid "well"', 'msgstr "jetzt\n\nmsgid "well"', "a quote"),
        ('msgid "well"', 'message "well"', "a word stands where none may"),
        ('msgid "well"\nmsgstr ""', 'msgid "well"', "missing msgstr for msgid 'well'"),
        ("plural=(n != 1)", "plural=(n !!= 1)", "this is no file of gettext's"),
    ],
)
def test_a_file_that_is_broken_is_refused(
    german: Tree, refused: Callable[[], str], was: str, broken: str, why: str
) -> None:
    text = german.po().read_text("utf-8")
    assert was in text
    german.po().write_text(text.replace(was, broken))
    said = refused()
    assert said.startswith("bot/texts/locale/de/LC_MESSAGES/askwell.po: ")
    assert why in said


def test_a_language_is_started_once_and_by_a_name_that_babel_knows(german: Tree, run: Run) -> None:
    assert run("--new", "de") == 1
    assert run("--new", "klingonisch") == 1
    assert [path.name for path in german.root.glob("bot/texts/locale/*/")] == ["de"]
