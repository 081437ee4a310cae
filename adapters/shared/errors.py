"""What keeps Askwell from being on a platform, or from being reached."""

from bot.engine.errors import OperatorError


class CannotConnect(OperatorError):
    """For the organizer, who sets a platform up."""


class Refused(CannotConnect):
    """The platform takes our token no more: trying again soon is of no use."""
