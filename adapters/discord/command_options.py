"""A slash command: which one, and what was typed or is being typed."""

from dataclasses import dataclass

from discord import Interaction
from discord.abc import Snowflake

from adapters.shared.payload import Unreadable, at, text

UNKNOWN = "I do not know that command."


@dataclass(frozen=True, slots=True)
class InvokedCommand:
    """`user` is the id of the first person in it."""

    command: str
    words: str
    user: str | None


def invoked(interaction: Interaction) -> InvokedCommand:
    """Raises Unreadable."""
    try:
        [subcommand] = at(interaction.data, "options")
        given = [value for _, value in interaction.namespace]
    except (AttributeError, LookupError, TypeError, ValueError):  # of discord.py, where it is odd
        raise Unreadable(UNKNOWN) from None
    words = (each.strip() for each in given if isinstance(each, str))
    people = (str(each.id) for each in given if isinstance(each, Snowflake))
    name = text(at(subcommand, "name"), UNKNOWN)
    return InvokedCommand(name, " ".join(words), next(people, None))
