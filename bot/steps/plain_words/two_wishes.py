"""A message with two wishes, such as "cancel my talk with Ben and find me a nurse". One of them is
answered, and a button beside the answer leads to the other."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from bot.cards.buttons import Button, Style
from bot.cards.cards import Card
from bot.content.coaching import asks_for_job
from bot.engine.decisions import Decision
from bot.interview.frozen import frozen
from bot.language import intents
from bot.language.intents import Guess, Heard, Intent, has_subject
from bot.language.intents.classifier import CHANGES
from bot.steps.plain_words import intent_answers
from bot.steps.plain_words.understood import Understood
from bot.texts.plain_words import free_text as texts

_JOINT = re.compile(r"\b(?:and|then|also|plus)\b|[.;!?](?=\s)", re.IGNORECASE)
JOINTS = 4
"""No more are tried, because each half is read as a message of its own."""
MOST_WORDS = 19
"""Who writes more tells a story, or has pasted a letter."""

_OF_ONE_CARD = (
    frozenset((Intent.MOVE, Intent.CANCEL, Intent.INTERVIEWS)),
    frozenset((Intent.THANK, Intent.NOTE, Intent.INTERVIEWS)),
    frozenset((Intent.SETTINGS, Intent.QUIET)),
    frozenset((Intent.HOST, Intent.PAUSE)),
)
"""The answer to one of these has a button for the others already."""
WISHES = frozenset(
    (
        *(Intent.FIND, Intent.ASK, Intent.QUESTIONS, Intent.MOVE, Intent.CANCEL, Intent.THANK),
        *(Intent.NOTE, Intent.INTERVIEWS, Intent.CONTACTS, Intent.HOST, Intent.PAUSE, Intent.BUSY),
        *(Intent.SETTINGS, Intent.QUIET, Intent.PRIVACY, Intent.CALENDAR, Intent.JOURNAL),
        *(Intent.WHERE, Intent.LATE, Intent.READING),
    )
)
_ALSO_TOPICS = {Intent.FIND, Intent.PRIVACY, Intent.READING, Intent.CALENDAR}
"""Somebody may work in what these are about: "privacy and data protection"."""

_OF_INTERVIEW = re.compile(
    r"\b(?:i|my|me|our|us|we|it|this|that|them|the|all|everything|with|to|one"
    r"|(?:talk|call|chat|interview|meeting|request|appointment|session)s?)\b",
    re.IGNORECASE,
)

Hear = Callable[[str], Heard]


@frozen
class _Wish:
    guess: Guess
    words: str


def is_one_topic(words: str) -> bool:
    """Whether the words after "find" name only what is looked for, and ask for nothing else as
    "a nurse and show me my interviews" does."""
    joints = islice(_JOINT.finditer(words), JOINTS)
    return not any(_is_further_wish(words[each.end() :].strip(" ,")) for each in joints)


def _is_further_wish(words: str) -> bool:
    """One word alone may belong to a topic: "law and settings"."""
    heard = intents.hear(words, asks_for_job)
    wishes = WISHES - _ALSO_TOPICS
    is_wish = len(words.split()) > 1 and heard.sure and heard.guesses[0].intent in wishes
    return is_wish and not _names_no_interview(words, heard.guesses[0])


def _names_no_interview(words: str, guess: Guess) -> bool:
    """Whether it would change an interview, but says neither which nor when: "cancel culture"."""
    if guess.intent not in CHANGES or guess.days or guess.when:
        return False
    return _OF_INTERVIEW.search(words) is None


def answer(said: Understood, hear: Hear) -> Decision | None:
    """None unless each half of the message surely is a wish of its own. Where both are commands,
    which lead elsewhere, the member is asked which comes first."""
    if said.guess.intent not in WISHES or len(said.words.split()) > MOST_WORDS:
        return None
    if (both := next(_halves(said, hear), None)) is None:
        return None
    first, second = both
    return (
        _with_other(first, second, said)
        or _with_other(second, first, said)
        or Decision(reply=texts.which_first((_button(first), _button(second))))
    )


def _halves(said: Understood, hear: Hear) -> Iterator[tuple[_Wish, _Wish]]:
    for joint in islice(_JOINT.finditer(said.words), JOINTS):
        first = _wish(said.words[: joint.start()], said, hear)
        second = _wish(said.words[joint.end() :], said, hear) if first else None
        if first and second and not _share_card(first.guess.intent, second.guess.intent):
            yield first, second


def _wish(words: str, said: Understood, hear: Hear) -> _Wish | None:
    heard = hear(words.strip(" ,"))
    if not heard.sure or heard.guesses[0].intent not in WISHES:
        return None
    guess = heard.guesses[0]
    return _Wish(guess, words.strip(" ,")) if has_subject(guess, said.context, said.now) else None


def _share_card(one: Intent, other: Intent) -> bool:
    return one is other or any({one, other} <= each for each in _OF_ONE_CARD)


def _with_other(wish: _Wish, other: _Wish, said: Understood) -> Decision | None:
    """The card for a wish with a button for the other. None if the answer is no card."""
    answered = intent_answers.answer(replace(said, guess=wish.guess, words=wish.words))
    if not isinstance(answered.reply, Card):
        return None
    return replace(answered, reply=texts.with_other_wish(answered.reply, _button(other)))


def _button(wish: _Wish) -> Button:
    if wish.guess.intent is Intent.FIND and wish.guess.topic:
        return texts.find(wish.guess.topic, Style.PLAIN)
    return texts.meaning_button(wish.guess.intent, wish.words)
