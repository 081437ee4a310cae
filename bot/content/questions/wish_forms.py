"""The form of a seeker's wish: "how agencies use forecasts" is a clause, "site or office" a choice.
Each form needs a different kind of question around it."""

import re
from collections.abc import Sequence
from enum import StrEnum

WORDS_OF_A_CHOICE = 8
WORDS_OF_A_THING = 14
WORDS_OF_THE_SHORTEST = 2
"""In a question: "what helps"."""


class WishForm(StrEnum):
    """The headings of frames.toml, whose top shows a wish of each form."""

    CLAUSE = "clause"
    THING = "thing"
    DOING = "doing"
    CHOICE = "choice"
    SOMEBODY = "somebody"
    QUESTION = "question"
    CLOSED = "closed"
    TOLD = "told"
    TOLD_ASKED = "told-asked"
    ANY = "any"
    UNSAID = "unsaid"


_WH = frozenset("how what which who whom whose why where when".split())
_ASKED = frozenset({*_WH, "whether", "if"})
_BEFORE_WH = frozenset("in at to for from with by on of under after until since about".split())
_HELPS = frozenset(
    "am is are was were do does did can could would will should shall may might must has have had "
    "isn't aren't wasn't don't doesn't didn't can't couldn't won't wouldn't shouldn't".split()
)
_WHO = frozenset(
    "i you we they he she it one there people somebody someone anybody anyone everybody".split()
)
_BEGINS_NOUN = frozenset(
    "a an the my your our their this that these those all any some most many".split()
)
_WITH_ANYTHING = frozenset("is are does will would should".split())
_NOT_OF_ONESELF = frozenset("is isn't are aren't were does doesn't has".split())
_ONLY_WITH_WHO = frozenset("am have has had".split())
_TELLS_WITH_A = frozenset("did was were".split())
""""Did a PhD", without a subject."""
_NEVER_WHO = frozenset("be have like love never not prefer rather to".split())
"""After one of these, an auxiliary belongs to a sentence without a subject: "would like"."""
_OF_ONESELF = frozenset("i i'm i've i'd i'll we we're we've".split())
_OF_SOMEBODY = frozenset("who whose that".split())
_LEADS_ON = frozenset(
    {*_ASKED, *_OF_SOMEBODY, *"than as while before after because without".split()}
)
_HOW_ONE_IS = frozenset(
    "stuck laid fired lost bored tired burnt burned unemployed redundant retired pregnant new no "
    "not only just still too almost currently recently back afraid scared unsure worried happy "
    "ready unable torn confused with without after at as between since".split()
)
_TO_DO = frozenset(
    "become get go move switch change find build make leave start begin combine turn earn live "
    "improve prepare avoid grow gain enter apply write".split()
)
_FOLLOWS_DOING = frozenset(
    "a an the my into to in from out better good with for away back on up between".split()
)
_LOOSE = frozenset("in on for by during because my our not".split())
"""What begins with one of these can hardly follow "about"."""
_POINTS_BACK = re.compile(
    r"\b(?:it|this|they|them|these|those|both|such)\b|\bthat(?= (?:is|was|means|worth|enough|"
    r"would|will|could|can|matter)\b|$)|\b(?:is|was|about|of|like|with|does|would|will) that\b",
    re.IGNORECASE,
)


def points_back(words: str) -> bool:
    """Whether the words cannot be understood without those before them."""
    return bool(_POINTS_BACK.search(words))


_IS = re.compile(r"^(how|what|who|where|when|why)'s\b")


