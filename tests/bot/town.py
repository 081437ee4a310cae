"""A town of simulated members, so that a test reads like the story that it tests.

The core, the courier and an SQLite database (in memory, unless a test names a file) are real. The
clock stands still until a test moves it.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from adapters.shared.card_lines import card_lines, form_lines
from adapters.shared.clock import travel
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.player import Player
from askwell.assembly import Assembly
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid, Reply
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY, Reader
from bot.cards.rich_text import Text
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.decisions import Timer
from bot.engine.errors import ChannelClosed, SendFailed
from bot.engine.events import Caller
from bot.engine.ports import Drawing, DrawnPicture, Outgoing, Shown, SpaceGroup
from bot.group_list import READ_EVERY
from bot.interview.groups import GroupKind
from bot.interview.invitations import SpacePerson
from bot.interview.members import Person
from bot.interview.model import Interview
from storage.keys import Keys
from storage.mapping import INTERVIEW_COLUMNS, interview_of
from storage.store import SqlStore
from storage.tables import timers
from tests.bot.lived_once import Past, lived_once
from tests.tables import (
    IN_MEMORY,
    agree_from_the_start,
    connection_of,
    migrate,
    nothing_is_open,
    open_engine,
)

ADDRESS = "https://askwell.example"
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

_KEYS = Keys.new()
"""All towns share these keys, because a town can continue with the database of another."""

Value = str | tuple[str, ...]
Done = TypeVar("Done")


@dataclass(frozen=True)
class Delivery:
    """A card that was delivered. `new`: it was not an edit, so it notified them. `by_time`: it came
    while the clock was moved, and not because somebody did something."""

    at: datetime
    to: Person
    key: str
    card: Card
    new: bool
    by_time: bool


class PostOffice(TerminalMessenger):
    """Remembers every card that was delivered."""

    def __init__(self, town: "Town") -> None:
        super().__init__()
        self._town = town
        self.delivered: list[Delivery] = []
        self.attempts = 0

    async def show(self, outgoing: Outgoing) -> Shown:
        self.attempts += 1
        shown = await super().show(outgoing)
        now, to, is_new = self._town.clock.now(), outgoing.to.person, outgoing.message is None
        self.delivered.append(
            Delivery(now, to, outgoing.key, outgoing.card, is_new, self._town.time_passes)
        )
        return shown


class NoticeBoard:
    """The channels of the space. `closed`: why nothing can be posted. `silent`: whether a post
    succeeded stays unknown."""

    def __init__(self) -> None:
        self.posts: list[ChannelPost] = []
        self.closed: Text | None = None
        self.silent = False

    async def post(self, post: ChannelPost, reader: Reader) -> PostedInChannel:
        if self.closed:
            raise ChannelClosed(self.closed)
        self.posts.append(post)
        if self.silent:
            raise SendFailed("No answer", in_doubt=True)
        return PostedInChannel(f"{len(self.posts)}")


class Landlords:
    """Who runs the space, according to its platform."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self.people: list[SpacePerson] = []
        self.files: dict[str, bytes] = {}

    async def people_of(self, _space: str) -> list[SpacePerson]:
        return self.people

    async def read_file(self, _space: str, where: str) -> bytes:
        return self.files[where]

    async def owners_of(self, space: str) -> list[Caller]:
        people = ((name, Person("terminal", space, user_of(name))) for name in self.names)
        return [Caller(person, name, runs_space=True) for name, person in people]


class Clubs:
    """The groups of the space by name, according to its platform."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[str, ...]] = {}

    async def groups_of(self, _space: str) -> list[SpaceGroup]:
        return [
            SpaceGroup(GroupKind.USER_GROUP, name, name, frozenset(map(str.lower, people)))
            for name, people in self.names.items()
        ]


async def _nothing() -> None:
    pass


class Drawer:
    """Returns placeholders for pictures, or none while it is `broken`. `meanwhile` is run while it
    draws. `drawn`: what it was asked for."""

    def __init__(self) -> None:
        self.broken = False
        self.meanwhile: Callable[[], Awaitable[None]] = _nothing
        self.drawn: list[Drawing] = []

    async def draw(self, drawings: Sequence[Drawing], reader: Reader) -> list[DrawnPicture | None]:
        self.drawn += drawings
        await self.meanwhile()
        if self.broken:
            return [None for _ in drawings]
        return [DrawnPicture("iVBO", "<svg></svg>") for _ in drawings]


class Loop:
    """Leaves Ctrl-C to Python. `asyncio.Runner` handles it itself, and to do so it flushes the
    output at the beginning and at the end of each run, which takes time and has no use here."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def run(self, doing: Coroutine[Any, Any, Done]) -> Done:
        return self._loop.run_until_complete(doing)


