"""What a platform may not have allowed Askwell, what each permission is for, and how to give it. A
new scope or permission must be added here, and where we ask the platform for it."""

from collections.abc import Collection, Mapping

from bot.cards.blocks import Block, Facts, body
from bot.cards.rich_text import Text, Words, listed, say

SLACK: Mapping[str, Text] = {
    "chat:write": say("write to members"),
    "chat:write.public": say("post for you in public channels that I am not in"),
    "commands": say("hear the command and the shortcuts"),
    "files:read": say("take a list of people to invite as a file; pasting it works without"),
    "files:write": say("send a booking as a calendar file, and lists as files"),
    "im:history": say("read what members write to me"),
    "im:write": say("begin a conversation with a member"),
    "usergroups:read": say("offer user groups to choose people by"),
    "users:read": say("know names and time zones, and who has left"),
    "app_mentions:read": say(
        "answer people who mention me in a channel, so that only they see it; I use none of their "
        "words, and you can leave this out"
    ),
    "users:read.email": say("find the people on your list by their e-mail addresses"),
}
"""By the name of Slack's scope. Each text continues “It would let me”."""
DISCORD: Mapping[str, Text] = {
    "view_channel": say("see the channel that you post in"),
    "send_messages": say("post in a channel"),
}
"""By the name of Discord's permission, in the same way."""
ALLOWS = {**SLACK, **DISCORD}
AS_SHOWN: Mapping[str, Text] = {
    # Translators: the name of a permission, as Discord has it in your language.
    "view_channel": say("View Channel"),
    # Translators: the name of a permission, as Discord has it in your language.
    "send_messages": say("Send Messages"),
}
"""The names of these permissions as Discord shows them."""

_IN_SLACK = say(
    "The person who runs this Askwell adds it to the app under “OAuth & Permissions”; then "
    "somebody who may install apps installs it again. Until then I work without it."
)
_IN_DISCORD = say(
    "Somebody who manages the server gives it to my role under “Server Settings”, “Roles”. "
    "Until then I work without it."
)


def in_channel(names: Collection[str]) -> Text:
    """What is missing in a channel. `names` are keys of DISCORD."""
    return say(
        "I may not write in that channel. In its settings, under Permissions, give Askwell "
        "{permissions}, or choose another one.",
        permissions=_quoted(names),
    )


def where_channel_is_there(names: Collection[str]) -> Text:
    """The same for a channel that may have been deleted."""
    return say(
        "If the channel is gone, choose another one. If it is there, give Askwell {permissions} "
        "in its settings, under Permissions.",
        permissions=_quoted(names),
    )


def _quoted(names: Collection[str]) -> Text:
    return listed(say("“{permission}”", permission=AS_SHOWN[each]) for each in names)


def what_it_allows(name: str) -> Text:
    return say("It would let me {what}.", what=ALLOWS[name])


def missing(names: Collection[str]) -> tuple[Block, ...]:
    """`names` are keys of ALLOWS, all of one platform."""
    if not names:
        return ()
    how = _IN_SLACK if any(each in SLACK for each in names) else _IN_DISCORD
    return body(
        say("Not allowed yet:"),
        Facts(tuple((Words(each), what_it_allows(each)) for each in names)),
        how,
    )
