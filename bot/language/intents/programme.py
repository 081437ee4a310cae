"""Sentences by which an organizer names what happens to the programme. Other members mean something
else by them: a host who writes "holidays" would like to pause."""

import re
from enum import StrEnum

_IT = r"(?:(?:the|our|this|my|whole|askwell) )*program(?:me)?"
_POLITE = (
    r"(?:(?:please|i (?:want|would like|need) to|i[’']d like to|let[’']?s"
    r"|(?:how )?(?:do|can|could|may|should) (?:i|we|you)"
    r"|we(?: (?:want|would like|need|have) to)?"
    r"|is (?:it possible|there (?:a|any) way) to) )*"
)
_WHEN = (
    r"(?: (?:for|over|during|in|until|till|from|between|on|after|before|now|next|this|at|starting"
    r"|while|because)(?: .*)?)?"
)
_VERB = r"(?:clos(?:e|ing)|paus(?:e|ing)|stop|end|suspend|shut(?: down)?)"
_RESTS = re.compile(
    rf"{_POLITE}{_VERB} {_IT}(?: down| please)?{_WHEN}"
    rf"|{_POLITE}put {_IT} on (?:hold|pause){_WHEN}"
    rf"|{_IT} (?:should|has to|must|will|needs to|is going to) (?:be )?"
    rf"(?:rest|pause|close|stop)d?{_WHEN}",
    re.IGNORECASE,
)
_BARE_REST = re.compile(
    r"(?:(?:the|our|it is|school|public|summer|winter|christmas|easter|spring|semester) )*"
    r"(?:holidays?|vacations?|quiet weeks?|exam weeks?|exam period)"
    r"|(?:summer|winter|christmas|easter|spring|semester|term) break"
    r"|(?:the )?end of (?:(?:the|this|our|school|academic) )*(?:term|semester|year)"
    r"|(?:the |our )?(?:term|semester|school year) (?:ends|is over|is ending|ended)",
    re.IGNORECASE,
)
"""Who writes more than this may mean something else by it."""
_HANDED_OVER = re.compile(
    rf"{_POLITE}hand(?:ing)?(?: it| this| {_IT})? over(?: {_IT})?(?: to .*)?{_WHEN}"
    rf"|{_POLITE}hand-?over"
    r"|(?:(?:the|a|an|name|add|who is|find) )*(?:next|new|another|second) organi[sz]ers?"
    rf"|{_POLITE}(?:name|add|find|appoint) (?:the|a|an)?(?: (?:next|new|second))? ?organi[sz]er"
    rf"{_WHEN}"
    r"|who organi[sz]es next|somebody else (?:takes|should take) over",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[.!?;\n]")
_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|dear|askwell|there|thanks|thank you)\b[ ,]*)*", re.IGNORECASE
)


class ProgrammeChange(StrEnum):
    RESTS = "rests"
    HANDED_OVER = "handed_over"


def programme_change(said: str) -> ProgrammeChange | None:
    """What an organizer who writes this is about. One sentence that says so is enough."""
    if _BARE_REST.fullmatch(_plain(said)):
        return ProgrammeChange.RESTS
    sentences = [_plain(each) for each in _SENTENCES.split(said)]
    if any(map(_RESTS.fullmatch, sentences)):
        return ProgrammeChange.RESTS
    handed_over = any(map(_HANDED_OVER.fullmatch, sentences))
    return ProgrammeChange.HANDED_OVER if handed_over else None


def _plain(sentence: str) -> str:
    """Without a greeting at its beginning, and without what ends it."""
    return _GREETING.sub("", " ".join(sentence.split()).strip(" .,!?"), count=1)
