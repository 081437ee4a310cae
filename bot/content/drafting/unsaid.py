"""What is better left out of a letter drafted for somebody: what says nothing, what would hurt, and
what was written in haste. It stays in the field where it was written, and they can write it
themselves."""

import re

from bot.content.drafting.words import plain

WORDS_AT_MOST = 25
"""Words in a sentence. A longer one was written in haste."""

_NOTHING = frozenset(
    """a all anything at bit did do done don't dunno fine finished for good great her him his hmm i
    idea idk in it its know little meh much n na no none nope not nothing ok okay particular really
    so special sure tbh thank thanks the them there to useful was went well yep yes yet
    you""".split()
)
"""Words that say nothing alone: "nothing really", "it was fine", "thanks!", "done"."""
_BEGINS = frozenset("dunno idk none nope nothing".split())
_UNFINISHED = frozenset("a an and because but or my the your".split())
"""A sentence that ends with one of these was broken off."""
_UNKIND = frozenset(
    """annoying arrogant bored boring clueless condescending creepy disappointed disappointing
    dismissive distracted dumb fake hated horrible idiot ignorant ignored ignoring impatient
    incompetent jerk lied nasty patronising patronizing phone pointless racist rude rushed sexist
    unfriendly unhelpful unkind useless vile wasted wasting""".split()
)
_HALF_KIND = frozenset(
    """although awkward bit but despite except however though unfortunately weird yet""".split()
)
"""Next to thanks, these take something back."""
_SAID_ALOUD = frozenset("basically gonna honestly kinda literally lol omg sorta tbh wanna".split())
_TOLD_HONESTLY = re.compile(r"(?:me|us|ing) (?:so |very )?honestly\b", re.IGNORECASE)
"""Here "honestly" describes how somebody spoke, and is no filler."""
_BEGINS_ALOUD = frozenset("anyway hm hmm like oh ok okay so um well".split())
_ODD = re.compile(r"[^\w\s.,'’!?&%+/-]|\s[-–—]+\s|[!?]{2}|\.\.")
"""Quotations, asides and characters that are no words: what reads like a note to oneself."""


def is_unsaid(part: str) -> bool:
    """Whether a line or a sentence says nothing, or was broken off."""
    words = plain(part)
    return _NOTHING.issuperset(words) or words[0] in _BEGINS or words[-1] in _UNFINISHED


def is_hurtful(part: str) -> bool:
    return not _UNKIND.isdisjoint(plain(part))


def reads_badly(part: str) -> bool:
    """Whether a host would wince at it among thanks."""
    words = plain(_TOLD_HONESTLY.sub("", part.replace("even though", "")))
    return (
        len(words) > WORDS_AT_MOST
        or words[0] in _BEGINS_ALOUD
        or not (_UNKIND | _HALF_KIND | _SAID_ALOUD).isdisjoint(words)
        or (part.isupper() and len(part) > len("NHS"))
        or _ODD.search(part) is not None
    )
