"""A first version of what a seeker tells a host about themselves: who they are, why they ask this
host, and what they hope to take away.

The sentences are in `en/self_introductions.toml`. The code that combines them only knows
English."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from bot.content.coaching import asks_for_job
from bot.content.drafting.names import first_name
from bot.content.drafting.topics import field_in_sentence, wish_in_sentence
from bot.content.drafting.words import plain
from bot.content.languages import read_english
from bot.content.questions.wording import begun_great
from bot.interview.frozen import frozen
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Situation
from bot.interview.model import SelfIntroduction

FILE = "self_introductions.toml"
TELLING = 4
"""Shorter words say little: two texts that share one need not be about the same thing."""
INITIALS = 3
"""Up to this many capitals may be somebody's initials."""
_NAME = range(2, 21)
_NO_LETTERS = re.compile(r"[^\w\s.'’()\[\]-]")
_IS_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
"""A family name follows it."""


@frozen
class WhoSentences:
    name: str
    field: str
    nothing: str
    situation: dict[Situation, str]


@frozen
class WhySentences:
    same_field: list[str]
    topic: list[str]
    field: list[str]
    work: list[str]


@frozen
class HopeSentences:
    wish: list[str]
    nothing: str
    situation: dict[Situation, str]


@frozen
class SelfIntroductionSentences:
    who: WhoSentences
    why: WhySentences
    hope: HopeSentences


def introduce(seeker: Member, host: Member, wish: str) -> SelfIntroduction:
    """With their own words about who they are, if they have stored some. What would ask for a job
    is left out."""
    profile = host.profile or HostProfile()
    topic = next(filter(None, map(field_in_sentence, _topics_of(profile, wish))), "")
    why_you, hope = _why(seeker, profile, topic), _hope(seeker, wish, topic)
    why = " ".join(each[(seeker.id + host.id) % len(each)] for each in (why_you, hope))
    return SelfIntroduction(seeker.who_i_am or who(seeker), why)


def tells_wish(introduced: SelfIntroduction, wish: str) -> bool:
    """Whether it already says the whole wish, as our draft does if it can."""
    said = wish_in_sentence(wish)
    is_whole = " ".join(plain(wish)).endswith(" ".join(plain(said)))
    return said != "" and is_whole and said in introduced.words


def who(seeker: Member) -> str:
    """Our own words about who they are, in one sentence."""
    *before, last = _known(seeker)
    said = f"{', '.join(before)}, and {last}" if before else last
    return f"{begun_great(said)}."


def _known(seeker: Member) -> Iterator[str]:
    written, field = _sentences().who, _own_field(seeker)
    if name := _called(seeker.name):
        yield written.name.format(name=name)
    if field:
        yield written.field.format(field=field)
    if seeker.situation:
        yield written.situation[seeker.situation]
    elif not field:
        yield written.nothing


def _own_field(seeker: Member) -> str:
    """Their field, if everybody can already see it."""
    profile = seeker.profile
    return field_in_sentence(profile.field) if profile and profile.open else ""


def _called(name: str) -> str:
    """Their first name. Empty if it may be a nickname on the platform, or a family name."""
    called = first_name(_NO_LETTERS.sub(" ", name))
    if _INITIAL.search(name) or len(called) not in _NAME or not _IS_NAME.fullmatch(called):
        return ""
    if called.islower() or (called.isupper() and len(called) > INITIALS):
        return called.title()
    return "" if asks_for_job(name) else called


def _why(seeker: Member, host: HostProfile, topic: str) -> Sequence[str]:
    """Sentences to choose from, as in `_hope`."""
    written, field = _sentences().why, field_in_sentence(host.field)
    if topic:
        return [each.format(topic=topic) for each in written.topic]
    if field and field == _own_field(seeker):
        return written.same_field
    return [each.format(field=field) for each in written.field] if field else written.work


def _hope(seeker: Member, wish: str, topic: str) -> Sequence[str]:
    written = _sentences().hope
    wished = "" if wish.isupper() or asks_for_job(wish) else wish_in_sentence(wish)
    if set(plain(topic)).issuperset(plain(wished)):
        usual = written.situation[seeker.situation] if seeker.situation else ""
        return [usual or written.nothing]
    return [each.format(wish=wished) for each in written.wish]


def _topics_of(host: HostProfile, wish: str) -> Iterator[str]:
    """What the host offers to talk about and the wish is about, too."""
    wished = _telling(wish)
    return (each for each in host.topics if not wished.isdisjoint(_telling(each)))


def _telling(words: str) -> set[str]:
    return {each for each in plain(words) if len(each) >= TELLING}


@cache
def _sentences() -> SelfIntroductionSentences:
    """In English, because the code that reads the seeker's words only knows English."""
    read = read_english(__package__, FILE)
    return SelfIntroductionSentences(
        WhoSentences(**_with_situations(read["who"])),
        WhySentences(**read["why"]),
        HopeSentences(**_with_situations(read["hope"])),
    )


def _with_situations(read: dict[str, Any]) -> dict[str, Any]:
    by_name = read["situation"]
    return read | {"situation": {each: by_name[each.name.lower()] for each in Situation}}
