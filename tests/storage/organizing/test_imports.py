"""Imports of people to invite, on both databases."""

from dataclasses import replace

from sqlalchemy import select

from bot.engine.decisions import Decision
from bot.engine.events import Caller
from bot.engine.imports import ImportContent, ImportState, PeopleImport
from bot.engine.store.store import UnitOfWork
from bot.interview.conduct.blocks import Block
from bot.interview.finding.door_questions import DoorQuestion
from bot.interview.members import Person, Suspension
from bot.interview.organizing.groups import Group
from bot.interview.organizing.invitations import Invitation, KnownPerson
from bot.steps.erasing import erase
from storage.people import groups
from storage.store import SqlStore
from storage.tables import imports
from tests.storage.scene import NOON, decide, member, raw

ADDRESS = "quinn@example.org"


async def test_an_import_knows_what_is_stored_about_people(store: SqlStore) -> None:
    ana = await member(store, "ana")
    stops, gone, removed, blocks, asked = [
        await member(store, name) for name in ("stops", "gone", "removed", "blocks", "asked")
    ]
    await decide(store, stops, Decision(save=(replace(stops, nudges=False),)))
    await decide(store, removed, Decision(save=(replace(removed, suspension=Suspension.REMOVED),)))
    await decide(store, blocks, Decision(save=(Block(blocks.id, ana.id, NOON),)))
    invited = Invitation(asked.id, ana.community, ana.id, NOON, "0042")
    await decide(store, ana, Decision(save=(invited,)))
    question = DoorQuestion(ana.id, (await member(store, "questioned")).id, ana.community, NOON)
    await decide(store, ana, Decision(save=(question,)))
    await store.run(lambda unit: erase(unit, [gone.id], NOON))
    users = ("stops", "gone", "removed", "blocks", "asked", "questioned", "stranger")
    persons = [Person("slack", "T1", each) for each in users]
    assert await store.run(lambda unit: unit.imports.known(persons, ana.id)) == {
        "stops": KnownPerson(stopped=True),
        "gone": KnownPerson(erased=True),
        "removed": KnownPerson(removed=True),
        "blocks": KnownPerson(apart=True),
        "asked": KnownPerson(invited=True),
        "questioned": KnownPerson(invited=True),
    }


async def test_an_import_is_encrypted_and_found_when_due(store: SqlStore) -> None:
    ana = await member(store, "ana")
    content = ImportContent(text=ADDRESS)
    work = PeopleImport("i", ana.community, ana.id, NOON, NOON, ImportState.READING, content)
    await decide(store, ana, Decision(save=(work,)))
    [kept] = await raw(store, lambda db: list(db.scalars(select(imports.c.content))))
    assert ADDRESS not in kept
    due = await store.run(lambda unit: unit.imports.due(NOON, ["slack"]))
    assert due is not None
    assert due.work == work
    assert await store.run(lambda unit: unit.imports.due(NOON, ["discord"])) is None
    assert await store.run(lambda unit: unit.agenda(NOON, ["slack"]).imports) == NOON


async def test_a_tag_is_a_group_of_the_people_who_arrived(store: SqlStore) -> None:
    ana = await member(store, "ana")

    def tagged(unit: UnitOfWork) -> dict[str, int]:
        ids = unit.imports.arrived([Caller(Person("slack", "T1", "quinn"), "Quinn")], NOON)
        unit.imports.tag(ana.community, "Class of 2019", ids.values())
        return dict(ids)

    ids = await store.run(tagged)
    found: tuple[Group, ...] = await raw(store, lambda db: groups.of_member(db, ids["quinn"]))
    assert [each.name for each in found] == ["Class of 2019"]
