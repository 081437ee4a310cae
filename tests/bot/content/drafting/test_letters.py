"""Notes and updates, drafted from debriefs that seekers could write, and read as the host would
read them."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.content.drafting import Thanks, Tone, news, thanks
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Stage
from bot.interview.next_step import NextStep
from bot.language.debrief.by_when import read_by_when
from bot.texts.letters.drafts import draft, update_draft

NOW = datetime(2026, 11, 28, 15, tzinfo=UTC)
MONTHS_LATER = NOW + timedelta(days=90)
MAYA = Member(1, 1, Person("p", "s", "maya"), "Maya Njeri", "Africa/Nairobi")
OFF_BY_A_DAY = ("- write to two returnship programmes\n- by next week",)
"""Its label has the Saturday after, but a week ends on its Friday."""

Labelled = dict[str, Any]


def labelled(kind: str, of: str) -> list[Labelled]:
    files = (Path(__file__).with_name(f"{kind}_{number}.toml") for number in (1, 2))
    return [row for file in files for row in tomllib.loads(file.read_text("utf-8"))[of]]


UNSEEN = tomllib.loads(Path(__file__).with_name("once_unseen.toml").read_text("utf-8"))
NOTES, UPDATES = labelled("notes", "debrief"), labelled("updates", "update")


def held(row: Labelled) -> tuple[Interview, Member]:
    host = Member(
        2, 1, Person("p", "s", "host"), row["host"], profile=HostProfile(field=row["field"])
    )
    talk = Interview(*("i", 1, 1, 2, "We met", row["wish"], 25, NOW, NOW), stage=Stage.HELD)
    return replace(talk, start=NOW, thanks_for=row["thanks_for"]), host


def wrong(row: Labelled, letter: str) -> list[str]:
    """The words that the letter must contain and does not, and those that it contains and must
    not."""
    lacks = [each for each in row["must"] if not any_of(each, letter)]
    return lacks + [f"not {each}" for each in row["must_not"] if each in letter]


def any_of(wanted: str, letter: str) -> bool:
    return any(each.lower() in letter.lower() for each in wanted.split(" | "))


@pytest.mark.parametrize("tone", Tone)
def test_no_note_contains_embarrassing_words(tone: Tone) -> None:
    found = {
        row["who"]: wrong(row, draft(talk, MAYA, host, tone, NOW))
        for row in NOTES
        for talk, host in [held(row)]
    }
    assert len(found) == 20
    assert {who: each for who, each in found.items() if each} == {}


def test_no_update_contains_embarrassing_words_and_the_news_is_first() -> None:
    found = {}
    for row in UPDATES:
        talk, host = held(row)
        done = NextStep("do it", done_at=MONTHS_LATER, news=row["news"])
        letter = update_draft(replace(talk, next_step=done), MAYA, host)
        told, reminded, _ = letter.partition("In November")
        assert reminded
        late = [f"first: {each}" for each in row["first"] if not any_of(each, told)]
        found[f"{row['who']}: {row['news']}"] = wrong(row, letter) + late
    assert len(found) == 20
    assert {who: each for who, each in found.items() if each} == {}


def test_thanks_read_as_a_person_would_write_them() -> None:
    read = {row["written"]: thanks(row["written"], row["host"]) for row in UNSEEN["thanks"]}
    wanted = {row["written"]: Thanks(row["phrase"], row["sentences"]) for row in UNSEEN["thanks"]}
    assert {each: of or Thanks() for each, of in read.items()} == wanted


def test_news_reads_as_somebody_would_write_it() -> None:
    assert {row["written"]: news(row["written"]) for row in UNSEEN["news"]} == {
        row["written"]: row["reads"] for row in UNSEEN["news"]
    }


def test_the_day_by_which_they_will_do_it_is_understood() -> None:
    zone = ZoneInfo("Africa/Nairobi")
    wrong_days = [
        row["next_step"]
        for row in NOTES
        if str(read_by_when(row["next_step"], NOW, zone) or "") not in row["ask_on"].split(" | ")
    ]
    assert wrong_days == list(OFF_BY_A_DAY)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Read the 2nd chapter", ""),
        ("ask 12 people", ""),
        ("call Ana in two weeks", "2026-12-12"),
        ("in a month: a portfolio", "2026-12-28"),
        ("send it by the end of next month", "2026-12-31"),
        ("send it by the end of the month", "2026-11-30"),
        ("before the weekend, on 3 December", "2026-12-03"),
        ("write to Ana by yesterday", ""),
        ("learn to sit on my hands", ""),
        ("by Friday 4 December at 5 pm", "2026-12-04"),
        ("by 2029-01-01", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_day_is_read_only_where_one_may_stand(words: str, day: str) -> None:
    assert str(read_by_when(words, NOW, ZoneInfo("Africa/Nairobi")) or "") == day
