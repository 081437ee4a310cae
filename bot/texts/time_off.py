"""The days on which a host is away."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.cards import Action
from bot.cards.forms import Form, TextField
from bot.interview.hours import TimeOff

AT_MOST = 8
AWAY = TextField(
    "away",
    "When are you away?",
    "Such as: away until 4 Jan; not in the week of 7 Dec",
    required=False,
    multiline=True,
    most=300,
)


def form(days: Sequence[TimeOff]) -> Form:
    return Form(
        Action(ActionName.TIME_OFF),
        "Days off",
        (AWAY.filled("; ".join(map(str, days))),),
        "Keep them free",
        ("People still find you; no times are offered on those days. Empty means always here.",),
    )


def said(off: TimeOff) -> str:
    first, last = (f"{day.day} {day:%b %Y}" for day in (off.first, off.last))
    return first if first == last else f"{first} to {last}"


def too_many() -> str:
    return f"{AT_MOST} are the most that I can keep. Please name the next ones first."
