"""Words about us, and words that only answer: neither is a field that somebody would look for."""

import re

_BAD = "(?:stupid|useless|annoying|dumb|crap|rubbish|terrible|bad)"
_US = "(?:bot|app|program|robot)"
_ANNOYED = re.compile(
    rf"\b{_BAD} {_US}\b"
    rf"|\b(?:this|that|it|you|(?:this|the) {_US})(?: is|'s| are|'re)(?: (?:so|just|really))* {_BAD}"
    r"\b\W*$"
    rf"|\bi hate (?:this|it|you)(?: {_US})?\W*$"
    r"|\b(?:you|this) sucks?\b|^go away\W*$|^(?:idiots?|damn(?: it)?|argh+|ugh+)\W*$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    """yes yeah yep no nope not maybe perhaps ok okay sure fine back undo quit exit end done sorry
    lol next again today tomorrow tonight yesterday now later soon at in on the this year
    week weekend morning afternoon evening sometime anytime monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thurs fri sat sun""".split()
)
_OF_PEOPLE_HERE = frozenset("i me my you your he him his she her they them we us this that".split())


def is_annoyed(text: str) -> bool:
    """Whether somebody is fed up with us."""
    return bool(_ANNOYED.search(text.replace("’", "'")))


def names_nothing(text: str) -> bool:
    """Whether it is a yes, a no, a number or a time, or is about who talks or was talked about:
    "let me think" is no field."""
    words = re.findall(r"[^\W_]+", text.lower())
    is_small = all(each in _SMALL or each.isdecimal() for each in words)
    return is_small or not _OF_PEOPLE_HERE.isdisjoint(words)
