"""Lines by which an organizer names what happens to the programme. Other members mean something
else by them: a host who writes "holidays" would like to pause."""

import re
from enum import StrEnum

_IT = r"(?:(?:the|our|this|my|whole) )*program(?:me)?"
_POLITE = r"(?:(?:please|i (?:want|would like|need) to|how (?:do|can) i|can i|we) )?"
_RESTS = re.compile(
    rf"{_POLITE}(?:clos(?:e|ing)|paus(?:e|ing)|stop|end|suspend|shut(?: down)?) {_IT}(?: down)?"
    r"(?: for .*)?"
    r"|(?:(?:the|our|it is|school|public|summer|winter|christmas|easter|spring|semester) )*"
    r"(?:holidays?|vacations?|quiet weeks?|exam weeks?|exam period)"
    r"|(?:summer|winter|christmas|easter|spring|semester|term) break"
    r"|(?:the )?end of (?:(?:the|this|our|school|academic) )*(?:term|semester|year)"
    r"|(?:the |our )?(?:term|semester|school year) (?:ends|is over|is ending|ended)",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(
    rf"{_POLITE}hand(?:ing)?(?: it| this| {_IT})? over(?: {_IT})?|hand-?over"
    r"|(?:(?:the|a|an|name|add|who is|find) )*(?:next|new|another|second) organi[sz]ers?"
    r"|who organi[sz]es next|somebody else (?:takes|should take) over",
    re.IGNORECASE,
)


class ProgrammeChange(StrEnum):
    RESTS = "rests"
    HANDED_OVER = "handed_over"


def programme_change(said: str) -> ProgrammeChange | None:
    """What this line of an organizer is about, if it says no more than that."""
    line = " ".join(said.split()).strip(" .!?")
    if _RESTS.fullmatch(line):
        return ProgrammeChange.RESTS
    return ProgrammeChange.HANDED_OVER if _HANDED_OVER.fullmatch(line) else None
