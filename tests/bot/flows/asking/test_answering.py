"""How the two answer each other: a time, other times, "not now"; and what they change later."""

from datetime import UTC, datetime

import pytest

from bot.cards.buttons import YES, Action, Style
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid
from bot.cards.plain_text import plain
from bot.interview.limits import PROPOSAL_ROUNDS
from bot.interview.model import Stage
from tests.bot.town import Town
from tests.bot.town_members import Member, why

# A time


def test_picking_a_time_tells_both_when_where_and_how(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Tue 24 Nov, 17:00")
    for member, when in ((daniel, "17:00 CET"), (maya, "19:00 EAT")):
        assert "Booked: you and" in member.last()
        assert f"Tuesday 24 November 2026, {when}" in member.last()
        assert "25 minutes" in member.last()
        assert "Video call: https://meet.example" in member.last()
    assert "You lead the talk" in maya.last()
    assert "They bring the questions" in daniel.last()
    assert len(maya.last().split()) < 60
    assert len(daniel.last().split()) < 60


@pytest.mark.parametrize(
    ("place", "detail", "shown"),
    [
        ("By phone", "+49 30 1234", "By phone: +49 30 1234"),
        ("In a huddle here", "", "In a huddle here"),
        ("In person", "Café Nord", "In person: Café Nord"),
        ("Video call", "", "Video call; the link is still to come from Lena"),
    ],
)
def test_the_place_is_the_hosts(
    town: Town, maya: Member, place: str, detail: str, shown: str
) -> None:
    lena = town.host("Lena", place=place, place_detail=detail)
    maya.books(lena)
    assert shown in maya.last()


# Other times


def test_the_host_can_propose_other_times_and_the_seeker_picks(
    daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    daniel.proposes("2026-11-27 12:00\n2026-11-30 12:00")
    assert "You proposed other times to Maya" in daniel.last()
    assert "Daniel can make it at other times" in maya.last()
    maya.presses("Fri 27 Nov, 14:00")
    assert "Friday 27 November 2026, 12:00 CET" in daniel.last()


def test_times_can_go_back_and_forth(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    daniel.fills(slots="Thu 26 Nov, 18:00")
    maya.presses("Other times")
    maya.proposes("2026-11-25 12:00")
    assert "Maya can make it at other times" in daniel.last()
    daniel.presses("Wed 25 Nov, 10:00")
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED]


def test_the_one_who_proposed_waits_and_can_leave(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    daniel.fills(slots="Thu 26 Nov, 18:00")
    assert [button.action.name for button in daniel.delivered_buttons()] == ["decline"]
    daniel.presses("Not now")
    assert "Daniel cannot make it just now" in maya.last()


def test_a_seeker_who_is_awaited_can_withdraw(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    daniel.fills(slots="Thu 26 Nov, 18:00")
    maya.presses("Withdraw")
    assert "Maya has withdrawn the request" in daniel.last()


def test_other_times_are_checked_like_those_asked_for(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    assert "“soon”" in why(daniel.proposes("soon"))["own_times"]
    assert "24 hours ahead" in why(daniel.proposes("2026-11-24 09:59"))["own_times"]
    assert "At most 3" in why(daniel.fills(slots=daniel.options()[:4]))["slots"]
    assert not maya.sees("other times")


def test_ambiguous_times_are_given_to_choose_from(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    asked = daniel.fills(own_times="Fri at 8")
    assert isinstance(asked, Invalid)
    meanings = asked.meanings["own_times"]
    assert meanings == ("Fri 27 Nov 2026 08:00", "Fri 27 Nov 2026 20:00")
    assert all(f"“{each}”" in why(asked)["own_times"] for each in meanings)
    assert "Fri 27 Nov, 08:00" in daniel.reads(daniel.fills(own_times=meanings[0]))


# Not now


@pytest.mark.parametrize("paused", [False, True])
def test_only_a_host_who_is_not_on_a_break_is_told_of_one(
    daniel: Member, maya: Member, paused: bool
) -> None:
    maya.asks(daniel)
    if paused:
        daniel.types("host")
        daniel.presses("Pause")
        daniel.fills(until="2027-01-04")
    daniel.presses("Not now")
    assert "Maya hears it from me, kindly" in daniel.last()
    assert ("Take a pause" in daniel.last()) is not paused


def test_not_now_is_kind_invents_no_reason_and_shows_others(
    town: Town, daniel: Member, maya: Member
) -> None:
    for name in ("Lena", "Omar", "Priya", "Quinn"):
        town.host(name)
    town.host("Zoe", headline="Pilot", field="Aviation", topics="flying")
    maya.asks(daniel)
    daniel.presses("Not now")
    assert "Maya hears it from me, kindly" in daniel.last()
    assert "Daniel cannot make it just now" in maya.last()
    assert "It says nothing about you or your question" in maya.last()
    assert sum(label.startswith("Ask ") for label in maya.labels()) == 3
    assert not {"Ask Daniel", "Ask Zoe"} & set(maya.labels())
    assert isinstance(maya.presses("Ask Lena"), Form)


def test_not_now_without_other_hosts_still_gives_a_next_step(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Not now")
    maya.presses("Find somebody to ask")
    assert maya.last()


# Move and cancel


@pytest.mark.parametrize("mover", ["seeker", "host"])
def test_either_can_move_a_booked_interview(
    town: Town, daniel: Member, maya: Member, mover: str
) -> None:
    maya.books(daniel)
    moves, follows = (maya, daniel) if mover == "seeker" else (daniel, maya)
    moves.presses("Move it")
    moves.fills(slots=moves.options()[3:5])
    assert f"{moves.name} would like to move your talk" in follows.last()
    follows.picks()
    assert "Booked" in moves.last()
    assert "Booked" in follows.last()
    [talk] = town.interviews()
    assert talk.stage is Stage.BOOKED


def test_the_slot_of_the_interview_that_is_moved_is_not_in_its_own_way(
    daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    maya.presses("Move it")
    assert "Thu 26 Nov, 19:30" in maya.times()


def test_times_that_are_known_already_are_no_other_times(daniel: Member, maya: Member) -> None:
    maya.asks(daniel, slots="Thu 26 Nov, 19:00")
    daniel.presses("Other times")
    assert "Thu 26 Nov, 17:30" in daniel.times()
    assert "Thu 26 Nov, 17:00" not in daniel.times(), "one press takes it"
    assert "offered already" in why(daniel.fills(own_times="Thu 26 Nov 17:00"))["own_times"]
    daniel.fills(slots="Thu 26 Nov, 17:30")
    maya.picks()
    maya.presses("Move it")
    assert "Thu 26 Nov, 19:00" in maya.times()
    assert "Thu 26 Nov, 19:30" not in maya.times(), "it is booked"
    assert "booked or" in why(maya.fills(own_times="Thu 26 Nov 19:30"))["own_times"]
    assert "Send these times" in maya.reads(maya.fills(own_times="Thu 26 Nov 19:30, 20:00"))


def test_a_moved_interview_is_reminded_of_at_its_new_time_only(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    daniel.presses("Move it")
    daniel.fills(slots="Tue 1 Dec, 17:00")
    maya.picks()
    town.to("2026-11-26 18:00")
    assert not maya.sees("Get ready: your talk")
    assert not maya.sees("It is time")
    town.to("2026-12-01 16:00")
    assert maya.notified()[-3:] == [
        "Get ready: your talk with Daniel",
        "Coming up: your talk with Daniel",
        "It is time: Daniel is expecting you",
    ]


@pytest.mark.parametrize("canceller", ["seeker", "host"])
def test_either_can_cancel_and_the_other_is_told_at_once(
    town: Town, daniel: Member, maya: Member, canceller: str
) -> None:
    maya.books(daniel)
    cancels, hears = (maya, daniel) if canceller == "seeker" else (daniel, maya)
    cancels.presses("Cancel it")
    assert f"Cancelled; {hears.name} hears it from me" in cancels.last()
    assert f"{cancels.name} has to cancel your talk" in hears.last()
    town.to("2026-12-31 09:00")
    assert not maya.sees("Get ready: your talk"), "no reminder of what is off"
    assert not maya.sees("How did it go")


def test_after_a_cancelled_interview_the_two_can_try_again(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.presses("Cancel it")
    assert isinstance(maya.asks(daniel), Card)
    assert daniel.notified().count("Maya would like to learn from you") == 2


def test_an_interview_that_has_begun_is_not_moved_or_cancelled(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    move, cancel = maya.button("Move it").action, daniel.button("Cancel it").action
    town.to("2026-11-24 16:00")
    assert "Things have moved on" in maya.reads(maya.sends(move))
    assert "Things have moved on" in daniel.reads(daniel.sends(cancel))
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED]


# No button is left that leads nowhere


@pytest.mark.parametrize(
    "last",
    ["pick", "times", "decline", "withdraw", "cancel", "move"],
)
def test_every_button_on_a_direct_message_is_of_the_present(
    town: Town, daniel: Member, maya: Member, last: str
) -> None:
    maya.asks(daniel)
    match last:
        case "pick":
            daniel.picks()
        case "times":
            daniel.presses("Other times")
            daniel.fills(slots="Thu 26 Nov, 18:00")
        case "decline":
            daniel.presses("Not now")
        case "withdraw":
            maya.presses("Withdraw")
        case "cancel":
            daniel.picks()
            daniel.presses("Cancel it")
        case "move":
            daniel.picks()
            maya.presses("Move it")
            maya.fills(slots="Thu 26 Nov, 19:00")
    [talk] = town.interviews()
    for member in (daniel, maya):
        dead = [
            button.label
            for button in member.delivered_buttons()
            if button.action.about == talk.id and button.action.revision != talk.revision
        ]
        assert not dead, f"{member.name} still sees {dead}"


# Stale presses


def test_a_double_click_books_once(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    pick = daniel.button("Tue 24 Nov, 17:00").action
    daniel.sends(pick, town.clock.now())
    assert daniel.sends(pick, town.clock.now()) is None, "the booking stands there already"
    assert "Booked: you and Maya" in daniel.last()
    assert maya.notified().count("Booked: you and Daniel") == 1


def test_the_second_of_two_parallel_decisions_is_told_the_present_state(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    withdraw, pick = maya.button("Withdraw").action, daniel.button("Tue 24 Nov, 17:00").action
    town.awake = False  # the answer of the first is not yet on the second's screen
    daniel.sends(pick)
    reply = maya.reads(maya.sends(withdraw))
    assert "Things have moved on" in reply
    assert "You and Daniel: it is booked" in reply
    assert "[Cancel it]" in reply, "what can be done now"
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED]


def test_an_old_card_after_a_move_books_nothing(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    old = daniel.button("Tue 24 Nov, 17:00").action
    daniel.sends(old)
    maya.presses("Move it")
    maya.fills(slots="Thu 26 Nov, 19:00")
    reply = daniel.reads(daniel.sends(old))
    assert "your turn to choose a time" in reply
    assert "[Thu 26 Nov, 17:00]" in reply
    [talk] = town.interviews()
    assert talk.is_moving


def test_a_slot_that_has_passed_is_refused_and_the_others_still_work(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, slots=("Tue 24 Nov, 19:00", "Thu 26 Nov, 19:00"))
    tuesday = daniel.button("Tue 24 Nov, 17:00").action
    town.clock.move_to(datetime(2026, 11, 24, 16, tzinfo=UTC))
    reply = daniel.reads(daniel.sends(tuesday))
    assert "That time has passed" in reply
    assert "Tue 24 Nov" not in reply.split("[", 1)[1]
    assert "[Thu 26 Nov, 17:00]" in request_of(town, daniel)
    assert "[Tue 24 Nov" not in request_of(town, daniel), "nor is it on the request any more"
    daniel.presses("Thu 26 Nov, 17:00")
    assert "Booked: you and Maya" in daniel.last()


def test_passed_slots_disappear_and_the_last_leaves_a_next_step(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, slots=("Tue 24 Nov, 19:00", "Thu 26 Nov, 19:00"))
    town.to("2026-11-24 16:00")
    assert "[Tue 24 Nov" not in request_of(town, daniel)
    assert "Which time suits you?" in request_of(town, daniel)
    assert "[Thu 26 Nov, 17:00] [Other times] [Not now]" in request_of(town, daniel)
    town.to("2026-11-26 15:59")
    rang = daniel.notified()
    town.to("2026-11-26 16:00")
    assert "Which time suits you?" not in request_of(town, daniel)
    assert "The times offered have passed." in request_of(town, daniel)
    assert "[Other times] [Not now]" in request_of(town, daniel)
    assert daniel.notified() == rang, "nothing rings for it"
    assert not daniel.sees("Choose a time"), "nor does the nudge ask for one"
    daniel.presses("Other times")
    daniel.fills(slots="Tue 1 Dec, 17:00")
    assert "have passed" not in request_of(town, daniel)
    assert "Daniel can make it at other times" in maya.last()


def test_a_seeker_is_told_once_in_their_daytime_that_the_last_slot_has_passed(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, slots=("Tue 24 Nov, 19:00", "Tue 24 Nov, 20:30"))
    town.to("2026-11-24 16:30")
    rang = len(maya.notified())
    town.to("2026-11-24 17:30")
    assert len(maya.notified()) == rang, "20:30 for Maya"
    town.to("2026-11-25 12:00")
    assert "Daniel has not answered yet" in maya.notified()[rang]
    assert len(maya.notified()) == rang + 1
    maya.presses("Later")
    town.to("2026-11-26 13:00")
    assert len(maya.notified()) == rang + 2
    maya.presses("Other times")
    maya.proposes("2026-12-03 12:00")
    assert "Maya can make it at other times" in daniel.last()


def test_a_seeker_without_nudges_only_sees_on_the_request_that_the_last_slot_has_passed(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    maya.sends(Action("nudges", arg="off"))
    [asked] = town.interviews()
    rang = len(maya.notified())
    town.to("2026-11-25 12:00")
    assert len(maya.notified()) == rang
    assert "The times offered have passed." in maya.reads(maya.conversation[f"{asked.id}:sent"])


def test_once_all_slots_have_passed_the_seeker_may_offer_others(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    [asked] = town.interviews()
    town.to(f"{max(asked.offered):%Y-%m-%d %H:%M}")
    sent = maya.conversation[f"{asked.id}:sent"]
    assert "The times offered have passed. Propose others, or withdraw." in maya.reads(sent)
    assert "I will tell you right away" not in maya.reads(sent)
    rang = len(daniel.notified())
    maya.presses("Other times")
    maya.proposes("2026-12-03 12:00")
    assert "Maya can make it at other times" in daniel.last()
    assert len(daniel.notified()) == rang + 1
    assert "It is up to Daniel now" in maya.reads(
        maya.sends(Action("times", asked.id, town.interviews()[0].revision))
    ), "again in turns while a time is ahead"
    daniel.presses("Thu 3 Dec, 10:00")
    assert "Booked: you and Daniel" in maya.last()


def test_once_all_slots_of_a_move_have_passed_its_proposer_may_offer_others(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times="2026-12-03 12:00")
    maya.presses("Move it")
    maya.proposes("2026-11-27 12:00")
    assert "Other times" not in maya.labels()
    town.to("2026-11-27 09:00")
    maya.presses("Other times")
    maya.proposes("2026-12-02 12:00")
    daniel.presses("Wed 2 Dec, 10:00")
    assert "Wednesday 2 December" in maya.last()


def test_offering_again_and_again_ends_after_three_rounds(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-11-25 12:00")
    for number in range(PROPOSAL_ROUNDS):
        town.to(f"2026-11-{25 + number} 10:00")
        maya.presses("Other times")
        maya.proposes(f"2026-11-{26 + number} 13:00")
    assert town.interviews()[0].rounds == PROPOSAL_ROUNDS
    town.to("2026-11-28 10:00")
    assert "Write to each other, or withdraw" in maya.last()
    assert "Other times" not in maya.labels()


def test_a_form_that_is_open_while_a_slot_passes_can_be_sent(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    town.to("2026-11-24 16:00")
    daniel.fills(slots="Thu 26 Nov, 17:00")
    assert "Daniel can make it at other times" in maya.last()


def test_after_the_last_round_nobody_is_told_to_propose_when_all_slots_passed(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    for number in range(PROPOSAL_ROUNDS):
        who = (daniel, maya)[number % 2]
        who.presses("Other times")
        who.proposes("2026-11-27 12:00")
    chooses = (daniel, maya)[PROPOSAL_ROUNDS % 2]
    town.to("2026-11-27 16:00")
    asked = next(
        each for each in reversed(chooses.cards()) if chooses.reads(each).count("have pass")
    )
    assert "Write to each other" in chooses.reads(asked)
    assert "[Other times]" not in chooses.reads(asked)


def request_of(town: Town, host: Member) -> str:
    """Maya's request in its present state."""
    return host.reads(host.conversation[f"{town.interviews()[0].id}:request"])


def test_a_form_sent_too_late_changes_nothing_and_gives_the_words_back(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    maya.presses("Withdraw")
    reply = daniel.reads(daniel.proposes("2026-11-27 12:00"))
    assert "the request was withdrawn" in reply
    assert "> Fri 27 Nov, 12:00" in reply, "what was typed is not lost"
    assert [each.stage for each in town.interviews()] == [Stage.WITHDRAWN]


def test_times_typed_while_the_interview_began_are_given_back(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    daniel.presses("Move it")
    town.to("2026-11-24 16:01")
    reply = daniel.reads(daniel.proposes("2026-11-27 12:00"))
    assert "Things have moved on" in reply
    assert "> Fri 27 Nov, 12:00" in reply


@pytest.mark.parametrize(
    "arg", ["", "soon", "20261124T0000Z", "2026-11-24T16:00", "99999999T9999Z"]
)
def test_a_slot_that_was_never_offered_cannot_be_picked(
    town: Town, daniel: Member, maya: Member, arg: str
) -> None:
    maya.asks(daniel)
    pick = daniel.button("Tue 24 Nov, 17:00").action
    reply = daniel.sends(Action("pick", pick.about, pick.revision, arg))
    assert "I cannot find that" in daniel.reads(reply)
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]


# Somebody else's button

ABOUT_AN_INTERVIEW = [
    *("pick", "times", "decline", "withdraw", "cancel", "missed", "absent", "debrief", "note"),
    *("thanked", "wrote", "later", "stop"),
]


@pytest.mark.parametrize("space", ["town", "village"])
def test_a_third_member_learns_and_changes_nothing(
    town: Town, daniel: Member, maya: Member, space: str
) -> None:
    maya.asks(daniel, connection="Same school", wish="A secret wish")
    before = town.interviews()
    third = town.member("Eve", space=space)
    for name in ABOUT_AN_INTERVIEW:
        action = Action(name, before[0].id, before[0].revision, "20261124T1600Z")
        for reply in (third.sends(action), third.submits(action, note="x", own_times="soon")):
            text = third.reads(reply)
            assert "I cannot find that" in text or "I do not know" in text
            assert not any(word in text for word in ("Maya", "Daniel", "school", "secret"))
    assert town.interviews() == before


def test_nobody_answers_or_withdraws_a_request_in_the_other_sides_place(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    [asked] = town.interviews()
    for member, names in ((daniel, ["withdraw"]), (maya, ["pick", "times", "decline"])):
        for name in names:
            for arg in ("", YES, "20261124T1600Z"):
                action = Action(name, asked.id, asked.revision, arg)
                member.sends(action)
                member.submits(action, slots="Thu 26 Nov, 18:00")
    assert town.interviews() == [asked]


def test_a_member_of_another_community_finds_and_asks_nobody_of_this_one(
    town: Town, daniel: Member
) -> None:
    eve = town.member("Eve", space="village")
    eve.types("find user research")
    assert "I found nobody" in eve.last()
    eve.types("ask Daniel")
    assert "I do not know a host called “Daniel”" in eve.last()
    for who in range(4):
        eve.sends(Action("ask", str(who)))
        eve.submits(Action("request", str(who)), connection="x", wish="y", own_times="2026-11-25")
    assert not eve.sees("UX")
    assert "Daniel" not in eve.text().replace("“Daniel”", "")
    assert town.interviews() == []


@pytest.mark.parametrize(
    ("stage", "theirs"),
    [
        ("asked", {"Maya": {"withdraw"}, "Daniel": {"pick", "decline"}}),
        ("booked", {"Maya": {"cancel"}, "Daniel": {"cancel"}}),
        ("held", {"Maya": {"absent", "thanked"}, "Daniel": {"absent"}}),
    ],
)
def test_each_side_can_do_only_its_own_part(
    town: Town, daniel: Member, maya: Member, stage: str, theirs: dict[str, set[str]]
) -> None:
    maya.asks(daniel)
    if stage != "asked":
        daniel.picks()
    if stage == "held":
        town.to("2026-11-24 18:00")
    before = town.interviews()
    about_nudges = {"later", "wrote", "stop"}
    for member in (maya, daniel):
        for name in {*ABOUT_AN_INTERVIEW} - theirs[member.name] - about_nudges:
            action = Action(name, before[0].id, before[0].revision, "20261124T1600Z")
            assert not isinstance(member.sends(action), Invalid)
            assert town.interviews() == before, f"{member.name} could {name}"


def test_the_one_who_proposed_cannot_pick_for_the_other(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    pick = daniel.button("Tue 24 Nov, 17:00").action
    assert "Things have moved on" in maya.reads(maya.sends(pick))
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]


@pytest.mark.parametrize("timer", ["thanks_first", "keep_in_touch_first", "nudge_seeker"])
def test_a_host_cannot_put_off_the_seekers_nudges(
    town: Town, daniel: Member, maya: Member, timer: str
) -> None:
    maya.asks(daniel)
    [asked] = town.interviews()
    before = town.timers()
    daniel.sends(Action("later", asked.id, asked.revision, timer))
    assert town.timers() == before


def test_a_seeker_cannot_have_the_host_nudged(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    [asked] = town.interviews()
    maya.sends(Action("later", asked.id, asked.revision, "nudge_host"))
    town.after(hours=26)
    assert not daniel.sees("is waiting for your answer")


# What no button of ours sends


NEVER_MADE = [
    Action("", "", 0, ""),
    Action("no_such_thing", "x", 3, "y"),
    Action("pick", "no-such-interview", 1, "20261124T1600Z"),
    Action("times", "", 0),
    Action("ask", "-1"),
    Action("ask", "٣"),
    Action("ask", "9" * 60),
    Action("more", "", -(10**9), "x"),
    Action("more", "", 10**30, "x"),
    Action("host_pause", "x"),
    Action("nudges", arg="perhaps"),
    Action("later", "x", 1, "never"),
    Action("find", arg='" OR 1=1 --'),
    Action("questions", arg="'"),
    Action("other_questions", "x" * 32, arg="y" * 39),
    Action("pick", "\x00", 1),
]


def test_a_button_that_we_never_made_gets_a_kind_answer(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    before = town.interviews()
    for action in NEVER_MADE:
        assert isinstance(maya.sends(action), Card | Form), action
        assert isinstance(maya.submits(action, nonsense="x"), Card | Form | Invalid), action
        assert town.interviews() == before, action


# The same event twice


def test_the_same_submission_twice_makes_one_request(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    assert maya.sends_again() is None
    assert len(town.interviews()) == 1
    assert daniel.notified().count("Maya would like to learn from you") == 1


def test_a_request_that_is_sent_again_is_known_even_when_it_has_ended(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="We both sing.", wish="How it is.", slots=maya.options("slots")[:1])
    send = maya.button("Send it").action
    maya.sends(send)
    daniel.presses("Not now")
    said = maya.reads(maya.sends(send))
    assert said.startswith("Things have moved on since that message\nYou and Daniel: not now")
    assert [each.stage for each in town.interviews()] == [Stage.DECLINED]


@pytest.mark.parametrize("what", ["pick", "decline"])
def test_the_same_press_twice_acts_once(
    town: Town, daniel: Member, maya: Member, what: str
) -> None:
    maya.asks(daniel)
    daniel.presses({"pick": "Tue 24 Nov", "decline": "Not now"}[what])
    before, heard = town.interviews(), maya.notified()
    assert daniel.sends_again() is None
    assert town.interviews() == before
    assert maya.notified() == heard


def test_a_booking_that_is_moved_or_cancelled_says_that_it_no_longer_holds(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    daniel.presses("Move it")
    daniel.proposes("2026-11-27 12:00")
    maya.presses("Fri 27 Nov")
    for member in (daniel, maya):
        assert member.count("Booked: you and") == 1
        assert member.sees("Moved: you and")
        assert member.sees("Tuesday 24 November 2026")
    maya.presses("Cancel it")
    for member in (daniel, maya):
        assert not member.sees("Booked: you and")


def test_a_host_who_cannot_move_after_all_cancels_and_the_seeker_may_ask_again(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.presses("Move it")
    maya.proposes("2026-11-27 12:00")
    daniel.presses("Cancel it")
    assert "Daniel has to cancel your talk" in maya.last()
    assert isinstance(maya.opens_request(daniel), Form)


def test_the_confirmation_has_the_others_time_next_to_the_readers(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    assert "Their time  17:00" in maya.last()
    assert "Their time  19:00" in daniel.last()
    noor = town.member("Noor", "Europe/Paris")
    noor.books(daniel, slots="Tue 1 Dec, 17:00")
    assert "Their time" not in noor.last(), "it is the same"


def test_typed_times_are_shown_in_both_zones_before_they_are_sent(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    daniel.fills(own_times="Fri at noon or 1 Dec 17:30")
    assert "Fri 27 Nov, 12:00 (14:00 for Maya)" in daniel.last()
    assert "Tue 1 Dec, 17:30 (19:30 for Maya)" in daniel.last()
    assert [each.offered for each in town.interviews()] == [town.interviews()[0].offered]
    assert "can make it at other times" not in maya.text()
    assert "so that it is not lost" not in daniel.text(), "the button carries the times"
    daniel.presses("Send these times")
    assert "Daniel can make it at other times" in maya.last()


@pytest.mark.parametrize("arg", ["", "soon", "20261127T1200Z,", ",".join(["20261127T1200Z"] * 4)])
def test_times_that_a_button_cannot_have_carried_change_nothing(
    town: Town, daniel: Member, maya: Member, arg: str
) -> None:
    maya.asks(daniel)
    before = town.interviews()
    action = Action("offer", before[0].id, before[0].revision, arg)
    assert "Things have moved on" in daniel.reads(daniel.sends(action))
    assert town.interviews() == before


def test_a_time_that_is_taken_is_not_offered_once_more(
    town: Town, daniel: Member, maya: Member
) -> None:
    """The card of another request with the same times still has its button."""
    maya.asks(daniel, slots=("Tue 24 Nov, 19:00", "Thu 26 Nov, 19:00"))
    of_maya = daniel.button("Tue 24 Nov").action
    town.member("Kim", "Africa/Nairobi").books(daniel)

    answer = daniel.sends(of_maya)

    assert "does not work any more" in daniel.reads(answer)
    assert isinstance(answer, Card)
    labels = [plain(each.label, daniel.reader) for each in answer.buttons]
    assert labels == ["Thu 26 Nov, 17:00", "Other times", "Not now"]


def test_where_every_time_is_taken_only_others_can_be_proposed(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    of_maya = daniel.button("Tue 24 Nov").action
    town.member("Kim", "Africa/Nairobi").books(daniel)

    answer = daniel.sends(of_maya)

    assert isinstance(answer, Card)
    assert [(plain(each.label, daniel.reader), each.style) for each in answer.buttons] == [
        ("Other times", Style.PRIMARY),
        ("Not now", Style.PLAIN),
    ]


def test_times_understood_long_ago_are_checked_once_more(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    daniel.presses("Other times")
    daniel.fills(own_times="Thu at noon")
    town.to("2026-11-26 06:00")
    daniel.presses("Send these times")
    assert "does not work any more" in daniel.last()


def test_after_a_no_only_those_who_can_be_asked_are_highlighted(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.host("Lena")
    maya.asks(daniel)
    daniel.presses("Not now")
    assert maya.button("Ask Lena").style is Style.PRIMARY
    assert maya.button("Find somebody to ask").style is Style.PLAIN


def test_after_a_no_nobody_is_said_to_know_what_they_do_not(
    town: Town, daniel: Member, maya: Member
) -> None:
    """“Changing careers” is a topic of all three."""
    town.host("Ruth", headline="Wildlife veterinarian", field="Veterinary science")
    maya.asks(daniel)
    daniel.presses("Not now")
    assert "I found nobody else in their field just now." in maya.last()
    assert "similar" not in maya.last()
    assert "[Ask Ruth]" in maya.last()


def test_after_a_no_hosts_of_another_field_are_left_out_where_others_fit(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.host("Ruth", headline="Wildlife veterinarian", field="Veterinary science")
    town.host("Lena", field="Design", topics="UX research, changing careers")
    maya.asks(daniel)
    daniel.presses("Not now")
    assert "These people know similar things:" in maya.last()
    assert "[Ask Lena]" in maya.last()
    assert "[Ask Ruth]" not in maya.last()


def test_nothing_is_said_about_the_field_of_a_host_who_was_erased(
    town: Town, daniel: Member, maya: Member
) -> None:
    """It is not known any more, so Lena's may be the same."""
    town.host("Lena")
    maya.asks(daniel)
    daniel.types("privacy")
    daniel.presses("Erase me")
    daniel.presses("Erase everything, for good")
    town.after(days=2)
    assert "[Ask Lena]" in maya.last()
    assert "These people are happy to talk, too:" in maya.last()
    assert "nobody else" not in maya.last()


def test_to_find_somebody_is_highlighted_only_while_nothing_waits_for_an_answer(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    highlighted = {}
    for who in (maya, daniel):
        who.types("interviews")
        highlighted[who.name] = who.button("Find somebody").style
    assert highlighted == {"Maya": Style.PRIMARY, "Daniel": Style.PLAIN}
    daniel.picks()
    town.after(minutes=2)
    daniel.types("interviews")
    assert daniel.button("Find somebody").style is Style.PRIMARY
