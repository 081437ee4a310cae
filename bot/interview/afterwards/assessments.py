"""What both sides say about an interview with one press: how it was, and later what came of it for
the seeker. It only goes into the programme's numbers; nobody sees a single answer."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.model import Side


class Assessed(StrEnum):
    """What a member is asked. Both sides are asked once whether the interview was worth it. The
    last two are for the seeker, at the first nudge to stay in touch and at later ones."""

    WORTH_IT = "worth_it"
    PREPARED = "prepared"
    CAME_OF_IT = "came_of_it"
    CAME_OF_IT_LATER = "came_of_it_later"


class AssessmentAnswer(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    DECIDED = "decided"
    NEXT_STEP = "next_step"
    MET_ANOTHER = "met_another"
    NOTHING_YET = "nothing_yet"


_HOW_IT_WAS = (AssessmentAnswer.YES, AssessmentAnswer.PARTLY, AssessmentAnswer.NO)
_WHAT_CAME = (
    AssessmentAnswer.DECIDED,
    AssessmentAnswer.NEXT_STEP,
    AssessmentAnswer.MET_ANOTHER,
    AssessmentAnswer.NOTHING_YET,
)
ASKED_OF: Mapping[Side, tuple[Assessed, ...]] = {
    Side.HOST: (Assessed.WORTH_IT, Assessed.PREPARED),
    Side.SEEKER: (Assessed.WORTH_IT, Assessed.CAME_OF_IT, Assessed.CAME_OF_IT_LATER),
}
ANSWERS: Mapping[Assessed, tuple[AssessmentAnswer, ...]] = {
    Assessed.WORTH_IT: _HOW_IT_WAS,
    Assessed.PREPARED: _HOW_IT_WAS,
    Assessed.CAME_OF_IT: _WHAT_CAME,
    Assessed.CAME_OF_IT_LATER: _WHAT_CAME,
}


@frozen
class Assessment:
    """The answer of `member`, who was on that `side`, at that time (UTC). Only the last one
    counts."""

    interview: str
    community: int
    member: int
    side: Side
    what: Assessed
    answer: AssessmentAnswer
    at: datetime
