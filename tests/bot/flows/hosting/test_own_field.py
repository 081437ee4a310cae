"""A host is asked what people in the field that they chose know, and nothing from another field."""

import pytest

from bot.content.questions import Field, Occasion, choose, the_bank, the_fields
from bot.interview.hosting import ASKED_FIELD, OTHER_FIELD, HostProfile

FIELD_OF = {question.id: question.field for question in the_bank()}
FIELDS = the_fields()


def fields_asked_about(field_id: str, said: Field) -> set[str]:
    """The fields of the questions in the plan and its reserve, for a host who chose a field,
    whatever their words say."""
    profile = HostProfile(
        headline=f"I work in {said.name}",
        field=said.name,
        topics=said.words,
        gladly=". ".join(said.words),
        field_id=field_id,
    )
    chosen = [
        question
        for seed in ("a", "b", "c")
        for part in _parts(Occasion(seed, profile=profile))
        for question in part
    ]
    return {field.id for each in chosen if (field := FIELD_OF[each])}


def _parts(occasion: Occasion) -> tuple[list[str], list[str]]:
    choice = choose(the_bank(), occasion)
    return [each.id for each in choice.questions], [each.id for each in choice.reserve]


def test_a_host_is_asked_of_the_field_they_chose_only() -> None:
    for own, other in zip(FIELDS, [FIELDS[-1], *FIELDS], strict=False):
        assert fields_asked_about(own.id, own) == {own.id}
        assert fields_asked_about(own.id, other) == {own.id}


@pytest.mark.parametrize("field_id", ["", OTHER_FIELD, ASKED_FIELD, "a field that is gone"])
def test_a_seeker_without_a_field_gets_the_usual_questions(field_id: str) -> None:
    assert {asked for field in FIELDS for asked in fields_asked_about(field_id, field)} == set()
