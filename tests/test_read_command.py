"""`askwell read` prints how words would be understood."""

import io
import json
from typing import Any

import pytest

from askwell.commands.command_line import KINDS_OF_WORDS, main
from askwell.commands.readings import KINDS

AT_TEN = ("--now", "2026-11-25T10:00", "--zone", "Europe/London")


def test_every_kind_can_be_typed() -> None:
    assert sorted(KINDS_OF_WORDS) == sorted(KINDS)


def test_a_time_in_words_is_printed_in_its_zone_and_in_utc(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = "25 Nov 2099 4-6pm or 26 Nov 2099 at 9:30 am London time"
    assert main(["read", "times", words, "--zone", "Europe/Berlin"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Wed 25 Nov 2099 17:00-19:00 CET (Wed 25 Nov 2099 16:00-18:00 UTC)",
        "Thu 26 Nov 2099 10:30 CET (Thu 26 Nov 2099 09:30 UTC)",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tomorrow at teatime"], "I could not read “teatime”. This would work: "),
        (["tomorrow", "--zone", "Berlin"], "At what time would “tomorrow” be?"),
        (["26 Nov 2099 at 8"], "“at 8” can mean several things. Please write “"),
        (["tomorrow 5pm", "--zone", "Atlantis"], "I know zones by their cities, not “Atlantis”."),
        (["", "--zone", "Berlin"], "Type a time, such as "),
    ],
)
def test_a_time_that_is_not_understood_is_said_in_one_sentence(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "times", *arguments]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(told)
    assert len(printed.err.splitlines()) == 1


def test_a_now_that_cannot_be_read_is_refused_with_an_example(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["read", "times", "tomorrow 5pm", "--now", "nonsense"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "I could not read “nonsense”. This would work: 2026-11-25T10:00" in told


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert main(["read", *arguments, *AT_TEN, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (
            "times",
            "tomorrow 5-6pm",
            {
                "outcome": "understood",
                "spans": [
                    {"start": "2026-11-26T17:00:00+00:00", "end": "2026-11-26T18:00:00+00:00"}
                ],
            },
        ),
        (
            "times",
            "Thu at 8",
            {
                "outcome": "asked",
                "readings": [
                    [{"start": "2026-11-26T08:00:00+00:00", "end": None}],
                    [{"start": "2026-11-26T20:00:00+00:00", "end": None}],
                ],
            },
        ),
        (
            "hours",
            "Tue 17-19",
            {
                "outcome": "understood",
                "hours": [{"day": "tue", "from": "17:00", "until": "19:00"}],
            },
        ),
        (
            "days-off",
            "away 1-4 Dec",
            {"outcome": "understood", "days": [{"from": "2026-12-01", "until": "2026-12-04"}]},
        ),
        (
            "field",
            "midwifery",
            {"outcome": "understood", "field": "nursing and medicine", "id": "health"},
        ),
        ("field", "xyzzy", {"outcome": "refused", "field": None, "guesses": []}),
        ("days-off", "when the moon is full", {"outcome": "refused"}),
        ("job-ask", "Thank you!", {"outcome": "understood", "asks": False, "sentences": []}),
        (
            "job-ask",
            "Thank you! Can you hire me?",
            {"outcome": "understood", "asks": True, "sentences": ["Can you hire me"]},
        ),
    ],
)
def test_readings_are_printed_as_json(
    kind: str, text: str, told: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed([kind, text], capsys) == [{"text": text, **told}]


def test_members_words_are_read_as_mayas(capsys: pytest.CaptureFixture[str]) -> None:
    thanks, asks, help_, odd = printed(
        ["intent", "how do I thank Daniel?", "I'd like to speak with Priya", "help", "flurb"],
        capsys,
    )
    assert (thanks["intent"], thanks["person"]) == ("thank", "Daniel Okafor")
    assert (asks["outcome"], asks["intent"], asks["person"]) == ("understood", "ask", "Priya Raman")
    assert (help_["intent"], help_["outcome"]) == ("help", "understood")
    assert (odd["outcome"], odd["guesses"]) == ("refused", [])


def test_a_search_finds_hosts_of_the_demo_community(capsys: pytest.CaptureFixture[str]) -> None:
    data, find, none = printed(["search", "data science", "find nursing", "xyzzy"], capsys)
    assert data["found"][0] == "Daniel Okafor"
    assert find["found"] == ["Elena Petrova"]
    assert (none["outcome"], none["found"]) == ("refused", [])


def test_texts_are_also_read_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Tue 17-19\nwhenever\n"))
    read, refused = printed(["hours"], capsys)
    assert (read["text"], read["outcome"]) == ("Tue 17-19", "understood")
    assert (refused["text"], refused["outcome"]) == ("whenever", "refused")
