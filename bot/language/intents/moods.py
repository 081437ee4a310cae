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
    lol next again today tomorrow tonight yesterday now later soon at in on the this next
    week weekend morning afternoon evening sometime anytime""".split()
)


def is_annoyed(text: str) -> bool:
    """Whether somebody is fed up with us."""
    return bool(_ANNOYED.search(text.replace("’", "'")))


def only_answers(text: str) -> bool:
    """Whether it is a yes, a no, a number or a time, and names nothing."""
    words = re.findall(r"\w+", text.lower())
    return all(each in _SMALL or each.isdecimal() for each in words)
