"""A broadcast: first to its organizer, then held back, spread over time, and stopped by members
who want that."""

from pathlib import Path

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from tests.bot.conftest import organizes
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member, why

WORDS = {"title": "Summer break", "words": "We rest in *August*."}
TITLE = "From the organizers: Summer break"
FORGED = [
    ActionName.BROADCASTS,
    ActionName.BROADCAST_FORM,
    ActionName.BROADCAST_POST_FORM,
    ActionName.BROADCAST_SEND,
    ActionName.BROADCAST_SHOW,
    ActionName.BROADCAST_STOP,
]


def writes(ana: Member, who: str = "Everybody: hosts and seekers", **more: str) -> None:
    ana.types("organize")
    ana.presses("A message to all")
    ana.presses("Write one")
    ana.fills(**WORDS, who=who, **more)


def got(member: Member) -> int:
    return member.notified().count(TITLE)


def test_it_comes_to_its_organizer_first_and_then_to_all(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    maya.types("start")
    writes(ana)
    assert got(ana) == 1
    assert "We rest in *August*." in ana.text()
    ana.presses("Send to 2 people")
    assert "It goes out soon" in ana.text()
    town.after(minutes=9)
    assert (got(daniel), got(maya)) == (0, 0)
    town.after(minutes=5)
    assert (got(daniel), got(maya)) == (1, 1)
    assert got(ana) == 1, "she has seen it already"
    town.after(minutes=30)
    assert "2 people have it: Summer break" in ana.notified()


def test_its_author_hears_by_day_that_all_have_it(town: Town, ana: Member) -> None:
    town.host("Lena", "Pacific/Auckland")
    writes(ana, who="Hosts")
    ana.presses("Send to 1 person")
    town.after(days=2)
    [told] = [each for each in ana.received() if each.new and "has it" in ana.reads(each.card)]
    assert told.at.astimezone(ana.reader.zone).hour in range(9, 20)


def test_everybody_is_chosen_never_an_accident(ana: Member, daniel: Member) -> None:
    ana.types("organize")
    ana.presses("A message to all")
    ana.presses("Write one")
    assert "who" in why(ana.fills(**WORDS))


def test_it_goes_to_hosts_or_seekers_or_one_field(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    writes(ana, who="Hosts", field="UX research")
    ana.presses("Send to 1 person")
    town.after(minutes=30)
    assert (got(daniel), got(maya)) == (1, 0)


def test_in_the_hold_it_is_stopped_and_nobody_has_it(
    town: Town, ana: Member, daniel: Member
) -> None:
    writes(ana)
    ana.presses("Send to 1 person")
    stop = ana.button("Do not send it").action
    for _ in ("press", "double click"):
        assert "nobody has it" in ana.reads(ana.sends(stop))
    town.after(minutes=30)
    assert got(daniel) == 0
    ana.presses("Send it after all")
    ana.presses("Do not send it")
    town.after(minutes=30)
    assert got(daniel) == 0, "what is sent with one press can be stopped again"
    ana.presses("Change it")
    ana.fills(**WORDS, who="Hosts")
    ana.presses("Send to 1 person")
    town.after(minutes=30)
    assert got(daniel) == 1


def test_stopped_while_it_goes_out_the_rest_gets_nothing(town: Town, ana: Member) -> None:
    hosts = [town.host(f"Host{number}") for number in range(12)]
    writes(ana, who="Hosts")
    ana.presses("Send to 12 people")
    town.after(minutes=10)
    stop = ana.button("Stop the rest").action
    for _ in ("press", "double click"):
        assert "It is stopped" in ana.reads(ana.sends(stop))
    town.after(hours=3)
    assert sum(map(got, hosts)) == 10
    assert "10 people have it: Summer break" in ana.notified()


def test_at_most_two_a_month_and_it_is_said_when_the_next_may_go(
    town: Town, ana: Member, daniel: Member
) -> None:
    for _ in range(2):
        writes(ana)
        ana.presses("Send to 1 person")
        town.after(hours=1)
    writes(ana)
    assert "possible on Tuesday 1 December 2026" in ana.text()
    assert not any(each.startswith("Send to") for each in ana.labels()[-3:])
    town.to("2026-12-01 09:00")
    ana.types("organize")
    ana.presses("A message to all")
    ana.presses("Show it to me")
    ana.presses("Send to 1 person")
    assert "It goes out soon" in ana.last()


def test_members_who_stopped_left_or_were_erased_do_not_get_it(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    daniel.types("settings")
    daniel.presses("Stop all nudges")
    maya.types("start")
    maya.sends(Action(ActionName.BROADCAST_SWITCH, arg="off"))
    town.host("Lena")
    writes(ana)
    ana.presses("Send to 1 person")
    maya.sends(Action(ActionName.BROADCAST_SWITCH, arg="on"))
    town.after(hours=1)
    assert (got(daniel), got(maya)) == (0, 1)
    assert "2 people have it: Summer break" in ana.notified()


def test_a_press_on_the_card_stops_them(town: Town, ana: Member, daniel: Member) -> None:
    writes(ana, who="Hosts")
    ana.presses("Send to 1 person")
    town.after(hours=1)
    daniel.presses("No more of these")
    assert "You get no more messages to all" in daniel.last()
    writes(ana, who="Hosts")
    assert "Nobody would get it" in ana.text()


def test_at_night_it_waits_for_the_morning(town: Town, ana: Member, daniel: Member) -> None:
    town.to("2026-11-23 18:55")
    writes(ana, who="Hosts")
    ana.presses("Send to 1 person")
    town.to("2026-11-24 07:00")
    assert got(daniel) == 0
    town.to("2026-11-24 08:00")
    assert got(daniel) == 1


def test_an_older_button_sends_nothing(town: Town, ana: Member, daniel: Member) -> None:
    writes(ana)
    old = ana.button("Send to 1 person")
    ana.presses("Change it")
    ana.fills(**{**WORDS, "title": "Winter break"}, who="Hosts")
    assert "has changed since" in ana.reads(ana.sends(old.action))
    town.after(hours=1)
    assert got(daniel) == 0


def test_a_second_press_sends_nothing_twice(town: Town, ana: Member, daniel: Member) -> None:
    writes(ana, who="Hosts")
    send = ana.button("Send to 1 person").action
    ana.sends(send)
    ana.sends(send)
    town.after(hours=1)
    ana.sends(send)
    town.after(hours=1)
    assert got(daniel) == 1


def test_many_get_it_though_the_process_is_killed_in_the_middle(tmp_path: Path) -> None:
    with a_town(f"sqlite:///{tmp_path}/askwell.db") as town:
        ana = town.member("Ana", runs_space=True)
        ana.types("organize")
        hosts = [town.host(f"Host{number}") for number in range(60)]
        writes(ana, who="Hosts")
        ana.presses("Send to 60 people")
        town.after(minutes=10)
        town.restart()
        town.after(hours=2)
        assert [got(each) for each in hosts] == [1] * 60


def test_a_form_that_comes_again_with_other_words_changes_the_draft(
    ana: Member, daniel: Member
) -> None:
    """The platform may have said that it failed, so that they went on writing."""
    writes(ana, who="Hosts")
    ana.sends_again(words="We rest in July.")
    assert "We rest in July." in ana.text()
    ana.presses("Send to 1 person")


def test_it_can_be_posted_in_a_channel_once(town: Town, ana: Member) -> None:
    writes(ana)
    ana.presses("Post it in a channel")
    ana.fills(channel=("C1",))
    ana.sends_again()
    town.after(minutes=1)
    assert [each.channel for each in town.board.posts] == ["C1"]
    assert "We rest in" in ana.reads(town.board.posts[0].card)


def test_nobody_else_writes_to_all(ana: Member, maya: Member) -> None:
    writes(ana)
    word = ana.button("Change it").action
    maya.types("start")
    for name in FORGED:
        reply = maya.sends(Action(name, word.about, word.revision))
        assert "I cannot find that" in maya.reads(reply), name


def test_the_form_of_one_that_is_on_its_way_calls_nothing_back(
    town: Town, ana: Member, daniel: Member
) -> None:
    ben = town.member("Ben", runs_space=True)
    organizes(ben)
    writes(ana, who="Hosts")
    [word] = [each for each in ana.buttons() if each.action.name == ActionName.BROADCAST_SEND]
    ben.sends(word.action)
    ana.sends_again()
    assert "has changed since" in ana.reads(ana.sends_again(words="We rest in May."))
    town.after(hours=1)
    assert got(daniel) == 1
