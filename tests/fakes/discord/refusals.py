"""Discord's error responses: https://discord.com/developers/docs/topics/opcodes-and-status-codes"""

from typing import Any

Json = dict[str, Any]

WORDS: dict[int, tuple[int, str]] = {
    0: (401, "401: Unauthorized"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    20012: (403, "You are not authorized to perform this action on this application"),
    20026: (403, "Your bot has been flagged by our anti-spam system for abusive behavior."),
    40003: (403, "You are opening direct messages too fast."),
    30032: (400, "Maximum number of application commands reached (100)"),
    40005: (413, "Request entity too large"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on a DM channel"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50035: (400, "Invalid Form Body"),
    50109: (400, "The request body contains invalid JSON."),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
}
"""The HTTP status and the message for each error code."""


class Refusal(Exception):
    """A request was refused, with Discord's JSON error code."""

    def __init__(self, code: int, errors: Json | None = None) -> None:
        self.code = code
        self.status, self.message = WORDS[code]
        self.answer: Json = {"message": self.message, "code": code}
        if errors:
            self.answer["errors"] = errors
        super().__init__(f"{self.message} ({code}) {errors or ''}")


def invalid(at: str, code: str, message: str) -> Refusal:
    """An invalid form body with one wrong field. `at` is the field's path, with dots."""
    errors: Json = {"_errors": [{"code": code, "message": message}]}
    for name in reversed(at.split(".") if at else []):
        errors = {name: errors}
    return Refusal(50035, errors)
