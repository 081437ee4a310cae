"""A sentence that the programme may quote: offered by the seeker, agreed to by the host if it
reveals who they are, read by organizers, and taken back."""

import pytest
from sqlalchemy import select

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import Form, Invalid
from bot.cards.plain_text import plain
from storage.tables import quotes
from tests.bot.flows.me.test_erasing import erases
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

PLAIN = "One talk saved me a year of guessing."
POINTS = "Daniel saved me a year of guessing."
ASKS = "Maya would let the programme quote this"


@pytest.fixture
@lived_once
def thanked(town: Town, ana: Member, daniel: Member, maya: Member) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening")
    maya.presses("Write a thank-you note")
    maya.writes(note="Dear Daniel, thank you for your time.")


def offers(maya: Member, sentence: str, *named: str) -> str:
    assert isinstance(maya.presses("Offer a sentence to quote"), Form)
    return maya.reads(maya.fills(sentence=sentence, first_name=named))


def read_by(organizer: Member) -> str:
    organizer.types("organize")
    organizer.presses("A message to all")
    return organizer.reads(organizer.presses("Quotes"))


def kept(town: Town) -> list[tuple[str, str]]:
    with town._engine.connect() as db:
        rows = db.execute(select(quotes.c.sentence, quotes.c.consent))
        return [(each.sentence, each.consent.value) for each in rows]


@pytest.mark.usefixtures("thanked")
def test_no_choice_is_preset_and_silence_means_no_name(
    ana: Member, daniel: Member, maya: Member
) -> None:
    form = maya.presses("Offer a sentence to quote")
    assert isinstance(form, Form)
    assert [each.initial for each in form.fields] == ["", ()]
    assert "Organizers can read it now" in maya.reads(maya.fills(sentence=f" {PLAIN}\n"))
    assert PLAIN in read_by(ana)
    assert "Without a name" in ana.last()
    assert "Maya" not in ana.reads(ana.presses("Copy"))
    assert PLAIN in ana.last()
    assert ASKS not in daniel.notified(), "it does not point to him"


@pytest.mark.usefixtures("thanked")
def test_a_quote_that_points_to_the_host_is_shown_once_they_agree(
    ana: Member, daniel: Member, maya: Member
) -> None:
    assert "I ask Daniel first" in offers(maya, POINTS, "Yes")
    assert "No sentence to quote yet" in read_by(ana)
    assert daniel.notified()[-1] == ASKS
    assert "Next to it is “Maya”" in daniel.last()
    daniel.presses("It may be quoted")
    assert "Thank you: this may be quoted" in daniel.last()
    assert POINTS in read_by(ana)
    assert "Maya" in ana.reads(ana.presses("Copy"))
    daniel.presses("Rather not")
    assert "No sentence to quote yet" in read_by(ana)


