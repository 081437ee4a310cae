"""What an organizer sets for many workspaces."""

from dataclasses import dataclass, field

from adapters.slack import encryption
from adapters.slack.tokens import is_client_id, is_secret, value_fault
from adapters.web.address import PublicAddress

PAGE = "/slack/install"
_BASICS = "copy it from “Basic Information”, “App Credentials”, in your app's settings."


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """For many workspaces: SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET,
    SLACK_TOKEN_KEYS. Slack reaches us at `address`. Secrets show in no log."""

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
        """Where whoever looks after a workspace installs Askwell."""
        return self.address.at(PAGE)

    def faults(self) -> list[str]:
        signing, client, secret = self.signing_secret, self.client_id, self.client_secret
        found = [
            _fault("SLACK_SIGNING_SECRET", signing, "the signing secret", is_secret(signing)),
            _fault("SLACK_CLIENT_ID", client, "two numbers and a dot", is_client_id(client)),
            _fault("SLACK_CLIENT_SECRET", secret, "the client secret", is_secret(secret)),
            self._missing_address(),
            self.address.fault(),
        ]
        if self.signing_secret and self.signing_secret == self.client_secret:
            found.append(
                "SLACK_SIGNING_SECRET and SLACK_CLIENT_SECRET are the same, but Slack gives two: "
                "copy both again from “Basic Information”, “App Credentials”."
            )
        return [*filter(None, found), *encryption.key_faults(self.token_keys)]

    def _missing_address(self) -> str:
        if self.address.url:
            return ""
        return (
            "PUBLIC_URL is missing in .env: put there the address at which the internet reaches "
            "Askwell; it begins with https://."
        )


def _fault(name: str, value: str, what: str, is_right: bool) -> str:
    return value_fault(name, value, what, _BASICS, is_right=is_right)
