"""What kind of thing Slack's values are, by their looks."""

import re

_CLIENT_ID = re.compile(r"\d+\.\d+")
_KINDS = {"xoxb-": "a bot token", "xapp-": "an app-level token", "xoxp-": "a user token"}


def bot_token_fault(token: str) -> str:
    where = "copy the one that begins with xoxb- from “OAuth & Permissions” in your app's settings."
    if not token:
        return f"SLACK_BOT_TOKEN is missing in .env: {where}"
    if not token.startswith("xoxb-"):
        return f"SLACK_BOT_TOKEN holds {kind(token)}, not a bot token: {where}"
    return ""


def app_token_fault(token: str) -> str:
    where = (
        "make one with the scope connections:write under “Basic Information”, “App-Level Tokens”; "
        "it begins with xapp-."
    )
    if not token:
        return f"SLACK_APP_TOKEN is missing in .env: {where}"
    if not token.startswith("xapp-"):
        return f"SLACK_APP_TOKEN holds {kind(token)}, not an app-level token: {where}"
    return ""


def is_client_id(value: str) -> bool:
    return bool(_CLIENT_ID.fullmatch(value))


def kind(value: str) -> str:
    if is_client_id(value):
        return "a client ID"
    return next(
        (kind for start, kind in _KINDS.items() if value.startswith(start)), "something else"
    )
