"""What a letter is about, in a form that fits into a sentence: the seeker's wish after "a clearer
picture of", and the host's field after "about". This is English grammar, with English words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.content.drafting.mending import mended
from bot.content.drafting.words import (
    begins_with_auxiliary,
    is_settled,
    may_state,
    plain,
    small,
    states,
)

WISH_WORDS_AT_MOST = 20
_ENDS = re.compile(r"(?<=[.!?…])\s|\n")
_ABOUT_ME = re.compile(r",? (?:and|but|so|because|since|as) (?:i|my)\b", re.IGNORECASE)
"""A sentence of its own after the wish."""
_LEAD = re.compile(
    r"(?:i(?:['’]d| would)?(?: really)? (?:like|love|want|hope) to )?"
    r"(?:learn|know|understand|hear|find out|see)(?: a bit| a little)?(?: more)?(?: from you)?"
    r"(?P<about> about| of)? "
    r"|i(?:['’]m| am) (?:curious|interested)(?P<in> about| in)? ",
    re.IGNORECASE,
)
_HOW_LIKE = re.compile(r"^how (.+ looks? like$)", re.IGNORECASE)
""""How a week looks like": many languages put it this way."""
_INDIRECT = frozenset("how what why whether where when which who if".split())
_WHICH = frozenset("which many much often long".split())
_DO = frozenset("do does did".split())
_THINGS = frozenset(("the", "your"))
_HELP = frozenset(
    "advice call chat contact contacts conversation feedback help interview introduction job "
    "opinion position referral talk talking thoughts tips view views".split()
)
"""Things that are given rather than pictured."""
_ODD = re.compile(r"[?:;()\[\]\"“”*_<>/|]")


def wish_in_sentence(wish: str) -> str:
    """The first sentence of the wish, without "I would like to learn". Empty if it would read
    oddly."""
    first, *_ = _ENDS.split(wish.strip(), maxsplit=1)
    tidy = mended(_ABOUT_ME.split(first)[0]).rstrip(".!… ")
    lead = _LEAD.match(tidy)
    rest = _HOW_LIKE.sub(r"what \1", tidy[lead.end() :] if lead else tidy)
    words = plain(rest)
    if not words or _reads_oddly(rest, words):
        return ""
    opening, *others = words
    asked = words if opening == "which" else others
    if opening in _INDIRECT and others and not _asks_directly(asked):
        return _begun("whether" if opening == "if" else opening, rest)
    if opening in _THINGS and others and not may_state(rest):
        return _begun(opening, rest)
    return rest if _is_topic(lead, rest) else ""


def _reads_oddly(written: str, words: Sequence[str]) -> bool:
    """In any sentence: it is shouted, long, in pieces, or about help."""
    is_long = len(words) > WISH_WORDS_AT_MOST
    return written.isupper() or is_long or bool(_ODD.search(written)) or bool(_HELP & set(words))


def _asks_directly(after: list[str]) -> bool:
    """ "How did you": a question, and not something that somebody wonders about."""
    if not _WHICH.isdisjoint(after[:1]) and not _DO.isdisjoint(after[1:4]):
        return True
    return begins_with_auxiliary(after) or any(
        begins_with_auxiliary([one]) and other in ("you", "i", "it", "we", "the")
        for one, other in pairwise(after[:4])
    )


def _is_topic(lead: re.Match[str] | None, rest: str) -> bool:
    """After "I want to learn about", anything that is no statement."""
    is_about = bool(lead and (lead["about"] or lead["in"]))
    return is_about and not may_state(rest) and not states(rest)


def _begun(opening: str, rest: str) -> str:
    return " ".join((opening, *rest.split()[1:]))


FIELD_WORDS_AT_MOST = 5
FIELD_CHARACTERS_AT_MOST = 50
ABBREVIATION = 3
"""Up to this length, capitals are an abbreviation; longer words may simply be typed in capitals."""
_PLAIN = re.compile(r"[^\W_][\w'’-]*(?: (?:& )?[^\W_][\w'’-]*)*")
_SOMEBODY = ("er", "or", "ist", "ian", "ant", "eer", "nurse", "chef", "lead", "head")
"""Endings of words for people: nobody says "about nurse"."""
_NO_FIELD = frozenset(
    "freelance i me my none nothing our police retired self-employed unemployed".split()
)
"""In the host's own voice, or no field at all: nobody says "about nothing"."""


def field_in_sentence(field: str) -> str:
    """Empty if it would read oddly: a list, a person, or a word that may be a name."""
    tidy = " ".join(field.split()).rstrip(".")
    words = [small(each) for each in tidy.split()]
    fits = len(words) <= FIELD_WORDS_AT_MOST and len(tidy) <= FIELD_CHARACTERS_AT_MOST
    if not fits or not _PLAIN.fullmatch(tidy) or words[-1].lower().endswith(_SOMEBODY):
        return ""
    if any(each.isupper() and len(each) > ABBREVIATION for each in words):
        return ""
    known = all(is_settled(each) and each.lower() not in _NO_FIELD for each in words)
    return " ".join(words).replace(" & ", " and ") if known else ""
