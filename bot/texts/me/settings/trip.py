"""A trip to another time zone."""

from datetime import date

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Date, DateStyle, Text, Words, say
from bot.interview.trips import Trip

WHERE = TextField(
    "where",
    say("Where will you be?"),
    say("Such as {city}. Empty means no trip", city=Words("Tokyo")),
    required=False,
)
DAYS = TextField(
    "days",
    say("From when to when?"),
    say("Such as: {example}", example=Words("3 May to 10 May")),
    required=False,
)
BUTTON = Button(say("I will be in another zone"), Action(ActionName.TRIP_FORM))
ONLY_ONE_SPAN = say("Please name one first day and one last day.")


def form(trip: Trip | None) -> Form:
    return Form(
        Action(ActionName.TRIP),
        say("A trip"),
        (
            WHERE.filled(trip.zone if trip else ""),
            DAYS.filled(f"{trip.first} to {trip.last}" if trip else ""),
        ),
        say("Save"),
        say("In those days I count your times, quiet hours and nights by the clocks there."),
    )


def zone_and_span(trip: Trip) -> Text:
    # Translators: where somebody will be, such as "Asia/Tokyo, 3 May 2027 to 10 May 2027".
    return say(
        "{zone}, {first} to {last}",
        zone=Words(trip.zone),
        first=_day(trip.first),
        last=_day(trip.last),
    )


def _day(day: date) -> Date:
    return Date(day, DateStyle.LONG)
