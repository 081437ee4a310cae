"""An organizer introduces a seeker and a host if both want it. Nobody learns about a no."""

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import Form, TextField
from bot.interview.model import Stage
from bot.texts.organizing.programme.opening import SURE
from tests.bot.conftest import organizes
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member

REFUSED = "I cannot find that"
NOT_POSSIBLE = "That is not possible just now"
DID_NOT = "did not work out"


@pytest.fixture
def maya(town: Town) -> Member:
    maya = town.member("Maya", "Africa/Nairobi")
    maya.types("start")
    return maya


def names(ana: Member, seeker: str, host: str) -> str:
    ana.types("organize")
    ana.presses("People")
    ana.presses("Introduce two people")
    return ana.reads(ana.fills(who_asks=seeker, who_is_asked=host))


def introduces(ana: Member, seeker: str, host: str, sentence: str = "You both taught.") -> str:
    names(ana, seeker, host)
    opened = ana.presses("Introduce them")
    return ana.reads(ana.fills(sentence=sentence) if isinstance(opened, Form) else opened)


def test_the_seeker_introduces_themselves_before_any_times_are_chosen(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    introduces(ana, "maya", "daniel")
    maya.presses("Yes, please")
    daniel.presses("Yes, please")
    form = maya.presses("Introduce yourself")
    assert isinstance(form, Form)
    assert "I'm Maya" in str(form.fields[0].initial)
    maya.fills(who_i_am="I'm Maya. I taught maths.", goal="whether I need a degree")
    assert "Your introduction is kept" in maya.last()
    maya.presses("Open the request")
    maya.requests(slots=maya.options("slots")[:1])
    assert "I'm Maya. I taught maths." in daniel.last()
    assert [each.goal for each in town.interviews()] == ["whether I need a degree"]
    assert not daniel.sees("degree")


def test_both_say_yes_and_a_request_opens_filled_in(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    assert "I will ask Maya and Daniel" in introduces(ana, "maya", "daniel")
    assert "Would you like to talk with Daniel?" in maya.last()
    assert "May Maya write to you?" in daniel.last()
    for each in (maya, daniel):
        assert "Ana, who looks after people here" in each.last()
        assert "You both taught." in each.last()
    maya.presses("Yes, please")
    assert "Within a week you hear from me" in maya.last()
    daniel.presses("Yes, please")
    assert "Maya said yes, too" in daniel.last()
    assert ana.notified()[-1] == "Maya and Daniel both said yes"
    assert "Daniel would be glad to hear from you" in maya.last()
    assert written(maya) == [
        "An organizer of this community introduced us. You both taught.",
        "How your work really is, and how you found your way into it.",
    ]
    maya.requests(slots=maya.options("slots")[:1])
    assert "Maya would like to learn from you" in daniel.last()
    assert "You both taught." in daniel.last()
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]
    town.after(days=8)
    assert DID_NOT not in maya.text() + daniel.text() + ana.text()


def test_a_request_opens_also_after_an_earlier_one_to_the_same_host(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    maya.presses("Withdraw")
    introduces(ana, "maya", "daniel")
    maya.presses("Yes, please")
    daniel.presses("Yes, please")
    assert "You both taught." in written(maya)[0]
    assert [each.stage for each in town.interviews()] == [Stage.WITHDRAWN, Stage.DRAFT]


def test_the_second_answer_to_an_introduction_shows_the_result_at_once(
    ana: Member, daniel: Member, maya: Member
) -> None:
    introduces(ana, "maya", "daniel", "")
    daniel.presses("Yes, please")
    maya.presses("Yes, please")
    assert "Daniel would be glad to hear from you" in maya.last()
    assert written(maya)[0] == "An organizer of this community introduced us."
    assert daniel.notified()[-1] == "Maya said yes, too"


def written(seeker: Member) -> list[str]:
    """What the opened request contains."""
    form = seeker.presses("Open the request")
    assert isinstance(form, Form)
    return [each.initial for each in form.fields if isinstance(each, TextField)]


@pytest.mark.parametrize("says_no", [True, False])
def test_a_no_looks_like_no_answer(
    town: Town, ana: Member, daniel: Member, maya: Member, *, says_no: bool
) -> None:
    introduces(ana, "maya", "daniel")
    maya.presses("Yes, please")
    if says_no:
        daniel.presses("Not now")
        assert "Nobody is told that it was you." in daniel.last()
    assert DID_NOT not in maya.text()
    town.after(days=8)
    assert maya.notified()[-1] == "It did not work out with Daniel"
    assert ana.notified()[-1] == "It did not work out for Maya and Daniel"
    assert DID_NOT not in daniel.text()
    assert town.interviews() == []


def test_an_introduction_cannot_be_answered_after_a_week(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    introduces(ana, "maya", "daniel")
    button = daniel.button("Yes, please")
    town.after(days=8)
    assert "This question is over" in daniel.text()
    assert REFUSED in daniel.reads(daniel.sends(button.action))


def test_the_first_answer_holds(ana: Member, daniel: Member, maya: Member) -> None:
    introduces(ana, "maya", "daniel")
    yes, no = maya.button("Yes, please"), maya.button("Not now")
    maya.sends(no.action)
    assert "Not now, then" in maya.reads(maya.sends(yes.action))
    daniel.presses("Yes, please")
    assert "Glad to hear it" in daniel.last()


def test_a_block_is_not_told(town: Town, ana: Member, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Block them")
    daniel.presses("Block")
    assert NOT_POSSIBLE in introduces(ana, "maya", "daniel")
    assert "lock" not in ana.last()


def test_a_block_after_the_question_looks_like_no_answer(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    introduces(ana, "maya", "daniel")
    maya.presses("Yes, please")
    maya.types("privacy")
    maya.sends(Action(ActionName.BLOCK, "2", arg="yes"))
    daniel.presses("Yes, please")
    assert "Glad to hear it" in daniel.last()
    town.after(days=8)
    assert daniel.notified()[-1] == "It did not work out with Maya"
    assert town.interviews() == []


@pytest.mark.parametrize("door", ["paused", "stopped", "muted", "asked"])
def test_the_reason_against_an_introduction_is_not_told(
    town: Town, ana: Member, daniel: Member, maya: Member, door: str
) -> None:
    daniel.types("host")
    if door == "paused":
        daniel.presses("Pause")
        daniel.fills(until="2026-12-20")
    elif door == "stopped":
        daniel.presses("Stop hosting")
    elif door == "muted":
        daniel.sends(Action(ActionName.NUDGES, arg="off"))
    else:
        maya.asks(daniel)
    assert NOT_POSSIBLE in introduces(ana, "maya", "daniel")


def test_names_that_nobody_has_or_several_have(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    assert "I do not know anybody here called “zoe”" in names(ana, "zoe", "daniel")
    assert "I do not know a host called “maya”" in names(ana, "maya", "maya")
    town.host("Daniel Two")
    shown = names(ana, "maya", "daniel")
    assert "Maya asks, Daniel is asked" in shown
    assert "Maya asks, Daniel Two is asked" in shown


def test_only_organizers_and_the_two_asked_can_act_on_an_introduction(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    introduces(ana, "maya", "daniel")
    yes = daniel.button("Yes, please").action
    noor, eve = town.member("Noor"), town.member("Eve", space="elsewhere", runs_space=True)
    noor.types("start")
    eve.types("organize")
    before = town.dump()
    for who in (noor, eve):
        assert REFUSED in who.reads(who.sends(yes))
        assert REFUSED in who.reads(who.sends(Action(ActionName.INTRODUCE, "1-2")))
        answer = who.submits(Action(ActionName.INTRODUCE, "1-2"), sentence="Ha")
        assert REFUSED in who.reads(answer)
    assert REFUSED in noor.reads(noor.sends(Action(ActionName.INTRODUCE_WHOM)))
    assert town.dump() == before


FORGED_PAIRS = ["", "1", "1-", "-2", "a-b", "1-1", "999-998", "1-2-3", "9" * 40, f"{10**19}-2"]


def test_a_forged_pair_is_nobody(ana: Member, daniel: Member) -> None:
    for about in FORGED_PAIRS:
        assert REFUSED in ana.reads(ana.sends(Action(ActionName.INTRODUCE, about))), about


def test_an_erased_member_is_not_introduced(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    introduces(ana, "maya", "daniel")
    maya.presses("Yes, please")
    daniel.types("privacy")
    daniel.presses("Erase me")
    daniel.presses("Erase everything")
    assert 'INSERT INTO "introduction"' not in town.dump()
    town.after(days=8)
    assert DID_NOT not in ana.text()


def steps_down(ana: Member, heir: Member) -> None:
    ana.types("organize")
    ana.presses("Organizers and contact")
    ana.presses("Name another")
    ana.fills(who=heir.name)
    ana.presses("Name them")
    ana.types("organize")
    for label in ("Organizers and contact", "Step down", "Step down"):
        ana.presses(label)


def test_a_former_organizer_does_not_hear_how_an_introduction_ended(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    introduces(ana, "maya", "daniel")
    maya.presses("Yes, please")
    steps_down(ana, maya)
    town.after(days=8)
    assert DID_NOT in maya.text()
    assert DID_NOT not in ana.text()


def test_nobody_is_introduced_before_the_programme_is_open() -> None:
    with a_town(opened=False) as town:
        organizers = [town.member(name, runs_space=True) for name in ("Ana", "Ben", "Cleo")]
        for each in organizers:
            organizes(each)
        ana, ben, cleo = organizers
        ben.hosts()
        told = len(ben.received()), len(cleo.received())
        assert NOT_POSSIBLE in ana.reads(ana.submits(Action(ActionName.INTRODUCE, "3-2")))
        assert (len(ben.received()), len(cleo.received())) == told
        ana.sends(Action(ActionName.OPEN_PROGRAMME, arg=SURE))
        cleo.types("start")
        assert "I will ask Cleo and Ben" in ana.reads(
            ana.submits(Action(ActionName.INTRODUCE, "3-2"))
        )


def test_names_may_be_pasted_from_a_mail_program(ana: Member, daniel: Member, maya: Member) -> None:
    names(ana, "Maya <m@x.example>", '"Daniel" <d@x.example>')
    assert "Introduce them" in ana.labels()
