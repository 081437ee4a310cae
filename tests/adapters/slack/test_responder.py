"""How a form is opened in Slack when answers take long, in an order that a test over sockets could
not keep to."""

import asyncio
from types import SimpleNamespace
from typing import Any

from adapters.shared.answering.dispatch import CoreReply
from adapters.shared.readers import Readers
from adapters.slack.answering.reply_address import SlackReplyAddress
from adapters.slack.answering.responder import SlackResponder
from bot.cards.buttons import Action
from bot.cards.reader import ANYBODY
from bot.engine.events import Caller, Press
from bot.interview.members import Person
from tests.adapters.slack.samples import ASK

PATIENCE = 0.05
MAYA = Caller(Person("slack", "T1", "U1"), "Maya")
FORM, REPEAT = CoreReply(MAYA, ASK, ANYBODY), CoreReply(MAYA, None, ANYBODY, is_repeat=True)


class Recorder:
    """Slack's methods, which accept everything."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.is_opened = asyncio.Event()

    async def write(self, method: str, **given: Any) -> Any:
        assert method == "views.open"
        self.opened.append(given["view"]["title"]["text"])
        self.is_opened.set()
        return {"view": {"id": "V1"}}


async def test_a_double_click_while_the_first_opens_its_form_does_not_ask_to_wait() -> None:
    """The second answer is slow, because Slack is asked about the member's profile once more."""
    slack = Recorder()
    workspace: Any = SimpleNamespace(api=slack, readers=Readers())
    unsent: Any = None
    responder = SlackResponder(workspace, PATIENCE, unsent)
    answers = [asyncio.get_running_loop().create_future() for _ in range(2)]
    presses = [
        asyncio.create_task(responder.open_form(press(n), answer(each), {}, SlackReplyAddress()))
        for n, each in enumerate(answers)
    ]
    await asyncio.sleep(0)
    answers[0].set_result(FORM)
    await slack.is_opened.wait()
    await presses[0]
    asyncio.get_running_loop().call_later(4 * PATIENCE, answers[1].set_result, REPEAT)
    await presses[1]
    assert slack.opened == ["Ask for an interview"]


def press(number: int) -> Press:
    return Press(f"e{number}", MAYA, Action("ask", "7"))


def answer(coming: "asyncio.Future[CoreReply]") -> "asyncio.Task[CoreReply]":
    async def arrives() -> CoreReply:
        return await coming

    return asyncio.create_task(arrives())
