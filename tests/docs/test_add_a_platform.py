"""The page that builds the line chat shows its files exactly as they are."""

import re

from tests.docs.pages import ROOT, page

FOLDER = ROOT / "tests" / "line_chat"
PAGE = page("docs/developers/add-a-platform.md")
STEP = re.compile(r"^## \d+\. .*`tests/line_chat/(\w+\.py)`$", re.MULTILINE)
NOT_BUILT_THERE = {"__init__.py", "driver.py", "test_line_chat.py"}


def test_every_block_is_its_file() -> None:
    names = STEP.findall(PAGE.text)
    shown = dict(zip(names, PAGE.blocks("python"), strict=True))
    files = {each.name: each.read_text(encoding="utf-8") for each in FOLDER.glob("*.py")}
    assert shown == {name: files[name] for name in files.keys() - NOT_BUILT_THERE}
