"""What is better not said for somebody in a letter of theirs: nothing, and what would hurt.

The draft has a gap instead. What was written stays in the field, and they may write it themselves.
All of this is about English words and how English sentences are put together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from bot.content.coaching import asks_for_job
from bot.content.drafting.names import first_name
from bot.content.drafting.words import may_state, one_line, plain, states

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


WORDS_AT_MOST = 50
LINES_JOINED = 4

_BULLET = re.compile(r"^\s*(?:[•·–—→✓☐]+|[-*+>]+(?=\s|[^\W\d])|\d{1,2}[.)](?=\s)|\[[ xX]?\])\s*")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])(?<!\b\w\.)(?<!\b(?:Dr|Mr|Ms)\.)\s+")
"""Not behind "e.g." or a title."""
_LEAD = re.compile(
    r"(?:and |also )?(?:(?:i(?:['’]d| would) like to )?thank(?:s| you| him| her| them)"
    r"(?: so much| very much| a lot)? )?(?:for )?",
    re.IGNORECASE,
)
_OPENINGS = frozenset(
    "your the a an all both being everything how not such so what when where why".split()
)
"""Of phrases that can stand after "thank you for"."""
_GIVEN = frozenset(
    """advice answers candor candour enthusiasm encouragement example examples explanation
    explanations feedback frankness generosity guidance help honesty humor humour idea ideas
    insight insights interest introduction kindness openness patience perspective recommendations
    story stories suggestion suggestions support time tip tips warmth wisdom words""".split()
)
"""What somebody gives: "honesty about pay" is theirs, "your honesty about pay"."""
_MANNERS = frozenset(
    """calm clear concrete encouraging frank friendly generous good great helpful honest kind open
    patient practical useful valuable warm""".split()
)
"""How it was given, or how they were: "your honest words", "being honest about pay"."""
_NO_NOUN = frozenset("and about but in of on to towards when with".split())
"""After one of their manners, what follows is not what they gave."""
_DID = frozenset("gave helped kept made opened showed taught told took".split())
"""What begins so leaves out who did it."""
_SPEAKERS = frozenset(
    "you you're you've i i'm i've it it's we this these those he she they thank thanks".split()
)
"""A line that begins so is a sentence."""
_TELL_THEM = re.compile(
    r"(?:please )?(?:say|tell (?:him|her|them)|let (?:him|her|them) know) (?:that )?", re.IGNORECASE
)
"""Said to us, and not to the host."""
_ABOUT_THEM = re.compile(
    r"(?:and |also )?(?:i (?:really )?\w+ )?"
    r"(?:(?:what|how|that|when|everything|all|the way|the \w+(?: \w+)?) )?"
    r"(?:he|she|they) (?:was|is|has|(?!\w+s\b))"
    r"|(?:i (?:really )?\w+ )?(?:his|her|their) ",
    re.IGNORECASE,
)
_TO_THEM = {
    "he": "you", "she": "you", "they": "you", "him": "you", "them": "you",
    "his": "your", "her": "your", "their": "your",
}  # fmt: skip
_AFTER_YOU = {"was": "were", "is": "are", "has": "have"}


@dataclass(frozen=True, slots=True)
class Thanks:
    """`phrase` stands after "thank you for"; `sentences` by themselves, after it where there are
    both; `either` where nobody can tell which it is, and then it is all there is."""

    phrase: str = ""
    sentences: str = ""
    either: str = ""


def thanks(written: str, host: str = "") -> Thanks | None:
    """None where there is nothing, or nothing that fits. What asks for a job is left out. `host`:
    the name of whom it goes to, which is no news to them."""
    parts = list(_fitting(_parts(_unnamed(written, host))))
    phrases = list(takewhile(bool, map(_phrase, parts[:LINES_JOINED])))
    rest = parts[len(phrases) :]
    if len(parts) == 1 and rest and not _is_sentence(rest[0]):
        return Thanks(either=_either(rest[0]))
    return Thanks(_listed(phrases), " ".join(map(_sentence, rest))) if parts else None


def _unnamed(written: str, host: str) -> str:
    """As if it spoke of "him", who is then spoken to."""
    name = first_name(host)
    if not name:
        return written
    called = rf"\b(?:{re.escape(host)}|{re.escape(name)})"
    return re.sub(rf"{called}(?= \w)", "he", re.sub(rf"{called}['’]s\b", "his", written))


def _parts(written: str) -> Iterator[str]:
    """Each line, or each sentence of one."""
    for line in written.splitlines():
        tidy = one_line(_BULLET.sub("", line))
        for each in _SENTENCE_ENDS.split(tidy):
            if not is_unsaid(each):
                yield _addressed(_TELL_THEM.sub("", each, count=1))


def _fitting(parts: Iterator[str]) -> Iterator[str]:
    left = WORDS_AT_MOST
    for each in parts:
        left -= len(each.split()) + 1  # one for what may be put before it
        if left < 0:
            return
        if not asks_for_job(each):
            yield each


def _addressed(part: str) -> str:
    """To the host, where it speaks about them: "what she said about her work"."""
    words = part.split()
    if words and words[0].lower() in _DID:
        return f"You {_begun_small(part)}"
    if not _ABOUT_THEM.match(part):
        return part
    turned = [_TO_THEM.get(each.lower(), each) for each in words]
    return " ".join(
        _AFTER_YOU.get(word, word) if before.lower() in ("he", "she") else word
        for before, word in zip(["", *words], turned, strict=False)
    )


def _phrase(part: str) -> str:
    """As it can stand after "thank you for"; empty where it cannot, or nobody can tell."""
    bare = _addressed(_LEAD.sub("", part, count=1)).rstrip(".!,; ")
    words = plain(bare)
    if not words or not bare[0].isalnum() or bare.endswith(("?", "…")) or may_state(bare):
        return ""
    if words[0] in _MANNERS:
        return f"{'being' if _is_manner(words) else 'your'} {_begun_small(bare)}"
    if words[0] in _GIVEN:
        return f"your {_begun_small(bare)}"
    return _begun_small(bare) if words[0] in _OPENINGS or words[0].endswith("ing") else ""


def _is_manner(words: list[str]) -> bool:
    after = next((each for each in words if each not in _MANNERS), "")
    return not after or after in _NO_NOUN


def _begun_small(words: str) -> str:
    first, *rest = words.split(" ")
    is_mixed = not (first.isupper() or first[1:].islower())
    return words if is_mixed else " ".join((first.lower(), *rest))


def _is_sentence(part: str) -> bool:
    return plain(part)[0] in _SPEAKERS or states(part) or part.endswith(("!", "?"))


def _sentence(part: str) -> str:
    ended = part if part.endswith((".", "!", "?", "…")) else f"{part}."
    return ended[0].upper() + ended[1:]


def _either(part: str) -> str:
    tidy = part.rstrip(" .,;")
    return _begun_small(tidy) if plain(tidy)[0] in _OPENINGS | {"that"} else tidy


def _listed(phrases: list[str]) -> str:
    """ "for" stands before the first of them already."""
    *before, last = phrases or [""]
    return f"{', for '.join(before)} and for {last}" if before else last
