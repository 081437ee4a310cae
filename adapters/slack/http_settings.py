"""The settings for many workspaces."""

from collections.abc import Iterator
from dataclasses import field

from adapters.slack import encryption
from adapters.slack.tokens import is_client_id, is_secret, value_fault
from adapters.web.address import PublicAddress
from bot.cards.rich_text import Text, say
from bot.interview.frozen import frozen

PAGE = "/slack/install"
# Translators: follows "SLACK_SIGNING_SECRET is missing in .env:" or the like.
_WHERE_SIGNING = say(
    "copy the signing secret from “Basic Information”, “App Credentials”, in your app's settings."
)
# Translators: follows "SLACK_CLIENT_ID is missing in .env:" or the like.
_WHERE_CLIENT = say(
    "copy the client ID, two numbers and a dot, from “Basic Information”, “App Credentials”, in "
    "your app's settings."
)
# Translators: follows "SLACK_CLIENT_SECRET is missing in .env:" or the like.
_WHERE_SECRET = say(
    "copy the client secret from “Basic Information”, “App Credentials”, in your app's settings."
)


@frozen
class HttpSettings:
    """For many workspaces: SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET,
    SLACK_TOKEN_KEYS. Slack reaches us at `address`. Secrets are never logged."""

    signing_secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    token_keys: str = field(default="", repr=False)
    address: PublicAddress = field(default_factory=PublicAddress)

    @property
    def given(self) -> bool:
        secrets = (self.signing_secret, self.client_id, self.client_secret, self.token_keys)
        return any(secrets)

    @property
    def install_page(self) -> str:
        """Where a workspace's admin installs Askwell."""
        return self.address.at(PAGE)

    def faults(self) -> list[Text]:
        found = (*self._of_credentials(), self._missing_address(), self.address.fault())
        keys = encryption.key_faults(self.token_keys)
        return [*(each for each in found if each), *self._of_twins(), *keys]

    def _of_credentials(self) -> Iterator[Text | None]:
        signing, client, secret = self.signing_secret, self.client_id, self.client_secret
        for name, value, where, is_right in (
            ("SLACK_SIGNING_SECRET", signing, _WHERE_SIGNING, is_secret(signing)),
            ("SLACK_CLIENT_ID", client, _WHERE_CLIENT, is_client_id(client)),
            ("SLACK_CLIENT_SECRET", secret, _WHERE_SECRET, is_secret(secret)),
        ):
            yield value_fault(name, value, where, is_right=is_right)

    def _of_twins(self) -> list[Text]:
        if not self.signing_secret or self.signing_secret != self.client_secret:
            return []
        return [
            say(
                "SLACK_SIGNING_SECRET and SLACK_CLIENT_SECRET are the same, but Slack gives two: "
                "copy both again from “Basic Information”, “App Credentials”."
            )
        ]

    def _missing_address(self) -> Text | None:
        if self.address.url:
            return None
        return say(
            "PUBLIC_URL is missing in .env: put there the address at which the internet reaches "
            "Askwell; it begins with https://."
        )
