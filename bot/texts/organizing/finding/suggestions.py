"""Suggestions, for organizers: how many members want them, and what came of the last round."""

from datetime import time

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import (
    Date,
    ListStyle,
    Moment,
    Text,
    TimeOfDay,
    Words,
    listed,
    mention,
    say,
    say_many,
)
from bot.engine.contexts.suggestion import RoundsContext
from bot.interview.suggestions.suggestions import (
    RoundState,
    Suggestion,
    SuggestionRound,
    Unmatched,
    goes_out_at,
)
from bot.texts.organizing.programme import organize
from bot.texts.pages import page_of

ON, OFF, SEND, DROP = "on", "off", "send", "drop"
A_PAGE = 10

_WHY: dict[Unmatched, Text] = {
    Unmatched.NOBODY_FITS: say("no host mentions what they would like to learn"),
    Unmatched.ALL_KNOWN: say("asked everybody who fits in three months, or had them suggested"),
    Unmatched.NO_ROOM: say("everybody who fits has no room left this month"),
    Unmatched.OTHERS_FIRST: say("others went first; they go first next time"),
    Unmatched.HOST_GONE: say("the host cannot be asked any more"),
    Unmatched.TOO_MANY_OPEN: say("have as many requests open as they may"),
    Unmatched.RESTS: say("rest, after missing two interviews"),
    Unmatched.OWN_CHOICE: say("did not want it any more"),
}
_HOW = say(
    "Members who want it hear about one host every two or four weeks, on a Tuesday "
    "at {time}. No host is suggested to more people than they have room for, members "
    "who got nobody go first next time, and hosts who are seldom asked get their "
    "turn.",
    time=TimeOfDay(time(10)),
)


def overview(context: RoundsContext) -> Card:
    on = context.programme.suggestions
    last = context.last_round
    return card_of(
        say("Suggestions"),
        _HOW,
        Facts(((say("Just now"), _state(context)), *_of_last(context))),
        _look(last) if last and last.state is RoundState.LOOKED_AT else None,
        *_looks(last),
        _switch(on=on),
        organize.run(),
    )


def _state(context: RoundsContext) -> Text:
    if not context.programme.suggestions:
        return say("off: nobody gets one")
    if not context.wishes:
        return say("on, and nobody has asked for them yet")
    return say_many(
        "on, and {number} member wants them", "on, and {number} members want them", context.wishes
    )


def _of_last(context: RoundsContext) -> tuple[tuple[Text, Text], ...]:
    last, outcome = context.last_round, context.outcome
    if last is None:
        return ((say("The last round"), say("none yet")),)
    if last.state in (RoundState.WANTED, RoundState.DROPPED):
        return ((_for(last), _made(last)),)
    if not (outcome.matched or outcome.unmatched):
        return ((_for(last), _nobodys_turn(last)),)
    unused = max(0, last.hosts - last.full - outcome.hosts_used)
    got = say_many("{number} member", "{number} members", outcome.matched)
    return (
        (_for(last), _made(last)),
        (say("Got somebody"), got),
        *(
            (say("Got nobody"), _reason(*each))
            for each in sorted((outcome.unmatched or {}).items())
        ),
        (say("Hosts suggested"), _of_hosts(outcome.hosts_used, last.hosts)),
        (say("Hosts without room"), _of_hosts(last.full, last.hosts)),
        (say("Hosts with room, suggested to nobody"), _of_hosts(unused, last.hosts)),
    )


def _nobodys_turn(last: SuggestionRound) -> Text:
    """Until it has gone out, it is a round that is still to come."""
    if last.state is RoundState.GONE:
        return say("it was nobody’s turn")
    return say("it is nobody’s turn")


def _for(last: SuggestionRound) -> Text:
    return say("For {day}", day=Date(last.day))


def _made(last: SuggestionRound) -> Text:
    match last.state:
        case RoundState.WANTED:
            return say("being made")
        case RoundState.LOOKED_AT:
            return say("ready, and not sent yet")
        case RoundState.DROPPED:
            return say("not sent")
    return say("sent")


def _reason(why: Unmatched, number: int) -> Text:
    # Translators: how many members got no suggestion, and why.
    return say("{number}: {why}", number=Words(str(number)), why=_WHY[why])


def _of_hosts(number: int, of: int) -> Text:
    return say("{number} of {all}", number=Words(str(number)), all=Words(str(of)))


def _look(last: SuggestionRound) -> Text:
    return say(
        "This is your first round, so you may look at it before anybody gets it. If nobody "
        "decides, it goes out by itself on {when}: those who asked for a suggestion wait for it.",
        when=Moment(goes_out_at(last.day)),
    )


def _looks(last: SuggestionRound | None) -> tuple[Button, ...]:
    if last is None or last.state is not RoundState.LOOKED_AT:
        return ()
    return (
        Button(say("Look at them"), Action(ActionName.SUGGESTED_PAIRS), Style.PRIMARY),
        *_ends(last, Style.PLAIN),
    )


def _ends(last: SuggestionRound, style: Style = Style.PRIMARY) -> tuple[Button, ...]:
    """The buttons carry the day of this round, so that a button on an old card cannot end a later
    one."""
    send, drop = (f"{what} {last.day:%Y%m%d}" for what in (SEND, DROP))
    return (
        Button(say("Send them"), Action(ActionName.SUGGEST_ROUND, arg=send), style),
        Button(say("Not this time"), Action(ActionName.SUGGEST_ROUND, arg=drop)),
    )


def _switch(*, on: bool) -> Button:
    if on:
        return Button(say("Switch them off"), Action(ActionName.SUGGESTIONS_SWITCH, arg=OFF))
    action = Action(ActionName.SUGGESTIONS_SWITCH, arg=ON)
    return Button(say("Switch them on"), action, Style.PRIMARY)


def ready(made: SuggestionRound, matched: int) -> Card:
    """For the organizers, before the first round is sent."""
    number = say_many(
        "{number} member would hear about somebody on {day}.",
        "{number} members would each hear about somebody on {day}.",
        matched,
        day=Date(made.day),
    )
    title = say("The first suggestions are ready for you to look at")
    return Card(
        title,
        body(number, _look(made)),
        (*_looks(made), organize.run()),
        push=say("{what} ({when})", what=title, when=Date(made.day)),
    )


def round_settled(ended: SuggestionRound) -> Card:
    """Replaces that card once the round was sent or dropped."""
    title = (
        say("The first suggestions were not sent")
        if ended.state is RoundState.DROPPED
        else say("The first suggestions went out")
    )
    return card_of(title, _for(ended), organize.SUGGESTIONS, organize.run())


def pairs(context: RoundsContext, start: int) -> Card:
    last, page = context.last_round, page_of(context.pairs, start, A_PAGE)
    waits = last is not None and last.state is RoundState.LOOKED_AT
    return Card(
        say("Who is suggested to whom"),
        tuple(_pair(each, context) for each in page.shown)
        or body(say("There is nobody on this page. Go back to the suggestions.")),
        (
            *page.more(ActionName.SUGGESTED_PAIRS),
            *(_ends(last) if last and waits else ()),
            organize.SUGGESTIONS,
        ),
    )


def _pair(each: Suggestion, context: RoundsContext) -> Entry:
    seeker, host = (context.paired[side or 0] for side in (each.member, each.host))
    # Translators: to a member, a host is suggested.
    title = say("To {member}: {host}", member=mention(seeker), host=mention(host))
    return Entry(
        title,
        listed([Words(topic, 60) for topic in each.why], ListStyle.PLAIN) if each.why else None,
    )
