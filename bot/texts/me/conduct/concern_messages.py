"""What a member who reported something and the organizers write to each other about it, and what
the member reads who wrote so much that organizers could be flooded."""

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Text, say
from bot.interview.conduct.concerns import MORE_LENGTH, Concern
from bot.texts import buttons
from bot.texts.interviews import interview

MORE = TextField("more", say("Your words"), multiline=True, most=MORE_LENGTH)


def add(concern: Concern, label: Text | None = None, style: Style = Style.PLAIN) -> Button:
    action = Action(ActionName.REPORT_MORE_FORM, concern.id)
    return Button(label or say("Add something"), action, style)


def asked_back(concern: Concern, question: str) -> Card:
    return card_of(
        say("The organizers have a question about what you told us"),
        interview.quoted(question, MORE_LENGTH),
        say("Answer only what you want to. Only the organizers read it."),
        add(concern, say("Answer"), Style.PRIMARY),
    )


def looked_into_again(concern: Concern) -> Card:
    return card_of(
        say("The organizers are looking into what you told us again"),
        say(
            "They had closed it, and opened it again. You need not do anything. They may ask "
            "you something here, and tell you what came of it."
        ),
        add(concern),
    )


def more_form(concern: Concern) -> Form:
    return Form(
        Action(ActionName.REPORT_MORE, concern.id, len(concern.messages)),
        say("To the organizers"),
        (MORE,),
        intro=say("Only the organizers read this."),
    )


def more_sent() -> Card:
    return card_of(
        say("The organizers have it"),
        say("Thank you. You will hear from them here."),
        buttons.what_next(),
    )


def is_closed() -> Card:
    return card_of(
        say("The organizers have closed this"),
        say("If anything else happens, please tell us."),
        buttons.run(say("Tell us again"), ActionName.REPORT, style=Style.PRIMARY),
    )


def enough_open(newest: Concern | None) -> Card:
    """`newest`: their last open report. None if they have only unfinished ones."""
    return card_of(
        say("You have told the organizers a lot already"),
        say(
            "They look at that first. You can add what is new to your last report, and it "
            "reaches the same people at once."
        ),
        add(newest, say("Add it to my last report"), Style.PRIMARY) if newest else None,
    )


def enough_added() -> Card:
    return card_of(
        say("The organizers have all that you added"),
        say("You can write more once they have answered. You will hear from them here."),
        buttons.what_next(),
    )
