"""Until an organizer opens the programme, only organizers take part."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Style
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.plain_text import plain
from bot.interview.organizing.programme import ENOUGH_DOORS
from tests.bot.conftest import organizes
from tests.bot.flows.organizing.test_host_approval import looks
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member

OPEN_IT = Action(ActionName.OPEN_PROGRAMME, arg="sure")
AT_ONCE = 5
NOT_OPEN = "Askwell is not open here yet"


@pytest.fixture
def town() -> Iterator[Town]:
    with a_town(opened=False) as town:
        yield town


@pytest.mark.parametrize("typed", ["start", "help", "find design", "hello", "settings"])
def test_before_the_opening_members_read_who_opens_it_and_nothing_is_stored(
    town: Town, ana: Member, maya: Member, typed: str
) -> None:
    before = town.dump()
    maya.types(typed)
    assert NOT_OPEN in maya.last()
    assert "Ana looks after people here" in maya.last()
    assert town.dump() == before


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("I want to die", "you are not alone with this"),
        ("find a way to die", "you are not alone with this"),
        ("there is nothing that keeps me alive", "Are you all right?"),
        ("I was harassed", "Tell"),
    ],
)
def test_a_report_is_answered_before_the_opening(
    ana: Member, maya: Member, typed: str, answered: str
) -> None:
    maya.types(typed)
    assert NOT_OPEN not in maya.last()
    assert answered in maya.last()


def test_without_organizers_a_member_who_runs_the_space_begins(town: Town) -> None:
    ana = town.member("Ana", runs_space=True)
    ana.types("start")
    assert NOT_OPEN in ana.last()
    assert "organizers are getting it ready" not in ana.last(), "there are none yet"
    ana.presses("I run this place")
    assert "You are an organizer now" in ana.last()


def test_a_second_organizer_can_be_named_before_the_opening(town: Town, ana: Member) -> None:
    bea = town.member("Bea")
    bea.types("start")
    ana.types("organize")
    form = ana.presses("Name a second one")
    assert isinstance(form, Form)
    assert form.intro
    refused = ana.reads(ana.fills(who="Bea"))
    for told in (plain(form.intro, ana.reader), refused):
        [typed] = re.findall(r"write /askwell (\w+) (?:here )?once", told)
    bea.types(typed)
    ana.presses("Name a second one")
    asked = ana.reads(ana.fills(who="Bea"))
    assert "Is this who you mean?" in asked
    assert "so that it is not lost" not in asked, "the card names her already"
    ana.presses("Name them")
    assert "Ana named you an organizer" in bea.last()


def test_a_forged_press_opens_nothing(ana: Member, maya: Member) -> None:
    assert "I cannot find that" in maya.reads(maya.sends(Action(ActionName.OPEN_PROGRAMME)))
    maya.types("start")
    assert NOT_OPEN in maya.last()


def test_organizers_take_part_before(ana: Member) -> None:
    ana.hosts()
    ana.types("start")
    assert not ana.sees(NOT_OPEN)


def test_hosts_come_first_and_nobody_can_ask_them(town: Town, ana: Member, maya: Member) -> None:
    daniel = town.member("Daniel")
    daniel.types("start")
    daniel.presses("Open my door")
    daniel.hosts()
    assert "Your door is open" in daniel.last()
    assert "The programme is not open yet" in daniel.last()
    daniel.types("settings")
    assert NOT_OPEN not in daniel.last(), "they can see to what is theirs"
    for typed in ("ask Daniel", "find UX research"):
        maya.types(typed)
        assert NOT_OPEN in maya.last()
    daniel.types("ask Ana")
    assert NOT_OPEN in daniel.last(), "as one who seeks they wait, too"
    ana.types("organize")
    assert "1 door is open in 1 field" in ana.last()
    assert not daniel.received(), "and nobody is written to"
    ana.presses("Open it")
    ana.presses("Yes, open it")
    maya.types("find UX research")
    assert "Daniel" in maya.last()


def waits_to_host(town: Town, ana: Member) -> Member:
    ana.types("organize")
    ana.presses("Look who may")
    ana.fills(hosts=("Everybody, after a look by an organizer",))
    vera = town.member("Vera")
    vera.hosts(hours="Tue, Thu 17:00-19:00", field="Baking")
    town.drain()
    return vera


def test_the_home_names_hosts_who_wait_before_the_opening(town: Town, ana: Member) -> None:
    """Also after organizers no longer want to see new hosts first: these still wait."""
    waits_to_host(town, ana)
    ana.types("organize")
    assert "1 member would like to host" in ana.last()
    ana.presses("Look who may")
    ana.fills(hosts=("Everybody",))
    ana.types("organize")
    ana.presses("Have a look")
    assert "Vera" in ana.last()


@pytest.mark.parametrize(
    ("answer", "told"),
    [("Welcome", "The programme is not open yet"), ("Not now", "Your profile is kept")],
)
def test_a_host_whom_organizers_answer_before_the_opening_reads_that_it_is_not_open(
    town: Town, ana: Member, answer: str, told: str
) -> None:
    vera = waits_to_host(town, ana)
    ana.presses(answer)
    ana.fills(words="")
    town.drain()
    assert told in vera.last()
    assert "find" not in vera.last().replace("people can find and ask you", "")


def test_a_host_outside_the_chosen_group_waits(town: Town, ana: Member) -> None:
    town.has_group("Mentors", "Daniel")
    ana.types("organize")
    ana.presses("Look who may")
    ana.fills(hosts="Who is in Mentors")
    eve = town.member("Eve")
    eve.types("host")
    eve.presses("Become a host")
    assert "you need to be in the group Mentors" in eve.last()


def test_concerns_and_erasing_work_before(ana: Member, maya: Member) -> None:
    maya.types("start")
    maya.presses("Something was wrong")
    maya.fills(about="Ana", what="He was rude.")
    assert not maya.last().startswith(NOT_OPEN)
    maya.types("privacy")
    maya.presses("Erase me")
    assert not maya.last().startswith(NOT_OPEN)


def test_a_block_can_be_undone_before_the_opening(town: Town, ana: Member, maya: Member) -> None:
    town.member("Daniel").hosts()
    maya.types("block Daniel")
    maya.presses("Block Daniel")
    maya.presses("Yes, block them")
    maya.types("unblock Daniel")
    assert maya.last().startswith("People you blocked")
    maya.presses("Unblock")
    assert maya.last().startswith("You may meet Daniel here again")


def test_once_it_is_open_everybody_takes_part_and_nobody_was_written_to(
    town: Town, ana: Member, maya: Member
) -> None:
    maya.types("start")
    ana.types("organize")
    ana.presses("Open it")
    ana.presses("Yes, open it")
    assert "Your programme is open" in ana.last()
    assert not maya.received()
    maya.types("start")
    assert not maya.last().startswith(NOT_OPEN)
    ana.types("organize")
    assert "It is not open yet" not in ana.last()
    ana.presses("What organizers did")
    assert "Ana opened the programme" in ana.last()


def test_what_cannot_be_undone_is_asked_first(town: Town, ana: Member) -> None:
    ana.types("organize")
    before = town.dump()
    ana.presses("Open it")
    for said in ("cannot close it again", "write to nobody", "Who may take part", "0 doors"):
        assert said in ana.last()
    assert town.dump() == before
    ana.presses("Not yet")
    assert "It is not open yet" in ana.last()


def test_one_next_step_is_highlighted_until_the_opening(town: Town, ana: Member) -> None:
    assert highlighted(ana) == ["Name a second one"]
    bea = town.member("Bea")
    bea.types("host")
    ana.presses("Name a second one")
    ana.fills(who="Bea")
    ana.presses("Name them")
    assert "Bea is an organizer now, and is told in their daytime" in ana.last()
    assert highlighted(ana) == ["Choose the contact"], "two could be it"
    assert "☐ A second organizer, and who is the contact" in ana.last()
    ana.presses("Choose the contact")
    ana.presses("Keep them as the contact")
    assert "☑ A second organizer, and who is the contact" in ana.last()
    assert highlighted(ana) == ["Name and line"]
    ana.presses("Name and line")
    ana.fills(name="Talks")
    assert "Saved\nIt is not open yet" in ana.last(), "the next step follows"
    assert highlighted(ana) == ["Look at the rules"]
    ana.presses("Look at the rules")
    ana.presses("Look who may")
    assert highlighted(ana) == ["Try it"]
    ana.sends(Action(ActionName.TRY_IT, arg="5"))
    ana.presses("Go on")
    assert highlighted(ana) == ["Open it"]


def test_few_buttons_are_shown_at_once(ana: Member) -> None:
    """The others are in the menu. Those of the list are beside its lines."""
    for opened in (False, True):
        if opened:
            ana.sends(OPEN_IT)
        for shown in (ana.types("organize"), ana.presses("People"), ana.presses("Settings")):
            assert isinstance(shown, Card)
            assert len([each for each in shown.buttons if not each.rare]) <= AT_ONCE


def highlighted(member: Member) -> list[str]:
    """The highlighted buttons of the programme's home."""
    home = member.types("organize")
    assert isinstance(home, Card)
    of_home = (each for each in home.all_buttons() if each.style is Style.PRIMARY)
    return [plain(each.label, member.reader) for each in of_home]


