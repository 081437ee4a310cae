"""What takes long is kept before it is acknowledged, and answered whatever happens. If it cannot
even be kept, the member sees that it failed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.shared import tasks
from adapters.shared.answering.deadlines import Deadlines
from adapters.slack.setting_up.manifest import manifest
from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from bot.engine.store.turn import OLD
from bot.flows import every_flow
from storage.events.kept_events import OWNED_FOR
from tests.adapters.slack.over_http import AskwellOverHttp
from tests.adapters.slack.workspace import HURRIED, MONDAY, PATIENT, PROFILE, AskwellInSlack, Member
from tests.fakes.slack import NotAcknowledged, SlackServer

HASTY = Deadlines(answer=0.01, form=2.5, keeping=0.01)
WRONG = PROFILE | {"headline": " "}


class Slack:
    """A Slack that exists for longer than Askwell's processes."""

    def __init__(self, server: SlackServer, clock: StillClock, database: str) -> None:
        self.server = server
        self._clock = clock
        self._database = database

    @asynccontextmanager
    async def process(self, pace: Deadlines = HURRIED) -> AsyncIterator[Member]:
        """A process of Askwell, as Maya meets it."""
        server, bot = self.server, self.server.bot_token
        settings = SlackSettings(bot, server.app_token, server.url)
        async with AskwellInSlack.connected(
            server, self._clock, settings, self._database, pace
        ) as here:
            yield here.member("U1", "Maya", "Africa/Nairobi")

    @asynccontextmanager
    async def successor(
        self, until: Callable[[Member], Any], after: timedelta = OWNED_FOR
    ) -> AsyncIterator[Member]:
        """A process with long deadlines, so that a member who continues in it is answered at
        once."""
        self._clock.move_to(self._clock.now() + after)
        async with self.process(PATIENT) as maya:
            await self.server.until(lambda: until(maya))
            yield maya


@pytest.fixture
async def slack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Slack]:
    monkeypatch.setattr(tasks, "LEAVING", 0)  # each process ends as if it was killed
    clock = StillClock(MONDAY)
    declared = manifest(every_flow().specs, None)
    async with SlackServer(clock.now, manifest=declared) as server:
        yield Slack(server, clock, f"sqlite:///{tmp_path}/askwell.db")


def has_been_told(words: str) -> Callable[[Member], bool]:
    return lambda maya: maya.sees(words)


async def test_a_command_is_answered_after_a_restart(slack: Slack) -> None:
    async with slack.process() as maya:
        maya.here.slow()
        ack = await maya.user.command("/askwell", "settings")
        assert ack.payload == {"text": "One moment…"}
    async with slack.successor(has_been_told("Quiet hours")) as maya:
        assert maya.messages[-1].ephemeral, "by the response URL"
    async with slack.process() as maya:
        await maya.types("help")
        assert len([each for each in maya.messages if "Quiet hours" in each.shown]) == 1


async def test_a_press_is_decided_after_a_restart(slack: Slack) -> None:
    async with slack.process() as maya:
        await maya.types("host")
        await maya.types("settings")
        maya.here.slow()
        await maya.presses_only("Stop all nudges")
    async with slack.successor(has_been_told("Off; reminders")) as maya:
        await maya.types("settings")
        assert "Nudge me again" in maya.messages[-1].buttons


async def test_a_message_is_answered_after_a_restart(slack: Slack) -> None:
    async with slack.process() as maya:
        maya.here.slow()
        await maya.user.says("settings")
    async with slack.successor(has_been_told("Quiet hours")) as maya:
        assert not maya.messages[-1].ephemeral


async def test_a_form_comes_back_as_it_was_filled_in(slack: Slack) -> None:
    async with slack.process() as maya:
        await maya.types("host")
        await maya.presses("Become a host")
        maya.here.slow()
        await maya.user.submits(**WRONG)
        assert maya.modal == "One moment, please…"
    async with slack.successor(lambda maya: "Please say who you are" in maya.modal) as maya:
        assert maya.element("topics", "initial_value") == WRONG["topics"]
        await maya.submits(headline="UX researcher")
        assert "Your weekly hours" in maya.modal, "the second step"


