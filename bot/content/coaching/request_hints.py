"""What would make it easier to say yes to a request. These are hints that stop nobody; their
sentences are in bot.texts.preview.

Sources: Simon Fraser University, "Request an informational interview" (under 100 words, the
connection first, one broad interest); Pomona College career development (say how long it takes, and
that it is no request for a job: the form asks for the first, and the host's card says the second).
"""

from enum import Enum, auto

from bot.content.coaching.job_asks import asks_for_job
from bot.content.coaching.wordings import is_about_looks, is_rude, says_connected, says_little
from bot.interview.model import Interview

WORDS_AT_MOST = 100
"""For the connection and the wish together. Our draft of the introduction comes in addition."""
SELF_INTRODUCTION_WORDS = 70
CONNECTION_WORDS = 3
WISH_WORDS = 4
QUESTIONS_AT_MOST = 2


class Hint(Enum):
    """In order of importance."""

    RUDE = auto()
    ABOUT_LOOKS = auto()
    CONNECTION_THIN = auto()
    WISH_VAGUE = auto()
    MANY_QUESTIONS = auto()
    SELF_INTRODUCTION_LONG = auto()
    LONG = auto()
    ONE_TIME = auto()


def hints(request: Interview) -> tuple[Hint, ...]:
    """Hints for a request as it would be sent."""
    connection, wish, written = request.connection, request.wish, _written(request)
    found = {
        Hint.RUDE: any(map(is_rude, written)),
        Hint.ABOUT_LOOKS: any(map(is_about_looks, written)),
        Hint.CONNECTION_THIN: _words(connection) < CONNECTION_WORDS
        and not says_connected(connection),
        Hint.WISH_VAGUE: _words(wish) < WISH_WORDS or says_little(wish),
        Hint.MANY_QUESTIONS: wish.count("?") > QUESTIONS_AT_MOST,
        Hint.SELF_INTRODUCTION_LONG: _words(_self_introduction(request)) > SELF_INTRODUCTION_WORDS,
        Hint.LONG: _words(connection) + _words(wish) >= WORDS_AT_MOST,
        Hint.ONE_TIME: len(request.offered) == 1,
    }
    return tuple(hint for hint, holds in found.items() if holds)


def asks(request: Interview) -> tuple[str, ...]:
    """The phrases of a request that ask for a job."""
    return tuple(phrase for each in _written(request) for phrase in asks_for_job(each))


def _written(request: Interview) -> tuple[str, ...]:
    return _self_introduction(request), request.connection, request.wish


def _self_introduction(request: Interview) -> str:
    return request.self_introduction.words if request.self_introduction else ""


def _words(text: str) -> int:
    return len(text.split())
