"""`askwell plan` prints what would be asked."""

import json
from pathlib import Path

import pytest

from askwell.commands.command_line import SITUATIONS, main
from bot.content.questions import the_bank
from bot.content.questions.frames import framed
from bot.interview.members import Situation
from tests.docs.pages import page

[HOST] = page("docs/operators/deploying.md").blocks("toml")


@pytest.fixture
def host(tmp_path: Path) -> str:
    file = tmp_path / "host.toml"
    file.write_text(HOST, "utf-8")
    return str(file)


def test_every_situation_can_be_typed() -> None:
    assert set(SITUATIONS) == set(Situation)


def test_a_plan_is_printed_as_json(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["--wish", "how to live with night shifts", "--situation", "career changer"]
    assert main(["plan", "--host", host, *wanted, "--minutes", "20", "--seed", "7", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    words = [each for each, _ in framed("how to live with night shifts")]
    known = {each.id: each for each in (*the_bank(), *words)}
    for each in (*told["questions"], *told["reserve"]):
        assert each["text"] == known[each["id"]].text
        assert each["kind"] == known[each["id"]].kind
        assert each["why"]
    assert len(told["reserve"]) >= 5
    fields = {known[each["id"]].field for each in told["questions"]}
    assert {field.id for field in fields if field} == {"health"}


def test_the_same_seed_gives_the_same_plan(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for seed in ("1", "1", "2"):
        assert main(["plan", "--host", host, "--seed", seed]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] != told[2]
    assert "In reserve:" in told[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("headline = 5", 'write headline like this: headline = "a few words"'),
        ('topics = "exams"', 'write topics like this: topics = ["night shifts", "exams"]'),
        ("topics = [5]", "write topics like this: "),
        ("headline", "cannot be read: "),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_tells_of_no_host_is_refused(
    text: str | None, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "host.toml"
    if text is not None:
        file.write_text(text, "utf-8")
    assert main(["plan", "--host", str(file)]) == 2
    assert why in capsys.readouterr().err
