"""What members filled in and could not send stays in memory for a while, and never longer than they
stay members."""

from datetime import timedelta
from functools import partial

import pytest

from bot import unsent_forms
from bot.interview.members import Person
from bot.steps.erasing import erase
from bot.unsent_forms import UnsentForms
from tests.bot.town import Town
from tests.bot.town_members import Member

HOUR = timedelta(hours=1)
FORM = {"wish": "How it is"}


@pytest.fixture
def forms(town: Town) -> UnsentForms:
    return town.assembly.app.unsent_forms


def fills_in(forms: UnsentForms, member: Member) -> Person:
    """Be a member, and fill in a form."""
    member.types("start")
    person = member.person
    forms.keep(person, "ask", FORM, HOUR)
    return person


def erased_elsewhere(town: Town, person: Person) -> None:
    """By another process on the same database, such as `askwell erase`."""
    store, now = town.assembly.store, town.clock.now()
    known = town.runner.run(store.read(lambda unit: unit.memberships.known(person)))
    assert known
    town.runner.run(store.run(partial(erase, members=[known.id], now=now)))


def tidies(town: Town) -> None:
    """What is done each hour, in each process."""
    town.runner.run(town.assembly.forget_hourly())


def test_nothing_is_left_of_a_form_once_its_member_erases_everything(
    town: Town, forms: UnsentForms, maya: Member, daniel: Member
) -> None:
    mayas, daniels = fills_in(forms, maya), fills_in(forms, daniel)
    maya.types("privacy")
    maya.presses("Erase me")
    assert forms.of(mayas, "ask")
    maya.presses("Erase everything, for good")
    assert forms.of(mayas, "ask") is None
    assert forms.of(daniels, "ask") == FORM
    assert len(forms._kept) == 1


@pytest.mark.parametrize("comes_back", [False, True])
def test_who_was_erased_by_another_process_is_noticed_within_an_hour(
    town: Town, forms: UnsentForms, maya: Member, daniel: Member, *, comes_back: bool
) -> None:
    mayas, daniels = fills_in(forms, maya), fills_in(forms, daniel)
    town.after(minutes=5)
    erased_elsewhere(town, mayas)
    if comes_back:
        town.after(minutes=5)
        maya.types("start")
    tidies(town)
    assert forms.of(mayas, "ask") is None
    assert forms.of(daniels, "ask") == FORM
    assert len(forms._kept) == 1


def test_who_came_back_keeps_what_they_filled_in_since(
    town: Town, forms: UnsentForms, maya: Member
) -> None:
    maya.types("start")
    erased_elsewhere(town, maya.person)
    town.after(minutes=5)
    mayas = fills_in(forms, maya)
    tidies(town)
    assert forms.of(mayas, "ask") == FORM


def test_an_old_form_is_not_found_and_soon_not_in_memory(
    town: Town, forms: UnsentForms, maya: Member
) -> None:
    mayas = fills_in(forms, maya)
    town.after(hours=1)
    assert forms.of(mayas, "ask") is None
    tidies(town)
    assert not forms._kept


def test_the_oldest_forms_make_room(
    forms: UnsentForms, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsent_forms, "_MOST", 2)
    mayas = fills_in(forms, maya)
    for name in ("settings", "host"):
        forms.keep(mayas, name, FORM, HOUR)
    assert [forms.of(mayas, each) for each in ("ask", "settings", "host")] == [None, FORM, FORM]
