"""What an organizer sets for many workspaces."""

from dataclasses import dataclass, field

from adapters.slack import encryption
from adapters.slack.tokens import is_client_id, kind
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
        found = [
            _of_secret("SLACK_SIGNING_SECRET", self.signing_secret, "the signing secret"),
            _of_client_id(self.client_id),
            _of_secret("SLACK_CLIENT_SECRET", self.client_secret, "the client secret"),
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


def _of_secret(name: str, secret: str, what: str) -> str:
    if not secret:
        return f"{name} is missing in .env: {_BASICS}"
    if secret.startswith(("xox", "xapp-")) or is_client_id(secret):
        return f"{name} holds {kind(secret)}, not {what}: {_BASICS}"
    return ""


def _of_client_id(client_id: str) -> str:
    if not client_id:
        return f"SLACK_CLIENT_ID is missing in .env: {_BASICS}"
    if not is_client_id(client_id):
        return f"SLACK_CLIENT_ID holds {kind(client_id)}, not two numbers and a dot: {_BASICS}"
    return ""
