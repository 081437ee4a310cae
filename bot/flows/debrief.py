"""The seeker notes what they learned, and is shown what can be done with it."""

from datetime import datetime

from bot import life
from bot.decision import Decision
from bot.events import Press, Submit
from bot.model import Debrief, Side, Stage
from bot.referrals import leads
from bot.resources import Kind, resources_in
from bot.router import Router
from bot.state import Noting, OfInterview
from bot.texts import after, notices
from bot.texts import debrief as texts
from bot.ui import Invalid
from bot.values import text_of

router = Router()
FIELDS = ("takeaways", "resources", "people")
"""The seeker's alone."""
THANKS_FOR = "thanks_for"
"""For the host to read."""


@router.press("debrief", reads=OfInterview, opens_form=True)
def open_debrief(state: OfInterview, _event: Press, now: datetime) -> Decision:
    if not _can_note(state):
        return Decision(reply=notices.moved_on(state, now))
    return Decision(reply=texts.form(state.interview, state.host))


@router.submit("debrief", reads=Noting, names_in="people")
def keep_debrief(state: Noting, event: Submit, now: datetime) -> Decision:
    if not _can_note(state):
        return Decision(reply=notices.moved_on(state, now))
    written = {field: text_of(event.values, field) for field in FIELDS}
    thanks_for = text_of(event.values, THANKS_FOR)
    if not thanks_for and not any(written.values()):
        return Decision(reply=Invalid({FIELDS[0]: texts.nothing_noted()}))
    if why := after.too_long(written, texts.NOTED_AT_MOST) | after.too_long(
        {THANKS_FOR: thanks_for}, texts.THANKS_AT_MOST
    ):
        return Decision(reply=Invalid(why))
    noted = life.note_debrief(state.interview, Debrief(**written), thanks_for)
    found = [each for each in resources_in(written["resources"]) if each.kind is not Kind.NOTE]
    askable = [each for each in state.named if each.profile and each.profile.can_be_asked(now)]
    card = texts.kept(
        noted,
        state.host,
        found,
        leads(written["people"], askable),
        asks=state.reflection.after is None,
        now=now,
    )
    return Decision(reply=card, save=(noted,), only_for=state.me.id)


def _can_note(state: OfInterview) -> bool:
    return state.side is Side.SEEKER and state.interview.stage in (Stage.HELD, Stage.THANKED)
