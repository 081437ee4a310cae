"""The thank-you note: its form, its card, and what the seeker reads about it."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, body
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Text, mention, say
from bot.content.drafting import Tone, the_letters
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.texts import buttons
from bot.texts.interviews import interview, interview_actions
from bot.texts.interviews.review import HostReview
from bot.texts.letters import acknowledge, email_copy
from bot.texts.organizing.broadcasts import quotes
from bot.texts.staying_in_touch.follow_up import asks_again

NOTE = TextField(
    "note",
    say("Your words"),
    say("Something they said, what you will do with it, and thanks"),
    multiline=True,
    most=email_copy.WORDS_LENGTH,
)
NO_WORDS = say("The note is empty. Two sentences are plenty.")


def note_form(held: Interview, host: Member, words: str, tone: Tone | None = None) -> Form:
    """`tone`: the tone of the draft in the form, if it is not the usual one."""
    replaces = tone is not None and held.note is not None
    return Form(
        Action(ActionName.NOTE, held.id, held.revision, tone or ""),
        # Translators: at most 24 characters.
        say("Your thank-you note"),
        (NOTE.filled(words),),
        # Translators: at most 24 characters.
        say("See how it looks"),
        _once_more_before_another(host) if replaces else _once_more(host),
    )


def _once_more(host: Member) -> Text:
    return say("You see it once more before it goes to {host}.", host=mention(host))


def _once_more_before_another(host: Member) -> Text:
    return say(
        "You see it once more before it goes to {host}. What you wrote before is kept until then.",
        host=mention(host),
    )


def email_form(held: Interview, words: str) -> Form:
    action = Action(ActionName.THANKED, held.id, held.revision)
    # Translators: at most 24 characters.
    title = say("Your note as an e-mail")
    return email_copy.to_copy(action, title, the_letters().note_subject, words)


def ways(held: Interview, host: Member) -> Card:
    """The choices other than the usual draft."""
    return card_of(
        say("Other ways to thank {host}", host=mention(host)),
        say("Each opens a draft for you to change. Nothing goes out by itself."),
        buttons.on(held, say("Shorter"), ActionName.NOTE, arg=Tone.SHORT),
        buttons.on(held, say("More formal"), ActionName.NOTE, arg=Tone.FORMAL),
        copy_button(held),
    )


def copy_button(held: Interview) -> Button:
    return buttons.on(held, say("Copy for e-mail"), ActionName.COPY_NOTE)


def note(
    thanked: Interview,
    seeker: Member,
    words: str,
    answer: ActionName | None = None,
    review: HostReview | None = None,
) -> Card:
    """What the host receives. `answer`: the host's answer, once there is one. `review`: the
    questions to the host about the talk, if no other card asks them. The answer comes first."""
    asked = review.buttons() if review else ()
    answers = () if answer or asked else acknowledge.answer_buttons(thanked)
    return Card(
        say("A thank-you note from {seeker}", seeker=mention(seeker)),
        (
            interview.quoted(words, email_copy.WORDS_LENGTH),
            *_answer(thanked, seeker, answer, above=bool(asked)),
            *(review.blocks(answers_below=True) if review else ()),
        ),
        (*asked, *answers, *(() if answer else (buttons.block(seeker),))),
    )


def _answer(
    thanked: Interview, seeker: Member, answer: ActionName | None, *, above: bool
) -> tuple[Block, ...]:
    """`above`: the buttons to answer with stand above a question."""
    if answer:
        return (acknowledge.answer_sent(seeker, answer),)
    return (acknowledge.to_answer(thanked, seeker),) if above else ()


def answered_with(thanked: Interview) -> ActionName | None:
    """How the host answered the note. None if they have not answered yet."""
    if not thanked.acknowledged:
        return None
    return ActionName.KEEP_POSTED if thanked.keep_posted else ActionName.WELCOME


def note_sent(thanked: Interview, host: Member, again: datetime | None) -> Card:
    """`again`: when the seeker will be nudged to stay in touch. None if there will be no nudge."""
    return Card(
        say("Your note is on its way to {host}", host=mention(host)),
        body(_well_done(host), *asks_again(again)),
        (*interview_actions.note_later(thanked), buttons.my_interviews(), quotes.offer(thanked)),
        instead=True,
    )


def _well_done(host: Member) -> Text:
    return say("Well done. {host} will be glad.", host=mention(host))


def thanked_already(thanked: Interview, host: Member) -> Card:
    """For a note that was sent a second time."""
    if thanked.note:
        title = say("{host} has your note already", host=mention(host))
        how = say("It went out once, and once is all it takes.")
    else:
        title = say("You have thanked {host} already", host=mention(host))
        how = say("You told me so, and nothing more has gone out.")
    return card_of(title, how, buttons.my_interviews())


def note_not_delivered(host: Member, words: str) -> Card:
    return card_of(
        say("I cannot reach {host} at the moment", host=mention(host)),
        say("Your note did not arrive. Here it is, to send another way."),
        interview.quoted(words, email_copy.WORDS_LENGTH),
    )


def thanked_elsewhere(host: Member) -> Card:
    return card_of(
        say("Lovely. {host} will be glad you thought of it", host=mention(host)),
        say("Who could be next?"),
        buttons.find_others(),
    )


def choose_whom_to_thank(owed: Sequence[tuple[Interview, Member]]) -> Card:
    if not owed:
        return card_of(
            say("Nobody is waiting for a note of yours"),
            say("After each talk I help you write one."),
            buttons.my_interviews(),
            buttons.find_others(),
        )
    return Card(
        say("Who would you like to thank?"),
        tuple(Entry(mention(host), buttons=buttons.thank(held)) for held, host in owed),
    )
