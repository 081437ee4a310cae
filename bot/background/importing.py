"""Reads imports of people, finds out who is meant, and invites those who may be invited. It runs in
the background, outside every transaction that somebody waits for."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.cards.cards import Card
from bot.engine.contexts.programme import CommunityContext
from bot.engine.decisions import Decision, Post
from bot.engine.errors import FileClosed, SendFailed, log_failure
from bot.engine.events import Caller, CommunityDue
from bot.engine.imports import (
    AGAIN_AFTER,
    INVITATIONS_AT_ONCE,
    LEASE,
    DueImport,
    ImportContent,
    ImportState,
    PeopleImport,
)
from bot.engine.retention import IMPORT
from bot.engine.store.first_messages import QUOTAS
from bot.engine.store.ports import Clock, SpaceDirectory
from bot.engine.store.store import Store, UnitOfWork
from bot.interview.members import Member, Person
from bot.interview.organizing.invitations import (
    Directory,
    Invitation,
    Invitee,
    Judged,
    KnownPerson,
    PeopleTable,
    SpacePerson,
    judge,
    refusal,
)
from bot.interview.organizing.programme import Programme
from bot.language.people_table import NotAList, decode, folded_name, read_people
from bot.texts.organizing.inviting import imports as texts
from bot.texts.organizing.inviting import invitations, judged_list

log = logging.getLogger(__name__)

GIVES_UP_AFTER = timedelta(days=1)


class Importing:
    """After a restart, an import that was begun begins anew. That is safe: until the last step it
    only reads and judges, and each invitation is saved together with the list of those still to be
    invited."""

    def __init__(
        self, store: Store, clock: Clock, directories: Mapping[str, SpaceDirectory]
    ) -> None:
        self._store = store
        self._clock = clock
        self._directories = directories

    async def take(self, platforms: Sequence[str]) -> DueImport | None:
        """Claim an import that is due."""
        there = tuple(each for each in platforms if each in self._directories)
        now = self._clock.now()
        return await self._store.run_in_background(lambda unit: _taken(unit, now, there))

    async def go_on(self, due: DueImport) -> None:
        """Read and judge it, or invite some more people."""
        now = self._clock.now()
        if due.work.state is ImportState.INVITING:
            await self._store.run_in_background(lambda unit: _invite_some(unit, due, now))
            return
        try:
            table = await self._read(due)
            judged = await self._judged(due, table)
        except FileClosed as closed:
            card = texts.closed(closed.why)
            await self._store.run_in_background(lambda unit: _given_up(unit, due.work, card, now))
        except NotAList as wrong:
            card = texts.not_a_list(wrong)
            await self._store.run_in_background(lambda unit: _given_up(unit, due.work, card, now))
        except (SendFailed, OSError) as away:
            log_failure(log, "Who is in a space could not be read", away, logging.WARNING)
            await self._later(due.work, now)
        else:
            after = replace(
                due.work, state=ImportState.JUDGED, content=ImportContent(judged=judged)
            )
            await self._store.run_in_background(lambda unit: _kept(unit, after, table, now))

    async def _read(self, due: DueImport) -> PeopleTable:
        """Raises NotAList, FileClosed and SendFailed."""
        content, me = due.work.content, due.by.person
        if not content.file:
            return await asyncio.to_thread(read_people, content.text)
        file = await self._directories[me.platform].read_file(me.space, content.file)
        return await asyncio.to_thread(lambda: read_people(decode(file)))

    async def _judged(self, due: DueImport, table: PeopleTable) -> Judged:
        me = due.by.person
        told = await self._directories[me.platform].people_of(me.space)
        here = await self._store.read(lambda unit: unit.imports.members_of(me))
        people = {each.user: each for each in (*here, *told)}
        persons = [replace(me, user=user) for user in people]
        known = await self._store.read(lambda unit: unit.imports.known(persons, due.by.id))
        directory = await asyncio.to_thread(Directory, people.values(), folded_name)
        return await asyncio.to_thread(
            lambda: judge(
                table.rows, directory, lambda _: known, to_strangers=me.platform not in QUOTAS
            )
        )

    async def _later(self, work: PeopleImport, now: datetime) -> None:
        if now - work.at > GIVES_UP_AFTER:
            card = texts.platform_away()
            await self._store.run_in_background(lambda unit: _given_up(unit, work, card, now))
            return
        again = replace(work, due_at=now + AGAIN_AFTER)
        await self._store.run_in_background(lambda unit: unit.imports.save(again))


def _taken(unit: UnitOfWork, now: datetime, platforms: tuple[str, ...]) -> DueImport | None:
    due = unit.imports.due(now, platforms)
    if due is None:
        return None
    work = replace(due.work, due_at=now + LEASE)
    unit.imports.save(work)
    return DueImport(work, due.by)


def _kept(unit: UnitOfWork, work: PeopleImport, table: PeopleTable, now: datetime) -> None:
    """Save the judged import, which now waits for its organizer. Somebody who is no organizer any
    more gets no list of people."""
    judged, programme = work.content.judged, _programme(unit, work, now)
    if judged is None or programme is None:
        unit.imports.forget(work.id)
        return
    card = judged_list.judged(work, table, judged, is_open=programme.opened_at is not None)
    unit.imports.save(replace(work, due_at=None))
    unit.save(Decision(posts=(_post(work, card),)), now)


def _programme(unit: UnitOfWork, work: PeopleImport, now: datetime) -> Programme | None:
    """None if its organizer no longer is one."""
    due = CommunityDue(work.community, "")
    context = unit.contexts.of_community(CommunityContext, due, now)
    if context is None or all(each.id != work.by for each in context.organizers):
        return None
    return context.programme


def _given_up(unit: UnitOfWork, work: PeopleImport, card: Card, now: datetime) -> None:
    unit.imports.forget(work.id)
    unit.save(Decision(posts=(_post(work, card),)), now)


def _post(work: PeopleImport, card: Card) -> Post:
    return Post(work.by, f"{IMPORT}{work.id}", card)


def _invite_some(unit: UnitOfWork, due: DueImport, now: datetime) -> None:
    """Invite some of those who are left, each judged again. People who are hosts already only get
    the tags and the number."""
    work, judged = due.work, due.work.content.judged
    if judged is None or _programme(unit, work, now) is None:
        unit.imports.forget(work.id)
        return
    everybody = (*judged.already, *judged.invitees)
    some, rest = everybody[:INVITATIONS_AT_ONCE], everybody[INVITATIONS_AT_ONCE:]
    invited = _invited(unit, due.by, some, now)
    content = replace(
        work.content, judged=Judged(rest, (), ()), invited=work.content.invited + invited
    )
    if rest:
        unit.imports.save(replace(work, content=content, due_at=now))
        return
    unit.imports.forget(work.id)
    card = texts.invited(content.invited)
    unit.save(Decision(posts=(Post(work.by, f"{IMPORT}{work.id}:done", card),)), now)


def _invited(unit: UnitOfWork, by: Member, some: Sequence[Invitee], now: datetime) -> int:
    persons = {each.person.user: replace(by.person, user=each.person.user) for each in some}
    known = unit.imports.known(list(persons.values()), by.id)
    to_strangers = by.person.platform not in QUOTAS
    fit = [
        each
        for each in some
        if not refusal(each.person, _known(known, each), to_strangers=to_strangers)
    ]
    callers = [_caller(persons[each.person.user], each.person) for each in fit]
    ids = unit.imports.arrived(callers, now)
    _tag(unit, by, fit, ids)
    new = [each for each in fit if not _known(known, each).is_host]
    posts = (_invitation(by, each, ids[each.person.user]) for each in new)
    kept = (
        Invitation(ids[each.person.user], by.community, by.id, now, each.sought.number)
        for each in fit
    )
    unit.save(Decision(save=tuple(kept), posts=tuple(posts)), now)
    return len(new)


def _invitation(by: Member, invitee: Invitee, member: int) -> Post:
    card = invitations.invitation(by, invitee.sought.field)
    return Post(member, "invitation", card, bulk=True)


def _known(known: Mapping[str, KnownPerson], invitee: Invitee) -> KnownPerson:
    return known.get(invitee.person.user, KnownPerson())


def _caller(person: Person, told: SpacePerson) -> Caller:
    return Caller(person, told.name, told.zone, told.locale)


def _tag(unit: UnitOfWork, by: Member, fit: Sequence[Invitee], ids: Mapping[str, int]) -> None:
    tagged: dict[str, list[int]] = {}
    for each in fit:
        for name in each.sought.tags:
            tagged.setdefault(name, []).append(ids[each.person.user])
    for name, members in tagged.items():
        unit.imports.tag(by.community, name, members)