def test_opening_twice_changes_nothing(town: Town, ana: Member) -> None:
    ana.sends(OPEN_IT)
    before = town.dump()
    ana.sends(OPEN_IT)
    assert town.dump() == before
    assert "Your programme is open" in ana.last()


def test_it_is_open_for_its_own_community_only(town: Town, ana: Member) -> None:
    ana.sends(OPEN_IT)
    eve = town.member("Eve", space="elsewhere")
    eve.types("start")
    assert NOT_OPEN in eve.last()
    assert "Ana" not in eve.last()


def test_the_checklist_ticks_itself(ana: Member, maya: Member) -> None:
    ana.types("organize")
    assert ana.last().count("☐") == 5
    ana.presses("Name and line")
    ana.fills(name="Ask an alum")
    ana.types("organize")
    assert ana.last().count("☐") == 4
    ana.presses("Look at the rules")
    ana.presses("Look who may")
    ana.types("organize")
    assert ana.last().count("☑") == 4, "nothing is lacking, so that is ticked, too"
    assert "0 doors are open in 0 fields. Hosts first: from 8" in " ".join(ana.last().split())
    ana.hosts()
    ana.types("organize")
    assert "1 door is open in 1 field." in ana.last()


def test_a_whole_interview_is_tried_and_kept_nowhere(town: Town, ana: Member) -> None:
    ana.types("organize")
    before = town.dump()
    ana.presses("Try it")
    titles = []
    for step in range(6):
        titles.append(ana.last().splitlines()[0])
        assert f"Practice, {step + 1} of 6." in ana.last()
        assert town.dump() == before
        ana.sends(ana.cards()[-1].buttons[0].action)
    assert titles == [
        "Practice: People who know “Design”",
        "Practice: Ana would like to learn from you",
        "Practice: Booked: you and Robin",
        "Practice: Get ready: your talk with Robin",
        "Practice: How did it go with Robin?",
        "Practice: A thank-you note from Ana",
    ]
    assert "That was a whole interview" in ana.last()
    assert not town.interviews()
    ana.presses("Organize")
    assert "☑ A whole interview" in ana.last()


