"""Something was wrong, in Slack, over real sockets: from the button on a card to the outcome."""

import json

import pytest

from tests.adapters.slack.workspace import AskwellInSlack, Member

ASK = {"connection": "We both studied physics.", "wish": "How you moved to research."}
TOLD = "He asked me out twice."
WISH = "That somebody speaks to him."
QUESTION = "Was it in the call, or in a message?"
ANSWER = "In a message, the evening before."
OUTCOME = "We have spoken with the person"
SENTENCE = "He has understood."


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Africa/Nairobi")


@pytest.fixture
def daniel(here: AskwellInSlack) -> Member:
    return here.member("U2", "Daniel", "Europe/Berlin")


@pytest.fixture
def ana(here: AskwellInSlack) -> Member:
    return runs_the_workspace(here, "U3", "Ana")


def runs_the_workspace(here: AskwellInSlack, user: str, name: str) -> Member:
    made = here.member(user, name, "Europe/London")
    made.user.person.rights = "admin"
    return made


async def booked(maya: Member, daniel: Member) -> None:
    await daniel.hosts()
    await maya.types("ask ", daniel)
    await maya.requests(**ASK, slots=maya.options("slots")[:1])
    request = next(each for each in daniel.messages if "would like to learn" in each.shown)
    await daniel.user.clicks(request, request.buttons[0])
    await daniel.here.settled()
    assert maya.sees("https://meet.example")


async def reports(who: Member) -> None:
    await who.presses("Something was wrong")
    assert who.form == "What happened"
    await who.submits(what=TOLD, wish=WISH, urgency="It cannot wait")
    assert not who.form


def sent_to(who: Member) -> list[str]:
    """Everything that the app sent to Slack for them, as it was sent."""
    return [
        json.dumps(each.args)
        for each in who.here.slack.calls()
        if who.user.im.id in (each.args.get("channel"), each.args.get("channel_id"))
        or each.args.get("user") == who.user.id
    ]


async def test_from_the_button_to_the_outcome(
    here: AskwellInSlack, maya: Member, daniel: Member, ana: Member
) -> None:
    await ana.types("organize")
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
    assert ANSWER in ana.last
    assert sum("Close" in each.buttons for each in ana.messages) == 1, "no copy goes out of date"

    await ana.presses("Close")
    await ana.submits(outcome=OUTCOME, sentence=SENTENCE)
    assert OUTCOME in maya.last
    assert SENTENCE in maya.last
    assert "Ana" not in maya.last
    assert "I will look after it" not in next(e for e in ana.messages if e.ts == card.ts).buttons

    assert before
    assert sent_to(daniel)[before:] == []
    assert [each.shown for each in daniel.messages] == seen
    assert here.slack.sockets.strays == []
    assert all(call.answer.get("ok") for call in here.slack.calls())


async def test_without_an_organizer_the_admins_of_the_workspace_get_it(
    here: AskwellInSlack, maya: Member, daniel: Member, ana: Member
) -> None:
    """Ana has never used Askwell, and is on the second page of Slack's list of members."""
    await booked(maya, daniel)
    for number in range(200):
        here.slack.user(f"U1{number:03}", f"Number {number}")
    people = here.slack.world.people
    people["T1", "U3"] = people.pop(("T1", "U3"))
    before = len(sent_to(daniel))
    await reports(maya)
    assert maya.sees("There is no organizer here whom I could give it to.")
    await here.owners_are_found()
    assert len(here.calls("users.list")) == 2
    assert TOLD in ana.with_button("I will look after it").shown
    await ana.presses("Close")
    await ana.submits(outcome=OUTCOME)
    assert OUTCOME in maya.last
    assert sent_to(daniel)[before:] == []


async def test_a_report_about_the_only_organizer_goes_to_the_workspace_admins(
    here: AskwellInSlack, maya: Member, ana: Member
) -> None:
    daniel = runs_the_workspace(here, "U2", "Daniel")
    await daniel.types("organize")
    await booked(maya, daniel)
    before = len(sent_to(daniel))
    await reports(maya)
    await here.owners_are_found()
    assert TOLD in ana.with_button("I will look after it").shown
    assert sent_to(daniel)[before:] == []
    await daniel.types("organize")
    assert "Concerns (0 open)" in daniel.messages[-1].buttons


async def test_where_all_who_run_the_workspace_are_concerned_it_is_said_plainly(
    here: AskwellInSlack, maya: Member
) -> None:
    daniel = runs_the_workspace(here, "U2", "Daniel")
    await daniel.types("organize")
    await booked(maya, daniel)
    before = len(sent_to(daniel))
    await reports(maya)
    await here.owners_are_found()
    assert "I found nobody here who could read it" in maya.last
    assert "Slack itself takes reports, too." in maya.last
    assert "Write to Slack" in maya.messages[-1].buttons
    assert sent_to(daniel)[before:] == []


async def test_a_report_from_the_direct_conversation_is_acknowledged_once(
    maya: Member, daniel: Member, ana: Member
) -> None:
    await booked(maya, daniel)
    before = len(maya.messages)
    await reports(maya)
    [told] = maya.messages[before:]
    assert "Thank you for telling us" in told.shown


async def test_the_question_whom_a_report_is_about_is_replaced_by_its_answer(
    ana: Member, maya: Member
) -> None:
    await ana.types("organize")
    await maya.types("report")
    await maya.submits(about="Somebody else", what=TOLD, urgency="When you can")
    assert maya.sees("It is not sent yet")
    await maya.presses("It is none of them: send it")
    assert not maya.sees("It is not sent yet")
    assert maya.sees("You said whom you mean")
    assert maya.sees("Thank you for telling us")
