"""The language and the clock that a member reads in."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.catalogues import languages
from bot.engine.contexts.member import Context
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.members import ClockFormat
from bot.texts import language_form as texts
from bot.texts.me.settings.settings import saved

router = Router()


@router.press(ActionName.LANGUAGE_FORM, reads=Context, opens_form=True)
def open_form(context: Context, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form(context.me))


@router.submit(ActionName.LANGUAGE, reads=Context)
def change(context: Context, event: Submit, _now: datetime) -> Decision:
    clock = texts.CLOCK.read_as(event.values, ClockFormat)
    me = replace(context.me, language=_language(event, context.me.language), clock=clock)
    return Decision(reply=saved(me), save=(me,))


def _language(event: Submit, before: str | None) -> str | None:
    """A form without a choice of languages changes nothing."""
    said = texts.LANGUAGE.read_one(event.values)
    if not said:
        return before
    return said if said in languages() else None
