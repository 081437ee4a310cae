"""The days on which a host is away."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Date, DateStyle, Text, Words, say
from bot.interview.hours import TimeOff

DAYS_AT_MOST = 8
AWAY = TextField(
    "away",
    say("When are you away?"),
    say("Such as: {example}", example=Words("24 Dec to 4 Jan; next week; 15 Jan")),
    required=False,
    multiline=True,
    most=300,
)
TOO_MANY_DAYS = say(
    "I can keep {most} at most. Please name the next ones first.", most=DAYS_AT_MOST
)


def form(days: Sequence[TimeOff]) -> Form:
    return Form(
        Action(ActionName.TIME_OFF),
        say("Days off"),
        (AWAY.filled("; ".join(map(str, days))),),
        say("Keep them free"),
        say("People still find you; no times are offered on those days. Empty means always here."),
    )


def span(off: TimeOff) -> Text:
    first, last = Date(off.first, DateStyle.LONG), Date(off.last, DateStyle.LONG)
    # Translators: two days, such as "4 January 2027 to 8 January 2027"; both are days off.
    return first if first == last else say("{first} to {last}", first=first, last=last)
