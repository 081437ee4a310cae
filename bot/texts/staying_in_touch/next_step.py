"""The one thing that a seeker will do: when they are asked about it, and what they read about
it."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, mention, say
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.next_step import NEWS_AT_MOST, WORDS_AT_MOST, NextStep
from bot.texts import buttons
from bot.texts.interviews import interview
from bot.texts.staying_in_touch import follow_up

WILL_DO = TextField(
    "will_do",
    say("One thing I will do, and by when"),
    # Translators: at most 100 characters, with the example, which stays in English.
    say(
        "Only you see this. For example: {example}",
        example=Words("finish the course by Friday"),
    ),
    required=False,
    multiline=True,
    most=WORDS_AT_MOST,
)
NEWS = TextField(
    "step_news",
    say("What came of it?"),
    say("Such as: I took the course. An update can begin with it."),
    required=False,
    multiline=True,
    most=NEWS_AT_MOST,
)
_JOURNAL = buttons.my_journal()


def will_ask(step: NextStep | None, now: datetime, *, names_day: bool) -> tuple[Block, ...]:
    """`names_day`: whether their words say by when."""
    if step is None or not step.is_open:
        return ()
    if step.ask_at is None:
        return body(say("What you will do is in your journal. I will not ask about it."))
    return body(_will_ask(step.ask_at, names_day=names_day)) if step.ask_at > now else ()


def _will_ask(at: datetime, *, names_day: bool) -> Text:
    day = Moment(at, MomentStyle.DAY)
    if names_day:
        return say("I will ask you on {day} whether you did your one thing.", day=day)
    return say("You did not name a day for your one thing, so I will ask you on {day}.", day=day)


def buttons_while_waiting(held: Interview, now: datetime) -> tuple[Button, ...]:
    """Buttons to change the day on which they are asked, or to stop the question."""
    step = held.next_step
    if step is None or not step.is_open or step.ask_at is None or step.ask_at <= now:
        return ()
    return (_change(held), buttons.on(held, say("Do not ask me"), ActionName.STEP_QUIET))


def _change(held: Interview) -> Button:
    return buttons.on(held, say("Another day"), ActionName.STEP_CHANGE)


def change_form(held: Interview) -> Form:
    return Form(
        Action(ActionName.STEP_CHANGE, held.id, held.revision),
        # Translators: at most 24 characters.
        say("Your one thing"),
        (WILL_DO.filled(held.next_step.words if held.next_step else ""),),
        say("Keep it"),
    )


def changed(held: Interview, now: datetime, *, names_day: bool) -> Card:
    return Card(
        say("Saved"),
        will_ask(held.next_step, now, names_day=names_day),
        (*buttons_while_waiting(held, now), _JOURNAL),
    )


def is_it_done(held: Interview, host: Member, step: NextStep) -> Card:
    return Card(
        say("Your one thing after the talk with {host}: is it done?", host=mention(host)),
        (interview.quoted(step.words, WORDS_AT_MOST),),
        ask_buttons(held),
    )


def was_it_this(held: Interview, host: Member, step: NextStep) -> Card:
    """For a seeker who says that something is done."""
    return Card(
        say("Well done! Was it this, after the talk with {host}?", host=mention(host)),
        (interview.quoted(step.words, WORDS_AT_MOST),),
        ask_buttons(held),
    )


def ask_buttons(held: Interview) -> tuple[Button, Button, Button]:
    return (
        done_button(held, Style.PRIMARY),
        buttons.on(held, say("Not yet"), ActionName.STEP_LATER),
        drop_button(held),
    )


def done_button(held: Interview, style: Style = Style.PLAIN) -> Button:
    return buttons.on(held, say("Done"), ActionName.STEP_DONE, style)


def drop_button(held: Interview) -> Button:
    return buttons.on(held, say("No longer"), ActionName.STEP_DROP)


def done_form(held: Interview, step: NextStep) -> Form:
    return Form(
        Action(ActionName.STEP_DONE, held.id, held.revision),
        # Translators: at most 24 characters.
        say("Well done"),
        (NEWS.filled(step.news),),
        say("Keep it"),
    )


def done(held: Interview, host: Member, *, can_tell: bool) -> Card:
    """`can_tell`: whether an update may go to the host."""
    return card_of(
        say("Well done"),
        say("It is in your journal."),
        _tell(host) if can_tell else None,
        follow_up.update_button(held, Style.PRIMARY) if can_tell else None,
        _JOURNAL,
    )


def _tell(host: Member) -> Text:
    return say(
        "{host} would be glad to hear of it: the draft of an update begins with your news.",
        host=mention(host),
    )


def later(at: datetime) -> Card:
    return card_of(
        say("I will ask once more on {day}", day=Moment(at, MomentStyle.DAY)),
        say("Nothing to do now."),
    )


def question_stopped() -> Card:
    return card_of(
        say("I will not ask about it"),
        say("It stays in your journal for when it is done."),
        _JOURNAL,
    )


def dropped() -> Card:
    return card_of(
        say("Taken off your list"),
        say("Plans change. What you learned stays in your journal."),
        _JOURNAL,
    )


def none_open() -> Card:
    return card_of(
        say("There is nothing to do any more"),
        say("Your journal shows what you did, and what you still want to do."),
        _JOURNAL,
    )
