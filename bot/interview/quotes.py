"""A sentence of a seeker's that the programme may quote; where it points to the host, only once
they agree."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from bot.interview.members import Member

SENTENCE_LENGTH = 200


class HostConsent(StrEnum):
    """What the host says to being recognised. Once they `REFUSED`, only a sentence that does not
    point to them is quoted, and they are not asked again."""

    NOT_NEEDED = "not_needed"
    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ProgrammeQuote:
    """What its seeker offered to be quoted of an interview, at that time (UTC): there is one for
    an interview, empty once it was taken back. `named`: their first name may stand beside it."""

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
        """Whether the host has a card of it."""
        return self.consent in (HostConsent.WAITING, HostConsent.AGREED)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing of it needs to be kept."""
        return not self.sentence and self.consent is not HostConsent.REFUSED

    @property
    def mark(self) -> str:
        """8 characters, others for other words: so nobody agrees to what they have not seen."""
        return blake2b(f"{self.named} {self.sentence}".encode(), digest_size=4).hexdigest()

    def taken_back(self) -> "ProgrammeQuote":
        return replace(self, sentence="", named=False)

    def agreed(self) -> "ProgrammeQuote":
        return replace(self, consent=HostConsent.AGREED)

    def refused(self) -> "ProgrammeQuote":
        """By its host, at whatever time."""
        return replace(self.taken_back(), consent=HostConsent.REFUSED)


def quote_key(interview: str) -> str:
    """Of the card that asks the host: there is one for an interview."""
    return f"{interview}:quote"


def first_name(member: Member) -> str:
    return next(iter(member.name.split()), "")


def points_to(sentence: str, host: Member) -> bool:
    """Whether the host may be recognised: by their name, a part or a short form of it, or a word of
    their headline, where they mostly say what they do and for whom. Rather once too often."""
    typed = list(_words(sentence))
    plain = _plain(sentence)
    return (
        _plain(host.person.user) in plain  # as the platform writes mentions
        or any(_is_named(_plain(each), typed, plain) for each in _words(host.name))
        or any(_is_said(_plain(each), typed, plain) for each in _headline_words(host))
    )


def _is_named(name: str, typed: Collection[str], sentence: str) -> bool:
    """Also shortened, as friends do, and by the family name of a script without spaces."""
    if _is_unspaced(name) and name[0] in sentence:
        return True
    return _is_said(name, typed, sentence) or any(
        word[0].isupper() and _is_short_for(name, _plain(word)) for word in typed
    )


def _is_short_for(name: str, word: str) -> bool:
    return len(word) >= _SHORT and word not in _SMALL_WORDS and name.startswith(word)


def _is_said(known: str, typed: Iterable[str], sentence: str) -> bool:
    """With the endings of number and case, and at the beginning of a word put together; of a
    script without letters such as ours, by any two signs that stand together."""
    if unicodedata.category(known[0]) == "Lo":
        return any(known[at : at + 2] in sentence for at in range(max(1, len(known) - 1)))
    return any(_is_alike(_plain(word), known) for word in typed)


def _is_alike(word: str, known: str) -> bool:
    return word.startswith(known[:-1] if len(known) >= _LONG else known) and (
        len(known) >= _SHORT or word in (known, f"{known}s")
    )


_SHORT, _LONG = 3, 5
"""Letters: of the shortest word that may stand for a longer one, and of the shortest whose last
one may be another."""


def _headline_words(host: Member) -> Iterator[str]:
    """A short word counts where it is written like a name, as many employers are."""
    for word in _words(host.profile.headline if host.profile else ""):
        is_long = len(word) > _SHORT or not word.isascii()
        is_like_a_name = len(word) > 1 and any(each.isupper() or each.isdigit() for each in word)
        if (is_long or is_like_a_name) and _plain(word) not in _SMALL_WORDS:
            yield word


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def _plain(text: str) -> str:
    """Without accents, which people leave out."""
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
