"""What an organizer sets."""

from dataclasses import dataclass, field

API_URL = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_API_URL. Tokens show in no log."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    api_url: str = API_URL

    @property
    def given(self) -> bool:
        """Whether anybody meant to connect to Slack."""
        return bool(self.bot_token or self.app_token)

    @property
    def api(self) -> str:
        return self.api_url.rstrip("/") + "/"

    def faults(self) -> list[str]:
        """What is wrong with them as they stand, in a sentence each with what to do."""
        bot, app = self.bot_token, self.app_token
        if not self.given:
            return ["Slack is not set up: put SLACK_BOT_TOKEN and SLACK_APP_TOKEN into .env."]
        if bot.startswith("xapp-") and app.startswith("xoxb-"):
            return ["SLACK_BOT_TOKEN and SLACK_APP_TOKEN are swapped: exchange the two in .env."]
        found = [_of_bot(bot), _of_app(app)]
        if not self.api_url.startswith(("https://", "http://")):
            found.append("SLACK_API_URL is no address: leave it out, or begin it with https://.")
        return [each for each in found if each]


def _of_bot(token: str) -> str:
    where = "copy the one that begins with xoxb- from “OAuth & Permissions” in your app's settings."
    if not token:
        return f"SLACK_BOT_TOKEN is missing in .env: {where}"
    if not token.startswith("xoxb-"):
        return f"SLACK_BOT_TOKEN holds {_kind(token)}, not a bot token: {where}"
    return ""


def _of_app(token: str) -> str:
    where = (
        "make one with the scope connections:write under “Basic Information”, “App-Level Tokens”; "
        "it begins with xapp-."
    )
    if not token:
        return f"SLACK_APP_TOKEN is missing in .env: {where}"
    if not token.startswith("xapp-"):
        return f"SLACK_APP_TOKEN holds {_kind(token)}, not an app-level token: {where}"
    return ""


def _kind(token: str) -> str:
    kinds = {"xoxb-": "a bot token", "xapp-": "an app-level token", "xoxp-": "a user token"}
    return next(
        (kind for start, kind in kinds.items() if token.startswith(start)), "something else"
    )
