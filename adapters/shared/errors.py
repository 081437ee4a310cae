"""What keeps Askwell from being on a platform, or from being reached."""


class CannotConnect(Exception):
    """Its text is a sentence or more for the organizer, each with what to do."""


class Refused(CannotConnect):
    """The platform takes our token no more: trying again soon is of no use."""
