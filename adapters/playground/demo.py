"""Fills the playground the first time: the organizer opens the programme, and the hosts agree to
the rules and send their own forms, like anybody else.

What each of them does has an id of its own and is noted once it was answered, so that seeding
continues after an interruption.
"""

from collections.abc import Iterator

from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.demo_term import offer
from adapters.playground.desk import NOTHING, Handle
from adapters.playground.receive import caller
from adapters.playground.render import card_json
from adapters.playground.residents.people import (
    HOSTS,
    ORGANIZER,
    RESIDENTS,
    DemoHost,
)
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Invalid, Reply, Values
from bot.engine.events import Command, Press, Submit
from bot.engine.store.ports import Clock
from bot.texts.organizing.programme.opening import SURE


async def seed(platform: ChatServer, handle: Handle, clock: Clock) -> None:
    """The last answer to each, which shows how they stand, is the first message that they see.
    Raises ValueError if the core refuses what a demo host entered."""
    await platform.join(RESIDENTS)
    for done, is_last in _what_is_done():
        user = done.by.person.user
        if await platform.answer(user, done.id) is None:
            reply = _accepted((await handle(done)).reply, user)
            if isinstance(reply, Card) and is_last:
                card = card_json(reply)
                await platform.post(user, "bot", done.id, card, clock.now(), private=True)
            await platform.remember(user, done.id, NOTHING)
    await _offer_a_term(platform, clock)


async def _offer_a_term(platform: ChatServer, clock: Clock) -> None:
    """Offer it once."""
    user, key = ORGANIZER.user, "seed-term"
    if await platform.answer(user, key) is None:
        await platform.post(user, "bot", key, card_json(offer()), clock.now(), private=True)
        await platform.remember(user, key, NOTHING)


def _what_is_done() -> Iterator[tuple[Command | Press | Submit, bool]]:
    """Each event with whether its answer is shown: the last one to the organizer and to each host
    is."""
    agree = Action(ActionName.AGREE_TO_HOST)
    yield Command("seed-organize", caller(ORGANIZER), "organize"), False
    yield Press("seed-open", caller(ORGANIZER), Action(ActionName.OPEN_PROGRAMME, arg=SURE)), True
    for each in HOSTS:
        yield Press("seed-agree", caller(each.resident), agree), False
    for host in HOSTS:
        by = caller(host.resident)
        field = Action(ActionName.HOST_FIELD_IS, arg=host.field_id)
        yield (
            Submit("seed-host-profile", by, Action(ActionName.HOST_PROFILE), _offered(host)),
            False,
        )
        yield Press("seed-host-field", by, field), False
        yield Submit("seed-host-hours", by, Action(ActionName.HOST_HOURS), _hours(host)), True


def _accepted(reply: Reply, user: str) -> Reply:
    if isinstance(reply, Invalid):
        raise ValueError(f"{user} of the demo was refused: {reply.why}")
    return reply


def _offered(host: DemoHost) -> Values:
    return {
        "headline": host.headline,
        "field": host.field,
        "topics": host.topics,
        "gladly": host.gladly,
    }


def _hours(host: DemoHost) -> Values:
    return {
        "hours": host.hours,
        "per_month": (host.per_month,),
        "minutes": (host.minutes,),
        "place": (host.place,),
        "place_detail": host.place_detail,
    }
