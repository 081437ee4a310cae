"""The words of a search."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from bot.interview.frozen import frozen
from bot.language.accents import folded
from bot.language.forgettable import forgettable
from bot.language.spelling import correct_spelling

WORDS_AT_MOST = 8
ARG_LENGTH = 74
_ANYBODY = frozenset("anybody anyone everybody everyone me people person somebody someone".split())
_SKIPPED = _ANYBODY | frozenset(
    """a about all am an and any are around as ask at be become becoming been being by can chat
    contact could do does don find for from get give had has have hello help here hey hi how i in
    into is it job jobs know knows learn like look looking may meet my need of on one or our out
    please professional professionals sector see show something speak stuff talk tell thank thanks
    that the their
    them there these they this to us want wants was we what when where which who whom whose why
    will with work worked working works would you your""".split()
)
_ANYTHING = frozenset(
    "new thing things something anything other else different field fields".split()
)
"""If somebody names nothing else, they do not know yet what they look for."""
_AFTER_A_NAME = frozenset(
    """about at because for from how if in next on please regarding this today tomorrow tonight
    what when whether who why with""".split()
)
"""In small letters, because in capitals they may be a name."""
_SHORTENED = re.compile("['’`](?:s|d|m|ve|ll|re|t)(?![^\\W_])", re.IGNORECASE)
_WITH_SIGNS = frozenset(("c++", "c#", "f#", ".net"))
"""Without its sign, each of these would be another word."""
_WORD = re.compile(
    r"(?<![^\W_])(?:[^\W_]&[^\W_](?![^\W_])|(?i:c\+\+|[cf]#|\.net(?![^\W_])))|[^\W_]+"
)
"""R&D is one word."""

_ENDING = re.compile("(?<=[^\\W_]{3})(?:ing|er|or|ist|ies|ed|y|e)?s?$")

LONGEST_WHOLE = 2
"""In letters. Shorter words are the beginning of too many others."""


def words(text: str) -> tuple[str, ...]:
    """What to search for in `text`: each word once, folded, without words that say nothing (except
    those in capitals, such as IT); at most eight. A single word is searched for unless it means
    "anybody"."""
    typed = list(dict.fromkeys(_WORD.findall(_SHORTENED.sub("", text))))
    shouts = len(typed) > 1 and text.isupper()
    telling = [
        word
        for word in typed
        if folded(word) not in _SKIPPED or (_is_abbreviation(word) and not shouts)
    ]
    alone = [word for word in typed if len(typed) == 1 and folded(word) not in _ANYBODY]
    if _ANYTHING.issuperset(map(folded, telling)):
        telling = []
    return tuple(dict.fromkeys(map(folded, telling or alone)))[:WORDS_AT_MOST]


def _is_abbreviation(typed: str) -> bool:
    return typed.isupper() and is_in_capitals(typed.lower())


_KINDRED = (
    (re.compile("(?<=[^\\W_]{4})(?:er|or)s?$"), "ing"),
    (re.compile("(?<=[^\\W_]{5})(?:ists?|ians?|ure)$"), ""),
)
"""Endings that stemming does not unify: writers and writing, biologists and biology."""

_IN_TWO = {
    "startup": "start-up",
    "nonprofit": "non-profit",
    "healthcare": "health-care",
    "ecommerce": "e-commerce",
    "frontend": "front-end",
    "backend": "back-end",
    "cybersecurity": "cyber-security",
    "postdoc": "post-doc",
}
"""Words that some people write as one and others as two."""


_ALSO_CALLED = {"golang": "go", "go": "golang"}


def also_called(word: str) -> tuple[str, ...]:
    """Another name for what the word means. Only the whole name is found: Go, but not good."""
    other = _ALSO_CALLED.get(word)
    return (other,) if other else ()


def forms(word: str) -> tuple[str, ...]:
    """The word, and others that are equally good. Words that begin with one of them are found."""
    kindred = [ending.sub(other, word) for ending, other in _KINDRED if ending.search(word)]
    apart = _IN_TWO.get(word.removesuffix("s"))
    return (word, *kindred, *([apart] if apart else []))


SHORTEST_RESPELT = 4
RESPELT_AT = 2
"""In how many places of a name a vowel may have been an umlaut."""


def is_whole(word: str) -> bool:
    """Whether a word is only found as it is, and not as the beginning of another."""
    return word.isascii() and (len(word) <= LONGEST_WHOLE or "&" in word or has_sign(word))


def has_sign(word: str) -> bool:
    """Whether a word is only found together with its sign: C++ and .NET, but not C or net."""
    return word in _WITH_SIGNS


def is_in_capitals(word: str) -> bool:
    """Whether a word is only found in capitals: people work in IT, but the word "it" says
    nothing."""
    return len(word) == LONGEST_WHOLE and word in _SKIPPED


def names(text: str) -> tuple[str, ...]:
    """All words of `text`, each once, folded. A name can be any word."""
    return tuple(dict.fromkeys(re.findall(r"[^\W_]+", folded(text))))


_DIGRAPH = re.compile("(?:(?<=a)e(?=u)|(?<=[aou])e(?=[b-df-hj-np-tv-z]))(?!l(?:a|le)?$)")
"""As in Juergen and Haeusler, but not in Michael, Manuela or Joelle."""
_VOWEL = re.compile("a(?=u)|[aou](?=[b-df-hj-np-tv-z])")


def spellings(name: str) -> tuple[str, ...]:
    """The folded name as it is, and as others write it who have a key for an umlaut, or have none:
    Mueller is found as Müller, and Jörg as Joerg."""
    if not name.isascii() or len(name) < SHORTEST_RESPELT:
        return (name,)
    without = _DIGRAPH.sub("", name)
    places = [each.end() for each in _VOWEL.finditer(name)] if without == name else []
    return tuple(
        dict.fromkeys((name, without, *(f"{name[:at]}e{name[at:]}" for at in places[:RESPELT_AT])))
    )


def leading_name(text: str) -> tuple[str, ...]:
    """The words of the name with which `text` begins, folded. What follows it is not part of it:
    "Daniel about UX on Friday"."""
    first, *rest = text.split() or [""]
    name = takewhile(lambda word: word.strip(".,;:!?") not in _AFTER_A_NAME, rest)
    return names(" ".join((first, *name)))


@frozen
class _Sought:
    """What a text has to contain for any of several searched words: a word that begins so, a whole
    word, one in capitals, or letters anywhere."""

    beginnings: tuple[str, ...]
    names: frozenset[str]
    whole: frozenset[str]
    capitals: frozenset[str]
    anywhere: tuple[str, ...]


def contains_any(text: str, searched: Iterable[str]) -> bool:
    """Whether the text has a word that begins with a searched one without its ending. This is
    roughly how the databases search."""
    sought, plain = _sought(tuple(searched)), folded(text)
    said = names(text)
    return (
        any(each.startswith(sought.beginnings) for each in said)
        or not sought.names.isdisjoint(said)
        or any(each in plain for each in sought.anywhere)
        or bool(sought.whole and not sought.whole.isdisjoint(_WORD.findall(plain)))
        or bool(sought.capitals and not sought.capitals.isdisjoint(_WORD.findall(text)))
    )


@forgettable
@lru_cache(1_000)
def _sought(searched: tuple[str, ...]) -> _Sought:
    capitals = frozenset(filter(is_in_capitals, searched))
    others = [word for word in searched if word not in capitals]
    whole = frozenset(filter(is_whole, others))
    good = [form for word in others if word not in whole for form in forms(word)]
    return _Sought(
        beginnings=tuple(_ENDING.sub("", form) or form for form in good),
        names=frozenset(other for word in others for other in also_called(word)),
        whole=whole,
        capitals=frozenset(word.upper() for word in capitals),
        anywhere=tuple(form for form in good if "-" in form),
    )


def similar_names(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The names that begin with a word; if there are none, the one of which it is a mistyped
    form."""
    written = () if is_whole(word) else spellings(word)
    begun = tuple(name for name in known if name.startswith(written))
    slip = None if begun else correct_spelling(word, known)
    return (slip,) if slip else begun


