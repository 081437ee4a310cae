"""After a talk: what was recognised, whom to ask next, and the reading list."""

from dataclasses import replace

import pytest

from bot.cards.buttons import Action, Style
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, Form
from bot.cards.plain_text import plain
from bot.interview.model import Debrief
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member, why

RESOURCES = 'podcast: Night Shift\n"Sprint" by Jake Knapp\n@ana_writes\nthe thing about my boss'


@pytest.fixture
@lived_once
def talked(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")


def notes(maya: Member, **written: str) -> Card:
    maya.presses("Note what I learned")
    reply = maya.fills(**written)
    assert isinstance(reply, Card)
    return reply


def shares(maya: Member, *titles: str) -> None:
    """Tick only these titles, or all if none is given."""
    maya.presses("Add these to the reading list")
    maya.fills(resources=titles or maya.options("resources"))


def organizer(town: Town) -> Member:
    """The member who runs the space, and is an organizer."""
    noor = town.member("Noor", runs_space=True)
    noor.types("organize")
    return noor


def talk_of(town: Town, host: Member, seeker: Member, resources: str) -> None:
    """A talk that took place, and whose recommendations were shared."""
    seeker.books(host)
    town.after(days=10)
    seeker.presses("Note what I learned")
    seeker.fills(resources=resources)
    shares(seeker)


# What is recognised


@pytest.mark.usefixtures("talked")
def test_the_card_names_what_was_recognised(maya: Member) -> None:
    said = maya.reads(notes(maya, resources=RESOURCES))
    for line in ("Podcast  Night Shift", "Title    Sprint by Jake Knapp", "Account  @ana_writes"):
        assert line in said
    assert "my boss" not in said
    assert "[Add these to the reading list]" in said
    assert "[Write a thank-you note]" in said


@pytest.mark.usefixtures("talked")
def test_where_nothing_was_recognised_nothing_is_offered(maya: Member) -> None:
    said = maya.reads(notes(maya, resources="the thing about my boss"))
    assert "reading list" not in said
    assert "To look into" not in said


@pytest.mark.usefixtures("talked")
def test_the_card_names_eight_of_many(maya: Member) -> None:
    said = maya.reads(notes(maya, resources="\n".join(f"@name{n}" for n in range(40))))
    assert said.count("@name") == 8
    assert "And 32 more." in said


# Who reads what


@pytest.mark.usefixtures("talked")
def test_the_form_and_its_card_say_who_reads_what(maya: Member) -> None:
    form = maya.presses("Note what I learned")
    assert isinstance(form, Form)
    first, *_, thanks_for, last = form.fields
    for field, said in (
        (first, "Only you see this."),
        (thanks_for, "They will read this."),
        (last, "Only you see this."),
    ):
        assert field.hint
        assert plain(field.hint, maya.reader).startswith(said)
    alone = maya.reads(maya.fills(takeaways="Listening"))
    assert "Only you see your notes." in alone
    assert "What you thank" not in alone
    maya.presses("Change my notes")
    both = maya.reads(maya.fills(thanks_for="your patience"))
    assert "What you thank Daniel for goes into drafts that you check" in both.replace("\n", " ")


@pytest.mark.usefixtures("talked")
def test_nobody_is_told_that_unfit_thanks_go_into_the_drafts(maya: Member) -> None:
    said = " ".join(maya.reads(notes(maya, thanks_for="he was rude but")).split())
    assert "leave a gap for your own words of thanks" in said
    assert "goes into your drafts" not in said


@pytest.mark.usefixtures("talked")
def test_a_debrief_with_only_thanks_is_enough_and_is_kept(town: Town, maya: Member) -> None:
    notes(maya, thanks_for=" your patience ")
    [talk] = town.interviews()
    assert (talk.debrief, talk.thanks_for) == (Debrief(), "your patience")
    form = maya.presses("Change my notes")
    assert isinstance(form, Form)
    assert form.fields[-2].initial == "your patience"
    assert "300" in why(maya.fills(thanks_for="x" * 301))["thanks_for"]


# Who else to talk to


@pytest.mark.usefixtures("talked")
def test_a_host_who_was_named_is_one_press_away(town: Town, maya: Member) -> None:
    town.host("Priya Raman")
    notes(maya, people="Priya, who hires without degrees")
    assert isinstance(maya.presses("Ask Priya Raman"), Form)


@pytest.mark.usefixtures("talked")
def test_somebody_unknown_is_looked_for_in_the_words_written(town: Town, maya: Member) -> None:
    town.host("Lena", field="Nursing", headline="Nights on a ward", topics="nursing", gladly="x")
    said = maya.reads(notes(maya, people="anybody in nursing"))
    assert "[Find somebody: anybody in nursing]" in said
    maya.presses("Find somebody: anybody")
    assert "Lena, Nursing" in maya.last()


@pytest.mark.usefixtures("talked")
def test_nobody_is_asked_before_they_are_pressed(town: Town, maya: Member) -> None:
    priya = town.host("Priya Raman")
    before = priya.notified()
    notes(maya, people="Priya Raman")
    assert priya.notified() == before
    assert len(town.interviews()) == 1


@pytest.mark.usefixtures("talked")
def test_nobody_involved_pausing_or_elsewhere_is_offered(town: Town, maya: Member) -> None:
    resting = town.host("Rosa")
    resting.presses("Pause") if "Pause" in resting.text() else resting.types("host")
    elsewhere = town.member("Sam", space="village")
    elsewhere.hosts()
    said = maya.reads(notes(maya, people="Daniel\nMaya\nSam"))
    assert "[Ask" not in said


@pytest.mark.usefixtures("talked")
def test_a_crowd_of_names_fits_on_the_card(town: Town, maya: Member) -> None:
    names = [f"Host{n}" for n in range(12)]
    for name in names:
        town.host(name)
    people = "\n".join([*names, *(f"a nurse in town {n}" for n in range(12))])
    card = notes(maya, people=people, resources=RESOURCES)
    said = maya.reads(card)
    assert said.count("[Ask ") == 3
    assert len(card.all_buttons()) == 5
    [first] = [each for each in card.all_buttons() if each.style is Style.PRIMARY]
    assert first.action.name == "note"


@pytest.mark.usefixtures("talked")
def test_a_seeker_with_much_to_do_next_is_asked_once_they_have_said_thank_you(
    town: Town, maya: Member
) -> None:
    town.host("Priya Raman")
    assert "worth your time" not in maya.reads(notes(maya, people="Priya", resources=RESOURCES))
    maya.presses("Write a thank-you note")
    assert "Was it worth your time?" in maya.reads(maya.writes(note="Thank you!"))


@pytest.mark.usefixtures("talked")
def test_once_they_have_said_thank_you_the_people_named_come_first(
    town: Town, maya: Member
) -> None:
    town.host("Priya Raman")
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    maya.types("interviews")
    card = notes(maya, people="Priya Raman")
    [first] = [each for each in card.all_buttons() if each.style is Style.PRIMARY]
    assert first.action.name == "ask"


# Is this for me?


def test_the_field_is_rated_once_when_it_is_booked(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    assert maya.count("[Does this field suit me?]") == 1
    assert "field suit" not in daniel.text()
    asked = maya.reads(maya.presses("Does this field suit me?"))
    assert "How well does this field suit you, before the talk?" in asked
    maya.presses("2")
    assert "Noted: 2 before the talk" in maya.last()
    maya.presses("Move it")
    maya.fills(slots="Thu 26 Nov, 19:00")
    daniel.picks()
    assert "Booked: you and Daniel" in maya.last()
    assert maya.count("[Does this field suit me?]") == 1, "asked once"


@pytest.mark.usefixtures("talked")
def test_the_field_is_rated_again_in_the_debrief_and_then_no_more(maya: Member) -> None:
    """The rating follows the question whether it was worth it: never two questions at once."""
    assert "How well does this field suit you" not in maya.reads(notes(maya, takeaways="Listening"))
    assert "How well does this field suit you now?" in maya.reads(maya.presses("Yes"))
    maya.presses("4")
    assert "Noted: 4 now" in maya.last()
    maya.presses("Change my notes")
    maya.fills(people="a nurse")
    assert maya.count("How well does this field suit you now?") == 1


@pytest.mark.usefixtures("talked")
def test_a_rating_counts_also_after_the_note_was_sent(maya: Member) -> None:
    notes(maya, takeaways="Listening")
    maya.presses("Yes")
    four = maya.button("4").action
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    assert "Noted: 4 now" in maya.reads(maya.sends(four))


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("arg", ["0", "6", "", "²", "many"])
def test_a_rating_is_from_1_to_5(maya: Member, arg: str) -> None:
    notes(maya, takeaways="Listening")
    maya.presses("Yes")
    maya.presses("4")
    four = maya.button("4").action
    assert "I cannot find that" in maya.reads(maya.sends(Action("after", four.about, arg=arg)))
    maya.types("journal")
    assert "4 after" in maya.last(), "what was given stays"


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("name", ["before", "after", "reflect", "share"])
def test_a_host_cannot_change_what_the_seeker_keeps(
    town: Town, daniel: Member, maya: Member, name: str
) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya)
    [talk] = town.interviews()
    reply = daniel.sends(Action(name, talk.id, talk.revision, "3"))
    assert "I cannot find that" in daniel.reads(reply)
    assert "I cannot find that" in maya.reads(maya.sends(Action("name_me", talk.id, arg="yes")))


# The reading list


@pytest.mark.usefixtures("talked")
def test_only_what_is_ticked_goes_in(town: Town, daniel: Member, maya: Member) -> None:
    notes(maya, resources=RESOURCES)
    form = maya.presses("Add these to the reading list")
    assert isinstance(form, Form)
    [field] = form.fields
    assert isinstance(field, ChoiceField)
    assert len(field.options) == 3
    assert not field.initial, "it is theirs until they say otherwise"
    maya.fills(resources=("Podcast: Night Shift", "Account"))
    assert "2 titles from this talk are on the reading list, without a name" in maya.last()
    noor = town.member("Noor")
    noor.types("reading")
    assert "Night Shift" in noor.last()
    assert "Podcast · UX research · recommended by 1 person" in noor.last()
    assert "Sprint" not in noor.last()


@pytest.mark.usefixtures("talked")
def test_the_list_is_found_by_its_name(maya: Member) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya)
    for typed in ("reading list", "reading list please", "Reading List night"):
        maya.types(typed)
        assert "Night Shift" in maya.last(), typed


