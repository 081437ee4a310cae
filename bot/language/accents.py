"""Letters as people type them without a key for an accent: Zoë and Zoe, Łukasz and Lukasz."""

import re
from unicodedata import normalize

_NO_ACCENT = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
"""Letters that Unicode does not treat as other letters with an accent."""

_MARKS = re.compile("[\u0300-\u036f]")


def folded(text: str) -> str:
    """In lower case, and Latin letters without accents. The databases fold their texts in the same
    way."""
    lower = text.lower()
    if lower.isascii():
        return lower
    plain = "".join(map(_plain, normalize("NFC", lower.translate(_NO_ACCENT))))
    return _MARKS.sub("", plain)


def _plain(letter: str) -> str:
    base = normalize("NFD", letter)[0]
    return base if base.isascii() else letter
