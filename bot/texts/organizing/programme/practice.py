"""The texts around the cards of an interview that an organizer only tries out."""

from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Paragraph
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Text, say
from bot.interview.frozen import frozen
from bot.texts.organizing.programme import organize


@frozen
class PracticeStep:
    """What happens at a step, and which button of its card leads to the next step. None if the next
    step comes with time."""

    what: Text
    pressed: ActionName | None


STEPS = (
    PracticeStep(
        say(
            "You are a seeker, and have looked for somebody in design. Robin is made up: nothing "
            "of this is kept, counted or sent to anybody."
        ),
        ActionName.ASK,
    ),
    PracticeStep(
        say(
            "You wrote two short answers in a form and named two times. This is what Robin gets. "
            "Choose for Robin."
        ),
        ActionName.PICK,
    ),
    PracticeStep(
        say("Both get a confirmation. This is yours, as the one who asked, with a plan to lead."),
        None,
    ),
    PracticeStep(say("A day before the talk, both are reminded. Moving it is easy."), None),
    PracticeStep(say("The talk is over. You are asked once how it went."), ActionName.NOTE),
    PracticeStep(
        say("You sent a thank-you note, from a draft that I wrote. This is what Robin gets."), None
    ),
)


def marked(card: Card, step: int) -> Card:
    """The card of a real interview, changed so that every button leads to the next step."""
    number = Paragraph(
        # Translators: the number of a step, and of how many.
        say(
            "Practice, {step} of {all}. {what}",
            step=step + 1,
            all=len(STEPS),
            what=STEPS[step].what,
        )
    )
    bare = card.without_buttons()
    return replace(
        bare,
        title=say("Practice: {title}", title=card.title),
        blocks=(number, *bare.blocks),
        buttons=(
            Button(_label(card, step), _to(step + 1), Style.PRIMARY),
            organize.STOP_TRYING,
        ),
        links=(),
        push=None,
    )


def done() -> Card:
    return card_of(
        say("That was a whole interview"),
        say(
            "In real life there is more: other times, a kind no, moving, notes that "
            "only the seeker sees, and staying in touch months later. Nothing of this "
            "practice was kept."
        ),
        organize.run(),
        Button(say("Once more"), _to(0)),
    )


def _label(card: Card, step: int) -> Text:
    name = STEPS[step].pressed
    labels = (each.label for each in card.all_buttons() if each.action.name == name)
    return next(labels, say("Go on"))


def _to(step: int) -> Action:
    return Action(ActionName.TRY_IT, arg=str(step))
