"""A sentence of a seeker's that the programme may quote. If it reveals who the host is, it is
quoted only once the host agrees."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from bot.interview.frozen import frozen
from bot.interview.members import Member

SENTENCE_LENGTH = 200


class HostConsent(StrEnum):
    """What the host says to being recognised. Once they `REFUSED`, they are not asked again, and
    only a sentence that does not reveal them is quoted."""

    NOT_NEEDED = "not_needed"
    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"


@frozen
class ProgrammeQuote:
    """The sentence about an interview that its seeker offered to be quoted, at that time (UTC).
    There is one for each interview, empty once it was taken back. `named`: the seeker's first name
    may be given with it."""

    interview: str
    community: int
    seeker: int
    host: int
    sentence: str
    named: bool
    consent: HostConsent
    at: datetime

    @property
    def is_shared(self) -> bool:
        """Whether organizers may read it."""
        return bool(self.sentence) and self.consent is not HostConsent.WAITING

    @property
    def host_has_it(self) -> bool:
        """Whether the host has a card about it."""
        return self.consent in (HostConsent.WAITING, HostConsent.AGREED)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing about it needs to be kept."""
        return not self.sentence and self.consent is not HostConsent.REFUSED

    @property
    def mark(self) -> str:
        """8 characters that change with the words, so that nobody agrees to words they have not
        seen."""
        return blake2b(f"{self.named} {self.sentence}".encode(), digest_size=4).hexdigest()

    def taken_back(self) -> "ProgrammeQuote":
        return replace(self, sentence="", named=False)

    def agreed(self) -> "ProgrammeQuote":
        return replace(self, consent=HostConsent.AGREED)

    def refused(self) -> "ProgrammeQuote":
        """Refused by its host, before or after they agreed."""
        return replace(self.taken_back(), consent=HostConsent.REFUSED)


def quote_key(interview: str) -> str:
    """The key of the card that asks the host. There is one for each interview."""
    return f"{interview}:quote"


def first_name(member: Member) -> str:
    return next(iter(member.name.split()), "")


def points_to(sentence: str, host: Member) -> bool:
    """Whether the sentence may reveal who the host is: by their name, by a part or a short form of
    it, or by a word of their headline, where people mostly say what they do and for whom. In doubt
    it says yes."""
    typed = list(_words(sentence))
    plain = _plain(sentence)
    return (
        _plain(host.person.user) in plain  # as the platform writes mentions
        or any(_is_named(_plain(each), typed, plain) for each in _words(host.name))
        or any(_is_said(_plain(each), typed, plain) for each in _headline_words(host))
    )


def _is_named(name: str, typed: Collection[str], sentence: str) -> bool:
    """Whether the name occurs, also in a short form as friends use, or as the family name alone in
    a script without spaces."""
    if _is_unspaced(name) and name[0] in sentence:
        return True
    return _is_said(name, typed, sentence) or any(
        word[0].isupper() and _is_short_for(name, _plain(word)) for word in typed
    )


def _is_short_for(name: str, word: str) -> bool:
    return len(word) >= _SHORT and word not in _SMALL_WORDS and name.startswith(word)


def _is_said(known: str, typed: Iterable[str], sentence: str) -> bool:
    """Whether a known word occurs, also with the endings of number and case, or at the beginning of
    a compound. In a script without spaces, any two neighbouring characters of it are enough."""
    if unicodedata.category(known[0]) == "Lo":
        return any(known[at : at + 2] in sentence for at in range(max(1, len(known) - 1)))
    return any(_is_alike(_plain(word), known) for word in typed)


def _is_alike(word: str, known: str) -> bool:
    return word.startswith(known[:-1] if len(known) >= _LONG else known) and (
        len(known) >= _SHORT or word in (known, f"{known}s")
    )


_SHORT, _LONG = 3, 5
"""In letters: the shortest word that may be short for a longer one, and the shortest word whose
last letter may differ."""


def _headline_words(host: Member) -> Iterator[str]:
    """The words of the headline that count. A short word counts only if it is written like a name,
    as the names of many employers are."""
    for word in _words(host.profile.headline if host.profile else ""):
        is_long = len(word) > _SHORT or not word.isascii()
        is_like_a_name = len(word) > 1 and any(each.isupper() or each.isdigit() for each in word)
        if (is_long or is_like_a_name) and _plain(word) not in _SMALL_WORDS:
            yield word


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def _plain(text: str) -> str:
    """The text in lower case and without accents, which people often leave out."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize(
        "NFC", "".join(each for each in apart if not unicodedata.combining(each))
    )


def _is_unspaced(name: str) -> bool:
    return unicodedata.name(name[0], "").startswith(("CJK", "HANGUL"))


_SMALL_WORDS = frozenset(
    """the and for with from that this have has had was were will would can could you your our
    they them their his her its are not but all one who what when how why where she him into over
    about very more most much many some than then there here been being does did just also only
    der die das und mit von vom bei beim fur aus den dem des ein eine einer eines einem einen als
    auch ich wir sie ihr uns nicht sehr mehr aber oder nach uber
    les des une dans pour avec sur est aux par que qui nous vous pas plus mais
    los las del una por para con que sus como mas pero""".split()
)
