"""English words as they are written within a sentence, classified by a few simple signs.

Nothing here understands language. If the signs leave a doubt, the draft says something that is
right in any case.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from bot.content.questions import the_bank

_ENDINGS = (
    "ing ment tion sion ics ology ism ware ance ence ity ship craft work care aid sis nomy graphy "
    "keeping therapy medicine"
).split()
"""Endings of nouns for what people do, which are written in lower case, unlike "Berlin" and
"NHS"."""

_AUXILIARIES = (
    "am is are was were isn't aren't wasn't weren't do does did don't doesn't didn't has have had "
    "can could will would shall should may might must"
).split()
_VERBS = (
    "became began brought came felt found gave got helped helps kept made makes meant means "
    "opened saved showed shows stayed stays struck taught told took went inspired changed"
).split()
_PASTS = frozenset(
    """became began bought broke built chose cut did drew drove fell flew forgot found grew had
    heard held hit knew left lent let lost met paid put quit ran read rewrote rode rose sat
    saw sent set slept sold spent spoke stood swam taught thought threw understood withdrew
    woke won wore wrote""".split()
)
_TELLING = frozenset((*_AUXILIARIES, *_VERBS))
"""Verbs that make a statement, unless they belong to a clause before them."""

_CLAUSE = frozenset(
    "how what who whom whose which that where when why whether if because way "
    "you i we they he she it there".split()
)
"""A verb after one of these may belong to a clause within the phrase."""
_NO_VERB_AFTER = frozenset("to your the a an so very more most".split())
"""An infinitive or an adjective such as "detailed" follows."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def plain(text: str) -> list[str]:
    """The words in lower case."""
    return [each.lower().replace("’", "'") for each in _WORD.findall(text)]


def one_line(text: str) -> str:
    return " ".join(text.split())


def small(word: str) -> str:
    """As it is written within a sentence. Unchanged if it may be a name or an abbreviation."""
    return word.lower() if is_capitalised(word) and _is_ordinary(word.lower()) else word


def is_settled(word: str) -> bool:
    """Whether it can be within a sentence unchanged."""
    return not is_capitalised(word)


def states(text: str) -> bool:
    """Whether it is a statement, such as "Your story made me brave"."""
    for before, word in _after_another(text):
        if word in _CLAUSE:
            return False
        if word in _TELLING and before not in _NO_VERB_AFTER:
            return True
    return False


def may_state(text: str) -> bool:
    """Whether it contains a verb that certainly belongs to none of its clauses."""
    return any(
        (word in _TELLING or word.endswith("ed"))
        and before.partition("'")[0] not in _CLAUSE | _NO_VERB_AFTER
        and not before.endswith("ly")
        for before, word in _after_another(text)
    )


def begins_with_auxiliary(words: list[str]) -> bool:
    return words[:1] != [] and words[0] in _AUXILIARIES


def begins_with_verb(words: list[str]) -> bool:
    """Whether it has a verb without a subject: "got the place", "trying again"."""
    return words[0] in _TELLING | _PASTS or words[0].endswith(("ed", "ing"))


def _after_another(text: str) -> Iterator[tuple[str, str]]:
    """Each word with the one before it."""
    return pairwise(["", *plain(text)])


def is_capitalised(word: str) -> bool:
    """As at the beginning of a sentence. "UX", "iOS" and "I" are written like this anywhere."""
    return word[:1].isupper() and word[1:].islower()


def _is_ordinary(word: str) -> bool:
    return word in _of_fields() or any(word.endswith(each) for each in _ENDINGS)


@cache
def _of_fields() -> frozenset[str]:
    """The words of the fields in the bank of questions."""
    named = {each.field for each in the_bank() if each.field}
    return frozenset(word for field in named for name in field.words for word in plain(name))
