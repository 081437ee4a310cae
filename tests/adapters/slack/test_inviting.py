"""An organizer posts in a channel of Slack, over real sockets."""

import pytest

from bot.cards.forms import FILE_BYTES
from bot.engine.errors import FileClosed
from tests.adapters.slack.workspace import AskwellInSlack, Member


@pytest.fixture
async def ana(here: AskwellInSlack) -> Member:
    made = here.member("U3", "Ana", "Europe/London")
    made.user.person.rights = "admin"
    await made.types("organize")
    return made


async def opens_form(ana: Member) -> None:
    await ana.types("organize")
    await ana.presses("Inviting")
    await ana.presses("A post for hosts")
    await ana.presses("Post now")
    assert ana.form


async def test_a_post_and_what_its_button_answers(here: AskwellInSlack, ana: Member) -> None:
    quinn = here.member("U4", "Quinn", "Europe/Berlin")
    here.slack.channel("C9", "general", ana.user, quinn.user)
    await opens_form(ana)
    await ana.submits(channel="C9", own="Hello <everybody> & all")
    assert ana.sees("Your post is in the channel")
    sent = [each.args for each in here.calls("chat.postMessage") if each.args["channel"] == "C9"]
    assert len(sent) == 1
    post = next(each for each in quinn.user.sees_in("C9") if "Hello" in each.shown)
    await quinn.user.clicks(post, "Open my door")
    await here.settled()
    answer = quinn.user.sees_in("C9")[-1]
    assert answer.ephemeral_for == "U4"
    assert not any("Become a host" in each.shown for each in ana.user.sees_in("C9"))


async def test_where_it_is_not_a_sentence_says_what_to_do(
    here: AskwellInSlack, ana: Member
) -> None:
    here.slack.channel("C9", "general", ana.user, app=False)
    await opens_form(ana)
    await ana.submits(channel="C9")
    assert ana.sees("/invite @Askwell")
    assert ana.sees("chat:write.public")


async def test_a_list_invites_by_name_and_handle(here: AskwellInSlack, ana: Member) -> None:
    """If Slack does not let Askwell read files, the form has no field for one."""
    here.slack.token("T1").scopes -= {"files:read"}
    quinn = here.member("U4", "Quinn", "Europe/Berlin")
    here.member("U5", "Noor", "Europe/Berlin")
    await ana.types("organize")
    await ana.presses("Inviting")
    await ana.presses("A list of people")
    await ana.submits(people="name;user\nQuinn;\nsomebody;U5\nNobody;\n")
    assert ana.sees("2 people can be invited")
    assert ana.sees("Line 4, Nobody: not found here")
    assert not quinn.messages
    await ana.presses("Invite 2 people")
    await here.to("2026-11-24 12:00")
    assert [each.shown for each in quinn.messages if "open your door" in each.shown]
    assert quinn.messages[-1].buttons


PEOPLE = b"name;user\nQuinn;\nNobody;\n"


async def gives_a_file(here: AskwellInSlack, ana: Member, name: str, content: bytes) -> None:
    here.adapter.directory.files = here.slack.address
    await ana.types("organize")
    await ana.presses("Inviting")
    await ana.presses("A list of people")
    await ana.submits(file=[here.slack.api.files.given("T1", name, content)])


async def test_a_file_invites_too(here: AskwellInSlack, ana: Member) -> None:
    here.member("U4", "Quinn", "Europe/Berlin")
    await gives_a_file(here, ana, "people.csv", PEOPLE)
    assert ana.sees("1 person can be invited")
    assert ana.sees("Line 3, Nobody: not found here")


async def test_a_file_that_may_not_be_read_is_reported(here: AskwellInSlack, ana: Member) -> None:
    """The scope was taken back after the form was opened."""
    here.adapter.directory.files = here.slack.address
    await ana.types("organize")
    await ana.presses("Inviting")
    await ana.presses("A list of people")
    here.slack.token("T1").scopes -= {"files:read"}
    await ana.submits(file=[here.slack.api.files.given("T1", "people.csv", PEOPLE)])
    assert ana.sees("Slack does not let me read files")


async def test_a_file_that_is_too_large_is_reported(here: AskwellInSlack, ana: Member) -> None:
    await gives_a_file(here, ana, "people.csv", b"name\n" + b"x" * FILE_BYTES)
    assert ana.sees("It is larger than")


@pytest.mark.parametrize(
    "place",
    [
        "https://files.slack.com.example/files-pri/T1-F1/download/people.csv",
        "https://files.slack.com@example.org/people.csv",
        "http://files.slack.com/files-pri/T1-F1/download/people.csv",
    ],
)
async def test_the_token_goes_nowhere_but_to_slack(here: AskwellInSlack, place: str) -> None:
    with pytest.raises(FileClosed):
        await here.adapter.directory.read_file("T1", place)
