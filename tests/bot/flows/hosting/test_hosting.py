"""A member becomes a host, changes their profile, takes a break, and stops."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.shared.card_lines import card_lines
from bot.cards.buttons import Action, Style
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, DayField, Form, Invalid, TextField
from bot.cards.lengths import length
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.interview import members
from bot.interview.hosting import HostProfile
from bot.language.hours import read_hours
from bot.texts.hosting.host import status
from tests.bot.town import Town
from tests.bot.town_members import Member, why

PROFILE = {
    "headline": "Nurse in a children's ward",
    "field": "Nursing",
    "topics": "night shifts, pediatrics",
    "gladly": "How I changed fields",
}


def begin(town: Town, zone: str | None = "Europe/Berlin") -> Member:
    lena = town.member("Lena", zone)
    lena.types("host")
    lena.presses("Become a host")
    return lena


def is_found(town: Town, words: str = "nursing") -> bool:
    seeker = town.member("Seeker")
    seeker.types(f"find {words}")
    return "Ask Lena" in seeker.labels()


# Opting in


def test_a_member_becomes_a_host_in_two_forms(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    assert "Now, when are you free?" in lena.last()
    form = lena.presses("Set my hours")
    assert isinstance(form, Form)
    initial = {field.name: field.initial for field in form.fields if isinstance(field, ChoiceField)}
    assert initial == {"per_month": ("2",), "minutes": ("25",), "place": ("video link",)}
    lena.fills(hours="Tue 17-19", minutes="30", place="By phone", place_detail="+49 30 1234")
    assert "You are a host: people can find and ask you" in lena.last()
    assert "Tue 17:00-19:00 (Europe/Berlin)" in lena.last()
    assert "2 a month, 30 minutes each" in lena.last()
    assert is_found(town)


def test_weekly_hours_are_in_the_readers_clock() -> None:
    hours = read_hours("Tue, Thu 17-19; Fri 9-12")
    lena = members.Member(1, 1, members.Person("p", "s", "u"), "Lena")
    profile = HostProfile(hours=hours, zone="Europe/Berlin")
    card = status(lena, profile, datetime(2026, 11, 23, tzinfo=UTC))
    told = "\n".join(card_lines(card, Reader(ZoneInfo("UTC"), "en-US")))
    assert "Tue, Thu 5:00 PM-7:00 PM; Fri 9:00 AM-12:00 PM (Europe/Berlin)" in told


def test_nobody_is_found_or_asked_before_the_second_form(town: Town) -> None:
    lena = begin(town)
    assert not is_found(town)
    lena.fills(**PROFILE)
    assert not is_found(town)
    maya = town.member("Maya")
    maya.types("ask Lena")
    assert "I do not know a host called “Lena”" in maya.last()
    for number in range(1, 4):  # whichever of them is Lena
        reply = maya.reads(maya.sends(Action("ask", str(number))))
        assert "Ask for an interview" not in reply


def test_a_host_keeps_the_public_holidays_of_their_country_free(town: Town) -> None:
    lena = begin(town)
    assert "Germany" in why(lena.fills(**PROFILE, country="Germny"))["country"]
    lena.fills(country="Germany", **PROFILE)
    lena.presses("Set my hours")
    lena.fills(hours="Mon-Sun 10:00-11:00")
    assert "Public holidays: Germany" in lena.last()
    town.to("2026-12-10 09:00")
    seeker = town.member("Seeker")
    seeker.opens_request(lena)
    days = {slot[4:10] for slot in seeker.times()}
    assert {"24 Dec", "27 Dec"} <= days
    assert not {"25 Dec", "26 Dec"} & days


def test_a_host_who_left_after_the_profile_goes_on_with_the_hours(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    lena.types("host")
    assert "Now, when are you free?" in lena.last()


def test_each_field_of_the_profile_is_checked(town: Town) -> None:
    lena = begin(town)
    for field in PROFILE:
        for value in ["", " , ", "x" * 301]:
            wrong = why(lena.fills(**(PROFILE | {field: value})))
            assert list(wrong) == [field], (field, value)
            assert wrong[field].startswith("Please say"), (field, value)
            assert lena.form is not None, (field, value)


def test_all_that_is_wrong_with_a_profile_is_said_at_once(town: Town) -> None:
    lena = begin(town)
    assert set(why(lena.fills(headline="x" * 101))) == set(PROFILE)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("hours", "", "This would work: Tue, Thu 17:00-19:00"),
        ("hours", "Tue 17-19; whenever", "“whenever”"),
        ("hours", "Tue 19-17", "“19-17” ends"),
        ("hours", "Tue 7-9", "“Tue 07:00-09:00” or “Tue 19:00-21:00”"),
        ("place_detail", "x" * 301, "at most 300 characters"),
    ],
)
def test_each_field_of_the_hours_is_checked(town: Town, field: str, value: str, said: str) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    lena.presses("Set my hours")
    assert said in why(lena.fills(**({"hours": "Tue 17-19"} | {field: value})))[field]
    assert not is_found(town)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("0" * 60, f"I could not read “{'0' * 49}…”."),
        (
            "Mon 9-8, Tue 8-7, Wed 7-6, Thu 10:05-9:17, Fri 11-10, Sat 12-11, Sun 9-8",
            "Please write “9-8” in full, such as 09:00-20:00.",
        ),
    ],
)
def test_the_error_about_long_hours_fits_below_a_field(town: Town, hours: str, said: str) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    lena.presses("Set my hours")
    reply = lena.fills(hours=hours)
    assert isinstance(reply, Invalid)
    assert said in why(reply)["hours"]
    assert all(length(each) <= 150 for each in reply.why.values()), "Slack shows no more"


@pytest.mark.parametrize("field", ["per_month", "minutes", "place"])
@pytest.mark.parametrize("value", ["", "999", "-1"])
def test_a_choice_that_was_not_offered_is_refused(town: Town, field: str, value: str) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    chosen: dict[str, str | tuple[str, ...]] = {
        "hours": "Tue 17-19",
        "per_month": ("2",),
        "minutes": ("25",),
        "place": ("phone",),
    }
    chosen[field] = (value,) if value else ()
    wrong = why(lena.submits(Action("host_hours"), **chosen))
    assert wrong == {field: "Choose one of those shown."}


def test_very_many_hours_are_refused_or_shown_but_never_fail(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    many = "; ".join(
        f"Mon-Sun {hour}:{minute:02}-23:59" for hour in range(23) for minute in (0, 15, 30, 45)
    )
    chosen = {"per_month": ("2",), "minutes": ("25",), "place": ("phone",)}
    lena.submits(Action("host_hours"), hours=many, **chosen)
    lena.types("host")
    assert lena.labels()


def test_values_that_a_form_shows_again_fit_into_it(town: Town) -> None:
    lena = begin(town)
    lena.fills(**(PROFILE | {"topics": ",".join(["x" * 24] * 11 + ["y" * 25])}))
    lena.presses("Set my hours")
    lena.fills(hours="; ".join(f"Mon-Sun {hour}-{hour + 1}" for hour in range(7, 20)))
    for label in ("Change profile", "Change hours"):
        lena.types("host")
        form = lena.presses(label)
        assert isinstance(form, Form)
        for field in form.fields:
            if isinstance(field, TextField):
                assert len(field.initial) <= field.most, field.name


def test_topics_are_kept_once_each(town: Town) -> None:
    lena = begin(town)
    lena.fills(**(PROFILE | {"topics": "a, a, ,b, a"}))
    lena.presses("Set my hours")
    lena.fills(hours="Tue 17-19")
    assert "a, b\n" in lena.last()


def test_too_many_topics_are_refused(town: Town) -> None:
    lena = begin(town)
    wrong = why(lena.fills(**(PROFILE | {"topics": ", ".join(f"t{n}" for n in range(13))})))
    assert wrong == {"topics": "These are 13 topics; please choose 12 at most."}


def test_only_the_first_hours_open_the_door(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    for button, label in {"Set my hours": "Open my door", "Change hours": "Save"}.items():
        form = lena.presses(button)
        assert isinstance(form, Form)
        assert form.submit == say(label)
        lena.fills(hours="Tue 17-19")


def test_a_long_day_is_asked_about(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    lena.presses("Set my hours")
    wrong = why(lena.fills(hours="Mon 9-8"))
    assert wrong["hours"] == "Do you mean “Mon 09:00-20:00”? Then please write it like that."


def test_hours_shorter_than_an_interview_are_refused(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    lena.presses("Set my hours")
    wrong = why(lena.fills(hours="Tue 17:00-17:20", minutes="30"))
    assert wrong["hours"].startswith("A talk of 30 minutes does not fit")


def test_nothing_below_a_door_that_was_just_opened_says_stop_in_red(town: Town) -> None:
    lena = town.host("Lena", **PROFILE)
    assert "You are a host" in lena.last()
    assert {each.style for each in lena.cards()[-1].all_buttons()} == {Style.PLAIN}


def test_changing_hours_does_not_open_a_host_who_stopped(town: Town) -> None:
    lena = town.host("Lena", **PROFILE)
    lena.types("host")
    lena.presses("Stop hosting")
    lena.types("host")
    lena.presses("Change hours")
    lena.fills(hours="Tue 17-19")
    assert not is_found(town)


def test_a_host_needs_a_time_zone_first(town: Town) -> None:
    lena = begin(town, zone=None)
    lena.fills(**PROFILE)
    lena.presses("Set my hours")
    assert "Where are you?" in lena.last()
    lena.presses("Set my time zone")
    lena.fills(zone="Nairobi")
    lena.types("host")
    lena.presses("Set my hours")
    lena.fills(hours="Tue 17-19")
    assert "Tue 17:00-19:00 (Africa/Nairobi)" in lena.last()


# Changing


def test_a_host_changes_their_profile_and_is_found_by_the_new_words_only(town: Town) -> None:
    lena = town.host("Lena", **PROFILE)
    lena.types("host")
    form = lena.presses("Change profile")
    assert isinstance(form, Form)
    assert getattr(form.fields[0], "initial", "") == PROFILE["headline"]
    lena.fills(headline="Baker", field="Baking", topics="bread", gladly="Sourdough")
    assert "Baker" in lena.last()
    assert is_found(town, "bread")
    assert not is_found(town, "nursing")


def test_changed_hours_count_from_the_next_request(town: Town, maya: Member) -> None:
    lena = town.host("Lena")
    lena.types("host")
    lena.presses("Change hours")
    lena.fills(hours="Sat 10-12")
    maya.opens_request(lena)
    assert {slot[:3] for slot in maya.options()} == {"Sat"}


def test_hosting_hours_stay_where_they_were_set_when_the_host_moves(town: Town) -> None:
    lena = town.host("Lena", hours="Tue 17-19")
    lena.types("settings")
    lena.presses("Change")
    lena.fills(zone="Lisbon")
    assert "Your hosting hours stay in Europe/Berlin time" in lena.last()
    noor = town.member("Noor")
    noor.opens_request(lena)
    assert noor.options()[0] == "Tue 24 Nov, 17:00 (16:00 for Lena)"


# A break


def test_a_pause_works_at_once_and_ends_by_itself(town: Town) -> None:
    lena = town.host("Lena", **PROFILE)
    lena.types("host")
    form = lena.presses("Pause")
    assert isinstance(form, Form)
    assert isinstance(form.fields[0], DayField)
    assert form.fields[0].initial == "2026-12-07"
    lena.fills(until="2026-12-01")
    assert "Paused; you are back on Tuesday 1 December 2026" in lena.last()
    assert not is_found(town)
    town.to("2026-11-30 22:59")  # 23:59 in Berlin
    assert not is_found(town)
    town.to("2026-11-30 23:00")
    assert is_found(town)
    lena.types("host")
    assert "You are a host" in lena.last()


def test_a_pause_can_end_early(town: Town) -> None:
    lena = town.host("Lena", **PROFILE)
    lena.types("host")
    lena.presses("Pause")
    lena.fills()
    lena.presses("I am back")
    assert is_found(town)


WRONG_DAYS = [
    "",
    "whenever",
    "today",
    "3/4",
    "2026-11-23",
    "2020-01-01",
    "2027-11-25",
    "2026-02-30",
    "9999-12-31",
]


def test_a_pause_needs_a_day_in_the_coming_year(town: Town) -> None:
    lena = town.host("Lena", **PROFILE)
    lena.types("host")
    lena.presses("Pause")
    for until in WRONG_DAYS:
        assert "This would work: 2026-12-07" in why(lena.fills(until=until))["until"], until
        assert is_found(town), until


def test_the_day_of_a_pause_may_be_said_in_words(town: Town) -> None:
    lena = town.host("Lena", **PROFILE)
    lena.types("host")
    lena.presses("Pause")
    lena.fills(until="in two weeks")
    assert "Monday 7 December 2026" in lena.last()


def test_a_request_from_before_a_pause_stays(town: Town, maya: Member) -> None:
    lena = town.host("Lena", **PROFILE)
    maya.asks(lena)
    lena.types("host")
    lena.presses("Pause")
    lena.fills()
    lena.picks()
    assert maya.sees("Booked: you and Lena")


# Stopping


def test_a_host_who_stops_is_not_found_keeps_bookings_and_can_begin_again(
    town: Town, maya: Member
) -> None:
    lena = town.host("Lena", **PROFILE)
    maya.books(lena)
    lena.types("host")
    lena.presses("Stop hosting")
    assert "What is booked stays booked" in lena.last()
    assert not is_found(town)
    town.to("2026-11-24 09:00")
    assert maya.sees("It is time: Lena is expecting you")
    lena.types("host")
    lena.presses("Take requests again")
    assert "You are a host" in lena.last()
    assert is_found(town)


@pytest.mark.parametrize(
    "name", ["host_stop", "host_back", "host_open", "host_hours", "host_pause"]
)
def test_buttons_of_hosts_lead_others_to_the_invitation(town: Town, name: str) -> None:
    maya = town.member("Maya")
    maya.sends(Action(name))
    reply = maya.submits(Action(name), hours="Tue 17-19", until="2026-12-01")
    assert isinstance(reply, Card)
    maya.types("host")
    assert "[Become a host]" in maya.last()
    assert not maya.sees("You are a host")


def test_a_profile_alone_does_not_open_the_door(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE)
    lena.sends(Action("host_open"))
    assert not is_found(town)
