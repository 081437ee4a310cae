"""When a host has time, and when they are away, as people write it."""

from bot.language.hours.reading import EXAMPLE, read_hours
from bot.language.hours.time_off import read_time_off

__all__ = ["EXAMPLE", "read_hours", "read_time_off"]
