"""The host gives or changes the link, number or address of a booked interview."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.hosting import Venue
from bot.interview.limits import PLACE_IS_NEAR, PLACES_TOLD
from bot.interview.meeting.venue import may_change
from bot.interview.model import Interview, Side
from bot.steps.meeting import invitations
from bot.texts import notices
from bot.texts.interviews import interview as interview_texts
from bot.texts.interviews import interview_actions
from bot.texts.interviews import venue as texts
from bot.texts.meeting import plan as plan_texts

router = Router()


@router.press(ActionName.VENUE, reads=InterviewContext, opens_form=True)
def open_form(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if (venue := _venue(context, now)) is None:
        return Decision(reply=notices.out_of_date(context, now))
    return Decision(reply=texts.form(context, venue))


@router.submit(ActionName.VENUE, reads=InterviewContext)
def agree(context: InterviewContext, event: Submit, now: datetime) -> Decision:
    if (venue := _venue(context, now)) is None:
        return Decision(reply=notices.out_of_date(context, now))
    given = replace(venue, detail=texts.DETAIL.read(event.values))
    if why := texts.errors(given):
        return Decision(reply=Invalid(why))
    if given == venue:
        return Decision(reply=texts.unchanged())
    return _agreed(context, given, now)


def _venue(context: InterviewContext, now: datetime) -> Venue | None:
    """The place that may be changed."""
    return context.interview.venue if may_change(context.interview, context.side, now) else None


def _agreed(context: InterviewContext, venue: Venue, now: datetime) -> Decision:
    agreed = lifecycle.agree(context.interview, venue, now)
    when = interview_texts.when_rows(agreed)
    cards = {
        Side.SEEKER: texts.agreed_to_seeker(context, agreed, venue, when),
        Side.HOST: texts.agreed_to_host(context, agreed, venue, when),
    }

    def told(side: Side, card: Card) -> Post:
        more = (plan_texts.button(agreed),) if side is Side.SEEKER else ()
        buttons = (*interview_actions.actions(agreed, side, now), *more)
        shown = invitations.with_changed_event(
            replace(card, buttons=buttons), agreed, side, context, now
        )
        return Post(agreed.member_on(side), _key(agreed, now), shown, agreed.id)

    return Decision(save=(agreed,), posts=tuple(told(*each) for each in cards.items()))


def _key(agreed: Interview, now: datetime) -> str:
    """After too many changes, the card about the last one is edited."""
    which = str(min(agreed.venue.changes, PLACES_TOLD)) if agreed.venue else ""
    if agreed.start is not None and now >= agreed.start - PLACE_IS_NEAR:
        which = "near"
    return f"{lifecycle.confirmation_key(agreed)}:place:{which}"
