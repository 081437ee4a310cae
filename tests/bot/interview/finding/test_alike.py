"""Which hosts know similar things."""

import pytest

from bot.interview.finding.alike import know_similar_things
from bot.interview.hosting import ASKED_FIELD, OTHER_FIELD, HostProfile
from bot.interview.members import Member, Person


def host(field: str, *topics: str, field_id: str = "") -> Member:
    profile = HostProfile(open=True, field=field, topics=topics, field_id=field_id)
    return Member(1, 1, Person("test", "town", "1"), "Somebody", "UTC", profile=profile)


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        (host("Data science"), host("data science, and AI"), True),
        (host("Data science"), host("Marketing", "data science"), True),
        (host("Statistics", field_id="data"), host("Analytics", field_id="data"), True),
        (host("Data science"), host("Veterinary science", "data"), False),
        (host("Data science", "career change"), host("Solar", "career change"), False),
        (host("Law", field_id=OTHER_FIELD), host("Crafts", field_id=OTHER_FIELD), False),
        (host("Law", field_id=ASKED_FIELD), host("Crafts", field_id=ASKED_FIELD), False),
        (host("Law"), host(""), False),
    ],
)
def test_hosts_know_similar_things_who_share_a_field(
    one: Member, other: Member, similar: bool
) -> None:
    assert know_similar_things(one, other) is similar
    assert know_similar_things(other, one) is similar
