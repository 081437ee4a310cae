"""Two members do not meet here any more, because one of them wants it so. Neither is told more
than that what was open between them has ended."""

from datetime import datetime
from itertools import chain

from bot.cards.cards import Card
from bot.engine.contexts import BlockContext, OtherHostsContext
from bot.engine.decisions import Decision
from bot.interview import lifecycle
from bot.interview.blocks import Block
from bot.interview.model import Member, Side, Stage
from bot.steps import closing


def block(context: BlockContext, whom: Member, reply: Card, now: datetime) -> Decision:
    """What is open between the two ends at once, in the words in which whoever acts could end it
    on any day."""
    ended = [_ended(each, now) for each in context.between]
    return Decision(
        reply=reply,
        save=(
            *chain.from_iterable(each.save for each in ended),
            Block(context.me.id, whom.id, now),
        ),
        posts=tuple(chain.from_iterable(each.posts for each in ended)),
    )


def _ended(context: OtherHostsContext, now: datetime) -> Decision:
    """One that has begun is over now; nobody need hear that."""
    current = context.interview
    if current.stage is not Stage.BOOKED:
        if context.side is Side.SEEKER:
            return closing.withdraw(context, now)
        return closing.decline(context, lifecycle.decline(current, now), now)
    if current.start is not None and current.start <= now:
        return Decision(save=(lifecycle.hold(current, now),))
    return closing.cancel_booked(context, lifecycle.cancel(current, context.side, now), now)
