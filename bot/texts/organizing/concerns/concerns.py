"""A concern as organizers see it, and the list of them."""

from collections.abc import Mapping, Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, mention, say
from bot.engine.contexts.concern import ConcernsContext
from bot.interview.conduct.concerns import (
    WHAT_LENGTH,
    Concern,
    ConcernKind,
    ConcernMessage,
    Urgency,
)
from bot.interview.members import Member, as_stranger
from bot.texts import buttons, contact
from bot.texts.interviews import interview
from bot.texts.organizing.concerns import outcomes
from bot.texts.organizing.concerns.crossing import both_ways, known_opposite
from bot.texts.organizing.programme import organize
from bot.texts.pages import EARLIER, page_of

MESSAGE_SHOWN = 250
"""In a card, what the two sides wrote to each other is cut to this many characters. The full words
came in a message of their own."""
MESSAGES_SHOWN = 2
CONCERNS_A_PAGE = 5
ALL_CONCERNS = Button(say("All concerns"), Action(ActionName.CONCERNS))


def card(
    concern: Concern,
    reporter: Member,
    person: Member | None,
    keeper: Member | None,
    opposite: Concern | None,
    *,
    shown_to: int,
) -> Card:
    """`opposite`: the report of the person about the reporter. `shown_to`: the id of the organizer
    who reads it."""
    opposite = known_opposite(reporter, person, opposite)
    return Card(
        title(concern, person),
        (
            *_who_may_read(person),
            *_gone(concern, reporter, person),
            *both_ways(reporter, person, opposite),
            _facts(concern, reporter, person, keeper),
            *_what(concern, person),
            *_to_and_fro(concern.messages),
            *_warned(concern),
            *_note(concern),
        ),
        _actions(concern, reporter, person, shown_to)
        if concern.is_open
        else _once_closed(concern, reporter, person),
        again=Action(ActionName.CONCERN, concern.id),
    )


def known_person(concern: Concern, person: Member | None) -> Member | None:
    """The person it is about, as organizers know them: if they were erased and have come back,
    organizers can act until it is closed, and then read no name."""
    if person is None or concern.is_open:
        return person
    return as_stranger(person, concern.opened_at)


def title(concern: Concern, person: Member | None) -> Text:
    about = subject(concern, person)
    if concern.is_open and concern.urgency is Urgency.NOW:
        return say("It cannot wait: a concern about {person}", person=about)
    return say("A concern about {person}", person=about)


def subject(concern: Concern, person: Member | None) -> Text:
    if person is not None:
        return mention(person)
    # Translators: after "A concern about ".
    return Words(concern.named, 40) if concern.named else say("somebody")


def _who_may_read(person: Member | None) -> tuple[Block, ...]:
    if person is None:
        return body(say("I do not know the person this is about. Organizers read this."))
    if person.erased_at:
        return body(say("Only organizers read this."))
    said = say("Only organizers read this. {person} never does.", person=mention(person))
    return body(said)


def _gone(concern: Concern, reporter: Member, person: Member | None) -> tuple[Block, ...]:
    """Who cannot be written to any more, so that nobody waits for an answer from them."""
    told = say("The member who told you has left, so nobody can ask them any more.")
    about = say(
        "The person it is about has left, so nobody can write to them any more. If you pause or "
        "remove them, that holds when they come back."
    )
    gone = ((told, reporter), (about, person)) if concern.is_open else ()
    return body(*(text for text, member in gone if member and member.is_gone))


def _facts(
    concern: Concern, reporter: Member, person: Member | None, keeper: Member | None
) -> Facts:
    now = concern.urgency is Urgency.NOW
    rows: list[tuple[Text, Text]] = [
        (say("Told by"), mention(reporter)),
        (say("When"), Moment(concern.opened_at)),
        (say("How urgent"), say("it cannot wait") if now else say("when you can")),
        (say("Looked after by"), mention(keeper) if keeper else say("nobody yet")),
    ]
    if person and person.suspension:
        rows.append((say("They are"), SUSPENDED[person.suspension]))
    if concern.outcome:
        rows.append((say("What came of it"), outcomes.OUTCOMES[concern.outcome]))
    return Facts(tuple(rows))


SUSPENDED: dict[str, Text] = {
    # Translators: of a member, after "They are".
    "paused": say("paused: they cannot ask or be asked"),
    # Translators: of a member, after "They are".
    "removed": say("removed: they no longer take part"),
}


def _what(concern: Concern, person: Member | None) -> tuple[Block, ...]:
    if concern.kind is ConcernKind.ABSENCE:
        said = say(
            "One of them says that the other was absent from their talk, and the other does not "
            "agree. Nobody counts as absent until you have asked them."
        )
        return body(said)
    if not concern.what:
        return body(say("What was written about it is forgotten."))
    wish = body(say("What would help:"), interview.quoted(concern.wish))
    return (interview.quoted(concern.what, WHAT_LENGTH), *(wish if concern.wish else ()))


def _to_and_fro(messages: Sequence[ConcernMessage]) -> tuple[Block, ...]:
    return tuple(
        block
        for each in messages[-MESSAGES_SHOWN:]
        for block in body(
            say("You asked:") if each.by_organizers else say("They wrote:"),
            interview.quoted(each.words, MESSAGE_SHOWN),
        )
    )


