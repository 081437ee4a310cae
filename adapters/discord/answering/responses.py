"""The answers to one interaction: the first within three seconds, the others with its token. In a
server they are private; in direct messages they stay. All functions raise ApiFailure."""

from discord import Interaction, InteractionResponseType, InteractionType, MessageFlags

from adapters.discord.failures import PATIENCE, calling
from adapters.discord.receiving.receive import components
from adapters.discord.rendering.components import MessageLayout

FIRST_ANSWER_WITHIN = 10.0
"""Seconds for the first answer, including a repetition. Discord itself waits three."""
_ANSWER = 1_634_628_471
"""The number of an answer's frame: far away from the small numbers that Discord gives itself."""


def is_private(interaction: Interaction) -> bool:
    return interaction.guild_id is not None


def marked_as_answer(view: MessageLayout) -> MessageLayout:
    """Mark a message as an answer, for is_on_private_answer. It also survives a restart."""
    [frame] = view.to_components()
    frame["id"] = _ANSWER
    return view


def is_on_private_answer(interaction: Interaction) -> bool:
    """Whether a button was pressed on an answer that only this member sees. A private copy of a
    card that should last is no answer: see MissedCards."""
    shown = interaction.message
    if interaction.type is not InteractionType.component or shown is None:
        return False
    flags: object = shown.flags.value
    is_private = isinstance(flags, int) and bool(flags & MessageFlags.ephemeral.flag)
    return is_private and any(getattr(each, "id", None) == _ANSWER for each in components(shown))


async def defer(interaction: Interaction, *, in_place: bool = False) -> None:
    """Promise that an answer comes, or that the message which was acted on changes."""
    private = is_private(interaction)
    async with calling("Promising an answer", FIRST_ANSWER_WITHIN):
        await interaction.response.defer(ephemeral=private, thinking=not in_place)


async def delete_pressed_message(interaction: Interaction) -> None:
    """Delete the message whose button was pressed."""
    async with calling("Taking a message away", FIRST_ANSWER_WITHIN):
        await interaction.response.defer()
        await interaction.delete_original_response()


async def accept_silently(interaction: Interaction) -> None:
    """Take something that needs no message: it was sent twice, or its answer comes by itself."""
    has_message = interaction.message is not None
    await defer(interaction, in_place=has_message)
    if not has_message:
        async with calling("Taking a repeat"):
            await interaction.delete_original_response()


async def show(interaction: Interaction, message: MessageLayout) -> None:
    """Show the first answer. If a message was promised already, this is it. If the message that
    was acted on was promised to change, it stays, and this one comes next to it."""
    if interaction.response.type is InteractionResponseType.deferred_message_update:
        await show_more(interaction, message)
        return
    is_first = not interaction.response.is_done()
    async with calling("Answering", FIRST_ANSWER_WITHIN if is_first else PATIENCE):
        if is_first:
            await interaction.response.send_message(view=message, ephemeral=is_private(interaction))
        else:
            await interaction.edit_original_response(view=message)


async def show_more(interaction: Interaction, message: MessageLayout) -> None:
    """Show a further message."""
    async with calling("Answering further"):
        await interaction.followup.send(view=message, ephemeral=is_private(interaction))
