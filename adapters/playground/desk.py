"""Passes what somebody did on the page to the core, and stores the answer.

If an event comes again, because the network or the process failed before its answer arrived, it
gets the stored answer.
"""

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping

from adapters.playground import checks, receive
from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.chat.messages import Json
from adapters.playground.refused import RequestRefused
from adapters.playground.render import card_json, for_reader, form_json, line_json
from adapters.shared.answering.error_card import TROUBLE
from bot.app import Answer
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid
from bot.cards.rich_text import Text, Words, say
from bot.engine.errors import log_failure
from bot.engine.events import Caller, FromMember, Press, Submit
from bot.engine.store.ports import Clock

log = logging.getLogger(__name__)

Handle = Callable[[FromMember], Awaitable[Answer]]
NOTHING: Json = {"kind": "nothing"}
WAITING: Json = {"kind": "waiting"}
"""The form closes, and its member can go on with it."""


class Desk:
    def __init__(self, platform: ChatServer, clock: Clock, handle: Handle) -> None:
        self._platform = platform
        self._clock = clock
        self._handle = handle

    async def take(self, asked: Json, locale: str | None = None) -> Json:
        """The answer to what the page sent, rendered for its reader. `locale` is that of their
        browser. Raises RequestRefused."""
        residents = {each.user: each for each in await self._platform.residents()}
        by, event = receive.resident(asked, residents), receive.event_id(asked)
        answer = await self._platform.answer(by.user, event)
        if answer is None:
            answer = await self._answer(asked, receive.caller(by, locale), residents)
            await self._platform.remember(by.user, event, answer)
        written: Json = for_reader(answer, by.reader(locale))
        return written

    async def respond(self, event: FromMember) -> Json:
        """Ask the core once. A card in the answer is added to the conversation."""
        user = event.by.person.user
        answer = await self._ask_core(event)
        await self._platform.move(user, answer.reader.zone.key)
        language = answer.reader.language
        by_hand = None if language == event.by.reader.language else language
        await self._platform.adapt(user, by_hand, answer.reader.clock)
        match answer.reply:
            case Card() as card:
                await self._show(event, card)
                return WAITING if card.form_waits else NOTHING
            case Form() as form:
                return form_json(form) | {"id": event.id}
            case Invalid() as invalid:
                said: Json = {"meanings": invalid.meanings} if invalid.meanings else {}
                return _invalid(invalid.sentences) | said
            case _:
                return NOTHING

    async def _show(self, event: FromMember, card: Card) -> None:
        user, shown = event.by.person.user, card_json(card)
        replaces = card.instead or (isinstance(event, Press) and event.action.is_confirmed)
        acted_on = await self._acted_on(event) if replaces else None
        if card.only_elsewhere:
            await self._platform.take_away(acted_on)
            return
        if acted_on is not None:
            await self._platform.replace(acted_on, shown)
            return
        key, now = f"answer {event.id}", self._clock.now()
        await self._platform.post(user, "bot", key, shown, now, private=True)

    async def _acted_on(self, event: FromMember) -> int | None:
        """The newest private message with the button that was pressed."""
        if not isinstance(event, Press):
            return None
        encoded = event.action.encode()
        for each in reversed(await self._platform.conversation(event.by.person.user)):
            if each.private and encoded in _actions(each.payload):
                return each.id
        return None

    async def _answer(self, asked: Json, by: Caller, residents: receive.Residents) -> Json:
        match asked.get("kind"):
            case "say":
                event = receive.said(asked, by, residents)
                line = receive.line_json(asked, residents)
                user, key = by.person.user, f"line {event.id}"
                await self._platform.post(user, "me", key, line, self._clock.now())
                return await self.respond(event)
            case "press":
                return await self.respond(receive.pressed(asked, by, self._clock.now()))
            case "submit":
                return await self._submit(asked, by)
        kinds = Words("say, press, submit")
        raise RequestRefused(say("What happened is one of: {kinds}.", kinds=kinds))

    async def _submit(self, asked: Json, by: Caller) -> Json:
        form = await self._platform.answer(by.person.user, receive.event_id(asked, "form"))
        if form is None or form["kind"] != "form":
            raise RequestRefused(say("That form was not opened here. Please open it again."), 404)
        event = receive.submitted(asked, by, form)
        if why := checks.errors(form, event.values):
            return _invalid(why)
        values = checks.complete(form, event.values)
        return await self.respond(Submit(event.id, by, event.action, values))

    async def _ask_core(self, event: FromMember) -> Answer:
        try:
            return await self._handle(event)
        except Exception as failed:
            log_failure(log, f"Event {event.id} failed", failed)
            raise RequestRefused(TROUBLE, 500) from None


def _invalid(why: Mapping[str, Text]) -> Json:
    return {"kind": "invalid", "why": {name: line_json(each) for name, each in why.items()}}


def _actions(payload: Json) -> Iterator[str]:
    """The actions of all buttons of a card, in its entries, too."""
    for part in (payload, *payload.get("blocks", ())):
        yield from (button["action"] for button in part.get("buttons", ()))
