"""What newcomers really type: half a word, an emoji, a number, a typing slip, a goodbye."""

import pytest

from bot.cards.cards import Card
from bot.cards.forms import Form
from tests.bot.town import Town
from tests.bot.town_members import Member
from tests.bot.unsure import UNSURE


@pytest.mark.parametrize(
    "words", ["idk", "dunno", "i dont know where to start", "no idea", "not sure"]
)
def test_somebody_who_knows_no_wish_sees_where_to_begin(maya: Member, words: str) -> None:
    maya.types(words)
    assert "Find somebody and ask" in maya.last()
    assert f"Find “{words}”" not in maya.labels()


def test_a_greeting_says_what_this_is_and_what_to_do(maya: Member) -> None:
    maya.types("hello")
    said = " ".join(maya.last().split())
    assert "20 minutes with somebody who does the work you are curious about" in said
    assert maya.labels()[0] == "Find somebody to ask"


@pytest.mark.parametrize("words", ["@everyone hi", "hi @here", "@channel good morning"])
def test_a_greeting_to_all_is_a_greeting(maya: Member, daniel: Member, words: str) -> None:
    maya.books(daniel)
    maya.types(words)
    assert maya.last().startswith("Hello Maya")


@pytest.mark.parametrize("sign", ["🙂", "❤️❤️", "???", "..."])
def test_a_sign_is_answered_kindly(maya: Member, sign: str) -> None:
    maya.types(sign)
    assert maya.last().startswith("I am here, Maya")


@pytest.mark.parametrize(
    "detail",
    ["+1 555 201 7788", "call me at (555) 201-7788", "maya@example.org", "+254 20 7946 0321"],
)
def test_a_number_or_address_is_passed_to_nobody(maya: Member, detail: str) -> None:
    maya.types(detail)
    assert maya.last().startswith("That stays between you and me")
    assert "Something was wrong" not in maya.labels()


@pytest.mark.parametrize(
    "words",
    [
        "24.11.2026 17:00",
        "2026-11-24 17-19",
        "12 13 14",
        "24/11 25/11 26/11 27/11",
        "24.11. 25.11. 26.11.",
        "9-11 14-16 17-19 20-21",
    ],
)
def test_a_time_is_no_phone_number(maya: Member, words: str) -> None:
    maya.types(words)
    assert "That stays between you and me" not in maya.last()