def form_of(words: str, is_asked: bool) -> WishForm:
    """The form of one sentence without its introductory words. `is_asked`: it ended with a question
    mark."""
    said = _IS.sub(r"\1 is", re.sub(r"[^\w' -]", " ", words.lower())).split()
    first, second = (*said, "", "")[:2]
    if first in _BEFORE_WH and second in _WH:
        return _form_of_question(said[1:])
    if first in _WH and is_asked and len(said) == WORDS_OF_THE_SHORTEST:
        return WishForm.QUESTION
    if first in _ASKED:
        return _form_of_question(said)
    if first in _HELPS and _is_who(first, second) and len(said) > 2:
        return WishForm.CLOSED
    if first in _OF_ONESELF or (first in ("my", "our") and _has_verb(said)):
        return WishForm.TOLD
    if is_asked and len(said) > 1:
        return WishForm.CHOICE if _is_choice(words, said) else WishForm.QUESTION
    if _is_of_oneself(said):
        return WishForm.TOLD
    return _form_of_thing(words, said)


def leaves_out_who(words: str) -> bool:
    """Whether what they say about themselves has no "I", as in "can cook"."""
    return words.lower().split()[0] in _HELPS - _NOT_OF_ONESELF


def _is_of_oneself(said: Sequence[str]) -> bool:
    """As in "four years at home", "stuck since May", "no degree", "can cook"."""
    is_time = said[1:2] in (["years"], ["months"], ["year"])
    return is_time or (len(said) > 1 and said[0] in _HOW_ONE_IS | _HELPS)


def _is_who(helps: str, word: str) -> bool:
    """Whether the question is about somebody or something: "can introverts", but not "can cook"."""
    if word in _WHO:
        return True
    if helps in _ONLY_WITH_WHO or helps.endswith("n't") or word in _NEVER_WHO:
        return False
    if helps in _TELLS_WITH_A and word in ("a", "an"):
        return False
    return helps in _WITH_ANYTHING or word in _BEGINS_NOUN or word.endswith("s")


def _form_of_question(said: Sequence[str]) -> WishForm:
    first, second = (*said, "", "")[:2]
    if first in ("whether", "if"):
        return WishForm.CLAUSE
    if second == "about" or (second in _HELPS and len(said) > 2):
        return WishForm.QUESTION
    turned = (
        before not in _WHO and helps in _HELPS and who in _WHO
        for before, helps, who in zip(said[1:5], said[2:6], said[3:7], strict=False)
    )
    if len(said) == 1:
        return WishForm.ANY
    is_question = any(turned) or _asks_about_several(said)
    return WishForm.QUESTION if is_question else WishForm.CLAUSE


def _asks_about_several(said: Sequence[str]) -> bool:
    """As in "which skills do new managers need", but not in "what managers do in two years"."""
    if said[0] not in ("what", "which") or said[1] in _WHO or _HELPS.isdisjoint(said[2:3]):
        return False
    about = said[3:-1][:2]
    is_time_or_place = not (_BEFORE_WH | _BEGINS_NOUN).isdisjoint(about)
    return not is_time_or_place and any(word.endswith("s") for word in about)


def _form_of_thing(words: str, said: Sequence[str]) -> WishForm:
    first, second = (*said, "", "")[:2]
    if _is_choice(words, said):
        return WishForm.CHOICE
    if re.search(r"[,:;()\"“”]| [-–—] ", words) or len(said) > WORDS_OF_A_THING:
        return WishForm.ANY
    if first in ("a", "an", "somebody", "someone") and not _OF_SOMEBODY.isdisjoint(said[1:5]):
        return WishForm.SOMEBODY
    if first in _LOOSE or first in _WHO:
        return WishForm.ANY
    if first == "to" or (first in _TO_DO and second in _FOLLOWS_DOING):
        return WishForm.DOING
    return WishForm.ANY if _has_verb(said) else WishForm.THING


def _is_choice(words: str, said: Sequence[str]) -> bool:
    has_or = not {"or", "vs", "versus"}.isdisjoint(said[1:-1]) or said[-2:] == ["or", "not"]
    return has_or and len(said) <= WORDS_OF_A_CHOICE and "," not in words and not _has_verb(said)


def _has_verb(said: Sequence[str]) -> bool:
    """Whether it is a sentence of its own and not a thing. Words that introduce another clause do
    not count."""
    for word in said:
        if word in _LEADS_ON:
            return False
        if word in _HELPS or word in _OF_ONESELF or word in ("want", "wants", "need", "needs"):
            return True
    return False
