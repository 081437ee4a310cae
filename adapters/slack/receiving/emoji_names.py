"""Turns emoji that Slack writes by name, such as `:wave:` or `:wave::skin-tone-3:`, into
characters."""

import re

# A clock such as 9:100:30 holds no name: it stands between letters or digits.
_NAMED = re.compile(r"(?<!\w)(:[a-z0-9_+'-]+:)(?::skin-tone-([2-6]):)?(?!\w)")
_BEFORE_TONES = 0x1F3F9
"""Slack counts skin tones from 2; Unicode's first one is 1F3FB."""


def with_emoji(text: str) -> str:
    """A name that only this workspace knows stays as it is."""
    return _NAMED.sub(_character, text)


def _character(named: re.Match[str]) -> str:
    from emoji import emojize  # noqa: PLC0415 (it knows the names in many languages)

    character = emojize(named[1], language="alias")
    if character == named[1]:
        return named[0]
    return character + chr(_BEFORE_TONES + int(named[2])) if named[2] else character