@pytest.mark.parametrize(
    "words", ["no", "Yes!", "nope", "not now", "sure, yes", "yes please", "sure thing"]
)
def test_a_yes_or_no_to_nothing_has_a_next_step(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith("Nothing waits for a yes or no just now")


@pytest.mark.parametrize(
    "words", ["no thanks", "nevermind", "Later.", "ok, maybe later", "forget it", "no, never mind!"]
)
def test_somebody_who_wants_nothing_now_is_in_no_hurry(
    daniel: Member, maya: Member, words: str
) -> None:
    maya.types(words)
    assert maya.last().startswith("All right, there is no hurry")
    maya.asks(daniel)
    daniel.types(words)
    assert "no hurry" not in daniel.last(), "it may be about the request"


@pytest.mark.parametrize("words", ["nothing", "never mind", "oh, nevermind", "no thanks"])
def test_somebody_with_a_booked_talk_may_want_nothing_now(
    daniel: Member, maya: Member, words: str
) -> None:
    maya.books(daniel)
    for member in (maya, daniel):
        member.types(words)
        assert member.last().startswith("All right, there is no hurry")
    maya.types("forget it")
    assert "Cancel it" in maya.labels(), "it may be about the talk"


def test_a_no_to_a_request_is_still_about_the_request(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types("no")
    assert "Maya" in daniel.last()
    assert "Not now" in daniel.labels()


@pytest.mark.parametrize(
    "words",
    [
        *("I want out", "unsubscribe", "delete my account", "please delete my profile"),
        *("i quit", "let me out of here", "erase me", "I want my account deleted"),
        *("I don't want to hear from you again", "never write to me again"),
        *("I changed my mind about all this, remove me please",),
    ],
)
def test_somebody_who_wants_out_can_pause_stop_or_be_erased(daniel: Member, words: str) -> None:
    daniel.types(words)
    assert daniel.last().startswith("You can stop here at any time")
    assert {"Stop all nudges", "Pause", "Stop hosting", "Erase me"} <= set(daniel.labels())


def test_stop_messaging_me_is_about_messages(maya: Member) -> None:
    maya.types("stop messaging me")
    assert "You can hear less from me" in maya.last()
    assert "Stop all nudges" in maya.labels()


def test_closing_the_door_is_a_pause(daniel: Member) -> None:
    daniel.types("close my door")
    assert "Pause my hosting" in daniel.labels()


@pytest.mark.parametrize(
    "words",
    [
        *("stop sending me students", "I'm sick this week", "can I only do one of these a month"),
        "I'm swamped until the 15th, please don't send me anyone",
        "ugh, third request this week. can you slow down?",
        "no more students please, I only have time for career changers",
    ],
)
def test_a_host_who_needs_less_can_pause(daniel: Member, maya: Member, words: str) -> None:
    maya.asks(daniel)
    daniel.types(words)
    assert any(each.startswith("Pause") for each in daniel.labels())
    assert not daniel.last().startswith(UNSURE)


def test_a_pause_says_until_when_it_lasts(daniel: Member) -> None:
    daniel.types("im on holiday until 10 jan")
    form = daniel.presses("Pause until Sun 10 Jan")
    assert isinstance(form, Form)
    assert [each.initial for each in form.fields] == ["2027-01-10"]


@pytest.mark.parametrize("words", ["ask Daniel to talk about UX", "ask daniel to meet"])
def test_asking_somebody_to_talk_leads_to_the_form(
    daniel: Member, maya: Member, words: str
) -> None:
    maya.types(words)
    assert "You would like to talk with Daniel" in maya.last()
    assert isinstance(maya.presses("Ask Daniel"), Form)


def test_short_words_with_swapped_letters_are_read(town: Town, maya: Member) -> None:
    town.host("Ida", field="Design", topics="design", headline="Designer")
    maya.types("I wnat to tlak to a desinger")
    assert not maya.last().startswith(UNSURE)
    assert "I need somebody to talk to" not in maya.labels()


@pytest.mark.parametrize(
    "words", ["im scared to ask a stranger", "I have never asked a stranger", "too shy to ask"]
)
def test_somebody_who_is_afraid_to_ask_is_encouraged(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith("I am scared to ask a stranger")
    assert "Find somebody to ask" in maya.labels()


def test_no_job_is_said_without_scolding(maya: Member) -> None:
    maya.types("can you get me a job")
    assert maya.last().startswith("Let me find you somebody to talk with")


def test_a_host_can_block_who_bothers_them(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types("Maya keeps bothering me")
    asked = daniel.presses("Block Maya")
    assert isinstance(asked, Card)
    assert "Block Maya?" in daniel.last()


def test_a_host_can_block_somebody_not_named(daniel: Member) -> None:
    daniel.types("this guy is annoying, block him")
    assert isinstance(daniel.presses("Block somebody"), Form)


def test_who_waits_in_vain_can_look_at_their_request(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types("nobody has answered me")
    assert "My interviews" in maya.labels()


@pytest.mark.parametrize(
    "words", ["hours 5-9", "my hours are Mon 5-9", "Mon 10-2am", "tue or thu after lunch"]
)
def test_a_host_who_writes_hours_can_change_them(daniel: Member, words: str) -> None:
    daniel.types(words)
    assert daniel.labels()[0] == "Change hours"
    assert f"Find “{words}”" not in daniel.labels()
    assert "Something was wrong" not in daniel.labels()


def test_a_holiday_with_both_ends_is_paused_until_its_last_day(daniel: Member) -> None:
    daniel.types("on vacation from friday until 14 dec")
    assert daniel.labels()[:2] == ["Pause until Mon 14 Dec", "Days off"]


@pytest.mark.parametrize("words", ["im back", "I am back from vacation", "open my door again"])
def test_a_paused_host_who_is_back_opens_their_door(daniel: Member, words: str) -> None:
    daniel.types("pause my hosting until 1 February")
    daniel.presses("Pause until")
    daniel.fills()
    daniel.types(words)
    assert "I am back" in daniel.labels()


@pytest.mark.parametrize(
    "words",
    ["hello, i am back", "im back", "Hi I’m back again!", "hello, i am back from my long holiday"],
)
def test_a_seeker_who_is_back_is_greeted(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith("Hello Maya")


@pytest.mark.parametrize(
    "words",
    [
        "I'm back and I would like to become a host",
        "I am back. I want to help others",
        "hello, i am back from leave and happy to meet students again",
    ],
)
def test_a_seeker_who_is_back_and_would_host_can(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith("Twenty minutes of yours can open a door")


def test_a_name_that_is_a_word_is_a_name_after_accept(town: Town, daniel: Member) -> None:
    grace = town.member("Grace")
    grace.asks(daniel)
    daniel.types("accept grace")
    assert "Grace" in daniel.last()
    assert not daniel.last().startswith(UNSURE)


@pytest.mark.parametrize("hours_west", [3, 9])
def test_the_end_of_a_break_is_the_hosts_day_everywhere(
    town: Town, daniel: Member, hours_west: int
) -> None:
    noor = town.member("Noor", zone=f"Etc/GMT+{hours_west}")
    noor.asks(daniel)
    daniel.types("pause my hosting until 8 December")
    daniel.presses("Pause until Tue 8 Dec")
    daniel.fills()
    daniel.presses("Let them go kindly")
    town.to("2026-11-24 20:00")
    assert noor.sees("break until Tuesday 8 December 2026")
    noor.types("ask Daniel")
    assert "back on Tuesday 8 December 2026" in noor.last()


def test_cancel_is_meant_where_it_is_the_last_word(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("sorry something came up, cancel")
    assert "Here is what you can cancel" in maya.last()
    assert maya.labels()[0] == "Cancel it"


def test_what_somebody_seems_to_want_comes_first(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-11-25 12:00")
    maya.types("he never showed up")
    assert maya.labels()[0] == "It did not happen"
    maya.types("I want to thank Daniel")
    assert maya.labels()[0] == "Write a thank-you note"


@pytest.mark.parametrize("words", ["gracias", "merci beaucoup", "Danke!"])
def test_thanks_in_another_language_is_welcome(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith("You’re welcome")


@pytest.mark.parametrize(
    "words", ["I missed you guys", "Missed you!", "I like this bot", "i really love you"]
)
def test_kind_words_about_us_are_returned(daniel: Member, maya: Member, words: str) -> None:
    maya.books(daniel)
    maya.types(words)
    assert maya.last().startswith("That is kind of you")
    maya.types(f"hi all, {words}")
    assert maya.last().startswith("Hello Maya")


@pytest.mark.parametrize("words", ["I missed our talk", "I missed Daniel"])
def test_a_missed_talk_is_none_of_these(
    town: Town, daniel: Member, maya: Member, words: str
) -> None:
    maya.books(daniel)
    town.to("2026-11-25 12:00")
    maya.types(words)
    assert "It did not happen" in maya.labels()
