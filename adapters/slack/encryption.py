"""Tokens are encrypted in the database. The first key encrypts and every key decrypts, so that keys
can be replaced without losing tokens. An Askwell in a single workspace stores no token, and never
imports the encryption library."""

# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

from adapters.shared.errors import CannotConnect
from bot.cards.rich_text import Text, Words, say

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

_LENGTH = 44


class WrongKey(CannotConnect):
    """No key in the settings decrypts any token in the database."""

    def __init__(self, page: str) -> None:
        super().__init__(
            say(
                "No key in SLACK_TOKEN_KEYS opens the tokens that lie in the database. Nothing was "
                "changed: put the key that was used before behind the new one, with a comma "
                "between. If that key is gone, empty the table slack_installation, start Askwell, "
                "and install it again in each workspace at {page}",
                page=Words(page),
            )
        )


def unreadable_token(workspace: str, page: str) -> Text:
    """What to do about one workspace's token that no key decrypts, while keys decrypt others."""
    return say(
        "The workspace {workspace} sleeps, for no key in SLACK_TOKEN_KEYS opens its token: put "
        "the key that was used before behind the others, or install Askwell there again at {page}",
        workspace=Words(workspace),
        page=Words(page),
    )


def new_key() -> str:
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode()


def key_faults(keys: str) -> list[Text]:
    """What is wrong with SLACK_TOKEN_KEYS, with what to do."""
    if not _split(keys):
        return [
            say(
                "SLACK_TOKEN_KEYS is missing, which keeps tokens safe in the database: run "
                "`askwell slack key`, and put what it prints into .env as SLACK_TOKEN_KEYS."
            )
        ]
    try:
        fernets(keys)
    except ValueError:
        return [
            say(
                "SLACK_TOKEN_KEYS contains something that is not a key: copy the keys again, with "
                "a comma between them, as they were printed. If there never was one, run `askwell "
                "slack key`, and put what it prints into .env as SLACK_TOKEN_KEYS."
            )
        ]
    return []


def fernets(keys: str) -> "list[Fernet]":
    """Raises ValueError for something that is no key."""
    from cryptography.fernet import Fernet

    found = _split(keys)
    if any(len(key) != _LENGTH for key in found):  # Fernet reads the first of two without a comma
        raise ValueError("A key has another length")
    return [Fernet(key) for key in found]


class TokenCipher:
    """Encrypts tokens with the first key, and decrypts what any key decrypts. Raises ValueError for
    something that is no key."""

    def __init__(self, keys: str) -> None:
        from cryptography.fernet import MultiFernet

        self._keys = MultiFernet(fernets(keys))

    def encrypt(self, token: str) -> str:
        return self._keys.encrypt(token.encode()).decode()

    def decrypt(self, encrypted: str) -> str:
        """Empty if no key decrypts it."""
        from cryptography.fernet import InvalidToken

        try:
            return self._keys.decrypt(encrypted).decode()
        except InvalidToken:
            return ""


def _split(keys: str) -> list[str]:
    return [each.strip() for each in keys.split(",") if each.strip()]
