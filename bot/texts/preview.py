"""What is written but not sent yet: how it will look, and what we would change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import ListStyle, Text, Words, joined, listed, mention, say
from bot.content.coaching import Hint, asks_for_job
from bot.interview.meeting.plan import OWN_QUESTION_LENGTH, Planned
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.texts import buttons
from bot.texts.afterwards import thank
from bot.texts.asking import ask, proposed_times
from bot.texts.interviews import interview, self_introduction
from bot.texts.staying_in_touch import follow_up

PHRASES_SHOWN = 3
PHRASE_AT_MOST = 80
CHANGE = say("Change it")
SEND = say("Send it")
SEND_AS_IT_IS = say("Send it as it is")
HINTS: dict[Hint, Text] = {
    Hint.RUDE: say(
        "Some of your words may sound harsh. A plain “would you have time to tell me?” works best."
    ),
    Hint.ABOUT_LOOKS: say(
        "Leave out how people look or who they love. Say what you find interesting in their work."
    ),
    Hint.CONNECTION_THIN: say("Say a little more about how you are connected: they read it first."),
    Hint.WISH_VAGUE: say(
        "Name one clear thing, such as “how you moved from teaching to research”."
    ),
    Hint.MANY_QUESTIONS: say(
        "One question is enough to ask for a talk. Keep the others for the day."
    ),
    Hint.SELF_INTRODUCTION_LONG: say(
        "Two or three sentences are enough to introduce yourself. Keep the rest for the talk."
    ),
    Hint.LONG: say("Under 100 words is easy to read. What could wait until you talk?"),
    Hint.ONE_TIME: say("A second or third time makes it easier to find one."),
}


def request(
    draft: Interview,
    seeker: Member,
    host: Member,
    now: datetime,
    *,
    asking: Sequence[str],
    hints: Sequence[Hint],
    not_free: Sequence[tuple[datetime, Side]],
    is_self_introduction_ours: bool,
) -> Card:
    """`asking`: the phrases that ask for a job. `not_free`: times at which a calendar is busy, and
    on which side. `is_self_introduction_ours`: the introduction is still our unchanged draft."""
    shown = ask.request(draft, seeker, now, about_job=bool(asking))
    send = Action(ActionName.SEND, str(host.id), draft.revision, draft.id)
    is_fine = not asking and _spares_the_host(hints)
    sends, changes = _styles(is_fine=is_fine)
    return Card(
        _will_see(host),
        body(
            shown.title,
            *shown.blocks,
            # Translators: the heading above advice, below what the host will see.
            Entry(say("Before you send it: only you see this part")),
            say(
                "Your times: {times}",
                times=interview.times_in_both_zones(draft.offered, seeker, host),
            ),
            *proposed_times.not_free(not_free, Side.SEEKER, host),
            self_introduction.DRAFTED_HINT if is_self_introduction_ours else None,
            *self_introduction.goal(draft),
            *_warning(asking, _request_asks(asking, host)),
            *_advice(hints),
        ),
        (
            Button(_send(is_fine=is_fine), send, sends),
            Button(CHANGE, Action(ActionName.ASK, str(host.id)), changes),
            self_introduction.change_button(host),
        ),
    )


def note(held: Interview, seeker: Member, host: Member, words: str) -> Card:
    asking = asks_for_job(words)
    return _letter(
        host,
        thank.note(held, seeker, words),
        _warning(asking, _note_asks(asking, host)),
        (
            *_buttons(held, asking, ActionName.SEND_NOTE, ActionName.NOTE),
            buttons.other_ways_to_thank(held),
        ),
    )


def update(held: Interview, seeker: Member, host: Member, words: str) -> Card:
    asking = asks_for_job(words)
    return _letter(
        host,
        follow_up.update(held, seeker, words),
        _warning(asking, _update_asks(asking, host)),
        _buttons(held, asking, ActionName.SEND_UPDATE, ActionName.UPDATE),
    )


def newer(shown: Card) -> Card:
    """In answer to a button on an older preview."""
    changed = say("Something has changed since that message. This is how it looks now.")
    return replace(shown, blocks=body(changed, *shown.blocks))


def question(own: Planned, held: Interview, host: Member, asking: Sequence[str]) -> Card:
    """A question in the seeker's own words that asks for a job. It is in their plan already."""
    return Card(
        say("Before you ask {host} this", host=mention(host)),
        (
            interview.quoted(own.text, OWN_QUESTION_LENGTH),
            *_warning(asking, _question_asks(asking)),
        ),
        (
            buttons.on(held, CHANGE, ActionName.OWN, Style.PRIMARY, own.id),
            buttons.on(held, say("Keep it as it is"), ActionName.ARRANGE),
        ),
    )


