"""Organizers write the rules of their community, and set how long words are kept."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.organizing.programme import MONTHS_KEPT, ActName, FirstStep
from bot.steps.organizing.acts import save_settings, with_step_done
from bot.texts.organizing.settings import settings as texts

router = Router()


@router.press(ActionName.RULES_FORM, reads=OrganizingContext, opens_form=True)
def open_rules(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    seen = with_step_done(context, FirstStep.RULES)
    return Decision(reply=texts.rules_form(context.programme), save=seen)


@router.submit(ActionName.RULES, reads=OrganizingContext)
def change_rules(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    """Members are asked to agree again only if the words have changed."""
    rules = texts.RULES.read(event.values)
    same = rules == context.programme.rules
    changed_at = context.programme.rules_changed_at if same else now
    programme = replace(context.programme, rules=rules, rules_changed_at=changed_at)
    return save_settings(
        context,
        programme,
        ActName.CHANGED_RULES,
        now,
        told=texts.RULES_SAVED,
        unchanged=texts.RULES_UNCHANGED,
    )


@router.press(ActionName.KEEP_WORDS_FORM, reads=OrganizingContext, opens_form=True)
def open_kept(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.kept_form(context.programme))


@router.submit(ActionName.KEEP_WORDS, reads=OrganizingContext)
def change_kept(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    typed = texts.MONTHS.read(event.values)
    months = int(typed) if typed.isdecimal() and len(typed) < 4 else 0
    if months not in MONTHS_KEPT:
        return Decision(reply=Invalid({texts.MONTHS: texts.bad_months(typed)}))
    programme = replace(context.programme, words_kept_months=months)
    return save_settings(context, programme, ActName.CHANGED_KEEPING, now)
