"""Errors that prevent Askwell from connecting to a platform or from being reached."""

from bot.engine.errors import OperatorError, StaysWrong


class CannotConnect(OperatorError):
    """For the organizer, who sets a platform up."""


class Refused(CannotConnect):
    """The platform no longer accepts our token, so trying again soon would not help."""


class FaultySettings(CannotConnect, StaysWrong):
    """The settings cannot be right, whatever the platform says."""
