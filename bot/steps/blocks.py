"""Two members do not meet here any more because one of them wants it so. The other is told no more
than that what was open between them has ended."""

from datetime import datetime
from itertools import chain

from bot.cards.cards import Card
from bot.engine.contexts.blocks import BlockContext
from bot.engine.decisions import Decision
from bot.interview.blocks import Block
from bot.interview.members import Member
from bot.steps import closing


def block(context: BlockContext, whom: Member, reply: Card, now: datetime) -> Decision:
    """What is open between the two ends at once, in the same words as if the member had ended it on
    any other day."""
    ended = [closing.leave(each, now) for each in context.between]
    return Decision(
        reply=reply,
        save=(
            *chain.from_iterable(each.save for each in ended),
            Block(context.me.id, whom.id, now),
        ),
        posts=tuple(chain.from_iterable(each.posts for each in ended)),
    )
