"""What a message may mean, the most likely first, and whether that is certain."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from bot.interview.frozen import frozen
from bot.interview.members import NamedMember
from bot.language.intents import learned
from bot.language.intents.catalogue import Intent, the_catalogue
from bot.language.intents.danger import is_alarming, is_worried, share_of_crisis, worries_of
from bot.language.intents.foreign_worries import foreign_worries
from bot.language.intents.matching import NameIndex, TypedSentence, pieces, read_sentences
from bot.language.intents.moods import is_request_letter
from bot.language.intents.points import Points, points_of
from bot.language.intents.small_words import minutes_said, which_one, words_for_shift
from bot.language.intents.time_words import words_for_days, words_for_past, words_for_when
from bot.language.intents.violence import violence
from bot.language.intents.worries import WORRIED, gravest_worry, is_only_afraid

AHEAD = (Intent.MOVE, Intent.PAUSE, Intent.YES)
BEHIND = (Intent.THANK, Intent.NOTE, Intent.MISSED)
CHANGES = (Intent.MOVE, Intent.CANCEL)
_FEAR = re.compile(
    r"\b(?:scared|afraid|frightened|terrified|panicking|nervous|anxious|worried|insecure|ashamed"
    r"|stupid|dumb|bad|(?:good|smart|clever) enough)\b",
    re.IGNORECASE,
)
_OF_FEAR = re.compile(
    r"\b(?:that )?(?:i )?(?:can ?not|can['’]?t|could(?: not|n['’]?t)) (?:even )?(?:sleep|eat)\b",
    re.IGNORECASE,
)
"""What fear does to somebody. Without a word for fear it may be a deeper sorrow."""
_END_OF_PART = re.compile(r"[.,;:!?()\n]+|\b(?:and|but|because)\b", re.IGNORECASE)
_SAY_LITTLE = frozenset(
    """i i'm i’m im am a so very little bit really just too quite feel hi hello hey sorry all the
    time always of it this that about omg lol tbh
    kind sort honestly""".split()
)
NEED_MORE = (Intent.FIND, Intent.ASK, Intent.QUESTIONS, Intent.JOB)
"""Somebody who means one of these names a topic or a person, which only a phrase can find."""
NOT_BY_MISTAKE = (Intent.YES, Intent.NO, Intent.CANCEL, Intent.MOVE, Intent.LEAVE)

CLEARLY = 1.5
GUESSES = 3
DOUBTED = 0.1
"""A meaning that is less likely than this is not certain, even if a phrase indicates it."""

NO_DOUBT = 0.85
"""A meaning that is at least this likely is certain, even if no phrase indicates it."""

LIKELY, FAR_LIKELIER = 0.5, 4.0
"""A meaning that is at least this likely, and so many times as likely as any other, is likely."""

WORTH_ASKING = 0.07
MEANS_NOTHING = 0.4
"""Nothing is offered for a message that is so likely to mean nothing to us."""

AsksForJob = Callable[[str], Collection[str]]
"""Returns the sentences of a message that ask for a job. It is in a higher package."""


@frozen
class Guess:
    """`people` are those who may be meant, for each name in order. `topic` and `when` are the words
    as typed, empty if there are none (for somebody sad `topic` is what they want to learn about all
    the same; for somebody who is late `when` holds the minutes, for one of several times which
    one). `days` are words that may say on which day an interview ahead is."""

    intent: Intent
    people: tuple[tuple[NamedMember, ...], ...] = ()
    topic: str = ""
    when: str = ""
    days: tuple[str, ...] = ()


@frozen
class Heard:
    """`sure`: the first guess is meant, beyond reasonable doubt. `likely`: it is by far the
    likeliest, and harmless. `alarming`: nothing is sure, but they may well want to hurt
    themselves."""

    guesses: tuple[Guess, ...]
    sure: bool
    likely: bool = False
    alarming: bool = False


def hear(
    text: str,
    asks_for_job: AsksForJob,
    members: Iterable[NamedMember] = (),
    open_for: Collection[Intent] = (),
) -> Heard:
    """Read `text`. `members` are the people whom it may name, and `open_for` the intents for which
    something is open that they may be about."""
    catalogue = the_catalogue()
    said = read_sentences(text, catalogue, NameIndex(members, catalogue.known))
    points = [
        points_of(each, said, text, is_open=each.intent in open_for) for each in catalogue.signs
    ]
    ranked = _ranked(points)
    worries = {each.signs.intent for each in ranked if each.sure}
    worries |= foreign_worries(text) | violence(text)
    worries.update(*map(worries_of, islice(pieces(text), 1, None)))
    worry = gravest_worry(worries, said)
    if worry and not _is_sad_letter(worry, said, text):
        return Heard((_worried(worry, points, said, text),), sure=True)
    if _is_about_a_job(ranked) and not _surely_changes(ranked) and asks_for_job(text):
        first = sorted(ranked, key=lambda each: each.signs.intent is not Intent.JOB)
        return Heard(tuple(_guess(each, said, text) for each in first), sure=True)
    if is_request_letter(text):
        people = tuple(each for sentence in said for each in sentence.people)
        return Heard((Guess(Intent.ASK, people[:1]),), sure=True)
    shares = {
        **learned.shares(said, text, open_for),
        Intent.CRISIS: share_of_crisis(said, text, open_for),
    }
    guessed, sure = _weighed(points, ranked, shares)
    likely = any(_is_likely(each, shares) for each in guessed[:1])
    alarming = not sure and is_alarming(shares[Intent.CRISIS], text)
    return Heard(tuple(_guess(each, said, text) for each in guessed), sure, likely, alarming)


def _worried(
    worry: Intent, points: Iterable[Points], said: Sequence[TypedSentence], text: str
) -> Guess:
    """With the topic if they also look for somebody: "I was laid off, who works in finance"."""
    of = {each.signs.intent: each for each in points}
    topic = "".join(of[Intent.FIND].topics[:1])
    return replace(_guess(of[worry], said, text), topic=topic)


def _is_sad_letter(worry: Intent, said: Iterable[TypedSentence], text: str) -> bool:
    """Whether somebody sad writes to a member here for some minutes. They want an interview."""
    is_sad, names = worry is Intent.HARD, any(each.people for each in said)
    return is_sad and names and is_request_letter(text)


def _weighed(
    points: Iterable[Points], ranked: Sequence[Points], shares: Mapping[str, float]
) -> tuple[Sequence[Points], bool]:
    """The guesses from phrases and likelihood together, and whether the first is certain."""
    near = _nearest(points, shares)
    if _is_sure(ranked) and shares[ranked[0].signs.intent] >= DOUBTED:
        return _first([*ranked, *near]), True
    sure = not _is_sure(ranked) and bool(near) and _is_beyond_doubt(near[0], shares)
    said = [each for each in ranked if each.sure and not each.signs.small]
    either = sorted([*ranked, *near], key=lambda each: -shares[each.signs.intent])
    return _first([*near[:1], *said, *either]), sure


def _first(meant: Iterable[Points]) -> list[Points]:
    return list({each.signs.intent: each for each in meant}.values())[:GUESSES]


def _nearest(points: Iterable[Points], shares: Mapping[str, float]) -> list[Points]:
    """The most likely first. Empty if the message probably means nothing to us."""
    if shares[learned.NOTHING] >= MEANS_NOTHING:
        return []
    likely = [each for each in points if shares[each.signs.intent] >= WORTH_ASKING]
    near = [each for each in likely if _may_be_offered(each)]
    return sorted(near, key=lambda each: -shares[each.signs.intent])


def _may_be_offered(each: Points) -> bool:
    """Nobody who has not mentioned a job is asked whether they want one, and nobody who said "I
    can't" whether they mean yes."""
    intent = each.signs.intent
    return intent is not Intent.JOB and not (each.barred and intent in NOT_BY_MISTAKE)