def user_of(name: str) -> str:
    """The user id of a member with this name."""
    return name.lower()


class Town:
    """While `awake` is False, no timer fires and no card is delivered: the process lives just long
    enough to commit what somebody does."""

    def __init__(
        self, runner: Loop, url: str, like: "Town | None", *, agreed: bool, opened: bool
    ) -> None:
        self.runner = runner
        self.clock = StillClock(MONDAY)
        self.post_office = PostOffice(self)
        self.landlords = Landlords()
        self.drawer = Drawer()
        self.board = NoticeBoard()
        self.clubs = Clubs()
        self.awake = True
        self.time_passes = False
        self._url = url
        self._agreed = agreed
        self._opened = opened
        self.start()
        if like:
            connection_of(like._engine).backup(connection_of(self._engine))
        begins_anew = url == IN_MEMORY and not like
        self.past = Past(self, (agreed, opened) if begins_anew else None)

    def start(self, public_url: str = ADDRESS) -> None:
        self._engine = open_engine(self._url)
        migrate(self._engine)
        if not self._opened:
            nothing_is_open(self._engine)
        if self._agreed:
            agree_from_the_start(self._engine)
        self.store = SqlStore(self._engine, _KEYS, public_url)
        self.assembly = Assembly(
            *(self.store, self.clock, {"terminal": self.post_office}),
            owners={"terminal": self.landlords},
            drawer=self.drawer,
            posters={"terminal": self.board},
            groups={"terminal": self.clubs},
        )
        self.post_office.connect(self.assembly.app)

    def restart(self) -> None:
        """Kill the process, and start another one with the same file."""
        self.close()
        self.start()

    def close(self) -> None:
        self.runner.run(self.store.close())

    def member(
        self,
        name: str,
        zone: str | None = "Europe/Berlin",
        space: str = "town",
        locale: str | None = None,
        *,
        runs_space: bool = False,
        joined_at: datetime | None = None,
    ) -> "Member":
        person = Person("terminal", space, user_of(name))
        caller = Caller(person, name, zone, locale, runs_space=runs_space, joined_at=joined_at)
        app = self.assembly.app
        with self.past.goes_on(caller):
            player = self.post_office.join(app, caller, lambda who, what, lines: None)
        return Member(self, player)

    def host(self, name: str, zone: str = "Europe/Berlin", **differing: Value) -> "Member":
        host = self.member(name, zone)
        _hosts(host, **differing)
        return host

    def to(self, when: str | datetime) -> None:
        """Let time pass until then, with everything that happens. A string such as "2026-11-24
        17:00" is in UTC."""
        at = datetime.fromisoformat(f"{when}Z") if isinstance(when, str) else when
        self.time_passes = True
        self.runner.run(travel(self.clock, at, self.assembly.next_due, self.assembly.drain))
        self.time_passes = False
        self.assembly.woken.clear()

    def after(self, **time: float) -> None:
        self.to(self.clock.now() + timedelta(**time))

    def drain(self) -> None:
        """Everything that is due happens now."""
        self.runner.run(self.assembly.courier.drain())
        self.assembly.woken.clear()

    def runs_space(self, *names: str) -> None:
        """These people own the space. They may be people who have never used Askwell."""
        self.landlords.names = names

    def has_group(self, name: str, *people: str) -> None:
        """From now on there is this group, and Askwell has read it from the platform."""
        self.clubs.names[name] = people
        self.reads_groups()

    def reads_groups(self) -> None:
        """Do what the process does next to its courier, after some time: read the groups."""
        self.clock.move_to(self.clock.now() + READ_EVERY)

        async def read() -> None:
            await self.assembly.groups.read_due()
            await self.assembly.groups.settled()

        self.runner.run(read())

    def seeks_owners(self) -> None:
        """Do what the process does next to its courier: look for owners."""

        async def seek() -> None:
            await self.assembly.owners.seek()
            await self.assembly.owners.settled()

        self.runner.run(seek())
        self.drain()

    def makes_reports(self) -> None:
        """Do what the process does next to its courier: make reports."""

        async def make() -> None:
            await self.assembly.reporter.begin()
            await self.assembly.reporter.settled()

        self.runner.run(make())
        self.drain()

    def next_due(self) -> datetime | None:
        return self.runner.run(self.assembly.courier.next_due())

    def interviews(self) -> list[Interview]:
        """The interviews in the database, oldest first."""
        with self._engine.connect() as db:
            rows = db.execute(select(*INTERVIEW_COLUMNS)).all()
        return sorted(map(interview_of, rows), key=lambda each: each.asked_at)

    def dump(self) -> str:
        """The whole content of the database. Works only in memory."""
        return "\n".join(connection_of(self._engine).iterdump())

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Restores the database afterwards. Works only in memory."""
        with closing(sqlite3.connect(":memory:", check_same_thread=False)) as before:
            connection_of(self._engine).backup(before)
            try:
                yield
            finally:
                before.backup(connection_of(self._engine))

    def timers(self) -> set[Timer]:
        with self._engine.connect() as db:
            named = select(timers.c.interview, timers.c.name, timers.c.at)
            return {Timer(*row) for row in db.execute(named)}


class Member:
    """What a member does and sees. Each method returns after its effects have arrived
    everywhere."""

    def __init__(self, town: Town, player: Player) -> None:
        self._town = town
        self._player = player
        self.name = player.caller.name
        self.person = player.caller.person
        self._player = player

    @property
    def reader(self) -> Reader:
        return self._player.reader

    def key(self) -> int:
        """The id of their row."""
        theirs = self._town.store.run(lambda unit: unit.memberships.known(self.person))
        known = self._town.runner.run(theirs)
        assert known
        return known.id

    def types(self, text: str) -> Reply:
        return self._live(self._player.types(text))

    def presses(self, label: str) -> Reply:
        return self._live(self._player.presses(label))

    def sends(self, action: Action) -> Reply:
        return self._live(self._player.sends(action))

    def fills(self, **values: Value) -> Reply:
        return self._live(self._player.fills(**values))

    def submits(self, action: Action, **values: Value) -> Reply:
        """Submit a form that is not open, or not any more."""
        return self._live(self._player.submits(action, values))

    def sends_again(self) -> Reply:
        """The platform delivers again what this member did last."""
        return self._live(self._player.repeats())

    def hosts(self, **differing: Value) -> None:
        profile: dict[str, Value] = {
            "headline": "UX researcher at a hospital",
            "field": "UX research",
            "topics": "interviewing users, changing careers",
            "gladly": "How teaching prepared me",
        }
        hours: dict[str, Value] = {
            "hours": "Mon-Fri 9:00-18:00",
            "place_detail": "https://meet.example",
        }
        for name, value in differing.items():
            (profile if name in profile else hours)[name] = value
        self.types("host")
        self.presses("Become a host")
        self.fills(**profile)
        self.presses("Set my hours")
        assert isinstance(self.fills(**hours), Card)

    def opens_request(self, host: "Member") -> Reply:
        """Name a host. Returns the form, or the reason why there is none. If several hosts fit, the
        right one is chosen."""
        reply = self.types(f"ask {host.name}")
        buttons = reply.all_buttons() if isinstance(reply, Card) else ()
        which = [
            each.action for each in buttons if plain(each.label, self.reader) == f"Ask {host.name}"
        ]
        return self.sends(which[0]) if which else reply

    def asks(self, host: "Member", **differing: Value) -> Reply:
        """Ask for the first free slot, unless the values say otherwise."""
        opened = self.opens_request(host)
        if not isinstance(opened, Form):
            return opened
        values: dict[str, Value] = {
            "connection": "We are in the same community.",
            "wish": "How you found your way into this work.",
        }
        if "own_times" not in differing and "slots" not in differing:
            values["slots"] = self.options("slots")[:1]
        return self.requests(**(values | differing))

    def writes(self, **values: Value) -> Reply:
        """Fill in the open request, note or update, look at the preview, and send it."""
        reply = self.fills(**values)
        return self.presses("Send it") if isinstance(reply, Card) else reply

    requests = writes

    def picks(self) -> Reply:
        """Choose the first time that is offered."""
        offered = (each for each in self._player.buttons() if each.action.name == "pick")
        return self.sends(next(offered).action)

    def books(self, host: "Member", **differing: Value) -> None:
        """Ask the host, who chooses the first time."""
        assert isinstance(self.asks(host, **differing), Card)
        host.picks()

    def proposes(self, typed: str) -> Reply:
        """Type other times, look at how they were understood, and send them."""
        shown = self.fills(own_times=typed)
        understood = isinstance(shown, Card) and "Send these times" in self.reads(shown)
        return self.presses("Send these times") if understood else shown

    def misses(self, who: str = "Neither of us could") -> Reply:
        """Say that the talk did not take place."""
        self.presses("It did not happen")
        return self.presses(who)

    def closes_messages(self) -> None:
        self._town.post_office.closed.add(self.person)

    def leaves(self) -> None:
        self._town.post_office.left.add(self.person)

    def opens_messages(self) -> None:
        self._town.post_office.closed.discard(self.person)

    def options(self, field: str = "slots") -> tuple[str, ...]:
        """The options of the open form, as this member reads them."""
        return self._player.options(field)

    def times(self) -> tuple[str, ...]:
        """The slots of the open form in this member's zone, without the other's time."""
        return tuple(slot.split(" (")[0] for slot in self.options())

    @property
    def form(self) -> Form | None:
        """The open form."""
        return self._player.form

    def text(self) -> str:
        return self._player.text()

    def sees(self, words: str) -> bool:
        return words in self.text()

    def count(self, words: str) -> int:
        return self.text().count(words)

    def cards(self) -> list[Card]:
        """The cards in the conversation, the newest last."""
        return list(self._player.seen.values())

    @property
    def conversation(self) -> Mapping[str, Card]:
        """The same cards by their keys. It works after they were erased, too."""
        return self._player.seen

    def last(self) -> str:
        """The words of the newest card in the conversation, which may be the answer to what was
        just done."""
        return self.reads(self.cards()[-1])

    def reads(self, shown: Reply) -> str:
        """The words of an answer, as this member reads them."""
        match shown:
            case Card():
                return "\n".join(card_lines(shown, self.reader))
            case Form():
                return "\n".join(form_lines(shown, self.reader))
            case Invalid(why):
                return "\n".join(plain(each, self.reader) for each in why.values())
            case None:
                return ""

    def labels(self) -> list[str]:
        """The labels of all buttons, except the one for "something was wrong", which every card
        about an interview keeps."""
        everywhere = ActionName.SOMETHING_WRONG
        shown = (each for each in self._player.buttons() if each.action.name != everywhere)
        return [plain(each.label, self.reader) for each in shown]

    def button(self, label: str) -> Button:
        """The newest button whose label begins like this, to be pressed later with `sends`."""
        return self._player.button(label)

    def buttons(self) -> list[Button]:
        return list(self._player.buttons())

    def delivered_buttons(self) -> list[Button]:
        """The buttons on direct messages, but not on answers, which go away; and except those that
        every card about an interview keeps."""
        keys = {each.key for each in self.received()}
        shown = [card for key, card in self._player.seen.items() if key in keys]
        return [each for card in shown for each in card.all_buttons() if not each.lasting]

    def received(self) -> list[Delivery]:
        """The direct messages of the bot, including edits of earlier ones."""
        return [each for each in self._town.post_office.delivered if each.to == self.person]

    def notified(self, since: datetime = MONDAY) -> list[str]:
        """The titles of the direct messages that were new and made a sound."""
        rang = (each for each in self.received() if each.new and not each.card.silent)
        new = [each for each in rang if each.at >= since]
        return [self.reads(each.card).splitlines()[0] for each in new]

    def _live(self, doing: Coroutine[None, None, Reply]) -> Reply:
        reply = self._town.runner.run(doing)
        if self._town.awake and self._town.assembly.woken.is_set():
            self._town.drain()
        return reply


@lived_once
def _hosts(member: Member, **differing: Value) -> None:
    member.hosts(**differing)


@contextmanager
def a_town(
    url: str = IN_MEMORY, like: Town | None = None, *, agreed: bool = True, opened: bool = True
) -> Iterator[Town]:
    """`like`: begin with a copy of the other town's database; both are in memory. `agreed`:
    everybody has agreed to the rules. `opened`: the programme is open from the start."""
    with asyncio.Runner() as runner, _no_errors_logged():
        town = Town(Loop(runner.get_loop()), url, like, agreed=agreed, opened=opened)
        try:
            yield town
        finally:
            town.close()


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _no_errors_logged() -> Iterator[None]:
    """Fails the test if an error was only logged, such as that of a timer or a card."""
    errors = _Errors()
    logging.getLogger().addHandler(errors)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(errors)
    assert not errors.messages


def why(reply: Reply) -> dict[str, str]:
    """What is wrong with a form, by field."""
    assert isinstance(reply, Invalid), reply
    return {name: plain(each, ANYBODY) for name, each in reply.sentences.items()}
