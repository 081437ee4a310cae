"""A member who is about to be erased, and everything in the store that can name them.

See tests.storage.erasing.test_held_erasures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.cards.rich_text import Words
from bot.engine.channel_posts import ChannelPost, PostKind, PostState
from bot.engine.contexts.broadcasts import BroadcastGoingContext
from bot.engine.contexts.introduction import IntroductionDueContext
from bot.engine.contexts.journal import ReadingEntryContext
from bot.engine.contexts.request import DoorContext, RequestContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Caller, CommunityDue
from bot.engine.imports import ImportContent, ImportState, PeopleImport
from bot.engine.retention import PEOPLE
from bot.engine.store.memberships import Reachability
from bot.engine.store.ports import Shown, SpaceGroup
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.flows.finding import introduced
from bot.flows.organizing.broadcasts import going as broadcast_going
from bot.interview.finding.door_questions import DoorQuestion
from bot.interview.finding.introductions import Introduction
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Busy
from bot.interview.numbers.facts import VainSearch
from bot.interview.numbers.orders import ReportOrder, ReportPart
from bot.interview.numbers.periods import PeriodName
from bot.interview.organizing.broadcasts import Audience, Broadcast, BroadcastState
from bot.interview.organizing.groups import GroupKind
from bot.interview.organizing.invitations import Invitation
from bot.interview.organizing.programme import Organizer
from bot.interview.scheduling.calendars import Source
from bot.interview.suggestions.suggestions import RoundState, Suggestion, SuggestionRound
from bot.texts.asking import door_questions
from storage.store import SqlStore
from tests.storage.erasing.held import Act
from tests.storage.erasing.test_erasing import MARK, marked
from tests.storage.scene import (
    NOON,
    by,
    card,
    claim,
    decide,
    fire,
    member,
    read_as,
    set_timers,
    settle,
)

USER = "zquser"
"""The user id of the member who is erased. Their name contains it, too."""
DAY = NOON.date()
ROUND = SuggestionRound(1, DAY, RoundState.WANTED, NOON)
GOING = SuggestionRound(1, DAY + timedelta(weeks=1), RoundState.GOING, NOON)


@frozen
class Scene:
    """The member who is erased, one who has interviews with them, and two who have none, whom an
    erasure does not lock."""

    maya: Member
    daniel: Member
    grace: Member
    lena: Member
    source: Source
    introduction: Introduction
    held: Any = None


async def scene(store: SqlStore, *, organizes: bool) -> Scene:
    maya, daniel = await marked(store, USER)
    grace, lena = await member(store, "grace"), await member(store, "lena")
    for_him = Suggestion(GOING.community, GOING.day, daniel.id, NOON, maya.id, (MARK,))
    organizer = Organizer(maya.id if organizes else grace.id, maya.community, NOON)
    both = Introduction("n", maya.community, grace.id, maya.id, daniel.id, "Talk", NOON)
    word = Broadcast("w", maya.community, daniel.id, NOON, "Summer", "We rest", Audience.EVERYBODY)
    sent = replace(word, state=BroadcastState.GOING, last=daniel.id)
    await decide(
        store,
        daniel,
        Decision(
            save=(ROUND, GOING, for_him, organizer, sent, both, _door(maya, lena), _named(grace))
        ),
    )
    await set_timers(store, daniel, Timer("asked", TimerName.NUDGE_HOST, NOON))
    [outgoing, *_] = [each for each in await claim(store) if each.to.id == maya.id]
    [source, *_] = await store.sources(NOON, 9)
    return Scene(maya, daniel, grace, lena, source, both, Shown(outgoing, "1.1"))


Writer = Callable[[Scene], Act]


def unit_of_work(work: Callable[[UnitOfWork, Scene], object]) -> Writer:
    return lambda scene: lambda store: store.run(lambda unit: work(unit, scene))


def of_store(work: Callable[[SqlStore, Scene], Any]) -> Writer:
    return lambda scene: lambda store: work(store, scene)


def saves(value: Callable[[Scene], Any]) -> Writer:
    """Somebody else's transaction, or Askwell's own, which locks none of those it names."""
    return unit_of_work(lambda unit, scene: unit.save(Decision(save=(value(scene),)), NOON))


def acting(scene: Scene) -> Caller:
    return by(scene.maya)


def _import(scene: Scene) -> PeopleImport:
    content = ImportContent(text=MARK)
    maya = scene.maya
    return PeopleImport("p", maya.community, maya.id, NOON, NOON, ImportState.READING, content)


def _channel_post(scene: Scene) -> ChannelPost:
    where = (scene.maya.community, "slack", "T1", "C1", PostKind.WORD)
    state = PostState.POSTED
    return ChannelPost("p", *where, scene.maya.id, card(Words(MARK, 100)), NOON, None, state, "1.2")


def _door(by: Member, whom: Member) -> DoorQuestion:
    return DoorQuestion(by.id, whom.id, by.community, NOON)


def _named(by: Member) -> ReportOrder:
    return ReportOrder(by.id, by.community, ReportPart.NAMES, PeriodName.MONTH, NOON)


def _table_with_names(unit: UnitOfWork, scene: Scene) -> None:
    """It was made before the erasure, and is posted now."""
    if unit.take_report(_named(scene.grace)):
        table = Post(scene.grace.id, f"{PEOPLE}report", card(Words(MARK, 100)))
        unit.save(Decision(posts=(table,)), NOON)


def _report_order(scene: Scene) -> ReportOrder:
    maya = scene.maya
    return ReportOrder(maya.id, maya.community, ReportPart.CARD, PeriodName.MONTH, NOON)


def _suggestion(to: Member, host: Member) -> Suggestion:
    return Suggestion(to.community, DAY, to.id, NOON, host.id, (MARK,))


def _card_to(maya: Member) -> Decision:
    return Decision(posts=(Post(maya.id, "k", card(Words(MARK, 100)), "asked"),))


def _told(unit: UnitOfWork, _: Scene) -> None:
    club = SpaceGroup(GroupKind.USER_GROUP, "S1", "Club", frozenset({USER}))
    unit.groups.told(("slack", "T1"), [club])


def _word_goes(unit: UnitOfWork, _: Scene) -> None:
    """As a timer does it. The card names the contact."""
    due = CommunityDue(1, CommunityTimerName.BROADCAST_GOES, "w")
    context = unit.contexts.of_community(BroadcastGoingContext, due, NOON)
    if context is not None:
        unit.save(broadcast_going.go(context, due, NOON), NOON)


def _introduction_ends(unit: UnitOfWork, _: Scene) -> None:
    """The card to the organizer who introduced them names both."""
    due = CommunityDue(1, CommunityTimerName.INTRODUCTION, "n")
    context = unit.contexts.of_community(IntroductionDueContext, due, NOON)
    if context is not None:
        unit.save(introduced.end(context, due, NOON), NOON)


def _taken_off(unit: UnitOfWork, scene: Scene) -> None:
    """Somebody else takes what they recommended off the list."""
    request = LoadRequest(ReadingEntryContext, by(scene.grace), words=("k",))
    context = unit.contexts.load(request, NOON)
    assert isinstance(context, ReadingEntryContext)
    gone = (replace(each, listed=False, removed=True) for each in context.entry)
    unit.save(Decision(save=tuple(gone)), NOON)


def _asked_to_host(unit: UnitOfWork, scene: Scene) -> None:
    """The card names everybody who has asked before."""
    request = LoadRequest(DoorContext, by(scene.grace), member=scene.lena.id)
    context = unit.contexts.load(request, NOON)
    assert isinstance(context, DoorContext)
    asked = door_questions.question((*context.askers, context.me))
    unit.save(Decision(posts=(Post(scene.lena.id, "door", asked),)), NOON)


def _suggested(unit: UnitOfWork, scene: Scene) -> None:
    pair = (scene.maya, scene.daniel)
    for_both = [_suggestion(*pair), _suggestion(*pair[::-1])]
    unit.suggestions.save(replace(ROUND, state=RoundState.GOING), for_both)


def _sent(unit: UnitOfWork, _: Scene) -> None:
    unsent = unit.suggestions.unsent(GOING, 9, NOON)
    unit.suggestions.save_sent([replace(each.suggestion, sent_at=NOON) for each in unsent])


async def _invited(store: SqlStore, scene: Scene) -> None:
    """As bot.background.importing does it: somebody who was erased is refused."""

    def invite(unit: UnitOfWork) -> None:
        maya, daniel = scene.maya, scene.daniel
        known = unit.imports.known([maya.person], daniel.id)
        if not known[USER].erased:
            ids = unit.imports.arrived([by(maya)], NOON)
            unit.imports.tag(maya.community, "Old friends", ids.values())
            invited = Invitation(ids[USER], maya.community, daniel.id, NOON, "0042")
            told = Post(ids[USER], "invitation", card(Words(MARK, 100)), bulk=True)
            unit.save(Decision(save=(invited,), posts=(told,)), NOON)

    await store.run(invite)


WRITERS: dict[str, Writer] = {
    "contexts.load": of_store(
        lambda store, scene: read_as(
            store, RequestContext, by(scene.daniel), user=USER, whom=by(scene.maya)
        )
    ),
    "timers.claim": of_store(lambda store, scene: fire(store, lambda *_: _card_to(scene.maya))),
    "contexts.of_community for a word": unit_of_work(_word_goes),
    "contexts.of_community for an introduction": unit_of_work(_introduction_ends),
    "outbox.settle": of_store(lambda store, scene: settle(store, scene.held)),
    "memberships.reached": unit_of_work(
        lambda unit, scene: unit.memberships.reached(scene.maya.person)
    ),
    "memberships.note": unit_of_work(
        lambda unit, scene: unit.memberships.note([Reachability(scene.maya.id, True, True)])
    ),
    "memberships.end_offices": unit_of_work(
        lambda unit, scene: unit.memberships.end_offices({scene.maya.id: NOON})
    ),
    "belonging.locked": unit_of_work(lambda unit, scene: unit.belonging.locked(scene.maya.person)),
    "belonging.looked_up": unit_of_work(
        lambda unit, scene: unit.belonging.looked_up(scene.maya.person, NOON)
    ),
    "groups.told": unit_of_work(_told),
    "imports.save": unit_of_work(lambda unit, scene: unit.imports.save(_import(scene))),
    "imports.arrived": of_store(_invited),
    "imports.tag": unit_of_work(
        lambda unit, scene: unit.imports.tag(scene.maya.community, "Friends", [scene.maya.id])
    ),
    "suggestions.save": unit_of_work(_suggested),
    "suggestions.save_sent": unit_of_work(_sent),
    "contexts.load for an entry of the reading list": unit_of_work(_taken_off),
    "contexts.load for a question to open a door": unit_of_work(_asked_to_host),
    "save: a card": unit_of_work(lambda unit, scene: unit.save(_card_to(scene.maya), NOON)),
    "save: ChannelPost": saves(_channel_post),
    "save: PeopleImport": saves(_import),
    "save: DoorQuestion to them": saves(lambda scene: _door(scene.daniel, scene.maya)),
    "save: DoorQuestion by them": saves(lambda scene: _door(scene.maya, scene.daniel)),
    "save: Introduction": saves(lambda scene: replace(scene.introduction, id="m", sentence=MARK)),
    "save: Invitation": saves(
        lambda scene: Invitation(scene.maya.id, scene.maya.community, scene.daniel.id, NOON)
    ),
    "save: Organizer": saves(lambda scene: Organizer(scene.maya.id, scene.maya.community, NOON)),
    "save: ReportOrder": saves(_report_order),
    "save: Suggestion to them": saves(lambda scene: _suggestion(scene.maya, scene.daniel)),
    "save: Suggestion of them": saves(lambda scene: _suggestion(scene.daniel, scene.maya)),
    "save: VainSearch": saves(
        lambda scene: VainSearch(scene.maya.community, scene.maya.id, "chess")
    ),
    "save: a table with names": unit_of_work(_table_with_names),
    "keep_conversation": of_store(
        lambda store, scene: store.keep_conversation(scene.maya.person, "D1")
    ),
    "keep_busy": of_store(
        lambda store, scene: store.keep_busy(
            scene.source, [Busy(NOON, NOON + timedelta(hours=1))], card(Words(MARK, 100)), NOON
        )
    ),
}
