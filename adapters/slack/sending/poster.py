"""Posts in channels of a workspace."""

from collections.abc import Mapping

from adapters.shared.failures import ApiFailure, send_failure
from adapters.shared.payload import at
from adapters.slack.api import REVOKED, SlackRefusal
from adapters.slack.spaces.workspace import NOT_NOW, PLAIN, Workspace, card_message, connected
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.errors import ChannelClosed, SendFailed

_INVITE_ME = say(
    "I am not in that channel. Type “/invite @Askwell” there. Or let me post in every public "
    "channel: give me the scope chat:write.public, and install me again."
)
_WHY: dict[str, Text] = {
    "not_in_channel": _INVITE_ME,
    "channel_not_found": _INVITE_ME,
    "is_archived": say("That channel is archived. Choose another one."),
    "restricted_action": say(
        "Only some people may post in that channel, and I am not among them. An owner or "
        "admin of your workspace can change that. Or choose another channel."
    ),
    "restricted_action_read_only_channel": say("Nobody can post in that channel. Choose another."),
}


class SlackPoster:
    def __init__(self, workspaces: Mapping[str, Workspace]) -> None:
        self._workspaces = workspaces

    async def post(self, post: ChannelPost, reader: Reader) -> PostedInChannel:
        """Raises ChannelClosed and SendFailed."""
        workspace = connected(self._workspaces, post.space)
        content = card_message(post.card, reader)
        try:
            told = await workspace.api.write(
                "chat.postMessage", channel=post.channel, **content, **PLAIN
            )
        except SlackRefusal as refused:
            if refused.error in REVOKED:
                raise SendFailed(str(refused), NOT_NOW) from refused
            raise ChannelClosed(_why(refused)) from refused
        except ApiFailure as failed:
            raise send_failure(failed, "Slack") from failed
        channel, ts = str(told["channel"]), str(told["ts"])
        return PostedInChannel(f"{channel}:{ts}", await _url(workspace, channel, ts))


def _why(refused: SlackRefusal) -> Text:
    other = say(
        "Slack did not take it ({error}). Choose another channel.", error=Words(refused.error)
    )
    return _WHY.get(refused.error, other)


async def _url(workspace: Workspace, channel: str, ts: str) -> str:
    """The post's URL. Empty if Slack does not give it: the post is there in any case."""
    try:
        told = await workspace.api.read("chat.getPermalink", channel=channel, message_ts=ts)
    except ApiFailure:
        return ""
    return str(at(told, "permalink") or "")
