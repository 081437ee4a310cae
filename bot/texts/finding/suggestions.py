"""Suggestions, for the members who want them: what they set, and the cards that come on
Tuesdays."""

from collections.abc import Sequence
from datetime import date, time

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Facts, Quote, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import (
    Date,
    ListStyle,
    Text,
    TimeOfDay,
    Words,
    listed,
    mention,
    say,
    say_many,
)
from bot.interview.finding.listing import Listing
from bot.interview.members import Member
from bot.interview.suggestions.suggestions import (
    EVERY_WEEKS,
    WORDS_LENGTH,
    SuggestionWish,
    Unmatched,
)
from bot.language import search
from bot.texts import buttons
from bot.texts.finding import find

SKIP, PAUSE, GO_ON, STOP = "skip", "pause", "go_on", "stop"

WORDS = TextField(
    "words",
    say("What would you like to learn?"),
    say("A field or two, such as product management, or how to move into it"),
    most=WORDS_LENGTH,
)
NO_WORDS = say("Name a field or a question, so that I know who fits.")
_MINE = Button(say("Skip, pause or stop"), Action(ActionName.SUGGEST))


def _every(weeks: int) -> Text:
    return say_many("Every {number} week", "Every {number} weeks", weeks)


EVERY = ChoiceField(
    "every",
    say("How often?"),
    tuple(Option(str(weeks), _every(weeks)) for weeks in EVERY_WEEKS),
)


def settings_card(
    me: Member, wish: SuggestionWish | None, comes: date | None, *, on: bool, words: str = ""
) -> Card:
    """The member's settings for suggestions. `comes`: the Tuesday of the next one. `on`: whether
    the programme has suggestions."""
    if not on:
        return _switched_off(wish)
    if wish is None:
        return _offer(words)
    return Card(
        say("Suggestions for you"),
        (_facts(wish, comes), *_nudges_off(me)),
        (_change(say("Change")), *_moves(wish), *_nudge_me(me), buttons.find_others()),
    )


def _offer(words: str) -> Card:
    how = say(
        "Every two or four weeks, on a Tuesday at {time}, you hear about one person who "
        "fits what you would like to learn and has room for you. Whether you ask them is "
        "up to you, and they do not hear that I suggested them.",
        time=TimeOfDay(time(10)),
    )
    stop = say("You can skip one, pause, or stop at any time.")
    return card_of(
        say("Should I suggest somebody to you now and then?"),
        how,
        stop,
        _change(say("Yes, suggest somebody"), words, Style.PRIMARY),
        buttons.run(say("Find somebody now"), ActionName.FIND),
    )


def _switched_off(wish: SuggestionWish | None) -> Card:
    kept = say("What you set is kept, and goes on when they are on again.")
    stop = Button(say("Stop them"), Action(ActionName.SUGGEST_CHANGE, arg=STOP))
    return card_of(
        say("There are no suggestions here right now"),
        say("The organizers have switched them off for everybody."),
        kept if wish else None,
        buttons.find_others(),
        stop if wish else None,
    )


def _facts(wish: SuggestionWish, comes: date | None) -> Facts:
    return Facts(
        (
            (say("You would like to learn about"), Words(wish.words, WORDS_LENGTH)),
            (say("How often"), _every(wish.every_weeks)),
            (say("The next one"), Date(comes) if comes else say("none, you have paused")),
        )
    )


def _moves(wish: SuggestionWish) -> tuple[Button, ...]:
    stop = _to(STOP, say("Stop suggestions"))
    if wish.paused:
        return _to(GO_ON, say("Go on")), stop
    return _to(SKIP, say("Skip the next one")), _to(PAUSE, say("Pause")), stop


def _to(what: str, label: Text) -> Button:
    return Button(label, Action(ActionName.SUGGEST_CHANGE, arg=what))


def _nudges_off(me: Member) -> tuple[Block, ...]:
    off = say("You have stopped all nudges, so no suggestion comes until you want them again.")
    return () if me.nudges else body(off)


def _nudge_me(me: Member) -> tuple[Button, ...]:
    again = Button(say("Nudge me again"), Action(ActionName.NUDGES, arg="on"))
    return () if me.nudges else (again,)


def _change(label: Text, words: str = "", style: Style = Style.PLAIN) -> Button:
    return Button(label, Action(ActionName.SUGGEST_FORM, arg=search.as_arg(words)), style)