def _is_beyond_doubt(nearest: Points, shares: Mapping[str, float]) -> bool:
    intent = nearest.signs.intent
    can_be = not nearest.barred and intent not in (*WORRIED, *NEED_MORE)
    return can_be and shares[intent] >= NO_DOUBT


def _is_likely(first: Points, shares: Mapping[str, float]) -> bool:
    intent = first.signs.intent
    others = max(share for meaning, share in shares.items() if meaning != intent)
    can_be = not first.barred and intent not in (*WORRIED, *NEED_MORE, *NOT_BY_MISTAKE)
    return can_be and shares[intent] >= max(LIKELY, FAR_LIKELIER * others)


def beside_fear(text: str) -> list[str]:
    """Each part of what somebody says besides that they are afraid, or ashamed of themselves: "my
    English is not good" in "I'm so scared, my English is not good". Empty if they say neither, or
    if more than that makes them sad."""
    rest = _FEAR.sub(" ", text)
    if rest == text:
        return []
    rest = _OF_FEAR.sub(" ", rest)
    if not is_only_afraid(text) or is_worried(rest):
        return []
    parts = (each.strip().lower() for each in _END_OF_PART.split(rest))
    return [each for each in parts if not _SAY_LITTLE.issuperset(each.split())]


def _is_about_a_job(ranked: Iterable[Points]) -> bool:
    """A word for a job is not enough: the message as a whole must ask for one, too."""
    return any(each.signs.intent is Intent.JOB for each in ranked)


def _surely_changes(ranked: Sequence[Points]) -> bool:
    """Whether they certainly want another time, which may "work for me", or none."""
    return _is_sure(ranked) and ranked[0].signs.intent in CHANGES


def _ranked(found: Iterable[Points]) -> list[Points]:
    """The most likely first. Small talk counts if nothing else is certain."""
    likely = [each for each in found if each.total]
    great = [each for each in likely if not each.signs.small]
    if not any(each.sure for each in great) and any(each.sure for each in likely):
        great = [each for each in likely if each.sure]
    return sorted(great, key=lambda each: -each.total)


def _guess(points: Points, said: Sequence[TypedSentence], text: str) -> Guess:
    people = tuple(each for sentence in said for each in sentence.people)
    topic = next(iter(points.topics), "")
    intent, names = points.signs.intent, [each for sentence in said for each in sentence.names]
    days = words_for_days(text, names) if intent in CHANGES else ()
    return Guess(intent, people, topic, _when(intent, names, text), days)


def _when(intent: Intent, names: Sequence[str], text: str) -> str:
    if intent in BEHIND:
        return words_for_past(text)
    if intent is Intent.LATE:
        return minutes_said(text)
    if intent is Intent.YES and (ordinal := which_one(text)):
        return ordinal
    if intent is Intent.MOVE and (shift := words_for_shift(text)):
        return shift
    return words_for_when(text, names) if intent in AHEAD else ""


def _is_sure(ranked: Sequence[Points]) -> bool:
    if not ranked or not ranked[0].sure:
        return False
    return len(ranked) == 1 or ranked[0].total >= CLEARLY * ranked[1].total
