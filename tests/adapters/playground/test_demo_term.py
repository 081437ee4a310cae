"""With one press, the organizer of the playground gets a whole term of interviews."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import select

from adapters.playground import Playground
from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.demo import seed
from adapters.playground.demo_term import INTERVIEWS, SHOW, DemoTerm, write
from adapters.playground.receive import caller
from adapters.playground.residents.people import HOSTS, ORGANIZER, SEEKERS
from adapters.playground.residents.term_people import TERM_SEEKERS
from askwell.assembly import Assembly
from bot.app import Answer
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.engine.events import Command, FromMember, Press
from bot.interview.model import Interview, Stage
from storage.statements.mapping import INTERVIEW_COLUMNS, interview_of
from storage.store import SqlStore
from storage.tables import assessments, reflections
from tests.adapters.playground.fake import NOW, FrozenClock


class Demo:
    """The playground as it is after its first start."""

    def __init__(self, platform: ChatServer, store: SqlStore, assembly: Assembly) -> None:
        self.platform = platform
        self.store = store
        self.core = DemoTerm(assembly.app, store, platform, FrozenClock())
        self.assembly = assembly

    async def presses(self, name: str, arg: str = "", event: str = "e") -> str:
        pressed = Press(f"{event}-{name}{arg}", caller(ORGANIZER), Action(name, arg=arg))
        return _read(await self.core.handle(pressed))

    async def types(self, name: str) -> str:
        return _read(await self.core.handle(Command(f"c-{name}", caller(ORGANIZER), name)))

    async def interviews(self) -> list[Interview]:
        work = select(*INTERVIEW_COLUMNS)
        return await self.store._executor.read(
            lambda db: [interview_of(row) for row in db.execute(work)]
        )

    async def count(self, table: object) -> int:
        query = select(table)  # type: ignore[call-overload]
        return await self.store._executor.read(lambda db: len(db.execute(query).all()))


def _read(answer: Answer) -> str:
    assert isinstance(answer.reply, Card)
    return "\n".join(plain(each, ANYBODY) for each in answer.reply.texts())


@asynccontextmanager
async def demo(path: str, platform: ChatServer) -> AsyncIterator[Demo]:
    store = SqlStore.open(f"sqlite:///{path}")
    playground = Playground(path, FrozenClock())
    try:
        assembly = Assembly(store, FrozenClock(), {"playground": playground.messenger})

        async def handle(event: FromMember) -> Answer:
            return await assembly.app.handle(event)

        await seed(platform, handle, FrozenClock())
        yield Demo(platform, store, assembly)
    finally:
        playground.close()
        await store.close()


async def test_it_is_offered_and_one_press_shows_it(path: str, platform: ChatServer) -> None:
    async with demo(path, platform) as there:
        offered = (await platform.conversation("ingrid"))[-1]
        assert offered.payload["title"]["text"] == "Would you like to see a whole term?"
        assert not await there.interviews()
        assert f"There are {INTERVIEWS} interviews" in await there.presses(SHOW)
        made = await there.interviews()
        stages = Counter(each.stage for each in made)
        assert len(made) == INTERVIEWS
        assert set(stages) == set(Stage) - {Stage.DRAFT}
        assert len({each.seeker for each in made}) == len(SEEKERS) + len(TERM_SEEKERS) == 25
        assert len({each.host for each in made}) == len(HOSTS)
        assert await there.count(assessments) > 30
        assert await there.count(reflections) > 15
        assert "You run the programme here" in await there.types("organize")
        for way in ("people", "numbers", "suggestions", "acts", "concerns"):
            assert await there.presses(way)


async def test_invented_people_say_so(path: str, platform: ChatServer) -> None:
    async with demo(path, platform) as there:
        await there.presses(SHOW)
        for each in await there.interviews():
            assert each.connection.startswith("Made up for the demo")
            assert each.note is None or each.note.startswith("Made up for the demo")
    assert {each.about for each in TERM_SEEKERS} == {"Made up for the demo term"}


async def test_it_is_written_once_and_is_the_same_each_time(
    path: str, platform: ChatServer
) -> None:
    async with demo(path, platform) as there:
        await there.presses(SHOW)
        first = await there.interviews()
        await there.presses(SHOW, event="again")
        assert await there.interviews() == first
        assert not await there.store.run(lambda unit: write(unit, NOW))


async def test_a_press_of_a_seeker_shows_nothing(path: str, platform: ChatServer) -> None:
    async with demo(path, platform) as there:
        press = Press("e", caller(SEEKERS[0]), Action(SHOW))
        assert "I cannot find that" in _read(await there.core.handle(press))
        assert not await there.interviews()


async def test_time_goes_on_after_it(path: str, platform: ChatServer) -> None:
    """Reminders of what is still open are sent, and it ends, without an error."""
    async with demo(path, platform) as there:
        await there.presses(SHOW)
        await there.assembly.drain()
        assert await there.assembly.next_due() is not None
