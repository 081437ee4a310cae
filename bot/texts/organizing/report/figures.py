"""The numbers of a programme: the name of each, how it is counted, and how it is written."""

from collections.abc import Mapping
from datetime import date

from bot.cards.rich_text import Date, DateStyle, Text, Words, say
from bot.interview.numbers.figures import Figure, Measure, in_percent
from bot.interview.numbers.periods import Span
from bot.interview.numbers.report import NumberName
from bot.interview.numbers.report_dates import is_whole_month

COUNTED_AS: Mapping[NumberName, Text] = {
    NumberName.SEEKERS_SERVED: say("Different people with at least one interview held."),
    NumberName.PARTICIPATION: say("Seekers who sent a request, of the members who may."),
    NumberName.REQUESTS_SENT: say("All requests that went out to a host."),
    NumberName.INTERVIEWS_HELD: say(
        "Ended, one side says that it took place, and the other did not contradict in three days."
    ),
    NumberName.OUTCOME_KNOWN: say("Ended interviews of which either side told how it went."),
    NumberName.HELD_RATE: say("Held, of held, missed, and cancelled less than 24 hours before."),
    NumberName.ANSWERED: say(
        "Yes, no or other times, of the requests sent and not taken back within 24 hours."
    ),
    NumberName.SAID_YES: say("Booked, of the requests sent."),
    NumberName.TIME_TO_ANSWER: say("Half of the hosts who answered took no longer than this."),
    NumberName.NEVER_ANSWERED: say("Requests that ended without a word from the host."),
    NumberName.GOT_AN_INTERVIEW: say(
        "Seekers who had one within 30 days of their first request, of those whose first request "
        "is over 30 days old."
    ),
    NumberName.VOLUNTEERS: say("Different hosts with at least one interview held."),
    NumberName.NEW_VOLUNTEERS: say("Hosts whose first interview ever was held now."),
    NumberName.RETURNING_VOLUNTEERS: say("Hosts who held one in the period before, too."),
    NumberName.HOSTS_IN_USE: say(
        "Hosts with an interview held, of those whose door was open for 30 days."
    ),
    NumberName.SPREAD: say("Share of the interviews that the most asked tenth of hosts held."),
    NumberName.HOURS_GIVEN: say("The lengths of the interviews held, together."),
    NumberName.WORTH_IT: say("Hosts who said yes, of those who answered."),
    NumberName.WORTH_IT_SEEKERS: say("Seekers who said yes, of those who answered."),
    NumberName.PREPARED: say("Hosts who said yes, of those who answered."),
    NumberName.MEAN_CHANGE: say(
        "Steps on a scale from 1 to 5, on average, of seekers who answered before and after."
    ),
    NumberName.ROSE: say(
        "Seekers who rated it higher after than before, of those who answered both times."
    ),
    NumberName.CAME_OF_IT: say(
        "Seekers who decided something, took a next step or met another person, of those who "
        "answered 30 or 90 days later."
    ),
    NumberName.CONCERNS_OPENED: say("Reports of members about another, except about organizers."),
    NumberName.CONCERNS_CLOSED: say("Those that an organizer closed."),
    NumberName.TIME_TO_LOOK_AFTER: say("Half of them were looked after within this time."),
}
TOO_FEW = say("too few to say")
NOTHING_BEFORE = say("There is nothing to compare with: the programme began later.")


def written(figure: Figure) -> Text:
    """Only the value, without what it is based on."""
    if figure.value is None:
        return TOO_FEW
    match figure.measure:
        case Measure.COUNT:
            return say("{number}", number=round(figure.value))
        case Measure.SHARE:
            return say("{number} %", number=in_percent(figure.value))
        case Measure.HOURS:
            return Words(f"{figure.value:.1f}")
        case Measure.POINTS:
            return Words(f"{figure.value:+.1f}")


def span(of: Span) -> Text:
    """The days of a period, in the time zone in which it was counted."""
    return days(*of.days)


def days(first: date, last: date) -> Text:
    if is_whole_month(first, last):
        return Date(first, DateStyle.MONTH)
    if first == last:
        return Date(first, DateStyle.LONG)
    return say(
        "{first} to {last}", first=Date(first, DateStyle.LONG), last=Date(last, DateStyle.LONG)
    )
