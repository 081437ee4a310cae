"""The programme's home. A member who runs the space on its platform becomes an organizer here: at
once if there is no other, and otherwise once they say yes."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.rich_text import say
from bot.engine.contexts.programme import CommunityContext, GlanceContext, OrganizingContext
from bot.engine.decisions import CommunityTimer, Decision
from bot.engine.events import Command, CommunityDue, Press
from bot.engine.offices import second_wanted
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.organizing.programme import Act, ActName, Organizer
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.steps.organizing.acts import tell, tell_by_day, told_of_end
from bot.steps.organizing.report_dates import report_timer
from bot.texts.organizing.programme import organize as texts

router = Router()


@router.command(
    "organize",
    # Translators: what a command does; at most 100 characters.
    say("Run the programme: for organizers"),
    reads=GlanceContext,
    for_organizers=True,
)
def organize(context: GlanceContext, event: Command, now: datetime) -> Decision:
    if context.organizes:
        return Decision(reply=texts.home(context, event.by.lacks))
    if event.by.runs_space:
        is_meant = not context.organizers or event.text == texts.SURE
        return _become(context, now) if is_meant else Decision(reply=texts.would_organize(context))
    says = texts.left_as_organizer if _left_office(context) else texts.for_organizers
    return Decision(reply=says(context.contact))


@router.press(ActionName.PROGRAMME, reads=GlanceContext, only_reads=True)
def show(context: GlanceContext, event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.home(context, event.by.lacks))


def _left_office(context: OrganizingContext) -> bool:
    """Whether they organized until they left the space."""
    ends = (ActName.LEFT_AS_ORGANIZER, ActName.STEPPED_DOWN, ActName.ENDED_ORGANIZER)
    of_me = (
        each.name
        for each in context.acts
        if each.name in ends and (each.about or each.by) == context.me.id
    )
    return next(of_me, None) is ActName.LEFT_AS_ORGANIZER


def _become(context: OrganizingContext, now: datetime) -> Decision:
    """The existing organizers are told."""
    me, is_first = context.me, not context.organizers
    return Decision(
        reply=texts.became_organizer(is_first=is_first),
        save=(
            Organizer(me.id, me.community, now),
            Act(me.community, now, me.id, ActName.BECAME_ORGANIZER),
        ),
        posts=tuple(
            tell_by_day(each, f"joined:{me.id}", texts.joined(me), now)
            for each in context.organizers
        ),
        takes_back=told_of_end(me, context.organizers),
        community_timers=(
            report_timer(me, context.programme, now),
            *((second_wanted(me.community, now),) if is_first else ()),
        ),
    )


@router.community_timer(CommunityTimerName.SECOND_ORGANIZER, reads=CommunityContext)
def ask_for_a_second(context: CommunityContext, due: CommunityDue, now: datetime) -> Decision:
    """Once, in the daytime of an organizer who is still the only one."""
    if len(context.organizers) != 1:
        return Decision()
    alone = context.organizers[0]
    wake = next_allowed(alone, now)
    if wake > now:
        return Decision(community_timers=(CommunityTimer.again(due, wake),))
    return Decision(posts=(tell(alone, "second", texts.second_wanted(), now),))
