"""What organizers see at a glance."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Facts, Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.rich_text import ListStyle, Text, Words, listed, say, say_many
from bot.interview.organizing.glance import Glance, InNeed, MonthSoFar

NAME_SHOWN = 40


def glance(of: Glance, open_concerns: int, *, contact_named: bool) -> tuple[Block, ...]:
    """What needs a hand is first: on a phone, the numbers fill the screen."""
    in_need = needs_a_hand(of.in_need, open_concerns, contact_named=contact_named)
    return (*in_need, _month(of.month))


def _month(month: MonthSoFar) -> Block:
    if not (month.requests or month.held):
        return Paragraph(say("This month, nobody has asked or met anybody yet."))
    held = (
        (say("Seekers with an interview"), Words(str(month.seekers))),
        (say("Hosts who gave one"), Words(str(month.hosts))),
        (say("Hours given"), Words(f"{month.hours:.1f}")),
    )
    return Facts(
        (
            (say("This month"), _asked(month.requests)),
            (say("Interviews held"), Words(str(month.held))),
            *(held if month.held else ()),
        )
    )


def _asked(requests: int) -> Text:
    return say_many("{number} request sent", "{number} requests sent", requests)


def needs_a_hand(of: InNeed, open_concerns: int, *, contact_named: bool) -> tuple[Block, ...]:
    """`open_concerns`: how many the organizer who reads this may read."""
    rows = (
        *_counted(say("Open concerns"), open_concerns),
        *_counted(say("Requests that wait over 5 days"), of.waiting),
        *_counted(say("Hosts who let requests lapse"), of.silent),
        *_counted(say("Members I cannot write to"), of.unreachable),
        *_sought(of.sought),
    )
    only_reports_first = Style.PLAIN if open_concerns else Style.PRIMARY
    hosts = would_host(of.would_host, only_reports_first)
    contact = () if contact_named else (_no_contact(),)
    if not (rows or hosts or contact):
        return body(say("No request and no host needs a hand just now."))
    needs = Facts(rows) if rows else None
    return body(say("What needs a hand:"), needs, *hosts, *contact)


def would_host(number: int, style: Style) -> tuple[Entry, ...]:
    """Those who wait for an organizer's answer. Empty if there are none."""
    if not number:
        return ()
    waiting = Entry(
        say_many(
            "{number} member would like to host", "{number} members would like to host", number
        ),
        say("Nobody can find them before an organizer welcomes them."),
        (Button(say("Have a look"), Action(ActionName.HOSTS_TO_APPROVE), style),),
    )
    return (waiting,)


def _counted(label: Text, number: int) -> tuple[tuple[Text, Text], ...]:
    return ((label, Words(str(number))),) if number else ()


def _sought(words: tuple[str, ...]) -> tuple[tuple[Text, Text], ...]:
    quoted = listed([Words(each, NAME_SHOWN) for each in words], ListStyle.AND)
    return ((say("Looked for, and not found"), quoted),) if words else ()


def _no_contact() -> Entry:
    return Entry(
        say("Nobody is chosen as the contact"),
        say("Members are told about the one who has organized longest."),
        (Button(say("Choose the contact"), Action(ActionName.ORGANIZERS)),),
    )
