"""A member whose cards are late, because they must be drawn or their conversation is slow, delays
no other member. Each reader's cards stay in order."""

import asyncio
from collections.abc import Coroutine, Sequence
from datetime import timedelta

import pytest

from adapters.terminal.messenger import TerminalMessenger
from bot.background import courier as courier_module
from bot.background import sending
from bot.background.courier import AFTER_OTHER_PICTURES
from bot.cards.cards import Card
from bot.cards.files import Picture, PictureToDraw
from bot.cards.keepsakes import Keepsake
from bot.cards.rich_text import Words
from bot.engine.decisions import Decision, Post
from bot.engine.errors import SendFailed
from bot.engine.store.ports import Outgoing, Shown
from tests.bot.town import Town
from tests.bot.town_members import Member

KEEPSAKE = Keepsake(Words("Thanks"), Words("Daniel"), Words("2026"), (Words("1"),), Words("Us"))
PATIENCE = 20
DRAWN = (PictureToDraw("thanks.png", KEEPSAKE),)


@pytest.fixture
def to_daniel(daniel: Member) -> list[Post]:
    key = daniel.key()
    return [Post(key, "1", Card(Words("1"), files=DRAWN)), Post(key, "2", Card(Words("2")))]


def keep(town: Town, *posts: Post) -> Coroutine[None, None, None]:
    decision = Decision(posts=posts)
    return town.store.run(lambda unit: unit.save(decision, town.clock.now()))


def deliver(town: Town, *posts: Post) -> list[str]:
    """Post and deliver. Returns the keys in the order in which the cards came."""
    town.runner.run(keep(town, *posts))
    town.drain()
    return arrived(town, posts)


def arrived(town: Town, posts: Sequence[Post]) -> list[str]:
    keys = {each.key for each in posts}
    return [each.key for each in town.post_office.delivered if each.key in keys]


def test_cards_after_a_picture_wait_while_other_members_get_theirs(
    town: Town, maya: Member, to_daniel: list[Post]
) -> None:
    async def others_go_out() -> None:
        for _ in range(20):  # others have their turns at the database
            await town.store.read(lambda _: None)

    maya.types("start")
    town.drawer.meanwhile = others_go_out
    to_maya = Post(maya.key(), "3", Card(Words("3")))
    assert deliver(town, *to_daniel, to_maya) == ["3", "1", "2"]


def test_each_card_gets_its_own_picture(town: Town, daniel: Member, maya: Member) -> None:
    maya.types("start")
    posts = [
        Post(member.key(), key, Card(Words(key), files=DRAWN))
        for key, member in (("1", daniel), ("2", maya))
    ]
    deliver(town, *posts)
    for post, member in zip(posts, (daniel, maya), strict=True):
        [card] = [each.card for each in member.received() if each.key == post.key]
        assert [type(each) for each in card.files] == [Picture]


def test_cards_after_a_picture_wait_with_it(
    town: Town, to_daniel: list[Post], monkeypatch: pytest.MonkeyPatch
) -> None:
    shows = town.post_office.show

    async def show(outgoing: Outgoing) -> Shown:
        if outgoing.key == "1" and town.clock.now() < later:
            raise SendFailed("Not now", later - town.clock.now())
        return await shows(outgoing)

    later = town.clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(town.post_office, "show", show)
    assert deliver(town, *to_daniel) == []
    town.to(later)
    assert arrived(town, to_daniel) == ["1", "2"]


def test_nothing_passes_a_picture_that_waits_while_another_is_drawn(
    town: Town, maya: Member, to_daniel: list[Post]
) -> None:
    maya.types("start")
    courier, third = town.assembly.courier, Post(to_daniel[0].to, "3", Card(Words("3")))
    again = town.clock.now() + AFTER_OTHER_PICTURES

    async def more_comes() -> None:
        await keep(town, *to_daniel)
        await courier.run_due()
        async with asyncio.timeout(PATIENCE):
            while await courier.next_due() != again:
                pass
        await keep(town, third)

    async def nothing_more_comes() -> None:
        pass

    town.drawer.meanwhile = more_comes
    picture, all_three = Post(maya.key(), "0", Card(Words("0"), files=DRAWN)), [*to_daniel, third]
    assert deliver(town, picture) == ["0"]
    assert arrived(town, all_three) == []
    town.drawer.meanwhile = nothing_more_comes
    town.to(again)
    assert arrived(town, all_three) == ["1", "2", "3"]


def test_a_slow_conversation_does_not_delay_later_members(
    town: Town, daniel: Member, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    maya.types("start")
    shows, over, arrived = town.post_office.show, asyncio.Event(), asyncio.Event()

    async def show(outgoing: Outgoing) -> Shown:
        if outgoing.to.person == daniel.person:
            await over.wait()
        shown = await shows(outgoing)
        arrived.set()
        return shown

    monkeypatch.setattr(town.post_office, "show", show)
    courier, to_daniel, to_maya = town.assembly.courier, daniel.key(), maya.key()

    async def live() -> None:
        await keep(town, Post(to_daniel, "1", Card(Words("1"))))
        await courier.run_due()
        await keep(town, Post(to_maya, "2", Card(Words("2"))))
        await courier.run_due()
        async with asyncio.timeout(PATIENCE):
            await arrived.wait()
        over.set()
        await courier.finish()

    town.runner.run(live())
    assert [each.key for each in town.post_office.delivered[-2:]] == ["2", "1"]


def test_a_platform_that_hangs_does_not_keep_askwell_from_ending(
    town: Town, daniel: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card is in doubt, and looked up after the next start."""
    shows, hangs, tried = town.post_office.show, True, list[Outgoing]()

    async def show(outgoing: Outgoing) -> Shown:
        tried.append(outgoing)
        if hangs:
            await asyncio.Event().wait()
        return await shows(outgoing)

    monkeypatch.setattr(courier_module, "LEAVING", 0.01)
    monkeypatch.setattr(sending, "SHOWN_WITHIN", 10 * PATIENCE)
    monkeypatch.setattr(town.post_office, "show", show)
    courier, post = town.assembly.courier, Post(daniel.key(), "1", Card(Words("1")))

    async def end() -> None:
        await keep(town, post)
        async with asyncio.timeout(PATIENCE):
            await courier.run_due()
            while not tried:
                await asyncio.sleep(0)
            await courier.leave()
            await courier.finish()

    town.runner.run(end())
    assert arrived(town, [post]) == []
    hangs = False
    town.drain()
    assert arrived(town, [post]) == ["1"]
    assert [each.in_doubt for each in tried] == [False, True]


def test_a_member_who_acts_gets_the_answer_although_an_earlier_card_failed(
    town: Town, daniel: Member, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They also get the earlier card, in the right order."""
    shows = TerminalMessenger.show

    async def fails(_: TerminalMessenger, outgoing: Outgoing) -> Shown:
        raise SendFailed("503", in_doubt=True)

    maya.types("start")
    monkeypatch.setattr(TerminalMessenger, "show", fails)
    assert deliver(town, Post(maya.key(), "1", Card(Words("1")))) == []
    monkeypatch.setattr(TerminalMessenger, "show", shows)
    maya.asks(daniel)
    assert maya.received()[0].card.title == Words("1")
    assert maya.notified()[1:] == ["You asked Daniel"]
