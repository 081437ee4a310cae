"""An organizer introduces a seeker and a host to each other, if both would like it."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid, Wrong
from bot.engine.contexts.introduction import IntroducingContext, MatchContext
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import CommunityTimer, Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.engine.store.first_messages import QUOTAS
from bot.engine.timer_names import CommunityTimerName
from bot.interview.finding.introductions import Introduction, is_possible
from bot.interview.model import Side
from bot.interview.organizing.programme import Act, ActName
from bot.interview.pairs import Pair
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.steps.finding import introductions
from bot.texts import notices
from bot.texts.organizing.finding import introduce as texts

router = Router()


@router.press(ActionName.INTRODUCE_WHOM, reads=OrganizingContext, opens_form=True)
def open_names(_context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.names_form())


@router.submit(
    ActionName.INTRODUCE_WHOM,
    reads=MatchContext,
    names_field=texts.SEEKER,
    other_names_field=texts.HOST,
)
def choose(context: MatchContext, event: Submit, _now: datetime) -> Decision:
    """A typed name is not enough: the organizer chooses the member with a button."""
    why: Wrong = {}
    if not context.meant:
        why[texts.SEEKER] = texts.nobody(texts.SEEKER.read(event.values))
    if not context.hosts_meant:
        why[texts.HOST] = texts.no_host(texts.HOST.read(event.values))
    if why:
        return Decision(reply=Invalid(why))
    return Decision(reply=texts.choose(context.meant, context.hosts_meant), taken=True)


@router.press(ActionName.INTRODUCE, reads=IntroducingContext, opens_form=True)
def open_sentence(context: IntroducingContext, event: Press, now: datetime) -> Decision:
    if context.pair is None:
        return Decision(reply=notices.not_yours())
    if not _is_possible(context, context.pair, now):
        return Decision(reply=texts.not_possible())
    return Decision(reply=texts.sentence_form(event.action.about))


@router.submit(ActionName.INTRODUCE, reads=IntroducingContext)
def ask_both(context: IntroducingContext, event: Submit, now: datetime) -> Decision:
    me, pair = context.me, context.pair
    if pair is None:
        return Decision(reply=notices.not_yours())
    if not _is_possible(context, pair, now):
        return Decision(reply=texts.not_possible())
    sentence = texts.SENTENCE.read_cut(event.values)
    made = Introduction(event.id, me.community, me.id, pair.seeker.id, pair.host.id, sentence, now)
    ends = CommunityTimer(me.community, CommunityTimerName.INTRODUCTION, made.ends, made.id)
    return Decision(
        reply=texts.both_will_be_asked(pair.seeker, pair.host),
        save=(made, Act(me.community, now, me.id, ActName.INTRODUCED)),
        posts=tuple(_ask(context, made, pair, side, now) for side in Side),
        community_timers=(ends,),
    )


def _ask(
    context: IntroducingContext, made: Introduction, pair: Pair, side: Side, now: datetime
) -> Post:
    sides = {Side.SEEKER: pair.seeker, Side.HOST: pair.host}
    card = texts.question(made, side, sides[side.other], context.me)
    to = sides[side]
    return Post(to.id, introductions.key(made), card, not_before=next_allowed(to, now))


def _is_possible(context: IntroducingContext, pair: Pair, now: datetime) -> bool:
    """Nobody is written to before the programme is open. Where a platform restricts first messages,
    nobody is written to first."""
    strangers = any(each.person.platform in QUOTAS for each in context.unwritten)
    is_open = context.programme.opened_at is not None
    may_ask = is_open and not (context.is_asked or strangers)
    return may_ask and is_possible(pair, now, apart=context.are_blocked)
