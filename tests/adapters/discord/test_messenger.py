"""Delivering cards: rate limits, broken connections, repeats, and messages that were deleted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.discord.failures import DiscordRefusal
from adapters.discord.sending.direct_messages import DirectMessages
from adapters.discord.sending.messenger import DiscordMessenger
from bot.cards.blocks import Paragraph, Quote
from bot.cards.cards import Card
from bot.cards.files import Picture, TextFile
from bot.cards.outside import Link
from bot.cards.rich_text import Mention, Moment, MomentStyle, Words, say
from bot.engine.delivering.grouping import merge_cards
from bot.engine.errors import Gone, SendFailed, Unreachable
from bot.engine.store.ports import ClaimedPart, Outgoing
from bot.interview.members import Member as Model
from bot.interview.members import Person
from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.fakes.discord.channels import forget_nonces, removed
from tests.fakes.discord.refusals import Refusal
from tests.fakes.discord.things import SILENT

SEND = "POST /channels/{channel_id}/messages"
HISTORY = "GET /channels/{channel_id}/messages"
EDIT = "PATCH /channels/{channel_id}/messages/{message_id}"
PNG = "iVBORw=="


@pytest.fixture
def messenger(here: AskwellInDiscord) -> DiscordMessenger:
    return here.adapter.messenger


@pytest.fixture
def outgoing(maya: Member, alumni: Guild) -> Outgoing:
    person = Person("discord", str(alumni.id), str(maya.user.id))
    card = Card(say("Hello"), (Paragraph(say("A card")),))
    member = Model(1, 1, person, "Maya")
    return Outgoing(7, member, "key", card, 1, 0, None, False, None, (ClaimedPart(7, "key", 1),))


async def test_a_card_is_sent_and_edited(
    messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    message = (await messenger.show(outgoing)).message
    newer = replace(outgoing, message=message, version=2, card=Card(say("Goodbye")))
    assert (await messenger.show(newer)).message == message
    assert [each.shown for each in maya.messages] == ["## Goodbye"]


async def test_a_silent_card_makes_no_sound(
    messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    await messenger.show(replace(outgoing, card=replace(outgoing.card, silent=True)))
    later = replace(outgoing, id=8, parts=(ClaimedPart(8, "later", 1),))
    await messenger.show(later)
    assert [bool(each.flags & SILENT) for each in maya.messages] == [True, False]


async def test_a_notification_says_who_what_and_when(
    messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    """A notification about components alone would say nothing, so a line of text is sent first, and
    the card replaces it."""
    at = Moment(datetime(2026, 11, 26, 16, tzinfo=UTC), MomentStyle.SHORT)
    push = say("Booked: {when} with {who}", when=at, who=Mention("7", "Zo*ë"))
    to = replace(outgoing.to, zone="Africa/Nairobi")
    await messenger.show(replace(outgoing, to=to, card=replace(outgoing.card, push=push)))
    await messenger.show(replace(outgoing, id=8, parts=(ClaimedPart(8, "later", 1),)))
    assert [each.push for each in maya.messages] == ["Booked: Thu 26 Nov, 19:00 with Zo*ë", "Hello"]
    assert [each.content for each in maya.messages] == ["", ""]
    assert all("A card" in each.shown for each in maya.messages)


async def test_a_line_that_did_not_become_its_card_becomes_it_later(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    await messenger.show(replace(outgoing, id=8, parts=(ClaimedPart(8, "other", 1),)))
    here.discord.fail(EDIT, "before")
    with pytest.raises(SendFailed):
        await messenger.show(outgoing)
    assert maya.messages[-1].content == "Hello"
    await in_doubt(here, outgoing)
    assert len(maya.messages) == 2
    assert "A card" in maya.messages[-1].shown


async def test_a_card_that_discord_refuses_comes_with_one_line_only(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    """However often the card is tried again. Later cards of the member wait for the first try
    only."""
    here.discord.fail(EDIT, Refusal(50035), times=2)
    with pytest.raises(SendFailed) as first:
        await messenger.show(outgoing)
    with pytest.raises(SendFailed) as second:
        await in_doubt(here, outgoing)
    assert (first.value.in_doubt, second.value.in_doubt) == (True, False)
    assert [each.content for each in maya.messages] == ["Hello"]


async def test_a_members_address_makes_no_preview_and_hides_behind_no_words(
    messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    """Discord shows an address in brackets as it is, and does not fetch it."""
    words = Words("https://a.example/x, [bank](https://evil.example), discord.gg/x")
    card = Card(say("A note"), (Quote(words),))
    await messenger.show(replace(outgoing, card=card))
    [shown] = maya.messages
    assert "> <https://a.example/x>, \\[bank\\](<https://evil.example>), discord" in shown.shown


async def test_a_member_named_in_a_card_is_not_notified(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    named = Paragraph(Mention(str(maya.user.id), "Maya"))
    place = (await messenger.show(replace(outgoing, card=Card(say("Hello"), (named,))))).message
    assert f"<@{maya.user.id}>" in maya.messages[0].shown
    assert maya.messages[0].pings == frozenset()
    newer = Card(say("Goodbye"), (named,))
    await messenger.show(replace(outgoing, card=newer, message=place, version=2))
    assert maya.messages[0].pings == frozenset()


async def test_a_send_whose_outcome_is_unknown_is_repeated_invisibly(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    here.discord.fail(SEND, "after")
    with pytest.raises(SendFailed):
        await messenger.show(outgoing)
    await messenger.show(replace(outgoing, attempts=1))
    assert len(maya.messages) == 1


async def in_doubt(here: AskwellInDiscord, outgoing: Outgoing, **changed: Any) -> str:
    """The next process shows the card, after Discord has forgotten the nonces."""
    forget_nonces(here.discord.world)
    doubted = replace(outgoing, in_doubt=True, **changed)
    return (await here.adapter.messenger.show(doubted)).message


async def test_a_message_of_a_killed_process_is_found_by_the_next(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    place = (await messenger.show(outgoing)).message
    await messenger.show(replace(outgoing, id=8, parts=(ClaimedPart(8, "other", 1),)))
    await maya.user.says("Hello")
    assert here.discord.calls(HISTORY) == [], "a card that nobody tried to send is just sent"
    edits = len(here.discord.calls(EDIT))
    assert await in_doubt(here, outgoing) == place
    assert len(here.discord.calls(EDIT)) == edits
    assert len(maya.messages) == 3


async def test_a_found_message_is_updated_to_the_present_card(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    place = (await messenger.show(outgoing)).message
    newer: dict[str, Any] = {"version": 2, "card": Card(say("Goodbye"))}
    assert await in_doubt(here, outgoing, **newer) == place
    assert [each.shown for each in maya.messages] == ["## Goodbye"]


async def test_a_card_in_doubt_that_never_arrived_is_sent(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    await messenger.show(replace(outgoing, id=8, parts=(ClaimedPart(8, "other", 1),)))
    await in_doubt(here, outgoing)
    assert len(maya.messages) == 2, "a card that says the same is another"


@pytest.mark.parametrize("lost", [0, 1])
async def test_a_message_of_several_cards_is_found_by_those_left(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member, lost: int
) -> None:
    """Two cards were sent together. Before the next process looked them up, one of them was no
    longer needed."""
    two = [
        Card(say("One"), (Paragraph(say("First")),)),
        Card(say("Two"), (Paragraph(say("Second")),)),
    ]
    parts = (ClaimedPart(7, "key", 1), ClaimedPart(8, "other", 1))
    together = merge_cards(two)
    assert together
    place = (await messenger.show(replace(outgoing, card=together, parts=parts))).message
    kept = 1 - lost
    assert await in_doubt(here, outgoing, card=two[kept], parts=(parts[kept],)) == place
    assert [each.shown for each in maya.messages] == [["## One\n\nFirst", "## Two\n\nSecond"][kept]]


async def test_a_file_comes_once_whichever_process_was_killed(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    booked = replace(outgoing, card=Card(say("Booked"), files=(TextFile("talk.md", say("Begin")),)))
    for _ in range(2):  # the nonces make one message of each
        await messenger.show(booked)
    assert len(maya.messages) == 2
    await in_doubt(here, booked)
    assert len(maya.messages) == 2
    removed(here.discord.world, maya.messages[-1])
    await in_doubt(here, booked)
    assert [each["filename"] for each in maya.messages[-1].attachments] == ["talk.md"]


async def test_a_message_that_is_gone_is_sent_again(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    message = (await messenger.show(outgoing)).message
    del here.discord.world.messages[maya.messages[0].id]
    newer = replace(outgoing, message=message, version=2)
    assert (await messenger.show(newer)).message != message
    assert len(maya.messages) == 1


async def test_a_conversation_that_is_gone_is_opened_again(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    await messenger.show(outgoing)
    here.discord.fail(SEND, Refusal(10003))
    await messenger.show(replace(outgoing, id=8))
    assert len(maya.messages) == 2


async def test_a_rate_limit_is_waited_for(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    here.discord.limit(SEND, retry_after=0.05)
    await messenger.show(outgoing)
    assert len(maya.messages) == 1


async def test_a_long_rate_limit_is_the_couriers_to_wait_for(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing
) -> None:
    here.discord.limit(SEND, retry_after=90)
    with pytest.raises(SendFailed) as failed:
        await messenger.show(outgoing)
    assert failed.value.retry_after == timedelta(seconds=90)


async def test_trouble_on_their_side_is_tried_again_later(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing
) -> None:
    here.discord.fail(SEND, 503)
    with pytest.raises(SendFailed):
        await messenger.show(outgoing)
    here.discord.fail(SEND, "before")
    with pytest.raises(SendFailed):
        await messenger.show(outgoing)


async def test_a_member_with_closed_messages_is_unreachable(
    messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    maya.user.closes_dms()
    with pytest.raises(Unreachable) as why:
        await messenger.show(outgoing)
    assert not isinstance(why.value, Gone)


@pytest.mark.parametrize("how", ["leaves", "deletes"])
async def test_a_member_who_left_is_gone(
    messenger: DiscordMessenger, outgoing: Outgoing, maya: Member, alumni: Guild, how: str
) -> None:
    alumni.leave(maya.user) if how == "leaves" else maya.user.deletes_account()
    with pytest.raises(Gone):
        await messenger.show(outgoing)


async def test_nobody_is_gone_because_askwell_was_removed_from_their_server(
    here: AskwellInDiscord,
    messenger: DiscordMessenger,
    outgoing: Outgoing,
    alumni: Guild,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Discord then refuses messages to everybody there. Whoever counts as gone loses their open
    interviews, and organizes no more."""
    notify = DirectMessages.notify

    async def notify_too_late(self: DirectMessages, user: str, line: str, nonce: str) -> str:
        alumni.removes_app()
        await here.settled()
        return await notify(self, user, line, nonce)

    monkeypatch.setattr(DirectMessages, "notify", notify_too_late)
    with pytest.raises(SendFailed, match="not in this server"):
        await messenger.show(outgoing)


