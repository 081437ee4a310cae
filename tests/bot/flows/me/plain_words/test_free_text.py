"""A member simply writes, and is understood. Nobody else learns about it before a button is
pressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.buttons import Action, Style
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.language.intents import Intent
from bot.texts.plain_words.free_text import meaning_button
from tests.bot.language.intents.labelled import labelled
from tests.bot.town import Town
from tests.bot.town_members import Member
from tests.bot.unsure import UNSURE

MESSAGES = [each.message for name in ("tuned_on", "once_unseen_1") for each in labelled(name)]
ANYTHING = (
    st.sampled_from(MESSAGES)
    | st.text().filter(lambda text: not text.lower().lstrip().startswith("calendar"))
    | st.lists(st.sampled_from(MESSAGES), max_size=4).map(" ".join)
)


@pytest.fixture
def priya(town: Town) -> Member:
    return town.host("Priya", field="Biotech", topics="lab work", headline="Lab lead")


# In a bad mood, or hardly a word


@pytest.mark.parametrize(
    "words",
    [
        *("fuck you", "you are stupid", "Stupid bot!", "I hate this", "this is so annoying"),
        *("you're just a dumb bot", "you don't understand me", "that's not what I asked"),
        *("you suck", "Ugh, this is useless. Go away!", "fuck this stupid bot"),
        "that is not what i meant, stupid thing",
    ],
)
def test_an_annoyed_member_gets_an_apology_and_a_person_to_turn_to(
    ana: Member, maya: Member, words: str
) -> None:
    maya.types(words)
    assert "I am sorry if I got that wrong" in maya.last()
    assert "Ana" in maya.last()
    assert maya.labels()[:3] == ["What can I do next?", "Help", "Something was wrong"]


@pytest.mark.parametrize(
    "words",
    [
        "I was laid off and it's terrible",
        "I got rejected again and I hate this",
        "I am in a bad program",
        "what if it is bad?",
        "I have nobody else to ask",
        "The host ignored my request",
        "My parents say design is not a real job",
    ],
)
def test_a_worry_in_strong_words_is_not_taken_for_anger_at_us(maya: Member, words: str) -> None:
    maya.types(words)
    assert "I am sorry if I got that wrong" not in maya.last()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("hi, i'm really nervous, i have never done this before", "I have never done this before"),
        ("I'm scared to write to Daniel", "I am scared to ask a stranger"),
        ("hi, I am nervous", "I am nervous"),
        ("I feel stupid asking", "I have nothing to offer"),
        ("what if they say no?", "What if they say no?"),
        ("is this free?", "Does it cost anything?"),
        ("what does it cost", "Does it cost anything?"),
        ("are you human", "Are you a person?"),
        ("do you sell what we write?", "What happens to my data?"),
        ("who built this bot?", "Who made you?"),
        ("which languages can I use", "Which languages do you know?"),
        ("will our call be recorded", "Are our talks recorded?"),
        ("what if I run out of words to say", "I have run out of questions"),
        ("I have never hosted, am I even qualified?", "I am not interesting enough"),
        ("I declined her request and feel bad", "I feel bad for saying no"),
        ("I feel bad for declining", "I feel bad for saying no"),
        ("how can I say no politely?", "How do I say no?"),
        ("hi, what is this?", "What is Askwell?"),
        ("what is this", "What is Askwell?"),
        ("who are you", "What is Askwell?"),
        ("hey, who are you and what is this?", "What is Askwell?"),
        ("is this a job interview?", "Is it a job interview?"),
        ("I'm scared that I will bother her", "Am I bothering them?"),
        ("I rambled so much in our call", "Was I all right?"),
        ("As a host, do I have to prepare anything?", "What do I prepare as a host?"),
    ],
)
def test_worries_of_newcomers_are_answered(maya: Member, words: str, title: str) -> None:
    maya.types(words)
    assert maya.last().startswith(title)
    assert "Just saying hello" not in maya.labels()


@pytest.mark.parametrize(
    "words",
    [
        "It's too late for dinner",
        "what if it says 3 pm",
        "My calendar shows a cat",
        "we met on a server",
    ],
)
def test_what_only_sounds_like_a_worry_or_wish_is_asked_about(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith(UNSURE)


def test_the_likeliest_meaning_is_offered_first(maya: Member) -> None:
    maya.types("list the ones I met here")
    assert maya.labels()[0] == "Who to write to again"


def test_a_member_in_this_community_is_found_by_their_work(daniel: Member, maya: Member) -> None:
    maya.types("Is there anybody in this community who works in UX research?")
    assert "Daniel" in maya.last()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("he offered to pass on my cv, what now", "They asked for my CV"),
        ("do hosts get paid for it", "Does it cost anything?"),
        ("do mentors get compensated here", "Does it cost anything?"),
        ("can I drink coffee during the call", "What is good manners in a call?"),
    ],
)
def test_the_advice_that_is_likeliest_by_words_and_by_others_is_given(
    maya: Member, words: str, title: str
) -> None:
    maya.types(words)
    assert maya.last().startswith(title)


def test_who_asks_what_may_report_something_also_reads_whom_to_turn_to(
    ana: Member, maya: Member
) -> None:
    maya.types("may I have dinner during the call")
    assert "Ana" in maya.last()
    assert "Something was wrong" in maya.labels()


def test_a_sentence_near_a_worry_is_offered_its_answer(maya: Member) -> None:
    maya.types("never again with that dog")
    assert maya.last().startswith(UNSURE)
    assert "My home is noisy" in maya.labels()


def test_a_host_with_too_many_requests_can_pause(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types("I get more requests than I have time for")
    assert "Pause my hosting" in daniel.labels()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("I retired, take me off the list", "Stop hosting?"),
        ("i changed job and dont want to be asked anymore", "Stop hosting?"),
        ("back from leave", "You are a host"),
        ("back from parental leave, happy to meet students again", "You are a host"),
        ("these kids never prepare", "They come without questions"),
    ],
)
def test_a_host_says_it_in_passing(words: str, title: str, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types(words)
    assert daniel.last().startswith(title)


@pytest.mark.parametrize("words", ["cd path", "path?", "cd /tmp"])
def test_what_was_meant_for_another_window_is_no_worry(words: str, maya: Member) -> None:
    maya.types(words)
    assert "Find" in " ".join(maya.labels()) or maya.last().startswith(UNSURE)
    assert not maya.last().startswith("I do not know what I want")


@pytest.mark.parametrize(
    "words",
    [
        "find me somebody in law and also how do i change my email",
        "find someone in law and how can i change my email?",
        "find me somebody in law",
    ],
)
def test_a_search_ends_where_another_wish_begins(words: str, maya: Member) -> None:
    maya.types(words)
    assert maya.last().startswith("I found nobody for “law”")


def test_the_list_is_no_field(daniel: Member, maya: Member) -> None:
    maya.types("I want to talk to somebody on the list")
    assert "Daniel" in maya.last()


def test_a_member_who_lacks_money_gets_no_advice_on_salaries(maya: Member) -> None:
    maya.types("I can't pay my rent")
    assert maya.last().startswith("I am sorry to hear that\nWorrying about your home")


def test_the_price_of_a_degree_is_no_question_about_us(maya: Member) -> None:
    maya.types("how much does it cost to study nursing")
    assert not maya.last().startswith("Does it cost anything?")


@pytest.mark.parametrize("words", ["no more reminders", "leave me alone"])
def test_a_member_who_wants_fewer_messages_can_stop_them_at_once(maya: Member, words: str) -> None:
    maya.types(words)
    assert "You can hear less from me" in maya.last()
    assert maya.labels() == [
        *("Stop all nudges", "Stop messages to all", "Settings", "What is kept about me")
    ]
    maya.presses("Stop all nudges")
    maya.types(words)
    assert "Nudges are off" in maya.last()


LEAVING = (
    *("quit", "I want to leave", "sign me off", "delete me", "unsubscribe", "take me off this"),
    *("please remove me", "close my account", "opt out"),
)


@pytest.mark.parametrize("words", LEAVING)
def test_a_member_who_wants_to_leave_chooses_what_stops(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith("You can stop here at any time")
    assert maya.labels() == [
        *("Stop all nudges", "Stop messages to all", "Block somebody", "Erase me")
    ]


def test_only_recipients_of_messages_to_all_can_stop_them(maya: Member) -> None:
    maya.types("quit")
    assert "what organizers write to all" in maya.last()
    maya.presses("Stop messages to all")
    assert "You get no more messages to all" in maya.last()
    maya.types("quit")
    assert "to all" not in maya.last()


def test_only_recipients_of_nudges_can_stop_them(maya: Member) -> None:
    maya.types("quit")
    assert "Stop the nudges" in maya.last()
    maya.presses("Stop all nudges")
    maya.types("quit")
    assert "Stop the nudges" not in maya.last()


def test_a_host_who_wants_to_leave_can_also_rest(daniel: Member) -> None:
    daniel.types("I want to leave")
    assert daniel.labels()[:4] == [
        *("Stop all nudges", "Stop messages to all", "Pause", "Stop hosting")
    ]
    daniel.presses("Erase me")
    assert "Erase everything, for good" in daniel.labels(), "they are asked once more"


@pytest.mark.parametrize(
    "words",
    [
        *("I want to leave my job", "I quit my job", "someone who quit banking", "leave a message"),
        *("remove me as a host", "he left the call", "forget it", "I want to leave this field"),
    ],
)
def test_leaving_something_else_is_not_leaving_askwell(maya: Member, words: str) -> None:
    maya.types(words)
    assert "You can stop here" not in maya.last()


@pytest.mark.parametrize(
    ("words", "comfort", "label"),
    [
        ("nobody answers me", "Silence is hard to bear", "They do not answer"),
        ("I was ghosted", "Silence is hard to bear", "They do not answer"),
        ("I was laid off last week", "Losing a job hurts", "I lost my job"),
        ("my company let me go yesterday", "Losing a job hurts", "I lost my job"),
        ("I am scared we will lose the house", "Worrying about your home", "I worry about money"),
        ("I'm afraid I will lose my flat", "Worrying about your home", "I worry about money"),
        ("I keep getting rejected everywhere", "So many closed doors", "I only get rejections"),
    ],
)
def test_a_sad_member_reads_a_fitting_sentence_and_can_read_more(
    ana: Member, maya: Member, words: str, comfort: str, label: str
) -> None:
    maya.types(words)
    assert maya.last().startswith(f"I am sorry to hear that\n{comfort}")
    assert "Ana" in maya.last(), "a person can help more"
    maya.presses(label)
    assert maya.last().startswith(label)


def test_a_sorrow_that_we_have_no_advice_on_is_answered_kindly_all_the_same(maya: Member) -> None:
    maya.types("my mother died")
    assert "Losing somebody close" in maya.last()


def test_a_worry_about_money_gets_no_advice_on_nerves(maya: Member) -> None:
    maya.types("I'm afraid we are behind on our rent")
    assert "I worry about money" in maya.last()
    assert "I am nervous" not in maya.last()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("who will see what i write?", "What I keep about you"),
        ("how does this whole thing work", "What I can do for you"),
        ("how long do you keep my messages", "What I keep about you"),
        ("why would someone that senior talk to me", "Am I bothering them?"),
        ("I'm terrified of saying something stupid", "I am nervous"),
    ],
)
def test_a_question_about_us_is_answered(maya: Member, words: str, title: str) -> None:
    maya.types(words)
    assert maya.last().startswith(title)


def test_searching_for_a_person_who_was_laid_off_gets_no_condolences(maya: Member) -> None:
    maya.types("I want to talk to somebody who was laid off and found a new field")
    assert "I am sorry" not in maya.last()


def test_a_country_can_be_searched_for(maya: Member) -> None:
    maya.types("US law")
    assert "Find “US law”" in maya.labels()


@pytest.mark.parametrize(
    "words",
    ["no", "maybe", "42", "undo", "tomorrow at 5", "Tuesday?", "let me think", "is she nice?"],
)
def test_words_without_a_topic_get_no_find_button(maya: Member, words: str) -> None:
    maya.types(words)
    assert not any(each.startswith("Find “") for each in maya.labels())


def test_a_slip_in_help_is_no_worry_about_heels(maya: Member) -> None:
    maya.types("heelp")
    assert maya.last().startswith(UNSURE)
    assert maya.labels()[0] == "help"


# In another language


def test_a_member_who_writes_another_language_is_told_that_english_is_read(maya: Member) -> None:
    maya.types("Ich suche jemanden, der in der Softwareentwicklung arbeitet")
    assert "not look like English, which is all I can read" in maya.last()
    assert maya.labels()[:2] == ["Where do I begin?", "Help"]


def test_nonsense_is_not_called_another_language(maya: Member) -> None:
    maya.types("asdf qwer yxcv")
    assert maya.last().startswith(UNSURE)
    assert "English" not in maya.last()


def test_a_greeting_in_any_language_is_answered(maya: Member) -> None:
    maya.types("Hola")
    assert "English" not in maya.last()
    maya.types("Hola, quiero hablar con un arquitecto")
    assert "not look like English" in maya.last()


# Finding and asking


def test_somebody_in_a_field_is_found(priya: Member, daniel: Member, maya: Member) -> None:
    maya.types("I'd like to talk to someone in biotech")
    assert "People who know “biotech”" in maya.last()
    assert "Ask Priya" in maya.labels()


def test_somebody_by_name_can_be_asked(priya: Member, daniel: Member, maya: Member) -> None:
    maya.types("could I talk to Daniel please?")
    assert "You would like to talk with Daniel" in maya.last()
    assert isinstance(maya.presses("Ask Daniel"), Form)


def test_two_of_one_name_are_told_apart(town: Town, maya: Member) -> None:
    town.host("Daniel Okafor")
    town.host("Daniel Weber")
    maya.types("I'd like to talk to Daniel")
    assert "Who do you mean?" in maya.last()
    maya.types("I'd like to talk to Daniel Weber")
    assert "Ask Daniel Weber" in maya.labels()[0]


def test_a_mistyped_name_is_understood(daniel: Member, maya: Member) -> None:
    maya.types("i want to talk to Danial")
    assert "You would like to talk with Daniel" in maya.last()


def test_a_request_to_a_host_who_is_asked_already_is_shown(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types("I'd like to talk to Daniel")
    assert "Daniel: waiting for their answer" in maya.last()


@pytest.mark.parametrize("words", ["ask Daniel for a referral", "could Daniel get me a job?"])
def test_a_member_who_wants_to_ask_for_a_job_is_told_what_would_work(
    daniel: Member, maya: Member, words: str
) -> None:
    maya.types(words)
    assert "I know of no jobs" in maya.last()
    assert not daniel.sees("Maya"), "nothing is asked of them"
    assert isinstance(maya.presses("Ask Daniel"), Form), "they can be asked for a talk"


# Questions


def test_questions_for_an_interview_that_is_booked_are_those_of_its_plan(
    daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.types("questions")
    planned = maya.last()
    maya.types("what should I ask Daniel")
    assert maya.last() == planned


@pytest.mark.parametrize("words", ["what should I ask him tomorrow?", "what should I ask him?"])
def test_what_to_ask_them_are_the_questions_of_the_plan(
    daniel: Member, maya: Member, words: str
) -> None:
    maya.books(daniel)
    maya.types(words)
    assert maya.last().startswith("Questions for your talk with Daniel")


def test_questions_for_a_host_before_the_request(daniel: Member, maya: Member) -> None:
    maya.types("What could I ask Daniel?")
    assert "Questions to bring to Daniel" in maya.last()


# Moving


def test_an_interview_moves_to_the_time_that_was_said(
    town: Town, priya: Member, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.books(priya)
    maya.types("move my call with Priya to Friday at 15:00")
    assert "“Friday at 15:00”, as I read it: Fri 27 Nov 2026 15:00" in maya.last()
    assert "Daniel" not in maya.last()
    assert isinstance(maya.presses("Propose Fri 27 Nov 2026 15:00"), Form)
    maya.fills()
    assert "would like to move" not in priya.last(), "not yet"
    maya.presses("Send these times")
    assert "Maya would like to move your talk" in priya.last()
    assert "Fri 27 Nov, 13:00" in priya.last()


def test_a_day_alone_fills_in_times_that_suit_both(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.types("move my call with Daniel to Thursday")
    maya.presses("Propose Thu 26 Nov")
    assert maya.form is not None
    filled = {each.name: each.initial for each in maya.form.fields}["own_times"]
    assert isinstance(filled, str)
    assert filled.splitlines()[0] == "2026-11-26 19:00", "17:00 for Daniel"
    maya.fills()
    maya.presses("Send these times")
    assert "Maya would like to move your talk" in daniel.last()


def test_an_ambiguous_day_gets_one_button_for_each_meaning(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("move Daniel to next Tuesday 19:00")
    assert [each[:17] for each in maya.labels()[:2]] == ["Propose Tue 24 No", "Propose Tue 1 Dec"]


def test_moving_without_a_time_opens_the_form_as_it_is(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("can we find another time?")
    assert isinstance(maya.presses("Find another time"), Form)


def test_further_times_for_a_request_wait_for_the_hosts_answer(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    for typed in ("I could also do Friday 3pm", "could we do Friday 3pm instead?"):
        maya.types(typed)
        assert "It is up to Daniel now" in maya.last()
        assert not any(label.startswith("Propose") for label in maya.labels())
    daniel.types("I can also do Friday 3pm")
    assert "Propose Fri 27 Nov 2026 15:00" in daniel.labels(), "it is his turn"


def test_a_seeker_whose_times_have_passed_may_say_others(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    town.after(days=2)
    maya.types("I could also do Friday 3pm")
    assert isinstance(maya.presses("Propose Fri 27 Nov"), Form)


def test_nothing_to_move(daniel: Member, maya: Member) -> None:
    maya.types("move my call with Daniel to Friday")
    assert "I see no talk to move" in maya.last()


def test_times_on_an_old_button_are_left_out(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("move my call to today 18:00")
    button = maya.button("Propose").action
    town.to("2026-11-23 16:00")
    form = maya.sends(button)
    assert isinstance(form, Form)
    assert {each.name: each.initial for each in form.fields}["own_times"] == ""


# Cancelling and answering


def test_cancelling_shows_what_can_be_cancelled(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("I have to cancel my call with Daniel")
    assert "it is booked" in maya.last()
    assert "has to cancel" not in daniel.last()
    maya.presses("Cancel it")
    assert "Maya has to cancel your talk" in daniel.last()


def test_a_host_answers_from_what_waits_for_them(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types("say no to Maya")
    assert "your turn to choose a time" in daniel.last()
    daniel.presses("Not now")
    assert "cannot make it just now" in maya.last()


# Afterwards


def test_thanks_for_yesterday_is_the_interview_of_yesterday(
    town: Town, priya: Member, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    maya.books(priya)
    town.to("2026-11-25 18:00")
    maya.types("thanks for yesterday")
    assert "Daniel: your talk is over" in maya.last()
    assert "Priya" not in maya.last()
    assert isinstance(maya.presses("Write a thank-you note"), Form)


def test_who_cannot_come_sees_what_they_can_move_or_cancel(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("I can't make it tomorrow, sorry")
    assert set(maya.labels()[:2]) == {"Find another time", "Cancel it"}
    maya.types("please cancel or move my talk")
    assert set(maya.labels()[:2]) == {"Move it", "Cancel it"}


def test_news_of_a_yes_shows_how_it_stands(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("he said yes, what happens now?")
    assert maya.last().startswith("How it stands")


def test_whether_a_day_is_still_on_shows_the_interviews(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("is thursday still on?")
    assert maya.last().startswith("How it stands")


def test_thanks_to_nobody_are_welcome(maya: Member) -> None:
    maya.types("thank you so much!")
    assert "You’re welcome" in maya.last()
    maya.types("thanks for yesterday")
    assert "You’re welcome" in maya.last()


def test_notes_and_interviews_that_did_not_happen(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    maya.types("I'd like to note what I learned")
    assert isinstance(maya.presses("Note what I learned"), Form)
    maya.types("Daniel didn't show up")
    maya.presses("It did not happen")
    assert "Daniel" in maya.last()


# What is only about the member


WISHES = [
    ("hi there", "Hello Maya"),
    ("what should I do next?", "Hello Maya"),
    ("what can you do", "What I can do for you"),
    ("when is my next interview", "No interviews yet"),
    ("I want to become a host", "Become a host"),
    ("please pause my hosting", "Become a host"),
    ("stop sending me reminders", "Stop all nudges"),
    ("change my time zone", "Your settings"),
    ("can I get it in google calendar", "in your own calendar"),
    ("I lost my job", "I am sorry to hear that"),
    ("can you get me a job", "find somebody who tells you for 20 minutes"),
    ("help me prepare for my interview", "Questions to bring"),
]


def test_wishes_in_plain_words_are_understood(maya: Member) -> None:
    for typed, seen in WISHES:
        maya.types(typed)
        assert seen in maya.last(), typed


def test_a_pause_is_filled_in(daniel: Member) -> None:
    daniel.types("pause my hosting until 1 February please")
    form = daniel.presses("Pause until Mon 1 Feb")
    assert isinstance(form, Form)
    assert [each.initial for each in form.fields] == ["2027-02-01"]


@pytest.mark.parametrize(
    "typed",
    [
        "stop hosting",
        "I would like to quit hosting",
        "I want to stop being a host",
        "I don't want to be a host any more",
    ],
)
def test_a_host_who_wants_to_stop_is_asked_and_may_pause_instead(
    daniel: Member, typed: str
) -> None:
    daniel.types(typed)
    assert "Stop hosting?" in daniel.last()
    assert isinstance(daniel.presses("Pause instead"), Form)
    daniel.presses("Yes, stop")
    assert "You are not taking requests any more" in daniel.last()


def test_a_host_who_wants_to_stop_until_a_day_is_offered_a_pause(daniel: Member) -> None:
    daniel.types("stop hosting until 1 February")
    assert "A break is a good idea" in daniel.last()


@pytest.mark.parametrize(
    "typed",
    ["too many", "too many people ask me", "I get too many", "fewer please", "max one a month"],
)
def test_a_host_with_a_request_who_has_too_many_may_pause_or_take_fewer(
    maya: Member, daniel: Member, typed: str
) -> None:
    maya.asks(daniel)
    daniel.types(typed)
    assert "As much as suits you" in daniel.last()
    assert {"Pause my hosting", "Fewer a month"} <= set(daniel.labels())
    assert isinstance(daniel.presses("Fewer a month"), Form)


def test_too_many_questions_are_no_wish_for_a_pause(maya: Member, daniel: Member) -> None:
    maya.asks(daniel)
    daniel.types("I have too many questions")
    assert "As much as suits you" not in daniel.last()


@pytest.mark.parametrize(
    "typed",
    [
        "Dear Daniel, I came across your profile and would love 20 minutes of your time to hear "
        "about your path into UX research. I am a student at Leeds. Thank you, Maya",
        "Hi Daniel! I hope you are well. I am looking into careers in UX research, and would be "
        "grateful for 20 minutes to ask about your job. Best, Maya",
        "Dear Daniel, I am reaching out because I admire your work. I would welcome the "
        "opportunity to speak with you for 20 minutes about your position at the hospital.",
    ],
)
def test_a_pasted_letter_for_some_minutes_leads_to_asking(
    maya: Member, daniel: Member, typed: str
) -> None:
    daniel.hosts()
    maya.types(typed)
    assert "You would like to talk with Daniel" in maya.last()
    assert "Ask Daniel" in maya.labels()


SAD_LETTER = (
    "Dear Daniel, I was laid off in March, and your path into research is what I would like to "
    "understand. Could you spare me 20 minutes of your time next week? Kind regards, Maya"
)


def test_a_letter_that_mentions_a_layoff_leads_to_asking(maya: Member, daniel: Member) -> None:
    maya.types(SAD_LETTER)
    assert maya.last().startswith("You would like to talk with Daniel\nLosing a job hurts")
    assert maya.labels()[0] == "Ask Daniel"


def test_a_desperate_letter_gets_help_and_a_sad_one_to_nobody_here_gets_comfort(
    maya: Member, daniel: Member
) -> None:
    maya.types(SAD_LETTER.replace("was laid off in March", "want to die"))
    assert maya.last().startswith("You matter, and you are not alone with this")
    maya.types(SAD_LETTER.replace("Daniel", "Ms Okafor"))
    assert maya.last().startswith("I am sorry to hear that\nLosing a job hurts")


@pytest.mark.parametrize(
    "words", ["I want to die, I cannot process this", "My research failed and I want to die"]
)
def test_a_desperate_sentence_gets_help_whatever_else_it_says(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith("You matter, and you are not alone with this")


def test_a_pasted_letter_for_a_job_is_still_told_what_this_is_for(maya: Member) -> None:
    maya.types(
        "Dear Ms Okafor, I am writing to apply for the position of analyst in your team. Would you "
        "have 20 minutes for an interview with me? Please find my CV attached. Best, Maya"
    )
    assert "You would like to talk with" not in maya.last()
    assert "job" in maya.last()


# What is not understood


@pytest.mark.parametrize("typed", ["the weather is nice today", "lorem ipsum dolor sit amet", "42"])
def test_words_that_are_not_understood_are_answered_honestly(maya: Member, typed: str) -> None:
    maya.types(typed)
    assert maya.last().startswith(UNSURE)
    assert "Help" in maya.labels()


def test_guesses_are_buttons_that_do_what_they_say(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("move it in my calendar or what")
    assert maya.last().startswith(UNSURE)
    assert {"Find another time", "My calendar"} <= set(maya.labels()[:3])
    maya.presses("Find another time")
    assert "Daniel: it is booked" in maya.last()
    assert maya.labels()[:2] == ["Find another time", "Cancel it"]


def test_a_bare_field_of_somebody_here_is_searched(priya: Member, maya: Member) -> None:
    maya.types("biotech")
    assert maya.labels()[0] == "Ask Priya"


@pytest.mark.parametrize("field", ["FMCG", "MySQL", "jQuery"])
def test_an_abbreviation_is_not_taken_for_keys_pressed_at_random(
    town: Town, maya: Member, field: str
) -> None:
    town.host("Lena", field=field, topics=field, headline=field)
    maya.types(field.lower())
    assert maya.labels()[0] == "Ask Lena"


def test_a_bare_field_of_nobody_here_may_be_searched(priya: Member, maya: Member) -> None:
    maya.types("puppet theatre")
    assert maya.last().startswith("Shall I look for people?")
    maya.presses("Find “puppet theatre”")
    assert maya.last().startswith("I found nobody for “puppet theatre”")


@pytest.mark.parametrize("typed", ["asdkjh ???", "qwrt", "asdf lol"])
def test_keys_pressed_at_random_are_no_field(maya: Member, typed: str) -> None:
    maya.types(typed)
    assert maya.last().startswith("I did not understand that yet")
    assert "Write me a field" in maya.last()
    assert maya.labels() == ["Where do I begin?", "Help"]


@pytest.mark.parametrize(
    "words",
    [
        "how many talks did we have",
        "add my class of 2019",
        "can I get that as a spreadsheet",
        "what should I do this week",
    ],
)
def test_organizers_are_led_to_the_programme(ana: Member, words: str) -> None:
    ana.types(words)
    assert ana.last().startswith("You run the programme here")


@pytest.mark.parametrize(
    "words",
    [
        *("close the programme", "Pause the program!", "holidays", "end of term", "summer break"),
        "Hi! Can we pause the programme over Christmas?",
        "We are all away in August. How do I put the programme on hold until September?",
        "hello askwell, I'd like to pause our program from 20 December to 6 January",
        "The programme should rest during the exams. Thanks",
        "the programme has to be stopped",
        "I have to stop the programme, nobody has time",
        "pause the programme for two weeks",
    ],
)
def test_an_organizer_reads_how_the_programme_rests(
    ana: Member, daniel: Member, words: str
) -> None:
    ana.types(words)
    assert ana.last().startswith("A programme is never closed: it rests")
    assert ana.labels()[:2] == ["Quiet weeks", "Organizers and contact"]
    ana.presses("Quiet weeks")
    assert ana.last().startswith("Quiet weeks")
    daniel.types(words)
    assert "never closed" not in daniel.last(), "he organizes nothing"


@pytest.mark.parametrize(
    "words",
    [
        *("I will end all of this", "I have to end all of it", "I want to end this whole thing"),
        "everything has to end",
    ],
)
def test_an_organizer_in_danger_is_first_asked_about_themselves(ana: Member, words: str) -> None:
    ana.types(words)
    assert ana.last().startswith("Are you all right?")


def test_an_organizer_who_hosts_may_mean_their_own_holidays(ana: Member) -> None:
    ana.hosts()
    ana.types("holidays")
    ana.presses("Pause my hosting")
    assert "never closed" not in ana.last()


@pytest.mark.parametrize(
    "words",
    [
        *("hand over", "the next organizer", "hand the programme over"),
        "I leave in June. How can I hand the programme over to Ben?",
        "Hi, please add a second organizer",
        "I leave next month, who takes over?",
        "Somebody else should take over as organizer from January",
        *("step down", "I want to step down", "step down as organizer", "stop organizing"),
    ],
)
def test_an_organizer_who_hands_over_sees_who_organizes(ana: Member, words: str) -> None:
    ana.types(words)
    assert "Name another" in ana.labels()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the report", "The report"),
        ("show me the monthly report", "The report"),
        ("Where is the report of this term?", "The report"),
        ("statistics", "The report"),
        ("our numbers", "The report"),
        ("message to everyone", "A message to all"),
        ("How do I write to all members?", "A message to all"),
        ("send an e-mail to all hosts", "A message to all"),
    ],
)
def test_an_organizer_names_what_they_would_like_to_do(
    ana: Member, daniel: Member, words: str, shown: str
) -> None:
    ana.types(words)
    assert ana.last().startswith(shown)
    daniel.types(words)
    assert not daniel.last().startswith(shown), "he organizes nothing"


@pytest.mark.parametrize("words", ["report", "I want to report somebody", "report Daniel"])
def test_an_organizer_can_report_somebody_too(ana: Member, daniel: Member, words: str) -> None:
    answer = ana.types(words)
    assert isinstance(answer, Form) or "The report" not in ana.last()


@pytest.mark.parametrize(
    "words",
    [
        "who can tell me about a gap year before the end of term?",
        "I would like to hear about summer holidays. And about teaching.",
        "How did the programme end up in nursing?",
        "I want to stop a programme that I wrote in Python",
        "We want to pause the program at my company",
        "stop my program in law school",
        "pause the program for my school",
        "Who takes over a family business?",
    ],
)
def test_a_sentence_with_such_words_is_no_change_of_the_programme(ana: Member, words: str) -> None:
    ana.types(words)
    assert "never closed" not in ana.last()


def test_who_is_no_organizer_learns_whom_to_ask_about_the_programme(
    ana: Member, maya: Member
) -> None:
    maya.types("add my class of 2019")
    assert maya.last().startswith("A person answers you")
    assert "Ana" in maya.last()


def test_an_organizer_who_also_asks_is_shown_what_they_can_do(ana: Member, daniel: Member) -> None:
    ana.asks(daniel)
    ana.types("what now")
    assert "Daniel" in ana.last()


def test_what_now_is_no_question_about_a_talk_that_nobody_has_had(maya: Member) -> None:
    maya.types("what now")
    assert maya.last().startswith("Hello Maya")


@pytest.mark.parametrize("words", ["the button does nothing", "i press send and nothing happens"])
def test_who_finds_something_broken_is_led_to_a_person(
    ana: Member, maya: Member, words: str
) -> None:
    maya.types(words)
    assert maya.last().startswith("A person answers you")


def test_only_a_field_that_we_know_is_a_highlighted_search(maya: Member) -> None:
    maya.types("teaching physics")
    assert maya.button("Find “teaching physics”").style is Style.PRIMARY
    maya.types("quidditch")
    assert maya.button("Find “quidditch”").style is Style.PLAIN


@pytest.mark.parametrize(
    "words",
    [
        *("STOP", "please stop", "unsubscribe", "unsub", "Stop all."),
        *("dont write me anymore", "don’t write to me any more", "do not message me again"),
    ],
)
def test_stop_shows_what_can_be_stopped(daniel: Member, words: str) -> None:
    daniel.types(words)
    assert daniel.labels()[:6] == [
        *("Stop all nudges", "Stop messages to all", "Pause", "Stop hosting", "Block somebody"),
        "Erase me",
    ]


# What always holds


def all_but_searches(town: Town) -> list[str]:
    """The database, except for the count of searches that found nothing."""
    return [each for each in town.dump().splitlines() if 'INTO "vain_search' not in each]


def check_that_nothing_changes(town: Town, members: list[Member]) -> None:
    @given(ANYTHING)
    def check(typed: str) -> None:
        before = all_but_searches(town)
        for member in members:
            reply = member.types(typed)
            assert isinstance(reply, Card | Form)
            for button in reply.all_buttons() if isinstance(reply, Card) else ():
                assert Action.decode(button.action.encode()) == button.action
                if button.action.name == "meant":
                    assert isinstance(member.sends(button.action), Card)
        assert all_but_searches(town) == before

    check()


def test_plain_words_alone_change_nothing(
    town: Town, priya: Member, daniel: Member, maya: Member
) -> None:
    """No interview, no card for anybody, no timer and no setting."""
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    maya.asks(priya)
    check_that_nothing_changes(town, [maya, daniel, priya])


def test_every_meaning_can_be_offered_and_is_answered(maya: Member) -> None:
    for intent in Intent:
        offered = meaning_button(intent, "talk to somebody in biotech").action
        assert isinstance(offered, Action)
        assert isinstance(maya.sends(offered), Card | Form), intent


def test_a_guess_that_was_tampered_with_is_no_harm(maya: Member) -> None:
    for arg in ("", "delete everything", "move", "thank \ud800"):
        assert isinstance(maya.sends(Action("meant", arg=arg)), Card)


@pytest.mark.parametrize("words", ["Mon 9-8", "Mon 9-5", "Tue, Thu 17:00-19:00"])
def test_a_host_who_writes_their_hours_can_change_them(
    daniel: Member, maya: Member, words: str
) -> None:
    daniel.types(words)
    assert daniel.labels()[0] == "Change hours"
    maya.types(words)
    assert "Change hours" not in maya.labels(), "she does not host"


@pytest.mark.parametrize(
    "topic",
    [
        *("React", "React.js", "Node.js", "C++", "C#", ".NET", "UX/UI", "CI/CD", "Go", "Rust"),
        "Design/research",
    ],
)
def test_exactly_what_a_host_knows_about_finds_the_host(
    topic: str, town: Town, maya: Member
) -> None:
    town.host("Lena", field="Software", topics=f"{topic}, testing", headline="Engineer")
    for said in (topic, topic.lower()):
        maya.types(said)
        assert "Lena" in maya.last(), said


@pytest.mark.parametrize(("topic", "said"), [("react.js", "React"), ("Node.js", "node")])
def test_a_word_with_which_a_hosts_topic_is_written_finds_the_host(
    town: Town, maya: Member, topic: str, said: str
) -> None:
    town.host("Lena", field="Software", topics=f"{topic}, testing", headline="Engineer")
    maya.types(said)
    assert "Lena" in maya.last()


@pytest.mark.parametrize(
    "said", ["Daniel", "daniel!", "I'd like to ask Daniel", "I would like to ask daniel please"]
)
def test_whoever_names_somebody_is_offered_to_ask_them(
    daniel: Member, maya: Member, said: str
) -> None:
    maya.types(said)
    assert "You would like to talk with Daniel" in maya.last()


def test_a_name_alone_shows_what_is_open_with_them(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("Daniel")
    assert "Daniel: it is booked" in maya.last()


def test_a_question_about_somebody_is_no_wish_to_ask_them(daniel: Member, maya: Member) -> None:
    maya.types("how do people greet Daniel")
    assert "You would like to talk with" not in maya.last()


def test_a_few_words_in_the_language_of_their_reader_are_no_field(town: Town) -> None:
    jonas = town.member("Jonas", locale="de-DE")
    jonas.types("ich habe Angst")
    assert "I did not understand that yet" in jonas.last()
    assert "does not look like English" in jonas.last()
