"""The pages for somebody who installs Askwell: what happened, and what to do next."""

from html import escape

from slack_bolt.response import BoltResponse

from adapters.web import html
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say
from bot.interview.frozen import frozen


@frozen
class InstallPage:
    title: Text
    words: Text
    button: Text
    status: int = 200

    def show(self, href: str, reader: Reader) -> BoltResponse:
        """`href` is where the button leads."""
        button = html.text(self.button, reader)
        link = f'<p><a href="{escape(href)}">{button}</a></p>'
        body = f"{html.paragraph(self.words, reader)}\n{link}"
        shown = html.page(self.title, body, reader, root="../")
        return BoltResponse(status=self.status, body=shown, headers=dict(html.HEADERS))


START = InstallPage(
    say("Bring Askwell to your Slack"),
    say(
        "Askwell helps your members to learn from each other: 20 to 30 minutes with somebody who "
        "works in a field, to hear how it really is. It finds people happy to talk, settles a "
        "time, brings good questions and helps with the thank-you note. It reads no channels: "
        "somebody who mentions it in one is answered alone, and their words are not used."
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
        "Nothing was kept here. Please start again; if it happens twice, ask the person who "
        "runs this Askwell to look into its log."
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
    """`workspace` is its name, empty if Slack gives none."""
    named = say("Askwell is in {workspace}", workspace=Words(workspace))
    return InstallPage(
        named if workspace else say("Askwell is in your workspace"),
        say("Write /askwell anywhere in Slack to begin, and tell your members about it."),
        say("Open Slack"),
    )


def installed_soon(workspace: str) -> InstallPage:
    """For an installation that will be saved later, because the database does not answer now."""
    named = say("Askwell is almost in {workspace}", workspace=Words(workspace))
    return InstallPage(
        named if workspace else say("Askwell is almost in your workspace"),
        say(
            "It is installed, and you need not do that again. Something is wrong on this side just "
            "now; as soon as that is over, write /askwell anywhere in Slack to begin."
        ),
        say("Open Slack"),
    )
