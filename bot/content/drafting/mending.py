"""Corrects what people type in haste before it is used in a letter. Only what has a single correct
form is changed: "there" for "their" stays, and the seeker sees it in the draft."""

import re

from bot.content.drafting.words import is_capitalised, one_line, plain
from bot.language.intents import knows

SHOUTED_FROM = len("NHS") + 1
"""Letters. Shorter words can be in capitals anywhere."""

_MENDS = (
    (r"\bw/ ?(?=\w)", "with "),
    (r"\b(is|are|was|were|do|does|did|has|have|had|could|would|should|ca|wo)nt\b", r"\1n't"),
    (r"\bi(m|ve)\b", r"I'\1"),
    (r"(?<![\w.'’-])i(?=$|[\s,'’])", "I"),
    (r"\btho\b", "though"),
    (r"\bu\b", "you"),
    (r"\bur\b", "your"),
    (r"\b(?:bc|cuz)\b", "because"),
    # Many languages have a plural of these, and say "he explained me how".
    (r"\b(advice|information|feedback|knowledge)s\b", r"\1"),
    (r"\b(explain|recommend|suggest|describe)(ed|d|ing|s)? me\b", r"\1\2 to me"),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), right) for pattern, right in _MENDS)
_CAPITALISED = re.compile(
    r"\b(?:english|german|french|spanish|italian|chinese|japanese|arabic|january|february|april"
    r"|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
"""Without "may", "march" and "polish", which are other words, too."""
_NO_SMALL = re.compile(r"I['’]|\w+\.$")
""" "I'm", "Dr."."""
_BEFORE_A_NAME = frozenset("at by for from in near of to with".split())


def mended(text: str) -> str:
    """In one line, and without words in capitals only."""
    tidy = calm(one_line(text))
    for wrong, right in _COMPILED:
        tidy = wrong.sub(right, tidy)
    return _CAPITALISED.sub(lambda found: found[0].capitalize(), tidy)


def calm(text: str) -> str:
    """Without capitals everywhere. An unknown word that follows one such as "at" may be a name."""
    if not text.isupper() or len(text) < SHOUTED_FROM:
        return text
    words = text.lower().split()
    return " ".join(
        each.capitalize() if before in _BEFORE_A_NAME and not _is_known(each) else each
        for before, each in zip(["", *words], words, strict=False)
    )


def begun_small(words: str) -> str:
    """As it is written after other words of a sentence, unless it begins with a name or an
    abbreviation."""
    first, *rest = words.split(" ")
    is_small_elsewhere = is_capitalised(first) and not _NO_SMALL.match(first)
    return " ".join((first.lower(), *rest)) if is_small_elsewhere or first == "A" else words


def _is_known(word: str) -> bool:
    return all(map(knows, plain(word)))
