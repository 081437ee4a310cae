"""The sentences of notes and updates, read from `letters.toml`, which says what can be in `{}`.

They are content, not texts: the seeker sends them, so they are in the language of the letter."""

from functools import cache

from bot.content.drafting.names import Tone
from bot.content.languages import read_english
from bot.interview.frozen import frozen

FILE = "letters.toml"


@frozen
class NoteSentences:
    """The sentences for one tone. `stayed` follows sentences about what the host told, `for_that`
    those about what they did. `gap` and `clear` are for when there is nothing to say in the
    sentence before."""

    dear: str
    talked: str
    late: str
    thanks: str
    stayed: str
    for_that: str
    gap: str
    clearer: str
    clear: str
    promise: str
    close: str


@frozen
class UpdateSentences:
    """Sentences with `again` are for every update after the first; those with `gap` are for when
    the news is not known; `lately` is for news within weeks of the interview."""

    dear: str
    talked: str
    lately: str
    stayed: str
    for_that: str
    grateful: str
    clearer: str
    clear: str
    news: str
    gap: str
    thanks: str
    again_gap: str
    again_thanks: str
    close: str


@frozen
class Letters:
    notes: dict[Tone, NoteSentences]
    update: UpdateSentences
    hello: str
    your_work: str
    note_subject: str
    update_subject: str


@cache
def the_letters() -> Letters:
    """In English, because the code that reads the seeker's words (topics, thanks) only knows
    English."""
    read = read_english(__package__, FILE)
    notes = {tone: NoteSentences(**read["note"][tone]) for tone in Tone}
    others = {name: each for name, each in read.items() if isinstance(each, str)}
    return Letters(notes, UpdateSentences(**read["update"]), **others)
