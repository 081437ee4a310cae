"""Answers to free text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Paragraph, body
from bot.cards.buttons import ACTION_LENGTH, Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.lengths import length
from bot.cards.rich_text import (
    Date,
    DateStyle,
    ListStyle,
    Text,
    Words,
    joined,
    listed,
    mention,
    say,
)
from bot.content.advice import Advice
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.language.intents import Intent
from bot.language.times import Times
from bot.texts import buttons, clock_fields, contact, times
from bot.texts.advice import NO_LIMIT
from bot.texts.hosting import host
from bot.texts.interviews import interview_actions

BUTTON_SHOWN = 60
TIMES_SHOWN = 58
MEANINGS = 3
_MEANT: dict[Intent, Text] = {
    Intent.FIND: say("Find somebody to ask"),
    Intent.ASK: say("Ask somebody for an interview"),
    Intent.INTRODUCE: say("Introduce two people"),
    Intent.QUESTIONS: say("Good questions"),
    Intent.MOVE: say("Find another time"),
    Intent.CANCEL: say("Cancel something"),
    Intent.ANSWER: say("Answer a request"),
    Intent.THANK: say("Write a thank-you note"),
    Intent.NOTE: say("Note what I learned"),
    Intent.MISSED: say("A talk did not happen"),
    Intent.INTERVIEWS: say("My interviews"),
    Intent.CONTACTS: say("Who to write to again"),
    Intent.HOST: say("My hosting"),
    Intent.PAUSE: say("Pause my hosting"),
    Intent.BUSY: say("Keep a time free"),
    Intent.BLOCKS: say("People I blocked"),
    Intent.SETTINGS: say("Settings"),
    Intent.QUIET: say("Fewer nudges"),
    Intent.LEAVE: say("Stop, pause or leave"),
    Intent.CALENDAR: say("My calendar"),
    Intent.PRIVACY: say("What is kept about me"),
    Intent.HELP: say("What you can do"),
    Intent.START: say("What I can do next"),
    Intent.HARD: say("I need a new direction"),
    Intent.WORN_OUT: say("My work is too much"),
    Intent.REPORT: say("Something was wrong"),
    Intent.CRISIS: say("I need somebody to talk to"),
    Intent.FOR_ANOTHER: say("I worry about somebody"),
    Intent.JOB: say("What this is for"),
    Intent.YES: say("Yes to a request"),
    Intent.NO: say("No to a request"),
    Intent.LATE: say("I am late for a talk"),
    Intent.WHERE: say("Where we meet"),
    Intent.NEWS: say("I have news"),
    Intent.JOURNAL: say("My journal"),
    Intent.READING: say("The reading list"),
    Intent.ORGANIZERS: say("Write to the organizers"),
    Intent.ORGANIZE: say("Run the programme"),
    Intent.HELLO: say("Just saying hello"),
    Intent.WELCOME: say("Just saying thanks"),
}
_WHICH: dict[Intent, Text] = {
    Intent.MOVE: say("Find another time"),
    Intent.CANCEL: say("Here is what you can cancel"),
    Intent.ANSWER: say("These are waiting for your answer"),
    Intent.THANK: say("A thank-you always fits"),
    Intent.NOTE: say("Note it while it is fresh"),
    Intent.MISSED: say("These things happen"),
}
_WANTED: dict[Intent, tuple[str, ...]] = {
    Intent.CANCEL: (ActionName.CANCEL, ActionName.WITHDRAW, ActionName.DECLINE),
    Intent.THANK: (ActionName.NOTE,),
    Intent.MISSED: (ActionName.MISSED,),
}
_NONE: dict[Intent, Text] = {
    Intent.MOVE: say("I see no talk to move"),
    Intent.CANCEL: say("There is nothing to cancel"),
    Intent.ANSWER: say("Nobody is waiting for your answer"),
    Intent.NOTE: say("I see no talk to take notes of yet"),
    Intent.MISSED: say("I see no talk that you could have missed"),
    Intent.INTERVIEWS: say("I see nothing with them yet"),
}


def meaning_button(intent: Intent, said: str) -> Button:
    """A button to confirm that `said` had this meaning."""
    action = Action(ActionName.MEANT, arg=f"{intent} {said}"[: ACTION_LENGTH - len("meant::0:")])
    return Button(_MEANT[intent], action)


def hours(said: str, likely: Sequence[Button]) -> Card:
    """For a host. `likely`: what else the words may mean."""
    unchanged = say("“{said}”. Nothing changes until you save the form.", said=Words(said, 80))
    change = replace(host.CHANGE_HOURS_BUTTON, style=Style.PRIMARY)
    title = say("Are these your hours as a host?")
    return card_of(title, unchanged, change, *likely, buttons.HELP)


def with_somebody(card: Card, told_of: Member | None) -> Card:
    """Adds a person to turn to, because words that we did not understand may have been about a
    worry."""
    somebody = (
        say("If something was wrong, or you need a person: {who}", who=contact.looks_after(told_of))
        if told_of
        else say("If something was wrong, tell the people who run this place. I help you.")
    )
    report = buttons.run(_MEANT[Intent.REPORT], ActionName.REPORT)
    is_offered = any(each.label == report.label for each in card.buttons)
    return replace(
        card,
        blocks=body(*card.blocks, somebody),
        buttons=card.buttons if is_offered else (*card.buttons, report),
        links=(*card.links, *contact.links(told_of)),
    )


def with_other_wish(card: Card, other: Button) -> Card:
    """For the answer to one of two wishes: the way to the other comes last."""
    note = say("You asked for two things. The last button is for the other one.")
    return replace(card, blocks=body(*card.blocks, note), buttons=(*card.buttons, other))


def which_first(wishes: Sequence[Button]) -> Card:
    """For two wishes of which each leads elsewhere."""
    return card_of(
        say("Two things at once: which comes first?"),
        say("Press one now, and come back here for the other."),
        *wishes,
    )


def command(name: str, rest: str) -> Button:
    """Runs the command `name`, which resembles the first word."""
    return buttons.run(Words(f"{name} {rest}", BUTTON_SHOWN), name, rest[:80], Style.PRIMARY)


def find(words: str, style: Style) -> Button:
    """For a few words with no other meaning: they may name a field."""
    label = say("Find “{words}”", words=Words(words, 40))
    return buttons.run(label, ActionName.FIND, words[:80], style)


def which_interview(intent: Intent, entries: Sequence[Entry], *more: Paragraph) -> Card:
    """The interviews that the words may be about, with what can be done about each: what they seem
    to want comes first."""
    names = _WANTED.get(intent, ())
    is_clear = intent is Intent.MISSED and len(entries) == 1
    style = Style.PRIMARY if is_clear else None
    return Card(
        _WHICH[intent],
        (*more, *(interview_actions.with_first(each, names, style) for each in entries)),
        (buttons.my_interviews(),),
    )


def no_interview(intent: Intent) -> Card:
    return card_of(
        _NONE[intent],
        say("You can find everything among your interviews."),
        buttons.my_interviews(Style.PRIMARY),
        buttons.find_others(Style.PLAIN),
    )


def times_understood(words: str, meanings: Sequence[Times], zone: ZoneInfo) -> Paragraph:
    """The times as we understood them."""
    said = Words(words, 60)
    if not meanings:
        unread = say("I could not read “{words}” as a time; the form will ask you.", words=said)
        return Paragraph(unread)
    read = listed((_as_typed(each, zone) for each in meanings), ListStyle.OR)
    return Paragraph(
        say(
            "“{words}”, as I read it: {read}. Nothing is sent until you send the form.",
            words=said,
            read=read,
        )
    )


def _as_typed(reading: Times, zone: ZoneInfo) -> Text:
    """The whole reading, in words that could be typed instead."""
    return clock_fields.on_clock(times.written_in_zone(reading, zone))


def with_time_buttons(
    interview: Interview, to: Sequence[Times], zone: ZoneInfo, entry: Entry
) -> Entry:
    """The interview, with one button for each way to read the times. No other is highlighted."""
    ways = [each for each in entry.buttons if each.action.name != ActionName.TIMES]
    others = [replace(each, style=Style.PLAIN) for each in ways]
    proposing = [_move_to(interview, each, zone) for each in to[:MEANINGS]]
    anew = [buttons.on(interview, say("Find another time"), ActionName.TIMES, Style.PRIMARY)]
    return replace(entry, buttons=(*(proposing or anew), *others))


def _move_to(interview: Interview, reading: Times, zone: ZoneInfo) -> Button:
    """Opens the form, filled in with as many of the times as the button can carry."""
    room = ACTION_LENGTH - len(Action(ActionName.TIMES, interview.id, interview.revision).encode())
    carried: list[str] = []
    for span in reading:
        if len(",".join([*carried, str(span)])) <= room:
            carried.append(str(span))
    # Translators: at most 17 characters besides `{times}`.
    label = say("Propose {times}", times=_on_button(reading, zone))
    return buttons.on(interview, label, ActionName.TIMES, Style.PRIMARY, ",".join(carried))


def _on_button(reading: Times, zone: ZoneInfo) -> Text:
    """All of the times, or only the first if there is no room for them."""
    shown = _as_typed(reading, zone)
    if length(shown) <= TIMES_SHOWN:
        return shown
    return joined((_as_typed(reading[:1], zone), Words("…")), " ")


def offer_to_ask(host: Member, comforting: Advice | None) -> Card:
    """`comforting`: its kind sentence is said to somebody who is sad."""
    comfort = body(Words(comforting.comfort, NO_LIMIT)) if comforting else ()
    how = Paragraph(say("Three sentences and a time or two are enough. I help you with both."))
    return Card(
        say("You would like to talk with {host}", host=mention(host)),
        (*comfort, how),
        (buttons.ask(host), buttons.run(say("See good questions"), ActionName.QUESTIONS)),
    )


def offer_pause(until: date | None, refuse: Button | None) -> Card:
    """`until`: the last day of the break. If they named none, fewer talks may be enough. `refuse`:
    the way to a request that waits."""
    if until is None:
        return _less_hosting(refuse)
    label = say("Pause until {day}", day=Date(until, DateStyle.SHORT))
    return card_of(
        say("A break is a good idea"),
        _MEANWHILE,
        _pause_button(label, until.isoformat()),
        refuse,
        *_more_of_hosting(),
    )


def _less_hosting(refuse: Button | None) -> Card:
    or_fewer = say("Or say how many talks a month suit you.")
    fewer = replace(host.CHANGE_HOURS_BUTTON, label=say("Fewer a month"))
    return card_of(
        say("As much as suits you, and no more"),
        _MEANWHILE_IN_A_BREAK,
        or_fewer,
        _pause_button(say("Pause my hosting")),
        fewer,
        refuse,
        *_more_of_hosting(),
    )


_MEANWHILE_IN_A_BREAK = say(
    "If you take a break, nobody can find or ask you meanwhile; what is booked stays booked."
)
_MEANWHILE = say("Nobody can find or ask you meanwhile; what is booked stays booked.")


def _pause_button(label: Text, until: str = "") -> Button:
    return Button(label, Action(ActionName.HOST_PAUSE, arg=until), Style.PRIMARY)


def _more_of_hosting() -> tuple[Button, ...]:
    return host.DAYS_OFF_BUTTON, buttons.MY_HOSTING


def calendar() -> Card:
    return card_of(
        say("Your interviews in your own calendar"),
        say("I can show them there, and keep your busy times free."),
        buttons.my_calendar(Style.PRIMARY),
    )