@pytest.mark.usefixtures("talked")
def test_nobody_is_named_and_no_remark_goes_in(town: Town, daniel: Member, maya: Member) -> None:
    notes(maya, takeaways="I want to quit", resources=f"{RESOURCES}\nBook: Rest (my boss is awful)")
    shares(maya)
    noor = town.member("Noor")
    noor.types("reading")
    assert "Rest" in noor.last()
    for secret in ("Daniel", "Maya", "boss", "quit", "Remove"):
        assert secret not in noor.last()


@pytest.mark.usefixtures("talked")
def test_sharing_is_possible_after_the_note_was_sent(maya: Member) -> None:
    notes(maya, resources=RESOURCES)
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    shares(maya)
    assert "3 titles from this talk are on the reading list" in maya.last()


@pytest.mark.usefixtures("talked")
def test_the_host_is_asked_once_and_named_only_with_a_yes(
    town: Town, daniel: Member, maya: Member
) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya, "Podcast", "Account")
    asked = "What you recommended to Maya is on the reading list"
    assert daniel.notified()[-1] == asked
    daniel.presses("You may name me")
    assert "your name is next to what you recommended" in daniel.last()
    noor = town.member("Noor")
    noor.types("reading night")
    assert "recommended by Daniel" in noor.last()

    maya.presses("Add these to the reading list")
    maya.fills(resources=("Podcast", "Account", "Title"))
    assert daniel.notified().count(asked) == 1, "nobody is bothered twice"
    noor.types("reading sprint")
    assert "Daniel" not in noor.last(), "that they did not see yet"

    daniel.presses("You may name me")
    noor.types("reading sprint")
    assert "Daniel" in noor.last()
    daniel.presses("Rather not")
    assert "Your name is not shown" in daniel.last()
    for topic in ("sprint", "night"):
        noor.types(f"reading {topic}")
        assert "Daniel" not in noor.last()


