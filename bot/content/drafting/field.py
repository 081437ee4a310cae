"""A host's field, as it can stand after "about" in a letter."""

import re

from bot.content.drafting.words import is_settled, small

WORDS_AT_MOST = 5
CHARACTERS_AT_MOST = 50
_PLAIN = re.compile(r"[^\W_][\w'’-]*(?: (?:& )?[^\W_][\w'’-]*)*")
_SOMEBODY = ("er", "or", "ist", "ian", "ant", "eer", "nurse", "chef", "lead", "head")
"""How words for people end: nobody talks "about nurse"."""
_NO_FIELD = frozenset("freelance i me my none nothing our retired self-employed unemployed".split())
"""In the host's own voice, or no field at all: nobody talks "about nothing"."""


def field_in_sentence(field: str) -> str:
    """Empty where it would read oddly: a list, a person, a word that may be a name."""
    tidy = " ".join(field.split()).rstrip(".")
    words = [small(each) for each in tidy.split()]
    fits = len(words) <= WORDS_AT_MOST and len(tidy) <= CHARACTERS_AT_MOST
    if not fits or not _PLAIN.fullmatch(tidy) or words[-1].lower().endswith(_SOMEBODY):
        return ""
    known = all(is_settled(each) and each.lower() not in _NO_FIELD for each in words)
    return " ".join(words).replace(" & ", " and ") if known else ""
