"""Something was wrong, in Discord, over real sockets: from the button on a card to the outcome."""

import json

import pytest

from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.things import MANAGE_GUILD

ASK = {"connection": "We both studied physics.", "wish": "How you moved to research."}
TOLD = "He asked me out twice."
WISH = "That somebody speaks to him."
QUESTION = "Was it in the call, or in a message?"
ANSWER = "In a message, the evening before."
OUTCOME = "We have spoken with the person"
SENTENCE = "He has understood."


@pytest.fixture
def ana(discord: DiscordServer, alumni: Guild, here: AskwellInDiscord) -> Member:
    """Ana, who has the permission to manage the server."""
    user = discord.user("Ana")
    alumni.join(user)
    alumni.promotes(user, MANAGE_GUILD)
    return here.member(user)


async def organizes(who: Member) -> None:
    await who.user.command("askwell-organize")
    await who.here.settled()
    assert who.sees("You are an organizer now")


async def booked(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    await maya.submits(**ASK, slots=maya.options("slots")[:1])
    await maya.presses("Send it")
    request = next(each for each in daniel.messages if "would like to learn" in each.shown)
    await daniel.presses(next(iter(request.buttons)))
    assert maya.sees("https://meet.example")


async def reports(who: Member) -> None:
    await who.presses("Something was wrong")
    assert who.form == "What happened"
    await who.submits(what=TOLD, wish=WISH, urgency="It cannot wait")
    assert not who.form


def sent_to(who: Member) -> list[str]:
    """Everything that the app sent to Discord in their direct messages, as it was sent."""
    channel = str(who.user.dm.id)
    return [
        json.dumps(each.body)
        for each in who.here.discord.calls()
        if each.path.get("channel_id") == channel
    ]


async def test_from_the_button_to_the_outcome(
    here: AskwellInDiscord, maya: Member, daniel: Member, ana: Member
) -> None:
    await organizes(ana)
    await booked(maya, daniel)
    before = len(sent_to(daniel))
    seen = [each.shown for each in daniel.messages]

    await reports(maya)
    assert maya.sees("It went to Ana.")
    card = ana.with_button("I will look after it")
    assert not card.ephemeral
    assert TOLD in card.shown
    assert WISH in card.shown

    await ana.presses("I will look after it")
    await ana.presses("Ask a question")
    await ana.submits(question=QUESTION)
    assert QUESTION in maya.last
    assert "Ana" not in maya.last
    await maya.presses("Answer")
    await maya.submits(more=ANSWER)
    assert any(ANSWER in each.shown and not each.ephemeral for each in ana.messages)
    assert sum("Close" in each.buttons for each in ana.messages) == 1, "no copy goes out of date"

    await ana.presses("Close")
    await ana.submits(outcome=OUTCOME, sentence=SENTENCE)
    assert OUTCOME in maya.last
    assert SENTENCE in maya.last
    assert "Ana" not in maya.last

    assert before
    assert sent_to(daniel)[before:] == []
    assert [each.shown for each in daniel.messages] == seen
    assert all(call.status < 300 for call in here.discord.calls())


async def test_without_an_organizer_the_owner_of_the_server_gets_it(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member, ana: Member
) -> None:
    alumni.hands_over(ana.user)
    await booked(maya, daniel)
    before = len(sent_to(daniel))
    await reports(maya)
    assert maya.sees("There is no organizer here whom I could give it to.")
    await here.owners_are_found()
    assert TOLD in ana.with_button("I will look after it").shown
    await ana.presses("Close")
    await ana.submits(outcome=OUTCOME)
    assert OUTCOME in maya.last
    assert sent_to(daniel)[before:] == []


async def test_the_only_organizer_is_passed_over_for_the_owner(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member, ana: Member
) -> None:
    alumni.hands_over(ana.user)
    alumni.promotes(daniel.user, MANAGE_GUILD)
    await organizes(daniel)
    await booked(maya, daniel)
    before = len(sent_to(daniel))
    await reports(maya)
    await here.owners_are_found()
    assert TOLD in ana.with_button("I will look after it").shown
    assert sent_to(daniel)[before:] == []
    await daniel.user.command("askwell-organize")
    assert "Concerns (0 open)" in daniel.messages[-1].buttons


async def test_where_the_owner_is_concerned_too_it_is_said_plainly(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member
) -> None:
    alumni.hands_over(daniel.user)
    await organizes(daniel)
    await booked(maya, daniel)
    before = len(sent_to(daniel))
    await reports(maya)
    await here.owners_are_found()
    told = maya.last
    assert "I found nobody here who could read it" in told
    assert "Discord itself takes reports, too." in told
    assert "Discord's safety page" in maya.messages[-1].links
    assert sent_to(daniel)[before:] == []


async def test_a_report_from_the_direct_conversation_is_acknowledged_once(
    maya: Member, daniel: Member, ana: Member
) -> None:
    await organizes(ana)
    await booked(maya, daniel)
    before = len(maya.messages)
    await reports(maya)
    answers = "".join(each.shown for each in maya.messages[before:])
    assert answers.count("Thank you for telling us") == 1


async def test_the_question_whom_a_report_is_about_is_replaced_by_its_answer(
    ana: Member, maya: Member
) -> None:
    await organizes(ana)
    await maya.types("report")
    await maya.submits(about="Somebody else", what=TOLD, urgency="When you can")
    assert maya.sees("It is not sent yet")
    await maya.presses("It is none of them: send it")
    assert not maya.sees("It is not sent yet")
    assert maya.sees("You said whom you mean")
    assert maya.sees("Thank you for telling us")
