"""The links in the documentation work, and it names only what exists."""

import re
from functools import cache
from importlib.util import find_spec

import pytest
from babel.messages.pofile import read_po

from askwell.settings import Settings
from bot.flows import every_flow
from tests.docs.pages import PAGES, PRESENT, ROOT, Page, page

EXAMPLES = {
    "bot/flows/finding/lucky.py",
    "tests/bot/flows/finding/test_lucky.py",
    "bot/texts/locale/de",
    "bot/texts/locale/de/LC_MESSAGES/askwell.po",
}
"""Files that a page asks its reader to write."""

PATH = re.compile(r"(?:askwell|bot|adapters|storage|tests|docs|tools|bench|deploy|\.ci)/[\w./-]*")
RUN = re.compile(r"python -m ((?:bot|bench|tests|tools)[\w.]*)")
MAKE = re.compile(r"\bmake ([a-z][a-z-]+)")
SETTING = re.compile(r"([A-Z]+(?:_[A-Z]+)+)(?:=.*)?")
SETTINGS = {name.upper() for name in Settings.model_fields}


def test_the_readme_can_be_read_in_five_minutes() -> None:
    assert len(page("README.md").text.split()) <= 800


def test_links_lead_to_pages_and_headings() -> None:
    links = ((each, link) for each in PAGES for link in each.links())
    inside = [(each, link) for each, link in links if not re.match(r"https?:", link)]
    assert [(each.name, link) for each, link in inside if not leads_somewhere(each, link)] == []


def leads_somewhere(start: Page, link: str) -> bool:
    file, _, anchor = link.partition("#")
    to = (start.path.parent / file).resolve() if file else start.path
    return to.exists() and (not anchor or anchor in Page(to).anchors())


@pytest.mark.parametrize("link", ["nowhere.md", "README.md#nowhere", "#nowhere"])
def test_a_link_to_nothing_is_found(link: str) -> None:
    assert not leads_somewhere(page("CONTRIBUTING.md"), link)


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached: set[str] = set()
    waiting = [page("README.md")]
    while waiting:
        here = waiting.pop()
        if here.name not in reached:
            reached.add(here.name)
            files = (link.partition("#")[0] for link in here.links() if "://" not in link)
            paths = ((here.path.parent / file).resolve() for file in files if file.endswith(".md"))
            waiting += map(Page, paths)
    assert {each.name for each in PAGES} - reached == set()


def test_files_that_are_named_are_there() -> None:
    """Also in the commands that a reader types."""
    named = ((each.name, word) for each in PRESENT for word in each.words_in_code())
    files = [(name, word) for name, word in named if PATH.fullmatch(word) and word not in EXAMPLES]
    assert ("docs/developers/README.md", "tests/bot/content/advice") in files
    assert [(name, path) for name, path in files if not (ROOT / path).exists()] == []


def test_modules_that_a_reader_runs_are_there() -> None:
    named = [(each.name, run) for each in PRESENT for run in RUN.findall(each.text)]
    assert ("docs/developers/README.md", "bot.language.intents.training") in named
    assert [(name, run) for name, run in named if find_spec(run) is None] == []


def test_buttons_that_are_named_are_there() -> None:
    named = [(each.name, button) for each in PRESENT for button in each.in_brackets()]
    for name in ("docs/organizers/organizing.md", "docs/organizers/first-week.md"):
        named += [(name, words) for words in page(name).in_bold() if words not in NO_TEXTS]
    assert len(named) > 50
    assert [(name, words) for name, words in named if not says(words)] == []


NO_TEXTS = {"Manage Server", "Server Settings", "Integrations", "View Channel", "Send Messages"} | {
    "The first round",
    "Curious how a field really is? Ask somebody who works in it",
}
"""What the organizers' pages set in bold, though it is not on a card: Discord's words, and others
that matter."""


def says(words: str) -> bool:
    """A template of ours may be shown as these words, with or without punctuation at its end."""
    return words in templates() or any(each.fullmatch(words) for each in with_a_value())


@cache
def templates() -> set[str]:
    with (ROOT / "bot/texts/locale/askwell.pot").open("rb") as file:
        ids = [each.id for each in read_po(file)]
    texts = [text for each in ids for text in ([each] if isinstance(each, str) else each)]
    return {text.rstrip(".,:?") for text in texts}


@cache
def with_a_value() -> list[re.Pattern[str]]:
    """Those that begin with words of ours."""
    found = (re.fullmatch(r"(\w[^{}]*)\{\w+\}([^{}]*)", each) for each in templates())
    return [re.compile(f"{re.escape(each[1])}.+{re.escape(each[2])}") for each in found if each]


def test_targets_of_make_that_are_named_are_there() -> None:
    codes = ((each.name, code) for each in PRESENT for code in each.in_code())
    named = [(name, target) for name, code in codes for target in MAKE.findall(code)]
    there = targets()
    assert [(name, target) for name, target in named if target not in there] == []


def targets() -> set[str]:
    """The targets that have a description."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))


def test_every_target_of_make_is_explained_to_developers() -> None:
    explained = page("docs/developers/README.md").first_cells()
    assert {f"make {each}" for each in targets()} == set(explained)


def test_settings_that_are_named_are_there() -> None:
    codes = ((each.name, code) for each in PRESENT for code in each.in_code())
    named = [(name, found[1]) for name, code in codes if (found := SETTING.fullmatch(code))]
    in_a_container = set(
        re.findall(r"\$\{(\w+)", (ROOT / "deploy/compose.yaml").read_text("utf-8"))
    )
    there = SETTINGS | in_a_container
    assert [(name, setting) for name, setting in named if setting not in there] == []


def test_every_setting_is_explained() -> None:
    assert set(page("docs/operators/settings.md").first_cells()) == SETTINGS
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == SETTINGS


def test_every_command_is_explained_to_members() -> None:
    explained = {code.split()[0] for code in page("docs/members.md").first_cells()}
    assert explained == {spec.name for spec in every_flow().specs}
