"""Fills the playground the first time: the hosts send in their own forms, like anybody.

Each form has an id of its own and is remembered once it was answered, so a seeding that was
cut short goes on where it was.
"""

from adapters.playground.chat_server import ChatServer
from adapters.playground.desk import NOTHING, Handle
from adapters.playground.people import HOSTS, RESIDENTS, DemoHost
from adapters.playground.receive import caller
from adapters.playground.render import card_json
from bot.cards.cards import Action, Card
from bot.cards.forms import Invalid, Reply, Values
from bot.engine.events import Submit
from bot.engine.ports import Clock


async def seed(platform: ChatServer, handle: Handle, clock: Clock) -> None:
    """Each host's last answer, how they now stand, is the first message they see. Raises
    ValueError if the core refuses what a demo host filled in."""
    await platform.join(RESIDENTS)
    for host in HOSTS:
        user, forms = host.resident.user, _forms(host)
        for name, values in forms.items():
            event = Submit(
                f"seed-{name.replace('_', '-')}", caller(host.resident), Action(name), values
            )
            if await platform.answer(user, event.id) is None:
                reply = _accepted((await handle(event)).reply, user)
                if isinstance(reply, Card) and name == list(forms)[-1]:
                    card = card_json(reply)
                    await platform.post(user, "bot", event.id, card, clock.now(), private=True)
                await platform.remember(user, event.id, NOTHING)


def _accepted(reply: Reply, user: str) -> Reply:
    if isinstance(reply, Invalid):
        raise ValueError(f"The demo host {user} was refused: {reply.why}")
    return reply


def _forms(host: DemoHost) -> dict[str, Values]:
    return {
        "host_profile": {
            "headline": host.headline,
            "field": host.field,
            "topics": host.topics,
            "gladly": host.gladly,
        },
        "host_hours": {
            "hours": host.hours,
            "per_month": (host.per_month,),
            "minutes": (host.minutes,),
            "place": (host.place,),
            "place_detail": host.place_detail,
        },
    }