def test_a_member_cannot_practise(ana: Member, maya: Member) -> None:
    assert "I cannot find that" in maya.reads(maya.sends(Action(ActionName.TRY_IT, arg="2")))


def test_each_morning_of_the_first_week_organizers_read_what_waits(town: Town, ana: Member) -> None:
    ana.sends(OPEN_IT)
    town.after(days=20)
    told = [each for each in ana.received() if each.key.startswith("organizing:morning")]
    days = [each.at.astimezone(ana.reader.zone).date() for each in told]
    assert [each.weekday() for each in days] == [1, 2, 3, 4, 0], "one a day, and none at weekends"
    assert all(9 <= each.at.astimezone(ana.reader.zone).hour < 20 for each in told)
    assert "No request and no host needs a hand just now" in ana.reads(told[0].card)


def test_a_morning_says_how_many_concerns_are_open_and_not_to_the_one_they_are_about(
    town: Town, ana: Member, maya: Member
) -> None:
    ben = town.member("Ben", runs_space=True)
    organizes(ben)
    ana.sends(OPEN_IT)
    maya.types("report")
    maya.fills(about="Ben", what="He shouted at me.")
    town.after(days=1)
    read = {}
    for each in (ana, ben):
        told = [one for one in each.received() if one.key.startswith("organizing:morning")]
        read[each.name] = " ".join(each.reads(told[0].card).split())
    assert "What needs a hand: Open concerns 1" in read["Ana"]
    assert "No request and no host needs a hand just now" in read["Ben"]
    assert "shouted" not in "".join(read.values())
    ana.types("organize")
    assert "What needs a hand: Open concerns 1" in " ".join(ana.last().split())


