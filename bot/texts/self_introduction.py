"""The form in which a seeker introduces themselves and says what they want to know afterwards."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Block, Button, Paragraph
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Words, mention, say
from bot.interview.model import Interview, Member, SelfIntroduction

GOAL_AT_MOST = 150

WHO_I_AM = TextField(
    "who_i_am",
    say("Who are you?"),
    say("A sentence; it is kept for your next request"),
    required=False,
    multiline=True,
    most=250,
)
WHY_YOU = TextField(
    "why_you",
    say("Why them? What do you hope for?"),
    say("What you would like to take away"),
    required=False,
    multiline=True,
    most=350,
)
GOAL = TextField(
    "goal",
    # Translators: the label of a field that is filled in such as "whether I need a degree".
    say("After this I want to know ..."),
    say("In one line, such as: whether I need a degree"),
    required=False,
    most=GOAL_AT_MOST,
)
"""The seeker's alone."""


def form(draft: Interview, host: Member) -> Form:
    introduced = draft.self_introduction or SelfIntroduction()
    return Form(
        Action(ActionName.SELF_INTRODUCTION, str(host.id)),
        # Translators: at most 24 characters.
        say("Introduce yourself"),
        (
            WHO_I_AM.filled(introduced.who),
            WHY_YOU.filled(introduced.why),
            GOAL.filled(draft.goal),
        ),
        # Translators: at most 24 characters.
        say("See how it looks"),
        say(
            "{host} reads the first two above your request. The last is for you alone: I remind "
            "you of it.",
            host=mention(host),
        ),
    )


def button(host: Member) -> Button:
    return Button(
        say("Change the introduction"), Action(ActionName.SELF_INTRODUCTION, str(host.id))
    )


def is_drafted() -> Paragraph:
    return Paragraph(say("The introduction is a draft of mine. Make it yours, in your own words."))


def goal(of: Interview) -> tuple[Block, ...]:
    """Before the interview, for their own eyes."""
    if not of.goal:
        return ()
    return (Paragraph(say("After this you want to know: {goal}", goal=_goal(of))),)


def goal_then(of: Interview) -> tuple[Block, ...]:
    """The same, once it is over."""
    return (Paragraph(say("You wanted to know: {goal}", goal=_goal(of))),) if of.goal else ()


def _goal(of: Interview) -> Words:
    return Words(of.goal, GOAL_AT_MOST)
