"""A picture that somebody may keep, before it is drawn: what it tells, as texts."""

from dataclasses import dataclass

from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text, joined

NUMBERS_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Keepsake:
    """Thanks to one person, by `name`, for a `year`. `numbers`: what they gave, a line each. It
    comes from the `programme`, which may say what it is in a `line`."""

    thanks: Text
    name: Text
    year: Text
    numbers: tuple[Text, ...]
    programme: Text
    line: Text | None = None

    def __post_init__(self) -> None:
        refuse_if(not 0 < len(self.numbers) <= NUMBERS_AT_MOST, "so many lines:", self.name)


def told(keepsake: Keepsake) -> Text:
    """All that the picture shows."""
    line = (keepsake.line,) if keepsake.line else ()
    of = joined([keepsake.programme, *line], ": ")
    head = joined([keepsake.thanks, keepsake.name, keepsake.year], ", ")
    return joined([head, *keepsake.numbers, of], "; ")
