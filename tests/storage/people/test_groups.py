"""Groups of a space, tags, and their members."""

from dataclasses import replace

from bot.engine.contexts.member import MemberContext
from bot.engine.store.ports import SpaceGroup
from bot.engine.store.store import LoadRequest
from bot.interview.organizing.groups import GroupKind
from storage.people import groups
from storage.store import SqlStore
from tests.storage.scene import caller, member, raw, read

HERE, THERE = ("slack", "T1"), ("slack", "T2")


def club(ref: str, *users: str, name: str = "") -> SpaceGroup:
    return SpaceGroup(GroupKind.USER_GROUP, ref, name or ref.title(), frozenset(users))


def role(ref: str) -> SpaceGroup:
    return SpaceGroup(GroupKind.ROLE, ref, ref.title())


async def told(store: SqlStore, *of_space: SpaceGroup) -> None:
    await store.run(lambda unit: unit.groups.told(HERE, of_space))


async def names(store: SqlStore, who: int) -> list[str]:
    return [each.name for each in await raw(store, lambda db: groups.of_member(db, who))]


async def test_groups_and_their_members_are_as_the_space_reports(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    await told(store, club("mentors", "daniel", "never-here"), club("alumni", "maya", "daniel"))
    assert (await names(store, daniel.id), await names(store, maya.id)) == (
        ["Alumni", "Mentors"],
        ["Alumni"],
    )
    await told(store, club("alumni", "maya", name="Class of 2024"))
    assert (await names(store, daniel.id), await names(store, maya.id)) == ([], ["Class of 2024"])
    [left] = await raw(store, lambda db: groups.of_community(db, maya.community))
    assert (left.kind, left.ref) == (GroupKind.USER_GROUP, "alumni")
    assert await raw(store, lambda db: groups.members_in(db, left.id)) == {maya.id}


async def test_a_group_that_comes_back_is_the_same_one(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await told(store, club("alumni", "maya"))
    [before] = await raw(store, lambda db: groups.of_member(db, maya.id))
    await told(store)
    gone = await raw(store, lambda db: groups.by_id(db, maya.community, before.id))
    await told(store, club("alumni", "maya"))
    assert gone == before, "settings may name it"
    assert await raw(store, lambda db: groups.of_member(db, maya.id)) == (before,)


async def test_a_group_of_another_community_is_not_found_even_by_its_id(store: SqlStore) -> None:
    maya, otto = await member(store, "maya"), await member(store, "otto", "T2")
    theirs = await raw(store, lambda db: groups.tag(db, otto.community, "Cohort 7", [otto.id]))
    assert await raw(store, lambda db: groups.by_id(db, maya.community, theirs.id)) is None


async def test_other_spaces_and_tags_are_left_alone(store: SqlStore) -> None:
    maya, otto = await member(store, "maya"), await member(store, "otto", "T2")
    await store.run(lambda unit: unit.groups.told(THERE, [club("alumni", "otto", "maya")]))
    await raw(store, lambda db: groups.tag(db, maya.community, "Cohort 7", [maya.id]))
    await raw(store, lambda db: groups.tag(db, maya.community, " cohort  7", [maya.id]))
    await told(store)
    assert (await names(store, maya.id), await names(store, otto.id)) == (["cohort 7"], ["Alumni"])


async def test_the_roles_of_the_acting_member_count(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await told(store, role("host"), role("student"))

    async def acts(roles: frozenset[str] | None) -> list[str]:
        by = replace(caller("maya"), roles=roles)
        await read(store, LoadRequest(MemberContext, by))
        return await names(store, maya.id)

    assert await acts(frozenset({"host", "unknown"})) == ["Host"]
    assert await acts(None) == ["Host"], "the platform did not tell"
    assert await acts(frozenset({"student"})) == ["Student"]
    await told(store, role("host"), role("student"))
    assert await names(store, maya.id) == ["Student"], "the server does not tell who has which"


async def test_only_spaces_that_are_awake_are_asked(store: SqlStore) -> None:
    await member(store, "maya"), await member(store, "otto", "T2")
    await store.run(lambda unit: unit.spaces.sleep("slack", ["T2"]))
    assert await store.run(lambda unit: unit.spaces.awake(["slack"])) == [HERE]
    assert await store.run(lambda unit: unit.spaces.awake(["discord"])) == []
