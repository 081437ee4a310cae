"""What a seeker wrote, as it can stand in a letter to their host: what they thank for, and news.

Whatever would read oddly is left out, and the draft has a gap instead: a seeker who fills a gap
is better served than a host who winces. All of this is about English words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.content.coaching import asks_for_job
from bot.content.drafting.names import first_name
from bot.content.drafting.unsaid import is_hurtful, is_unsaid, reads_badly
from bot.content.drafting.words import may_state, one_line, plain, states, with_capital_i

WORDS_AT_MOST = 50
PHRASES_AT_MOST = 4

_BULLET = re.compile(r"^\s*(?:[•·–—→✓☐]+|[-*+>]+(?=\s|[^\W\d])|\d{1,2}[.)](?=\s)|\[[ xX]?\])\s*")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])(?<!\b\w\.)(?<!\b(?:Dr|Mr|Ms)\.)\s+")
"""Not behind "e.g." or a title."""
_JOINT = re.compile(r"^(?:and|also|plus|but|so|still),? ", re.IGNORECASE)
_SMILE = re.compile(r"\s*(?:[:;]-?[)DP]|\b(?:lol|haha)\b)[.!]*", re.IGNORECASE)
"""Where somebody would end a sentence."""
_LEAD = re.compile(
    r"(?:(?:i(?:['’]d| would) like to )?thank(?:s| you| him| her| them)"
    r"(?: so much| very much| a lot)? )?(?:for )?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",? (?:and|so) that .*|, (?:which|who|because|since|so|i|it|you|we|he|she|they|this|that)\b.*",
    re.IGNORECASE,
)
"""A sentence of its own behind a phrase: "..., I was so nervous"."""
_TELLING_HOW = re.compile(r"(telling me) how (.+?)(?: really)? (?:was|is|were|are|went)", re.I)

_OPENINGS = frozenset("your the a an all both everything how not such what".split())
"""Of phrases that can stand after "thank you for"."""
_DOING = frozenset(
    """answering asking being believing checking encouraging explaining finding giving going
    helping inviting introducing letting listening looking making meeting offering reading
    reminding reviewing saying sending sharing showing speaking spending staying taking talking
    teaching telling treating walking warning""".split()
)
_GIVEN = frozenset(
    """advice answer answers candor candour encouragement enthusiasm example examples explanation
    explanations feedback frankness generosity guidance help honesty humor humour idea ideas
    insight insights interest intro introduction kindness openness patience perspective
    recommendations stories story suggestion suggestions support time tip tips trust warmth wisdom
    words""".split()
)
"""What somebody gives: "honesty about pay" is theirs, "your honesty about pay"."""
_MANNERS = frozenset(
    """calm clear concrete encouraging frank friendly generous good great helpful honest kind open
    patient practical useful valuable warm""".split()
)
"""How it was given: "your honest words"."""
_DID = frozenset("encouraged gave helped listened showed taught told".split())
"""What begins so leaves out who did it. Not "made": "made me feel stupid"."""
_TOLD = frozenset("explained offered reminded said showed suggested told warned".split())
_SPEAKERS = frozenset("you you're you've i i'm i've it it's we this".split())
"""A line that begins so is a sentence."""
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
_THIRD = frozenset("he she him her his hers".split())


@dataclass(frozen=True, slots=True)
class Thanks:
    """`phrase` stands after "thank you for"; `sentences` by themselves, after it where there are
    both."""

    phrase: str = ""
    sentences: str = ""

    @property
    def tells(self) -> bool:
        """Whether it ends with what the host told them."""
        *_, last = _SENTENCE_ENDS.split(self.sentences)
        words = plain(last)
        return words[:1] == ["you"] and not _TOLD.isdisjoint(words[1:3])


def thanks(written: str, host: str = "") -> Thanks | None:
    """None where there is nothing, or nothing that fits. What asks for a job is left out. `host`:
    the name of whom it goes to, which is no news to them."""
    parts = [_addressed(each) for each in _parts(_unnamed(written, host)) if not is_unsaid(each)]
    parts = list(_fitting(each for each in parts if not reads_badly(each)))
    phrases = [phrase for each in parts if (phrase := _phrase(each))][:PHRASES_AT_MOST]
    rest = [_sentence(each) for each in parts if not _phrase(each) and _is_sentence(each)]
    return Thanks(_listed(phrases), " ".join(rest)) if phrases or rest else None


def news(written: str) -> str:
    """As whole sentences; empty where nothing is left once what asks for a job, or hurts, is left
    out."""
    parts = (each for each in _parts(written) if not is_unsaid(each) and not is_hurtful(each))
    return " ".join(map(_sentence, _fitting(parts)))


def _parts(written: str) -> Iterator[str]:
    """Each line, or each sentence of one."""
    for line in written.splitlines():
        tidy = one_line(_SMILE.sub(". ", _BULLET.sub("", line)).replace(" & ", " and "))
        split = _SENTENCE_ENDS.split(with_capital_i(tidy))
        sentences = (_JOINT.sub("", each) for each in split)
        yield from (each for each in sentences if plain(each))


def _fitting(parts: Iterable[str]) -> Iterator[str]:
    left = WORDS_AT_MOST
    for each in parts:
        left -= len(each.split()) + 1  # one for what may be put before it
        if left < 0:
            return
        if not asks_for_job(each):
            yield each


def _unnamed(written: str, host: str) -> str:
    """As if it spoke of "him", who is then spoken to."""
    name = first_name(host)
    if not name:
        return written
    called = rf"\b(?:{re.escape(host)}|{re.escape(name)})"
    of_theirs = re.sub(rf"{called}['’]s\b", "his", written, flags=re.IGNORECASE)
    return re.sub(rf"{called}(?= \w)", "he", of_theirs, flags=re.IGNORECASE)


def _addressed(part: str) -> str:
    """To the host, where it speaks about them: "what she said about her work". A sentence about
    what they were or did, which may be no praise, stays as it is, and so is left out."""
    words = part.split()
    if words and words[0].lower() in _DID:
        return f"You {_begun_small(part)}"
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
    """As it can stand after "thank you for"; empty where it cannot, or nobody can tell."""
    bare = _addressed(_LEAD.sub("", part, count=1))
    bare = _TELLING_HOW.sub(r"\1 about \2", _TAIL.sub("", bare)).rstrip(".!,; ")
    words = plain(bare)
    if (
        not words
        or not _THIRD.isdisjoint(words)
        or not bare[0].isalnum()
        or bare.endswith(("?", "…"))
        or may_state(bare)
    ):
        return ""
    if words[0] == "the" and "you" not in words and _is_given(words[1:]):
        return f"your {bare.split(' ', 1)[1]}"
    if _is_given(words):
        return f"your {_begun_small(bare)}"
    return _begun_small(bare) if words[0] in _OPENINGS | _DOING else ""


def _is_given(words: list[str]) -> bool:
    first, second = (*words, "", "")[:2]
    return first in _GIVEN or (first in _MANNERS and second in _GIVEN)


def _begun_small(words: str) -> str:
    first, *rest = words.split(" ")
    is_mixed = not (first.isupper() or first[1:].islower())
    return words if is_mixed else " ".join((first.lower(), *rest))


def _is_sentence(part: str) -> bool:
    words = plain(part)
    begins = len(words) > 1 and words[0] in _SPEAKERS
    return _THIRD.isdisjoint(words) and (begins or (words[0] == "your" and states(part)))


def _sentence(part: str) -> str:
    ended = part if part.endswith((".", "!", "?", "…")) else f"{part}."
    return ended[0].upper() + ended[1:]


def _listed(phrases: list[str]) -> str:
    """ "for" stands before the first of them already."""
    *before, last = phrases or [""]
    return f"{', for '.join(before)} and for {last}" if before else last
