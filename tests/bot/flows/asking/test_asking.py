"""A seeker asks a host: the form, the times it offers, and what the host gets."""

from collections.abc import Callable

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, Form, TextField
from bot.cards.plain_text import plain
from tests.bot.flows.organizing.test_programme_settings import sets
from tests.bot.town import Town
from tests.bot.town_members import Member, why


def test_the_form_asks_for_connection_wish_times_and_length(daniel: Member, maya: Member) -> None:
    form = maya.opens_request(daniel)
    assert isinstance(form, Form)
    names = [field.name for field in form.fields]
    assert names == ["connection", "wish", "slots", "own_times", "minutes"]
    assert maya.options("minutes") == ("20 minutes", "25 minutes"), "not longer than Daniel's"


def test_naming_nobody_leads_to_the_search(maya: Member) -> None:
    maya.types("ask")
    assert "Who would you like to ask?" in maya.last()
    maya.types("ask Nobody")
    assert "I do not know a host called “Nobody”" in maya.last()
    maya.presses("Find somebody to ask")


@pytest.mark.parametrize("name", ["Maya", "me", "myself"])
def test_nobody_asks_themselves(maya: Member, name: str) -> None:
    maya.types(f"ask {name}")
    assert "That is you" in maya.last()
    maya.presses("Find somebody to ask")


def test_somebody_who_shares_a_part_of_my_name_is_not_me(town: Town) -> None:
    maya = town.member("Maya Otieno")
    maya.types("ask Otieno")
    assert "That is you" in maya.last()
    maya.types("ask Daniel Otieno")
    assert "I do not know a host called “Daniel Otieno”" in maya.last()


def test_a_name_that_fits_several_lets_the_seeker_choose(town: Town, maya: Member) -> None:
    town.host("Daniel Brandt")
    town.host("Daniela Costa", headline="Nurse")
    maya.types("ask daniel")
    assert maya.labels() == ["Ask Daniel Brandt", "Ask Daniela Costa"]
    assert isinstance(maya.presses("Ask Daniela"), Form)


def test_a_mistyped_name_leads_to_the_host_who_was_meant(town: Town, maya: Member) -> None:
    town.host("Daniel Okafor")
    for typed in ("Danieel", "danieel okafor", "Daniel Okaforr"):
        maya.types(f"ask {typed}")
        assert "Do you mean Daniel Okafor?" in maya.last()
    assert isinstance(maya.presses("Ask Daniel Okafor"), Form)
    maya.types("ask Danieel Brandt")
    assert "I do not know a host called “Danieel Brandt”" in maya.last()


# The times offered


def test_slots_are_in_the_hosts_hours_and_the_seekers_zone(daniel: Member, maya: Member) -> None:
    maya.opens_request(daniel)
    days = ("Tue 24 Nov", "Tue 1 Dec", "Tue 8 Dec")
    tuesdays = [slot for slot in maya.times() if slot.startswith("Tue")]
    clocks = ("19:00", "19:30", "20:00", "20:30")
    assert tuesdays == [f"{day}, {clock}" for day in days for clock in clocks]


def test_slots_are_from_a_day_ahead_to_three_weeks_to_the_minute(town: Town) -> None:
    lena = town.host("Lena", hours="Mon, Tue 10:00-11:00")
    maya = town.member("Maya")
    maya.opens_request(lena)  # on a Monday at 10:00 in Berlin
    assert maya.times()[0] == "Tue 24 Nov, 10:00"
    assert maya.times()[-1] == "Mon 14 Dec, 10:00"
    town.after(minutes=1)
    maya.opens_request(lena)
    assert maya.times()[0] == "Tue 24 Nov, 10:30"
    assert maya.times()[-1] == "Mon 14 Dec, 10:00"


