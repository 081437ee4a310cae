"""The seeker notes what they learned."""

from datetime import datetime

from bot import life
from bot.decision import Decision
from bot.events import Press, Submit
from bot.model import Debrief, Side, Stage
from bot.router import Router
from bot.state import OfInterview
from bot.texts import after as texts
from bot.texts import notices
from bot.ui import Invalid
from bot.values import text_of

router = Router()
FIELDS = ("takeaways", "resources", "people")


@router.press("debrief", reads=OfInterview, opens_form=True)
def open_debrief(state: OfInterview, _event: Press, now: datetime) -> Decision:
    if not _can_note(state):
        return Decision(reply=notices.moved_on(state, now))
    return Decision(reply=texts.debrief_form(state.interview))


@router.submit("debrief", reads=OfInterview)
def keep_debrief(state: OfInterview, event: Submit, now: datetime) -> Decision:
    if not _can_note(state):
        return Decision(reply=notices.moved_on(state, now))
    written = {field: text_of(event.values, field) for field in FIELDS}
    if not any(written.values()):
        return Decision(reply=Invalid({FIELDS[0]: texts.nothing_noted()}))
    if why := texts.too_long(written, texts.NOTED_AT_MOST):
        return Decision(reply=Invalid(why))
    noted = life.note_debrief(state.interview, Debrief(**written))
    return Decision(reply=texts.debriefed(noted, state.host, now), save=(noted,))


def _can_note(state: OfInterview) -> bool:
    return state.side is Side.SEEKER and state.interview.stage in (Stage.HELD, Stage.THANKED)
