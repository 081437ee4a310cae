"""The words of a seeker's wish that a question can contain: for "I'd like to know how agencies use
forecasts." these are "how agencies use forecasts"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.content.questions.wish_forms import WishForm, form_of, leaves_out_who, points_back
from bot.content.questions.wording import begun_great
from bot.interview.frozen import frozen

ROOM = 110
"""Characters of a wish for which a question has room."""


@frozen
class Worded:
    """The words of a wish without a final punctuation mark. `told` is what comes before a
    question."""

    form: WishForm
    words: str
    told: str = ""


@frozen
class Spelling:
    """How to separate what seekers ask from what they say before it, and how to write it within a
    sentence."""

    lead_in: re.Pattern[str]
    written: Mapping[str, str]
    capitals: frozenset[str]


_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_ENDS = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bvs)(?<=[.!?…])\s+"
    r"|(?<![^\S\n])[^\S\n]++[\n;]+\s*|[\n;]+\s*"
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|day|evening)|thanks?|thank you|many thanks|cheers)\b"
    r"(?: (?:there|all|so much|very much|a lot|in advance|everyone|for \w+ \w+))?\W*$",
    re.IGNORECASE,
)
_ENDS = " \t.!?…,;:-–—"
_POLITE_END = re.compile(r"(?<![\s,.!])[\s,.!]++(?:please|thanks|thank you|cheers)$", re.IGNORECASE)
_INNER_ASK = re.compile(
    r",? (?:and|but|so) "
    r"|, (?=(?:how|what|which|why|where|is|are|am|do|does|can|could|will|would|should)\b)"
)


def worded(wish: str, spelling: Spelling) -> Worded | None:
    """The form of a wish with its words. None if it has no words. What is too long is left out."""
    said = [_Sentence(each, spelling) for each in _sentences(wish)]
    if not said:
        return None
    found = _asked(said) or _told(said)
    if len(found.words) + len(found.told) > ROOM or "?" in found.told + found.words:
        return Worded(WishForm.UNSAID, "")
    return found


def _sentences(wish: str) -> Iterator[str]:
    for each in _SENTENCE_ENDS.split(wish.strip()):
        plain = each.strip(" \t-–—*•")
        if _LETTER.search(plain) and not _GREETING.match(plain):
            yield plain


class _Sentence:
    """One sentence of a wish: its words in a form that can be said, and the part that asks."""

    def __init__(self, written: str, spelling: Spelling) -> None:
        self.spelling = spelling
        self.is_asked = written.rstrip(" .!").endswith("?")
        self.whole = _written_out(_without_end(written), spelling)
        self.rest = self._without_lead_in(self.whole)
        self.leads_in = self.rest != self.whole
        self.form = form_of(self.rest, self.is_asked)
        if self.form is WishForm.THING and not self.leads_in and written.endswith("."):
            self.form = WishForm.ANY  # more likely a sentence with a verb of its own
        if self.is_told and leaves_out_who(self.whole):
            self.whole = self.rest = f"I {_in_sentence(self.whole, spelling)}"

    @property
    def asks(self) -> bool:
        is_choice = self.is_asked and self.form is WishForm.CHOICE
        is_named = self.leads_in and self.form is not WishForm.ANY
        return self.form in _ASKING or is_choice or is_named

    @property
    def is_told(self) -> bool:
        return not self.leads_in and self.form is WishForm.TOLD

    def _without_lead_in(self, words: str) -> str:
        while found := self.spelling.lead_in.match(words):
            rest = words[found.end() :].lstrip(" ,:-–—")
            if not _LETTER.search(rest):
                break
            words = rest
        return words

    def goes_with(self, asked: "_Sentence") -> bool:
        """Whether a question can say this before what it asks."""
        return self.is_told and asked.form in _DIRECT

    def inner(self) -> tuple[str, "_Sentence"] | None:
        """What is asked after something about themselves or others, and that: "I study law, but
        what does one do all day"."""
        for at in _INNER_ASK.finditer(self.whole):
            rest = _Sentence(self.whole[at.end() :], self.spelling)
            is_clear = self.goes_with(rest) or not points_back(rest.rest)
            if rest.asks and rest.form in _ASKING and is_clear:
                return self.whole[: at.start()], rest
        return None

    def worded(self, form: WishForm | None = None, told: str = "") -> Worded:
        form = form or self.form
        words = self.whole if form is WishForm.ANY else self.rest
        if form in _AT_THE_START:
            return Worded(form, begun_great(words))
        if form is WishForm.ANY:
            return Worded(form, words.translate(_INNER_QUOTES))
        words = _in_sentence(words, self.spelling)
        if form is WishForm.THING and words.startswith("from "):
            words = f"the way {words}"
        if form is WishForm.CLAUSE:
            words = re.sub(r"^if\b", "whether", words)
        if form is WishForm.DOING and not words.startswith("to "):
            words = f"to {words}"
        return Worded(form, words, told)


_ASKING = (WishForm.CLAUSE, WishForm.QUESTION, WishForm.CLOSED)
_DIRECT = (WishForm.QUESTION, WishForm.CLOSED)
_AT_THE_START = (WishForm.TOLD, WishForm.CHOICE)
_INNER_QUOTES = str.maketrans('“”"', "‘’'")


def _asked(said: Sequence[_Sentence]) -> Worded | None:
    """What is asked, together with what is said before it if it cannot be understood alone."""
    for at, each in enumerate(said):
        if at and each.asks and said[at - 1].goes_with(each):
            together = each.worded(WishForm.TOLD_ASKED, begun_great(said[at - 1].whole))
            if len(together.words) + len(together.told) <= ROOM:
                return together
        if each.asks and not (at and points_back(each.rest)):
            return each.worded()
        if inner := each.inner():
            before, asks = inner
            is_said = each.goes_with(asks)
            return asks.worded(*(WishForm.TOLD_ASKED, begun_great(before)) if is_said else ())
    return None


def _told(said: Sequence[_Sentence]) -> Worded:
    """What they say, if nothing is asked that can be understood alone."""
    if len(said) == 1:
        return said[0].worded()
    first, *others = said
    parts = [first.whole, *(_in_sentence(each.whole, each.spelling) for each in others)]
    if all(each.is_told for each in said):
        return Worded(WishForm.TOLD, begun_great(", and ".join(parts)))
    return Worded(WishForm.ANY, ", ".join(parts).translate(_INNER_QUOTES))


def _without_end(written: str) -> str:
    return _POLITE_END.sub("", written.strip(_ENDS)).strip(_ENDS)


def _written_out(words: str, spelling: Spelling) -> str:
    """With single spaces and without short forms."""
    if words.isupper() and " " in words:
        words = words.lower()
    return " ".join(_whole_word(each, spelling) for each in words.replace("’", "'").split())


def _whole_word(word: str, spelling: Spelling) -> str:
    bare = word.strip("'\",.:()")
    whole = spelling.written.get(bare.lower())
    return word.replace(bare, whole) if whole and not bare.isupper() else word


def _in_sentence(words: str, spelling: Spelling) -> str:
    """Without a capital at the beginning, unless the word has one anyway."""
    first = words.split(maxsplit=1)[0].strip("\"“'")
    keeps = first == "I" or first.startswith("I'") or first in spelling.capitals
    if keeps or any(letter.isupper() for letter in first[1:]):
        return words
    return words[:1].lower() + words[1:]
