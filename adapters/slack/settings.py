"""The settings for one workspace, and those that both ways of connecting share."""

from collections.abc import Iterable
from dataclasses import field
from urllib.parse import urljoin

from adapters.slack.http_settings import HttpSettings
from adapters.slack.tokens import value_fault
from bot.cards.rich_text import Text, say
from bot.interview.frozen import frozen

API_URL = "https://slack.com/api/"
# Translators: follows "SLACK_BOT_TOKEN is missing in .env:" or the like.
_WHERE_BOT = say(
    "copy the bot token, which begins with xoxb-, from “OAuth & Permissions” in your app's "
    "settings."
)
# Translators: follows "SLACK_APP_TOKEN is missing in .env:" or the like.
_WHERE_APP = say(
    "make an app-level token with the scope connections:write under “Basic Information”, "
    "“App-Level Tokens”; it begins with xapp-."
)


@frozen
class SlackSettings:
    """SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_API_URL. Tokens are never logged."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    api_url: str = API_URL
    http: HttpSettings = field(default_factory=HttpSettings)

    @property
    def given(self) -> bool:
        """Whether anything is set to connect to Slack."""
        return bool(self.bot_token or self.app_token) or self.http.given

    @property
    def over_http(self) -> bool:
        """Whether Slack is to reach us at an address. Before the app exists, only the address is
        known; its secrets come later."""
        return bool(self.http.address.url) and not (self.bot_token or self.app_token)

    @property
    def api(self) -> str:
        return self.api_url.rstrip("/") + "/"

    @property
    def authorize_url(self) -> str:
        """Where somebody is asked for the permission to install."""
        return urljoin(self.api, "/oauth/v2/authorize")

    def faults(self) -> list[Text]:
        """What is wrong with the settings: one sentence each, with what to do."""
        if not self.given:
            return [say("Slack is not set up: put SLACK_BOT_TOKEN and SLACK_APP_TOKEN into .env.")]
        found = list(self._of_mode())
        if not self.api_url.startswith(("https://", "http://")):
            found.append(
                say("SLACK_API_URL is no address: leave it out, or begin it with https://.")
            )
        return found

    def _of_mode(self) -> Iterable[Text]:
        if not self.http.given:
            return self._of_tokens()
        if self.bot_token or self.app_token:
            return [
                say(
                    "Slack is set up in two ways at once: for one workspace keep SLACK_BOT_TOKEN "
                    "and SLACK_APP_TOKEN in .env, for many workspaces SLACK_SIGNING_SECRET, "
                    "SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_TOKEN_KEYS; leave out the "
                    "others."
                )
            ]
        return self.http.faults()

    def _of_tokens(self) -> Iterable[Text]:
        bot, app = self.bot_token, self.app_token
        if bot.startswith("xapp-") and app.startswith("xoxb-"):
            return [
                say("SLACK_BOT_TOKEN and SLACK_APP_TOKEN are swapped: exchange the two in .env.")
            ]
        is_bot, is_app = bot.startswith("xoxb-"), app.startswith("xapp-")
        found = (
            value_fault("SLACK_BOT_TOKEN", bot, _WHERE_BOT, is_right=is_bot),
            value_fault("SLACK_APP_TOKEN", app, _WHERE_APP, is_right=is_app),
        )
        return filter(None, found)
