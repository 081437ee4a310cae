"""Answers to free text."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.cards.action_names import ActionName
from bot.cards.cards import ACTION_LENGTH, Action, Button, Card, Entry, Paragraph, Style
from bot.cards.rich_text import Text, Words, joined, mention, say
from bot.interview.model import Interview, Member
from bot.language.intents import Intent
from bot.language.times import Times
from bot.texts import buttons, times
from bot.texts.ask import ask_button

BUTTON_SHOWN = 60
MEANINGS = 3
_MEANT = {
    Intent.FIND: "Find somebody to ask",
    Intent.ASK: "Ask somebody for an interview",
    Intent.QUESTIONS: "Good questions",
    Intent.MOVE: "Find another time",
    Intent.CANCEL: "Cancel something",
    Intent.ANSWER: "Answer a request",
    Intent.THANK: "Write a thank-you note",
    Intent.NOTE: "Note what I learned",
    Intent.MISSED: "A talk did not happen",
    Intent.INTERVIEWS: "My interviews",
    Intent.CONTACTS: "Whom to write to again",
    Intent.HOST: "My hosting",
    Intent.PAUSE: "Pause my hosting",
    Intent.SETTINGS: "Settings",
    Intent.QUIET: "Fewer nudges",
    Intent.CALENDAR: "My calendar",
    Intent.HELP: "What you can do",
    Intent.START: "What I can do next",
    Intent.HARD: "I need a new direction",
    Intent.JOB: "What this is for",
    Intent.HELLO: "Just saying hello",
    Intent.WELCOME: "Just saying thanks",
}
_WHICH = {
    Intent.MOVE: "Find another time",
    Intent.CANCEL: "Here is what you can cancel",
    Intent.ANSWER: "These wait for your answer",
    Intent.THANK: "A thank-you always fits",
    Intent.NOTE: "Note it while it is fresh",
    Intent.MISSED: "These things happen",
    Intent.INTERVIEWS: "How it stands",
}
_NONE = {
    Intent.MOVE: "I see no talk that could be moved",
    Intent.CANCEL: "There is nothing to cancel",
    Intent.ANSWER: "Nobody is waiting for your answer",
    Intent.NOTE: "I see no talk to take notes of yet",
    Intent.MISSED: "I see no talk that could have been missed",
    Intent.INTERVIEWS: "I see nothing with them yet",
}


def meant(intent: Intent, said: str) -> Button:
    """Stands for what was said, if this is what it meant."""
    action = Action(ActionName.MEANT, arg=f"{intent} {said}"[: ACTION_LENGTH - len("meant::0:")])
    return Button((_MEANT[intent],), action)


def unsure(said: str, likely: Sequence[Button]) -> Card:
    lead = "Is it one of these?" if likely else "Here is where to begin."
    more = (
        buttons.run("help", ActionName.HELP) if likely else buttons.run("start", ActionName.START)
    )
    return Card(
        ("I am not sure I understood",),
        (
            Paragraph(say("“{said}”. {lead}", said=Words(said, 80), lead=(lead,)))
            if said
            else Paragraph((lead,)),
        ),
        (*likely, more) if likely else (more, buttons.run("help", ActionName.HELP)),
    )


def command(name: str, rest: str) -> Button:
    """The command that looks like the first word."""
    return buttons.run(Words(f"{name} {rest}", BUTTON_SHOWN).shown, name, rest[:80], Style.PRIMARY)


def find(words: str) -> Button:
    """A few words that say nothing else may be a field."""
    return buttons.run(
        f"Find “{Words(words, 40).shown}”", ActionName.FIND, words[:80], Style.PRIMARY
    )


def about(intent: Intent, entries: Sequence[Entry], *more: Paragraph) -> Card:
    """Interviews that it may be about, with what can be done about each."""
    return Card(
        (_WHICH[intent],), (*more, *entries), (buttons.run("My interviews", ActionName.INTERVIEWS),)
    )


def about_none(intent: Intent) -> Card:
    return Card(
        (_NONE[intent],),
        (Paragraph(("All that is yours is among your interviews.",)),),
        (
            buttons.run("My interviews", ActionName.INTERVIEWS, style=Style.PRIMARY),
            buttons.find_others(),
        ),
    )


def understood(words: str, meanings: Sequence[Times], zone: ZoneInfo) -> Paragraph:
    """The times, as they were read."""
    if not meanings:
        lead = "I could not read “{words}” as a time; the form will ask you."
        return Paragraph(say(lead, words=Words(words, 60)))
    read = joined([(times.local(each, zone),) for each in meanings], ", or: ")
    lead = "“{words}”, as I read it: {read}. Nothing is sent until you send the form."
    return Paragraph(say(lead, words=Words(words, 60), read=read))


def moving(interview: Interview, to: Sequence[Times], zone: ZoneInfo, entry: Entry) -> Entry:
    """The interview with a button for each meaning of the times named."""
    others = [each for each in entry.buttons if each.action.name != ActionName.TIMES]
    proposing = [
        _move_to(interview, each, f"Propose {times.local(each, zone)}") for each in to[:MEANINGS]
    ]
    anew = [buttons.on(interview, "Find another time", ActionName.TIMES, Style.PRIMARY)]
    return replace(entry, buttons=(*(proposing or anew), *others))


def _move_to(interview: Interview, reading: Times, label: str) -> Button:
    """Opens the form with as many of the times as the button can carry."""
    room = ACTION_LENGTH - len(Action(ActionName.TIMES, interview.id, interview.revision).encode())
    carried: list[str] = []
    for span in reading:
        if len(",".join([*carried, str(span)])) <= room:
            carried.append(str(span))
    arg = ",".join(carried)
    return buttons.on(
        interview, Words(label, BUTTON_SHOWN).shown, ActionName.TIMES, Style.PRIMARY, arg
    )


def could_ask(host: Member) -> Card:
    return Card(
        say("You would like to talk with {host}", host=mention(host)),
        (Paragraph(("Three sentences and a time or two are enough. I help you with both.",)),),
        (ask_button(host), buttons.run("See good questions", ActionName.QUESTIONS)),
    )


def pausing(arg: str) -> Card:
    return Card(
        ("A break is a good idea",),
        (Paragraph(("Nobody can find or ask you meanwhile; what is booked stays booked.",)),),
        (
            Button(("Pause my hosting",), Action(ActionName.HOST_PAUSE, arg=arg), Style.PRIMARY),
            buttons.run("My hosting", ActionName.HOST),
        ),
    )


def calendar() -> Card:
    return Card(
        ("Your interviews in your own calendar",),
        (Paragraph(("I can show them there, and keep your busy times free.",)),),
        (buttons.run("My calendar", ActionName.CALENDAR, style=Style.PRIMARY),),
    )


def hello(me: Member) -> Card:
    return _friendly(
        say("Hello {me}", me=mention(me)),
        "Good to see you. Whom would you like to learn from? Just tell me a field.",
    )


def welcome() -> Card:
    return _friendly(("You are welcome",), "Whenever you are ready, there is a next step.")


def hard() -> Card:
    return _friendly(
        ("I am sorry to hear that",),
        "Take the time you need. When you feel like it, 20 minutes with somebody who does work "
        "you are curious about often helps to see what could come next.",
    )


def job(named: Sequence[Member]) -> Card:
    """`named`: whom they would have asked, who can be asked for an interview instead."""
    card = _friendly(
        ("Jobs are not what I can give you",),
        "What I can do: find somebody who tells you for 20 minutes how a field really is and how "
        "they got there. Nobody here is asked for a job, which is why they gladly talk.",
    )
    return replace(card, buttons=(*map(ask_button, named), *card.buttons))


def _friendly(title: Text, what: str) -> Card:
    return Card(
        title,
        (Paragraph((what,)),),
        (buttons.find_others(), buttons.run("What can I do next?", ActionName.START)),
    )
