"""What a seeker thanks their host for, in a form that fits into a letter.

What would read oddly is left out, and the draft has a gap instead: it is better for a seeker to
fill a gap than for a host to wince. All of this is about English words.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from bot.content.drafting.mending import begun_small
from bot.content.drafting.names import first_name
from bot.content.drafting.parts import ended, fitting, last_sentence, parts
from bot.content.drafting.unsaid import is_unsaid, reads_badly
from bot.content.drafting.words import may_state, plain, states
from bot.content.questions.wording import begun_great
from bot.interview.frozen import frozen

PHRASES_AT_MOST = 4

_SAID_ANYWAY = re.compile(
    r"(?:all |so much of )?(?:your|the) time(?: today)?(?:, \w+)?"
    r"|(?:taking|making) (?:the |some )?time(?: for me)?(?: to (?:talk|speak|chat|meet)\b.*)?"
    r"|(?:talking|speaking|chatting|meeting) (?:to|with) me"
    r"|(?:the|our|your) (?:talk|chat|call|conversation)",
    re.IGNORECASE,
)
"""What every letter gives thanks for anyway."""

_ASIDE = re.compile(r"\s[-–—]+\s")
_LEAD = re.compile(
    r"(?:(?:i(?:['’]d| would) like to )?thank(?:s| you| him| her| them)"
    r"(?: so much| very much| a lot)? )?(?:for )?(?:just |mostly |especially )?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",? (?:and|so) that .*|, (?:which|who|because|since|so|i|it|you|we|he|she|they|this|that)\b.*",
    re.IGNORECASE,
)
"""A sentence of its own after a phrase: "..., I was so nervous"."""
_TELLING_HOW = re.compile(
    r"(telling me(?: \w+ly)?) how (.+?)(?: really)? (?:was|is|were|are|went)", re.I
)

_THAT = re.compile(r"\b(?:me|us)(?: \w+ly)? that\b")
"""A clause follows: "telling me that it is not the end"."""

_OPENINGS = frozenset("your the a an all both everything how not such what".split())
"""The beginnings of phrases that can follow "thank you for"."""
_NOT_DOING = frozenset("anything nothing something thing".split())
"""Exceptions from the words ending in "-ing", which otherwise can all follow "thank you for"."""
_GIVEN = frozenset(
    """advice answer answers candor candour encouragement enthusiasm example examples explanation
    explanations feedback frankness generosity guidance help honesty humor humour idea ideas
    insight insights interest intro introduction kindness openness patience perspective
    recommendations stories story suggestion suggestions support time tip tips trust warmth wisdom
    words""".split()
)
"""Things that somebody gives: "honesty about pay" becomes "your honesty about pay"."""
_NOT_GIVEN = frozenset("any bad few just less little more no some wrong".split())
_BEHIND_IT = frozenset("about for from how in of on regarding that to when which with you".split())
"""The thing that is given comes before one of these."""
GIVEN_WORDS_AT_MOST = 3
_MANNERS = frozenset(
    """calm clear concrete encouraging frank friendly generous good great helpful honest kind open
    patient practical useful valuable warm""".split()
)
"""Praise for somebody: "was so patient"."""
_DID = frozenset(
    """answered encouraged gave helped invited listened sent shared showed stayed taught told
    took""".split()
)
"""A phrase that begins with one of these leaves out who did it. "made" is not among them: "made me
feel stupid"."""
_TOLD = frozenset("explained offered reminded said showed suggested told warned".split())
_SPEAKERS = frozenset("you you're you've i i'm i've it it's we this".split())
"""A line that begins with one of these is a sentence."""
_ABOUT_THEM = re.compile(
    r"(?:i (?:really )?\w+ )?"
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
_THEY = frozenset("he she they".split())
_GRATEFUL_THAT = (["that", "you"], ["that", "i"], ["that", "we"])
_THIRD = frozenset("he she him her his hers".split())


@frozen
class Thanks:
    """`phrase` follows "thank you for". `sentences` stand alone, after the phrase if there are
    both."""

    phrase: str = ""
    sentences: str = ""

    @property
    def tells(self) -> bool:
        """Whether it ends with what the host told them."""
        return self.is_of_them and not _TOLD.isdisjoint(plain(last_sentence(self.sentences))[1:3])

    @property
    def is_of_them(self) -> bool:
        """Whether it ends with what the host did, or how they were."""
        return plain(last_sentence(self.sentences))[:1] == ["you"]


def thanks(written: str, host: str = "") -> Thanks | None:
    """None if there is nothing, or nothing that fits. What asks for a job is left out. `host` is
    the recipient's name, which would tell them nothing."""
    kept = list(fitting(_kept(_unnamed(written, host))))
    phrases = [phrase for each in kept if (phrase := _phrase(each))]
    told = [each for each in phrases if not _SAID_ANYWAY.fullmatch(each)][:PHRASES_AT_MOST]
    rest = [_sentence(each) for each in kept if not _phrase(each) and _is_sentence(each)]
    return Thanks(_listed(told), " ".join(rest)) if told or rest else None


def _kept(written: str) -> Iterator[str]:
    """An aside is only kept together with what it belongs to."""
    for part in parts(written):
        pieces = [_addressed(each) for each in _ASIDE.split(part) if plain(each)]
        yield from takewhile(_reads_well, pieces)


def _reads_well(part: str) -> bool:
    return not is_unsaid(part) and not reads_badly(part)


def _unnamed(written: str, host: str) -> str:
    """The host's name is replaced as if it were "him", and the host is then addressed."""
    name = first_name(host)
    if not name:
        return written
    called = rf"\b(?:{re.escape(host)}|{re.escape(name)})"
    of_theirs = re.sub(rf"{called}['’]s\b", "his", written, flags=re.IGNORECASE)
    return re.sub(rf"{called}(?= \w)", "he", of_theirs, flags=re.IGNORECASE)


def _addressed(part: str) -> str:
    """Words about the host become words to the host: "what she said about her work". A sentence
    about what they were or did may be no praise, so it stays unchanged, and is therefore left
    out."""
    words = part.split()
    if words and words[0].lower() in _DID:
        return f"You {begun_small(part)}"
    if not _ABOUT_THEM.match(part) or (words[0].lower() in _THEY and not _is_praise(words[1:])):
        return part
    turned = [_TO_THEM.get(each.lower(), each) for each in words]
    return " ".join(
        _AFTER_YOU.get(word, word) if before.lower() in ("he", "she") else word
        for before, word in zip(["", *words], turned, strict=False)
    )


def _is_praise(after: list[str]) -> bool:
    """What somebody did, or how they were: "told me", "was so patient"."""
    first, *others = plain(" ".join(after[:3])) or [""]
    if first in ("was", "is"):
        return not _MANNERS.isdisjoint(others)
    return not (_TOLD | _DID).isdisjoint((first, *others[:1]))


def _phrase(part: str) -> str:
    """In a form that can follow "thank you for". Empty if there is none, or it cannot be told."""
    bare = _addressed(_LEAD.sub("", part, count=1))
    bare = _TELLING_HOW.sub(r"\1 about \2", _TAIL.sub("", bare)).rstrip(".!,; ")
    words = plain(bare)
    if (
        not words
        or not _THIRD.isdisjoint(words)
        or not bare[0].isalnum()
        or bare.endswith(("?", "…"))
        or may_state(_THAT.split(bare)[0])
    ):
        return ""
    if words[0] == "the" and "you" not in words and _is_given(words[1:]):
        return f"your {bare.split(' ', 1)[1]}"
    if words[0] in _OPENINGS or _is_doing(words[0]):
        return begun_small(bare)
    return f"your {begun_small(bare)}" if _is_given(words) else ""


def _is_doing(word: str) -> bool:
    return word.endswith("ing") and word not in _NOT_DOING


def _is_given(words: list[str]) -> bool:
    """Whether it is a short name of something given: "portfolio tips", "honest words about pay"."""
    name = list(takewhile(lambda word: word not in _BEHIND_IT, words[: GIVEN_WORDS_AT_MOST + 1]))
    return name[-1:] != [] and name[-1] in _GIVEN and _NOT_GIVEN.isdisjoint(name)


def _is_sentence(part: str) -> bool:
    words = plain(part)
    begins = words[0] in _SPEAKERS or words[:2] in _GRATEFUL_THAT
    return _THIRD.isdisjoint(words) and ((begins and len(words) > 1) or _tells_of_them(part))


def _tells_of_them(part: str) -> bool:
    return plain(part)[0] == "your" and states(part)


def _sentence(part: str) -> str:
    whole = f"I am grateful {begun_small(part)}" if plain(part)[:2] in _GRATEFUL_THAT else part
    return begun_great(ended(whole))


def _listed(phrases: list[str]) -> str:
    """ "for" is already there before the first of them."""
    *before, last = phrases or [""]
    return f"{', for '.join(before)} and for {last}" if before else last
