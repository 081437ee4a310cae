"""What organizers read when Askwell, or their platform, works again."""

from datetime import datetime

from bot.cards.blocks import body
from bot.cards.cards import Card
from bot.cards.rich_text import Moment, MomentStyle, Words, say
from bot.texts.organizing.programme import organize


def outage_over(who: str, since: datetime, until: datetime) -> Card:
    """`who`: "askwell", or the id of a platform."""
    return Card(
        say("{who} was away for a while", who=Words(who.title())),
        body(
            say(
                "From {since} to {until}. Nothing is lost: what was due then came late, and "
                "reminders of what had passed did not come at all. If somebody missed a talk, "
                "it was not their fault.",
                since=Moment(since),
                until=Moment(until),
            )
        ),
        (organize.run(),),
        push=say(
            "{who} was away, {since} to {until}",
            who=Words(who.title()),
            since=Moment(since, MomentStyle.SHORT),
            until=Moment(until, MomentStyle.SHORT),
        ),
    )
