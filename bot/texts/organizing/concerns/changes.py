"""What organizers read when a concern has changed, or nobody looks after it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Moment, MomentStyle, Text, say
from bot.interview.conduct.concerns import MORE_LENGTH, Concern
from bot.interview.members import Member
from bot.interview.organizing.programme import ActName
from bot.texts.interviews import interview
from bot.texts.organizing.concerns.concerns import open_button, subject
from bot.texts.organizing.concerns.crossing import both_ways, known_opposite


def changed(concern: Concern, reporter: Member, person: Member | None, act: ActName) -> Card:
    """The answer to the organizer who changed the concern. Its own card shows the new state."""
    hears = _WHO_HEARS[act]
    if person and person.is_gone and act in _SUSPENDED:
        hears = _NOBODY
    elif reporter.is_gone:
        hears = _WITHOUT_REPORTER.get(act, hears)
    return card_of(_DONE[act](subject(concern, person)), hears, open_button(concern))


_DONE: Mapping[ActName, Callable[[Text], Text]] = {
    ActName.LOOKED_AFTER: lambda who: say("You look after the concern about {person}", person=who),
    ActName.NOTED: lambda who: say("Note saved: the concern about {person}", person=who),
    ActName.ASKED_BACK: lambda who: say("Question sent: the concern about {person}", person=who),
    ActName.WARNED: lambda who: say("Your words to {person} are sent", person=who),
    ActName.PAUSED: lambda who: say("{person} is paused", person=who),
    ActName.REMOVED: lambda who: say("{person} is removed", person=who),
    ActName.CLOSED_CONCERN: lambda who: say("The concern about {person} is closed", person=who),
    ActName.REOPENED_CONCERN: lambda who: say("The concern about {person} is open", person=who),
}


_TOLD = say("They were told, without a reason. An organizer can let them back at any time.")
_NOBODY = say(
    "They have left, so nobody was told. It holds when they come back, until an organizer lets "
    "them back."
)
_SUSPENDED = (ActName.PAUSED, ActName.REMOVED)
_WHO_HEARS: Mapping[ActName, Text] = {
    ActName.LOOKED_AFTER: say(
        "The other organizers see your name on it. Ask the member who told you if something is "
        "not clear, and close it when it is settled: they read what came of it."
    ),
    ActName.NOTED: say("Only organizers read it."),
    ActName.ASKED_BACK: say("The member who told you has it. Their answer comes to you here."),
    ActName.WARNED: say("They do not read who told you. If they reply, it comes to you here."),
    ActName.PAUSED: _TOLD,
    ActName.REMOVED: _TOLD,
    ActName.CLOSED_CONCERN: say(
        "The member who told you reads what came of it, if they are still here. Somebody who is "
        "paused or removed stays so, until an organizer lets them back."
    ),
    ActName.REOPENED_CONCERN: say(
        "You look after it. The member who told you reads that you look into it again, if they "
        "are still here, and can add something."
    ),
}
_WITHOUT_REPORTER: Mapping[ActName, Text] = {
    ActName.LOOKED_AFTER: say(
        "The other organizers see your name on it. The member who told you has left, so nobody "
        "can ask them any more. Close it when it is settled."
    ),
    ActName.CLOSED_CONCERN: say(
        "The member who told you has left, so nobody is told. Somebody who is paused or removed "
        "stays so, until an organizer lets them back."
    ),
    ActName.REOPENED_CONCERN: say(
        "You look after it. The member who told you has left, so nobody is told."
    ),
}


def out_of_date(now_stands: Card) -> Card:
    """For a button or form that was out of date: the present state."""
    return Card(
        say("This has changed since: how it stands now"),
        now_stands.blocks,
        now_stands.buttons,
    )


def reply_received(
    concern: Concern, person: Member | None, words: str, *, from_person: bool
) -> Card:
    """Somebody answered: their words in full."""
    about = subject(concern, person)
    what = (
        say("{person} replied to what you wrote to them", person=about)
        if from_person
        else say("There is an answer to the concern about {person}", person=about)
    )
    return Card(what, (interview.quoted(words, MORE_LENGTH),), (open_button(concern),))


def keeper_wanted(
    concern: Concern,
    reporter: Member,
    person: Member | None,
    opposite: Concern | None,
    now: datetime,
) -> Card:
    """A new message, because an edit of the concern's own card notifies nobody. It is not changed
    when somebody takes over the concern, so it says how it stood by that time: the reporter may be
    erased since. It also says when it was told, because there may be two about one person, even on
    one day; and if the two reported each other, it says so."""
    other = known_opposite(reporter, person, opposite)
    return card_of(
        say("Who looks after the concern about {person}?", person=subject(concern, person)),
        *both_ways(reporter, person, other),
        _nobody_yet(concern, reporter, now),
        open_button(concern),
    )


def _nobody_yet(concern: Concern, reporter: Member, now: datetime) -> Text:
    day, time = Moment(concern.opened_at), Moment(now, MomentStyle.SHORT)
    if reporter.is_gone:
        return say(
            "You were told on {day}, and by {time} nobody had said that they will. Look at it to "
            "see how it stands.",
            day=day,
            time=time,
        )
    return say(
        "By {time} nobody had said that they will, and the member who told you on {day} was "
        "waiting for an answer. Look at it to see how it stands.",
        day=day,
        time=time,
    )
