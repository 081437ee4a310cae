"""Somebody mentions Askwell in a channel."""

import pytest

from adapters.slack.answering.mentions import Mentions
from tests.adapters.slack.workspace import AskwellInSlack, Member


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Africa/Nairobi")


@pytest.fixture
def daniel(here: AskwellInSlack, maya: Member) -> Member:
    member = here.member("U2", "Daniel", "Europe/Berlin")
    here.slack.channel("C1", "general", maya.user, member.user)
    return member


def answers(member: Member) -> list[str]:
    return [each.shown for each in member.user.sees_in("C1") if each.ephemeral]


async def test_only_they_read_how_to_begin(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await maya.user.mentions_app("C1", "<@U0BOT> I hate my job, Zqword")
    await here.settled()
    [answer] = answers(maya)
    assert "I am here, and only you see this" in answer
    assert "/askwell start" in answer
    assert answers(daniel) == []
    assert here.calls("chat.postMessage") == []
    assert "Zqword" not in answer


async def test_a_member_is_answered_in_full_once_in_ten_minutes(
    here: AskwellInSlack, maya: Member, daniel: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds, listeners = [0.0], here.adapter._listeners["T1"]
    mentions = Mentions(listeners._dispatcher, here.workspace, 10.0, lambda: seconds[0])
    monkeypatch.setattr(listeners, "_mentions", mentions)
    for _ in range(3):
        await maya.user.mentions_app("C1", "<@U0BOT> hello")
        await here.settled()
    await daniel.user.mentions_app("C1", "<@U0BOT> hello")
    await here.settled()
    assert (len(answers(maya)), len(answers(daniel))) == (2, 1), "the third is too many"
    assert "my answer is above" in answers(maya)[-1]
    for minutes, says in [(9, "my answer is above"), (10, "only you see this")]:
        seconds[0] = minutes * 60.0
        await maya.user.mentions_app("C1", "<@U0BOT> hello")
        await here.settled()
        assert says in answers(maya)[-1], minutes
    assert len(answers(maya)) == 4


async def test_nobody_is_told_that_an_answer_is_above_where_there_is_none(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    """Another thread does not show it, and Slack may have refused it."""
    for thread in ("", "1.1", "1.2"):
        await maya.user.mentions_app("C1", "<@U0BOT> hello", thread_ts=thread)
        await here.settled()
        assert "only you see this" in answers(maya)[-1]
    channel = here.slack.world.channels["C1"]
    channel.members.remove("U2")
    await daniel.user.mentions_app("C1", "<@U0BOT> hello")
    await here.settled()
    channel.members.add("U2")
    await daniel.user.mentions_app("C1", "<@U0BOT> hello")
    await here.settled()
    [answer] = answers(daniel)
    assert "only you see this" in answer


@pytest.mark.parametrize("odd", [{"bot_id": "B2"}, {"edited": {"user": "U1"}}, {"user": None}])
async def test_bots_and_edited_messages_get_no_answer(
    here: AskwellInSlack, maya: Member, daniel: Member, odd: dict[str, object]
) -> None:
    await maya.user.mentions_app("C1", "<@U0BOT> hello", **odd)
    await here.settled()
    assert here.calls("chat.postEphemeral") == []


async def test_somebody_who_has_left_the_channel_meanwhile_gets_none(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    here.slack.world.channels["C1"].members.remove("U1")
    await maya.user.mentions_app("C1", "<@U0BOT> hello")
    await here.settled()
    assert len(here.calls("chat.postEphemeral")) == 1, "Slack refuses it, and that is all"
    assert answers(daniel) == []
