"""What would make a request easier to say yes to. Hints, never walls; the sentences stand in
bot.texts.preview.

Sources: Simon Fraser University, "Request an informational interview" (under 100 words, the
connection first, one broad interest); Pomona College career development (say how long, and that it
is no request for a job: the form asks for the one, the card that a host gets says the other).
"""

import tomllib
from enum import Enum, auto
from functools import cache

from bot.content.coaching.job_asks import asks_for_job
from bot.content.languages import folder
from bot.interview.model import Interview

WORDS_AT_MOST = 100
"""Of the connection and the wish; our draft of the introduction comes on top of them."""
INTRODUCTION_WORDS_AT_MOST = 70
CONNECTION_WORDS = 3
WISH_WORDS = 4
QUESTIONS_AT_MOST = 2
FILE = "hints.toml"


class Hint(Enum):
    """In the order in which they matter."""

    CONNECTION_THIN = auto()
    WISH_VAGUE = auto()
    MANY_QUESTIONS = auto()
    INTRODUCTION_LONG = auto()
    LONG = auto()
    ONE_TIME = auto()


def hints(request: Interview) -> tuple[Hint, ...]:
    """For a request as it would be sent."""
    wish = request.wish.lower()
    found = {
        Hint.CONNECTION_THIN: _words(request.connection) < CONNECTION_WORDS,
        Hint.WISH_VAGUE: _words(wish) < WISH_WORDS or _says_little(wish),
        Hint.MANY_QUESTIONS: wish.count("?") > QUESTIONS_AT_MOST,
        Hint.INTRODUCTION_LONG: _words(_introduction(request)) > INTRODUCTION_WORDS_AT_MOST,
        Hint.LONG: _words(request.connection) + _words(wish) >= WORDS_AT_MOST,
        Hint.ONE_TIME: len(request.offered) == 1,
    }
    return tuple(hint for hint, holds in found.items() if holds)


def asks(request: Interview) -> tuple[str, ...]:
    """The phrases of a request that ask for a job."""
    written = (_introduction(request), request.connection, request.wish)
    return tuple(phrase for each in written for phrase in asks_for_job(each))


def _introduction(request: Interview) -> str:
    return request.self_introduction.words if request.self_introduction else ""


def _says_little(wish: str) -> bool:
    """It ends where it should begin: "I would like to pick your brain"."""
    return wish.rstrip(" .!?…").endswith(_vague())


@cache
def _vague() -> tuple[str, ...]:
    """As they are written in English, which is what members type."""
    read = tomllib.loads(folder(__package__).joinpath(FILE).read_text("utf-8"))
    return tuple(read["vague"])


def _words(text: str) -> int:
    return len(text.split())
