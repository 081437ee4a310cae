"""What would be understood of a time in words, for organizers who want to see it."""

import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text
from bot.language import time_zones
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.times import example, read_times
from bot.texts import settings as settings_texts
from bot.texts import times as times_texts


def tell_when(text: str, zone: str, now: datetime, reader: Reader) -> int:
    """Print what would be understood, there and in UTC, as it can be typed. What was not understood
    is told to `reader`. Returns the exit status."""
    name = time_zones.read_zone(zone)
    if name is None:
        return _complain(settings_texts.bad_zone(zone, time_zones.nearest(zone)), reader)
    there, utc = ZoneInfo(name), ZoneInfo("UTC")
    try:
        understood = read_times(text, now, there)
    except NotUnderstood as unread:
        return _complain(times_texts.not_understood(unread), reader)
    except Ambiguous as asked:
        return _complain(times_texts.ambiguous(asked, there), reader)
    if not understood:
        return _complain(times_texts.nothing(example(now, there)), reader)
    print("\n".join(times_texts.in_both(understood, there, utc)))
    return 0


def _complain(why: Text, reader: Reader) -> int:
    print(plain(why, reader), file=sys.stderr)
    return 1
