"""A small core and a small calendar, for tests of the playground without Askwell."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from adapters.playground import Playground
from adapters.playground.clock import PlaygroundClock
from bot.app import Answer
from bot.cards.blocks import Entry, Facts, Numbered, Paragraph, Portrait, Quote
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.forms import (
    ChoiceField,
    DayField,
    FileField,
    Form,
    Invalid,
    Option,
    Reply,
    TextField,
    WhenField,
)
from bot.cards.rich_text import Mention, Moment, MomentStyle, Words, say
from bot.engine.events import FromMember, Press, Said, Submit
from bot.engine.router import CommandSpec
from bot.engine.store.agenda import Agenda
from bot.engine.store.ports import Outgoing
from bot.interview.members import Member, Person
from bot.texts.asking import ask
from bot.texts.asking.proposed_times import OWN_TIMES

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NOTHING_MORE = "Nothing comes up for these two. To ask somebody, type find data."
SLOT = datetime(2026, 11, 24, 16, tzinfo=UTC)


class FrozenClock:
    def now(self) -> datetime:
        return NOW


HOME = Card(
    say("Hello {me}", me=Mention("maya", "Maya Kamau")),
    (
        Paragraph(say("What would you like to do?")),
        Quote(Words("<b>no & yes</b>, https://a.example/x.")),
        Facts(((say("When"), Moment(SLOT)), (say("Day"), Moment(SLOT, MomentStyle.DAY)))),
        Numbered((say("First"), say("Second")), start=3),
        Entry(
            say("Daniel"),
            say("Data"),
            (Button(say("Ask Daniel"), Action("ask", "7"), Style.PRIMARY),),
            Portrait(" Daniel Okafor"),
        ),
    ),
    (Button(Moment(SLOT, MomentStyle.SHORT), Action("pick", "i1", 2, "0")),),
)

WORRY = Card(say("You matter"), form_waits=True)
FORM = Form(
    Action("request", "7", 1),
    say("Ask for an interview"),
    (
        TextField(
            "connection", say("How are you connected?"), say("This community is enough"), most=60
        ),
        TextField("wish", say("What would you like to learn?"), multiline=True),
        ChoiceField(
            "slots",
            say("Times that suit both of you"),
            tuple(
                Option(str(hour), Moment(SLOT + timedelta(hours=hour), MomentStyle.SHORT))
                for hour in range(8)
            ),
            required=False,
            most=2,
        ),
        WhenField("own_times", say("Or other times")),
        DayField("day", say("Answer by"), required=False),
    ),
    say("Send the request"),
    say("{host} will see this.", host=Mention("daniel", "Daniel Okafor")),
)

LIST_FORM = Form(
    Action("people", "1"),
    say("People to invite"),
    (
        TextField("names", say("People"), required=False, multiline=True),
        FileField("file", say("Or a CSV file")),
    ),
    say("Read it"),
)

_TELL = Button(say("Tell them"), Action("late", "i1"))
LATE = Card(say("It happens"), (Entry(say("Daniel"), buttons=(_TELL,)),))
ANSWERS: dict[str, Reply] = {"start": HOME, "invite": LIST_FORM, "late": LATE}


@dataclass
class Planned:
    at: datetime
    user: str
    key: str
    card: Card
    is_of_interview: bool = True


def _later_first(planned: Planned) -> float:
    return -planned.at.timestamp()


class FakeCore:
    """Core, courier and store in one object."""

    commands = (
        CommandSpec("start", say("What can I do next?"), "", opens_form=False),
        CommandSpec("find", say("Find somebody"), "words", opens_form=False),
        CommandSpec("ask", say("Ask for an interview"), "person", opens_form=True),
        CommandSpec("help", say("What I can do"), "", opens_form=False),
    )

    def __init__(self, playground: Playground) -> None:
        self.events: list[FromMember] = []
        self.planned: list[Planned] = []
        self.drained_at: list[datetime] = []
        self.shown_to: Counter[str] = Counter()
        self._clock: PlaygroundClock = playground.clock
        self._messenger = playground.messenger

    def plan(self, hours: float, user: str, title: str, key: str | None = None) -> None:
        at = self._clock.now() + timedelta(hours=hours)
        self.planned.append(Planned(at, user, key or title, Card(say(title))))

    def plan_report(self, days: float, user: str) -> None:
        """News of the community, which need not be about an interview."""
        at, title = self._clock.now() + timedelta(days=days), f"Report {days}"
        self.planned.append(Planned(at, user, title, Card(say(title)), is_of_interview=False))

    async def handle(self, event: FromMember) -> Answer:
        return Answer(self._reply(event), event.by.reader)

    def _reply(self, event: FromMember) -> Reply:
        if event.id.startswith("seed-"):
            return Card(say("Welcome to the demo community"))
        self.events.append(event)
        match event:
            case Said(text=text) if text in ANSWERS:
                return ANSWERS[text]
            case Said(text="boom"):
                raise RuntimeError("boom")
            case Said(text="ask @daniel", user="daniel") | Press(action=Action(name="ask")):
                return FORM
            case Submit(values=values) if "job" in values["wish"]:
                return Invalid({ask.WISH: say("Never ask for a job.")})
            case Submit(values=values) if values["own_times"] == "Fri at 7":
                why = say("“7” can mean several things.")
                return Invalid({OWN_TIMES: why}, {"own_times": ("Fri 07:00", "Fri 19:00")})
            case Submit():
                self.plan(0, "daniel", "Somebody would like to learn from you")
                self.plan(30, "maya", "How did it go?")
                waits = event.values["wish"] == "I want to die"
                return WORRY if waits else Card(say("Your request is on its way"))
            case Press(action=Action(name="late")):
                return Card(say("They know"), instead=True)
            case Press():
                return None
        return Card(say("I do not know that"))

    async def agenda(self) -> Agenda:
        """Like Askwell's own, it counts nothing of the community itself as an interview's."""
        times = {each.is_of_interview: each.at for each in sorted(self.planned, key=_later_first)}
        return Agenda(timers=times.get(True), community_timers=times.get(False))

    def count(self, users: Collection[str]) -> int:
        return sum(self.shown_to[user] for user in users)

    async def drain(self) -> None:
        now = self._clock.now()
        due = sorted((each for each in self.planned if each.at <= now), key=lambda each: each.at)
        self.planned = [each for each in self.planned if each.at > now]
        for each in due:
            self.drained_at.append(now)
            self.shown_to[each.user] += 1
            to = Member(0, 0, Person("playground", "demo", each.user), each.user)
            await self._messenger.show(
                Outgoing(0, to, each.key, each.card, 1, 0, None, False, None, ())
            )
