"""Members have somebody to turn to: organizers, how a member becomes one, and the contact."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import Form, Invalid
from bot.cards.outside import PersonLink
from bot.cards.plain_text import plain
from bot.interview.organizing.programme import RULES_LENGTH
from tests.bot.conftest import organizes
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member, why
from tests.bot.town_platform import MONDAY

FORGED = [
    ActionName.ACTS,
    ActionName.CONTACT,
    ActionName.END_ORGANIZER,
    ActionName.KEEP_WORDS_FORM,
    ActionName.NAME_ORGANIZER,
    ActionName.NAME_ORGANIZER_FORM,
    ActionName.ORGANIZERS,
    ActionName.RULES_FORM,
    ActionName.STEP_DOWN,
]
"""Every button for organizers, except for the command itself."""
FORGED_FORMS = [ActionName.KEEP_WORDS, ActionName.NAME_ORGANIZER, ActionName.RULES]
REFUSED = "I cannot find that"


def facts(member: Member) -> str:
    """The newest card, with one fact in each line: its label, a space, and its value."""
    return "\n".join(" ".join(line.split()) for line in member.last().splitlines())


def named(organizer: Member, other: Member) -> None:
    """Somebody who has used Askwell becomes an organizer, too."""
    organizer.types("organize")
    organizer.presses("Organizers and contact")
    organizer.presses("Name another")
    organizer.fills(who=other.name)
    organizer.presses("Name them")


def joins(member: Member, at: datetime) -> None:
    """As their platform says from now on."""
    member._player.caller = replace(member._player.caller, joined_at=at)


def about(name: ActionName, member: Member) -> Action:
    """A forged press about a member, whose number anybody could guess."""
    return Action(name, member_id(member))


def member_id(member: Member) -> str:
    return str(member.key())


def test_a_member_who_runs_the_space_becomes_an_organizer(ana: Member) -> None:
    assert "You are an organizer now" in ana.text()
    ana.types("organize")
    assert "Organizers Ana" in facts(ana)
    assert "Contact Ana" in facts(ana)
    ana.presses("Settings")
    assert "Old words forgotten" not in facts(ana)
    ana.presses("All settings")
    assert "Old words forgotten each night, not yet" in facts(ana)


def test_members_who_do_not_organize_are_told_who_does(ana: Member, maya: Member) -> None:
    maya.types("organize")
    assert "This is for organizers" in maya.last()
    assert "Ana looks after people here" in maya.last()


def test_without_an_organizer_it_is_said_how_one_begins(maya: Member) -> None:
    maya.types("organize")
    assert "Nobody looks after this place at the moment" in maya.last()
    maya.types("help")
    assert "Nobody looks after this place at the moment" in maya.last()
    assert "an owner or admin, can begin" in " ".join(maya.last().split())
    assert "the server" not in maya.last(), "in Slack, there is none"


def test_help_and_an_answer_to_a_worry_name_the_contact(ana: Member, maya: Member) -> None:
    for said in ("help", "I feel terrible, I got laid off"):
        maya.types(said)
        assert "Ana looks after people here" in maya.last(), said
        [link] = maya.cards()[-1].links
        assert isinstance(link, PersonLink)
        assert link.person == ana.person


def test_an_organizer_names_another_who_then_finds_the_way_on_the_start_card(
    ana: Member, maya: Member
) -> None:
    maya.types("start")
    assert "Organize" not in maya.labels()
    named(ana, maya)
    assert "Organizers Ana and Maya" in facts(ana)
    assert "Ana named you an organizer" in maya.last()
    maya.types("start")
    assert "Organize" in maya.labels()
    maya.presses("Organize")
    assert "You run the programme here" in maya.last()


@pytest.mark.parametrize("name", ["Ana", "ana", "Maya"])
def test_who_organizes_already_is_not_named_again(ana: Member, maya: Member, name: str) -> None:
    maya.types("start")
    named(ana, maya)
    ana.presses("Organizers and contact")
    ana.presses("Name another")
    assert "organizes here already" in why(ana.fills(who=name))["who"]


@pytest.mark.parametrize("name", ["na", "Anah", "!?"])
def test_a_name_that_only_shares_letters_with_my_own_is_not_mine(ana: Member, name: str) -> None:
    ana.types("organize")
    ana.presses("Organizers and contact")
    ana.presses("Name another")
    assert "I do not know anybody here" in why(ana.fills(who=name))["who"]


def test_nobody_is_woken_by_what_can_wait_until_morning(
    town: Town, ana: Member, maya: Member
) -> None:
    maya.types("start")
    town.to("2026-11-23 23:30")
    named(ana, maya)
    ana.presses("Organizers and contact")
    ana.presses("Make them the contact")
    assert not maya.sees("Ana named you an organizer")
    assert not maya.sees("You are the contact here now")
    town.to("2026-11-24 12:00")
    assert maya.sees("Ana named you an organizer")
    assert maya.sees("You are the contact here now")


def test_a_name_that_nobody_has_or_several_have(town: Town, ana: Member, maya: Member) -> None:
    ana.presses("Name a second one")
    refused = ana.fills(who="Zoe")
    assert isinstance(refused, Invalid)
    assert "I do not know anybody here called “Zoe”" in ana.reads(refused)
    town.member("Maya Two").types("start")
    maya.types("start")
    ana.fills(who="maya")
    assert ana.labels().count("Name them") == 2


def test_the_longest_organizer_can_be_kept_as_the_contact(ana: Member) -> None:
    ana.types("organize")
    ana.presses("Organizers and contact")
    assert "The contact, until one is chosen" in ana.last()
    ana.presses("Keep them as the contact")
    ana.types("organize")
    assert "Nobody is chosen" not in ana.last()
    assert "Contact Ana" in facts(ana)


def test_the_contact_is_the_first_until_one_is_chosen(ana: Member, maya: Member) -> None:
    maya.types("start")
    named(ana, maya)
    ana.presses("Organizers and contact")
    ana.presses("Make them the contact")
    assert "Contact Maya" in facts(ana)
    assert "You are the contact here now" in maya.last()
    ana.types("help")
    assert "Maya looks after people here" in ana.last()


def test_the_last_organizer_cannot_step_down(ana: Member, maya: Member) -> None:
    ana.types("organize")
    ana.presses("Organizers and contact")
    ana.presses("Step down")
    assert "You are the only organizer" in ana.last()
    maya.types("start")
    named(ana, maya)
    ana.presses("Organizers and contact")
    ana.presses("Step down")
    assert "Step down as an organizer?" in ana.last()
    told = " ".join(ana.last().split())
    assert "if another organizer names you, or if you run this place on its platform" in told
    assert "If you look after a concern, it is free again, and I show it to the others." in told
    ana.presses("Step down")
    assert "You are no longer an organizer" in ana.last()
    assert maya.sees("Ana no longer organizes")
    assert "You are the only organizer now" in maya.last()
    assert "You are the only organizer now" in maya.last()
    maya.types("organize")
    assert "Organizers Maya" in facts(maya)


def test_the_contact_is_asked_to_choose_another_one_before_they_step_down(
    ana: Member, maya: Member
) -> None:
    maya.types("start")
    named(ana, maya)
    ana.presses("Organizers and contact")
    ana.presses("Step down")
    assert "You are the contact" not in ana.last(), "nobody is chosen"
    ana.sends(Action(ActionName.CONTACT, about=str(ana.key())))
    ana.presses("Organizers and contact")
    ana.presses("Step down")
    assert "You are the contact: choose another one first." in ana.last()
    ana.presses("Choose the contact")
    ana.presses("Make them the contact")
    ana.presses("Organizers and contact")
    ana.presses("Step down")
    assert "You are the contact" not in ana.last()


def test_who_stepped_down_does_not_organize_again_by_looking(ana: Member, maya: Member) -> None:
    maya.types("start")
    named(ana, maya)
    ana.presses("Organizers and contact")
    ana.presses("Step down")
    ana.presses("Step down")
    heard = len(maya.received())
    ana.types("organize")
    assert ana.last().startswith("Would you like to organize here?")
    assert "Organizers Maya" in facts(ana)
    assert len(maya.received()) == heard
    maya.types("organize")
    assert "Organizers Maya\n" in facts(maya)
    ana.presses("Yes, I will organize")
    assert "You are an organizer now" in ana.last()
    assert "never alone" not in ana.last(), "Maya is there"
    assert maya.sees("Ana is an organizer now")


def test_the_others_hear_who_was_removed_and_that_a_contact_is_wanted(
    town: Town, ana: Member, maya: Member
) -> None:
    bea = town.member("Bea")
    for each in (maya, bea):
        each.types("start")
        named(ana, each)
    ana.presses("Organizers and contact")
    ana.sends(about(ActionName.CONTACT, maya))
    ana.types("organize")
    assert "Contact Maya" in facts(ana)
    for _ in range(2):
        ana.sends(about(ActionName.END_ORGANIZER, maya))
        ana.sends(replace(about(ActionName.END_ORGANIZER, maya), arg="sure"))
    assert [each for each in bea.notified() if "Maya" in each] == ["Maya no longer organizes"]
    assert "Ana removed them as an organizer" in bea.last()
    ana.types("organize")
    assert "Nobody is chosen as the contact" in facts(ana)


def test_only_a_member_who_runs_the_space_ends_the_role_of_another(
    ana: Member, maya: Member
) -> None:
    maya.types("start")
    named(ana, maya)
    maya.types("organize")
    maya.presses("Organizers and contact")
    assert "Remove as organizer" not in maya.labels()
    assert REFUSED in maya.reads(maya.sends(about(ActionName.END_ORGANIZER, ana)))
    ana.presses("Organizers and contact")
    ana.presses("Remove as organizer")
    ana.presses("Remove as organizer")
    assert "Organizers Ana" in facts(ana)
    assert "You are no longer an organizer" in maya.last()
    assert REFUSED in maya.reads(maya.sends(Action(ActionName.ACTS)))


def test_who_is_named_and_removed_in_one_night_reads_both_in_order(
    town: Town, ana: Member, maya: Member
) -> None:
    maya.types("start")
    town.to("2026-11-23 21:00")
    before = maya.notified()
    named(ana, maya)
    ana.presses("Organizers and contact")
    ana.presses("Remove as organizer")
    town.after(hours=1)
    ana.presses("Remove as organizer")
    assert maya.notified() == before
    town.to("2026-11-24 12:00")
    assert maya.notified()[len(before) :] == [
        "Ana named you an organizer",
        "You are no longer an organizer",
    ]


@pytest.fixture
@lived_once
def at_night(town: Town, ana: Member, maya: Member) -> None:
    """Maya organizes, too, and both sleep."""
    maya.types("start")
    named(ana, maya)
    town.to("2026-11-23 21:00")


def told_in_the_morning(town: Town, member: Member) -> list[str]:
    before = len(member.notified())
    town.to("2026-11-24 12:00")
    return member.notified()[before:]


def test_who_was_the_contact_for_a_night_is_not_told_so(
    town: Town, at_night: None, ana: Member, maya: Member
) -> None:
    for chosen in (maya, ana):
        ana.sends(about(ActionName.CONTACT, chosen))
    assert told_in_the_morning(town, maya) == []


def test_the_contact_who_was_chosen_twice_is_told_once(
    town: Town, at_night: None, ana: Member, maya: Member
) -> None:
    for chosen in (maya, ana, maya):
        ana.sends(about(ActionName.CONTACT, chosen))
    assert told_in_the_morning(town, maya) == ["You are the contact here now"]


NO_CONTACT = "You are no longer the contact here"


def test_the_contact_hears_that_another_was_chosen(town: Town, ana: Member, maya: Member) -> None:
    bea = town.member("Bea")
    for each in (maya, bea):
        each.types("start")
        named(ana, each)
    ana.sends(about(ActionName.CONTACT, maya))
    bea.sends(about(ActionName.CONTACT, bea))
    assert "Bea chose another organizer" in maya.last()
    maya.presses("See who organizes")
    assert "Bea\nThe contact" in facts(maya)
    assert not ana.sees(NO_CONTACT)
    assert not bea.sees(NO_CONTACT)


def test_whoever_members_were_told_of_until_one_was_chosen_hears_it(
    ana: Member, maya: Member
) -> None:
    maya.types("start")
    named(ana, maya)
    maya.sends(about(ActionName.CONTACT, maya))
    assert ana.last().startswith(NO_CONTACT)
    maya.sends(about(ActionName.CONTACT, maya))
    assert ana.count(NO_CONTACT) == 1


def test_the_contact_who_sleeps_hears_in_the_morning_that_another_was_chosen(
    town: Town, ana: Member, maya: Member
) -> None:
    maya.types("start")
    named(ana, maya)
    ana.sends(about(ActionName.CONTACT, maya))
    town.to("2026-11-23 21:00")
    ana.sends(about(ActionName.CONTACT, ana))
    assert not maya.sees(NO_CONTACT)
    assert told_in_the_morning(town, maya) == [NO_CONTACT]


@pytest.mark.parametrize("how", ["chosen again", "removed"])
def test_the_contact_for_a_night_is_not_told_that_it_ended(
    town: Town, at_night: None, ana: Member, maya: Member, how: str
) -> None:
    """Maya made herself the contact before."""
    maya.sends(about(ActionName.CONTACT, maya))
    ana.sends(about(ActionName.CONTACT, ana))
    if how == "chosen again":
        ana.sends(about(ActionName.CONTACT, maya))
        assert told_in_the_morning(town, maya) == ["You are the contact here now"]
    else:
        ana.sends(replace(about(ActionName.END_ORGANIZER, maya), arg="sure"))
        assert told_in_the_morning(town, maya) == ["You are no longer an organizer"]


def test_who_organizes_again_in_the_morning_had_not_left_for_the_others(
    town: Town, at_night: None, ana: Member, maya: Member
) -> None:
    ana.sends(replace(Action(ActionName.STEP_DOWN), arg="sure"))
    ana.types("organize")
    ana.presses("Yes, I will organize")
    assert told_in_the_morning(town, maya) == ["Ana is an organizer now"]


def test_who_is_alone_for_a_night_only_is_not_told_so(
    town: Town, at_night: None, ana: Member, maya: Member
) -> None:
    ana.sends(replace(Action(ActionName.STEP_DOWN), arg="sure"))
    organizes(town.member("Bea", runs_space=True))
    assert told_in_the_morning(town, maya) == ["Ana no longer organizes", "Bea is an organizer now"]
    assert "only organizer" not in maya.text()


@pytest.mark.parametrize("how", ["steps down", "is removed", "leaves"])
def test_who_organized_for_a_night_is_only_said_to_have_left(
    town: Town, at_night: None, ana: Member, maya: Member, how: str
) -> None:
    bea = town.member("Bea", runs_space=True)
    organizes(bea)
    if how == "steps down":
        bea.sends(replace(Action(ActionName.STEP_DOWN), arg="sure"))
    elif how == "is removed":
        ana.sends(replace(Action(ActionName.END_ORGANIZER, "3"), arg="sure"))
    else:
        town.runner.run(town.assembly.app.members.departed(bea.person))
    assert told_in_the_morning(town, maya) == ["Bea no longer organizes"]


def test_who_is_removed_and_named_again_in_one_night_is_not_told_of_the_end(
    town: Town, at_night: None, ana: Member, maya: Member
) -> None:
    ana.sends(replace(about(ActionName.END_ORGANIZER, maya), arg="sure"))
    named(ana, maya)
    assert told_in_the_morning(town, maya) == ["Ana named you an organizer"]


def test_a_member_who_leaves_the_space_is_no_organizer(
    town: Town, ana: Member, maya: Member
) -> None:
    maya.types("start")
    named(ana, maya)
    maya.leaves()
    ana.presses("Organizers and contact")
    ana.presses("Make them the contact")  # the card that tells her does not arrive: she is gone
    town.drain()
    ana.types("organize")
    assert "Organizers Ana\n" in facts(ana)
    assert "Contact Ana" in facts(ana)


@pytest.mark.parametrize("noticed", ["at once", "by a card", "when they are back"])
def test_an_organizer_who_was_sent_away_is_none_when_they_come_back(
    town: Town, ana: Member, maya: Member, noticed: str
) -> None:
    joins(maya, MONDAY)
    maya.types("start")
    named(ana, maya)
    if noticed == "at once":
        town.runner.run(town.assembly.app.members.departed(maya.person))
    elif noticed == "by a card":
        maya.leaves()
        ana.presses("Organizers and contact")
        ana.presses("Make them the contact")
        town.post_office.left.clear()
    else:
        joins(maya, MONDAY + timedelta(days=1))
    assert REFUSED in maya.reads(maya.sends(Action(ActionName.ACTS)))
    maya.types("organize")
    assert "You left this place for a while" in maya.last()
    assert "an organizer can name you" in maya.last()
    town.drain()
    assert ana.count("Maya no longer organizes") == 1
    assert ana.last().startswith("You are the only organizer now")
    assert "Name a second one" in ana.labels()
    ana.types("organize")
    assert "Organizers Ana\n" in facts(ana)
    ana.presses("What organizers did")
    assert "Maya left, and no longer organizes" in ana.last()
    named(ana, maya)
    maya.types("organize")
    assert "Maya" in facts(maya)


def test_when_the_only_organizer_has_left_they_read_who_can_begin_again(
    town: Town, ana: Member, maya: Member
) -> None:
    maya.types("start")
    town.runner.run(town.assembly.app.members.departed(ana.person))
    town.drain()
    maya.types("organize")
    assert "Nobody looks after this place at the moment" in maya.last()
    assert "no longer organizes" not in maya.last()
    ana.types("organize")
    assert "You are an organizer now" in ana.last()


def test_a_single_organizer_is_asked_once_for_a_second(town: Town, ana: Member) -> None:
    town.after(days=7)
    assert ana.count("Who else could look after this with you?") == 1
    town.after(days=30)
    assert ana.count("Who else could look after this with you?") == 1


def test_an_organizer_who_is_single_again_is_asked_again_for_a_second(
    town: Town, ana: Member, maya: Member
) -> None:
    maya.types("start")
    named(ana, maya)
    town.after(days=30)
    assert not ana.sees("Who else could look after this with you?")
    town.runner.run(town.assembly.app.members.departed(maya.person))
    town.after(days=2)
    assert not ana.sees("Who else could look after this with you?")
    town.after(days=30)
    assert ana.count("Who else could look after this with you?") == 1


def test_two_are_not_asked_for_a_second(town: Town, ana: Member, maya: Member) -> None:
    maya.types("start")
    named(ana, maya)
    town.after(days=7)
    assert not ana.sees("Who else could look after this with you?")


def test_the_log_shows_what_organizers_did_to_organizers_only(ana: Member, maya: Member) -> None:
    maya.types("start")
    named(ana, maya)
    maya.types("organize")
    maya.presses("What organizers did")
    assert "Ana named Maya an organizer" in maya.last()
    assert "Ana became an organizer" in maya.last()


def test_rules_of_ones_own_and_back(town: Town, ana: Member) -> None:
    ana.types("organize")
    ana.presses("Settings")
    form = ana.presses("Write the rules")
    assert isinstance(form, Form)
    ana.fills(rules="Be kind.")
    assert "Rules your own, of" in facts(ana)
    town.after(hours=1)
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Write the rules")
    ana.fills(rules="Be kind.")
    assert "The rules are as they were" in ana.last()
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Write the rules")
    ana.fills(rules="")
    assert "Rules the usual ones again" in facts(ana)


def test_who_looks_at_the_rules_reads_the_usual_ones(ana: Member) -> None:
    ana.types("organize")
    ana.presses("Settings")
    form = ana.presses("Write the rules")
    assert isinstance(form, Form)
    assert form.intro
    intro = plain(form.intro, ana.reader)
    assert "A talk is for learning how a field really is" in intro
    assert "When it feels wrong, leave" in intro


def test_rules_have_room_for_600_characters(ana: Member) -> None:
    ana.types("organize")
    ana.presses("Settings")
    form = ana.presses("Write the rules")
    assert isinstance(form, Form)
    assert form.fields[0].most == RULES_LENGTH  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["2", "61", "", "twelve", "9999999999999999999", "-3"])
def test_how_long_words_are_kept_has_limits(ana: Member, typed: str) -> None:
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("How long words are kept")
    refused = ana.fills(months=typed)
    assert isinstance(refused, Invalid)
    assert "a number from 3 to 60" in ana.reads(refused)


def test_how_long_words_are_kept(ana: Member) -> None:
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("How long words are kept")
    ana.fills(months="12")
    assert "Words of interviews kept for 12 months" in facts(ana)


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_press_reveals_nothing(town: Town, ana: Member, maya: Member, name: str) -> None:
    """By a member, and by an organizer of another community."""
    stranger = town.member("Eve", space="elsewhere", runs_space=True)
    stranger.types("organize")
    stranger.sends(Action(name, "1", arg="sure"))
    maya.types("start")
    before = town.dump()
    for who in (maya, stranger):
        answer = who.reads(who.sends(Action(name, "1", arg="sure")))
        own = who is stranger and not answer.startswith(REFUSED)
        assert own or answer.startswith(REFUSED), name
        assert "Ana" not in answer
    assert town.dump() == before


def test_a_forged_form_changes_nothing(town: Town, ana: Member, maya: Member) -> None:
    maya.types("start")
    before = town.dump()
    for name in FORGED_FORMS:
        answer = maya.submits(Action(name), rules="Ha", months="3", who="Ana")
        assert REFUSED in maya.reads(answer), name
        assert town.dump() == before, name
