"""Sentences by which an organizer names what happens to the programme, or what they would like to
do in it. Other members mean something else by them: a host who writes "holidays" would like to
pause, and "the report" is about somebody."""

import re
from enum import StrEnum

from bot.language.intents.danger import is_worried

_IT = (
    r"(?:(?:(?:the|our|this|my|whole|askwell) )*program(?:me)?"
    r"|everything|all of (?:it|this)|(?:the|this) whole thing|askwell)"
)
_POLITE = (
    r"(?:(?:please|let[’']?s|(?:how )?(?:do|can|could|may|should) (?:i|we|you)"
    r"|(?:i|we)(?:[’']d like| (?:want|would like|need|have|plan)) to|(?:i|we) (?:must|should|will)"
    r"|we|is (?:it possible|there (?:a|any) way) to) )*"
)
_TIME = (
    r"(?:the |a |an |about )*(?:\d|end|start|beginning|middle|week|month|few|couple|one|two|three"
    r"|four|six|holidays?|vacation|break|exams?|term|semester|year|new year|next|summer|winter"
    r"|spring|autumn|fall|christmas|easter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|once|noon|now)"
)
"""How a time begins, as opposed to a place: "in January", and not "in my company"."""
_WHEN = (
    rf"(?: (?:(?:in|at|for|over|during) {_TIME}\b|(?:until|till|from|between|on|after|before|now"
    r"|next|this|starting|while|because|for (?:all|everyone|everybody))\b)(?: ?.*)?)?"
)
_VERB = r"(?:clos(?:e|ing)|paus(?:e|ing)|stop|end|suspend|shut(?: down)?)"
_DONE = r"(?:rest(?:ed)?|paused?|closed?|stop(?:ped)?|end(?:ed)?|suspended|shut down|put on hold)"
_RESTS = re.compile(
    rf"{_POLITE}{_VERB} {_IT}(?: down| please)?{_WHEN}"
    rf"|{_POLITE}shut (?:it|this) down{_WHEN}"
    rf"|{_POLITE}put {_IT} on (?:hold|pause)(?: please)?{_WHEN}"
    rf"|{_IT} (?:should|has to|must|will|needs to|is going to) (?:be )?{_DONE}{_WHEN}",
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
    r"|who organi[sz]es next"
    rf"|{_POLITE}step(?:ping)? down{_WHEN}"
    rf"|{_POLITE}(?:step(?:ping)? down|resign) as (?:(?:the|an) )?(?:organi[sz]er|contact){_WHEN}"
    rf"|{_POLITE}(?:stop|quit) (?:organi[sz]ing|being (?:the|an) organi[sz]er){_WHEN}"
    r"|(?:who|some(?:body|one) else) (?:takes|is taking|(?:will|can|could|should) take)"
    rf"(?: it| this| {_IT})? over(?: from me)?(?: as .*)?{_WHEN}",
    re.IGNORECASE,
)
_SOMEBODY = (
    r"(?:(?:a|an|the|one|this|that|some|somebody[’']?s)? ?(?:other )?"
    r"(?:members?|persons?|people|hosts?|seekers?|students?|users?)|some(?:body|one)|them)"
)
_REMOVED = re.compile(
    rf"{_POLITE}(?:remove|delete|expel) {_SOMEBODY}(?: who left)?"
    rf"(?: (?:from|out of) (?:{_IT}|here|the (?:list|community|club|group)))?{_WHEN}"
    rf"|{_POLITE}(?:kick|throw|take) {_SOMEBODY} out(?: of (?:{_IT}|here|the \w+))?{_WHEN}"
    rf"|{_POLITE}(?:kick|throw) out {_SOMEBODY}{_WHEN}",
    re.IGNORECASE,
)
_ALL = r"(?:all|everyone|everybody|all (?:the )?(?:members|hosts|seekers)|the (?:members|hosts))"
_WRITES_TO_ALL = re.compile(
    rf"{_POLITE}(?:(?:write|send) )?(?:(?:a|an|the) )?(?:message|announcement|newsletter|e-?mail)"
    rf" to {_ALL}|{_POLITE}(?:write|mail|e-?mail|message) (?:to )?{_ALL}",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    rf"{_POLITE}(?:(?:see|show(?: me)?|get|find|open|print|download|where is) )?(?:me )?"
    r"(?:the|our|this|last|my)?(?: ?(?:month(?:ly|[’']s)?|term(?:[’']s)?|year(?:ly|[’']s)?))?"
    r" ?(?:(?<=\w )report(?: of (?:the|this|last) (?:month|term|year))?"
    r"|(?:the |our )?(?:numbers|statistics|stats))",
    re.IGNORECASE,
)
"""“report” alone is the command by which members report somebody."""
_SENTENCES = re.compile(r"[.,!?;\n]")
_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|dear|askwell|there|thanks|thank you)\b[ ,]*)*", re.IGNORECASE
)


class ProgrammeChange(StrEnum):
    RESTS = "rests"
    HANDED_OVER = "handed_over"
    REMOVED = "removed"
    """Somebody is to be a member no longer."""
    WRITTEN_TO_ALL = "written_to_all"
    COUNTED = "counted"
    """They would like to see the report."""


def programme_change(said: str) -> ProgrammeChange | None:
    """What an organizer who writes this is about. One sentence that says so is enough.
    None if another one says something bad: that is answered first."""
    sentences = [_plain(each) for each in _SENTENCES.split(said)]
    others = [each for each in sentences if not _REMOVED.fullmatch(each)]
    if any(map(is_worried, others)):
        return None
    if _BARE_REST.fullmatch(_plain(said)):
        return ProgrammeChange.RESTS
    if any(map(_RESTS.fullmatch, sentences)):
        return ProgrammeChange.RESTS
    if any(map(_HANDED_OVER.fullmatch, sentences)):
        return ProgrammeChange.HANDED_OVER
    if any(map(_WRITES_TO_ALL.fullmatch, sentences)):
        return ProgrammeChange.WRITTEN_TO_ALL
    if _REPORTED.fullmatch(_plain(said)):
        return ProgrammeChange.COUNTED
    return ProgrammeChange.REMOVED if len(others) < len(sentences) else None


def _plain(sentence: str) -> str:
    """Without a greeting at its beginning, and without what ends it."""
    return _GREETING.sub("", " ".join(sentence.split()).strip(" .,!?"), count=1)
