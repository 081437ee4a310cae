"""What keeps Askwell from being in Slack."""


class CannotConnect(Exception):
    """Its text is a sentence or more for the organizer, each with what to do."""
