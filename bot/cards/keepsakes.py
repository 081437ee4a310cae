"""A picture that a member can keep, before it is drawn: its contents, as texts."""

from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text, joined
from bot.interview.frozen import frozen

NUMBERS_AT_MOST = 3


@frozen
class Keepsake:
    """Thanks to one person, by `name`, for a `year`. `numbers` are what they gave, one in each
    line. It comes from the `programme`, which may describe itself in a `line`."""

    thanks: Text
    name: Text
    year: Text
    numbers: tuple[Text, ...]
    programme: Text
    line: Text | None = None

    def __post_init__(self) -> None:
        refuse_if(not 0 < len(self.numbers) <= NUMBERS_AT_MOST, "so many lines:", self.name)


def alternative_text(keepsake: Keepsake) -> Text:
    """Everything that the picture shows."""
    line = (keepsake.line,) if keepsake.line else ()
    of = joined([keepsake.programme, *line], ": ")
    head = joined([keepsake.thanks, keepsake.name, keepsake.year], ", ")
    return joined([head, *keepsake.numbers, of], "; ")
