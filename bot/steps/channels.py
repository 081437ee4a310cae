"""A channel that an organizer chose in a form, and in which Askwell must be able to write."""

from bot.cards.forms import Invalid
from bot.engine.events import Submit
from bot.texts.organizing import inviting, permissions


def chosen_channel(event: Submit) -> str | Invalid:
    """The platform's id of the channel, or what is wrong with it."""
    channel = inviting.CHANNEL.read(event.values)
    if not channel:
        return Invalid({inviting.CHANNEL: inviting.no_channel()})
    if event.lacks:
        return Invalid({inviting.CHANNEL: permissions.in_channel(event.lacks)})
    return channel
