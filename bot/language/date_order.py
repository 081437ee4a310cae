"""Whether somebody writes the day of a date first."""

_MONTH_FIRST = {"FM", "GU", "MH", "PH", "PR", "PW", "US", "VI"}
_YEAR_FIRST = {"hu", "ja", "ko", "lt", "mn", "zh"}
_WHERE_MONTHS_COME_FIRST = ("America/", "Asia/Manila", "Pacific/", "US/")


def day_first(locale: str | None, zone: str | None) -> bool | None:
    """By a locale such as "en-GB". None if it does not show it.

    Many people use their programs in American English and live elsewhere, so American English only
    counts if the time zone agrees. The orders are those of the CLDR (cldr.unicode.org, short date
    patterns).
    """
    language, _, region = (locale or "").replace("_", "-").partition("-")
    if region.upper() in _MONTH_FIRST:
        return False if (zone or "").startswith(_WHERE_MONTHS_COME_FIRST) else None
    if language in _YEAR_FIRST or (language in ("", "en") and not region):
        return None
    return True
