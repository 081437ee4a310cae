"""Staying in touch: when the seeker is nudged, what they send the host, and the list of both."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.rich_text import say
from bot.interview.members import Member as SomeMember
from bot.interview.members import Person
from bot.interview.model import Stage
from bot.texts.letters.email_copy import BLANK
from bot.texts.nudges import keep_in_touch
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member, why

TOUCH = "Stay in touch with Daniel?"
TOUCH_TITLES = ("Stay in touch with", "Any news for", "A few lines to")
NEWS = "News from Maya"


@pytest.fixture
@lived_once
def talked(town: Town, daniel: Member, maya: Member) -> None:
    """Tuesday 24 November, 16:00 to 16:25 in UTC; it is 19:40 in Nairobi."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")


@pytest.fixture
@lived_once
def thanked(talked: None, maya: Member) -> None:
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is trained", resources="The design letter")
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")


@pytest.fixture
@lived_once
def nudged(town: Town, thanked: None) -> None:
    town.to("2026-12-24 17:00")


def nudges_of(member: Member) -> list[datetime]:
    new = [each for each in member.received() if each.new]
    local = [each for each in new if member.reads(each.card).startswith(TOUCH_TITLES)]
    return [each.at.astimezone(member.reader.zone).replace(tzinfo=None) for each in local]


def talks(town: Town, maya: Member, daniel: Member, own_times: str) -> None:
    """One more talk, for which Maya says thank you at once."""
    maya.books(daniel, own_times=own_times)
    booked = town.interviews()[-1]
    assert booked.start
    town.to(booked.start + timedelta(minutes=40))
    thanks(town, maya)


def thanks(town: Town, maya: Member) -> None:
    held = town.interviews()[-1]
    maya.submits(Action("note", held.id, held.revision), note="Thank you!")
    maya.presses("Send it")
    assert town.interviews()[-1].stage is Stage.THANKED


def writes(maya: Member, words: str = "I tried it, and it works.") -> str:
    """Write an update, beginning at the list."""
    maya.types("contacts")
    assert isinstance(maya.presses("Write an update"), Form)
    return maya.reads(maya.writes(update=words))


# When


@pytest.mark.usefixtures("thanked")
def test_30_and_90_days_after_the_note(town: Town, maya: Member) -> None:
    town.to("2027-12-01 12:00")
    assert nudges_of(maya) == [datetime(2026, 12, 24, 19, 40), datetime(2027, 2, 22, 19, 40)]


@pytest.mark.usefixtures("talked")
def test_a_note_moves_the_30_days(town: Town, maya: Member) -> None:
    town.to("2026-12-15 12:00")
    thanks(town, maya)
    town.to("2027-12-01 12:00")
    assert nudges_of(maya) == [datetime(2027, 1, 14, 15), datetime(2027, 3, 15, 15)]


@pytest.mark.usefixtures("talked")
def test_a_talk_nobody_spoke_of_again_is_not_recalled(town: Town, maya: Member) -> None:
    town.to("2027-06-01 12:00")
    assert nudges_of(maya) == []


@pytest.mark.usefixtures("talked")
def test_an_interview_that_was_noted_is_recalled_also_without_thanks(
    town: Town, maya: Member
) -> None:
    town.to("2027-01-15 12:00")
    maya.types("journal")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening")
    town.to("2027-06-01 12:00")
    assert nudges_of(maya) == [datetime(2027, 2, 22, 19, 25)]


@pytest.mark.usefixtures("nudged")
def test_a_seeker_who_wrote_is_praised_and_asked_again_after_90_days(
    town: Town, maya: Member
) -> None:
    maya.presses("I wrote")
    assert "Daniel will remember you" in maya.last()
    assert "On Thursday 25 March 2027 I will ask" in maya.last()
    assert not [each for each in maya.delivered_buttons() if each.action.name == "wrote"]
    town.to("2027-12-01 12:00")
    assert nudges_of(maya)[1:] == [datetime(2027, 3, 25, 9)], "on the 24th it is 20:00"


@pytest.mark.usefixtures("nudged")
def test_an_update_moves_the_date_too(town: Town, maya: Member) -> None:
    town.to("2027-01-20 12:00")
    assert "On Tuesday 20 April 2027 I will ask what came of it" in writes(maya)
    town.to("2027-12-01 12:00")
    assert nudges_of(maya)[1:] == [datetime(2027, 4, 20, 15)]


