"""What members send in the commands that are measured."""

from datetime import timedelta
from itertools import count

from bench.community import NOON, Community, caller
from bot.cards.buttons import Action
from bot.cards.forms import Values
from bot.engine.events import Press, Submit

SETTINGS: Values = {"zone": "Africa/Nairobi", "quiet_from": "21:00", "quiet_until": "9:00"}
REQUEST: Values = {
    "connection": "We both studied physics in Nairobi, nine years apart.",
    "wish": "How you found out that research with people suits you better than teaching.",
    "slots": ((NOON + timedelta(days=5)).isoformat(),),
}

_events = count()


def event_id() -> str:
    """A new id for each event. An event with an id that is known would be a repeat."""
    return f"event-{next(_events)}"


def settings(community: Community, number: int) -> Submit:
    by = caller(community.seeker(number))
    return Submit(event_id(), by, Action("settings"), SETTINGS)


def request(community: Community, number: int) -> Submit:
    by, host = caller(community.seeker(number)), community.host(number)
    return Submit(f"request-{number}", by, Action("request", str(host.id)), REQUEST)


def send(community: Community, number: int) -> Press:
    by, host = caller(community.seeker(number)), community.host(number)
    return Press(f"send-{number}", by, Action("send", str(host.id), 1, f"request-{number}"))
