"""After the talk: staying in touch, and the end of nudges."""

from collections.abc import Mapping
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card, Paragraph
from bot.cards.rich_text import Moment, MomentStyle, mention, say
from bot.interview.model import Member
from bot.texts import buttons


def too_long(written: Mapping[str, str], most: int) -> dict[str, str]:
    """A sentence for each field that is longer than `most` characters."""
    return {
        field: f"This is {len(words)} characters long; please keep it within {most}."
        for field, words in written.items()
        if len(words) > most
    }


def asks_again(again: datetime | None) -> tuple[Paragraph, ...]:
    if again is None:
        return ()
    what = "On {day} I will ask what came of it, and whether you want to write again."
    return (Paragraph(say(what, day=Moment(again, MomentStyle.DAY))),)


def later(at: datetime) -> Card:
    day = Moment(at, MomentStyle.DAY)
    return Card(say("I will ask again on {day}", day=day), (Paragraph(("Nothing to do now.",)),))


def stopped(host: Member) -> Card:
    return Card(
        say("No more nudges about {host}", host=mention(host)),
        (Paragraph(("You find the talk among your interviews whenever you like.",)),),
        (buttons.run("My interviews", ActionName.INTERVIEWS),),
    )