def _will_see(host: Member) -> Text:
    return say("This is what {host} will see", host=mention(host))


def _request_asks(asking: Sequence[str], host: Member) -> Text:
    return say(
        "{phrases} may sound like asking for a job, and {host} offered to talk about their work. "
        "You could ask: “How do people find their way into work like yours?”",
        phrases=_phrases(asking),
        host=mention(host),
    )


def _note_asks(asking: Sequence[str], host: Member) -> Text:
    return say(
        "{phrases} may sound like asking for a job, and plain thanks will mean more to {host}. You "
        "could write: “I will let you know what comes of your advice.”",
        phrases=_phrases(asking),
        host=mention(host),
    )


def _question_asks(asking: Sequence[str]) -> Text:
    return say(
        "{phrases} may sound like asking for a job, and a story tells you more. It is in your "
        "plan; you could ask instead: “What would you do if you were starting out today?”",
        phrases=_phrases(asking),
    )


def _update_asks(asking: Sequence[str], host: Member) -> Text:
    return say(
        "{phrases} may sound like asking for a job, and {host} will be glad to hear of you as you "
        "are. You could write: “I tried what you suggested, and this is what I learned.”",
        phrases=_phrases(asking),
        host=mention(host),
    )


def _phrases(asking: Sequence[str]) -> Text:
    shown = list(dict.fromkeys(asking))[:PHRASES_SHOWN]
    quoted = [say("“{words}”", words=Words(each, PHRASE_AT_MOST)) for each in shown]
    return listed(quoted, ListStyle.PLAIN)


def _letter(
    host: Member, shown: Card, warning: Sequence[Block], buttons_below: tuple[Button, ...]
) -> Card:
    """`shown`: the card that the host will get."""
    return card_of(
        _will_see(host),
        shown.title,
        *shown.blocks,
        Paragraph(say("Nothing has gone out yet."), passing=True),
        *warning,
        *buttons_below,
    )


def _buttons(
    about: Interview, asking: Sequence[str], send: ActionName, change: ActionName
) -> tuple[Button, Button]:
    sends, changes = _styles(is_fine=not asking)
    return (
        buttons.on(about, _send(is_fine=not asking), send, sends),
        buttons.on(about, CHANGE, change, changes),
    )


def _spares_the_host(hints: Sequence[Hint]) -> bool:
    """Not with harsh words, or if neither the connection nor the wish says anything."""
    hurts = {Hint.RUDE, Hint.ABOUT_LOOKS} & {*hints}
    return not hurts and not {Hint.CONNECTION_THIN, Hint.WISH_VAGUE} <= {*hints}


def _styles(*, is_fine: bool) -> tuple[Style, Style]:
    """The styles of the button that sends and of the one that changes. The better choice is
    highlighted."""
    return (Style.PRIMARY, Style.PLAIN) if is_fine else (Style.PLAIN, Style.PRIMARY)


def _send(*, is_fine: bool) -> Text:
    return SEND if is_fine else SEND_AS_IT_IS


def _warning(asking: Sequence[str], sentence: Text) -> list[Block]:
    """One kind sentence that names the phrases and suggests better words."""
    return [Paragraph(sentence)] if asking else []


def _advice(hints: Sequence[Hint]) -> list[Block]:
    if not hints:
        return []
    lines = [joined([Words("•"), HINTS[hint]], " ") for hint in hints]
    return [Paragraph(joined([say("If you like:"), *lines]))]
