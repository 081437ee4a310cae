"""Quiet weeks: what members read about them, and how organizers set them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import DayField, Form, TextField
from bot.cards.rich_text import Date, DateStyle, Text, Words, say
from bot.interview.members import Member
from bot.interview.organizing import quiet_weeks
from bot.interview.organizing.quiet_weeks import QuietWeeks

BAD_END = say("They end on their first day at the earliest, and after twelve weeks at the latest.")
NO_NAME = say("Members read the name, such as: Winter holidays.")
ALREADY_OVER = say("That is over already. Choose a later day.")


def notice_for_seeker(
    weeks: Iterable[QuietWeeks], host: Member, heard_at: datetime
) -> tuple[Paragraph, ...]:
    """For a seeker whose host hears about the request during quiet weeks. Empty at other times."""
    now_quiet = quiet_weeks.now_in(weeks, heard_at, host.zoneinfo)
    if now_quiet is None:
        return ()
    told = say(
        "The quiet weeks ({name}) last until {day}: nobody is reminded then, and those days do "
        "not count. They can still answer, of course.",
        name=Words(now_quiet.name, quiet_weeks.NAME_LENGTH),
        day=Date(now_quiet.last, DateStyle.LONG),
    )
    return (Paragraph(told, passing=True),)


def notice(weeks: Iterable[QuietWeeks], me: Member, now: datetime) -> tuple[Paragraph, ...]:
    """For every member, above what is next for them. Empty outside quiet weeks."""
    now_quiet = quiet_weeks.now_in(weeks, now, me.zoneinfo)
    if now_quiet is None:
        return ()
    told = say(
        "These are quiet weeks until {day} ({name}): nobody is reminded, and no day counts towards "
        "the end of a request. Interviews that are booked take place.",
        day=Date(now_quiet.last, DateStyle.LONG),
        name=Words(now_quiet.name, quiet_weeks.NAME_LENGTH),
    )
    return (Paragraph(told),)


FIRST = DayField("first", say("First day"))
LAST = DayField("last", say("Last day"))
NAME = TextField(
    "name",
    say("Name"),
    say("Members read it, such as: Winter holidays"),
    most=quiet_weeks.NAME_LENGTH,
)


def named(weeks: QuietWeeks) -> Text:
    return say("Saved: {name}", name=Words(weeks.name, quiet_weeks.NAME_LENGTH))


def removed(weeks: QuietWeeks) -> Text:
    return say("No longer quiet: {name}", name=Words(weeks.name, quiet_weeks.NAME_LENGTH))


def listed_weeks(weeks: Sequence[QuietWeeks], done: Text | None = None) -> Card:
    """The quiet weeks of a programme, for its organizers. `done`: what one of them has just
    changed, if anything."""
    none = () if weeks else body(say("None are named."))
    what = say(
        "In quiet weeks nobody is reminded to answer or suggested to anybody, and no day counts "
        "towards the end of a request. What is booked stays, with its reminders."
    )
    more = Button(say("Name quiet weeks"), Action(ActionName.QUIET_WEEKS_FORM), Style.PRIMARY)
    return card_of(
        done or say("Quiet weeks"),
        what,
        *none,
        *map(_entry, weeks),
        more if len(weeks) < quiet_weeks.SPANS_AT_MOST else None,
        Button(say("Settings"), Action(ActionName.PROGRAMME_SETTINGS)),
    )


def _entry(weeks: QuietWeeks) -> Entry:
    return Entry(
        Words(weeks.name, quiet_weeks.NAME_LENGTH),
        span(weeks),
        (Button(say("Remove"), Action(ActionName.END_QUIET_WEEKS, arg=button_value(weeks))),),
    )


def span(weeks: QuietWeeks) -> Text:
    first, last = (Date(each, DateStyle.LONG) for each in (weeks.first, weeks.last))
    # Translators: two days, such as "20 December 2026 to 3 January 2027".
    return say("{first} to {last}", first=first, last=last)


def button_value(weeks: QuietWeeks) -> str:
    """What the button about these weeks carries. It identifies them, because the same weeks cannot
    be named twice."""
    return f"{weeks.first}:{weeks.last}"


def form(first: date) -> Form:
    last = first + timedelta(days=13)
    return Form(
        Action(ActionName.QUIET_WEEKS_ADD),
        say("Quiet weeks"),
        (FIRST.filled(first.isoformat()), LAST.filled(last.isoformat()), NAME),
        say("Save"),
        say("Both days are quiet, too. Requests waiting then get that much more time."),
    )


def bad_day(typed: str, today: date) -> Text:
    return say(
        "“{typed}” is not a day in the coming year. This would work: {example}",
        typed=Words(typed, 30),
        example=Words(str(today + timedelta(weeks=1))),
    )
