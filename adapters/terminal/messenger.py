"""Shows cards to simulated members."""

from datetime import timedelta

from adapters.terminal.player import Player, Tell
from bot.app import Askwell
from bot.cards.reader import reader_of
from bot.engine.errors import Gone, Unreachable
from bot.engine.events import Caller
from bot.engine.store.ports import Outgoing, Shown
from bot.interview.members import Person


class TerminalMessenger:
    """`closed` are members who accept no direct messages now, and `left` those who have left."""

    def __init__(self) -> None:
        self._players: dict[Person, Player] = {}
        self._shown_by: dict[str, Player] = {}
        self.closed: set[Person] = set()
        self.left: set[Person] = set()

    def join(self, app: Askwell, caller: Caller, tell: Tell) -> Player:
        player = Player(app, caller, tell)
        if before := self._players.get(caller.person):
            player.follows(before)
        self._players[caller.person] = player
        return player

    def connect(self, app: Askwell) -> None:
        """Everybody continues with another process. What they have seen stays."""
        for player in self._players.values():
            player.connects(app)

    async def show(self, outgoing: Outgoing) -> Shown:
        to = outgoing.to.person
        player = self._shown_by.get(outgoing.message or "") or self._players.get(to)
        if to in self.left:
            raise Gone
        if player is None or to in self.closed:
            raise Unreachable
        player.receives(outgoing.key, outgoing.card, reader_of(outgoing.to))
        message = outgoing.message or f"{len(self._shown_by) + 1}"
        self._shown_by[message] = player
        return Shown(outgoing, message)

    def rests(self, outgoing: Outgoing) -> timedelta:
        return timedelta(0)
