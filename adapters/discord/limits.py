"""Limits of Discord's that discord.py does not check. They are checked here first, with a sentence,
and in a test.

https://discord.com/developers/docs/components/reference and
https://discord.com/developers/docs/interactions/application-commands
"""

from typing import Any

Json = dict[str, Any]

TEXT = 4_000
"""Characters of all text in one message."""
COMPONENTS = 40
"""Components of one message, including those inside others."""
BUTTON = 80
BUTTONS_IN_A_ROW = 5
ALT_TEXT = 200
ID = 100
MODAL_TITLE = 45
MODAL_PARTS = 5
LABEL = 45
DESCRIPTION = 100
PLACEHOLDER = 100
INPUT = 4_000
OPTION = 100
OPTIONS = 25
CHOICE = 100


def within(text: str, most: int, what: str) -> str:
    """Return the text. Raises ValueError if it is blank or longer than Discord accepts."""
    if not text.strip() or len(text) > most:
        raise ValueError(
            f"Discord takes 1 to {most} characters as {what}, not {len(text)}: {text!r}"
        )
    return text