@pytest.mark.usefixtures("talked")
def test_the_host_may_answer_after_the_interview_moved_on(daniel: Member, maya: Member) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya)
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    daniel.presses("You may name me")
    assert "your name is next to what you recommended" in daniel.text()


@pytest.mark.usefixtures("talked")
def test_a_host_without_nudges_is_not_asked(town: Town, daniel: Member, maya: Member) -> None:
    daniel.types("settings")
    daniel.presses("Stop all nudges")
    before = daniel.notified()
    notes(maya, resources=RESOURCES)
    shares(maya)
    assert daniel.notified() == before


@pytest.mark.usefixtures("talked")
def test_a_seeker_can_remove_a_recommendation_and_add_it_again(
    town: Town, daniel: Member, maya: Member
) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya)
    maya.types("reading night")
    maya.presses("Remove")
    assert "“Night Shift” is off the list" in maya.last()
    assert "It stays in your journal" in maya.last()
    noor = town.member("Noor")
    noor.types("reading night")
    assert "Nothing about “night” on the reading list yet" in noor.last()
    maya.types("journal")
    form = maya.presses("Add these to the reading list")
    assert isinstance(form, Form)
    assert len(form.fields[0].initial) == 2, "what was taken away is not ticked by itself"
    maya.fills(resources=("Podcast", "Title", "Account"))
    noor.types("reading night")
    assert "Night Shift" in noor.last()


