"""What organizers write about a concern, and what the member it is about reads of that."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import Text, mention, say
from bot.interview.conduct.concerns import Concern
from bot.interview.members import Member, Suspension
from bot.texts import buttons, contact
from bot.texts.interviews import interview
from bot.texts.organizing.concerns import outcomes

WORDS_LENGTH = 600
SURE = "sure"
"""The argument of the second press, which confirms."""

QUESTION = TextField("question", say("What would you like to know?"), multiline=True, most=500)
NOTE = TextField("note", say("Private note"), required=False, multiline=True, most=600)
WORDS = TextField("words", say("What they read"), multiline=True, most=WORDS_LENGTH)
REPLY = TextField("reply", say("Your reply"), multiline=True, most=500)
OUTCOME = ChoiceField(
    "outcome",
    say("What came of it?"),
    tuple(Option(each, text) for each, text in outcomes.OUTCOMES.items()),
)
SENTENCE = TextField(
    "sentence",
    say("Your words to the reporter"),
    say("They read it, signed by the organizers"),
    required=False,
    multiline=True,
    most=400,
)
DEFAULT_WARNING = (
    "Something you did or said here was not all right for somebody. Maybe you did "
    "not mean it that way. Please keep to what this place is for: good talks about "
    "work, with respect and nothing expected in return. If you see it differently, "
    "tell us in a reply."
)
"""The words that an organizer can change as they like. What they send is what the form then
contains."""
EMPTY = say("A sentence is enough.")
CHOOSE_ONE = say("Choose one of these.")


def ask_back(concern: Concern) -> Form:
    return Form(
        _on(concern, ActionName.ASK_BACK),
        say("Ask a question"),
        (QUESTION,),
        intro=say("The member who told you reads it, signed by the organizers, without your name."),
    )


def note(concern: Concern) -> Form:
    return Form(
        _on(concern, ActionName.CONCERN_NOTE),
        say("Private note"),
        (NOTE.filled(concern.note),),
        say("Save"),
        say("Only organizers read it, and never one whom it is about."),
    )


def warn(concern: Concern) -> Form:
    return Form(
        _on(concern, ActionName.WARN),
        say("Warn kindly"),
        (WORDS.filled(DEFAULT_WARNING),),
        intro=say(
            "They read it, signed by the organizers, and can reply once. Do not write "
            "anything that shows who told you."
        ),
    )


def close(concern: Concern, reporter: Member) -> Form:
    who_reads = (
        say("The member who told you has left, so only organizers read the outcome.")
        if reporter.is_gone
        else say("The member who told you reads the outcome, signed by the organizers.")
    )
    return Form(
        _on(concern, ActionName.CLOSE_CONCERN),
        say("Close the concern"),
        (OUTCOME,) if reporter.is_gone else (OUTCOME, SENTENCE),
        say("Close it"),
        who_reads,
    )


def _on(concern: Concern, name: ActionName) -> Action:
    return Action(name, concern.id, concern.revision)


def warning(concern: Concern, words: str) -> Card:
    """For the member it is about. It reveals neither who reported nor who organizes."""
    reply = Button(say("Reply"), Action(ActionName.WARN_REPLY_FORM, concern.id), Style.PRIMARY)
    return card_of(
        say("The organizers would like to tell you something"),
        interview.quoted(words, WORDS_LENGTH),
        say("You can reply once. Only the organizers read it."),
        reply,
    )


def warned(words: str) -> Card:
    """The same card after they have replied."""
    return card_of(
        say("The organizers would like to tell you something"),
        interview.quoted(words, WORDS_LENGTH),
        say("Your reply has arrived."),
    )


def reply(concern: Concern) -> Form:
    return Form(
        Action(ActionName.WARN_REPLY, concern.id),
        say("To the organizers"),
        (REPLY,),
        intro=say("Only the organizers read this."),
    )


def replied() -> Card:
    return card_of(
        say("The organizers have it"), say("Thank you for answering."), buttons.what_next()
    )


_STILL_ORGANIZES = say(
    "They stay an organizer: they still run the programme, and read concerns about others. "
    "Removing them ends that, too."
)
_NO_LONGER_ORGANIZES = say("They also stop organizing, and the other organizers are told.")


def sure_to_pause(concern: Concern, person: Member, *, organizes: bool) -> Card:
    return card_of(
        say("Pause {person}?", person=mention(person)),
        say(
            "They cannot ask or be asked until an organizer lifts it. Their open requests "
            "end with the usual words. What is booked stays booked."
        ),
        *((_STILL_ORGANIZES,) if organizes else ()),
        _who_is_told(person),
        *_sure(concern, say("Pause them"), ActionName.PAUSE_MEMBER),
    )


def sure_to_remove(concern: Concern, person: Member, *, organizes: bool) -> Card:
    return card_of(
        say("Remove {person}?", person=mention(person)),
        say(
            "They no longer take part, until an organizer lets them back. Their door "
            "closes, and what is open or booked ends with the usual words."
        ),
        *((_NO_LONGER_ORGANIZES,) if organizes else ()),
        _who_is_told(person),
        *_sure(concern, say("Remove them"), ActionName.REMOVE_MEMBER),
    )


def _who_is_told(person: Member) -> Text:
    if person.is_gone:
        return say("They have left, so nobody is told. It holds when they come back.")
    return say("They are told, signed by the organizers, without a reason.")


def _sure(concern: Concern, label: Text, name: ActionName) -> tuple[Button, ...]:
    action = Action(name, concern.id, concern.revision, SURE)
    back = Button(say("Not now"), Action(ActionName.CONCERN, concern.id))
    return (Button(label, action, Style.DANGER), back)


def suspended(suspension: Suspension, told_of: Member | None) -> Card:
    """For a member who is suspended or removed."""
    if suspension is Suspension.REMOVED:
        return removed(told_of)
    return Card(
        say("The organizers have paused you here"),
        body(
            say(
                "For now you cannot ask anybody or be asked. Your open requests have ended; "
                "what is booked stays booked. An organizer can lift this."
            ),
            contact.looks_after(told_of),
        ),
        links=contact.links(told_of),
    )


def removed(told_of: Member | None) -> Card:
    """What a removed member reads, whatever they do."""
    return Card(
        say("You no longer take part here"),
        body(
            say(
                "The organizers decided this. If you see it differently, write to them: "
                "they can let you back."
            ),
            contact.looks_after(told_of),
        ),
        (buttons.KEPT_ABOUT_ME,),
        contact.links(told_of),
    )
