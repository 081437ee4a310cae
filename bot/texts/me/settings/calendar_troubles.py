"""What can be wrong with a member's own calendar, in sentences."""

from bot.cards.rich_text import Text, Words, say
from bot.interview.scheduling.calendars import Flaw, Trouble

EXAMPLE = "https://calendar.google.com/calendar/ical/.../basic.ics"

SENTENCES: dict[Trouble, Text] = {
    Trouble.NO_ADDRESS: say(
        "I can read an address that begins with https://, such as {example}",
        example=Words(EXAMPLE),
    ),
    Trouble.PRIVATE: say(
        "That address is inside a private network. Give me one that works anywhere."
    ),
    Trouble.UNREACHABLE: say("The server with this calendar does not answer. I will keep trying."),
    Trouble.REFUSED: say(
        "The server does not let me read this calendar. An address that works without signing in "
        "would open it, such as a private or a published one."
    ),
    Trouble.GONE: say(
        "There is nothing at this calendar's address any more. Please give me the new one."
    ),
    Trouble.TOO_OFTEN: say(
        "The server with this calendar says that I ask too often. I will try again later."
    ),
    Trouble.A_PAGE: say(
        "That address is a web page, perhaps to sign in, not the calendar itself. A "
        "calendar's address often ends in .ics."
    ),
    Trouble.TOO_LARGE: say(
        "This calendar is larger than 20 MB. One with fewer past events would work."
    ),
    Trouble.TOO_SLOW: say(
        "The server with this calendar is too slow right now. I will keep trying."
    ),
    Trouble.NOT_A_CALENDAR: say(
        "There is no calendar at that address. A calendar's address often ends in .ics."
    ),
    Trouble.TOO_MUCH: say(
        "This calendar holds more than I can read. One with fewer events would work."
    ),
}
LEFT_OUT: dict[Flaw, Text] = {
    # Translators: comes after "Not read: ".
    Flaw.NO_START: say("an entry with no start, or with two"),
    # Translators: comes after "Not read: ".
    Flaw.ENDS_FIRST: say("an entry that ends before it begins"),
    # Translators: comes after "Not read: ".
    Flaw.NO_RULE: say("an entry that repeats in a way that is not possible"),
    # Translators: comes after "Not read: ".
    Flaw.TOO_FINE: say("an entry that repeats more than once an hour"),
    # Translators: comes after "Not read: ".
    Flaw.ALL_TIME: say("an entry that takes all of your time"),
    # Translators: comes after "Not read: ".
    Flaw.TOO_COSTLY: say("an entry that takes too long to work out"),
    # Translators: comes after "Not read: ".
    Flaw.UNREADABLE: say("an entry that I cannot make sense of"),
    # Translators: comes after "Not read: ".
    Flaw.TOO_MUCH: say("some entries, as there are more than I can read"),
}
