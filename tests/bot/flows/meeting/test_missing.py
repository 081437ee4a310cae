"""A member who could not come is asked kindly, told kindly, and pauses if two people have waited
for them."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.cards.buttons import Style
from bot.cards.plain_text import plain
from bot.cards.rich_text import say
from bot.engine.timer_names import TimerName
from bot.interview.model import Interview, Side, Stage
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

SAID = {
    "That is right": "could not make it",
    "No, I was there": "remember it differently, so it counts for neither",
    "It was nobody": "nobody's fault",
}


@pytest.fixture
def lena(town: Town) -> Member:
    return town.host("Lena")


def states(missed: Interview) -> list[tuple[Side | None, str]]:
    return [(each.side, each.state.value) for each in missed.absences]


def day(town: Town, number: int) -> None:
    town.to(f"2026-11-{number} 16:45")


@pytest.fixture
@lived_once
def talked(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    day(town, 24)


@pytest.mark.usefixtures("talked")
def test_a_host_who_waited_in_vain_is_not_told_that_they_have_talked(daniel: Member) -> None:
    daniel.types("she never showed up")
    assert daniel.labels().count("It did not happen") == 1
    assert daniel.button("It did not happen").style is Style.PRIMARY, "it is what he means"
    assert "have talked" not in "".join(map(daniel.reads, daniel.cards()))


@pytest.mark.usefixtures("talked")
def test_a_member_who_says_they_were_absent_is_thanked_and_the_other_is_told(
    daniel: Member, maya: Member
) -> None:
    maya.misses("I could not")
    assert "You could not make it, and Daniel knows" in maya.last()
    assert "Maya could not make it this time" in daniel.last()
    for member in (daniel, maya):
        assert "[Find another time]" in member.last()


@pytest.mark.usefixtures("talked")
def test_a_side_that_is_called_absent_is_asked(town: Town, daniel: Member, maya: Member) -> None:
    daniel.types("interviews")
    daniel.misses("Maya could not")
    assert "I will ask Maya how it was" in daniel.last()
    assert "Were you at your talk with Daniel?" in maya.last()
    assert "[That is right] [No, I was there] [It was nobody’s fault]" in maya.last()
    [missed] = town.interviews()
    assert (missed.stage, states(missed)) == (Stage.MISSED, [(Side.SEEKER, "asked")])


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize(
    ("answer", "counts"),
    [
        ("That is right", (Side.HOST, "noted")),
        ("No, I was there", (Side.HOST, "contradicted")),
        ("It was nobody", (None, "noted")),
    ],
)
def test_a_side_that_is_called_absent_answers_once(
    town: Town, daniel: Member, maya: Member, answer: str, counts: object
) -> None:
    maya.misses("Daniel could not")
    pressed, received = daniel.button(answer).action, len(daniel.notified() + maya.notified())
    another = daniel.button(next(each for each in SAID if each != answer)).action
    daniel.presses(answer)
    for member in (daniel, maya):
        assert SAID[answer] in member.last()
        assert "[Find another time]" in member.last()
    assert len(daniel.notified() + maya.notified()) == received, "the messages are edited"
    assert states(town.interviews()[0]) == [counts]
    assert daniel.sends(pressed) is None, "a double click is no news"
    assert "Things have moved on" in daniel.reads(daniel.sends(another))
    town.after(days=5)
    assert states(town.interviews()[0]) == [counts], "and the time that is over changes nothing"


@pytest.mark.usefixtures("talked")
def test_an_absence_counts_if_nobody_contradicts_in_three_days(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.misses("Daniel could not")
    late, before = daniel.button("No, I was there").action, len(daniel.notified())
    town.after(days=2, hours=23)
    assert states(town.interviews()[0]) == [(Side.HOST, "asked")]
    town.after(days=1)
    assert states(town.interviews()[0]) == [(Side.HOST, "noted")]
    assert len(daniel.notified()) == before, "nobody is bothered twice"
    assert "Things have moved on" in daniel.reads(daniel.sends(late))


@pytest.mark.usefixtures("talked")
def test_months_later_nobody_is_asked_whether_they_were_absent(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.after(days=150)
    maya.types("interviews")
    maya.misses("Daniel could not")
    assert states(town.interviews()[0]) == [(None, "noted")]
    assert "it is nobody's fault" in daniel.last()
    assert "Were you" not in daniel.last()


@pytest.mark.usefixtures("talked")
def test_who_could_not_see_the_question_has_three_days_once_they_can(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.presence.went(town.clock.now())
    maya.misses("Daniel could not")
    town.platform_is_away(days=4)
    assert states(town.interviews()[0]) == [(Side.HOST, "asked")]
    daniel.presses("No, I was there")
    assert states(town.interviews()[0]) == [(Side.HOST, "contradicted")]


@pytest.mark.usefixtures("talked")
def test_the_three_days_begin_in_the_morning_of_whoever_was_asked(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-24 22:00")  # 23:00 in Berlin, and 1:00 on Wednesday in Nairobi
    daniel.types("interviews")
    daniel.misses("Maya could not")
    [counts] = [each.at for each in town.timers() if each.name == TimerName.ABSENCE_COUNTS]
    assert counts.astimezone(maya.reader.zone) == datetime(2026, 11, 28, 9, tzinfo=maya.reader.zone)


@pytest.mark.usefixtures("talked")
def test_nobody_answers_for_another(town: Town, daniel: Member, maya: Member) -> None:
    """Not the one who reported it, not a stranger, and not about an absence that does not exist."""
    maya.misses("Daniel could not")
    yes = daniel.button("That is right").action
    stranger = town.member("Eve", space="elsewhere")
    assert "Things have moved on" in maya.reads(maya.sends(yes))
    for who in (stranger, town.member("Noor")):
        assert "I cannot find that" in who.reads(who.sends(yes))
    for arg in ("so 2", "so 0", "so -1", "so", "", "yes 1", "so ²"):
        daniel.sends(replace(yes, arg=arg))
    assert states(town.interviews()[0]) == [(Side.HOST, "asked")]


@pytest.mark.usefixtures("talked")
def test_another_time_found_meanwhile_takes_the_answer_from_nobody(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.misses("Daniel could not")
    maya.presses("Find another time")
    maya.fills(slots="Thu 26 Nov, 19:00")
    daniel.presses("No, I was there")
    assert states(town.interviews()[0]) == [(Side.HOST, "contradicted")]
    daniel.picks()
    assert town.interviews()[0].stage is Stage.BOOKED, "no button about the new time was lost"


def test_throw_away_accounts_close_no_host_who_says_that_they_were_there(
    town: Town, daniel: Member
) -> None:
    attackers = [town.member(name) for name in ("Eve", "Mallory")]
    for each in attackers:
        each.books(daniel)
    town.to("2026-11-25 18:00")
    for each in attackers:
        each.misses("Daniel could not")
    for button in [each for each in daniel.buttons() if each.label == say("No, I was there")]:
        daniel.sends(button.action)
    town.after(days=4)
    noor = town.member("Noor")
    assert "Daniel is taking a break" not in noor.reads(noor.opens_request(daniel))


@pytest.mark.usefixtures("talked")
def test_another_time_is_offered_once(town: Town, daniel: Member, maya: Member) -> None:
    maya.misses("I could not")
    again = maya.button("Find another time").action
    maya.presses("Find another time")
    maya.fills(slots="Thu 26 Nov, 19:00")
    daniel.picks()
    day(town, 26)
    maya.misses()
    assert "write to each other directly" in maya.last()
    assert "Find another time" not in maya.last()
    assert "Things have moved on" in maya.reads(maya.sends(again))


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("end", ["decline", "withdraw", "expire", "leave", "miss", "blame"])
def test_the_questions_are_taken_back_once_no_other_time_can_be_found(
    town: Town, daniel: Member, maya: Member, end: str
) -> None:
    old, label = "No longer needed: your questions for Daniel", "Does this field suit me?"
    maya.misses()
    maya.presses("Find another time")
    maya.fills(slots="Thu 26 Nov, 19:00")
    assert (maya.sees(old), label in maya.labels()) == (False, True)
    match end:
        case "decline":
            daniel.presses("Not now")
        case "withdraw":
            maya.presses("Withdraw")
        case "expire":
            town.after(days=9)
        case "leave":
            erases(daniel)
        case _:
            daniel.picks()
            day(town, 26)
            maya.misses("Neither of us could" if end == "miss" else "Daniel could not")
    assert maya.count("No longer needed: your questions for") == 1
    assert "Questions for your talk" not in maya.text()
    assert label not in maya.labels()


def test_a_seeker_who_was_absent_from_two_interviews_pauses(
    town: Town, daniel: Member, lena: Member, maya: Member
) -> None:
    maya.books(daniel)
    day(town, 24)
    maya.misses("I could not")
    assert "take a break until" not in maya.last()
    maya.books(lena)
    day(town, 26)
    lena.types("interviews")
    lena.misses("Maya could not")
    maya.presses("That is right")
    assert "take a break until" in maya.last()
    assert "take a break until" not in lena.last()
    noor = town.host("Noor")
    assert "You can ask again from Thursday 10 December" in maya.reads(maya.asks(noor))
    town.to("2026-12-10 16:46")
    maya.asks(noor)
    assert "You asked Noor" in maya.last()


def test_twice_with_the_same_person_is_between_the_two(
    town: Town, daniel: Member, lena: Member, maya: Member
) -> None:
    maya.books(daniel)
    day(town, 24)
    maya.misses("I could not")
    maya.presses("Find another time")
    maya.fills(slots="Thu 26 Nov, 19:00")
    daniel.picks()
    day(town, 26)
    maya.misses("I could not")
    assert "take a break until" not in maya.last()
    maya.asks(lena)
    assert "You asked Lena" in maya.last()


def test_a_host_who_was_absent_from_two_interviews_pauses(
    town: Town, daniel: Member, maya: Member
) -> None:
    noor = town.member("Noor")
    maya.books(daniel)
    noor.books(daniel)
    town.to("2026-11-25 18:00")
    maya.misses("Daniel could not")
    noor.misses("Daniel could not")
    assert "can ask you until" not in daniel.text(), "he has not been heard yet"
    town.after(days=4)
    assert "can ask you until" in daniel.last()
    eve = town.member("Eve")
    assert "Daniel is taking a break" in eve.reads(eve.asks(daniel))
    daniel.types("host")
    daniel.presses("I am back")
    eve.asks(daniel)
    assert "You asked Daniel" in eve.last()


def test_a_late_cancellation_first_says_that_it_counts(
    town: Town, daniel: Member, maya: Member
) -> None:
    """They are told once: by the platform if it asks itself, otherwise by a card."""
    maya.books(daniel)
    town.to("2026-11-24 13:30")
    button = maya.button("Cancel it")
    assert button.confirm
    told = plain(button.confirm.text, maya.reader)
    assert told.startswith("That is all right, and I will tell them.")
    assert "Less than 3 hours before, it counts as late." in told
    asked = maya.reads(maya.sends(button.action))
    assert "it counts as" in asked
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED]
    maya.presses("No, keep it")
    assert "it is booked" in maya.last()
    maya.presses("Yes, cancel it")
    [cancelled] = town.interviews()
    assert (cancelled.stage, len(cancelled.absences)) == (Stage.CANCELLED, 1)
    assert "Maya has to cancel your talk" in daniel.last()


def test_a_confirmed_late_cancellation_is_not_asked_about_again(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    town.to("2026-11-24 13:30")
    maya.presses("Cancel it")
    [cancelled] = town.interviews()
    assert (cancelled.stage, len(cancelled.absences)) == (Stage.CANCELLED, 1)


def test_in_good_time_cancelling_counts_for_nothing(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.presses("Cancel it")
    assert [each.absences for each in town.interviews()] == [()]


def test_two_late_cancellations_make_a_rest_too(
    town: Town, daniel: Member, lena: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.books(lena, own_times="2026-11-24 20:00")
    town.to("2026-11-24 14:30")
    for cancel in {each.action for each in maya.buttons() if each.label == say("Cancel it")}:
        maya.sends(cancel)
        maya.presses("Yes, cancel it")
    assert "take a break until" in maya.last()


def blocks_by_name(member: Member, name: str) -> None:
    member.types("settings more")
    member.presses("People I blocked")
    member.presses("Block somebody")
    member.fills(name=name)
    member.presses("Yes, block them")


def erases(member: Member) -> None:
    member.types("privacy")
    member.presses("Erase me")
    member.presses("Erase everything, for good")


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("by", ["a block", "erasing"])
def test_neither_a_block_nor_an_erasure_removes_an_absence(
    town: Town, daniel: Member, maya: Member, by: str
) -> None:
    """Neither a block, which removes the question, nor erasing themselves changes that the absence
    counts."""
    maya.misses("Daniel could not")
    blocks_by_name(daniel, "maya") if by == "a block" else erases(daniel)
    town.after(days=5)
    assert states(town.interviews()[0]) == [(Side.HOST, "noted")]


@pytest.mark.usefixtures("talked")
def test_an_absence_does_not_count_if_the_reporter_blocks_the_other(
    town: Town, daniel: Member, maya: Member
) -> None:
    """Because the blocked member cannot answer."""
    maya.misses("Daniel could not")
    blocks_by_name(maya, "daniel")
    town.after(days=5)
    assert states(town.interviews()[0]) == [(Side.HOST, "asked")]


@pytest.mark.usefixtures("talked")
def test_a_contradicted_absence_is_a_concern_for_the_organizers(
    town: Town, daniel: Member, maya: Member
) -> None:
    ana = town.member("Ana", runs_space=True)
    ana.types("organize")
    maya.misses("Daniel could not")
    before = len(ana.notified())
    daniel.presses("No, I was there")
    assert len(ana.notified()) == before + 1
    assert "Daniel" in ana.last()
    assert "Maya" in ana.last()


@pytest.mark.usefixtures("talked")
def test_whoever_blocks_or_reports_is_not_asked_to_meet_again(daniel: Member, maya: Member) -> None:
    maya.misses("Daniel could not")
    maya.presses("Something was wrong")
    maya.fills(what="He was rude before it.")
    assert "[Find another time]" not in maya.text()
    maya.presses("Block them")
    maya.presses("Yes, block them")
    assert "[Find another time]" not in maya.text()


@pytest.mark.usefixtures("talked")
def test_a_block_takes_back_another_time_from_the_own_card_only(
    daniel: Member, maya: Member
) -> None:
    maya.misses()
    before = daniel.text()
    maya.types("settings more")
    maya.presses("People I blocked")
    maya.presses("Block somebody")
    maya.fills(name="Daniel")
    maya.presses("Yes, block them")
    assert "[Find another time]" not in maya.text()
    assert daniel.text() == before, "nothing tells him of it"


@pytest.mark.usefixtures("talked")
def test_whoever_reports_a_false_absence_can_still_say_that_they_were_there(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.misses("Daniel could not")
    daniel.presses("Something was wrong")
    daniel.fills(what="I was there, and she says that I was not.")
    daniel.presses("No, I was there")
    [missed] = town.interviews()
    assert states(missed) == [(Side.HOST, "contradicted")]


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("answer", [*SAID, None])
def test_whoever_reported_is_not_asked_to_meet_again_once_it_is_known_how_it_was(
    town: Town, daniel: Member, maya: Member, answer: str | None
) -> None:
    maya.misses("Daniel could not")
    maya.presses("Something was wrong")
    maya.fills(what="He was rude before it.")
    if answer:
        daniel.presses(answer)
        assert "[Find another time]" in daniel.text(), "he must not learn of it"
        assert SAID[answer] in maya.text()
    town.after(days=5)
    assert "[Find another time]" not in maya.text()


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("says", ["interviews", "did Daniel answer?"])
def test_whoever_reported_is_invited_nowhere_to_meet_again(
    town: Town, daniel: Member, maya: Member, says: str
) -> None:
    maya.misses()
    listed = maya.reads(maya.types(says))
    assert "[Find another time]" in listed
    maya.types("report Daniel")
    maya.fills(what="He was rude.")
    if "Daniel" in maya.labels():
        maya.presses("Daniel")
    town.after(minutes=5)
    listed = maya.reads(maya.types(says))
    assert "Daniel" in listed
    assert "[Find another time]" not in listed
    assert "[Find another time]" in daniel.reads(daniel.types("interviews")), "he learns nothing"


def test_a_host_who_reported_a_seeker_is_not_asked_to_let_them_ask_again(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.presses("Not now")
    assert "[They may ask again]" in daniel.reads(daniel.types("interviews"))
    daniel.types("report Maya")
    daniel.fills(what="She was rude.")
    town.after(minutes=5)
    listed = daniel.reads(daniel.types("interviews"))
    assert "Maya" in listed
    assert "[They may ask again]" not in listed


@pytest.mark.usefixtures("lena")
@pytest.mark.parametrize("reports", [False, True])
def test_a_seeker_whose_request_ended_is_shown_nobody_whom_they_reported(
    daniel: Member, maya: Member, reports: bool
) -> None:
    maya.asks(daniel)
    if reports:
        maya.types("report Lena")
        maya.fills(what="She was rude.")
    daniel.presses("Not now")
    assert maya.sees("[Ask Lena]") != reports
