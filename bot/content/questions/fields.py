"""The fields with questions of their own, in English: the one that somebody certainly means, and
similar ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from bot.content.questions.bank import Field, the_bank
from bot.content.questions.wording import singular
from bot.content.questions.wording import words as words_of
from bot.interview.frozen import frozen
from bot.language.spelling import SpellingIndex, correct_spelling

Phrase = tuple[str, ...]

SHARED_BEGINNING = 6
"""Letters."""

WHOLE, WORD, BEGINNING, SLIP, COUSIN = 4.0, 3.0, 2.0, 2.0, 1.0
"""How much each counts: a word of a name that occurs as a whole, a word of another name, the
beginning of a word, a typing mistake, and another word that only begins like a known one: "customs"
for "customer"."""

FAR = 0.35
"""A field whose score is below this share of the best one is not similar."""

FURTHER_NAMES = 0.01
"""How much all names of a field count, compared with its nearest name."""

_SAYS_NOTHING = frozenset(
    "a an and at for in of on or the to with field industry profession sector work working".split()
)
_RANK = frozenset(
    "chief director expert freelance freelancer head independent junior lead leader leadership "
    "management manager principal professional retired senior specialist team".split()
)
"""Words for somebody's rank or employer, which occur in every field."""

_CLEAR_ALONE = frozenset(
    "accounting bank banking education hospital marketing medicine nurse nursing psychologist "
    "school surgeon surgery".split()
)
"""A dental nurse would say so: these are meant as they are, although longer names end with them."""


@cache
def the_fields() -> tuple[Field, ...]:
    """In the order of their names."""
    found = dict.fromkeys(each.field for each in the_bank() if each.field)
    return tuple(sorted(found, key=lambda field: field.name))


def field_of_id(field_id: str) -> Field | None:
    """None for a host who chose that no field fits, and for a field that no longer exists."""
    return next((field for field in the_fields() if field.id == field_id), None)


def field_named(name: str) -> Field | None:
    """The field with exactly this name, as it is shown where somebody chooses."""
    wanted = name.strip().casefold()
    return next((each for each in the_fields() if each.name.casefold() == wanted), None)


def fields_called(words: Iterable[str]) -> tuple[str, ...]:
    """The ids of all fields with a name that occurs in what somebody searches for."""
    index = _index()
    called = (name for _, name in _names_in(_words(" ".join(words)), index))
    return tuple(sorted({field.id for name in called for field in index.fields[name]}))


def field_for(words: str) -> str:
    """The id of the field that somebody who says this certainly works in. Empty if it is not
    certain.

    It is certain if exactly one field has this name, and no other word could turn it into another:
    "Nursing" and "head of nursing", but neither "nursing home law" nor "engineering", since
    software engineers may say that, too.
    """
    index, typed = _index(), _words(words)
    found = dict(_names_in(typed, index))
    told = {number for place in found for number in place}
    beside = {word for number, word in enumerate(typed) if number not in told}
    fields = {field for name in found.values() for field in index.fields[name]}
    is_sure = len(fields) == 1 and not index.shared.issuperset(found.values())
    return fields.pop().id if is_sure and beside <= _SAYS_NOTHING | _RANK else ""


def nearest_fields(words: str, limit: int) -> tuple[Field, ...]:
    """Fields that are similar to what somebody typed or began to type, the most similar first."""
    index, typed = _index(), _telling(_words(words))
    near = [_near_words(word, index) for word in typed]
    begun = set[str]().union(*near)
    names = {name for word in begun for name in index.names_with[word]}
    likeness = {name: _likeness(name, typed, near) for name in names}
    called = {field for name in names for field in index.fields[name]}
    scores = {field: _score(field, likeness) for field in the_fields() if field in called}
    least = FAR * max(scores.values(), default=0.0)
    found = [field for field, score in scores.items() if score > least]
    return tuple(sorted(found, key=lambda field: -scores[field])[:limit])


