"""Before a request or a note is sent, its writer sees how it will look, and what we would
change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards.buttons import Action, Style
from bot.cards.cards import Card
from bot.cards.forms import Form, TextField
from bot.content.coaching import Hint, hints
from bot.interview.model import Interview, Stage
from bot.texts.preview import HINTS
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member
from tests.bot.town_platform import MONDAY

CHANGED = "Something has changed since that message."
ASKS = "How you got into research. And could you refer me to your boss?"


def writes(seeker: Member, host: Member, **differing: str | tuple[str, ...]) -> str:
    """What the seeker sees before the request is sent."""
    seeker.opens_request(host)
    values: dict[str, str | tuple[str, ...]] = {
        "connection": "We both studied physics in Nairobi.",
        "wish": "How you moved from teaching to research.",
        "own_times": "2026-11-25 12:00\n2026-11-26 12:00",
    }
    return unwrapped(seeker.reads(seeker.fills(**(values | differing))))


def unwrapped(shown: str) -> str:
    return shown.replace("\n> ", "\n>").replace("\n", " ")


def first_values(form: object) -> dict[str, object]:
    assert isinstance(form, Form)
    return {field.name: field.initial for field in form.fields}


# The request


def test_the_seeker_sees_what_the_host_will_see_and_nothing_is_sent(
    town: Town, daniel: Member, maya: Member
) -> None:
    shown = writes(maya, daniel)
    assert "This is what Daniel will see" in shown
    assert "Maya would like to learn from you" in shown
    assert "We both studied physics in Nairobi." in shown
    assert shown.count("how you moved from teaching to research.") == 1
    assert "Wed 25 Nov, 12:00 (10:00 for Daniel); Thu 26 Nov, 12:00 (10:00 for Daniel)" in shown
    assert "If you like" not in shown, "there is nothing to hint at"
    assert "Send it as it is" not in shown
    assert not daniel.sees("Maya")
    assert town.timers() == set()
    town.after(days=10)
    assert not daniel.sees("Maya"), "a draft nags nobody"


def test_the_host_sees_what_the_preview_showed(daniel: Member, maya: Member) -> None:
    shown = writes(maya, daniel)
    maya.presses("Send it")
    for line in daniel.last().splitlines():
        assert line.removeprefix("> ") in shown or "[" in line


def test_a_request_that_asks_for_a_job_goes_out_after_a_second_press_only(
    daniel: Member, maya: Member
) -> None:
    shown = writes(maya, daniel, wish=ASKS)
    assert "“And could you refer me to your boss” may sound like asking for a job" in shown
    assert "How do people find their way into work like yours?" in shown
    assert not daniel.sees("Maya")
    assert maya.button("Change it").style is Style.PRIMARY, "the better way stands out"
    maya.presses("Send it as it is")
    assert daniel.sees("could you refer me to your boss?"), "the member decides"
    assert "not about a job" not in shown
    assert "not about a job" not in daniel.last(), "it would be untrue"
    daniel.presses("What if they ask me for a job?")
    assert "I am stuck in my job" not in daniel.labels(), "that is no worry of a host"
    assert "I cannot help with that" in daniel.last()


def test_the_connection_is_read_too(daniel: Member, maya: Member) -> None:
    assert "are you hiring" in writes(maya, daniel, connection="Same school, are you hiring?")


def test_times_of_a_draft_that_have_passed_are_not_filled_in_again(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, daniel, wish=ASKS, own_times="2026-11-25 12:00; 2026-11-27 12:00")
    town.to("2026-11-26 08:00")
    assert first_values(maya.opens_request(daniel))["own_times"] == "2026-11-27 12:00"


def test_let_me_change_it_opens_the_form_with_all_that_was_written(
    daniel: Member, maya: Member
) -> None:
    maya.opens_request(daniel)
    slot = maya.options()[0]
    writes(maya, daniel, wish=ASKS, slots=(slot,), own_times="2026-11-25 12:00", minutes="20")
    form = maya.presses("Change it")
    first = first_values(form)
    assert (first["connection"], first["wish"]) == ("We both studied physics in Nairobi.", ASKS)
    assert (first["own_times"], first["minutes"]) == ("2026-11-25 12:00", ("20",))
    assert len(first["slots"]) == 1  # type: ignore[arg-type]
    shown = maya.reads(maya.fills(wish="How you got into research."))
    assert "asking for a job" not in shown
    maya.presses("Send it")
    assert daniel.sees("how you got into research.")
    assert not daniel.sees("refer me")


def test_an_unsent_request_is_there_when_the_seeker_comes_back(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, daniel, wish=ASKS)
    town.after(days=1)
    form = maya.opens_request(daniel)
    assert first_values(form)["wish"] == ASKS
    assert len(town.interviews()) == 1


def test_after_a_request_was_sent_the_next_form_is_empty(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.presses("Withdraw")
    assert first_values(maya.opens_request(daniel))["wish"] == ""


def test_drafts_are_one_a_host(town: Town, daniel: Member, maya: Member) -> None:
    lena = town.host("Lena")
    writes(maya, daniel, wish="How Daniel came to his field")
    writes(maya, lena, wish="How Lena came to her field")
    writes(maya, daniel, wish="How Daniel came to research")
    assert {each.wish for each in town.interviews()} == {
        "How Lena came to her field",
        "How Daniel came to research",
    }
    assert first_values(maya.opens_request(lena))["wish"] == "How Lena came to her field"


def test_the_button_of_an_older_version_shows_the_newer_one(daniel: Member, maya: Member) -> None:
    writes(maya, daniel, wish="The first thing I would like to learn")
    old = maya.button("Send it").action
    writes(maya, daniel, wish="The second thing I would like to learn")
    shown = maya.reads(maya.sends(old))
    assert CHANGED in shown
    assert "the second thing" in shown
    assert not daniel.sees("Maya")


def test_a_form_that_is_delivered_twice_writes_once(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, daniel)
    before = town.interviews()
    assert maya.sends_again() is None
    assert town.interviews() == before


def test_a_second_press_sends_nothing_twice(town: Town, daniel: Member, maya: Member) -> None:
    writes(maya, daniel)
    send = maya.button("Send it").action
    for _ in range(2):
        assert "on its way to Daniel" in maya.reads(maya.sends(send))
    assert len(daniel.notified()) == len(town.interviews()) == 1


def test_an_old_card_tells_nothing_of_before_to_somebody_who_came_back(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, daniel)
    send = maya.button("Send it").action
    maya.sends(send)
    town.after(minutes=30)
    maya.types("privacy")
    maya.presses("Erase me")
    maya.presses("Erase everything, for good")
    assert maya.reads(maya.sends(send)).startswith("I cannot find that")


def test_a_draft_that_waited_until_its_times_passed_asks_for_others(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, daniel)
    town.after(days=3)
    assert "Those times do not work any more" in maya.reads(maya.presses("Send it"))
    assert not daniel.sees("Maya")
    form = maya.presses("Choose other times")
    assert first_values(form)["wish"] == "How you moved from teaching to research."
    maya.requests(own_times="2026-12-02 12:00")
    assert daniel.sees("Maya would like to learn from you")


def test_a_request_is_refused_at_the_second_press_if_the_host_stopped_meanwhile(
    daniel: Member, maya: Member
) -> None:
    writes(maya, daniel)
    daniel.types("host")
    daniel.presses("Stop hosting")
    assert "Daniel is not taking requests" in maya.reads(maya.presses("Send it"))
    assert not daniel.sees("Maya")


def test_only_its_seeker_knows_of_a_draft(town: Town, daniel: Member, maya: Member) -> None:
    writes(maya, daniel)
    (draft,) = town.interviews()
    for who in (daniel, maya):
        for name in ("pick", "decline", "withdraw", "times", "note", "debrief"):
            reply = who.reads(who.sends(Action(name, draft.id, draft.revision)))
            assert "I cannot find that" in reply
    for command in ("start", "interviews", "thanks", "questions"):
        assert "Maya" not in daniel.reads(daniel.types(command))
    noor = town.member("Noor")
    reply = noor.reads(noor.sends(Action("send", str(draft.host), draft.revision, draft.id)))
    assert "I cannot find that" in reply
    assert not daniel.sees("Maya")


def test_drafts_use_up_no_room(town: Town, maya: Member) -> None:
    hosts = [town.host(f"Host{number}x", per_month="1") for number in range(4)]
    for host in hosts:
        writes(maya, host)
    assert isinstance(town.member("Noor").asks(hosts[0]), Card)
    assert hosts[0].sees("Noor would like to learn")


def test_a_draft_does_not_move_a_host_down_in_the_search(town: Town, maya: Member) -> None:
    town.host("Anna", field="Carpentry")
    bela = town.host("Bela", field="Carpentry")
    before = maya.reads(maya.types("find carpentry"))
    writes(maya, bela)
    assert maya.reads(maya.types("find carpentry")) == before


# Hints


def a_draft(**differing: object) -> Interview:
    draft = Interview(
        "i1",
        1,
        1,
        2,
        "We both studied physics in Nairobi.",
        "How you moved from teaching to research.",
        25,
        MONDAY,
        MONDAY,
        Stage.DRAFT,
        offered=(MONDAY + timedelta(days=2), MONDAY + timedelta(days=3)),
    )
    return replace(draft, **differing)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("differing", "expected"),
    [
        ({}, ()),
        ({"connection": "Slack"}, (Hint.CONNECTION_THIN,)),
        ({"connection": "Same town"}, ()),
        ({"connection": "A talk"}, ()),
        ({"connection": "No idea"}, (Hint.CONNECTION_THIN,)),
        ({"wish": "Everything"}, (Hint.WISH_VAGUE,)),
        ({"wish": "I would love to pick your brain!"}, (Hint.WISH_VAGUE,)),
        ({"wish": "I'd like to ask you a few questions."}, (Hint.WISH_VAGUE,)),
        ({"wish": "I want to pick your brain about some stuff next week."}, (Hint.WISH_VAGUE,)),
        ({"wish": "I want to pick your brain on rivers and dams"}, ()),
        ({"wish": "Hurry up and tell me how you got in!"}, (Hint.RUDE,)),
        ({"wish": "How you deal with rude guests"}, ()),
        ({"connection": "You look gorgeous in your photo"}, (Hint.ABOUT_LOOKS,)),
        ({"wish": "Do you like it? How did you start?"}, ()),
        ({"wish": "Do you like it? How so? Who taught you then?"}, (Hint.MANY_QUESTIONS,)),
        ({"wish": "word " * 93}, ()),
        ({"wish": "word " * 94}, (Hint.LONG,)),
        ({"offered": (MONDAY + timedelta(days=2),)}, (Hint.ONE_TIME,)),
        ({"connection": "x", "wish": "y"}, (Hint.CONNECTION_THIN, Hint.WISH_VAGUE)),
    ],
)
def test_hints(differing: dict[str, object], expected: tuple[Hint, ...]) -> None:
    assert hints(a_draft(**differing)) == expected


def test_every_hint_has_a_sentence() -> None:
    assert set(HINTS) == set(Hint)


def test_hints_are_shown_and_stop_nobody(daniel: Member, maya: Member) -> None:
    shown = writes(maya, daniel, connection="x", own_times="2026-11-25 12:00")
    assert "Say a little more about how you are connected" in shown
    assert "A second or third time" in shown
    host_sees, only_she_sees = shown.split("only you see this part")
    assert "Which time suits you?" in host_sees
    assert "my draft" not in host_sees
    assert "A second or third time" in only_she_sees
    maya.presses("Send it")
    assert "only you see this part" not in daniel.last()
    assert daniel.sees("Maya would like to learn from you")


def test_a_rude_request_gets_better_words_and_may_go_out_as_it_is(
    daniel: Member, maya: Member
) -> None:
    shown = writes(maya, daniel, wish="Don't waste my time, just tell me how you got in.")
    assert "Some of your words may sound harsh." in shown
    assert "“would you have time to tell me?”" in shown
    maya.presses("Send it")
    assert daniel.sees("Maya would like to learn from you")


def test_a_remark_about_looks_can_be_left_out(daniel: Member, maya: Member) -> None:
    wish = "You look gorgeous. How did you get into research?"
    assert "Leave out how people look" in writes(maya, daniel, wish=wish)
    maya.presses("Change it")
    shown = unwrapped(maya.reads(maya.fills(wish="How did you get into research?")))
    assert "If you like" not in shown


@pytest.mark.parametrize(
    "says_nothing",
    [
        {"wish": "Answer my damn question, you idiot."},
        {"wish": "You look gorgeous. How did you get into research?"},
        {"wish": "idk", "connection": "ok"},
    ],
)
def test_a_request_that_no_host_should_get_is_changed_first(
    daniel: Member, maya: Member, says_nothing: dict[str, str]
) -> None:
    writes(maya, daniel, **says_nothing)
    assert maya.button("Change it").style is Style.PRIMARY
    assert maya.button("Send it as it is").style is Style.PLAIN, "the choice is theirs"


def test_one_thin_answer_alone_is_no_reason_to_wait(daniel: Member, maya: Member) -> None:
    writes(maya, daniel, wish="idk")
    assert maya.button("Send it").style is Style.PRIMARY


def test_vagueness_in_the_middle_of_a_wish_is_seen(daniel: Member, maya: Member) -> None:
    shown = writes(maya, daniel, wish="I'd love to pick your brain about stuff some day.")
    assert "Name one clear thing, such as “how you moved from teaching to research”." in shown


def test_the_connection_that_the_form_suggests_is_enough(daniel: Member, maya: Member) -> None:
    assert "If you like" not in writes(maya, daniel, connection="same town")


def test_a_preview_has_room_for_all_there_is_to_say(daniel: Member, maya: Member) -> None:
    phrase = "Could you please refer me, and my brother? "
    most = {"connection": (phrase * 9)[:300], "own_times": "2026-11-25 12:00"}
    writes(maya, daniel, wish=(phrase * 20)[:599], **most)
    old = maya.button("Send it as it is").action
    assert "This is what Daniel will see" in writes(maya, daniel, wish=(phrase * 20)[:600], **most)
    assert CHANGED in maya.reads(maya.sends(old))


# The thank-you note


@pytest.fixture
@lived_once
def held(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel, own_times="2026-11-25 12:00")
    town.to("2026-11-25 18:00")


@pytest.mark.usefixtures("held")
def test_a_note_that_only_thanks_is_sent_without_a_hint(daniel: Member, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    shown = maya.fills(note="Thank you! I was offered a job, and your advice helped.")
    assert "sound like" not in maya.reads(shown)
    maya.presses("Send it")
    assert daniel.sees("your advice helped")


@pytest.mark.usefixtures("held")
def test_a_note_that_asks_goes_out_after_a_second_press_only(daniel: Member, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    shown = unwrapped(maya.reads(maya.fills(note="Thank you! Please pass on my CV.")))
    assert "“Please pass on my CV” may sound like asking for a job" in shown
    assert "I will let you know what comes of your advice." in shown
    assert not daniel.sees("A thank-you note")
    maya.presses("Send it as it is")
    assert daniel.sees("Please pass on my CV.")
    assert "Your note is on its way" in maya.last()


@pytest.mark.usefixtures("held")
def test_a_note_can_be_changed_and_nothing_is_lost(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you! Please pass on my CV.")
    old = maya.button("Send it as it is").action
    form = maya.presses("Change it")
    assert isinstance(form, Form)
    assert isinstance(form.fields[0], TextField)
    assert form.fields[0].initial == "Thank you! Please pass on my CV."
    maya.fills(note="Thank you! I practise listening.")
    shown = maya.reads(maya.sends(old))
    assert "I practise listening." in shown, "seen again, and not sent"
    assert CHANGED in unwrapped(shown)
    assert not daniel.sees("A thank-you note")
    maya.presses("Send it")
    assert "I practise listening." in daniel.last()
    assert not daniel.sees("my CV")


@pytest.mark.usefixtures("held")
def test_an_unsent_note_is_what_the_nudge_shows(town: Town, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you! Please pass on my CV.")
    town.to("2026-11-26 12:00")
    assert "Please pass on my CV." in maya.last()
    assert first_values(maya.types("thanks"))["note"] == "Thank you! Please pass on my CV."


@pytest.mark.usefixtures("held")
def test_there_is_no_note_to_send_where_none_was_written(
    town: Town, daniel: Member, maya: Member
) -> None:
    (held,) = town.interviews()
    maya.sends(Action("send_note", held.id, held.revision))
    assert not daniel.sees("A thank-you note")
    daniel.sends(Action("send_note", held.id, held.revision))
    assert not daniel.sees("A thank-you note")


def test_what_is_not_sent_is_found_again_the_next_day(
    town: Town, daniel: Member, maya: Member
) -> None:
    """Also by somebody who closed the preview, and does not know any more whom they asked."""
    writes(maya, daniel, wish="How Daniel came to his field")
    town.after(days=1)

    for command in ("start", "interviews"):
        assert "Daniel: not sent yet" in maya.reads(maya.types(command))
        form = maya.presses("Continue writing")
        assert first_values(form)["wish"] == "How Daniel came to his field"


def test_what_is_not_sent_is_shown_to_nobody_else(daniel: Member, maya: Member) -> None:
    writes(maya, daniel)
    assert "Maya" not in daniel.reads(daniel.types("start"))
    assert "No interviews yet" in daniel.reads(daniel.types("interviews"))
