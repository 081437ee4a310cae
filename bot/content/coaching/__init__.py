"""Reads what a member is about to send, as a career adviser would. It gives hints, and the member
decides."""

from bot.content.coaching.job_asks import asks_for_job
from bot.content.coaching.request_hints import Hint, asks, hints

__all__ = ["Hint", "asks", "asks_for_job", "hints"]