@frozen
class _Index:
    fields: dict[Phrase, frozenset[Field]]
    """By each name, the fields that have it."""
    longest: int
    """The number of words of the longest name."""
    shared: frozenset[Phrase]
    """The names with which a longer name of another field ends."""
    names_with: Mapping[str, Sequence[Phrase]]
    """Names by each of their words."""
    words: Mapping[str, Sequence[str]]
    """Words by their beginnings."""
    spelled: SpellingIndex
    """The same, to correct typing mistakes."""


@cache
def _index() -> _Index:
    fields: dict[Phrase, frozenset[Field]] = {}
    for field in the_fields():
        for name in _names(field):
            fields[name] = fields.get(name, frozenset()) | {field}
    shared = frozenset(part for name in fields for part in _shared_parts(name, fields))
    names_with, words = defaultdict[str, list[Phrase]](list), defaultdict[str, list[str]](list)
    for name in fields:
        for word in dict.fromkeys(name):
            names_with[word].append(name)
    for word in names_with:
        for letters in range(1, min(len(word), SHARED_BEGINNING) + 1):
            words[word[:letters]].append(word)
    longest = max(map(len, fields), default=0)
    spelled = SpellingIndex(names_with)
    return _Index(fields, longest, shared, dict(names_with), dict(words), spelled)


def _shared_parts(name: Phrase, fields: dict[Phrase, frozenset[Field]]) -> Iterator[Phrase]:
    """A software engineer is an engineer; law enforcement is no kind of law."""
    endings = (name[start:] for start in range(1, len(name)))
    named = (ending for ending in endings if ending in fields and _CLEAR_ALONE.isdisjoint(ending))
    return (ending for ending in named if not fields[name] <= fields[ending])


@cache
def _names(field: Field) -> tuple[Phrase, ...]:
    """Its own name, and what a host may call it."""
    return tuple(dict.fromkeys(map(_words, (field.name, *field.words))))


def _names_in(typed: Phrase, index: _Index) -> Iterator[tuple[range, Phrase]]:
    """With their positions. Names within a longer one are left out: "software engineer" does not
    name "engineer"."""
    done = 0
    for start in range(len(typed)):
        ends = range(min(start + index.longest, len(typed)), max(start, done), -1)
        end = next((end for end in ends if typed[start:end] in index.fields), done)
        if end > done:
            yield range(start, end), typed[start:end]
            done = end


def _score(field: Field, likeness: dict[Phrase, float]) -> float:
    """How near the nearest name of the field is, and a little of what the others count."""
    each = [likeness.get(name, 0.0) for name in _names(field)]
    return max(each) + FURTHER_NAMES * sum(each)


def _likeness(name: Phrase, typed: Phrase, near: list[dict[str, float]]) -> float:
    if set(name) <= set(typed):
        return WHOLE * len(name)
    return sum(max(words.get(each, 0.0) for each in name) for words in near) / len(name)


def _near_words(word: str, index: _Index) -> dict[str, float]:
    """Known words that are equal, begin with it, or share its beginning, such as "veterinary" for
    "vet" or "accounting" for "accountancy"; otherwise the one of which it is a mistyped form."""
    begun = dict.fromkeys(index.words.get(word[:SHARED_BEGINNING], ()), BEGINNING)
    if word in begun:
        return dict.fromkeys(begun, COUSIN) | {word: WORD}
    if begun:
        return begun
    near = index.spelled.near(word)
    alike = [each for each in near if each[:2] == word[:2]]
    slip = correct_spelling(word, near) or correct_spelling(word, alike)
    return {slip: SLIP} if slip else {}


def _telling(words: Phrase) -> Phrase:
    """Without words that say nothing, and without a rank if there are other words."""
    said = tuple(word for word in words if word not in _SAYS_NOTHING)
    return tuple(word for word in said if word not in _RANK) or said


def _words(text: str) -> Phrase:
    """In lower case, with plurals in the singular."""
    return tuple(map(singular, words_of(text)))
