"""The pages that somebody sees who installs Askwell: what happened, and what to do next."""

from dataclasses import dataclass
from html import escape

from slack_bolt.response import BoltResponse

from bot.cards.catalogues import catalogue
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say

_HTML = """<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  body {{ font: 1.1rem/1.6 system-ui, sans-serif; color: #22313f; background: #f7f4ee;
    max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }}
  h1 {{ font-size: 1.7rem; line-height: 1.25; }}
  a {{ display: inline-block; margin-top: .5rem; padding: .7rem 1.3rem; border-radius: .5rem;
    color: #fff; background: #1f3a5f; text-decoration: none; font-weight: 600; }}
  a:focus, a:hover {{ background: #31598f; }}
</style>
<h1>{title}</h1>
<p>{words}</p>
<a href="{href}">{button}</a>
</html>
"""
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class InstallPage:
    title: Text
    words: Text
    button: Text
    status: int = 200

    def show(self, href: str, reader: Reader) -> BoltResponse:
        """`href` is where the button leads."""
        told = catalogue(reader.language).locale
        texts = {"title": self.title, "words": self.words, "button": self.button}
        values = {name: plain(text, reader) for name, text in texts.items()} | {
            "href": href,
            "language": str(told).replace("_", "-"),
            "direction": told.text_direction,
        }
        html = _HTML.format_map({name: escape(value) for name, value in values.items()})
        return BoltResponse(status=self.status, body=html, headers=dict(_HEADERS))


START = InstallPage(
    say("Bring Askwell to your Slack"),
    say(
        "Askwell helps your members to learn from each other: 20 to 30 minutes with somebody who "
        "works in a field, to hear how it really is. It finds people who gladly talk, settles a "
        "time, brings good questions and helps with the thank-you note. It reads no channels."
    ),
    say("Add to Slack"),
)
DENIED = InstallPage(
    say("Nothing was installed"),
    say(
        "You did not give permission, and that is fine. If you may not install apps in your "
        "workspace, send this page to somebody who may."
    ),
    say("Try again"),
)
TOO_LATE = InstallPage(
    say("Please start again"),
    say(
        "This took longer than ten minutes, was done before, or began in another browser. "
        "Nothing was installed this time."
    ),
    say("Start again"),
    status=400,
)
WHOLE_ORGANIZATION = InstallPage(
    say("Please choose one workspace"),
    say(
        "Askwell is installed in one workspace at a time, not in a whole organization. Choose a "
        "workspace at the top right of Slack's page."
    ),
    say("Choose a workspace"),
    status=400,
)
NOT_CONFIRMED = InstallPage(
    say("Slack did not confirm it"),
    say(
        "Nothing was kept here. Please start again; if it happens twice, tell whoever runs this "
        "Askwell to look into its log."
    ),
    say("Start again"),
    status=502,
)
NOT_STORED = InstallPage(
    say("Something is wrong on this side"),
    say(
        "Slack gave its permission, but it could not be kept here. Please start again in a few "
        "minutes."
    ),
    say("Start again"),
    status=503,
)


def installed(workspace: str) -> InstallPage:
    """`workspace` is its name, empty where Slack tells none."""
    named = say("Askwell is in {workspace}", workspace=Words(workspace))
    return InstallPage(
        named if workspace else say("Askwell is in your workspace"),
        say("Write /askwell anywhere in Slack to begin, and tell your members about it."),
        say("Open Slack"),
    )


def installed_soon(workspace: str) -> InstallPage:
    """Where it is kept, and the database does not answer just now."""
    named = say("Askwell is almost in {workspace}", workspace=Words(workspace))
    return InstallPage(
        named if workspace else say("Askwell is almost in your workspace"),
        say(
            "It is installed, and you need not do that again. Something is wrong on this side just "
            "now; as soon as that is over, write /askwell anywhere in Slack to begin."
        ),
        say("Open Slack"),
    )