def as_arg(text: str) -> str:
    """The words to search for, as a button carries them: as they were typed, if there is room. They
    find what `text` finds, except for words that are too long for a button."""
    typed = " ".join(text.split())
    return typed if len(typed) <= ARG_LENGTH else " ".join(words(text))[:ARG_LENGTH]


def values_matching(typed: str, among: Iterable[str]) -> list[str]:
    """Values with a word that begins with what was typed. Those that begin with it themselves come
    first."""
    wanted = folded(" ".join(typed.split()))
    found = [each for each in among if f" {wanted}" in f" {_spaced(each)}"]
    return sorted(found, key=lambda each: not folded(each).startswith(wanted))


def names_matching(typed: str, among: Iterable[str]) -> list[str]:
    """Names whose parts begin with the words that were typed, however an umlaut is written. Those
    that begin with the first word themselves come first."""
    typed_words = [spellings(each) for each in names(typed)]
    found = [each for each in among if _are_begun(typed_words, names(each))]
    first = typed_words[0] if typed_words else ""
    return sorted(found, key=lambda each: not folded(each).startswith(first))


def _are_begun(words: Iterable[tuple[str, ...]], parts: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in parts) for word in words)


def _spaced(text: str) -> str:
    return re.sub(r"[\W_]+", " ", folded(text))