@pytest.mark.usefixtures("nudged")
def test_later_is_two_weeks_later(town: Town, maya: Member) -> None:
    maya.presses("Later")
    assert "I will ask again on Friday 8 January 2027" in maya.last()
    town.to("2027-01-20 12:00")
    assert nudges_of(maya)[1:] == [datetime(2027, 1, 8, 9)], "on the 7th it is 20:00"


@pytest.mark.usefixtures("nudged")
def test_later_again_and_again_is_still_three_times_a_year(town: Town, maya: Member) -> None:
    for _ in range(3):
        maya.presses("Later")
        town.after(days=20)
    assert len(nudges_of(maya)) == 3
    maya.types("contacts")
    assert "I will ask you on Monday 27 December 2027" in maya.last()
    town.to("2028-01-10 12:00")
    assert nudges_of(maya)[3:] == [datetime(2027, 12, 27, 9)], "the 25th is a Saturday"


@pytest.mark.usefixtures("nudged")
def test_stop_ends_it(town: Town, maya: Member) -> None:
    maya.presses("Stop these reminders")
    assert "No more nudges about Daniel" in maya.last()
    town.to("2027-12-01 12:00")
    assert len(nudges_of(maya)) == 1


@pytest.mark.usefixtures("thanked")
def test_a_member_without_nudges_gets_none_but_keeps_the_next_date(
    town: Town, maya: Member
) -> None:
    maya.types("settings")
    maya.presses("Stop all nudges")
    town.to("2027-01-15 12:00")
    assert nudges_of(maya) == []
    maya.types("settings")
    maya.presses("Nudge me again")
    town.to("2027-12-01 12:00")
    assert nudges_of(maya) == [datetime(2027, 2, 22, 19, 40)]


# Several talks of the same two


