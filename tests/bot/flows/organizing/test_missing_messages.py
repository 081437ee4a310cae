"""Why a member gets no messages: one line for each reason, and never a block by another member."""

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import Invalid
from tests.bot.town import Town
from tests.bot.town_members import Member


def looks(ana: Member, name: str) -> str:
    for label in ("People", "Why does somebody hear nothing?"):
        ana.types("organize") if label == "People" else None
        ana.presses(label)
    answer = ana.fills(who=name)
    return " ".join(ana.reads(answer).split())


def test_nothing_stands_in_the_way(ana: Member, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    shown = looks(ana, "daniel")
    assert "Nothing stands in the way" in shown
    assert "so that it is not lost" not in shown, "a name was taken as one"
    assert "The last message to them went out on Monday 23 November 2026" in shown


def test_each_reason_has_a_line(town: Town, ana: Member, daniel: Member) -> None:
    daniel.sends(Action(ActionName.NUDGES, arg="off"))
    daniel.types("host")
    daniel.presses("Pause")
    daniel.fills(until="2026-12-20")
    daniel.closes_messages()
    town.member("Maya").asks(daniel)
    town.to("2026-11-23 22:00")
    shown = looks(ana, "Daniel")
    assert "They stopped all nudges, by their own choice." in shown
    assert "They paused, by their own choice. Until Sunday 20 December 2026" in shown
    assert "It is their quiet hours, or their weekend. Until Tuesday 24 November 2026" in shown
    assert "No message has gone out to them yet." in shown


def test_a_member_who_left_is_found_too(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    daniel.leaves()
    maya.asks(daniel)
    town.drain()
    assert "They have left this place." in looks(ana, "Daniel")


def test_a_full_door(ana: Member, town: Town, daniel: Member) -> None:
    daniel.types("host")
    daniel.presses("Change hours")
    daniel.fills(per_month=("1",))
    town.member("Maya").books(daniel)
    town.to("2026-11-25 09:00")
    assert "Their door is full" not in looks(ana, "Daniel"), "next month has room"


def test_a_block_is_never_told(ana: Member, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Block them")
    daniel.presses("Block")
    for name in ("Maya", "Daniel"):
        assert "Nothing stands in the way" in looks(ana, name)
        assert "lock" not in looks(ana, name)


def test_nobody_has_the_name_or_several_do(town: Town, ana: Member, daniel: Member) -> None:
    for label in ("People", "Why does somebody hear nothing?"):
        ana.types("organize") if label == "People" else None
        ana.presses(label)
    refused = ana.fills(who="Zoe")
    assert isinstance(refused, Invalid)
    assert "guests may not take part here" in ana.reads(refused)
    town.member("Daniel Two").types("start")
    assert "Who do you mean?" in looks(ana, "daniel")
    ana.presses("Look")
    assert "Why Daniel" in ana.last()


def test_it_is_for_organizers_of_this_community(town: Town, ana: Member, daniel: Member) -> None:
    maya, eve = town.member("Maya"), town.member("Eve", space="elsewhere", runs_space=True)
    eve.types("organize")
    for who in (maya, eve):
        for forged in (str(number) for number in range(1, 5)):
            answer = who.reads(who.sends(Action(ActionName.HEARS_NOTHING, forged)))
            assert "Daniel" not in answer
            assert "Ana" not in answer