def test_slots_keep_the_hosts_wall_time_when_clocks_change(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2027-03-22 09:00")
    maya.opens_request(daniel)
    assert "Tue 23 Mar, 19:00" in maya.times()
    assert "Tue 30 Mar, 18:00" in maya.times(), "17:00 in Berlin is an hour earlier now"
    assert "Tue 30 Mar, 20:00" not in maya.times()


def test_slots_skip_the_hour_that_clocks_skip(town: Town) -> None:
    owl = town.host("Owl", hours="Sun 01:00-04:00")
    maya = town.member("Maya", "America/New_York")
    town.to("2027-03-22 09:00")
    maya.opens_request(owl)
    night = [slot for slot in maya.times() if slot.startswith("Sat 27 Mar")]
    clocks = [slot.split(", ")[1] for slot in night]
    assert clocks == ["20:00", "20:30", "21:00", "21:30"], "from 1:00 to 4:00 are two hours"


def test_slots_leave_out_bookings_of_both_sides(town: Town, daniel: Member, maya: Member) -> None:
    lena = town.host("Lena", hours="Tue 17:00-19:00")
    maya.books(lena, own_times="2026-11-24 19:15")
    town.member("Noor").books(daniel, own_times="2026-11-26 18:30")
    maya.opens_request(daniel)
    tuesday = [slot for slot in maya.times() if "24 Nov" in slot]
    thursday = [slot for slot in maya.times() if "26 Nov" in slot]
    assert tuesday == ["Tue 24 Nov, 20:00", "Tue 24 Nov, 20:30"]
    assert thursday == ["Thu 26 Nov, 19:00", "Thu 26 Nov, 19:30"], "a break before 20:30"


def test_slots_show_the_others_time_next_to_the_readers(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.opens_request(daniel)
    assert maya.options()[0] == "Tue 24 Nov, 19:00 (17:00 for Daniel)"
    kiri = town.member("Kiri", "Pacific/Kiritimati")
    kiri.opens_request(daniel)
    assert "Wed 25 Nov, 07:30 (Tue 18:30 for Daniel)" in kiri.options()
    same = town.member("Sam", "Europe/Rome")
    same.opens_request(daniel)
    assert same.options()[0] == "Tue 24 Nov, 17:00"


def test_each_proposes_in_their_own_zone(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Other times")
    assert daniel.options()[0] == "Tue 24 Nov, 17:30 (19:30 for Maya)"


def test_slots_spare_the_seekers_night(town: Town) -> None:
    lena = town.host("Lena", hours="Mon-Fri 8:00-18:00")
    ana = town.member("Ana", "America/Los_Angeles")
    ana.opens_request(lena)
    clocks = {slot.rsplit(", ", 1)[1] for slot in ana.times()}
    assert clocks
    assert clocks <= {"07:00", "07:30", "08:00", "08:30"}, "16:00 and later in Berlin"


def test_slots_at_night_are_better_than_none(town: Town) -> None:
    lena = town.host("Lena", hours="Mon-Fri 09:00-10:00")
    ana = town.member("Ana", "America/Los_Angeles")
    ana.opens_request(lena)
    assert "Wed 25 Nov, 00:00" in ana.times()


def test_slots_are_at_most_25_and_no_day_crowds_out_another(town: Town) -> None:
    lena = town.host("Lena", hours="Mon-Sun 8:00-20:00")
    maya = town.member("Maya")
    maya.opens_request(lena)
    days = {slot.split(",")[0] for slot in maya.times()}
    assert (len(maya.times()), len(days)) == (25, 21)


def test_without_free_slots_the_form_takes_own_times(town: Town, maya: Member) -> None:
    lena = town.host("Lena", hours="Tue 17:00-17:30", per_month="5")
    town.to("2026-12-01 12:00")
    town.member("Noor").books(lena, own_times="2026-12-08 17:00")
    town.member("Omar").books(lena, own_times="2026-12-15 17:00")
    form = maya.opens_request(lena)
    assert isinstance(form, Form)
    assert "slots" not in [field.name for field in form.fields]
    assert isinstance(maya.requests(connection="x", wish="y", own_times="2026-12-04 10:00"), Card)


# Own times


def test_own_times_are_read_in_the_seekers_zone(daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-11-25 12:00\n2026-11-26T13:00, 2026-11-27 10:00+01:00")
    for slot in ("Wed 25 Nov, 10:00", "Thu 26 Nov, 11:00", "Fri 27 Nov, 10:00"):
        assert slot in daniel.labels()


def test_words_that_are_no_time_are_named_and_nothing_else_is_lost(
    daniel: Member, maya: Member
) -> None:
    reply = maya.asks(daniel, own_times="2026-11-25 12:00, whenever", wish="Everything")
    assert "“whenever”" in why(reply)["own_times"]
    assert "Thu 26 Nov 17:00" in why(reply)["own_times"], "what would work"
    assert maya.form is not None, "the form stays open"
    assert not daniel.sees("Maya would like to learn")
    maya.requests(connection="Same town", wish="Everything", own_times="2026-11-25 12:00")
    assert daniel.sees("Everything")


BAD_TIMES = [
    ("", "Choose at least one time"),
    ("2026-11-24 11:59", "at least 24 hours ahead"),
    ("2026-11-20 12:00", "“2026-11-20 12:00” has passed"),
    ("2026-12-14 12:01", "within three weeks"),
    ("2026-11-20T12:00:00+00:00", "Friday 20 November 2026, 12:00 UTC: that has passed."),
    ("2027-11-24T12:00:00+00:00", "24 November 2027, 12:00 UTC: that is far off."),
    ("2036-11-24T12:00:00+00:00", "24 November 2036, 12:00 UTC: that is far off."),
    ("Thursday", "At what time would “Thursday” be?"),
    ("5pm", "On which day would “5pm” be?"),
    ("31 November 5pm", "There is no such day as “31 November”"),
    ("Tue 26 Nov 5pm", "The weekday and the date of “Tue 26 Nov” do not agree"),
    ("Thu at 8", "“Thu 26 Nov 2026 08:00” or “Thu 26 Nov 2026 20:00”"),
    ("Thu 16:00-16:15", "a talk of 25 minutes does not fit"),
    ("Tue 11:00-11:40", "at least 24 hours ahead"),
    ("Tue, Wed, Thu and Fri 5pm", "At most 3"),
    ("2026-11-25 12:00, 2026-11-26 12:00, 2026-11-27 12:00, 2026-11-30 12:00", "At most 3"),
]


def test_times_that_do_not_work_are_refused_with_what_would(daniel: Member, maya: Member) -> None:
    for typed, said in BAD_TIMES:
        assert said in why(maya.asks(daniel, own_times=typed))["own_times"], typed


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Thu 4pm or Fri at 10am", ["Thu 26 Nov, 14:00", "Fri 27 Nov, 08:00"]),
        ("Thu 4pm Berlin time", ["Thu 26 Nov, 16:00"]),
        ("Fri 9-10am", ["Fri 27 Nov, 07:00", "Fri 27 Nov, 07:30"]),
        ("Fri morning", ["Fri 27 Nov, 06:00", "Fri 27 Nov, 06:30", "Fri 27 Nov, 07:00"]),
        (
            "Thu 4-6pm or Fri morning",
            ["Thu 26 Nov, 14:00", "Thu 26 Nov, 14:30", "Fri 27 Nov, 06:00"],
        ),
    ],
)
def test_times_in_words_are_offered(
    daniel: Member, maya: Member, typed: str, offered: list[str]
) -> None:
    maya.asks(daniel, own_times=typed)
    assert daniel.labels()[: len(offered) + 1] == [*offered, "Other times"]


def test_only_free_times_of_a_typed_span_are_offered(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.member("Noor").books(daniel, own_times="2026-11-26 14:00")
    maya.asks(daniel, own_times="Thu 4-6pm")  # from 14:00 in Berlin
    assert daniel.labels()[:3] == ["Thu 26 Nov, 15:00", "Thu 26 Nov, 15:30", "Other times"]


@pytest.mark.parametrize("typed", ["2026-11-24 12:00", "2026-12-14 12:00"])
def test_the_first_and_the_last_minute_allowed_are_allowed(
    daniel: Member, maya: Member, typed: str
) -> None:
    assert isinstance(maya.asks(daniel, own_times=typed), Card)


def test_ticked_and_typed_times_count_together(daniel: Member, maya: Member) -> None:
    maya.opens_request(daniel)
    ticked = maya.options()[:3]
    filled = {"connection": "x", "wish": "y", "own_times": "2026-11-25 12:00"}
    assert "At most 3" in why(maya.fills(slots=ticked, **filled))["own_times"]
    assert isinstance(maya.requests(slots=ticked[:2], **filled), Card)
    assert len([label for label in daniel.labels() if " Nov, " in label]) == 3


# Words


@pytest.mark.parametrize(("field", "most"), [("connection", 300), ("wish", 600)])
def test_words_have_a_stated_limit(daniel: Member, maya: Member, field: str, most: int) -> None:
    assert str(most) in why(maya.asks(daniel, **{field: "x" * (most + 1)}))[field]
    assert isinstance(maya.asks(daniel, **{field: "x" * most}), Card)
    assert "x" * 20 in daniel.last()


def test_words_that_can_be_seen_are_needed(daniel: Member, maya: Member) -> None:
    for field in ("connection", "wish"):
        for unseen in [" \n ", "\u200b", "\u2060 \u202e", "\u3164", "\u2800"]:
            assert list(why(maya.asks(daniel, **{field: unseen}))) == [field], (field, unseen)


def test_all_that_is_wrong_is_said_at_once(daniel: Member, maya: Member) -> None:
    wrong = why(maya.asks(daniel, connection="", wish="", own_times="soon"))
    assert set(wrong) == {"connection", "wish", "own_times"}


# What was sent


def test_the_host_learns_who_why_and_when_and_can_answer(daniel: Member, maya: Member) -> None:
    maya.asks(daniel, connection="Same school", wish="How you learned to listen", minutes="20")
    assert "Maya would like to learn from you" in daniel.last()
    assert "Same school" in daniel.last()
    assert "how you learned to listen" in daniel.last()
    assert "20 minutes" in daniel.last()
    assert daniel.labels()[:3] == ["Tue 24 Nov, 17:00", "Other times", "Not now"]


def test_the_host_sees_where_the_seeker_stands_as_far_as_they_said_so(
    daniel: Member, maya: Member
) -> None:
    maya.types("settings")
    maya.presses("Change")
    assert isinstance(maya.fills(situation="Changing fields"), Card)
    maya.asks(daniel)
    assert "* Maya\n  Changing fields\n" in daniel.last()


def test_a_name_that_would_say_nothing_new_is_not_repeated(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    assert daniel.last().startswith("Maya would like to learn from you\n> I'm Maya")


def test_the_seeker_keeps_what_was_sent_and_can_withdraw_it(daniel: Member, maya: Member) -> None:
    maya.asks(daniel, connection="Same school", wish="How you learned to listen")
    assert maya.sees("You asked Daniel")
    assert "> How you learned to listen" in maya.last()
    assert "You offered: Tue 24 Nov, 19:00" in maya.last()
    assert "[See good questions]" in maya.last()
    maya.presses("Withdraw")
    assert "hardest part" not in maya.last(), "that was before it moved on"
    assert "Withdrawn: Daniel does not have to answer any more" in maya.last()
    assert "Maya has withdrawn the request" in daniel.last()
    assert not any(button.action.name == "pick" for button in daniel.buttons())


def test_a_seeker_who_withdrew_can_ask_the_same_host_again(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.presses("Withdraw")
    assert isinstance(maya.asks(daniel), Card)
    assert daniel.notified().count("Maya would like to learn from you") == 2


def test_a_length_that_was_not_offered_becomes_the_hosts(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.opens_request(daniel)
    assert maya.form is not None
    maya.submits(
        maya.form.action,
        connection="x",
        wish="y",
        own_times="2026-11-25 12:00",
        minutes=("600",),
    )
    assert [each.minutes for each in town.interviews()] == [25]


def test_the_form_starts_with_the_hosts_length(daniel: Member, maya: Member) -> None:
    form = maya.opens_request(daniel)
    assert isinstance(form, Form)
    length = form.fields[-1]
    assert isinstance(length, ChoiceField)
    assert length.initial == ("25",)


def test_asking_for_somebody_who_does_not_exist_reveals_nothing(maya: Member) -> None:
    reply = maya.sends(Action("ask", "4711"))
    assert "Who would you like to ask?" in maya.reads(reply)
    reply = maya.submits(Action("request", "4711"), connection="x", wish="y")
    assert "I cannot find that" in maya.reads(reply)


def test_every_text_field_says_how_much_fits(daniel: Member, maya: Member) -> None:
    form = maya.opens_request(daniel)
    assert isinstance(form, Form)
    limits = {field.name: field.most for field in form.fields if isinstance(field, TextField)}
    assert limits == {"connection": 300, "wish": 600}


def test_the_seekers_words_come_back_when_the_host_stopped_meanwhile(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.opens_request(daniel)
    daniel.types("host")
    daniel.presses("Stop hosting")
    wish = "How you found your way into research, and what you would do again."
    reply = maya.reads(maya.fills(connection="x", wish=wish, slots=maya.options()[:1]))
    assert "Daniel is not taking requests" in reply
    assert wish in reply.replace("\n> ", " ")


def pauses(_ana: Member, daniel: Member) -> None:
    daniel.types("host")
    daniel.presses("Pause")
    daniel.fills(until="2026-12-01")


def admits_only_invited(ana: Member, _daniel: Member) -> None:
    sets(ana, "Who may take part", seekers=("Who was invited",))


def removes(ana: Member, daniel: Member) -> None:
    daniel.types("report")
    daniel.fills(what="She asked for my password.", about="Maya")
    ana.presses("Remove them")
    ana.presses("Remove them")


@pytest.mark.parametrize("refuses", [pauses, admits_only_invited, removes])
def test_the_seekers_words_come_back_whatever_happened_meanwhile(
    daniel: Member, maya: Member, ana: Member, refuses: Callable[[Member, Member], None]
) -> None:
    maya.opens_request(daniel)
    slot = maya.options()[0]
    refuses(ana, daniel)
    assert maya.form
    reply = maya.reads(maya.fills(connection="x", wish="How you began.", slots=slot))
    assert "What you wrote, so that it is not lost:" in reply
    assert "How you began." in reply


def test_the_words_of_a_form_that_is_known_no_more_come_back(maya: Member) -> None:
    reply = maya.reads(maya.submits(Action("an_older_form"), words="How you began."))
    assert "I cannot find that" in reply
    assert "How you began." in reply


@pytest.mark.parametrize(
    "typed",
    [
        "ask Daniel tomorrow",
        "ask Daniel about UX on Friday",
        "ask daniel because I like maps",
        "ask Daniel who works in design",
        "ask daniel, please",
        "ask Daniel: how?",
    ],
)
def test_words_after_the_name_are_not_part_of_it(daniel: Member, maya: Member, typed: str) -> None:
    assert isinstance(maya.types(typed), Form)


def test_a_name_may_be_a_word_that_often_follows_one(town: Town, maya: Member) -> None:
    town.host("Pat On")
    assert isinstance(maya.types("ask Pat On"), Form)


def test_the_form_names_whom_it_asks(town: Town, maya: Member) -> None:
    """Where both live in one zone, nothing else in it did."""
    form = maya.opens_request(town.host("Lena", zone="Africa/Nairobi"))
    assert isinstance(form, Form)
    assert plain(form.title, maya.reader) == "Ask Lena"
