from dataclasses import fields, replace
from datetime import timedelta

from sqlalchemy import Connection

from bot.engine.contexts.interview import AssessmentContext, DebriefContext
from bot.engine.contexts.journal import JournalContext, ReadingEntryContext, ReadingListContext
from bot.engine.decisions import Decision
from bot.interview.afterwards.assessments import Assessed, Assessment, AssessmentAnswer
from bot.interview.afterwards.resources import Naming, Recommendation, ResourceKind
from bot.interview.conduct.blocks import Block
from bot.interview.members import Member, NamedMember
from bot.interview.model import Debrief, Interview, Side, Stage
from bot.interview.staying_in_touch.journal import JournalLine, Page, Reflection, in_order
from bot.steps.erasing import erase
from storage.interviews import journal
from storage.interviews.reading_list import TITLES
from storage.store import SqlStore
from storage.tables import assessments, namings, recommendations, reflections
from tests.storage.scene import MINUTE, NOON, by, decide, interview, member, raw, read_as

WRITTEN = "“Café” \\ 100% _what_?\n"


def recommendation(of: Interview, key: str = "k1", **differing: object) -> Recommendation:
    made = Recommendation(
        *(
            of.id,
            key,
            of.community,
            of.seeker,
            of.host,
            ResourceKind.PODCAST,
            WRITTEN,
            "UX research",
            NOON,
        ),
    )
    return replace(made, **differing)  # type: ignore[arg-type]


async def talked(store: SqlStore) -> tuple[Member, Member, Interview]:
    maya = await member(store, "maya")
    daniel = await member(store, "daniel", field="UX")
    return maya, daniel, await interview(store, maya, daniel, stage=Stage.HELD)


async def noting(store: SqlStore, me: Member, **about: object) -> DebriefContext:
    return await read_as(store, DebriefContext, by(me), **{"about": "i1"} | about)


async def browsing(store: SqlStore, me: Member, *words: str) -> ReadingListContext:
    return await read_as(store, ReadingListContext, by(me), words=words)


def test_rows_hold_every_field_of_the_values() -> None:
    for table, kind, more in (
        (reflections, Reflection, set()),
        (assessments, Assessment, set()),
        (recommendations, Recommendation, {"words"}),
        (namings, Naming, set()),
    ):
        assert set(table.c.keys()) == {each.name for each in fields(kind)} | more