async def test_an_edit_that_is_refused_for_another_reason_is_a_failure(
    here: AskwellInDiscord, messenger: DiscordMessenger, outgoing: Outgoing
) -> None:
    message = (await messenger.show(outgoing)).message
    here.discord.fail(EDIT, Refusal(50035))
    with pytest.raises(SendFailed):
        await messenger.show(replace(outgoing, message=message))


async def test_no_connection_no_server_no_token(
    here: AskwellInDiscord,
    messenger: DiscordMessenger,
    outgoing: Outgoing,
    caplog: pytest.LogCaptureFixture,
) -> None:
    elsewhere = replace(outgoing.to, person=replace(outgoing.to.person, space="123"))
    with pytest.raises(SendFailed, match="not in this server"):
        await messenger.show(replace(outgoing, to=elsewhere))
    with pytest.raises(SendFailed, match="not connected"):
        await DiscordMessenger().show(outgoing)
    here.discord.fail(SEND, Refusal(0))
    with pytest.raises(SendFailed):
        await messenger.show(outgoing)
    assert "`askwell doctor` says more" in caplog.text


@pytest.mark.parametrize("how", ["cut", "asks_to_reconnect", "invalidates", "invalidates anew"])
async def test_a_broken_line_is_mended_and_nothing_is_missed(
    here: AskwellInDiscord, maya: Member, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    discord: Any = here.discord
    match how:
        case "cut":
            resumes = discord.gateway.resumes
            discord.cut()
            await here.until(lambda: discord.gateway.resumes > resumes)
        case "asks_to_reconnect":
            await discord.asks_to_reconnect()
        case _:
            await discord.invalidates(resumable=how == "invalidates")
    await maya.types("help")
    assert maya.sees("What I can do for you")
    assert here.discord.token not in caplog.text


async def test_files_come_once_below_their_card_and_links_open_outside(
    messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    link, file = (
        Link(say("Google Calendar"), "https://calendar.example/add"),
        TextFile("talk.md", say("Begin")),
    )
    card = Card(say("Booked"), links=(link,), files=(file,))
    place = (await messenger.show(replace(outgoing, card=card))).message
    booked, below = maya.user.messages
    assert booked.links == {"Google Calendar": "https://calendar.example/add"}
    assert [each["filename"] for each in below.attachments] == ["talk.md"]
    await messenger.show(replace(outgoing, card=card, message=place, version=2))
    assert len(maya.user.messages) == 2


async def test_a_picture_comes_with_what_it_shows_in_words(
    messenger: DiscordMessenger, outgoing: Outgoing, maya: Member
) -> None:
    words = say("Held: {number}", number=7)
    card = Card(say("The report"), files=(Picture("held.png", PNG, words),))
    await messenger.show(replace(outgoing, card=card))
    [picture] = maya.user.messages[-1].attachments
    assert (picture["filename"], picture["description"]) == ("held.png", "Held: 7")


async def test_a_file_that_is_not_taken_holds_nothing_up(
    here: AskwellInDiscord,
    messenger: DiscordMessenger,
    outgoing: Outgoing,
    maya: Member,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def refused(*_: object) -> None:
        raise DiscordRefusal("POST", 413, 40005)

    monkeypatch.setattr(DirectMessages, "attach", refused)
    card = Card(say("Booked"), files=(TextFile("talk.md", say("Begin")),))
    await messenger.show(replace(outgoing, card=card))
    [booked] = maya.user.messages
    assert booked.shown.startswith("## Booked")
