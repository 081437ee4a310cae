"""Questions that put a seeker's wish in their own words, made with the frames in `frames.toml`.
Somebody who edits that file is told each mistake with its line."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, StringConstraints

from bot.content.coaching.job_asks import ENOUGH_FOR_FEW_WORDS, asks_for_job
from bot.content.coaching.wordings import is_about_looks, is_rude, says_little
from bot.content.content_files import ContentFile, Name, checked, listed, read_tables
from bot.content.languages import english_text
from bot.content.phrase_index import PhraseIndex
from bot.content.questions.bank import Question
from bot.content.questions.wish_forms import WishForm, points_back
from bot.content.questions.wish_words import Spelling, Worded, worded
from bot.content.questions.wording import words
from bot.interview.frozen import frozen
from bot.interview.meeting.plan import OWN_QUESTION_LENGTH, QuestionKind
from bot.language.foreign import foreign_language
from bot.language.forgettable import forgettable
from bot.language.intents.phrases import Notation, Phrase

FILE = "frames.toml"
MEANING = "the wish in the seeker's words"
MINUTES = 2.5
WISHES_REMEMBERED = 500
_CONTACT = re.compile(r"@|https?:|www\.|\b[\w-]+\.(?:com|org|net|de|io|me)\b|(?:\d[\s()/.-]?){7,}")


@frozen
class Frame:
    """A frame as it is written in the file. The top of the file says what each of these is for."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: Name
    text: Annotated[str, StringConstraints(pattern=r"^[^?]+\?$", max_length=100)]


_ENGLISH = frozenset(
    "a an the and or of to in for from with how what which who whom why when where whether if i "
    "you they my your is are was were do does did can could would should have has that this "
    "it".split()
)
LAST = 9
"""The place of frames for which the bank has a better question about the wish."""

_LAST = (WishForm.ANY, WishForm.UNSAID)
_SAYS_LITTLE = (WishForm.THING, WishForm.DOING, WishForm.TOLD, WishForm.ANY, WishForm.UNSAID)


@frozen
class _Never:
    phrases: Sequence[Phrase]
    unless: Sequence[Phrase] = ()


class Frames:
    """The frames for each form of a wish. `never` are phrases of what must not be asked, and
    `foreign` words of other languages."""

    def __init__(
        self,
        by_form: Mapping[WishForm, Sequence[Frame]],
        spelling: Spelling,
        never: Sequence[Phrase],
        foreign: Collection[str],
    ) -> None:
        self.by_form = by_form
        self.texts = {each.id: each.text for some in by_form.values() for each in some}
        self._spelling = spelling
        self._never = PhraseIndex([_Never(never)])
        self._foreign = frozenset(foreign)

    def around(self, wish: str) -> list[tuple[Question, int]]:
        """The wish as questions that mean the same, each with its place; the smallest is the best.
        Empty for words that should not be said to a host."""
        said = self._sayable(wish)
        if said is None:
            return []
        place = LAST if said.form in _LAST else 0
        found = [_asked(frame, said) for frame in self.by_form[said.form]]
        return [(each, place) for each in found if len(each.text) <= OWN_QUESTION_LENGTH]

    def _sayable(self, wish: str) -> Worded | None:
        said = None if self._is_foreign(wish) else worded(wish, self._spelling)
        if said is None or is_rude(wish) or is_about_looks(wish):
            return None
        if said.form in _SAYS_LITTLE and says_little(wish):
            return None
        if said.told and not self._may_be_said(said.told):
            said = None if points_back(said.words) else Worded(WishForm.QUESTION, said.words)
        return said if said and self._may_be_said(said.words or wish) else None

    def _is_foreign(self, wish: str) -> bool:
        said = words(wish)
        foreign = sum(word in self._foreign for word in said)
        english = sum(word in _ENGLISH for word in said)
        if foreign > max(1, english) or not any(word.isascii() for word in said):
            return True
        return foreign_language(wish) is not None

    def _may_be_said(self, text: str) -> bool:
        return not (
            _CONTACT.search(text)
            or asks_for_job(text, ENOUGH_FOR_FEW_WORDS)
            or self._never.of(text)
        )


def _asked(frame: Frame, said: Worded) -> Question:
    text = frame.text.format(wish=said.words, told=said.told, asked=said.words)
    return Question(frame.id, QuestionKind.DAILY_WORK, text, MINUTES, asks=MEANING)


@forgettable
@lru_cache(WISHES_REMEMBERED)
def framed(wish: str) -> Sequence[tuple[Question, int]]:
    """The wish as questions, each with its place. Raises ContentError, which says where something
    is wrong, and what."""
    return tuple(the_frames().around(wish))


@cache
def the_frames() -> Frames:
    """In English, because members' words are only read in English. Raises ContentError, which says
    where something is wrong, and what."""
    return read_frames(english_text(__package__, FILE))


def read_frames(toml: str) -> Frames:
    """The frames in the text of a file."""
    source = ContentFile(FILE, toml)
    tables = read_tables(source, toml)
    by_form = {form: _frames(source, form, tables.pop(form, [])) for form in WishForm}
    head = checked(_Head, tables, source, 1)
    never = list(map(Notation({}).phrase, head.never_asked))
    return Frames(by_form, head.spelling, never, head.other_languages)


def _frames(source: ContentFile, form: WishForm, entries: Any) -> list[Frame]:
    return [
        checked(Frame, entry, source, source.entry(form, number))
        for number, entry in enumerate(listed(source, form, entries, WishForm.CLAUSE), 1)
    ]


_Lines = Annotated[tuple[str, ...], Field(min_length=1)]


@frozen
class _Head:
    """What the file contains before the frames."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    lead_ins: _Lines
    i: _Lines
    soft: _Lines
    want: _Lines
    learning: _Lines
    learn: _Lines
    written_out: dict[str, str]
    capitals: _Lines
    capitals_at_times: _Lines
    never_asked: _Lines
    other_languages: _Lines

    @property
    def spelling(self) -> Spelling:
        pattern = "|".join(self.lead_ins).replace("{soft}*", "(?:{soft} )*")
        for name in ("i", "soft", "want", "learning", "learn"):
            pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(getattr(self, name))})")
        lead_in = re.compile(rf"(?:{pattern})\b[ ,:]*", re.IGNORECASE)
        written = {each.lower(): each for each in self.capitals} | self.written_out
        return Spelling(lead_in, written, frozenset((*self.capitals, *self.capitals_at_times)))