@pytest.mark.usefixtures("thanked")
def test_a_refused_quote_is_announced_to_nobody_and_asked_for_once(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    offers(maya, POINTS)
    before = (maya.text(), ana.text(), len(maya.received()), len(ana.received()))
    daniel.presses("Rather not")
    assert (maya.text(), ana.text(), len(maya.received()), len(ana.received())) == before
    assert kept(town) == [("", "refused")]
    again = Action(ActionName.QUOTE, town.interviews()[0].id)
    maya.sends(again)
    refused = maya.fills(sentence=POINTS)
    assert isinstance(refused, Invalid)
    assert "leave out what points to Daniel" in maya.reads(refused)
    maya.fills(sentence=PLAIN)
    assert PLAIN in read_by(ana)
    assert daniel.notified().count(ASKS) == 1


@pytest.mark.usefixtures("thanked")
def test_the_seeker_takes_it_back_and_the_card_of_the_host_says_so(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    offers(maya, POINTS)
    daniel.presses("It may be quoted")
    old = Action(ActionName.QUOTE_COPY, town.interviews()[0].id)
    assert POINTS in read_by(ana)
    further = Action(ActionName.QUOTES, arg="6")
    assert POINTS in ana.reads(ana.sends(further)), "the list became shorter meanwhile"
    maya.types("privacy")
    maya.presses("Sentences to be quoted")
    assert "Yours. Organizers can read it." in maya.last()
    assert "It is taken back" in maya.reads(maya.presses("Take it back"))
    assert kept(town) == []
    assert "No sentence to quote yet" in read_by(ana)
    assert "This one was taken back" in ana.reads(ana.sends(old))
    assert not daniel.sees(POINTS)


@pytest.mark.usefixtures("thanked")
def test_the_host_finds_it_again_in_privacy(ana: Member, daniel: Member, maya: Member) -> None:
    offers(maya, POINTS)
    daniel.presses("It may be quoted")
    daniel.types("privacy")
    daniel.presses("Sentences to be quoted")
    assert "It points to you, and you agreed." in daniel.last()
    daniel.presses("Take it back")
    assert "No sentence to quote yet" in read_by(ana)


@pytest.mark.usefixtures("thanked")
def test_a_yes_is_to_the_words_that_were_read(town: Town, daniel: Member, maya: Member) -> None:
    offers(maya, POINTS)
    yes = daniel.button("It may be quoted").action
    maya.presses("Take it back")
    assert "nothing to quote" in daniel.reads(daniel.sends(yes))
    maya.sends(Action(ActionName.QUOTE, town.interviews()[0].id))
    maya.fills(sentence="Daniel hates his job.")
    assert "Daniel hates his job." in daniel.reads(daniel.sends(yes))
    assert kept(town) == [("Daniel hates his job.", "waiting")]


@pytest.mark.usefixtures("thanked")
def test_each_side_can_do_only_its_own_part_and_others_nothing(
    town: Town, daniel: Member, maya: Member
) -> None:
    [talk] = town.interviews()
    noor = town.member("Noor")
    noor.types("start")
    offers(maya, POINTS)
    mark = daniel.button("It may be quoted").action.arg
    for who in (maya, noor):
        who.sends(Action(ActionName.QUOTE_ANSWER, talk.id, arg=mark))
        assert POINTS not in who.reads(who.sends(Action(ActionName.QUOTES)))
    daniel.sends(Action(ActionName.QUOTE, talk.id))
    noor.sends(Action(ActionName.QUOTE_BACK, talk.id))
    assert kept(town) == [(POINTS, "waiting")]


@pytest.mark.usefixtures("thanked")
@pytest.mark.parametrize("who", ["Daniel", "Maya"])
def test_it_is_deleted_with_an_erased_member(
    town: Town, daniel: Member, maya: Member, who: str
) -> None:
    offers(maya, POINTS, "Yes")
    daniel.presses("It may be quoted")
    leaves = daniel if who == "Daniel" else maya
    leaves.types("privacy")
    leaves.presses("Erase me")
    leaves.presses("Erase everything, for good")
    assert kept(town) == []
    assert POINTS not in town.dump()


@pytest.mark.usefixtures("thanked")
def test_it_can_be_offered_months_later_on_the_nudge_to_write_again(
    town: Town, ana: Member, maya: Member
) -> None:
    town.to("2026-12-28 12:00")
    assert maya.notified()[-1].startswith("Stay in touch with Daniel")
    offers(maya, PLAIN)
    assert PLAIN in read_by(ana)


@pytest.mark.usefixtures("thanked")
def test_an_empty_one_is_refused_and_a_long_one_is_cut(ana: Member, maya: Member) -> None:
    assert "Please write a sentence" in offers(maya, "  ")
    maya.fills(sentence="x" * 300)
    assert "x" * 200 in read_by(ana)
    assert "x" * 201 not in ana.last()


def leaves(town: Town, member: Member) -> None:
    town.runner.run(town.assembly.app.members.departed(member.person))
    town.drain()


@pytest.mark.usefixtures("thanked")
def test_a_quote_about_a_host_who_was_erased_can_be_offered(
    ana: Member, daniel: Member, maya: Member
) -> None:
    offer = maya.button("Offer a sentence to quote").action
    erases(daniel)
    maya.sends(offer)
    maya.fills(sentence=PLAIN)
    assert PLAIN in read_by(ana)


@pytest.mark.usefixtures("thanked")
def test_no_quote_waits_for_the_consent_of_a_host_who_has_left(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    offer = maya.button("Offer a sentence to quote").action
    leaves(town, daniel)
    form = maya.sends(offer)
    assert isinstance(form, Form)
    assert form.intro
    assert "Your host is no longer here to be asked" in plain(form.intro, maya.reader)
    refused = maya.fills(sentence=POINTS)
    assert isinstance(refused, Invalid)
    assert "leave out what points to Daniel" in maya.reads(refused)
    assert kept(town) == []
    maya.fills(sentence=PLAIN)
    assert PLAIN in read_by(ana)


@pytest.mark.usefixtures("thanked")
def test_who_offered_a_quote_reads_that_its_host_has_left(
    town: Town, daniel: Member, maya: Member
) -> None:
    offer = maya.button("Offer a sentence to quote").action
    offers(maya, POINTS)
    leaves(town, daniel)
    assert "who is no longer here to be asked" in maya.reads(maya.sends(offer))
    maya.presses("Take it back")
    maya.sends(offer)
    assert "Organizers can read it now" in maya.reads(maya.fills(sentence=PLAIN))
