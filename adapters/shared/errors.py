"""Errors that prevent Askwell from connecting to a platform or from being reached."""

from bot.engine.errors import OperatorError


class CannotConnect(OperatorError):
    """For the organizer, who sets a platform up."""


class Refused(CannotConnect):
    """The platform no longer accepts our token, so trying again soon would not help."""


class FaultySettings(CannotConnect):
    """The settings cannot be right, whatever the platform says. They have to be changed first, so
    starting Askwell again would not help."""
