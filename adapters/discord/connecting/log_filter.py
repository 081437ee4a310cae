"""Keeps tokens, people's words and stack traces in discord.py's log out of ours."""

import logging

from discord import VoiceClient

OURS = logging.getLogger("askwell.discord.sdk")


class _Retold(logging.Handler):
    """Repeats its warnings. Of their details only numbers are kept."""

    def emit(self, record: logging.LogRecord) -> None:
        given = record.args if isinstance(record.args, tuple) else ()
        told = tuple(each if isinstance(each, int | float) else "…" for each in given)
        why = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        OURS.log(record.levelno, f"{record.msg} {why}".strip(), *told)


def filter_log() -> None:
    """Calling it again changes nothing."""
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False  # nobody talks here
    theirs = logging.getLogger("discord")
    theirs.handlers = [_Retold(logging.WARNING)]
    theirs.propagate = False
    theirs.setLevel(logging.WARNING)
