"""What would be understood of a time in words, for organizers who want to see it."""

import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language import time_zones
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.times import example, read_times
from bot.texts import settings as settings_texts
from bot.texts import times as times_texts


def tell_when(text: str, zone: str, now: datetime) -> int:
    """Print what would be understood, there and in UTC. Returns the exit status."""
    name = time_zones.read_zone(zone)
    if name is None:
        print(settings_texts.bad_zone(zone, time_zones.nearest(zone)), file=sys.stderr)
        return 1
    there, utc = ZoneInfo(name), ZoneInfo("UTC")
    try:
        understood = read_times(text, now, there)
    except NotUnderstood as unread:
        print(times_texts.not_understood(unread), file=sys.stderr)
        return 1
    except Ambiguous as asked:
        print(times_texts.ambiguous(asked, there), file=sys.stderr)
        return 1
    if not understood:
        print(times_texts.nothing(example(now, there)), file=sys.stderr)
        return 1
    print("\n".join(times_texts.in_both(understood, there, utc)))
    return 0
