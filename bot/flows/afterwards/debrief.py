"""The seeker notes what they learned, and is shown what can be done with it."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts import DebriefContext, InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.model import Debrief, Side, Stage
from bot.interview.resources import ResourceKind
from bot.language.form_values import text_of
from bot.language.referrals import leads
from bot.language.resources import resources_in
from bot.texts import debrief as texts
from bot.texts import follow_up_common, notices

router = Router()
FIELDS = ("takeaways", "resources", "people")
"""The seeker's alone."""
THANKS_FOR = "thanks_for"
"""For the host to read."""


@router.press(ActionName.DEBRIEF, reads=InterviewContext, opens_form=True)
def open_debrief(state: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _can_note(state):
        return Decision(reply=notices.moved_on(state, now))
    return Decision(reply=texts.form(state.interview, state.host))


@router.submit(ActionName.DEBRIEF, reads=DebriefContext, host_names_field="people")
def keep_debrief(state: DebriefContext, event: Submit, now: datetime) -> Decision:
    if not _can_note(state):
        return Decision(reply=notices.moved_on(state, now))
    written = {field: text_of(event.values, field) for field in FIELDS}
    thanks_for = text_of(event.values, THANKS_FOR)
    if not thanks_for and not any(written.values()):
        return Decision(reply=Invalid({FIELDS[0]: texts.nothing_noted()}))
    if why := follow_up_common.too_long(written, texts.NOTED_AT_MOST) | follow_up_common.too_long(
        {THANKS_FOR: thanks_for}, texts.THANKS_AT_MOST
    ):
        return Decision(reply=Invalid(why))
    noted = lifecycle.note_debrief(state.interview, Debrief(**written), thanks_for)
    found = [
        each for each in resources_in(written["resources"]) if each.kind is not ResourceKind.NOTE
    ]
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


def _can_note(state: InterviewContext) -> bool:
    return state.side is Side.SEEKER and state.interview.stage in (Stage.HELD, Stage.THANKED)
