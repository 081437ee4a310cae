"""What a member is told where something failed on our side, or could not be read."""

from bot.ui import Card, Paragraph

TROUBLE = "Something is wrong on my side just now. Nothing was changed; please try again soon."


def sentence(words: str) -> Card:
    return Card(("That did not work",), (Paragraph((words,)),))
