"""Something was wrong: who is told, who never is, and what organizers can do."""

from dataclasses import replace

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid
from bot.cards.outside import PersonLink
from bot.cards.plain_text import plain
from bot.interview.limits import OPEN_CONCERNS
from tests.bot.conftest import organizes
from tests.bot.town import Town
from tests.bot.town_members import Member, why

REFUSED = "I cannot find that"
Filled = str | tuple[str, ...]


@pytest.fixture
def ana(town: Town) -> Member:
    """She runs the workspace, and is an organizer."""
    return organizer(town, "Ana")


@pytest.fixture
def ben(town: Town, ana: Member) -> Member:
    return organizer(town, "Ben")


@pytest.fixture
def marcus(town: Town) -> Member:
    return town.host("Marcus")


def organizer(town: Town, name: str) -> Member:
    made = town.member(name, runs_space=True)
    organizes(made)
    return made


def report(who: Member, **values: Filled) -> None:
    who.types("report")
    who.fills(**({"what": "He asked me out."} | values))


def knows_nothing(who: Member) -> bool:
    """Whether nothing that they ever saw mentions it."""
    words = ("concern", "asked me out", "Maya tells", "report")
    return not any(word in who.text() for word in words)


def test_a_report_is_with_the_organizers_at_once_and_the_other_never_hears(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    town.to("2026-11-23 23:30")  # in her quiet hours
    report(maya, about="Marcus")
    assert "Thank you for telling us" in maya.last()
    assert "It went to Ana." in maya.last()
    assert "Block them" in maya.labels()
    assert "A concern about Marcus" in ana.last()
    assert "He asked me out." in ana.last()
    assert knows_nothing(marcus)


def test_a_report_about_somebody_who_was_erased_opens_no_concern(
    ana: Member, maya: Member, marcus: Member
) -> None:
    about = Action("report", str(marcus.key()))
    maya.sends(about)
    marcus.types("privacy")
    marcus.presses("Erase me")
    marcus.presses("Erase everything, for good")
    before = len(ana.received())
    assert "They are not here any more" in maya.reads(maya.fills(what="He asked me out."))
    assert "They are not here any more" in maya.reads(maya.sends(about))
    assert "Write to Ana" in maya.last()
    assert len(ana.received()) == before
    maya.presses("Tell the organizers")
    maya.fills(what="He asked me out.")
    maya.presses("It is none of them: send it")
    assert "He asked me out." in ana.last()


def test_the_form_says_who_sees_the_name(town: Town, ana: Member, maya: Member) -> None:
    form = maya.types("report")
    assert isinstance(form, Form)
    assert form.intro
    intro = plain(form.intro, maya.reader)
    assert "The organizers read this, with your name." in intro
    assert "The other person is not told, and never sees your name." in intro


def test_it_cannot_wait(town: Town, ana: Member, maya: Member, marcus: Member) -> None:
    report(maya, about="Marcus", urgency="It cannot wait")
    assert "It cannot wait: a concern about Marcus" in ana.last()
    assert "call your local emergency number" in maya.last()
    assert "if nobody looks after it within four hours" in maya.last()
    town.after(hours=4)
    assert ana.count("Who looks after the concern") == 1
    town.after(days=2)
    assert ana.count("Who looks after the concern") == 2


def test_unanswered_it_comes_again_until_somebody_looks_after_it(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    assert "if nobody looks after it within two days" in maya.last()
    town.after(days=1, hours=23)
    assert not ana.sees("Who looks after the concern")
    town.after(hours=2)
    assert ana.count("Who looks after the concern") == 1
    ana.presses("Look at it")
    ana.presses("I will look after it")
    town.after(days=20)
    assert ana.count("Who looks after the concern") == 1


def test_two_about_one_person_on_one_day_are_told_apart(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    town.after(hours=1)
    report(maya, about="Marcus")
    town.after(days=3)
    told = [each for each in ana.received() if ":waits:" in each.key]
    words = {" ".join(ana.reads(each.card).split()).partition("told you on")[2] for each in told}
    assert len(told) == len(words) == 2
    assert all("Monday 23 November 2026, 1" in each for each in words)


@pytest.mark.parametrize("how", ["leaves", "steps down", "is removed", "erases everything"])
def test_it_comes_to_the_others_when_its_keeper_organizes_no_more(
    town: Town, ana: Member, ben: Member, maya: Member, how: str
) -> None:
    town.host("Marcus")
    report(maya, about="Marcus")
    ben.presses("I will look after it")
    town.after(days=2, hours=1)
    assert not ana.sees("Who looks after the concern")
    ends_office(town, ana, ben, how)
    town.drain()
    assert ana.count("Who looks after the concern") == 1
    assert not ben.sees("Who looks after the concern")
    town.after(days=2)
    assert ana.count("Who looks after the concern") == 2
    ana.presses("Look at it")
    assert "nobody yet" in ana.last()
    ana.presses("I will look after it")
    assert "You look after the concern about Marcus" in ana.last()
    town.after(days=20)
    assert ana.count("Who looks after the concern") == 2


def ends_office(town: Town, ana: Member, ben: Member, how: str) -> None:
    if how == "leaves":
        town.runner.run(town.assembly.app.members.departed(ben.person))
        return
    if how == "erases everything":
        ben.types("privacy")
        ben.presses("Erase me")
        ben.presses("Erase everything, for good")
        return
    actor, label = (ben, "Step down") if how == "steps down" else (ana, "Remove as organizer")
    actor.types("organize")
    actor.presses("Organizers and contact")
    actor.presses(label)
    actor.presses(label)


def test_an_office_that_ends_leaves_the_concerns_of_others_alone(
    town: Town, ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ana.presses("I will look after it")
    ends_office(town, ana, ben, "steps down")
    town.after(days=20)
    assert not ana.sees("Who looks after the concern")


def test_it_goes_to_members_who_run_the_space_when_the_only_organizer_leaves(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    olga = town.member("Olga")
    town.runs_space("Olga")
    report(maya, about="Marcus")
    ana.presses("I will look after it")
    town.after(days=21)
    town.runner.run(town.assembly.app.members.departed(ana.person))
    town.drain()
    town.seeks_owners()
    assert "Who looks after the concern about Marcus?" in olga.last()
    olga.presses("Look at it")
    olga.presses("I will look after it")
    assert "You look after the concern about Marcus" in olga.last()


def test_it_does_not_come_again_for_ever(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    town.after(days=60)
    assert ana.count("Who looks after the concern") == 6


@pytest.mark.parametrize(
    ("urgency", "reminded"),
    [
        ("When you can", ["Mon 09:00", "Wed 16:00"]),
        ("It cannot wait", ["Thu 20:00", "Sat 16:00", "Mon 16:00", "Wed 16:00"]),
    ],
)
def test_only_what_cannot_wait_comes_again_on_a_weekend(
    town: Town, ana: Member, maya: Member, marcus: Member, *, urgency: str, reminded: list[str]
) -> None:
    town.to("2026-11-26 15:00")
    report(maya, about="Marcus", urgency=urgency)
    town.to("2026-12-02 16:00")
    came = [each.at for each in ana.received() if ":waits:" in each.key]
    assert [f"{each.astimezone(ana.reader.zone):%a %H:%M}" for each in came] == reminded


@pytest.mark.parametrize(("taken", "reminded"), [(False, ["Wed 09:00"]), (True, [])])
def test_an_organizer_far_away_is_reminded_only_if_it_still_waits(
    town: Town, ana: Member, maya: Member, marcus: Member, *, taken: bool, reminded: list[str]
) -> None:
    kai = town.member("Kai", "Pacific/Honolulu", runs_space=True)
    organizes(kai)
    report(maya, about="Marcus")
    town.to("2026-11-25 12:00")  # Ana was reminded at 10:00, when it was night there
    assert "Who looks after the concern about Marcus?" in ana.text()
    if taken:
        ana.presses("I will look after it")
    town.to("2026-11-26 01:00")
    came = [each.at for each in kai.received() if ":waits:" in each.key]
    assert [f"{each.astimezone(kai.reader.zone):%a %H:%M}" for each in came] == reminded


def test_reminders_that_nobody_could_be_told_do_not_all_come_at_once(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    town.platform_is_away(days=8)
    assert len([each for each in ana.received() if ":waits:" in each.key]) == 1


def test_reminders_of_two_concerns_about_one_person_can_be_told_apart(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    noor = town.member("Noor")
    report(maya, about="Marcus")
    town.after(days=1)
    report(noor, about="Marcus")
    town.after(days=12)
    reminders = [ana.reads(each.card) for each in ana.received() if ":waits:" in each.key]
    assert len(reminders) > 2
    assert len({*reminders}) == len(reminders)


def test_an_organizer_reported_in_a_concern_sees_nothing_of_it(
    town: Town, ana: Member, ben: Member, maya: Member
) -> None:
    report(maya, about="Ben")
    assert "It went to Ana." in maya.last()
    ana.presses("I will look after it")
    ana.presses("Private note")
    ana.fills(note="I talk to Ben tomorrow.")
    ben.types("organize")
    assert "Concerns (0 open)" in ben.labels()
    ben.presses("Concerns")
    assert "There are no concerns" in ben.last()
    ben.types("organize")
    ben.presses("What organizers did")
    assert "private note" not in ben.last()
    assert "looks after" not in ben.last()
    assert not ben.sees("asked me out")
    ana.types("organize")
    assert "Concerns (1 open)" in ana.labels()
    ana.presses("What organizers did")
    assert "Ana wrote a private note about a concern" in ana.last()


def test_an_unfinished_report_is_asked_about_once_more(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    town.member("Marcus Two").types("start")
    report(maya, about="marcus")
    town.after(minutes=59)
    assert maya.count("It is not sent yet") == 1
    town.after(days=3)
    assert maya.count("It is not sent yet") == 2
    maya.presses("It is none of them: send it")
    assert "A concern" in ana.last()


def test_a_reporter_who_said_whom_they_mean_is_not_asked_again(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    town.member("Marcus Two").types("start")
    report(maya, about="marcus")
    maya.presses("It is none of them: send it")
    town.after(hours=3)
    assert not maya.count("It is not sent yet")


@pytest.mark.parametrize("hours", [0, 2])
def test_the_question_whom_they_mean_has_no_buttons_once_it_is_answered(
    town: Town, ana: Member, maya: Member, marcus: Member, hours: int
) -> None:
    town.member("Marcus Two").types("start")
    report(maya, about="marcus")
    pressed = next(each.action for each in maya.buttons() if each.action.name == "report_about")
    town.after(hours=hours)
    answer = maya.sends(pressed)
    assert isinstance(answer, Card)
    assert answer.instead, "it replaces the question"
    assert not [each for each in answer.all_buttons() if each.action.name == "report_about"]
    assert "Add something" in maya.labels()
    again = maya.sends(pressed)
    assert isinstance(again, Card)
    assert again.instead
    assert maya.sees("You said whom you mean")
    assert ana.count("A concern about Marcus") == 1


def test_a_name_that_several_have_is_asked_about_before_anything_is_sent(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    town.member("Marcus Two").types("start")
    report(maya, about="marcus")
    assert "Who do you mean by “marcus”?" in maya.last()
    assert "It is not sent yet" in maya.last()
    assert not ana.sees("concern")
    maya.presses("It is them")
    assert "Thank you for telling us" in maya.last()
    assert "A concern about Marcus" in ana.last()


def test_the_only_member_with_the_name_is_highlighted_and_organizers_are_explained(
    ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="marc")
    highlighted = [each for each in maya.buttons() if each.style is Style.PRIMARY]
    assert [plain(each.label, maya.reader) for each in highlighted[-1:]] == ["It is them"]
    said = maya.last()
    assert said.index("Marcus") < said.index("These people would read it") < said.index("Ana")
    maya.sends(highlighted[-1].action)
    assert "A concern about Marcus" in ana.last()


def test_a_part_of_a_name_may_be_an_organizers(
    town: Town, ana: Member, ben: Member, maya: Member
) -> None:
    """Nobody here is called Benny. It could be Ben, who then must not read the report."""
    report(maya, about="Benny")
    assert maya.labels().count("It is them") == 2
    ben_button = [each for each in maya.buttons() if each.action.name == "report_about"][1]
    maya.sends(ben_button.action)
    assert "A concern about Ben" in ana.last()
    assert not ben.sees("concern")


def test_an_unknown_person_can_be_reported_too(town: Town, ana: Member, maya: Member) -> None:
    report(maya, about="A man called Rob")
    maya.presses("It is none of them")
    assert "A concern about A man called Rob" in ana.last()
    assert "Pause them" not in ana.labels()


def test_without_an_organizer_it_goes_to_members_who_run_the_space(
    town: Town, maya: Member, marcus: Member
) -> None:
    olga = town.member("Olga")
    town.runs_space("Olga")
    report(maya, about="Marcus")
    assert "There is no organizer here whom I could give it to" in maya.last()
    town.seeks_owners()
    assert "A concern about Marcus" in olga.last()
    olga.presses("I will look after it")
    assert "You look after the concern about Marcus" in olga.last()
    olga.presses("Look at it")
    assert "I will take it over" not in olga.labels(), "she looks after it already"
    assert knows_nothing(marcus)


def test_a_report_about_the_only_organizer_goes_to_who_runs_the_space(
    town: Town, ana: Member, maya: Member
) -> None:
    olga = town.member("Olga")
    town.runs_space("Ana", "Olga")
    report(maya, about="Ana")
    town.seeks_owners()
    assert "A concern about Ana" in olga.last()
    assert not ana.sees("concern about")
    ana.types("organize")
    assert "Concerns (0 open)" in ana.labels()


@pytest.mark.parametrize("typed", ["Jürgen Müller", "Juergen", "Muller"])
def test_nobody_who_may_be_meant_gets_it_however_their_name_is_written(
    town: Town, maya: Member, typed: str
) -> None:
    """They run the space, and Askwell learns of them only now."""
    town.runs_space("Jürgen Müller")
    report(maya, about=typed)
    town.seeks_owners()
    assert "I found nobody here who could read it" in maya.last()


def test_where_nobody_is_left_it_is_said_plainly(town: Town, ana: Member, maya: Member) -> None:
    town.runs_space("Ana")
    report(maya, about="Ana")
    town.seeks_owners()
    assert "I found nobody here who could read it" in maya.last()
    assert not ana.sees("concern about")


def test_organizers_ask_back_and_hear_the_answer(
    town: Town, ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ana.presses("Ask a question")
    ana.fills(question="When was it?")
    assert "When was it?" in maya.last()
    assert "Ana" not in maya.last()
    maya.presses("Answer")
    maya.fills(more="On Monday.")
    assert "On Monday." in ana.last()
    assert "On Monday." in ben.last()
    ben.presses("Look at it")
    assert "When was it?" in ben.last()


def test_the_second_of_two_organizers_is_told_how_it_stands(
    town: Town, ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    stale = ben.button("I will look after it")
    ana.presses("I will look after it")
    assert "Ana" in ben.last()
    ben.sends(stale.action)
    assert "This has changed since" in ben.last()


def test_after_an_act_of_an_organizer_no_card_is_out_of_date(
    town: Town, ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ben.presses("I will look after it")
    ben.presses("Look at it")
    opened = ben.button("Ask a question")
    maya.presses("Add something")
    maya.fills(more="It was on Monday.")
    ben.presses("Private note")
    ben.fills(note="I call her.")
    assert isinstance(ben.sends(opened.action), Form)
    assert not ben.sees("This has changed since")
    stale = ana.button("Ask a question")
    ben.presses("Close")
    ben.fills(outcome="We could not find out more")
    ana.sends(stale.action)
    assert "This has changed since" in ana.last()


def test_a_kind_warning_has_room_for_one_reply(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    form = ana.presses("Warn kindly")
    assert isinstance(form, Form)
    ana.fills(words=form.fields[0].initial)
    assert "The organizers would like to tell you something" in marcus.last()
    assert "Maya" not in marcus.last()
    assert "Ana" not in marcus.last()
    marcus.presses("Reply")
    marcus.fills(reply="I am sorry.")
    assert "I am sorry." in ana.last()
    assert "Reply" not in marcus.labels()


def test_a_suspended_member_is_told_of_the_contact(
    ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    ana.types("organize")
    ana.presses("Organizers and contact")
    ana.sends(Action(ActionName.CONTACT, about=str(ben.key())))
    report(maya, about="Marcus")
    ana.presses("Pause them")
    ana.presses("Pause them")
    assert "Ben looks after people here" in marcus.last()


def test_a_suspended_member_can_neither_ask_nor_be_asked(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    lena = town.host("Lena")
    maya.asks(marcus)
    marcus.asks(lena)
    report(maya, about="Marcus")
    ana.presses("Pause them")
    ana.presses("Pause them")
    assert "The organizers have paused you here" in marcus.text()
    assert maya.sees("Marcus cannot make it just now")
    assert lena.sees("Marcus has withdrawn the request")
    assert "no longer takes requests" not in maya.text()
    maya.types("find")
    assert "Marcus" not in maya.last()
    assert "The organizers have paused you here" in marcus.reads(marcus.asks(lena))
    for typed in ("start", "host"):
        marcus.types(typed)
        assert "The organizers have paused you here" in marcus.last(), typed
        assert "Who could be next" not in marcus.last()
        assert "people can find and ask you" not in marcus.last()
    ana.presses("Let them back")
    assert "You can take part here again" in marcus.last()
    assert isinstance(marcus.opens_request(lena), Form)


def test_a_removed_member_takes_no_part_until_let_back(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    maya.books(marcus)
    report(maya, about="Marcus")
    ana.presses("Remove them")
    ana.presses("Remove them")
    town.drain()
    assert maya.sees("Marcus has to cancel your talk")
    for doing in ("start", "find", "host", "interviews", "hello there"):
        marcus.types(doing)
        assert "You no longer take part here" in marcus.last(), doing
        [link] = marcus.cards()[-1].links
        assert isinstance(link, PersonLink)
    town.after(days=40)
    ana.types("organize")
    ana.presses("Concerns")
    ana.presses("Let them back")
    marcus.types("start")
    assert "Hello Marcus" in marcus.last()


def test_whoever_pauses_or_removes_an_organizer_reads_what_becomes_of_their_office(
    town: Town, ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    for label in ("Pause them", "Remove them"):
        ana.presses(label)
        assert "stay an organizer" not in ana.last()
        assert "stop organizing" not in ana.last()
        ana.presses("Not now")
    report(maya, about="Ben")
    ana.presses("Pause them")
    assert "They stay an organizer" in ana.last()
    ana.presses("Not now")
    ana.presses("Remove them")
    assert "They also stop organizing" in ana.last()


def test_the_others_hear_that_a_removed_organizer_organizes_no_more(
    town: Town, ana: Member, ben: Member, maya: Member
) -> None:
    cleo = organizer(town, "Cleo")
    report(maya, about="Ben")
    ana.presses("Remove them")
    assert "Not now" in ana.labels()
    ana.presses("Remove them")
    town.drain()
    town.after(days=1)
    assert cleo.count("Ben no longer organizes") == 1
    assert "Ana removed them as an organizer" in cleo.text()
    assert not ana.sees("Ben no longer organizes")
    assert not ben.sees("no longer organizes")


def test_who_is_removed_at_night_is_not_said_to_have_joined_in_the_morning(
    town: Town, ana: Member, ben: Member, maya: Member
) -> None:
    cleo = organizer(town, "Cleo")
    town.to("2026-11-23 23:30")
    organizer(town, "Bea")
    report(maya, about="Bea")
    for _ in range(2):
        ana.presses("Remove them")
    town.to("2026-11-24 12:00")
    assert cleo.sees("Bea no longer organizes")
    assert "Bea is an organizer now" not in cleo.notified()


def test_an_organizer_who_is_left_alone_by_whoever_runs_the_space_hears_it(
    town: Town, ana: Member, ben: Member
) -> None:
    olga = town.member("Olga")
    town.runs_space("Olga")
    report(ana, about="Ben")
    town.seeks_owners()
    olga.presses("Remove them")
    olga.presses("Remove them")
    town.after(days=1)
    assert "Ben no longer organizes" in ana.text()
    assert "You are the only organizer now" in ana.text()


def test_a_removed_member_still_gets_and_erases_their_data(
    ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ana.presses("Remove them")
    ana.presses("Remove them")
    marcus.types("start")
    marcus.presses("What is kept about me")
    marcus.presses("Send me all of it")
    assert marcus.sees("Everything I keep about you")
    marcus.types("privacy")
    marcus.presses("Erase me")
    marcus.presses("Erase everything, for good")
    assert "Everything about you is erased" in marcus.text()


def test_nobody_floods_the_organizers(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    """The limit also applies to a removed member, who can still report. Further words are added to
    the report, but only so often until an organizer answers. What was typed is not lost."""
    before = len(ana.notified())
    for number in range(7):
        report(maya, about="Marcus", what=f"Report {number}.")
    assert "You have told the organizers a lot already" in maya.last()
    assert "Report 6." in maya.last()
    for number in range(7):
        maya.presses("Add something")
        maya.fills(more=f"Addition {number}.")
        town.after(minutes=1)
    assert "You can write more once they have answered" in maya.last()
    assert "Addition 6." in maya.last()
    assert len(ana.notified()) - before == 5 + 5
    ana.presses("Ask a question")
    ana.fills(question="When was it?")
    maya.presses("Answer")
    maya.fills(more="On Monday.")
    assert ana.sees("On Monday.")


def test_reports_about_a_member_do_not_count_among_their_own(
    ana: Member, maya: Member, marcus: Member
) -> None:
    """A refusal would tell them that they were reported, and open a report of somebody else."""
    for _ in range(OPEN_CONCERNS):
        report(maya, about="Marcus")
    report(marcus, about="Maya")
    assert "Thank you for telling us" in marcus.last()


def test_the_reporter_hears_of_the_outcome(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ana.presses("Close")
    assert why(ana.fills(sentence="Thanks")) == {"outcome": "Choose one of these."}
    ana.fills(outcome="We have spoken with the person", sentence="He will not do it again.")
    assert "We have spoken with the person" in maya.last()
    assert "He will not do it again." in maya.last()
    assert "Ana" not in maya.last()
    maya_more = maya.button("Add something")
    maya.sends(maya_more.action)
    assert "The organizers have closed this" in maya.last()


def test_a_closed_concern_can_be_opened_again(
    town: Town, ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    closes(ana)
    ben.types("organize")
    ben.presses("Concerns (0 open)")
    ben.presses("Look at it")
    again = ben.button("Open it again").action
    ben.sends(again)
    assert "The concern about Marcus is open" in ben.last()
    assert "if they are still here" in " ".join(ben.last().split())
    assert "The organizers are looking into what you told us again" in maya.last()
    assert "Ben" not in maya.last()
    maya.presses("Add something")
    maya.fills(more="It happened again.")
    assert ana.sees("It happened again.")
    assert "This has changed since" in ana.reads(ana.sends(again))
    ana.types("organize")
    ana.presses("Concerns (1 open)")
    ana.presses("Look at it")
    assert "Looked after by Ben" in " ".join(ana.last().split())
    assert "What came of it" not in ana.last()
    ana.presses("Close")
    ana.fills(outcome="We took steps so that it does not happen again")
    assert "We took steps so that it does not happen again" in maya.last()
    town.after(days=20)
    assert not ana.sees("Who looks after the concern")


@pytest.mark.parametrize("erased", ["maya", "marcus"])
def test_a_concern_whose_words_are_gone_cannot_be_opened_again(
    town: Town, ana: Member, maya: Member, marcus: Member, erased: str
) -> None:
    report(maya, about="Marcus")
    closes(ana)
    ana.types("organize")
    ana.presses("Concerns")
    ana.presses("Look at it")
    again = ana.button("Open it again").action
    who = {"maya": maya, "marcus": marcus}[erased]
    who.types("privacy")
    who.presses("Erase me")
    who.presses("Erase everything, for good")
    told = ana.reads(ana.sends(again))
    assert "This has changed since" in told
    assert "Open it again" not in told
    ana.types("organize")
    assert "Concerns (0 open)" in ana.labels()


def test_the_same_report_twice_is_one(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    assert maya.sends_again() is None
    ana.types("organize")
    assert "Concerns (1 open)" in ana.labels()


def test_without_a_word_nothing_is_sent(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    maya.types("report")
    refused = maya.fills(about="Marcus", what=" ")
    assert isinstance(refused, Invalid)
    assert not ana.sees("concern")


FORGED = [
    *("concern", "look_after", "ask_back_form", "concern_note_form", "warn_form"),
    *("pause_member", "remove_member", "close_concern_form", "reopen_concern"),
    *("report_about", "report_more_form", "warn_reply_form"),
]
FORGED_FORMS = ["ask_back", "concern_note", "warn", "close_concern", "report_more", "warn_reply"]


def test_forged_presses_get_the_same_refusal_and_change_nothing(
    town: Town, ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    """Forged by an outsider, by the member it is about, by an organizer of another community, and
    by a former organizer."""
    lena, eve = town.member("Lena"), town.member("Eve", space="elsewhere", runs_space=True)
    lena.types("start")
    eve.types("organize")
    report(maya, about="Marcus")
    look_after = ana.button("I will look after it").action
    ben.types("organize")
    ben.presses("Organizers and contact")
    ben.presses("Step down")
    ben.presses("Step down")
    before = town.dump()
    for who in (lena, marcus, eve, ben):
        for name in FORGED:
            action = Action(name, look_after.about, look_after.revision, "sure")
            assert who.reads(who.sends(action)).startswith(REFUSED), (who.name, name)
        for name in FORGED_FORMS:
            action = Action(name, look_after.about, look_after.revision)
            answer = who.submits(action, words="x", question="x", more="x", reply="x")
            assert who.reads(answer).startswith(REFUSED), (who.name, name)
    assert town.dump() == before


def test_nobody_reports_from_an_interview_of_others(
    town: Town, daniel: Member, maya: Member, marcus: Member
) -> None:
    maya.asks(daniel)
    [others] = town.interviews()
    forged = Action(ActionName.SOMETHING_WRONG, others.id, others.revision)
    before = town.dump()
    assert marcus.reads(marcus.sends(forged)).startswith(REFUSED)
    assert marcus.reads(marcus.submits(forged, what="x")).startswith(REFUSED)
    assert town.dump() == before


@pytest.mark.parametrize("is_closed", [True, False])
def test_nothing_is_left_of_a_closed_concern_whose_reporter_is_erased(
    town: Town, ana: Member, maya: Member, marcus: Member, *, is_closed: bool
) -> None:
    """In either order. It is also removed from the messages that organizers got about it."""
    report(maya, about="Marcus", what="Zqword one.")
    maya.presses("Add something")
    maya.fills(more="Zqword two.")
    if is_closed:
        closes(ana)
    maya.types("privacy")
    maya.presses("Erase me")
    maya.presses("Erase everything, for good")
    if not is_closed:
        assert ana.sees("Zqword two."), "an open one is kept until it is closed"
        closes(ana)
    town.drain()
    assert "Zqword" not in town.dump()
    messages = [each for key, each in ana.conversation.items() if key.startswith("concern:")]
    assert len(messages) == 2
    assert "Zqword" not in "".join(map(ana.reads, messages))


def test_whoever_reported_hears_how_it_ended_even_if_the_other_was_erased_before(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    """Otherwise somebody could silence the answer by having themselves erased."""
    report(maya, about="Marcus", what="Zqword one.")
    marcus.types("privacy")
    marcus.presses("Erase me")
    marcus.presses("Erase everything, for good")
    closes(ana, sentence="Thank you for your trust.")
    town.drain()
    assert "The organizers have looked into what you told us" in maya.last()
    assert "We have spoken with the person" in maya.last()
    assert "Thank you for your trust." in maya.last()
    assert "Block them" not in maya.last()
    assert "Zqword" not in town.dump()


def erases(who: Member) -> None:
    who.types("privacy")
    who.presses("Erase me")
    who.presses("Erase everything, for good")


def looks_at_it(ana: Member) -> str:
    ana.types("organize")
    ana.presses("Concerns")
    ana.presses("Look at it")
    return " ".join(ana.last().split())


def test_nobody_writes_to_whom_a_concern_is_about_once_they_were_erased(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    warn = replace(ana.button("Warn kindly").action, name=ActionName.WARN)
    erases(marcus)
    told = looks_at_it(ana)
    assert "The person it is about has left, so nobody can write to them" in told
    assert "never does" not in told
    assert "Warn kindly" not in told
    assert "This has changed since" in ana.reads(ana.submits(warn, words="Please be kind."))
    ana.presses("Pause them")
    assert "They have left, so nobody is told" in ana.last()
    ana.presses("Pause them")
    assert "They have left, so nobody was told" in " ".join(ana.last().split())
    marcus.types("start")
    assert "The organizers have paused you here" in marcus.last(), "it holds when they come back"


def test_nobody_is_said_to_hear_that_they_are_let_back_once_they_were_erased(
    ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ana.presses("Pause them")
    ana.presses("Pause them")
    erases(marcus)
    looks_at_it(ana)
    ana.presses("Let them back")
    assert "They have left, so nobody is told." in ana.last()


def test_nobody_asks_a_reporter_who_was_erased(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ask = replace(ana.button("Ask a question").action, name=ActionName.ASK_BACK)
    erases(maya)
    told = looks_at_it(ana)
    assert "The member who told you has left, so nobody can ask them" in told
    assert "Ask a question" not in told
    assert "This has changed since" in ana.reads(ana.submits(ask, question="When?"))
    ana.presses("I will look after it")
    assert "nobody can ask them any more" in " ".join(ana.last().split())
    closes(ana)
    assert "so nobody is told" in " ".join(ana.last().split())
    assert "What was written about it is forgotten." in looks_at_it(ana)


def test_a_reminder_stays_true_once_the_reporter_was_erased(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    """It says who was waiting when it came, because it does not change later."""
    report(maya, about="Marcus")
    town.after(days=2, hours=1)
    erases(maya)
    reminder = " ".join(ana.text().split())
    assert "the member who told you on Monday 23 November 2026, " in reminder
    assert " was waiting for an answer" in reminder
    assert "is waiting for an answer" not in reminder


def test_no_words_are_asked_for_and_no_answer_awaited_once_the_reporter_was_erased(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    erases(maya)
    town.after(days=2, hours=1)
    assert "Who looks after the concern about Marcus?" in ana.last()
    assert "waiting for an answer" not in " ".join(ana.last().split())
    looks_at_it(ana)
    ana.presses("Close")
    assert ana.form
    assert [each.name for each in ana.form.fields] == ["outcome"]


def closes(organizer: Member, **words: str) -> None:
    organizer.types("organize")
    organizer.presses("Concerns")
    organizer.presses("Look at it")
    organizer.presses("Close")
    organizer.fills(outcome="We have spoken with the person", **words)


def test_each_answer_says_who_hears_of_it(
    ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ana.presses("I will look after it")
    assert "The other organizers see your name on it" in ana.last()
    ana.presses("Look at it")
    ana.presses("Ask a question")
    ana.fills(question="When was it?")
    assert "The member who told you has it" in ana.last()
    assert "When was it?" in maya.last()
    ana.presses("Look at it")
    ana.presses("Pause them")
    ana.presses("Pause them")
    assert "They were told, without a reason" in ana.last()
    assert "The organizers have paused you here" in marcus.last()
    ana.presses("Look at it")
    ana.presses("Close")
    ana.fills(outcome="We have spoken with the person")
    assert "The member who told you reads what came of it" in ana.last()
    assert "We have spoken with the person" in maya.last()


def test_a_second_press_to_let_somebody_back_says_that_it_is_done(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ana.presses("Pause them")
    ana.presses("Pause them")
    ana.types("organize")
    ana.presses("Concerns")
    back = ana.button("Let them back").action
    ana.sends(back)
    assert "Marcus may take part again" in ana.last()
    town.after(minutes=2)
    assert "That is done already" in ana.reads(ana.sends(back))


def shown_of(organizer: Member) -> list[str]:
    """The cards about concerns that an organizer was sent, as they are now, oldest first."""
    sent = dict.fromkeys(each.key for each in organizer.received())
    cards = (
        organizer.conversation[each]
        for each in sent
        if each[:8] == "concern:" and each.count(":") == 1
    )
    return [" ".join(organizer.reads(each).split()) for each in cards if isinstance(each, Card)]


@pytest.mark.parametrize("who", ["Maya", "Marcus"])
def test_the_card_that_organizers_hold_loses_the_name_of_whoever_is_erased(
    town: Town, ana: Member, maya: Member, marcus: Member, who: str
) -> None:
    report(maya, about="Marcus", what="He asked me out.")
    [before] = shown_of(ana)
    assert who in before
    erases({"Maya": maya, "Marcus": marcus}[who])
    town.after(minutes=1)
    [after] = shown_of(ana)
    assert who not in after
    assert "He asked me out." in after, "it can still be looked into"
    assert "has left, so nobody can" in after


def test_two_who_report_each_other_are_named_on_both_cards(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus", what="He asked me out.")
    report(marcus, about="Maya", what="She shouted.")
    town.after(minutes=1)
    first, second = shown_of(ana)
    assert "Marcus reported Maya, too." in first
    assert "Maya reported Marcus, too." in second
    assert ("She shouted." in first, "He asked me out." in second) == (False, False)
    ana.presses("The other report")
    assert "He asked me out." in ana.last()
    assert "shouted" not in maya.text()
    assert "asked me out" not in marcus.text()
    erases(maya)
    town.after(minutes=1)
    assert not [each for each in shown_of(ana) if "too." in each or "The other report" in each]


def test_the_reminder_of_either_report_says_that_there_is_another(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    report(marcus, about="Maya", what="She shouted.")
    town.after(days=3)
    reminders = [ana.reads(each.card) for each in ana.received() if ":waits:" in each.key]
    told = {each.splitlines()[1] for each in reminders}
    assert told == {"* Marcus reported Maya, too.", "* Maya reported Marcus, too."}
    for each in reminders:
        assert "Look at both before you decide.\n  [The other report]" in each
    erases(marcus)
    town.after(minutes=1)
    cards = map(ana.reads, ana.cards())
    assert not [each for each in cards if "too." in each or "other report" in each]


def is_erased_and_comes_back(town: Town, who: Member) -> None:
    erases(who)
    town.after(minutes=5)
    who.types("start")


def test_a_reporter_who_was_erased_and_came_back_stays_without_a_name(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ask = ana.button("Ask a question").action
    is_erased_and_comes_back(town, maya)
    before = len(maya.received())
    assert "Told by somebody who has left" in looks_at_it(ana)
    assert "Ask a question" not in ana.labels()
    ana.presses("I will look after it")
    assert "has left, so nobody can ask them" in " ".join(ana.reads(ana.sends(ask)).split())
    assert "Maya" not in looks_at_it(ana)
    closes(ana)
    assert "Maya" not in looks_at_it(ana)
    assert "Open it again" not in ana.labels()
    assert "He asked me out." not in town.dump()
    assert len(maya.received()) == before


def test_a_report_of_before_they_were_erased_is_not_said_to_be_theirs(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    is_erased_and_comes_back(town, maya)
    report(marcus, about="Maya", what="She never came.")
    assert "A concern about Maya" in ana.last()
    assert "reported Marcus" not in ana.last()
    assert "The other report" not in ana.labels()


def test_somebody_reported_who_was_erased_and_came_back_can_be_paused(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    is_erased_and_comes_back(town, marcus)
    assert "A concern about Marcus" in looks_at_it(ana)
    ana.presses("Pause them")
    ana.presses("Pause them")
    assert "Marcus is paused" in ana.last()


def test_the_words_about_somebody_who_was_erased_and_came_back_go_once_it_is_closed(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    is_erased_and_comes_back(town, marcus)
    assert "He asked me out." in looks_at_it(ana), "it can still be looked into"
    closes(ana)
    assert "Block Marcus" not in maya.labels()
    assert "He asked me out." not in town.dump()
    shown = looks_at_it(ana)
    assert "A concern about somebody who has left" in shown
    assert "Open it again" not in shown
    assert "Marcus" not in shown_of(ana)[0]


def test_a_clock_that_is_set_back_makes_no_reporter_a_stranger(
    town: Town, ana: Member, maya: Member, marcus: Member
) -> None:
    """Somebody came while it was a day ahead."""
    real = town.clock.now()
    town.after(days=1)
    noor = town.member("Noor")
    noor.types("start")
    town.clock._now = real
    report(noor, about="Marcus")
    assert "Told by Noor" in looks_at_it(ana)


def test_an_answer_about_somebody_erased_is_not_said_to_be_theirs(
    ana: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    ana.presses("Ask a question")
    ana.fills(question="When was it?")
    maya.presses("Answer")
    maya.fills(more="On Monday.")
    [told] = [each.key for each in ana.received() if ":heard:" in each.key]
    assert "On Monday." in ana.reads(ana.conversation[told])
    erases(marcus)
    assert ana.reads(ana.conversation[told]).splitlines() == [
        "About somebody who has left",
        "They have left, and what was here is erased.",
    ]


def test_the_buttons_of_a_former_organizer_do_nothing(
    town: Town, ana: Member, ben: Member, maya: Member, marcus: Member
) -> None:
    report(maya, about="Marcus")
    held = next(each.card for each in ben.received() if each.key.startswith("concern:"))
    assert isinstance(held, Card)
    ends_office(town, ana, ben, "steps down")
    before = shown_of(ana)
    for each in held.buttons:
        assert isinstance(each, Button)
        assert REFUSED in ben.reads(ben.sends(each.action)), each.label
    assert shown_of(ana) == before
