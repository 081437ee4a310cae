"""What members send, in Slack's format."""

from collections.abc import Callable
from functools import partial
from typing import Any

from adapters.slack.rendering.forms import form_view
from bench.community import Community
from bench.sent import SETTINGS
from bot.cards.reader import reader_of
from bot.interview.members import Member
from bot.texts.me.settings import settings

COMMUNITY = Community(1, 40, 40, 160, "slack")
TEAM, BOT_USER = "T0", "U0BOT"

Json = dict[str, Any]
Sent = tuple[str, Json]
"""The type of an envelope, and its payload."""


def member(number: int) -> Member:
    return COMMUNITY.seeker(number % COMMUNITY.seekers)


def typed(text: str, number: int) -> Sent:
    who = member(number)
    return "slash_commands", {
        "token": "verification",
        "team_id": TEAM,
        "team_domain": "alumni",
        "channel_id": "D1",
        "channel_name": "directmessage",
        "user_id": who.person.user,
        "user_name": who.name,
        "command": "/askwell",
        "text": text,
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "response_url": "http://127.0.0.1:9/nobody-answers-there",
        "trigger_id": f"{number}.1.1",
    }


def settings_sent(number: int) -> Sent:
    who = member(number)
    form = form_view(settings.form(who), reader_of(who))
    states = {name: {"value": _typed(value)} for name, value in SETTINGS.items()}
    view = form | {"id": f"V{number}", "team_id": TEAM, "state": {"values": states}, "hash": "1"}
    return "interactive", {
        "type": "view_submission",
        "token": "verification",
        "api_app_id": "A1",
        "team": {"id": TEAM, "domain": "alumni"},
        "user": {
            "id": who.person.user,
            "username": who.name,
            "name": who.name,
            "team_id": TEAM,
        },
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": f"{number}.1.1",
        "view": view,
        "response_urls": [],
    }


def _typed(value: object) -> Json:
    return {"type": "plain_text_input", "value": value}


SENT: dict[str, Callable[[int], Sent]] = {
    "help": partial(typed, "help"),
    "interviews": partial(typed, "interviews"),
    "settings, sent": settings_sent,
}
