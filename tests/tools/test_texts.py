"""What `make texts` collects, keeps and compiles."""

import pytest

import tools.texts
from tests.tools.texts_tree import CODE, Run, Tree
from tools.house import PRODUCT


def entry(template: str, words: str) -> str:
    """The part of a template that contains these words."""
    (found,) = (part for part in template.split("\n\n") if words in part)
    return found


def test_every_text_is_collected_also_one_inside_another(tree: Tree, run: Run) -> None:
    assert run() == 0
    english = [line for line in tree.template.splitlines() if line.startswith("msgid")]
    assert english == [
        'msgid ""',
        'msgid "Ask for an interview"',
        'msgid "One day left"',
        'msgid_plural "{number} days left"',
        'msgid "{who} has {left}, {how}"',
        'msgid "no time"',
        'msgid "sadly!"',
        'msgid "well"',
        'msgid "Move it"',
    ]


def test_texts_are_collected_in_every_part_of_the_product() -> None:
    assert set(tools.texts.CODE) == set(PRODUCT)


def test_a_text_comes_with_its_file_and_the_comment_above_it(tree: Tree, run: Run) -> None:
    run()
    assert entry(tree.template, "Ask for").splitlines()[:2] == [
        "#. at most 24 characters. The title of a form.",
        "#: bot/code.py",
    ]
    assert "#. on a button." in entry(tree.template, "Move it")
    assert "#. " not in entry(tree.template, "no time")


def test_a_run_that_finds_nothing_new_changes_nothing(
    german: Tree, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    german.translate(("no time", "keine Zeit"))
    assert run() == 0
    assert run("--check") == 0
    before = {path: path.stat().st_mtime_ns for path in german.root.rglob("askwell.*")}
    assert len(before) == 3
    german.code.write_text("# One line more.\n" + CODE)
    assert run() == 0
    assert {path: path.stat().st_mtime_ns for path in german.root.rglob("askwell.*")} == before


def test_the_check_fails_while_a_new_text_is_not_collected(
    tree: Tree, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    tree.code.write_text(CODE + '\nMORE = say("More")\n')
    capsys.readouterr()
    assert run("--check") == 1
    assert "askwell.pot is not up to date. Run `make texts`" in capsys.readouterr().out
    assert '"More"' not in tree.template


def test_the_check_fails_while_a_translation_is_not_compiled(german: Tree, run: Run) -> None:
    run()
    german.translate(("no time", "keine Zeit"))
    assert run("--check") == 1
    assert run() == 0
    assert german.compiled().gettext("no time") == "keine Zeit"
    assert run("--check") == 0


def test_translations_are_kept_when_texts_come_change_and_go(german: Tree, run: Run) -> None:
    german.translate(("no time", "keine Zeit"), ("Ask for an interview", "Um ein Interview bitten"))
    changed = CODE.replace('say("no time")', 'say("gone")').replace("Ask for an", "Ask for one")
    german.code.write_text(changed)
    assert run() == 0
    text = german.po().read_text(encoding="utf-8")
    assert '#~ msgid "no time"\n#~ msgstr "keine Zeit"' in text
    unsure = entry(text, "Ask for one interview")
    assert "fuzzy" in unsure
    assert "Um ein Interview bitten" in unsure
    assert german.compiled().gettext("Ask for one interview") == "Ask for one interview"


def test_a_plural_is_compiled_with_the_forms_of_its_language(tree: Tree, run: Run) -> None:
    run("--new", "ru")
    forms = ("{number} день", "{number} дня", "{number} дней")
    tree.translate_plural(*forms, language="ru")
    assert run() == 0
    told = [tree.compiled("ru").ngettext("One day left", "", n) for n in (1, 21, 2, 5)]
    assert told == [forms[0], forms[0], forms[1], forms[2]]
