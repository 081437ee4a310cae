"""What is kept about a member, for them to read, download and erase."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Facts, Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.files import File
from bot.cards.rich_text import Text, say, say_many
from bot.texts import buttons
from bot.texts.organizing.broadcasts import quotes

_WHO_ELSE = say(
    "Organizers see who asked whom and how it stands, not what you wrote. Nobody else gets any "
    "of it. Only the person who runs the machine could read the database. I keep all this "
    "until you erase it, unless it says otherwise above."
)


def privacy(months: int) -> Card:
    """`months`: how long the words of a talk are kept."""
    return card_of(
        say("What I keep about you"),
        Facts(_kept(months)),
        _WHO_ELSE,
        _send_all(Style.PRIMARY),
        quotes.MY_QUOTES,
        erase_me(),
    )


def _kept(months: int) -> tuple[tuple[Text, Text], ...]:
    return (
        (
            say("Your name, zone and settings"),
            say("So that I show every time in your zone. People here see your name."),
        ),
        (
            say("Your profile as a host"),
            say("So that you can be found. Everybody here can read it, while your door is open."),
        ),
        (
            say("Requests, introductions, thank-you notes, updates"),
            say_many(
                "For you and the one you wrote to. I forget the words {number} month after a talk "
                "has ended, and tell you before.",
                "For you and the one you wrote to. I forget the words {number} months after a talk "
                "has ended, and tell you before.",
                months,
            ),
        ),
        (
            say("Your goals, plans and notes"),
            say("For your journal. Nobody but you reads them. They are forgotten with the talk."),
        ),
        (
            say("Ratings, and answers with one press"),
            say(
                "How a field looks to you, whether a talk was worth it, what came of it. "
                "Organizers see only how five or more answered together."
            ),
        ),
        (
            say("What you put on the reading list"),
            say(
                "Everybody here reads it, without your name. Only if organizers take an entry "
                "away, they see that it came from you."
            ),
        ),
        (
            say("A sentence to be quoted"),
            say(
                "Only if you offer one. Organizers read it, once your host agreed where it points "
                "to them. Either of you can take it back."
            ),
        ),
        (
            say("Your calendars"),
            say("Their addresses, and when you are busy, so that I suggest no such time."),
        ),
        (
            say("What I sent you"),
            say("So that I can change a message when things change. I forget it within 180 days."),
        ),
        (
            say("Dates, absences, blocks"),
            say("So that limits hold for everybody. They stay, without your name."),
        ),
    )


def old_words_end_soon() -> Card:
    return card_of(
        say("What you wrote long ago is forgotten in a month"),
        say(
            "It is about talks that ended long ago: your requests, notes, plans and "
            "updates. Your organizers have set for how long I keep them. You can keep "
            "them yourself."
        ),
        Button(say("Keep my journal as a file"), Action(ActionName.JOURNAL_FILE), Style.PRIMARY),
        _send_all(Style.PLAIN),
    )


def files_message(number: int, parts: int, files: tuple[File, ...]) -> Card:
    """One of the messages that carry the files."""
    title = (
        say("Everything I keep about you")
        if parts == 1
        else say("Everything I keep about you, {number} of {parts}", number=number, parts=parts)
    )
    what = say(
        "Two files with the same in them: a page to read in a browser, and a file for programs. "
        "I forget my copy of them within a day or two."
    )
    return Card(title, body(what), files=files)


def files_on_their_way() -> Card:
    return card_of(
        say("I will send it to you in a direct message"),
        say("It has everything that I keep about you."),
    )


def confirm_erasing(asked_at: datetime) -> Card:
    """Asked before everything is erased. The button works until an hour after `asked_at`."""
    goes = say(
        "Your profile, requests, notes, plans, journal, calendars and settings go at "
        "once. I also empty the messages that I sent you, and those I sent others about you, where "
        "I can still edit them."
    )
    unreached = say(
        "What I cannot reach: my answers to what you or others typed or pressed, such as a list "
        "with your name, and files. They stay where they are."
    )
    others = say(
        "Talks that you have agreed on end kindly: the other person hears that somebody "
        "has left. They keep the dates, but none of your words."
    )
    stays = say(
        "What stays has no name on it: numbers and dates, blocks, and that a limit was "
        "reached. An open report stays until the organizers have closed it. The rest "
        "cannot be brought back; if you write to me again, only that is left."
    )
    for_good = Action(ActionName.ERASE_ALL, arg=f"{asked_at:%Y%m%dT%H%M%S}")
    return Card(
        say("Erase everything about you?"),
        tuple(map(Paragraph, (goes, unreached, others, stays))),
        (
            _send_all(Style.PLAIN),
            buttons.run(say("Keep it"), ActionName.START, style=Style.PRIMARY),
            _erase(say("Erase everything, for good"), for_good),
        ),
    )


def erasing_done() -> Card:
    return card_of(
        say("Everything about you is erased"),
        say("Thank you for being part of this. I wish you all the best."),
    )


def erased() -> Card:
    """Replaces the messages that were sent to them."""
    return card_of(say("Erased"), say("What was here is gone, as you asked."))


def about_erased() -> Card:
    """Replaces the messages that others got about them, whoever wrote what they quoted."""
    return card_of(
        say("About somebody who has left"), say("They have left, and what was here is erased.")
    )


def _send_all(style: Style) -> Button:
    return Button(say("Send me all of it"), Action(ActionName.EXPORT), style)


def erase_me() -> Button:
    """They are asked once more before anything is erased."""
    return _erase(say("Erase me"), Action(ActionName.ERASE))


def _erase(label: Text, action: Action) -> Button:
    return Button(label, action, Style.DANGER)