@pytest.mark.usefixtures("nudged")
def test_while_a_newer_request_is_open_the_older_interview_is_silent(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2027-02-20 12:00")
    maya.asks(daniel)
    town.to("2027-02-26 12:00")
    assert len(nudges_of(maya)) == 1
    daniel.presses("Not now")
    town.to("2027-12-01 12:00")
    assert nudges_of(maya)[1:] == [datetime(2027, 3, 8, 19, 40)], "two weeks later"


@pytest.mark.usefixtures("nudged")
def test_a_newer_interview_silences_the_older_for_good(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2027-02-01 12:00")
    talks(town, maya, daniel, "2027-02-04 19:00")
    town.to("2027-12-01 12:00")
    assert nudges_of(maya)[1:] == [datetime(2027, 3, 8, 9), datetime(2027, 5, 5, 19, 40)]


@pytest.mark.usefixtures("nudged")
def test_three_a_year_count_for_all_interviews_of_the_two(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2027-02-23 12:00")
    assert len(nudges_of(maya)) == 2
    talks(town, maya, daniel, "2027-02-25 19:00")
    town.to("2027-04-01 12:00")
    assert len(nudges_of(maya)) == 3
    assert "I will ask" in writes(maya)
    town.to("2027-12-24 12:00")
    assert len(nudges_of(maya)) == 3
    town.to("2028-01-10 12:00")
    assert len(nudges_of(maya)) == 4


@pytest.mark.usefixtures("nudged")
def test_a_button_of_an_older_interview_leads_to_the_newer(
    town: Town, daniel: Member, maya: Member
) -> None:
    old = [maya.button(label) for label in ("Write an update", "I wrote", "Later")]
    town.to("2027-02-01 12:00")
    talks(town, maya, daniel, "2027-02-04 19:00")
    for button in old:
        reply = maya.reads(maya.sends(button.action))
        assert "Things have moved on" in reply
        assert "Thursday 4 February 2027" in reply


def test_a_note_for_an_older_interview_is_a_contact_for_the_newer(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-12-02 12:00")
    first = town.interviews()[0]
    talks(town, maya, daniel, "2026-12-10 19:00")
    town.to("2027-01-05 12:00")
    maya.submits(Action("note", first.id, first.revision), note="Thank you, late!")
    maya.presses("Send it")
    town.to("2027-01-18 12:00")
    assert nudges_of(maya) == []
    town.to("2027-02-05 12:00")
    assert nudges_of(maya) == [datetime(2027, 2, 4, 15)]


# What the nudge says


@pytest.mark.usefixtures("nudged")
def test_the_nudge_recalls_the_interview_and_has_a_draft_ready(maya: Member) -> None:
    shown = maya.last()
    assert "You talked on Tuesday 24 November 2026. What came of it?" in shown
    assert "You noted then, for yourself:" in shown
    assert "Listening is trained" in shown
    assert "They recommended:" in shown
    assert "Your draft is ready: fill the gap" in shown
    assert "[Write an update] [I wrote] [Say what came of it] [Later] [Copy for e-mail]" in shown
    assert "[Stop these reminders]" in shown
    assert "Dear Daniel" not in shown
    form = maya.presses("Write an update")
    assert isinstance(form, Form)
    draft = " ".join(str(getattr(form.fields[0], "initial", "")).split())
    assert "In November you talked with me about UX research." in draft
    assert "Listening" not in draft


@pytest.mark.usefixtures("thanked")
def test_the_second_nudge_is_not_the_first_again(town: Town, maya: Member) -> None:
    town.to("2027-12-01 12:00")
    first, second = (
        maya.reads(each.card)
        for each in maya.received()
        if each.new and maya.reads(each.card).startswith(TOUCH_TITLES)
    )
    assert first.startswith(TOUCH)
    assert "A line is enough." in first
    assert second.startswith("Any news for Daniel?")
    assert "What has changed for you since then?" in second
    assert "Small news counts" in second


@pytest.mark.usefixtures("thanked")
def test_the_third_nudge_is_neither_the_first_nor_the_second(town: Town, maya: Member) -> None:
    held = town.interviews()[-1]
    host = SomeMember(2, 1, Person("test", "home", "daniel"), "Daniel", "Europe/Berlin")
    shown = [
        maya.reads(keep_in_touch(replace(held, reminded=(held.asked_at,) * past), host, "x"))
        for past in range(4)
    ]
    first, second, third, fourth = (set(each.splitlines()) for each in shown)
    assert shown[2].startswith("A few lines to Daniel?")
    assert not [line for line in third & (first | second) if line.startswith("You talked on")]
    assert not [line for line in third & (first | second) if "Here is a draft" in line]
    assert fourth == third


# Updates


@pytest.mark.usefixtures("nudged")
def test_the_draft_can_be_made_ones_own_and_sent(town: Town, daniel: Member, maya: Member) -> None:
    form = maya.presses("Write an update")
    assert isinstance(form, Form)
    draft = str(getattr(form.fields[0], "initial", ""))
    assert BLANK in draft
    maya.writes(update=draft.replace(BLANK, "held five interviews"))
    assert daniel.notified()[-1] == NEWS
    assert "since we talked, I have held five interviews." in daniel.last()
    assert "Your update is on its way to Daniel" in maya.last()
    assert not [each for each in maya.delivered_buttons() if each.action.name == "update"]


@pytest.mark.usefixtures("nudged")
def test_a_draft_with_its_blank_is_not_sent(daniel: Member, maya: Member) -> None:
    maya.presses("Write an update")
    assert BLANK in why(maya.fills())["update"]
    assert not daniel.sees(NEWS)


@pytest.mark.usefixtures("nudged")
@pytest.mark.parametrize(("words", "said"), [(" ", "is empty"), ("x" * 1501, "1,500")])
def test_an_update_has_a_word_and_a_limit(
    daniel: Member, maya: Member, words: str, said: str
) -> None:
    maya.presses("Write an update")
    assert said in why(maya.fills(update=words))["update"]
    assert not daniel.sees(NEWS)


@pytest.mark.usefixtures("nudged")
def test_an_update_that_asks_for_a_job_is_shown_again_and_its_words_are_kept(
    daniel: Member, maya: Member
) -> None:
    maya.presses("Write an update")
    asking = "I applied everywhere. Could you refer me to your team?"
    shown = maya.reads(maya.fills(update=asking))
    assert "This is what Daniel will see" in shown
    assert "may sound like asking for a job" in shown
    assert not daniel.sees(NEWS)
    form = maya.presses("Change it")
    assert isinstance(form, Form)
    assert getattr(form.fields[0], "initial", "") == asking
    old = maya.button("Send it as it is").action
    maya.fills(update=f"{asking} Please.")
    assert "Something has changed since that message." in maya.reads(maya.sends(old))
    assert not daniel.sees(NEWS)
    maya.presses("Send it as it is")
    assert asking in daniel.last()


@pytest.mark.usefixtures("nudged")
def test_an_update_can_be_copied_into_an_email(town: Town, daniel: Member, maya: Member) -> None:
    form = maya.presses("Copy for e-mail")
    assert isinstance(form, Form)
    assert [field.name for field in form.fields] == ["subject", "text"]
    assert "In November you talked with me" in getattr(form.fields[1], "initial", "")
    maya.fills()
    assert "Daniel will remember you" in maya.last()
    assert not daniel.sees(NEWS)
    town.to("2027-03-20 12:00")
    assert len(nudges_of(maya)) == 1, "it is a contact"


@pytest.mark.usefixtures("nudged")
def test_an_update_is_sent_once(daniel: Member, maya: Member) -> None:
    maya.presses("Write an update")
    maya.fills(update="It worked!")
    send = maya.button("Send it").action
    maya.sends(send)
    assert "Daniel has your update already" in maya.reads(maya.sends(send))
    assert daniel.notified().count(NEWS) == 1


@pytest.mark.usefixtures("nudged")
def test_an_update_is_seen_as_the_host_will_and_then_sent(daniel: Member, maya: Member) -> None:
    before = daniel.received()
    maya.presses("Write an update")
    shown = maya.fills(update="It worked!")
    assert "Nothing has gone out yet." in maya.reads(shown)
    assert maya.sends_again() is None, "delivered twice"
    assert daniel.received() == before
    stale = maya.button("Send it").action
    maya.presses("Change it")
    maya.fills(update="It worked well!")
    assert "It worked well!" in maya.reads(maya.sends(stale))
    assert daniel.received() == before
    maya.presses("Send it")
    assert "It worked well!" in daniel.last()


@pytest.mark.usefixtures("nudged")
def test_an_unsent_update_is_in_the_next_nudge(town: Town, maya: Member) -> None:
    maya.presses("Write an update")
    maya.fills(update="It worked!")
    town.to("2027-02-24 17:00")
    assert "You wrote this, and it has not gone out yet." in maya.last().replace("\n", " ")
    assert "> It worked!" in maya.last()


@pytest.mark.usefixtures("thanked")
def test_one_update_in_30_days_and_the_words_of_the_second_wait(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("contacts")
    maya.presses("Write an update")
    opened = maya.form
    assert opened
    maya.writes(update="First news.")
    [talk] = town.interviews()
    second = Action("update", talk.id, talk.revision)
    reply = maya.reads(maya.submits(second, update="Second news."))
    assert "Daniel heard from you not long ago" in reply
    assert "Thursday 24 December 2026, 19:40" in reply
    assert "not long ago" in maya.reads(
        maya.presses("Stay in touch") and maya.presses("Write an update")
    )
    assert daniel.notified().count(NEWS) == 1
    town.to("2026-12-24 16:40")
    maya.types("contacts")
    form = maya.presses("Write an update")
    assert isinstance(form, Form)
    assert getattr(form.fields[0], "initial", "") == "Second news."
    maya.writes()
    assert "Second news." in daniel.last()


@pytest.mark.usefixtures("thanked")
def test_a_seeker_whose_host_wants_news_may_write_once_more(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, "First news.")
    daniel.presses("Keep me posted")
    maya.types("contacts")
    assert "not long ago" in maya.reads(maya.presses("Write an update")), "but not the same day"
    town.to("2026-11-25 16:40")
    writes(maya, "Second news.")
    assert daniel.sees("Second news.")
    town.to("2026-11-27 16:40")
    maya.types("contacts")
    assert "not long ago" in maya.reads(maya.presses("Write an update"))


@pytest.mark.usefixtures("thanked")
@pytest.mark.parametrize("ending", ["stops nudges", "stops hosting"])
def test_a_host_who_is_done_gets_no_update(
    town: Town, daniel: Member, maya: Member, ending: str
) -> None:
    if ending == "stops nudges":
        daniel.types("settings")
        daniel.presses("Stop all nudges")
    else:
        daniel.types("host")
        daniel.presses("Stop hosting")
    maya.types("contacts")
    refused = maya.reads(maya.presses("Write an update"))
    assert "Daniel does not take updates through me now" in refused
    assert "[Copy for e-mail]" in refused
    assert "nudges" not in refused
    assert isinstance(maya.presses("Copy for e-mail"), Form)
    [talk] = town.interviews()
    maya.submits(Action("update", talk.id, talk.revision), update="All the same.")
    [talk] = town.interviews()
    maya.sends(Action("send_update", talk.id, talk.revision))
    assert not daniel.sees("All the same.")


@pytest.mark.usefixtures("thanked")
def test_an_update_can_be_written_from_the_interviews(daniel: Member, maya: Member) -> None:
    maya.types("interviews")
    maya.presses("Write an update")
    maya.writes(update="It worked!")
    assert "It worked!" in daniel.last()


@pytest.mark.usefixtures("thanked")
def test_an_update_that_does_not_arrive_is_given_back(daniel: Member, maya: Member) -> None:
    daniel.closes_messages()
    writes(maya, "It worked!")
    assert "I cannot reach Daniel at the moment" in maya.notified()[-1]
    assert "Your update did not arrive" in maya.last()
    assert "It worked!" in maya.last()


@pytest.mark.usefixtures("thanked")
def test_the_host_answers_each_update_with_one_press(
    town: Town, daniel: Member, maya: Member
) -> None:
    note = daniel.button("Keep me posted").action
    writes(maya, "First news.")
    shown = [button.label for button in daniel.delivered_buttons()]
    assert shown.count(say("Keep me posted")) == 1, "the note's are gone"
    daniel.presses("Keep me posted")
    assert "Daniel would like to hear how it goes" in maya.notified()
    assert maya.sees("I made a note to ask you around Monday 22 February 2027 what came of it.")
    assert "You answered Maya: “Keep me posted”." in daniel.last()
    assert "First news." in daniel.last()
    assert "You have answered Maya already" in daniel.reads(daniel.sends(note))
    town.to("2026-12-01 12:00")
    writes(maya, "Second news.")
    daniel.presses("You’re welcome")
    assert maya.notified()[-1] == "Daniel read your words and says: you’re welcome"
    assert "Second news." in daniel.last()


@pytest.mark.usefixtures("nudged")
def test_the_host_can_still_answer_after_the_seeker_acted(daniel: Member, maya: Member) -> None:
    for label in ("Later", "I wrote"):
        maya.presses(label)
    maya.types("contacts")
    maya.presses("Stop reminding me")
    maya.types("contacts")
    maya.presses("Remind me again")
    shown = [button.label for button in daniel.delivered_buttons()]
    assert {say("You’re welcome"), say("Keep me posted")} <= set(shown)


@pytest.mark.usefixtures("thanked")
def test_an_update_is_the_seekers_to_write(town: Town, daniel: Member) -> None:
    [talk] = town.interviews()
    for name in ("update", "wrote", "touch_again", "send_update"):
        reply = daniel.sends(Action(name, talk.id, talk.revision))
        assert "Things have moved on" in daniel.reads(reply)
    assert town.interviews() == [talk]


# The list


def test_the_list_of_nobody_has_a_next_step(maya: Member) -> None:
    maya.types("contacts")
    assert "Nobody to write to yet" in maya.last()
    assert "[Find somebody to ask]" in maya.last()


def test_a_host_before_the_interview_is_not_among_the_contacts(
    daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.types("contacts")
    assert "Nobody to write to yet" in maya.last()
    assert "[My interviews]" in maya.last()


@pytest.mark.usefixtures("thanked")
def test_the_list_says_when_it_was_and_when_it_will_be(maya: Member) -> None:
    maya.types("interviews")
    maya.presses("Stay in touch")
    assert "Last contact: Tuesday 24 November 2026." in maya.last()
    assert "I will ask you on Thursday 24 December 2026." in maya.last()
    assert "[Write an update] [Stop reminding me]" in maya.last()


@pytest.mark.usefixtures("thanked")
def test_stop_and_remind_me_again(town: Town, maya: Member) -> None:
    maya.types("contacts")
    maya.presses("Stop reminding me")
    maya.types("contacts")
    assert "You asked me to stop, so I will not ask." in maya.last()
    maya.presses("Remind me again")
    assert "Sure, I will remind you of Daniel" in maya.last()
    assert "Thursday 24 December 2026" in maya.last()
    town.to("2027-01-01 12:00")
    assert nudges_of(maya) == [datetime(2026, 12, 24, 19, 40)]


@pytest.mark.usefixtures("nudged")
def test_a_seeker_who_was_nudged_twice_may_ask_for_more_nudges(town: Town, maya: Member) -> None:
    town.to("2027-06-01 12:00")
    maya.types("contacts")
    assert "Nothing more is coming. Write whenever there is news." in maya.last()
    maya.presses("Remind me again")
    assert "Thursday 1 July 2027" in maya.last()
    town.to("2027-12-01 12:00")
    assert nudges_of(maya)[2:] == [datetime(2027, 7, 1, 15)]


@pytest.mark.usefixtures("thanked")
def test_contacts_say_that_all_nudges_are_stopped(maya: Member) -> None:
    maya.types("settings")
    maya.presses("Stop all nudges")
    maya.types("contacts")
    assert "You stopped all nudges, so I will not ask." in maya.last()
    assert "[Settings]" in maya.last()


@pytest.mark.usefixtures("talked")
def test_an_interview_without_a_note_says_what_is_missing(maya: Member) -> None:
    maya.types("contacts")
    assert "I will remind you once you thank them, or note what you learned." in maya.last()
    assert isinstance(maya.presses("Write a thank-you note"), Form)


@pytest.mark.usefixtures("thanked")
def test_while_another_interview_is_coming_it_says_so(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-12-02 12:00")
    maya.asks(daniel)
    maya.types("contacts")
    assert maya.count("Last contact") == 1
    assert "You have asked them again" in maya.last()


@pytest.mark.usefixtures("nudged")
def test_the_list_is_in_pages_with_the_nearest_first(town: Town, maya: Member) -> None:
    hosts = [town.host(f"Host{number}") for number in range(7)]
    for host in hosts:
        talks(town, maya, host, f"{town.clock.now() + timedelta(days=7):%Y-%m-%d} 15:00")
    maya.types("contacts")
    first = [line[2:] for line in maya.last().splitlines() if line.startswith("* ")]
    maya.presses("Show more")
    second = [line[2:] for line in maya.last().splitlines() if line.startswith("* ")]
    assert len(first) == 5
    assert sorted([*first, *second]) == sorted(["Daniel", *(host.name for host in hosts)])


@pytest.mark.parametrize("said", ["who should I stay in touch with?", "any news to send?"])
@pytest.mark.usefixtures("thanked")
def test_plain_talk_leads_to_the_list(maya: Member, said: str) -> None:
    reply = maya.types(said)
    assert isinstance(reply, Card)
    assert "I will ask you on Thursday 24 December 2026." in maya.last()


@pytest.mark.usefixtures("thanked")
@pytest.mark.parametrize(
    ("typed", "offered", "comes"),
    [
        (
            "remind me to write to Daniel in March",
            "Remind me on Mon 1 Mar",
            datetime(2027, 3, 1, 9),
        ),
        (
            "remind me in 3 months to email Daniel",
            "Remind me on Mon 22 Feb",
            datetime(2027, 2, 22, 9),
        ),
        (
            "remind me to write to Daniel on 16 January",
            "Remind me on Sat 16 Jan",
            datetime(2027, 1, 18, 9),
        ),
    ],
)
def test_a_reminder_for_a_day_comes_then(
    town: Town, maya: Member, typed: str, offered: str, comes: datetime
) -> None:
    """Not on her weekend."""
    maya.types(typed)
    assert "Shall I remind you to write to Daniel?" in maya.last()
    maya.presses(offered)
    assert "I will remind you of Daniel" in maya.last()
    town.to("2027-04-01 12:00")
    assert nudges_of(maya)[0] == comes


@pytest.mark.usefixtures("thanked")
@pytest.mark.parametrize(
    "typed", ["remind me to write to Daniel", "remind me to write to Daniel tomorrow"]
)
def test_a_reminder_for_no_day_or_too_soon_leads_to_the_list(maya: Member, typed: str) -> None:
    maya.types(typed)
    assert "Shall I remind you" not in maya.last()
    assert maya.last().startswith("Stay in touch")


@pytest.mark.usefixtures("talked")
def test_before_thanks_and_notes_no_day_is_promised(maya: Member) -> None:
    maya.types("remind me to write to Daniel in March")
    assert "Shall I remind you" not in maya.last()


@pytest.mark.usefixtures("thanked")
def test_behind_the_last_page_there_is_one_next_step(maya: Member) -> None:
    maya.sends(Action("more_contacts", arg="5"))
    assert "That was everybody" in maya.last()
