"""The app's home tab, a member's own page: what is next, their door, and the ways to everything."""

import logging
from asyncio import Lock
from collections.abc import Sequence
from typing import Any
from uuid import uuid4
from weakref import WeakValueDictionary

from adapters.shared.answering.dispatch import CoreReply, Dispatcher
from adapters.shared.cache import Cache
from adapters.shared.failures import ApiFailure
from adapters.slack.answering.reply_address import on_home
from adapters.slack.limits import Json
from adapters.slack.receiving import receive
from adapters.slack.rendering.render import home_view
from adapters.slack.spaces.workspace import Workspace
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card, card_of
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.engine.events import Caller, Press
from bot.engine.store.turn import Turn
from bot.member_list import MemberList
from bot.texts.me.privacy.privacy import erased
from bot.texts.notices import not_yours

log = logging.getLogger(__name__)

_WAYS = "ways"
_MOST, _OPEN = 1_000, 3_600.0
"""Slack tells us when somebody opens the tab, and never when they close it. It is kept up to date
for this many seconds."""


class HomeTab:
    def __init__(self, members: MemberList, dispatcher: Dispatcher, workspace: Workspace) -> None:
        self._members = members
        self._dispatcher = dispatcher
        self._workspace = workspace
        self._opened: Cache[str, Caller] = Cache(_MOST, _OPEN)
        self._in_turn = WeakValueDictionary[str, Lock]()

    async def show(self, body: Any) -> None:
        """Somebody opened it."""
        by = receive.caller(body)
        async with self._turn_of(by):
            await self._show_to(by, receive.event_id(body))
        if await self._members.knows(by.person):
            self._opened.put(by.person.user, by)

    def follows(self, body: Any, answer: CoreReply) -> bool:
        """Whether the tab has to show the result of something that a member did. What was only read
        changes nothing in it; but what was pressed in the tab may have been out of date."""
        return on_home(body) or (answer.changes and bool(self._opened.get(answer.by.person.user)))

    async def follow(self, body: Any, sent: CoreReply | None = None) -> None:
        """After something that a member did, in the tab or elsewhere. `sent` is the answer, if it
        is a message: whoever pressed in the tab reads where it is, until they open the tab
        again."""
        by = receive.caller(body)
        if on_home(body):
            self._opened.put(by.person.user, by)
            if sent and isinstance(sent.reply, Card):
                await self.show_again(by, [_elsewhere(sent.reply)])
                return
        await self.renew(by.person.user)

    async def renew(self, user: str) -> None:
        """Bring the tab up to date if the member opened it recently."""
        if by := self._opened.get(user):
            await self.show_again(by)

    async def show_again(self, by: Caller, above: Sequence[Card] = ()) -> None:
        """Nobody becomes a member by this: somebody who is none has just erased everything."""
        async with self._turn_of(by):
            if await self._members.knows(by.person):
                await self._show_to(by, uuid4().hex, above)
            else:
                self._opened.forget(by.person.user)
                await self._publish(by, [erased()], self._workspace.readers.of(by))

    def _turn_of(self, by: Caller) -> Lock:
        """The requests of one member are handled one after the other, so that an older state never
        replaces a newer one."""
        return self._in_turn.setdefault(by.person.user, Lock())

    async def _show_to(self, by: Caller, event: str, above: Sequence[Card] = ()) -> None:
        cards, reader = await self._read(by, event)
        await self._publish(by, [*above, *cards], reader)

    async def _read(self, by: Caller, event: str) -> tuple[list[Card], Reader]:
        first = await self._answer(by, event, Action(ActionName.HOME))
        reader = self._workspace.readers.of(by) if first.failed else first.reader
        cards = [first.reply] if isinstance(first.reply, Card) else []
        if any(map(_leads_to_organizing, cards)):
            cards += await self._programme(by, event)
        rest = await self._answer(by, event, Action(ActionName.HOME, arg=_WAYS))
        if isinstance(rest.reply, Card) and rest.reply not in cards:
            cards.append(rest.reply)
        return cards, reader

    async def _answer(self, by: Caller, event: str, action: Action) -> CoreReply:
        shown = Press(f"{event}-{action.name}{action.arg}", by, action)
        return await self._dispatcher.reply_to(shown, Turn(shown.id))

    async def _programme(self, by: Caller, event: str) -> list[Card]:
        """The programme, as a button would show it: the command itself would make an organizer of
        somebody who runs the workspace. Empty for members who are no organizers."""
        reply = (await self._answer(by, event, Action(ActionName.PROGRAMME))).reply
        return [reply] if isinstance(reply, Card) and reply != not_yours() else []

    async def _publish(self, by: Caller, cards: list[Card], reader: Reader) -> None:
        view = _fitting(cards, reader)
        try:
            await self._workspace.api.write("views.publish", user_id=by.person.user, view=view)
        except ApiFailure as failed:
            log.warning("A home tab could not be shown. %s", failed)


def _elsewhere(answer: Card) -> Card:
    return card_of(
        say("I answered you in Messages"),
        say("Open the tab beside this one: {title}", title=answer.title),
    )


def _leads_to_organizing(card: Card) -> bool:
    return any(each.action.name == ActionName.ORGANIZE for each in card.all_buttons())


def _fitting(cards: list[Card], reader: Reader) -> Json:
    """As many of the cards as Slack accepts, from the first on."""
    while True:
        try:
            return home_view(cards, reader)
        except ValueError:
            if len(cards) < 2:
                raise
            cards = cards[:-1]
