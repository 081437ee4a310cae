"""After a block, the two members do not meet here any more: neither finds, asks or hears of the
other, and neither is told."""

from dataclasses import replace

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Style
from bot.cards.cards import Card
from bot.interview.model import Stage
from bot.language.intents.moods import wants_no_contact
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member, why

THURSDAY = "2026-11-26 12:00"


def blocks(member: Member) -> None:
    """Press the newest button to block somebody."""
    member.presses("Block them")
    member.presses("Yes, block them")


def blocks_by_name(member: Member, name: str) -> None:
    member.types("settings more")
    member.presses("People I blocked")
    member.presses("Block somebody")
    member.fills(name=name)
    member.presses("Yes, block them")


def stages(town: Town) -> list[Stage]:
    return [each.stage for each in town.interviews()]


def test_it_asks_first(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    asked = daniel.reads(daniel.presses("Block them"))
    assert "will not find, ask or see each other" in asked
    assert "Maya is not told" in asked
    card = daniel.presses("No, leave it")
    assert daniel.reads(card).startswith("Nothing has changed between you and Maya")
    assert "Yes, block them" not in daniel.labels(), "the question is gone"
    assert stages(town) == [Stage.ASKED]
    daniel.types("find research")


@pytest.mark.parametrize(
    "words",
    [
        *("block Eve", "please block Eve Miller", "can you block Eve?", "I want to block eve"),
        *("stop Eve from contacting me", "please make Eve stop messaging me"),
        *("i dont want to hear from Eve again", "keep Eve away from me", "ban Eve"),
        "I never want to hear from Eve again",
    ],
)
def test_plain_words_offer_to_block_somebody(
    town: Town, ana: Member, daniel: Member, maya: Member, words: str
) -> None:
    town.member("Eve Miller").asks(daniel)
    daniel.types(words)
    assert daniel.labels()[:2] == ["Block Eve Miller", "Tell them"]
    assert daniel.button("Block Eve Miller").style is Style.PRIMARY
    assert daniel.button("Tell them").style is Style.PLAIN
    assert "Yes to a request" not in daniel.labels()
    maya.types(words)
    assert maya.labels()[:2] == ["Block somebody", "Tell them"], "she does not know Eve"
    assert "Ana" in maya.last()


def test_a_long_complaint_is_answered_at_once(maya: Member) -> None:
    """If each of its words were compared with all that follow, this would take an hour."""
    assert not wants_no_contact("Eve harassed me. " + "not " * 200_000)
    maya.types("Eve harassed me. " + "not " * 7_500)
    assert maya.last().startswith("I am sorry that this happened")


@pytest.mark.parametrize(
    "words",
    [
        "I want to hear from the organizers about Eve, she insulted me",
        "Eve harassed me. I would like to hear from somebody soon, I do not feel safe",
    ],
)
def test_who_wants_an_answer_asks_for_no_block(
    town: Town, ana: Member, daniel: Member, words: str
) -> None:
    town.member("Eve Miller").asks(daniel)
    daniel.types(words)
    assert daniel.button("Tell them").style is Style.PRIMARY
    assert daniel.button("Block Eve Miller").style is Style.PLAIN


@pytest.mark.parametrize(
    "words",
    [
        *("block Friday afternoon", "block my availability next month", "I want to ban plastics"),
        *("stop messaging me", "stop Askwell from messaging me", "stop people from asking me"),
        *("I do not want to hear from hosts any more", "how can I keep stress away from me"),
    ],
)
def test_other_words_with_block_or_stop_are_no_report(maya: Member, words: str) -> None:
    maya.types(words)
    assert "I am sorry that this happened" not in maya.last()


@pytest.mark.parametrize(
    "words",
    [
        *("unblock Eve", "please unblock her", "who did I block", "whom have I blocked?"),
        *("show me the people I blocked", "undo the block", "how do I unblock somebody"),
    ],
)
def test_plain_words_lead_to_the_private_list(
    town: Town, daniel: Member, maya: Member, words: str
) -> None:
    eve = town.member("Eve Miller")
    eve.asks(daniel)
    blocks(daniel)
    maya.asks(daniel)
    told = len(eve.received())
    daniel.types(words)
    assert daniel.last().startswith("People you blocked")
    assert "Eve Miller" in daniel.last()
    daniel.presses("Unblock")
    assert daniel.last().startswith("You may meet Eve Miller here again")
    assert not daniel.sees("People you blocked"), "the list is not true any more"
    assert len(eve.received()) == told


@pytest.mark.parametrize(
    "words", ["block 2 to 4pm", "block from 14:00 to 16:00", "block tomorrow from 2 to 4"]
)
def test_a_busy_time_is_nobody_to_block(daniel: Member, maya: Member, words: str) -> None:
    maya.asks(daniel)
    daniel.types(words)
    assert daniel.last().startswith("Let us keep that time free")
    assert daniel.labels()[:3] == ["Days off", "Change hours", "My calendar"]
    maya.types(words)
    assert maya.labels()[0] == "My calendar", "she has no hours as a host"


def test_no_to_an_old_question_says_that_they_are_blocked(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Block them")
    no = daniel.button("No, leave it").action
    daniel.presses("Yes, block them")
    assert daniel.reads(daniel.sends(no)).startswith("You and Maya do not meet here any more")
    daniel.presses("People I blocked")
    daniel.presses("Unblock")
    assert daniel.reads(daniel.sends(no)).startswith("Nothing has changed")


def test_a_request_ends_in_the_words_of_not_now(town: Town, daniel: Member, maya: Member) -> None:
    """The seeker reads exactly what they would read after any other "not now"."""
    town.host("Lena")
    maya.asks(daniel)
    block = replace(daniel.button("Block them").action, arg="yes")
    with town.undone():
        daniel.presses("Not now")
        declined = maya.received()[-1]
    daniel.sends(block)
    assert maya.received()[-1].card == declined.card
    assert stages(town) == [Stage.DECLINED]
    assert "Lena" in maya.last()
    assert "lock" not in maya.text().replace("Block them", "")


def test_a_seeker_ends_a_request_as_withdrawn(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    blocks(maya)
    assert "Maya has withdrawn the request" in daniel.last()
    assert stages(town) == [Stage.WITHDRAWN]


@pytest.mark.parametrize("by_host", [True, False])
def test_a_block_cancels_booked_interviews_in_both_directions(
    town: Town, daniel: Member, maya: Member, by_host: bool
) -> None:
    maya.books(daniel, own_times=THURSDAY)
    maya.hosts()
    daniel.asks(maya, own_times="2026-11-27 12:00")
    one, other = (daniel, maya) if by_host else (maya, daniel)
    blocks(one)
    booked, asked = stages(town)
    assert booked is Stage.CANCELLED
    assert asked is (Stage.WITHDRAWN if by_host else Stage.DECLINED)
    assert f"{one.name} has to cancel your talk" in other.notified()
    town.to("2026-12-20 12:00")
    late = [each for each in town.interviews() if each.absences]
    assert late == [], "to block somebody is never an absence"
    titles = " ".join([*maya.notified(), *daniel.notified()])
    assert "Coming up" not in titles


def test_an_interview_that_has_begun_is_over_and_nobody_is_told(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times=THURSDAY)
    town.to("2026-11-26 09:10")
    before = len(daniel.received())
    blocks_by_name(maya, "daniel")
    town.to("2026-12-20 12:00")
    assert stages(town) == [Stage.HELD]
    assert len({each.key for each in daniel.received()[before:] if each.new}) == 0
    assert "How did it go" not in " ".join(maya.notified())


def test_neither_finds_or_asks_the_other(town: Town, daniel: Member, maya: Member) -> None:
    maya.hosts(headline="Nurse", field="Nursing")
    maya.asks(daniel)
    old = {one: one.reads(one.types("find")) for one in (maya, daniel)}
    assert "Daniel" in old[maya]
    ask_daniel, ask_maya = maya.button("Ask Daniel"), daniel.button("Ask Maya")
    blocks(maya)
    for one, other, button in ((maya, daniel, ask_daniel), (daniel, maya, ask_maya)):
        assert f"I do not know a host called “{other.name}”" in one.reads(
            one.types(f"ask {other.name}")
        )
        assert other.name not in one.reads(one.types("find"))
        assert other.name not in one.reads(one.types("interviews"))
        assert other.name not in one.reads(one.types("start"))
        assert f"{other.name} is not taking requests" in one.reads(one.sends(button.action))


def _answers_after(ends: str) -> list[str]:
    """The answers to everything that Maya tries, after Daniel has blocked her or stopped
    hosting."""
    with a_town() as town:
        daniel = town.host("Daniel", hours="Tue, Thu 17:00-19:00")
        maya = town.member("Maya", "Africa/Nairobi")
        maya.types("find")
        ask = maya.button("Ask Daniel").action
        maya.sends(ask)
        slots = maya.options()[:1]
        maya.fills(connection="Here", wish="Your way", slots=slots)
        send = maya.button("Send it").action
        if ends == "blocks":
            blocks_by_name(daniel, "Maya")
        else:
            daniel.types("host")
            daniel.presses("Stop hosting")
        request = Action("request", ask.about)
        told = [
            maya.sends(ask),
            maya.types("ask Daniel"),
            maya.submits(request, connection="Here", wish="Your way", slots=slots),
            maya.sends(send),
            maya.types("how is Daniel?"),
            maya.types("find research"),
        ]
        return [maya.reads(each) for each in told]


def test_a_blocked_host_seems_to_have_stopped() -> None:
    """Whatever a blocked member tries, they cannot tell a block from a host who has stopped."""
    assert _answers_after("blocks") == _answers_after("stops")


def test_old_buttons_get_the_same_refusal_on_both_sides(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times=THURSDAY)
    town.to("2026-11-26 10:00")
    maya.presses("Note what I learned")
    maya.fills(takeaways="A lot")
    kept = [each.action for each in maya.buttons() if not each.lasting]
    blocks_by_name(maya, "Daniel")
    (talk,) = town.interviews()
    of_talk = [each for each in kept if each.about == talk.id]
    assert {each.name for each in of_talk} >= {"note", "debrief"}
    for action in of_talk:
        for one in (maya, daniel):
            assert "I cannot find that" in one.reads(one.sends(action)), action
    assert "I cannot find that" in maya.reads(
        maya.submits(Action("note", talk.id, talk.revision), note="Thank you")
    )
    assert "note from" not in daniel.text()


def test_the_journal_stays_without_a_way_to_write(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel, own_times=THURSDAY)
    town.to("2026-11-26 10:00")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Ask about the night shift")
    blocks_by_name(maya, "Daniel")
    page = maya.types("journal")
    assert "Ask about the night shift" in maya.reads(page)
    assert isinstance(page, Card)
    assert [each.action.about for each in page.all_buttons()] == [""]
    assert "Daniel" not in maya.reads(maya.types("contacts"))


def test_only_the_blocker_can_lift_a_block(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    blocks(daniel)
    daniel.presses("People I blocked")
    lift = daniel.button("Unblock").action
    assert "I cannot find that" in maya.reads(maya.sends(lift))
    maya.types("settings more")
    assert "You have not blocked anybody" in maya.reads(maya.presses("People I blocked"))
    assert "not taking requests" not in maya.reads(maya.types("ask Daniel"))
    assert "You may meet Maya here again" in daniel.reads(daniel.sends(lift))
    assert "I cannot find that" in daniel.reads(daniel.sends(lift)), "it is lifted once"
    assert "Daniel" in maya.reads(maya.types("find"))
    assert "again" not in " ".join(maya.notified()), "nobody is told"


def test_both_may_block_each_other_and_neither_sees_it(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    blocks(daniel)
    maya.types("settings more")
    maya.presses("People I blocked")
    maya.presses("Block somebody")
    assert "Block Daniel?" in maya.reads(maya.fills(name="Daniel"))
    maya.presses("Yes, block them")
    daniel.presses("People I blocked")
    daniel.presses("Unblock")
    assert "Maya" not in daniel.reads(daniel.types("find"))


def test_somebody_is_blocked_by_name(town: Town, maya: Member) -> None:
    for name in ("Ana Belo", "Ana Costa"):
        town.member(name).types("start")
    maya.types("settings more")
    maya.presses("People I blocked")
    maya.presses("Block somebody")
    assert "I do not know anybody called “Zoe” here" in why(maya.fills(name="Zoe"))["name"]
    assert "Ana Belo\n" in maya.reads(maya.fills(name="ana"))
    assert "Block Ana Costa?" in maya.reads(maya.presses("Block Ana Costa"))
    maya.presses("Yes, block them")
    assert "Ana Costa" in maya.reads(maya.presses("People I blocked"))


def test_a_forged_block_of_an_unknown_member_is_refused(town: Town, maya: Member) -> None:
    elsewhere = town.member("Eve", space="other")
    elsewhere.types("start")
    for about in ("2", "1", "999", "x", ""):
        for arg in ("", "yes"):
            assert "I cannot find that" in maya.reads(maya.sends(Action("block", about, arg=arg)))


def test_a_second_press_changes_nothing(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    blocks(daniel)
    told = len(maya.received())
    daniel.presses("Yes, block them")
    assert len(maya.received()) == told
    daniel.presses("People I blocked")
    assert daniel.labels().count("Unblock") == 1


def test_a_cancellation_that_waits_for_the_morning_still_comes(
    town: Town, daniel: Member, maya: Member
) -> None:
    """A blocked member must not come to a talk that was cancelled before the block."""
    maya.books(daniel, own_times=THURSDAY)
    town.to("2026-11-23 21:30")
    daniel.types("interviews")
    daniel.presses("Cancel it")
    blocks_by_name(daniel, "maya")
    assert "Daniel has to cancel your talk" not in maya.notified()
    town.to("2026-11-24 09:00")
    assert "Daniel has to cancel your talk" in maya.notified()


def test_a_list_that_became_shorter_meanwhile_begins_again(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    blocks(maya)
    assert "Daniel" in maya.reads(maya.sends(Action(ActionName.BLOCKED, arg="10")))


def test_somebody_blocked_leaves_no_empty_page_of_interviews(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    further = Action(ActionName.MORE_INTERVIEWS, arg="10")
    assert "Those were all your interviews" in maya.reads(maya.sends(further))
    assert "Daniel" in maya.reads(maya.presses("From the beginning"))
