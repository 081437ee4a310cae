"""What a seeker wished to learn, as it can stand after "a clearer picture of" in a letter."""

import re
from itertools import pairwise

from bot.content.drafting.words import begins_with_auxiliary, may_state, one_line, plain, states

WORDS_AT_MOST = 20
_ENDS = re.compile(r"(?<=[.!?…])\s|\n")
_LEAD = re.compile(
    r"(?:i(?:['’]d| would)?(?: really)? (?:like|love|want|hope) to )?"
    r"(?:learn|know|understand|hear|find out|see)(?: a bit| a little)?(?: more)?(?: from you)?"
    r"(?P<about> about| of)? "
    r"|i(?:['’]m| am) (?:curious|interested)(?P<in> about| in)? ",
    re.IGNORECASE,
)
_INDIRECT = frozenset("how what why whether where when which who if".split())
_THINGS = frozenset(("the", "your"))
_HELP = frozenset(
    "advice call chat contact contacts conversation feedback help interview introduction job "
    "opinion position referral talk talking thoughts tips view views".split()
)
"""What is given rather than pictured."""
_ODD = re.compile(r"[?:;()\[\]\"“”*_<>/|]")


def wish_in_sentence(wish: str) -> str:
    """Its first sentence, without "I would like to learn"; empty where it would read oddly."""
    first, *_ = _ENDS.split(wish.strip(), maxsplit=1)
    tidy = one_line(first).rstrip(".!… ")
    lead = _LEAD.match(tidy)
    rest = tidy[lead.end() :] if lead else tidy
    words = plain(rest)
    if not words or len(words) > WORDS_AT_MOST or _ODD.search(rest) or _HELP & set(words):
        return ""
    opening, *others = words
    if opening in _INDIRECT and others and not _asks_directly(others):
        return _begun("whether" if opening == "if" else opening, rest)
    if opening in _THINGS and others and not may_state(rest):
        return _begun(opening, rest)
    return rest if _is_topic(lead, rest) else ""


def _asks_directly(after: list[str]) -> bool:
    """ "How did you": a question, not what somebody wonders about."""
    return begins_with_auxiliary(after) or any(
        begins_with_auxiliary([one]) and other in ("you", "i", "it", "we", "the")
        for one, other in pairwise(after[:4])
    )


def _is_topic(lead: re.Match[str] | None, rest: str) -> bool:
    """After "I want to learn about", whatever is no statement."""
    is_about = bool(lead and (lead["about"] or lead["in"]))
    return is_about and not may_state(rest) and not states(rest)


def _begun(opening: str, rest: str) -> str:
    return " ".join((opening, *rest.split()[1:]))
