"""The question whether a member meant what comes close to their words."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Paragraph
from bot.cards.buttons import Button
from bot.cards.cards import Card
from bot.cards.rich_text import Words, say
from bot.texts import buttons


def did_you_mean(said: str, likeliest: Sequence[Button]) -> Card:
    """Asks before it answers, for words that come close to what we know."""
    return Card(
        say("Did you mean one of these?") if len(likeliest) > 1 else say("Did you mean this?"),
        (
            Paragraph(
                say(
                    "“{said}”. If I got it wrong, tell me in other words. You can ask me anything.",
                    said=Words(said, 80),
                )
            ),
        ),
        (*likeliest, buttons.run(say("Help"), ActionName.HELP)),
    )
