"""What came of an interview, as the first sentence of an update."""

from bot.content.drafting.mending import begun_small
from bot.content.drafting.parts import ended, fitting, parts
from bot.content.drafting.unsaid import is_hurtful, is_unsaid
from bot.content.drafting.words import begins_with_verb, plain, states
from bot.content.questions.wording import begun_great

_SUBJECTS = frozenset(
    """a he i i'd i'll i'm i've it it's my nobody our she that the there they this we we're we've
    you your""".split()
)
"""A part that begins with one of these is a sentence."""


def news(written: str) -> str:
    """The news, to follow "A short update from me", including the punctuation in between: a colon
    before words that are no sentence ("got the place"), which are joined by commas. Empty if
    nothing is left without what asks for a job or hurts."""
    told = ""
    for each in fitting(_sayable(written)):
        if _is_sentence(each):
            told = f"{ended(told or '')} {begun_great(each)}"
        else:
            told = f"{told.rstrip('.!?…')}, {begun_small(each)}" if told else _opening(each)
    return ended(told) if told else ""


def _sayable(written: str) -> list[str]:
    return [each for each in parts(written) if not is_unsaid(each) and not is_hurtful(each)]


def _opening(part: str) -> str:
    return f": {begun_small(part).replace(': ', ', ')}"


def _is_sentence(part: str) -> bool:
    words = plain(part)
    return (
        words[0] in _SUBJECTS
        or part.endswith("?")
        or (states(part) and not begins_with_verb(words))
    )
