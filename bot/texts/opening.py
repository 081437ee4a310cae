"""Opening the programme, for organizers."""

from bot.cards.cards import Card, Paragraph
from bot.cards.rich_text import say
from bot.texts import organize


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
