"""Tells from its form whether a value from .env is the right one of Slack's."""

import re

from bot.cards.rich_text import Text, Words, say

_CLIENT_ID = re.compile(r"\d+\.\d+")


def value_fault(name: str, value: str, where: Text, *, is_right: bool) -> Text | None:
    """What is wrong with a value, if anything. `where` says where to find the right one."""
    if not value:
        # Translators: {where} is a clause such as "copy the client secret from ...".
        return say("{name} is missing in .env: {where}", name=Words(name), where=where)
    return None if is_right else _holds_another(Words(name), value, where)


def is_client_id(value: str) -> bool:
    return bool(_CLIENT_ID.fullmatch(value))


def is_secret(value: str) -> bool:
    """Whether it can be a secret of the app. Those have no prefix."""
    return not value.startswith(("xox", "xapp-")) and not is_client_id(value)


def _holds_another(name: Words, value: str, where: Text) -> Text:
    if is_client_id(value):
        return say("{name} holds a client ID: {where}", name=name, where=where)
    if value.startswith("xoxb-"):
        return say("{name} holds a bot token: {where}", name=name, where=where)
    if value.startswith("xapp-"):
        return say("{name} holds an app-level token: {where}", name=name, where=where)
    if value.startswith("xoxp-"):
        return say("{name} holds a user token: {where}", name=name, where=where)
    return say("{name} cannot be right: {where}", name=name, where=where)