async def test_when_the_response_url_is_over_the_answer_is_a_direct_message(slack: Slack) -> None:
    async with slack.process() as maya:
        maya.here.slow()
        await maya.user.command("/askwell", "settings")
    slack.server.world.response_urls.clear()
    async with slack.successor(has_been_told("Quiet hours")) as maya:
        assert not maya.messages[-1].ephemeral


async def test_an_event_that_is_too_old_is_not_carried_out_and_told(slack: Slack) -> None:
    async with slack.process() as maya:
        await maya.types("host")
        await maya.presses("Become a host")
        maya.here.slow()
        await maya.user.submits(**PROFILE)
        await maya.user.closes()
    away = "I was away when you did that"
    async with slack.successor(has_been_told(away), OLD + OWNED_FOR) as maya:
        assert PROFILE["gladly"] in maya.last, "nothing that was typed is lost"
        await maya.types("host")
        assert "Become a host" in maya.messages[-1].buttons


async def test_a_kept_event_that_failed_is_tried_again(slack: Slack) -> None:
    async with slack.process() as maya:
        go_on = maya.here.slow()
        await maya.user.command("/askwell", "settings")
        maya.here.store.broken = True
        go_on.set()
        await maya.here.adapter.finish()
        assert not maya.sees("That did not work"), "nothing is promised that is not so"
    async with slack.successor(has_been_told("Quiet hours")):
        pass


# What cannot be kept


async def test_an_event_neither_decided_nor_kept_fails_visibly(slack: Slack) -> None:
    async with slack.process(PATIENT) as maya:
        await maya.types("settings")
        await maya.types("host")
        await maya.presses("Become a host")
    async with slack.process(HASTY) as maya:
        go_on, slack.server.patience = maya.here.slow(), 0.5
        maya.here.store.keeps = False
        for pending in (
            maya.user.submits(**PROFILE),
            maya.user.command("/askwell", "settings"),
            maya.user.says("settings"),
            maya.presses_only("Stop all nudges"),
        ):
            with pytest.raises(NotAcknowledged):
                await pending
        assert maya.form, "it stays open, as it was filled in"
        slack.server.patience = 10
        go_on.set()
        await maya.here.settled()
        assert maya.sees("Set my hours"), "it was taken after all, and that is said"
        assert maya.sees("Off; reminders")
        await maya.submits(**PROFILE)
        assert not maya.form


async def test_over_http_too(slack_and_clock: tuple[SlackServer, StillClock]) -> None:
    async with AskwellOverHttp.serving(*slack_and_clock, pace=HASTY) as http:
        await http.installed_by(http.slack.user("U9", "Olga"))
        maya = http.member("U1", "Maya", "Africa/Nairobi")
        go_on = http.slow()
        http.store.keeps = False
        with pytest.raises(NotAcknowledged, match="503"):
            await maya.user.command("/askwell", "settings")
        go_on.set()


async def test_an_event_that_slack_repeats_meanwhile_is_answered_once(slack: Slack) -> None:
    async with slack.process() as maya:
        await maya.types("help")
        go_on = maya.here.slow()
        ack = await maya.user.says("settings")
        again = asyncio.create_task(slack.server.deliver_again(ack))
        await again
        go_on.set()
        await maya.here.settled()
        assert len([each for each in maya.messages if "Quiet hours" in each.shown]) == 1


async def test_a_failed_event_is_carried_out_when_slack_repeats_it(slack: Slack) -> None:
    async with slack.process() as maya:
        await maya.types("help")
        maya.here.store.broken = True
        ack = await maya.user.says("settings")
        await maya.here.adapter.finish()
        assert maya.sees("Nothing was changed")
        maya.here.store.broken = False
        await slack.server.deliver_again(ack)
        await maya.here.settled()
        assert maya.sees("Quiet hours")