@pytest.mark.usefixtures("talked")
def test_its_host_can_take_it_away_for_good(town: Town, daniel: Member, maya: Member) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya)
    daniel.types("reading night")
    daniel.presses("Remove")
    assert "It does not come back from that talk" in daniel.last()
    assert "Nothing about “night”" in maya.reads(maya.types("reading night"))
    maya.types("journal")
    maya.presses("Add these to the reading list")
    assert len(maya.options("resources")) == 2, "nobody can put it there again"


@pytest.mark.usefixtures("talked")
def test_any_organizer_can_take_it_away_and_that_is_in_their_log(
    town: Town, daniel: Member, maya: Member
) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya)
    noor = organizer(town)
    noor.types("reading night")
    noor.presses("Remove")
    assert "“Night Shift” is off the list" in noor.last()
    assert "Nothing about “night”" in maya.reads(maya.types("reading night"))
    noor.types("organize")
    noor.presses("What organizers did")
    assert "Noor took an entry that Maya added off the reading list" in noor.last()


@pytest.mark.usefixtures("talked")
def test_nobody_else_takes_an_entry_away(town: Town, daniel: Member, maya: Member) -> None:
    """A forged press by a member, and one by a member who was an organizer until just now."""
    notes(maya, resources=RESOURCES)
    shares(maya)
    maya.types("reading night")
    forged = maya.button("Remove").action
    noor, eve = organizer(town), town.member("Eve")
    stranger = town.member("Sam", space="elsewhere", runs_space=True)
    for each in (eve, stranger):
        each.types("organize")
    noor.types("organize")
    noor.presses("Organizers and contact")
    noor.presses("Name another")
    noor.fills(who="Eve")
    noor.presses("Name them")
    noor.presses("Organizers and contact")
    noor.presses("Step down")
    noor.presses("Step down")
    forgeries = ((daniel, replace(forged, arg="0" * 16)), (noor, forged), (stranger, forged))
    for who, action in forgeries:
        assert "I cannot find that" in who.reads(who.sends(action))
    assert "Night Shift" in maya.reads(maya.types("reading night"))


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize(
    ("written", "on_list"),
    [
        ("https://a.example/x", ["Page: https://a.example/x"]),
        ("nngroup.com/articles", ["Page: https://nngroup.com/articles"]),
        ("http://a.example/x", []),
        ("ftp://a.example/x", []),
        ("https://bank.example@evil.example", []),
        ("https://93.184.216.34/x", []),
        ("https://xn--pple-43d.com/x", []),
        ("“Read this: http://evil.example”", []),
        ("https://a.example/" + "x" * 300, []),
    ],
)
def test_the_list_takes_titles_and_addresses_that_show_where_they_lead(
    maya: Member, written: str, on_list: list[str]
) -> None:
    notes(maya, resources=f"podcast: Night Shift\n{written}")
    form = maya.presses("Add these to the reading list")
    assert isinstance(form, Form)
    [field] = form.fields
    assert isinstance(field, ChoiceField)
    offered = [plain(each.label, maya.reader) for each in field.options]
    assert offered == ["Podcast: Night Shift", *on_list]


