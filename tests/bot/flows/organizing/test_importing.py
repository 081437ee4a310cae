"""Organizers import people to invite."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.engine.errors import SendFailed
from bot.interview.organizing.invitations import SpacePerson
from bot.texts.files import content
from storage.keys.keys import Keys
from tests.bot.conftest import organizes
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member

LIST = "name;e-mail;tag;number\nQuinn;quinn@example.org;2019;0042\nDaniel;;2019;\nNobody;;;\n"


@pytest.fixture
def quinn(town: Town) -> Member:
    """She is in the space, but has never used Askwell."""
    town.landlords.people = [SpacePerson("quinn", "Quinn", email="quinn@example.org")]
    return town.member("Quinn")


def imports(ana: Member, text: str = LIST) -> None:
    ana.types("organize")
    ana.presses("Inviting")
    ana.presses("A list of people")
    ana.fills(people=text)


def test_three_lists_then_one_press(town: Town, ana: Member, quinn: Member) -> None:
    town.host("Daniel")
    imports(ana)
    told = ana.last()
    assert "1 person can be invited" in told
    assert "a table with semicolons" in told
    assert "Quinn, quinn@example.org, 2019, 0042" in told
    assert "Hosts already" in told
    assert "Line 4, Nobody: not found here" in told
    assert "1. Line" not in told, "the line has one number"
    assert not quinn.received(), "nobody hears of it yet"
    ana.presses("Invite 1 person")
    town.after(hours=1)
    assert quinn.notified() == ["Ana asks whether you would open your door"]
    assert ana.sees("1 invitation is on its way")
    assert "quinn@example.org" not in town.dump()


@pytest.mark.parametrize(("people", "says"), [(3, False), (4, True)])
def test_the_card_says_when_it_shows_only_the_first_of_them(
    town: Town, ana: Member, people: int, says: bool
) -> None:
    names = ["Quinn", "Rosa", "Samir", "Tala"][:people]
    town.landlords.people = [SpacePerson(each.lower(), each) for each in names]
    imports(ana, "\n".join(names))
    assert f"{people} people can be invited" in ana.last()
    assert ("The first of them, as I read them" in ana.last()) is says


def test_before_the_programme_is_open_the_list_leads_to_opening_it() -> None:
    with a_town(opened=False) as town:
        town.landlords.people = [SpacePerson("quinn", "Quinn")]
        ana, quinn = town.member("Ana", runs_space=True), town.member("Quinn")
        ana.types("organize")
        imports(ana, "Quinn\nNobody\nNo one")
        assert "The programme is not open yet. Open it first; then I ask you again" in ana.last()
        assert "Invite 1 person" not in ana.labels(), "it would be refused"
        ana.types("organize")
        ana.presses("Inviting")
        assert "Invite 1 person" not in ana.labels()
        ana.presses("Open it")
        ana.presses("Yes, open it")
        assert "You had given me a list of people. Now I can go on with it." in ana.last()
        assert "2 lines cannot be invited. The file says why." in ana.last()
        ana.types("organize")
        ana.presses("Inviting")
        assert "2 lines cannot be invited. The file says why." in ana.last()
        ana.presses("All 2 lines as a file")
        (file,) = ana.received()[-1].card.files
        assert b"No one,not found here" in content(file, ana.reader)
        ana.types("organize")
        ana.presses("Inviting")
        assert "[Invite 1 person]" in ana.last(), "also later, and without scrolling up"
        assert "The invitations go out now" in ana.reads(ana.presses("Invite 1 person"))
        town.after(days=1)
        ana.types("organize")
        ana.presses("Inviting")
        assert "Invite 1 person" not in ana.last()
        assert quinn.notified() == ["Ana asks whether you would open your door"]


def test_a_list_of_hosts_alone_is_not_lost_when_the_programme_opens() -> None:
    with a_town(opened=False) as town:
        ana = town.member("Ana", runs_space=True)
        ana.types("organize")
        town.host("Daniel")
        imports(ana, "name;tag\nDaniel;2019\n")
        ana.presses("Open it")
        ana.presses("Yes, open it")
        keep = ana.button("Keep their tags and numbers").action
        ana.sends(Action(ActionName.WHO_MAY_FORM))
        assert "2019" not in str(ana.form)
        ana.sends(keep)
        town.after(hours=1)
        ana.sends(Action(ActionName.WHO_MAY_FORM))
        assert "2019" in str(ana.form)


def test_of_several_lists_each_says_when_it_came(town: Town, ana: Member, quinn: Member) -> None:
    imports(ana, "Quinn\nNobody")
    town.after(hours=1)
    imports(ana, "Quinn")
    ana.types("organize")
    ana.presses("Inviting")
    told = " ".join(ana.last().split())
    assert "Your list of Mon 23 Nov, 10:00 1 line cannot be invited" in told
    assert "[Invite 1 person] [1 line as a file] * Your list of Mon 23 Nov, 11:00" in told


def test_a_second_press_says_that_it_is_done(town: Town, ana: Member, quinn: Member) -> None:
    imports(ana)
    invite = ana.button("Invite 1 person").action
    ana.sends(invite)
    town.after(minutes=2)
    assert "That is done already" in ana.reads(ana.sends(invite))
    town.after(hours=1)
    assert len(quinn.received()) == 1


def test_an_invitation_that_waits_for_the_morning_is_not_said_to_be_out(
    town: Town, ana: Member, quinn: Member
) -> None:
    town.to("2026-11-23 22:00")
    imports(ana, "Quinn")
    ana.presses("Invite 1")
    town.after(hours=1)
    assert "1 invitation is on its way\nEach arrives in its reader's daytime." in ana.last()
    assert not quinn.received()
    town.to("2026-11-24 09:00")
    assert len(quinn.received()) == 1


def test_they_host_only_when_they_say_yes(town: Town, ana: Member, quinn: Member) -> None:
    imports(ana, "Quinn")
    ana.presses("Invite 1")
    town.after(hours=1)
    maya = town.member("Maya")
    maya.types("find")
    assert "Quinn" not in maya.last()
    quinn.presses("Open my door")
    assert "Become a host" in quinn.last() or quinn.form


def test_the_same_list_again_invites_nobody(town: Town, ana: Member, quinn: Member) -> None:
    for _ in range(2):
        imports(ana, "Quinn")
    ana.presses("Invite 1")
    town.after(hours=1)
    imports(ana, "Quinn")
    assert "Line 1, Quinn: was invited before" in ana.last()
    for button in [each for each in ana.buttons() if each.action.name == ActionName.INVITE]:
        ana.sends(button.action)
    town.after(days=3)
    assert len(quinn.notified()) == 1


@pytest.mark.parametrize("done", ["stopped", "erased"])
def test_nobody_is_woken(town: Town, ana: Member, quinn: Member, done: str) -> None:
    imports(ana, "Quinn")
    if done == "stopped":
        quinn.sends(Action(ActionName.STOP_INVITING))
    else:
        quinn.types("privacy")
        quinn.presses("Erase")
        quinn.presses("Erase")
    ana.presses("Invite 1")
    town.after(days=2)
    assert not quinn.notified()
    imports(ana, "Quinn")
    assert ana.sees(
        "wants no messages" if done == "stopped" else "Line 1, Quinn: does not take part"
    )


def test_all_faults_of_a_list_are_named_in_one_answer(town: Town, ana: Member) -> None:
    imports(ana, "Colour;Contact\nred;a@example.org\n")
    assert "the columns Colour and Contact" in ana.last()
    imports(ana, "=cmd|' /C calc'!A0")
    assert "looks like a formula" in ana.last()


def test_a_heading_that_names_no_column_is_not_taken_for_a_person_silently(
    town: Town, ana: Member, quinn: Member
) -> None:
    imports(ana, "Who;Remark\nQuinn;nice\n")
    assert "read as a person. If it is a heading, call its columns name" in ana.last()
    imports(ana)
    assert "First row" not in ana.last()
    imports(ana, "Quinn")
    assert "First row" not in ana.last()


def test_a_file_is_read_in_its_encoding(town: Town, ana: Member, quinn: Member) -> None:
    town.landlords.files["F1"] = LIST.replace("0042", "Jörg").encode("utf-16")
    ana.sends(Action(ActionName.IMPORT_FORM))
    ana.fills(file="F1")
    assert "Quinn, quinn@example.org, 2019, Jörg" in ana.last()
    town.landlords.files["F2"] = b"PK\x03\x04" + b"x" * 500 + b"\x00"
    ana.sends(Action(ActionName.IMPORT_FORM))
    ana.fills(file="F2")
    assert "save it as CSV" in ana.last()
    ana.sends(Action(ActionName.IMPORT_FORM))
    assert "choose a file" in ana.reads(ana.fills())


def test_it_is_dropped_and_forgotten(town: Town, ana: Member, quinn: Member) -> None:
    imports(ana)
    ana.presses("Invite nobody")
    assert "the list is forgotten" in ana.last()
    assert "quinn" not in town.dump().lower()


def test_the_message_forgets_the_list_after_a_day_and_the_button_still_works(
    town: Town, ana: Member, quinn: Member
) -> None:
    imports(ana)
    invite = ana.button("Invite 1 person").action
    town.after(hours=25)
    town.runner.run(town.assembly.housekeeping.forget_at_night())
    assert "quinn@example.org" not in town.dump()
    ana.sends(invite)
    town.after(hours=1)
    assert quinn.notified() == ["Ana asks whether you would open your door"]


def test_a_list_of_nobody_leads_to_another(ana: Member) -> None:
    imports(ana, "Nobody Here")
    assert "I look for whole names" in ana.last()
    assert "[Another list] [Forget this list]" in ana.last()


def test_a_platform_that_is_away_is_asked_again(
    town: Town, ana: Member, quinn: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_: object) -> Sequence[SpacePerson]:
        raise SendFailed("away")

    with monkeypatch.context() as patch:
        patch.setattr(town.landlords, "people_of", away)
        imports(ana, "Quinn")
        assert not ana.sees("can be invited")
    town.after(minutes=6)
    assert ana.sees("1 person can be invited")


def test_an_invited_person_who_says_no_is_thanked(town: Town, ana: Member, quinn: Member) -> None:
    imports(ana, "Quinn")
    ana.presses("Invite 1")
    town.after(hours=1)
    quinn.presses("Not for me")
    assert "thank you for saying so" in quinn.last()


def test_nobody_else_imports(town: Town, ana: Member, quinn: Member) -> None:
    imports(ana, "Quinn")
    press = ana.button("Invite 1").action
    maya = town.member("Maya")
    for action in (
        press,
        Action(ActionName.DROP_IMPORT, press.about),
        Action(ActionName.IMPORT_FORM),
    ):
        maya.sends(action)
        assert "I cannot find that" in maya.last()
    maya.submits(Action(ActionName.IMPORT), people="Quinn")
    town.after(hours=2)
    assert not quinn.notified()


def test_a_list_that_nobody_presses_goes_after_a_week(
    town: Town, ana: Member, quinn: Member
) -> None:
    imports(ana)
    town.clock.move_to(town.clock.now() + timedelta(days=8))
    town.runner.run(town.assembly.housekeeping.forget_old())
    assert "quinn" not in town.dump().lower()


def test_a_former_organizer_invites_nobody_and_reads_no_list(
    town: Town, ana: Member, quinn: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_: object) -> Sequence[SpacePerson]:
        raise SendFailed("away")

    ben = town.member("Ben", runs_space=True)
    organizes(ben)
    with monkeypatch.context() as patch:
        patch.setattr(town.landlords, "people_of", away)
        imports(ana, "Quinn")
    ben.sends(Action(ActionName.END_ORGANIZER, "1", arg="sure"))
    town.after(minutes=6)
    assert not ana.sees("can be invited")
    assert "Quinn" not in town.dump()


def test_a_column_that_was_left_out_may_say_who_is_meant(ana: Member, quinn: Member) -> None:
    imports(ana, "Wer;E-Mail\nQuinn;\n")
    assert "I left out Wer. If one of them says who is meant, call it “name”" in ana.last()


def test_all_lines_that_cannot_be_invited_come_as_a_file(
    town: Town, ana: Member, quinn: Member
) -> None:
    town.host("Daniel")
    unknown = [f"Nobody {number}" for number in range(40)]
    imports(ana, "\n".join(["name", "Quinn", *unknown, "Quinn"]))
    told = ana.last()
    assert ("Nobody 14:" in told, "Nobody 15:" in told) == (True, False)
    assert "and 26 more lines" in told
    ana.presses("All 41 lines as a file")
    [file] = [each for card in ana.cards() for each in card.files]
    lines = content(file, ana.reader).decode("utf-8-sig").splitlines()
    assert len(lines) == 42
    assert lines[0] == "Line,Who,Why not"
    assert lines[-2:] == ["42,Nobody 39,not found here", "43,Quinn,stands in the list twice"]
    heard = len(ana.received())
    town.after(minutes=5)
    ana.presses("All 41 lines as a file")
    assert len(ana.received()) == heard + 1, "again, if the first is far above"
    forged = ana.button("All 41 lines as a file").action
    ben = town.member("Ben", runs_space=True)
    organizes(ben)
    assert "That is done already" in ben.reads(ben.sends(forged)), "it is Ana's list"


def test_a_list_of_few_faults_needs_no_file(town: Town, ana: Member, quinn: Member) -> None:
    town.host("Daniel")
    imports(ana)
    assert "as a file" not in ana.last()


def test_only_who_needs_a_waiting_list_decrypts_it(
    town: Town, ana: Member, quinn: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.host("Daniel")
    imports(ana)
    read, decrypt = [], Keys.decrypt

    def noted(keys: Keys, row: str) -> str:
        read.append(row)
        return decrypt(keys, row)

    monkeypatch.setattr(Keys, "decrypt", noted)
    ana.types("organize")
    ana.presses("Inviting")
    assert len(read) == 1
    ana.presses("A post for hosts")
    ana.presses("Post now")
    assert len(read) == 1
