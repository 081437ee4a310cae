"""What the platforms themselves offer to somebody who was treated badly."""

from bot.cards.outside import Link
from bot.cards.rich_text import Text, say
from bot.interview.members import Member

_OFFERS: dict[str, tuple[Text, Link]] = {
    "slack": (
        say(
            "In Slack, the owners and admins of your workspace can hide messages and remove "
            "people. Slack itself takes reports, too."
        ),
        Link(say("Write to Slack"), "https://slack.com/help/requests/new"),
    ),
    "discord": (
        say(
            "In Discord, you can report a message in the app and block a person. Discord itself "
            "takes reports, too."
        ),
        Link(say("Discord's safety page"), "https://discord.com/safety"),
    ),
}
_ELSEWHERE = say(
    "The people who run this place on its platform can remove somebody, and you can ask them."
)


def offers(member: Member) -> Text:
    offered = _OFFERS.get(member.person.platform)
    return offered[0] if offered else _ELSEWHERE


def links(member: Member) -> tuple[Link, ...]:
    offered = _OFFERS.get(member.person.platform)
    return (offered[1],) if offered else ()