def _warned(concern: Concern) -> tuple[Block, ...]:
    if concern.warned is None:
        return ()
    reply = concern.warned.reply
    return body(
        say("What you wrote to the person:"),
        interview.quoted(concern.warned.words, MESSAGE_SHOWN),
        *(body(say("Their reply:"), interview.quoted(reply, MESSAGE_SHOWN)) if reply else ()),
    )


def _note(concern: Concern) -> tuple[Block, ...]:
    if not concern.note:
        return ()
    return body(say("Private note, for organizers:"), interview.quoted(concern.note, MESSAGE_SHOWN))


def on(concern: Concern, label: Text, name: ActionName, style: Style = Style.PLAIN) -> Button:
    return Button(label, Action(name, concern.id, concern.revision), style)


def _actions(
    concern: Concern, reporter: Member, person: Member | None, shown_to: int
) -> tuple[Button, ...]:
    ask = on(concern, say("Ask a question"), ActionName.ASK_BACK_FORM)
    return (
        *_look_after(concern, shown_to),
        *(() if reporter.is_gone else (ask,)),
        buttons.as_rare(on(concern, say("Private note"), ActionName.CONCERN_NOTE_FORM)),
        *(_about_the_person(concern, person) if person else ()),
        on(concern, say("Close"), ActionName.CLOSE_CONCERN_FORM),
        buttons.as_rare(ALL_CONCERNS),
    )


def _once_closed(concern: Concern, reporter: Member, person: Member | None) -> tuple[Button, ...]:
    """Without the words of somebody who was erased, there is nothing left to look into."""
    if any(each and each.erased_at for each in (reporter, person)):
        return (ALL_CONCERNS,)
    return on(concern, say("Open it again"), ActionName.REOPEN_CONCERN), ALL_CONCERNS


def _look_after(concern: Concern, shown_to: int) -> tuple[Button, ...]:
    if concern.keeper is None:
        label = say("I will look after it")
        return (on(concern, label, ActionName.LOOK_AFTER, Style.PRIMARY),)
    if concern.keeper == shown_to:
        return ()
    return (buttons.as_rare(on(concern, say("I will take it over"), ActionName.LOOK_AFTER)),)


def _about_the_person(concern: Concern, person: Member) -> tuple[Button, ...]:
    warn = on(concern, say("Warn kindly"), ActionName.WARN_FORM)
    pause = on(concern, say("Pause them"), ActionName.PAUSE_MEMBER)
    remove = on(concern, say("Remove them"), ActionName.REMOVE_MEMBER, Style.DANGER)
    return (
        *(() if concern.warned or person.is_removed or person.is_gone else (warn,)),
        *(() if person.suspension else (pause,)),
        *(() if person.is_removed else (buttons.as_rare(remove),)),
        *((let_back(person),) if person.suspension else ()),
    )


def let_back(member: Member) -> Button:
    return Button(say("Let them back"), Action(ActionName.LET_BACK, str(member.id)))


def open_button(concern: Concern) -> Button:
    action = Action(ActionName.CONCERN, concern.id)
    return Button(say("Look at it"), action, Style.PRIMARY)


def concerns(context: ConcernsContext, start: int) -> Card:
    page = page_of(context.concerns, start, CONCERNS_A_PAGE)
    return card_of(
        say("Concerns") if context.concerns else say("There are no concerns"),
        say("A concern about an organizer is shown to the others only."),
        *(_entry(each, context.concerned) for each in page.shown),
        *(() if start else map(_suspended, context.suspended[:CONCERNS_A_PAGE])),
        *page.more(ActionName.CONCERNS, label=EARLIER),
        organize.run(),
    )


def _entry(concern: Concern, members: Mapping[int, Member]) -> Entry:
    person = known_person(concern, members.get(concern.about or 0))
    keeper = members.get(concern.keeper or 0)
    if not concern.is_open:
        how = say("closed")
    elif keeper:
        how = say("{keeper} looks after it", keeper=Words(keeper.name, contact.NAME_SHOWN))
    else:
        how = say("nobody looks after it yet")
    when = Moment(concern.opened_at, MomentStyle.DAY)
    # Translators: such as "Tue 24 Nov: nobody looks after it yet".
    stands = say("{when}: {how}", when=when, how=how)
    return Entry(title(concern, person), stands, (open_button(concern),))


def _suspended(member: Member) -> Entry:
    how = SUSPENDED[member.suspension or "paused"]
    return Entry(mention(member), how, (let_back(member),))


def was_let_back(member: Member) -> Card:
    hears = (
        say("They have left, so nobody is told. What has ended stays ended.")
        if member.is_gone
        else say("I will tell them. What has ended stays ended.")
    )
    return card_of(
        say("{member} may take part again", member=mention(member)),
        hears,
        ALL_CONCERNS,
        organize.run(),
    )


def welcome_back() -> Card:
    return card_of(
        say("You can take part here again"),
        say("The organizers decided this. It is good to have you back."),
        buttons.what_next(Style.PRIMARY),
    )
