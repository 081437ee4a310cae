"""Opening the programme, for organizers."""

from bot.cards.cards import Card, Paragraph
from bot.cards.rich_text import say
from bot.engine.programme_contexts import MorningContext
from bot.texts import checklist, organize
from bot.texts.glance import needs_a_hand


def opened() -> Card:
    return Card(
        say("Your programme is open"),
        (
            Paragraph(say("Everybody here may take part now. I have written to nobody.")),
            Paragraph(
                say(
                    "Hosts first: invite a handful of people yourself. With about 8 open doors, "
                    "tell those who seek."
                )
            ),
        ),
        (organize.run(),),
    )


def morning(context: MorningContext) -> Card:
    """Who is the contact the checklist has asked already."""
    return Card(
        say("Good morning: your programme today"),
        (*needs_a_hand(context.in_need, contact_named=True), checklist.doors(context.doors)),
        (organize.run(),),
    )
