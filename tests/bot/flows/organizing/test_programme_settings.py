"""Organizers change the usual settings with forms. The changes apply to what comes afterwards."""

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import Form, Invalid
from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from tests.bot.flows.organizing.test_organizing import REFUSED, facts
from tests.bot.town import Town
from tests.bot.town_members import Member

OPENERS = [
    ActionName.ANNOUNCEMENTS_FORM,
    ActionName.ANSWER_DAYS_FORM,
    ActionName.INTERVIEW_SETTINGS_FORM,
    ActionName.NO_ANNOUNCEMENTS,
    ActionName.PROGRAMME_SETTINGS,
    ActionName.PROGRAMME_NAME_FORM,
    ActionName.QUIET_WEEKS,
    ActionName.QUIET_WEEKS_FORM,
    ActionName.SELDOM_SETTINGS_FORM,
    ActionName.WHO_MAY_FORM,
]
FORMS = [
    ActionName.ANNOUNCEMENTS,
    ActionName.ANSWER_DAYS,
    ActionName.INTERVIEW_SETTINGS,
    ActionName.PROGRAMME_NAME,
    ActionName.QUIET_WEEKS_ADD,
    ActionName.SELDOM_SETTINGS,
    ActionName.WHO_MAY,
]


def sets(ana: Member, label: str, **values: str | tuple[str, ...]) -> str:
    ana.types("organize")
    ana.presses("Settings")
    ana.presses(label)
    return ana.reads(ana.fills(**values))


def test_name_and_line_are_on_the_home_card_of_members(ana: Member, maya: Member) -> None:
    assert "Talks with alumni" in sets(
        ana, "Name and line", name=" Talks with  alumni ", line="Ask them anything."
    )
    maya.types("start")
    assert "Talks with alumni" in maya.last()
    assert "Ask them anything." in maya.last()
    ana.types("organize")
    ana.presses("What organizers did")
    assert "Ana changed the settings" in ana.last()


def test_where_everybody_can_be_written_to_there_is_no_channel_to_choose(ana: Member) -> None:
    ana.types("organize")
    ana.presses("Settings")
    assert "Announcements" not in ana.last()


def test_lengths_and_open_requests_hold_for_what_comes(
    town: Town, ana: Member, maya: Member
) -> None:
    said = sets(
        ana,
        "Interviews",
        lengths=("15", "45"),
        per_month=("4",),
        open_requests=("1",),
        year_begins=("July",),
    )
    assert "15 and 45 minutes" in " ".join(said.split())
    assert "July" in said
    vera = town.member("Vera")
    vera.types("host")
    vera.presses("Become a host")
    vera.fills(headline="Baker", field="Baking", topics="bread", gladly="All of it")
    form = vera.presses("Set my hours")
    assert isinstance(form, Form)
    offered = {field.name: field for field in form.fields}
    assert [each.value for each in offered["minutes"].options] == ["15", "45"]  # type: ignore[union-attr]
    assert offered["per_month"].initial == ("4",)


def test_numbers_are_listed_once_they_are_changed_or_asked_for(ana: Member) -> None:
    """On a phone, fourteen lines are too many to read."""
    ana.types("organize")
    ana.presses("Settings")
    assert "Who may ask everybody" in facts(ana)
    assert "All other numbers are the usual ones." in ana.last()
    assert "minutes" not in ana.last()
    changed = sets(
        ana,
        "Interviews",
        lengths=("15", "45"),
        per_month=("2",),
        open_requests=("3",),
        year_begins=("January",),
    )
    assert "15 and 45 minutes" in changed
    assert "a month" not in changed, "that stayed as it was"
    ana.presses("All settings")
    assert "A host's usual number 2 a month" in facts(ana)
    assert "Words of interviews kept for 24 months" in facts(ana)
    assert "All other numbers" not in ana.last()
    assert "All settings" not in ana.reads(ana.cards()[-1])


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"nudge_days": "1"}, "a number from 2 to 30"),
        ({"answer_days": "soon"}, "a number from 3 to 60"),
        ({"nudge_days": "9", "answer_days": "7"}, "has to end after the reminder"),
        ({"follow_up_days": "30, 31"}, "up to three numbers"),
        ({"follow_up_days": "30; 90"}, "up to three numbers"),
        ({"follow_up_days": "20, 60, 120, 180"}, "up to three numbers"),
    ],
)
def test_nonsense_gets_a_sentence(ana: Member, typed: dict[str, str], why: str) -> None:
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Answers")
    filled = {"nudge_days": "3", "answer_days": "7", "follow_up_days": "30, 90"}
    answer = ana.fills(**filled | typed)
    assert isinstance(answer, Invalid)
    assert why in ana.reads(answer)


