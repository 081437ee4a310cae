"""What somebody would like to learn about, out of the words that may say so."""

from collections.abc import Sequence

from bot.language.intents.words import Word

_ENDS = frozenset(
    """please who that i we if because for thanks so can could would should any anyone
    anybody is am are was right now today tomorrow this these around but you there with to as
    since when where my instead though too also either kindly sir madam like really do at
    here from round around""".split()
)
_SILENT_BEFORE = frozenset(
    "a an the in of on about field area sector world some any my more really as with".split()
)
_SILENT_AFTER = frozenset(
    """and or people folks person field sector industry area job jobs role career world the a
    someone somebody guys expert experts one me us of in degree""".split()
)
_NO_TOPIC = frozenset(
    """it this that you me him her them someone somebody anyone anybody people talk chat call
    interview time host mentor student students others what how why""".split()
)


def tidy(words: Sequence[Word], text: str) -> str:
    """The topic as it was typed in `text`, up to where it ends; empty if there is none."""
    topic = list(_until_the_end(words))
    while topic and topic[0].plain in _SILENT_BEFORE:
        topic.pop(0)
    while topic and topic[-1].plain in _SILENT_AFTER:
        topic.pop()
    if not topic or topic[0].plain in _NO_TOPIC:
        return ""
    return " ".join(text[topic[0].start : topic[-1].end].split())


def _until_the_end(words: Sequence[Word]) -> Sequence[Word]:
    for at, word in enumerate(words):
        if word.plain in _ENDS:
            return words[:at]
        if word.ends:
            return words[: at + 1]
    return words
