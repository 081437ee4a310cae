"""Every table is about a member, who can read it, or is listed as one that is about nobody."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from bot.engine.contexts.member import PersonalDataContext
from bot.engine.decisions import Decision
from bot.engine.events import Command
from bot.engine.store.ports import KeptEvent
from bot.engine.store.turn import Turn
from bot.interview.afterwards.assessments import Assessed, Assessment, AssessmentAnswer
from bot.interview.model import Absence, AbsenceState, Debrief, Side, Stage
from bot.interview.next_step import NextStep
from bot.interview.scheduling.calendars import Source
from bot.interview.staying_in_touch.journal import Reflection
from bot.texts.me.privacy.personal_data_labels import LABELS, PARTS, SECTIONS
from bot.texts.me.privacy.stored_kinds import KINDS
from storage.personal_data.records import HOLDINGS, NOT_ABOUT_A_PERSON, TOLD_AS_MESSAGES
from storage.store import SqlStore
from storage.tables import metadata
from storage.tables.column_types import Json, OneOf
from tests.storage.scene import NOON, by, decide, interview, member, post, read_as

ABOUT_EVERYBODY = {"programme"}
"""Tables about everybody that also name a member: the contact."""
HOSTS_SEE = set(
    """id seeker host connection wish minutes asked_at changed_at stage revision awaiting offered
    start note last_contact_at moved absences last_update acknowledged venue rounds ends_at ended_by
    may_ask_again keep_posted self_introduction told_of_lateness""".split()
)
"""The columns of an interview that its host may read, too."""
TOLD = {each.table.name for each in HOLDINGS} | {TOLD_AS_MESSAGES}


def test_each_table_is_in_the_privacy_page_or_is_about_nobody() -> None:
    undecided = metadata.tables.keys() ^ (TOLD | NOT_ABOUT_A_PERSON.keys())
    assert undecided == set(), (
        "If its rows are about members, add a Holding to a file in storage/personal_data/. If not, "
        "add it to NOT_ABOUT_A_PERSON in records.py there, with the reason."
    )
    assert not TOLD & NOT_ABOUT_A_PERSON.keys()


def test_every_table_and_column_that_is_shown_has_words_for_it() -> None:
    sections = {each.name for each in HOLDINGS} | {"messages"}
    assert SECTIONS.keys() == sections, "See bot/texts/me/privacy/personal_data_labels.py."
    shown = {column.key for each in HOLDINGS for column in each.columns()}
    assert LABELS.keys() == shown | {"says", "sent"}, "See the same file."


def test_every_kind_that_is_shown_has_words_for_each_of_its_values() -> None:
    types = {column.type for each in HOLDINGS for column in each.columns()}
    kinds = {each.kind for each in types if isinstance(each, OneOf)}
    kinds |= set(filter(_is_enum, _kinds_within()))
    assert KINDS.keys() == kinds, "See bot/texts/me/privacy/stored_kinds.py."
    assert {kind: [*texts] for kind, texts in KINDS.items() if texts.keys() != {*kind}} == {}


def test_every_part_of_a_value_that_is_shown_has_words_for_it() -> None:
    parts = {part.name for kind in _kinds_within() if is_dataclass(kind) for part in fields(kind)}
    assert PARTS.keys() == parts, "See bot/texts/me/privacy/personal_data_labels.py."


def _kinds_within() -> set[Any]:
    """The types of what is stored as JSON, and of all parts of it."""
    types = {column.type for each in HOLDINGS for column in each.columns()}
    found, new = set[Any](), {each.kind for each in types if isinstance(each, Json)}
    while new:
        found |= new
        new = {part for kind in new for part in _parts(kind)} - found
    return found


def _parts(kind: Any) -> Iterable[Any]:
    return get_type_hints(kind).values() if is_dataclass(kind) else get_args(kind)


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def test_every_table_that_names_a_member_is_reported() -> None:
    naming = {
        table.name
        for table in metadata.tables.values()
        if any(key.column.table.name == "member" for key in table.foreign_keys)
    }
    assert naming - TOLD - ABOUT_EVERYBODY == set(), (
        "Add a Holding to a file in storage/personal_data/: it says which rows are whose."
    )


def test_every_column_left_out_exists_and_has_a_reason() -> None:
    for each in HOLDINGS:
        assert each.without.keys() | each.people | each.instead.keys() <= {*each.table.c.keys()}
        assert all(each.without.values())
        for column in each.table.c:
            names = any(key.column.table.name == "member" for key in column.foreign_keys)
            is_me = f"{column} = :me" in str(each.whose)
            assert not names or is_me or column.name in each.people | each.without.keys()


def test_a_host_sees_a_new_column_of_interviews_only_if_that_was_decided() -> None:
    [to_host] = (each for each in HOLDINGS if each.name == "interviews_as_host")
    seen = {column.name for column in to_host.columns()}
    assert seen == HOSTS_SEE, (
        "If the host may read it, too, add it to HOSTS_SEE. If it is the seeker's own, add it to "
        "`interviews_as_host` in storage/personal_data/interview_holdings.py."
    )


async def test_an_export_has_all_of_a_members_data_and_none_of_others(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="UX")
    noted: dict[str, Any] = {"debrief": Debrief("A lot"), "draft_update": "Not sent"}
    noted["next_step"] = NextStep("Ask Ana", news="She wrote back")
    noted["absences"] = (Absence(Side.HOST, NOON, AbsenceState.ASKED),)
    await interview(store, maya, daniel, note="Unsent", stage=Stage.HELD, **noted)
    await interview(store, maya, daniel, "sent", note="Thanks", stage=Stage.THANKED)
    calendar = Source(maya.id, "https://calendar.example/secret", "Work")
    about = ("i1", maya.community)
    pressed = Assessment(
        *(*about, maya.id, Side.SEEKER, Assessed.CAME_OF_IT, AssessmentAnswer.DECIDED, NOON)
    )
    hosts = Assessment(
        *(*about, daniel.id, Side.HOST, Assessed.WORTH_IT, AssessmentAnswer.NO, NOON)
    )
    mine = (calendar, Reflection("i1", maya.id, next_question="Why?"), pressed, hosts)
    await decide(store, maya, Decision(save=mine))
    await post(store, maya, "a", "i1")

    told = (await read_as(store, PersonalDataContext, by(maya))).personal_data
    theirs = (await read_as(store, PersonalDataContext, by(daniel))).personal_data

    assert [each["debrief"] for each in told.records["interviews_as_seeker"]] == [
        {"takeaways": "A lot", "resources": "", "people": ""},
        None,
    ]
    assert told.records["interviews_as_seeker"][0]["host"] == "Daniel"
    absences: Any = told.records["interviews_as_seeker"][0]["absences"]
    assert [type(each["side"]) for each in absences] == [Side], "for which the page has words"
    assert told.records["calendars"][0]["url"] == "https://calendar.example/secret"
    assert told.records["reflections"][0]["next_question"] == "Why?"
    assert [each["answer"] for each in told.records["assessments"]] == ["decided"]
    assert [each["answer"] for each in theirs.records["assessments"]] == ["no"]
    assert len(told.cards) == 1
    assert [each["note"] for each in theirs.records["interviews_as_host"]] == [None, "Thanks"]
    for secret in (
        "A lot",
        "Ask Ana",
        "She wrote back",
        "Not sent",
        "Unsent",
        "calendar.example",
        "Why?",
    ):
        assert secret not in str(theirs)
    assert theirs.records["host"][0]["headline"] == "UX"


async def test_words_about_a_member_are_shown_to_their_writer_only(
    store: SqlStore,
) -> None:
    """Also while it waits for its answer: it may be a report."""
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    about = Command("e1", by(maya), "report", "He was rude", user="daniel", whom=by(daniel))
    await store.keep_event(KeptEvent(about, "", NOON), Turn("e1"))

    told = {
        each.name: (await read_as(store, PersonalDataContext, by(each))).personal_data.records
        for each in (maya, daniel)
    }
    assert "He was rude" in str(told["Maya"]["being_answered"])
    assert "He was rude" not in str(told["Daniel"])