def test_a_sent_request_keeps_its_days_when_the_settings_change(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    sets(ana, "Answers", nudge_days="2", answer_days="3", follow_up_days="30")
    town.after(days=5)
    assert not maya.sees("did not answer")
    town.after(days=4)
    assert maya.sees("Daniel"), "it ends after a week, as it was asked"
    vera = town.host("Vera", hours="Tue, Thu 17:00-19:00")
    maya.asks(vera)
    assert "They have 3 days to answer" in maya.text()


def test_whoever_had_three_days_to_answer_does_not_read_of_a_week(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    sets(ana, "Answers", nudge_days="2", answer_days="3", follow_up_days="30")
    maya.asks(daniel)
    town.after(days=5)
    assert "The request of Maya has ended" in daniel.last()
    assert "week" not in daniel.last()


def test_times_are_offered_as_far_ahead_as_set(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    ahead = {"lead_hours": "72", "ahead_weeks": "1"}
    quiet = {"quiet_from": "21:30", "quiet_until": "7"}
    sets(ana, "Seldom changed", clock=("5:00 PM",), **ahead, **quiet)
    maya.types(f"ask {daniel.name}")
    slots = maya.options("slots")
    assert slots
    assert all(each.startswith("Thu 26 Nov") for each in slots), "not Tuesday, not in a week"
    vera = town.member("Vera")
    vera.types("settings")
    assert "9:30" in vera.last()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"quiet_from": "25:00"}, "This would work: 20:00"),
        ({"quiet_from": "9", "quiet_until": "9:00"}, "the same time twice"),
        ({"lead_hours": "0"}, "from 1 to 168"),
        ({"ahead_weeks": "99"}, "from 1 to 12"),
    ],
)
def test_nonsense_in_rarely_changed_settings_is_refused(
    ana: Member, typed: dict[str, str], why: str
) -> None:
    filled = {"lead_hours": "24", "ahead_weeks": "3", "quiet_from": "20", "quiet_until": "9"}
    assert why in sets(ana, "Seldom changed", **filled | typed)


def test_a_forged_press_is_refused(ana: Member, maya: Member) -> None:
    for name in OPENERS:
        maya.sends(Action(name))
        assert REFUSED in maya.last(), name


def test_a_forged_form_is_refused(ana: Member, maya: Member) -> None:
    for name in FORMS:
        maya.submits(Action(name), name="Mine", first="2026-12-01", last="2026-12-09")
        assert REFUSED in maya.last(), name
    ana.types("organize")
    ana.presses("What organizers did")
    assert "changed" not in facts(ana)


def test_a_group_is_chosen_by_name_and_others_stay_out(
    town: Town, ana: Member, maya: Member
) -> None:
    zoe = town.member("Zoe")
    zoe.types("start")
    town.has_group("Mentors", "Zoe")
    said = sets(ana, "Who may take part", hosts=("Who is in Mentors",))
    assert "who is in Mentors" in said
    maya.types("host")
    maya.presses("Become a host")
    assert "you need to be in the group Mentors" in maya.last()
    assert "Ana looks after people here" in maya.last()
    zoe.types("host")
    assert isinstance(zoe.presses("Become a host"), Form)


def test_what_groups_are_is_said_only_where_one_can_be_chosen(town: Town, ana: Member) -> None:
    def hints() -> set[bool]:
        ana.sends(Action(ActionName.WHO_MAY_FORM))
        assert ana.form
        return {each.hint is not None for each in ana.form.fields if each.name != "guests"}

    assert hints() == {False}
    town.to("2026-11-24 12:30")
    town.has_group("Mentors", "Ana")
    assert hints() == {True}


def test_a_host_who_is_there_stays_and_seekers_need_an_invitation(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    sets(ana, "Who may take part", seekers=("Who was invited",), hosts=("Who was invited",))
    daniel.types("host")
    assert isinstance(daniel.presses("Change hours"), Form)
    maya.types(f"ask {daniel.name}")
    assert "Asking for interviews is by invitation here" in maya.last()


def test_a_channel_that_stays_closed_is_told_of_every_thirty_days(town: Town, ana: Member) -> None:
    closed = "I cannot write in the channel for announcements"
    told = []
    for day in ("2026-11-27 12:00", "2026-11-30 12:00", "2026-12-01 12:00", "2026-12-28 12:00"):
        town.to(day)
        town.runner.run(town.assembly.app.unseen.announcements_closed(1, "C1"))
        town.drain()
        told.append(ana.notified().count(closed))
    assert told == [1, 1, 1, 2]


@pytest.mark.parametrize("chosen", [True, False])
def test_a_closed_channel_is_not_told_of_once_another_is_chosen(
    town: Town, ana: Member, *, chosen: bool
) -> None:
    ana.sends(Action(ActionName.ANNOUNCEMENTS_FORM))
    ana.fills(channel=("C1",))
    town.to("2026-11-23 21:00")
    closed = CommunityTimer(1, CommunityTimerName.CHANNEL_CLOSED, town.clock.now(), "C1")
    town.runner.run(town.store.run(lambda unit: unit.community_timers.set([closed])))
    town.drain()
    if chosen:
        ana.sends(Action(ActionName.NO_ANNOUNCEMENTS))
    before = len(ana.notified())
    town.to("2026-11-24 12:00")
    assert len(ana.notified()[before:]) == (not chosen)
