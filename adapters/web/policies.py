"""A privacy policy and terms, which platforms require of every app: what Askwell does, and who runs
it."""

from collections.abc import Sequence

from aiohttp import web

from adapters.web import html
from adapters.web.browser import reader_of_request
from adapters.web.operator import OperatorSettings
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, joined, say
from bot.interview.frozen import frozen

_LONGEST = 500
"""Characters of what an operator says about themselves."""


@frozen
class _Section:
    heading: Text
    paragraphs: tuple[Text, ...]


_PRIVACY = (
    _Section(
        say("What is kept, and what for"),
        (
            say(
                "Askwell helps members to hold informational interviews, and keeps what it "
                "needs for that, once somebody uses it: their name, user id, time zone and "
                "language as the platform tells them, and their settings; what hosts offer; "
                "requests with their words, times and introductions, and what became of them; a "
                "seeker's own goals, notes, plans and ratings, and what they mean to do next; "
                "what each side answers about an interview with one press; thank-you notes and "
                "updates; what is put on the "
                "reading list; reports to organizers; and, of calendars whose address a member "
                "gave, when they are busy, but not with what."
            ),
            say(
                "It reads no channels. If somebody mentions it in a channel, Slack sends it that "
                "message: it answers them alone, and neither uses nor keeps the words. Otherwise "
                "it sees what is written to it, and which of its "
                "commands and buttons are used. None of it is sold, used for advertising, "
                "given to a language model, or used to train one."
            ),
        ),
    ),
    _Section(
        say("Who sees it"),
        (
            say(
                "What you write to another member is shown to that member, after you have seen "
                "how it will look. Your goals, notes and plans are yours alone. Of ratings, and of "
                "what is answered about an interview with one press, organizers see only "
                "numbers of five or more. A report is seen by the organizers whom it does not "
                "concern. The person who runs the machine can read its database. Slack or Discord "
                "carries the messages, under its terms. "
                "Nobody else gets anything: there are no subprocessors of Askwell's own."
            ),
        ),
    ),
    _Section(
        say("How long"),
        (
            say(
                "Words of an interview are forgotten 24 months after it ended, unless your "
                "community chose another time, and copies of messages after 180 days. Everybody of "
                "a workspace or server that removed Askwell is erased after 30 days. You can erase "
                "everything that is kept about you at once, at any time. What Askwell answered in "
                "a conversation stays with Slack or Discord."
            ),
        ),
    ),
    _Section(
        say("What you can do"),
        (
            say(
                "Write “privacy” to Askwell. It shows what is kept about you, sends you all of "
                "it, and erases it if you say so twice. “settings” and “host” correct it. If "
                "you are no longer in the community, write to the person who is responsible. You "
                "may also complain to the data protection authority of your country."
            ),
        ),
    ),
    _Section(
        say("How it is protected"),
        (
            say(
                "Connections are encrypted. Members' calendar addresses and workspaces' tokens "
                "are encrypted in the database, under keys that are not in it. The log holds "
                "neither words nor secrets. If you find a weakness, or think that something "
                "was read by somebody who should not, tell the person who is responsible at once."
            ),
        ),
    ),
)
_TERMS = (
    _Section(
        say("What it is"),
        (
            say(
                "Askwell helps the members of a community to hold informational interviews: 20 "
                "to 30 minutes in which one asks and the other tells how their work really is. "
                "You may use it while you are a member of a community that has it, and as old "
                "as Slack or Discord asks you to be."
            ),
        ),
    ),
    _Section(
        say("What we ask of you"),
        (
            say(
                "Ask nobody for a job, money or a date. Be on time, or say early that you "
                "cannot come. Keep to yourself what you were told. Accept a no. Write to "
                "nobody by way of Askwell for anything but an interview, and sell nothing. The "
                "rules of your community and the terms of Slack or Discord hold too."
            ),
            say(
                "If something is wrong, write “report” to Askwell. Organizers may pause or "
                "remove members who do not keep to this."
            ),
        ),
    ),
    _Section(
        say("What you may expect"),
        (
            say(
                "Your words stay yours. You let Askwell keep them and show them to those you "
                "send them to, and to nobody else. You can stop at any time, and erase "
                "everything with “privacy”."
            ),
            say(
                "Members speak for themselves: nobody checks what a host says or who somebody "
                "is, and nothing said here is advice on law, money or health. Askwell is free "
                "software, offered as it is; it may fail, or end."
            ),
        ),
    ),
)


def routes(operator: OperatorSettings) -> list[web.RouteDef]:
    """Routes for the web application."""
    return [
        _route(html.PRIVACY, say("Privacy at Askwell"), (_responsible(operator), *_PRIVACY)),
        _route(html.TERMS, say("Terms of Askwell"), (*_TERMS, _responsible(operator))),
    ]


def _route(name: str, title: Text, sections: Sequence[_Section]) -> web.RouteDef:
    async def serve(request: web.Request) -> web.Response:
        reader = reader_of_request(request.headers)
        body = "\n".join(_section(each, reader) for each in sections)
        return web.Response(text=html.page(title, body, reader), headers=html.HEADERS)

    return web.get(f"/{name}", serve)


def _section(section: _Section, reader: Reader) -> str:
    paragraphs = "\n".join(html.paragraph(each, reader) for each in section.paragraphs)
    return f"<h2>{html.text(section.heading, reader)}</h2>\n{paragraphs}"


def _responsible(operator: OperatorSettings) -> _Section:
    given = (operator.name, operator.address, operator.contact)
    told = [Words(each, _LONGEST) for each in given if each]
    return _Section(
        say("Who is responsible"),
        (
            joined(told, "\n")
            if operator.name or operator.contact
            else say("The person who runs this Askwell has not written here yet who they are."),
            say(
                "In Askwell, “help” names somebody of your community who looks after people there. "
                "Ask them first; whatever they cannot do, they pass on."
            ),
        ),
    )