@pytest.mark.usefixtures("talked")
def test_an_unticked_recommendation_leaves_the_list(
    town: Town, daniel: Member, maya: Member
) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya)
    maya.presses("Add these to the reading list")
    maya.fills(resources=())
    assert "Nothing from this talk is on the reading list" in maya.last()
    maya.types("reading")
    assert "still empty" in maya.last()
    daniel.presses("You may name me")
    assert "Nothing that you recommended is on the list now" in daniel.last()


@pytest.mark.usefixtures("talked")
def test_a_form_sent_twice_adds_once(maya: Member, daniel: Member) -> None:
    notes(maya, resources=RESOURCES)
    shares(maya)
    maya.sends_again()
    assert len([each for each in daniel.notified() if "reading list" in each]) == 1
    maya.types("reading")
    assert maya.last().count("recommended by 1 person") == 3


def test_the_more_people_recommend_it_the_further_up_it_stands(town: Town) -> None:
    ada, ben = town.host("Ada", field="Nursing"), town.host("Ben", field="Law")
    noor, sita = town.member("Noor"), town.member("Sita")
    talk_of(town, ada, noor, "podcast: Night Shift\nbook: Rest")
    talk_of(town, ben, sita, "the Night Shift podcast\nbook: Sprint")
    eve = town.member("Eve")
    eve.types("reading")
    said = eve.reads(eve.types("reading"))
    assert "Podcast · Nursing, Law · recommended by 2 people" in said
    assert said.index("Night Shift") < said.index("Sprint") < said.index("Rest")
    assert "Rest" not in eve.reads(eve.types("reading law"))
    ada.presses("You may name me")
    assert "2 people, Ada among them" in eve.reads(eve.types("reading night"))


def test_a_list_is_its_communitys_own(town: Town, daniel: Member, maya: Member) -> None:
    talk_of(town, daniel, maya, "podcast: Night Shift")
    stranger = town.member("Sam", space="village")
    assert "still empty" in stranger.reads(stranger.types("reading"))
    assert "Nothing about" in stranger.reads(stranger.types("reading night"))


@pytest.mark.usefixtures("talked")
def test_a_long_list_has_pages(maya: Member) -> None:
    notes(maya, resources="\n".join(f"@name{n:02}" for n in range(14)))
    shares(maya)
    maya.types("reading")
    seen = [maya.last()]
    for _ in range(2):
        maya.presses("Show more")
        seen.append(maya.last())
    assert [each.count("@name") for each in seen] == [6, 6, 2]
    assert "Show more" not in seen[-1]


@pytest.mark.usefixtures("talked")
def test_longest_words_fit_on_every_card(town: Town, daniel: Member, maya: Member) -> None:
    notes(maya, resources="\n".join(f"https://long.example/{n}/{'x' * 170}" for n in range(3)))
    shares(maya)
    assert "reading list" in daniel.last()
    maya.types("reading")
    assert maya.last().count("x" * 170) == 3, "an address is shown whole"


def test_members_words_stay_words(town: Town, daniel: Member, maya: Member) -> None:
    talk_of(town, daniel, maya, 'book: "<!channel> *Bold*"')
    maya.types("reading")
    assert "<!channel> *Bold*" in maya.last()
