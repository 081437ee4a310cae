"""The form in which a seeker introduces themselves and says what they want to know after the
talk."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Words, mention, say
from bot.interview.members import Member
from bot.interview.model import Interview, SelfIntroduction
from bot.texts import buttons

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
"""Private to the seeker."""
DRAFTED_HINT = Paragraph(say("The introduction is my draft: put it in your own words."))


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


def goal_form(of: Interview) -> Form:
    # Translators: at most 24 characters.
    title = say("Your goal")
    return Form(Action(ActionName.GOAL, of.id), title, (GOAL.filled(of.goal),), say("Keep it"))


def goal_button(of: Interview) -> Button:
    label = say("Change my goal") if of.goal else say("Set a goal")
    return buttons.on(of, label, ActionName.GOAL)


def goal_kept(of: Interview, host: Member) -> Card:
    """Only the seeker sees this."""
    title = say("Your goal for the talk with {host}", host=mention(host))
    none = body(say("You have no goal now. You can set one at any time."))
    later = Paragraph(say("Only you see it. I remind you of it before and after the talk."))
    plan = buttons.on(of, say("The plan"), ActionName.PLAN)
    return Card(title, (*goal(of), later) if of.goal else none, (plan, goal_button(of)))


def ask_goal(of: Interview, host: Member) -> Card:
    """For a goal in the request that no talk can answer, or that is too long. The seeker is asked
    for one line."""
    return card_of(
        say("What do you want to know after the talk with {host}?", host=mention(host)),
        say("One line is enough, such as: whether I need a degree"),
        goal_button(of),
    )


def kept_for_later(host: Member) -> Card:
    """The request cannot be sent yet, because no times are chosen."""
    return card_of(
        say("Your introduction is kept"),
        say("Choose times next. You see all of it before it goes out."),
        open_request(host),
    )


def open_request(host: Member) -> Button:
    action = Action(ActionName.ASK, str(host.id))
    return Button(say("Open the request"), action, Style.PRIMARY)


def write_button(host: Member) -> Button:
    """For a seeker who has not seen a draft of the introduction yet."""
    return Button(say("Introduce yourself"), Action(ActionName.SELF_INTRODUCTION, str(host.id)))


def change_button(host: Member) -> Button:
    return Button(
        say("Change the introduction"), Action(ActionName.SELF_INTRODUCTION, str(host.id))
    )


def goal(of: Interview) -> tuple[Block, ...]:
    """Only the seeker sees this, before the interview."""
    if not of.goal:
        return ()
    return body(say("After this you want to know: {goal}", goal=_goal(of)))


def goal_afterwards(of: Interview) -> tuple[Block, ...]:
    """Only the seeker sees this, after the interview."""
    return body(say("You wanted to know: {goal}", goal=_goal(of))) if of.goal else ()


def _goal(of: Interview) -> Words:
    return Words(of.goal, GOAL_AT_MOST)
