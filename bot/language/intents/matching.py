"""A message as sentences in which phrases can be found: its normalised words, the people it names,
and the topic that it asks about."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from bot.interview.frozen import frozen
from bot.interview.members import NamedMember
from bot.language.accents import folded
from bot.language.intents.catalogue import Vocabulary, the_catalogue
from bot.language.intents.phrases import PERSON
from bot.language.search import spellings
from bot.language.spelling import SHORTEST_CORRECTED, correct_spelling, ordinary_words

_WORD = re.compile(r"(?<!\w)[^\W_]&[^\W_](?!\w)|[^\W_]+(?:['’`][^\W_]+)*")
"""R&D is one word."""
_SENTENCE = re.compile(r"(?:[^.!?;\n…]|\.(?=\w))+")
_SIGNS_BEHIND = re.compile(r"[+#]+(?!\w)")
_APOSTROPHES = re.compile("['’`]")
_POSSESSIVE = re.compile("['’`]s$")


class Word(NamedTuple):
    """`plain` is compared with phrases, and `name` with names. `ends`: a comma or similar follows.
    `start` and `end` are its position in the text, including characters that belong to it: C++,
    .NET."""

    plain: str
    name: str
    typed: str
    ends: bool
    start: int
    end: int


def sentences(text: str, spelling: Mapping[str, str]) -> Iterator[tuple[Word, ...]]:
    for part in _SENTENCE.finditer(text):
        if words := tuple(_words(text, part, spelling)):
            yield words


def _words(text: str, part: re.Match[str], spelling: Mapping[str, str]) -> Iterator[Word]:
    for found in _WORD.finditer(text, *part.span()):
        lower = folded(found[0])
        plain = name = lower
        if not lower.isalnum():
            plain, name = _APOSTROPHES.sub("", lower), _POSSESSIVE.sub("", lower)
        start, end = _with_signs(text, *found.span())
        ends = text[end : end + 1] in (",", ":", "(", ")")
        for each in spelling.get(plain, plain).split():
            yield Word(each, name, found[0], ends, start, end)


def _with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """This is only called where there is such a character, because everything here is done for
    every word."""
    if start and text[start - 1] in ".#" and (start == 1 or text[start - 2].isspace()):
        start -= 1
    if text[end : end + 1] in ("+", "#") and (behind := _SIGNS_BEHIND.match(text, end)):
        end = behind.end()
    return start, end


BEFORE_A_NAME = frozenset(
    """with to ask thank thanks tell meet from about accept decline reject block report dr mr mrs ms
    prof""".split()
)
WORDS_TOO = frozenset(
    """may will mark rose grace hope art bill june april august joy faith dawn summer drew frank
    rich jack chance can an my so do in to sky sunny page young long day friday christian""".split()
)
_PART = re.compile(r"[^\W\d_]{2,}")


@frozen
class Named:
    """A name, and everybody whom it may mean."""

    start: int
    end: int
    members: tuple[NamedMember, ...]


class NameIndex:
    """`known` words are no names unless they are written like one."""

    def __init__(self, members: Iterable[NamedMember], known: Collection[str]) -> None:
        self._known = known
        self._by_part: dict[str, set[int]] = {}
        self._members: dict[int, NamedMember] = {}
        for member in members:
            self._members[member.id] = member
            for part in parts(member.name):
                self._by_part.setdefault(part, set()).add(member.id)

    def named(self, sentence: Sequence[Word]) -> Iterator[Named]:
        at = 0
        while self._members and at < len(sentence):
            end, meant = at + 1, self._called(sentence, at)
            while meant and end < len(sentence) and (both := meant & self._exact(sentence[end])):
                meant, end = both, end + 1
            if meant:
                yield Named(at, end, tuple(self._members[each] for each in sorted(meant)))
            at = end

    def _called(self, sentence: Sequence[Word], at: int) -> set[int]:
        word = sentence[at]
        after = at > 0 and sentence[at - 1].plain in BEFORE_A_NAME
        exact = self._exact(word)
        if exact and (word.name in WORDS_TOO or word.plain in self._known):
            return (
                exact
                if after or (word.typed[:1].isupper() and not word.typed.isupper() and at)
                else set()
            )
        if exact or not after or word.plain in self._known:
            return exact
        meant = correct_spelling(word.name, self._by_part)
        return self._by_part[meant] if meant else set()

    def _exact(self, word: Word) -> set[int]:
        called = (self._by_part.get(each, set()) for each in spellings(word.name))
        return set().union(*called)


def parts(name: str) -> list[str]:
    """The parts of a name by which a message may call somebody."""
    return _PART.findall(folded(name))


_ENDS = frozenset(
    """please who that i we if because for thanks so can could would should any anyone
    anybody is am are was right now today tomorrow this these around but you there with to as
    since when where my instead though too also either kindly sir madam like really do at
    here from round around""".split()
)
_AND = frozenset(("and", "but"))
_ASKS = frozenset("how what when where who why which do does can could cancel move tell".split())
_SILENT_BEFORE = frozenset(
    "a an the in of on about field area sector world some any my our more really as with".split()
)
_WORK = frozenset("work works worked working".split())
_AT_WORK = frozenset("with in at as for on".split())
_SILENT_AFTER = frozenset(
    """and or people folks person field sector industry area job jobs role career world the a
    someone somebody guys expert experts one me us of in degree""".split()
)
_NO_TOPIC = frozenset(
    """it this that you me him her them someone somebody anyone anybody people talk chat call
    interview time host mentor student students others what how why""".split()
)
_PLACES = frozenset(
    "list page community group workspace server slack discord programme program app bot".split()
)
"""Alone, none of these is a topic: it is where we are."""


def tidy_topic(words: Sequence[Word], text: str) -> str:
    """The topic as it was typed in `text`, up to its end. Empty if there is none."""
    topic = list(_until_the_end(_after_work(words)))
    while topic and topic[0].plain in _SILENT_BEFORE:
        topic.pop(0)
    while topic and topic[-1].plain in _SILENT_AFTER:
        topic.pop()
    if not topic or topic[0].plain in _NO_TOPIC:
        return ""
    if len(topic) == 1 and topic[0].plain in _PLACES:
        return ""
    return " ".join(text[topic[0].start : topic[-1].end].split())


def _after_work(words: Sequence[Word]) -> Sequence[Word]:
    """What somebody works with, in, or as: "animals" in "working with animals"."""
    for at, (word, following) in enumerate(pairwise(words)):
        if word.plain in _WORK and following.plain in _AT_WORK and not word.ends:
            return words[at + 2 :]
        if word.plain not in _SILENT_BEFORE:
            break
    return words


def _until_the_end(words: Sequence[Word]) -> Sequence[Word]:
    for at, word in enumerate(words):
        if word.plain in _ENDS or _begins_another_wish(words[at : at + 2]):
            return words[:at]
        if word.ends:
            return words[: at + 1]
    return words


def _begins_another_wish(words: Sequence[Word]) -> bool:
    """Whether two words lead on: "law and how do I change my email"."""
    return len(words) > 1 and words[0].plain in _AND and words[1].plain in _ASKS


SENTENCES = 12
WORDS = 60
"""A sentence with more words is read as several, which share some words, so that a phrase is whole
in one of them."""
SHARED_WORDS = 10
NAMES = 30
LONGEST_TEXT = 1_000
"""Characters. In the rest of a longer text, only worries are read."""
SHARED_CHARACTERS = 100
_SENTENCES_OF_PIECE = 8
"""So few that, together with parts of long ones, all of them are read."""
PIECES = 8


@frozen
class TypedSentence:
    """`plain` has one space after each word, and PERSON for each name. `names` are as typed."""

    words: Sequence[Word]
    plain: str
    present: frozenset[str]
    people: tuple[tuple[NamedMember, ...], ...] = ()
    names: tuple[str, ...] = ()


NOBODY = NameIndex((), ())


def read_sentences(
    text: str, vocabulary: Vocabulary, people: NameIndex = NOBODY
) -> list[TypedSentence]:
    found = sentences(text[:LONGEST_TEXT], vocabulary.spelling)
    short = islice((part for words in found for part in _parts_of(words)), SENTENCES)
    return [_sentence(words, people, vocabulary) for words in short]


def _parts_of(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    step = WORDS - SHARED_WORDS
    for at in range(0, max(len(words) - SHARED_WORDS, 1), step):
        yield words[at : at + WORDS]


def pieces(text: str) -> Iterator[str]:
    """The text in pieces that `read_sentences` reads to their end, at most eight of them. Somebody
    desperate may write a lot, and say the gravest last."""
    return islice(_pieces(text), PIECES)


def _pieces(text: str) -> Iterator[str]:
    ends = [each.end() for each in _SENTENCE.finditer(text)]
    cuts = (0, *ends[_SENTENCES_OF_PIECE - 1 : -1 : _SENTENCES_OF_PIECE], len(text))
    for start, end in pairwise(cuts):
        for at in range(start, end, LONGEST_TEXT - SHARED_CHARACTERS):
            yield text[at : min(end, at + LONGEST_TEXT)]


def _sentence(words: Sequence[Word], people: NameIndex, vocabulary: Vocabulary) -> TypedSentence:
    kept: list[Word] = []
    plain: list[str] = []
    named = list(people.named(words))
    at = 0
    for each in (*named, None):
        until = each.start if each else len(words)
        kept += words[at:until]
        plain += (_meant(word.plain, vocabulary) for word in words[at:until])
        if each:
            kept.append(words[each.start])
            plain.append(PERSON)
            at = each.end
    return TypedSentence(
        kept,
        "".join(f"{word} " for word in plain),
        frozenset(plain),
        tuple(each.members for each in named),
        tuple(words[at].typed for each in named for at in range(each.start, each.end)),
    )


def _meant(plain: str, vocabulary: Vocabulary) -> str:
    """The word without a typing mistake. An ordinary word is left as it is, even if no phrase
    contains it."""
    if len(plain) < SHORTEST_CORRECTED or plain in vocabulary.known or plain in ordinary_words():
        return plain
    return correct_spelling(plain, vocabulary.alike(plain)) or plain


def knows(word: str) -> bool:
    """Whether any phrase contains this word."""
    return word.lower() in the_catalogue().known


def names_in(text: str) -> tuple[str, ...]:
    """The words of `text` that may be names, in the form that `NameIndex` compares; at most
    thirty."""
    catalogue = the_catalogue()
    found = (word for each in sentences(text[:LONGEST_TEXT], catalogue.spelling) for word in each)
    names = (
        word.name for word in found if word.plain not in catalogue.known or word.typed.istitle()
    )
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))[:NAMES]