def test_a_morning_without_news_is_left_out(town: Town, ana: Member, maya: Member) -> None:
    """Enough doors are open, and nobody waits."""
    ana.sends(OPEN_IT)
    hosts = [town.host(f"Host {number}") for number in range(ENOUGH_DOORS)]
    town.after(days=1)
    assert "Your programme today" not in ana.notified()
    maya.asks(hosts[0], own_times="2026-12-15 12:00")
    town.after(days=6)
    assert ana.count("Your programme today") == 1, "once a request has waited for five days"


def test_an_organizer_who_stopped_nudges_gets_no_opening_news(town: Town, ana: Member) -> None:
    ana.sends(OPEN_IT)
    ana.types("settings")
    ana.presses("Stop all")
    town.after(days=3)
    assert "Your programme today" not in ana.notified()


def test_nothing_is_posted_in_a_channel_before(town: Town, ana: Member) -> None:
    for opens, submits, post in (
        (ActionName.POST_NOW_FORM, ActionName.POST_NOW, {}),
        (ActionName.PLAN_POST_FORM, ActionName.PLAN_POST, {"day": "2027-01-05", "hour": "10"}),
    ):
        assert "Open the programme first" in ana.reads(ana.sends(Action(opens)))
        sent = ana.submits(Action(submits), channel=("C1",), **post)
        assert "Open the programme first" in ana.reads(sent)
    ana.presses("Open it")
    assert "Open the programme?" in ana.last()
    town.after(days=60)
    assert not town.board.posts


def test_a_morning_that_comes_late_is_not_told_twice(town: Town, ana: Member) -> None:
    """On Sunday evening, what waits is told on Monday, and not by both mornings."""
    ana.sends(OPEN_IT)
    town.to("2026-11-29 04:00")
    before = len(ana.received())
    town.clock.move_to(datetime(2026, 11, 29, 23, tzinfo=UTC))
    town.to("2026-11-30 22:00")
    told = [each for each in ana.received()[before:] if each.key.startswith("organizing:morning")]
    assert len(told) == 1


def test_mornings_that_nobody_could_be_told_do_not_all_come_at_once(
    town: Town, ana: Member
) -> None:
    ana.sends(OPEN_IT)
    town.platform_is_away(days=4)
    told = [each for each in ana.received() if each.key.startswith("organizing:morning")]
    assert [each.key for each in told] == ["organizing:morning:20261127T080000"]


def test_a_morning_names_what_waits_when_it_is_read(town: Town, ana: Member) -> None:
    """In Berlin the day has begun, and somebody has seen to it before New York wakes up."""
    nora = town.member("Nora", zone="America/New_York", runs_space=True)
    organizes(nora)
    ana.sends(OPEN_IT)
    looks(ana)
    town.member("Vera").hosts(hours="Tue, Thu 17:00-19:00", field="Baking")
    town.to("2026-11-24 08:30")
    assert "1 member would like to host" in morning_of(ana)
    ana.sends(Action(ActionName.HOSTS_TO_APPROVE))
    ana.presses("Have a look")
    ana.presses("Welcome")
    ana.fills()
    town.to("2026-11-24 16:00")
    assert "No request and no host needs a hand just now" in morning_of(nora)


def morning_of(organizer: Member) -> str:
    told = [each for each in organizer.received() if each.key.startswith("organizing:morning")]
    return " ".join(organizer.reads(told[-1].card).split())
