"""A demo term: what a programme has after four months, for its organizer to look at. It is written
with one press, in one transaction, and is the same each time. Everybody and everything in it is
invented, and says so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Protocol

from adapters.playground.chat.chat_server import ChatServer, Resident
from adapters.playground.receive import PLATFORM, SPACE, caller
from adapters.playground.residents.groups import GROUPS
from adapters.playground.residents.people import HOSTS, SEEKERS
from adapters.playground.residents.term_people import TERM_SEEKERS
from bot.app import Answer
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Words, say
from bot.engine.contexts.programme import CommunityContext
from bot.engine.decisions import Decision, Saved, Timer
from bot.engine.events import Command, CommunityDue, FromMember, Press
from bot.engine.router import CommandSpec
from bot.engine.store.ports import Clock
from bot.engine.store.store import Store, UnitOfWork
from bot.interview.afterwards.assessments import Assessed, Assessment, AssessmentAnswer
from bot.interview.members import Member
from bot.interview.model import Absence, Debrief, Interview, Side, Slot, Stage
from bot.interview.numbers.facts import VainSearch
from bot.interview.staying_in_touch.journal import Reflection
from bot.steps import schedule
from bot.texts import buttons

SHOW = "demo_term"
INTERVIEWS = 60
LASTS = timedelta(days=122)
_EACH = timedelta(days=2)
_SEED = 14

_PAST = (
    *(Stage.THANKED for _ in range(22)),
    *(Stage.HELD for _ in range(10)),
    *(Stage.DECLINED for _ in range(6)),
    *(Stage.EXPIRED for _ in range(5)),
    *(Stage.CANCELLED for _ in range(5)),
    *(Stage.MISSED for _ in range(3)),
    *(Stage.WITHDRAWN for _ in range(3)),
)
_NOW = (*(Stage.BOOKED for _ in range(3)), *(Stage.ASKED for _ in range(3)))
_IN_VAIN = (("law", 6), ("architecture", 5), ("film", 3))

Step = tuple[datetime, tuple[Saved, ...], tuple[Timer, ...]]
"""When something was saved, what was saved, and the timers for what follows."""


class PlaygroundCore(Protocol):
    @property
    def commands(self) -> Sequence[CommandSpec]: ...

    async def handle(self, event: FromMember) -> Answer: ...


class DemoTerm:
    """The core with one more button, for the organizer."""

    def __init__(
        self, core: PlaygroundCore, store: Store, platform: ChatServer, clock: Clock
    ) -> None:
        self._core = core
        self._store = store
        self._platform = platform
        self._clock = clock

    @property
    def commands(self) -> Sequence[CommandSpec]:
        return self._core.commands

    async def handle(self, event: FromMember) -> Answer:
        shows = isinstance(event, Press) and event.action.name == SHOW and event.by.runs_space
        if not shows:
            return await self._core.handle(event)
        await self._platform.join(TERM_SEEKERS)
        now = self._clock.now()
        await self._store.run(lambda unit: write(unit, now))
        home = Command(event.id, event.by, ActionName.ORGANIZE)
        answer = await self._core.handle(home)
        return replace(answer, reply=_is_there())


def offer() -> Card:
    what = say(
        "Your programme is new, so its numbers are empty. I can write four months of made-up "
        "interviews into it, so that you can try what organizers do with them."
    )
    show = Button(say("Show a demo term"), Action(SHOW), Style.PRIMARY)
    return card_of(say("Would you like to see a whole term?"), what, show)


def _is_there() -> Card:
    what = say(
        "There are {number} interviews of the last four months now, in all stages, with what came "
        "of them, and {people} more people. All of them are made up.",
        number=Words(str(INTERVIEWS)),
        people=Words(str(len(TERM_SEEKERS))),
    )
    run = buttons.run(say("Organize"), ActionName.ORGANIZE, style=Style.PRIMARY)
    return card_of(say("The demo term is there"), what, run)


def write(unit: UnitOfWork, now: datetime) -> bool:
    """Return whether it was written. It is not written twice."""
    if unit.memberships.known(caller(TERM_SEEKERS[0]).person):
        return False
    begins = now - LASTS
    hosts = [_member(unit, each.resident, begins) for each in HOSTS]
    seekers = [_member(unit, each, begins) for each in (*SEEKERS, *TERM_SEEKERS)]
    _begin(unit, hosts[0].community, begins)
    for each in (*hosts, *seekers):
        agreed = replace(each, agreed_at=min(each.agreed_at or begins, begins), arrived_at=begins)
        unit.save(Decision(save=(agreed,)), begins)
    unit.groups.told((PLATFORM, SPACE), GROUPS)
    for at, saved, timers in _steps(seekers, hosts, now):
        unit.save(Decision(save=saved, timers=timers), at)
    return True


def _member(unit: UnitOfWork, resident: Resident, at: datetime) -> Member:
    by = caller(resident)
    unit.memberships.arrive(by, at)
    known = unit.memberships.known(by.person)
    if known is None:
        raise ValueError(f"{resident.user} of the demo is not here")
    return known


def _begin(unit: UnitOfWork, community: int, at: datetime) -> None:
    context = unit.contexts.of_community(CommunityContext, CommunityDue(community, ""), at)
    if context:
        begun = replace(context.programme, began_at=at, opened_at=at)
        unit.save(Decision(save=(begun,)), at)


def _steps(seekers: Sequence[Member], hosts: Sequence[Member], now: datetime) -> Iterator[Step]:
    random = Random(_SEED)  # noqa: S311  # the same each time is what is wanted
    stages = [*random.sample(_PAST, len(_PAST)), *_NOW]
    for number, stage in enumerate(stages):
        seeker = seekers[number % len(seekers)]
        host = hosts[(number * 7 + number // len(seekers)) % len(hosts)]
        asked = _asked(number, seeker, host, now)
        yield from _life(asked, stage, host, random, now)
    for words, people in _IN_VAIN:
        for seeker in random.sample(list(seekers), people):
            searched = VainSearch(seeker.community, seeker.id, words)
            yield now - timedelta(days=random.randrange(3)), (searched,), ()


def _asked(number: int, seeker: Member, host: Member, now: datetime) -> Interview:
    at = now - LASTS + number * _EACH
    profile = host.profile
    return Interview(
        *(f"demo-term-{number:02}", seeker.community, seeker.id, host.id),
        connection="Made up for the demo: we are in the same alumni group.",
        wish=f"Made up for the demo: how {profile.field if profile else 'it'} is from inside.",
        minutes=profile.minutes if profile else 25,
        asked_at=at,
        changed_at=at,
        offered=(at + timedelta(days=8), at + timedelta(days=9)),
        ends_at=at + timedelta(days=7),
    )


def _life(
    asked: Interview, stage: Stage, host: Member, random: Random, now: datetime
) -> Iterator[Step]:
    """What happened to the interview, step by step."""
    waits = stage is Stage.ASKED
    yield (
        asked.asked_at,
        (asked,),
        schedule.timers_while_asked(asked, asked.asked_at, host) if waits else (),
    )
    match stage:
        case Stage.ASKED:
            return
        case Stage.EXPIRED:
            yield _ended(asked, stage, asked.ends, None)
        case Stage.DECLINED | Stage.WITHDRAWN:
            by = Side.HOST if stage is Stage.DECLINED else Side.SEEKER
            answered = asked.asked_at + timedelta(hours=random.randrange(5, 90))
            yield _ended(asked, stage, answered, by)
        case _:
            yield from _booked(asked, stage, host, random, now)


def _booked(
    asked: Interview, stage: Stage, host: Member, random: Random, now: datetime
) -> Iterator[Step]:
    slot = Slot(_start(asked, stage, now), asked.minutes)
    at = asked.asked_at + timedelta(hours=random.randrange(3, 70))
    venue = host.profile.venue if host.profile else None
    booked = _moved(asked, at, stage=Stage.BOOKED, start=slot.start, venue=venue)
    ahead = stage is Stage.BOOKED
    yield at, (booked,), schedule.timers_while_booked(booked, slot) if ahead else ()
    match stage:
        case Stage.CANCELLED:
            before = timedelta(hours=random.choice((2, 20, 50, 70)))
            yield _ended(booked, stage, slot.start - before, random.choice(list(Side)))
        case Stage.MISSED:
            at = slot.end + timedelta(hours=1)
            missed = _moved(booked, at, stage=stage, absences=(Absence(Side.SEEKER, at),))
            yield at, (missed,), ()
        case Stage.HELD | Stage.THANKED:
            yield from _held(booked, stage, slot, random, now)


def _start(asked: Interview, stage: Stage, now: datetime) -> datetime:
    """A whole hour some days later. A booked interview lies ahead."""
    at = now + timedelta(days=3) if stage is Stage.BOOKED else asked.asked_at + timedelta(days=8)
    return at.replace(minute=0, second=0, microsecond=0)


def _held(
    booked: Interview, stage: Stage, slot: Slot, random: Random, now: datetime
) -> Iterator[Step]:
    noted = Debrief("Made up for the demo: what I learned.") if random.random() < 0.8 else None
    at = slot.end + timedelta(hours=2)
    held = _moved(booked, at, stage=Stage.HELD, debrief=noted, last_contact_at=slot.end)
    yield at, (held, *_views(held, random)), ()
    if stage is Stage.THANKED:
        later = at + timedelta(hours=random.randrange(4, 40))
        note = "Made up for the demo: thank you for your time."
        thanked = _moved(held, later, stage=stage, note=note, last_contact_at=later)
        yield later, (thanked,), ()
    yield from _assessed(held, slot.end, random, now)


def _views(held: Interview, random: Random) -> tuple[Saved, ...]:
    before = random.randrange(1, 4)
    after = before + random.randrange(0, 3)
    return (Reflection(held.id, held.seeker, before, after),) if random.random() < 0.7 else ()


def _assessed(held: Interview, end: datetime, random: Random, now: datetime) -> Iterator[Step]:
    """By the host the next day, and by the seeker a month later."""
    well = (AssessmentAnswer.YES, AssessmentAnswer.YES, AssessmentAnswer.PARTLY)
    came = (
        AssessmentAnswer.NEXT_STEP,
        AssessmentAnswer.DECIDED,
        AssessmentAnswer.MET_ANOTHER,
        AssessmentAnswer.NOTHING_YET,
    )
    asked = (
        (Side.HOST, Assessed.WORTH_IT, well, timedelta(days=1)),
        (Side.HOST, Assessed.PREPARED, well, timedelta(days=1)),
        (Side.SEEKER, Assessed.CAME_OF_IT, came, timedelta(days=30)),
    )
    for side, what, answers, after in asked:
        answer, at = random.choice(answers), end + after
        if random.random() < 0.75 and at < now:
            who = held.member_on(side)
            told = Assessment(held.id, held.community, who, side, what, answer, at)
            yield at, (told,), ()


def _ended(interview: Interview, stage: Stage, at: datetime, by: Side | None) -> Step:
    return at, (_moved(interview, at, stage=stage, ended_by=by),), ()


def _moved(interview: Interview, at: datetime, **changes: object) -> Interview:
    return replace(interview, changed_at=at, revision=interview.revision + 1, **changes)  # type: ignore[arg-type]
