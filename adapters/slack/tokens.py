"""Tells by its looks whether a value from .env is the right one of Slack's."""

import re

_CLIENT_ID = re.compile(r"\d+\.\d+")
_KINDS = {"xoxb-": "a bot token", "xapp-": "an app-level token", "xoxp-": "a user token"}


def token_fault(name: str, value: str, prefix: str, where: str) -> str:
    """What is wrong with a token, if anything; `where` says where to find the right one."""
    return value_fault(name, value, _KINDS[prefix], where, is_right=value.startswith(prefix))


def value_fault(name: str, value: str, what: str, where: str, *, is_right: bool) -> str:
    """`what` is the right kind of value."""
    if not value:
        return f"{name} is missing in .env: {where}"
    return "" if is_right else f"{name} holds {_kind(value)}, not {what}: {where}"


def is_client_id(value: str) -> bool:
    return bool(_CLIENT_ID.fullmatch(value))


def is_secret(value: str) -> bool:
    """Whether it may be a secret of the app: those have no prefix."""
    return not value.startswith(("xox", "xapp-")) and not is_client_id(value)


def _kind(value: str) -> str:
    if is_client_id(value):
        return "a client ID"
    return next(
        (kind for start, kind in _KINDS.items() if value.startswith(start)), "something else"
    )
