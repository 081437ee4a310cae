"""What is better not said for somebody in a letter of theirs: nothing, and what would hurt.

The draft has a gap instead. What was written stays in the field, and they may write it themselves.
"""

from bot.content.drafting.words import plain

_NOTHING = frozenset(
    """a all anything at bit don't dunno fine for good great her him his hmm i idea idk in it its
    know little meh much n na no none nope not nothing ok okay particular really so special sure
    tbh thank thanks the them there to useful was yet you""".split()
)
"""Words that, by themselves, thank for nothing: "nothing really", "it was fine", "thanks!"."""
_BEGINS = frozenset("dunno idk none nope nothing".split())
_UNKIND = frozenset(
    """annoying arrogant bored boring clueless condescending creepy disappointed disappointing fake
    hated horrible idiot ignorant impatient incompetent jerk lied nasty patronising patronizing
    pointless racist rude sexist unfriendly unhelpful unkind useless vile""".split()
)
_UNFINISHED = frozenset("a an and because but or my the your".split())
"""A sentence that ends so was broken off."""


def is_unsaid(part: str) -> bool:
    """Whether a line or a sentence has nothing to thank for, or may hurt whoever reads it."""
    words = plain(part)
    return (
        _NOTHING.issuperset(words)
        or words[0] in _BEGINS
        or words[-1] in _UNFINISHED
        or not _UNKIND.isdisjoint(words)
    )