async def test_the_last_press_counts_and_each_side_reads_its_own(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    first = Assessment(
        *(talk.id, talk.community, daniel.id, Side.HOST),
        *(Assessed.WORTH_IT, AssessmentAnswer.NO, NOON),
    )
    other = replace(first, what=Assessed.PREPARED)
    later = replace(first, answer=AssessmentAnswer.YES, at=NOON + MINUTE)
    for each in (first, other, later):
        await decide(store, daniel, Decision(save=(each,)))
    read = await read_as(store, AssessmentContext, by(daniel), about=talk.id)
    assert sorted(read.assessments, key=lambda each: each.what) == [other, later]
    read = await read_as(store, AssessmentContext, by(maya), about=talk.id)
    assert read.assessments == ()


async def test_a_reflection_comes_back_as_saved_and_as_changed(store: SqlStore) -> None:
    maya, _, talk = await talked(store)
    assert (await noting(store, maya)).reflection == Reflection(talk.id, maya.id)
    for kept in (
        Reflection(talk.id, maya.id, 2, None, WRITTEN),
        Reflection(talk.id, maya.id, None, 5, ""),
    ):
        await decide(store, maya, Decision(save=(kept,)))
        assert (await noting(store, maya)).reflection == kept
        assert [each.reflection for each in await journal_of(store, maya)] == [kept]


async def test_recommendations_come_back_as_saved_and_as_changed(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    first, second = recommendation(talk), recommendation(talk, "k2", kind=ResourceKind.BOOK)
    await decide(store, maya, Decision(save=(first, second)))
    assert (await noting(store, maya)).recommendations == (first, second)
    assert (await noting(store, daniel)).recommendations == (first, second)
    gone = replace(first, listed=False)
    await decide(store, maya, Decision(save=(gone,)))
    assert (await noting(store, maya)).recommendations == (gone, second)
    assert (await browsing(store, daniel)).recommendations == (second,)


async def test_consent_to_be_named_comes_back_as_saved_and_as_changed(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    await decide(store, maya, Decision(save=(recommendation(talk),)))
    assert (await noting(store, daniel)).naming == Naming(talk.id, daniel.id)
    for keys, hosts in ((("k1", "k2"), {daniel.id: daniel}), ((), {})):
        naming = Naming(talk.id, daniel.id, keys)
        await decide(store, daniel, Decision(save=(naming,)))
        assert (await noting(store, maya)).naming == naming
        found = await browsing(store, maya)
        assert (found.namings, found.named_hosts) == ((naming,), hosts)


async def test_none_of_it_makes_a_button_about_the_interview_stale(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    save = (Reflection(talk.id, maya.id, 1), recommendation(talk), Naming(talk.id, daniel.id))
    await decide(store, maya, Decision(save=save))
    assert (await noting(store, maya)).interview == talk


async def test_a_journal_contains_all_past_interviews_of_a_seeker(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    thanked = await interview(
        store, maya, daniel, "i2", stage=Stage.THANKED, asked_at=NOON + MINUTE
    )
    await interview(store, maya, daniel, "i3", stage=Stage.MISSED)
    await interview(store, daniel, maya, "i4", stage=Stage.HELD)
    many = [
        await interview(
            store, maya, daniel, f"n{n:03}", stage=Stage.HELD, asked_at=NOON - timedelta(days=n + 1)
        )
        for n in range(60)
    ]
    pages = await journal_of(store, maya)
    assert {each.held for each in pages} == {thanked, talk, *many}
    assert {each.host.person for each in pages} == {daniel.person}
    assert {each.field for each in await lines_of(store, maya)} == {"UX"}


async def test_a_journal_also_lists_hosts_without_a_field_and_erased_ones(store: SqlStore) -> None:
    maya, ana, kim = [await member(store, name) for name in ("maya", "ana", "kim")]
    await interview(store, maya, ana, "i1", stage=Stage.HELD)
    await interview(store, maya, kim, "i2", stage=Stage.HELD)
    await store.run(lambda unit: erase(unit, [kim.id], NOON))
    pages = {each.held.id: each for each in await journal_of(store, maya)}
    assert pages["i1"].host == NamedMember(ana.id, ana.person, "Ana", None)
    assert pages["i2"].host.erased_at == NOON
    assert [each.field for each in await lines_of(store, maya)] == [""] * 2


async def test_a_journal_is_ordered_and_rated_by_what_its_pages_say(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    later = await interview(store, maya, daniel, "i2", stage=Stage.HELD, start=NOON + MINUTE)
    await decide(store, maya, Decision(save=(Reflection(later.id, maya.id, 2, 4, "Why?"),)))
    await decide(store, maya, Decision(save=(Block(maya.id, daniel.id, NOON),)))

    await interview(store, maya, daniel, "i0", stage=Stage.HELD, start=NOON - MINUTE)

    assert await lines_of(store, maya) == [
        JournalLine("i0", "UX"),
        JournalLine("i1", "UX"),
        JournalLine("i2", "UX", 2, 4),
    ]
    first, second = await journal_of(store, maya, "i2", "i1")
    assert (first.held, first.reflection.next_question, first.is_blocked) == (later, "Why?", True)
    assert (second.held, second.reflection) == (talk, Reflection(talk.id, maya.id))


async def lines_of(store: SqlStore, me: Member) -> list[JournalLine]:
    context = await read_as(store, JournalContext, by(me))
    return [line for _, line in in_order(context.chapters)]


async def journal_of(store: SqlStore, me: Member, *ids: str) -> list[Page]:
    """Pages of the member's journal in full: all, or those with these ids."""

    def pages(db: Connection) -> list[Page]:
        lines = {each.interview: each for each in journal.lines(db, me.id)}
        return journal.pages(db, me.id, [lines[each] for each in ids or lines])

    return await raw(store, pages)


async def test_the_reading_list_is_searched_by_the_beginnings_of_words(store: SqlStore) -> None:
    maya, _, talk = await talked(store)
    one = recommendation(talk, "k1", text="Night Shift", field="Nursing")
    two = recommendation(talk, "k2", text="Öffnen", kind=ResourceKind.BOOK, field="UX research")
    await decide(store, maya, Decision(save=(one, two)))
    for word, found in {
        "night": (one,),
        "nurs": (one,),
        "podcast": (one,),
        "off": (two,),
        "research": (two,),
        "ight": (),
        "%": (),
        "_": (),
    }.items():
        assert (await browsing(store, maya, word)).recommendations == found, word
    assert (await browsing(store, maya, "xyz", "shift")).recommendations == (one,)


async def test_found_titles_come_with_everything_about_them(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    ana = await member(store, "ana", field="Law")
    other = await interview(store, maya, ana, "i2", stage=Stage.HELD)
    one, two = recommendation(talk, field="UX"), recommendation(other, field="Law", added_at=NOON)
    await decide(store, maya, Decision(save=(one, two)))
    assert set((await browsing(store, daniel, "law")).recommendations) == {one, two}


async def test_a_reading_list_is_its_communitys(store: SqlStore) -> None:
    maya, _, talk = await talked(store)
    await decide(store, maya, Decision(save=(recommendation(talk),)))
    stranger = await member(store, "sam", space="T2")
    assert (await browsing(store, stranger)).recommendations == ()
    assert (await browsing(store, stranger, "podcast")).recommendations == ()


async def test_a_long_list_keeps_what_most_recommend(store: SqlStore) -> None:
    maya, _, talk = await talked(store)
    ana = await member(store, "ana", field="Law")
    other = await interview(store, maya, ana, "i2", stage=Stage.HELD)
    many = [recommendation(talk, f"{n:04}", added_at=NOON + MINUTE) for n in range(TITLES + 20)]
    old = [recommendation(each, "old") for each in (talk, other)]
    await decide(store, maya, Decision(save=(*many, *old)))
    found = (await browsing(store, maya)).recommendations
    assert len({each.key for each in found}) == TITLES
    assert set(old) <= set(found)


async def test_open_hosts_are_found_by_a_name_in_the_debrief(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    ana = await member(store, "ana", headline="x")
    await member(store, "priya", open=False, headline="x")
    await member(store, "noor")
    await member(store, "ana", space="T2", headline="x")
    words = ("Ana", "Priya", "Noor", "Daniel", "Maya", "An")
    assert (await noting(store, maya, words=words)).named == (ana,)
    assert (await noting(store, maya)).named == ()
    noted = replace(talk, debrief=Debrief(people="perhaps Ana"), revision=2)
    await decide(store, maya, Decision(save=(noted,)))
    assert (await noting(store, maya)).named == (ana,)
    assert daniel not in (await noting(store, maya, words=("Daniel",))).named


async def test_a_removed_recommendation_stays_removed_after_a_parallel_save(
    store: SqlStore,
) -> None:
    maya, daniel, talk = await talked(store)
    shared = recommendation(talk)
    await decide(store, maya, Decision(save=(shared,)))
    gone = replace(shared, listed=False, removed=True)
    await decide(store, daniel, Decision(save=(gone,)))
    await decide(store, maya, Decision(save=(replace(shared, field="Law"),)))
    assert (await noting(store, maya)).recommendations == (replace(gone, field="Law"),)
    assert (await browsing(store, maya)).recommendations == ()


async def test_an_entry_is_all_that_is_on_the_list_of_ones_own_community(store: SqlStore) -> None:
    maya, daniel, talk = await talked(store)
    other = await interview(store, maya, daniel, "i2", stage=Stage.HELD)
    both = recommendation(talk), recommendation(other)
    await decide(store, maya, Decision(save=(*both, recommendation(talk, "k2"))))
    assert (await entry(store, daniel, "k1")) == both
    await decide(store, maya, Decision(save=(replace(both[0], listed=False),)))
    assert (await entry(store, daniel, "k1")) == both[1:]
    assert (await entry(store, await member(store, "sam", space="T2"), "k1")) == ()


async def entry(store: SqlStore, who: Member, key: str) -> tuple[Recommendation, ...]:
    return (await read_as(store, ReadingEntryContext, by(who), words=(key,))).entry
