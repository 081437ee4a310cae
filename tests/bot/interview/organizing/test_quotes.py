"""Whether a sentence reveals who its host is."""

import pytest

from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.organizing.quotes import points_to


def host(
    name: str = "Daniel Bērziņš-Cole", headline: str = "UX researcher at SAP and 3M"
) -> Member:
    profile = HostProfile(headline=headline)
    return Member(2, 1, Person("slack", "T1", "U07"), name, profile=profile)


RECOGNISED = (
    "Thanks to Daniel I applied",
    "DANIELS Rat war Gold wert",
    "Daniel's advice was gold",
    "Dan told me the truth about pay",
    "Mr. Berzins took an hour",
    "Bērziņa padoms palīdzēja",
    "A talk with Cole.",
    "Talk to <@u07> too",
    "Now I know how researchers work",
    "I would love to join SAP",
    "At 3M they listen",
    "UX is not what I thought",
)
NOT_RECOGNISED = (
    "",
    "One talk saved me a year of guessing",
    "I know now what to look for at work, and what not",
    "They answered all of my questions, and then asked one",
    "The danger is to wait too long",
    "Research first",
)


@pytest.mark.parametrize("sentence", RECOGNISED)
def test_a_host_is_recognised(sentence: str) -> None:
    assert points_to(sentence, host())


@pytest.mark.parametrize("sentence", NOT_RECOGNISED)
def test_a_host_is_not_recognised(sentence: str) -> None:
    assert not points_to(sentence, host())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("王老师很耐心", True),
        ("小明说得很清楚", True),
        ("产品的工作很有意思", True),
        ("谢谢你的时间", False),
    ],
)
def test_also_in_a_script_without_spaces(sentence: str, expected: bool) -> None:
    assert points_to(sentence, host("王小明", "产品经理")) is expected


def test_without_a_profile_the_name_counts() -> None:
    nobody = Member(2, 1, Person("slack", "T1", "U07"), "Li Wei")
    assert points_to("Li was kind", nobody)
    assert not points_to("I was like you", nobody)