def form(wish: SuggestionWish | None, words: str) -> Form:
    weeks = wish.every_weeks if wish else EVERY_WEEKS[0]
    return Form(
        Action(ActionName.SUGGEST_ME),
        # Translators: at most 24 characters.
        say("Suggest somebody"),
        (
            WORDS.filled((wish.words if wish else words)[:WORDS_LENGTH]),
            EVERY.filled(str(weeks)),
        ),
        say("Save"),
        say(
            "I suggest hosts who mention this in their profile. Nobody else reads what you "
            "write here; organizers may see who is suggested to whom."
        ),
    )


def saved(wish: SuggestionWish, comes: date) -> Card:
    return card_of(
        say("I will look for somebody for you"),
        _facts(wish, comes),
        say("Until then, you can find and ask somebody yourself."),
        buttons.find_others(),
        *_moves(wish),
    )


def stopped() -> Card:
    return card_of(
        say("I will not suggest anybody to you any more"),
        say("What you wrote for it is gone. You can begin again at any time."),
        buttons.find_others(),
        buttons.suggest_to_me(),
    )


def withdrawn_card() -> Card:
    """Replaces a card that has not been delivered yet."""
    return Card(say("You did not want this suggestion"))


def suggested(wish: SuggestionWish, listing: Listing, why: Sequence[str]) -> Card:
    host = listing.host
    about = listed([Words(each, 60) for each in why], ListStyle.AND)
    fits = say(
        "{host} knows about {topics}, and has room for you.", host=mention(host), topics=about
    )
    them = say("They do not know that I suggest them. One good question is enough to ask.")
    refuse = Button(say("Not this one"), Action(ActionName.NOT_THIS_ONE, str(host.id)))
    return card_of(
        say("Somebody you could ask: {host}", host=mention(host)),
        say("You would like to learn about:"),
        Quote(Words(wish.words, WORDS_LENGTH)),
        fits if why else say("{host} has room for you.", host=mention(host)),
        find.entry(listing),
        them,
        refuse,
        _MINE,
    )


def not_this_one(host: Member | None, comes: date | None) -> Card:
    title = (
        say("I will not suggest {host} for three months", host=mention(host))
        if host
        else say("I will not suggest them for three months")
    )
    again = body(say("The next suggestion comes on {day}.", day=Date(comes))) if comes else ()
    return card_of(
        title,
        say("They do not hear about it. Thank you for telling me."),
        *again,
        buttons.find_others(),
        _change(say("Change what I look for")),
        _MINE,
    )


_WHY: dict[Unmatched, Text] = {
    Unmatched.NOBODY_FITS: say(
        "Nobody you can ask right now mentions this in their profile. Other words for it "
        "may find somebody, and new hosts join."
    ),
    Unmatched.ALL_KNOWN: say(
        "You know everybody who fits by now: you asked them, or I suggested them, in the "
        "last three months. A related field may bring somebody new."
    ),
    Unmatched.NO_ROOM: say(
        "There are people who fit, and all of them have as many requests as they can take this "
        "month. You are among the first next time."
    ),
    Unmatched.OTHERS_FIRST: say(
        "More people wanted the same hosts than they have room for. You are among the first "
        "next time."
    ),
    Unmatched.HOST_GONE: say(
        "I had somebody in mind, but they cannot be asked any more. You are among the "
        "first next time."
    ),
    Unmatched.RESTS: say(
        "You missed interviews with two people lately, so you cannot ask anybody for two "
        "weeks. After that I will look again."
    ),
}


def _too_many_open(number: int) -> Text:
    return say_many(
        "You have {number} request open, and cannot send another one before somebody answers.",
        "You have {number} requests open, and cannot send another one before somebody answers.",
        number,
    )


def nobody(wish: SuggestionWish, why: Unmatched, comes: date, open_requests: int) -> Card:
    """`open_requests`: how many open requests a member may have."""
    look = say("The next suggestions come on {day}.", day=Date(comes))
    waits = why in (Unmatched.TOO_MANY_OPEN, Unmatched.RESTS)
    reason = _WHY[why] if why in _WHY else _too_many_open(open_requests)
    mine = buttons.my_interviews(Style.PRIMARY)
    change = _change(say("Change what I look for"))
    return card_of(
        say("I have nobody to suggest to you this time"),
        Quote(Words(wish.words, WORDS_LENGTH)),
        reason,
        look,
        mine if waits else buttons.find_others(),
        change,
        _MINE,
    )
