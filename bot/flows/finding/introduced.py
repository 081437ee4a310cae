"""Two people whom an organizer wants to introduce say whether they would like it. To the other, a
"no" looks like no answer: whoever said yes is told after a week that it did not work out."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.engine.contexts.introduction import IntroductionContext, IntroductionDueContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import CommunityDue, Press
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.finding.introductions import Introduction, is_possible
from bot.interview.members import Member
from bot.interview.model import Side, Stage
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.steps.finding import introductions
from bot.texts.organizing.finding import introduce as texts

router = Router()


@router.press(ActionName.INTRODUCED, reads=IntroductionContext, in_place=True)
def answer(context: IntroductionContext, event: Press, now: datetime) -> Decision:
    """The first answer counts, until the week is over. The reply replaces the question, because the
    card that is posted does so too: otherwise the member would read it twice."""
    introduction, side = context.introduction, _side(context)
    said = introduction.said_by(side)
    if said is not None:
        return Decision(reply=_in_place(texts.answer_noted(context.other, gladly=said)))
    gladly = event.action.arg == texts.YES
    answered = introduction.answered(side, gladly=gladly)
    if answered.both_would and is_possible(context.pair, now, apart=context.are_blocked):
        return _open(context, replace(answered, came_together=True), now)
    card = texts.answer_noted(context.other, gladly=gladly)
    told = Post(context.me.id, introductions.key(introduction), card)
    return Decision(reply=_in_place(card), save=(answered,), posts=(told,))


def _open(context: IntroductionContext, agreed: Introduction, now: datetime) -> Decision:
    """A request that the seeker has already begun to write to this host stays."""
    pair, side, other = context.pair, _side(context), context.other
    seeker, host = pair.seeker, pair.host
    mine = texts.both_said_yes(side, other)
    theirs = texts.both_said_yes(side.other, context.me)
    has_begun = any(
        each.stage is Stage.DRAFT and (each.seeker, each.host) == (seeker.id, host.id)
        for each in pair.seeker_interviews
    )
    begun = () if has_begun else (introductions.draft(agreed, seeker, host, now),)
    done = texts.both_said_yes_to_organizer(seeker, host)
    return Decision(
        reply=_in_place(mine),
        save=(agreed, *begun),
        posts=(
            Post(context.me.id, introductions.key(agreed), mine),
            introductions.tell(agreed, other, "together", theirs, now),
            introductions.tell(agreed, context.by, "organizer", done, now),
        ),
    )


def _in_place(card: Card) -> Card:
    return replace(card, instead=True)


def _side(context: IntroductionContext) -> Side:
    return Side.SEEKER if context.me.id == context.introduction.seeker else Side.HOST


@router.community_timer(CommunityTimerName.INTRODUCTION, reads=IntroductionDueContext)
def end(context: IntroductionDueContext, _due: CommunityDue, now: datetime) -> Decision:
    """After a week it is over and deleted. Somebody who is no organizer any more is not told."""
    introduction, seeker, host = context.introduction, context.seeker, context.host
    over = replace(introduction, over=True)
    if introduction.came_together:
        return Decision(save=(over,))
    told = texts.did_not_work_out_to_organizer(seeker, host)
    sides = ((Side.SEEKER, seeker, host), (Side.HOST, host, seeker))
    posts = [
        *(_told(context, side, me, other, now) for side, me, other in sides),
        introductions.tell(introduction, context.by, "organizer", told, now)
        if context.by in context.organizers
        else None,
    ]
    return Decision(save=(over,), posts=tuple(each for each in posts if each is not None))


def _told(
    context: IntroductionDueContext, side: Side, me: Member, other: Member, now: datetime
) -> Post | None:
    """If one has blocked the other, the one who has not answered may never have been asked."""
    introduction = context.introduction
    match introduction.said_by(side):
        case True if not me.is_removed:
            return introductions.tell(introduction, me, "over", texts.did_not_work_out(other), now)
        case None if not context.are_blocked:
            key = introductions.key(introduction)
            wakes = next_allowed(me, now)
            return Post(me.id, key, texts.question_expired(), if_shown=key, not_before=wakes)
    return None
