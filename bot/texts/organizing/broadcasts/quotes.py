"""A sentence that the programme may quote: offering it, the host's answer, and reading it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Quote, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import Text, Words, mention, say, say_many
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.organizing.quotes import SENTENCE_LENGTH, HostConsent, ProgrammeQuote, first_name
from bot.texts import buttons
from bot.texts.organizing.programme import organize
from bot.texts.pages import ListPage

_NAME_SHOWN = 40

MY_QUOTES = Button(say("Sentences to be quoted"), Action(ActionName.MY_QUOTES))
QUOTES = Button(say("Quotes"), Action(ActionName.QUOTES))

SENTENCE = TextField(
    "sentence",
    say("Your sentence"),
    say("What the talk gave you, in words anybody may read"),
    multiline=True,
    most=SENTENCE_LENGTH,
)
NAMED = ChoiceField(
    "first_name",
    say("Your first name next to it?"),
    hint=say("If you choose nothing, it is shown without a name"),
    required=False,
)
WITH_NAME, WITHOUT_NAME = "yes", "no"
EMPTY = say("Please write a sentence here.")


def offer(held: Interview) -> Button:
    """A button in the menu of what is seldom pressed."""
    return buttons.as_rare(buttons.on(held, say("Offer a sentence to quote"), ActionName.QUOTE))


def form(held: Interview, seeker: Member, host: Member) -> Form:
    name = Words(first_name(seeker), _NAME_SHOWN)
    options = (
        Option(WITH_NAME, say("Yes: {name}", name=name)),
        Option(WITHOUT_NAME, say("No, without a name")),
    )
    return Form(
        Action(ActionName.QUOTE, held.id),
        # Translators: at most 24 characters.
        say("A sentence to quote"),
        (SENTENCE, NAMED.offering(options)),
        # Translators: at most 24 characters.
        say("Offer it"),
        _before_offering(host),
    )


def _before_offering(host: Member) -> Text:
    if host.is_gone:
        return say(
            "Organizers may then show it to others, to tell what talks are like. Your host is no "
            "longer here to be asked, so please leave out what points to them. You can take it "
            "back at any time."
        )
    return say(
        "Organizers may then show it to others, to tell what talks are like. If it points to "
        "{host}, I ask {host} first. You can take it back at any time.",
        host=mention(host),
    )


def points_to_host(host: Member) -> Text:
    """For a seeker whose host does not want to be recognised, or cannot be asked."""
    return say(
        "Please leave out what points to {host}: their name, their work, where they work.",
        host=mention(host),
    )


def quote_offered(quote: ProgrammeQuote, host: Member) -> Card:
    """For the seeker who offered the sentence."""
    return card_of(
        say("Your sentence, to be quoted"),
        _sentence(quote),
        _what_follows(quote, host),
        _take_back(quote),
        MY_QUOTES,
    )


def _what_follows(quote: ProgrammeQuote, host: Member) -> Text:
    if quote.is_shared:
        return say("Thank you. Organizers can read it now, and show it to others.")
    if host.is_gone:
        return say(
            "It points to your host, who is no longer here to be asked, so nobody reads it. Take "
            "it back, and you can offer one that does not point to them."
        )
    return say(
        "Thank you. It points to {host}, so I ask {host} first. Nobody else reads it before they "
        "agree.",
        host=mention(host),
    )


def ask_host(quote: ProgrammeQuote, seeker: Member) -> Card:
    """May it be quoted? After a yes, the card says so, and how to take it back."""
    has_agreed = quote.consent is HostConsent.AGREED
    yes = Button(say("It may be quoted"), _answer(quote, f"yes.{quote.mark}"), Style.PRIMARY)
    no = Button(say("Rather not"), _answer(quote, "no"))
    asked = say("{seeker} would let the programme quote this", seeker=mention(seeker))
    agreed = say("Thank you: this may be quoted")
    return Card(
        agreed if has_agreed else asked,
        body(_sentence(quote), _beside_it(quote, seeker), _AGREED if has_agreed else _ASKED),
        (no,) if has_agreed else (yes, no),
    )


_ASKED = say(
    "Somebody who reads it may think of you, so it is your choice, too. Organizers see it only if "
    "you agree. If you would rather not, nobody is told."
)
_AGREED = say("Organizers may show it to others. You can take that back whenever you like.")


def _beside_it(quote: ProgrammeQuote, seeker: Member) -> Text:
    if quote.named:
        name = Words(first_name(seeker), _NAME_SHOWN)
        return say("Next to it is “{name}”, and no other name.", name=name)
    return say("There is no name next to it.")


def host_said_no() -> Card:
    return card_of(
        say("It is not quoted"),
        say("Nobody is told that you were asked. There is nothing more to do."),
    )


def already_taken_back() -> Card:
    return card_of(
        say("There is nothing to quote here now"),
        say("It was taken back, and nobody reads it."),
        MY_QUOTES,
    )


def quote_taken_back() -> Card:
    return card_of(
        say("It is taken back"),
        say("Organizers cannot read it here any more. What they copied before is theirs."),
        MY_QUOTES,
    )


def mine(quotes: Sequence[ProgrammeQuote], me: int) -> Card:
    """The sentences that a member offered, and those that others offered and that reveal who the
    member is."""
    if not quotes:
        return card_of(
            say("You have not offered a quote"),
            say("After a thank-you note you can offer a sentence, if you like."),
            buttons.my_interviews(),
        )
    return Card(
        say("Sentences to be quoted"),
        tuple(Entry(_words(each), _state(each, me), (_take_back(each),)) for each in quotes),
    )


def _state(quote: ProgrammeQuote, me: int) -> Text:
    if quote.seeker == me:
        return _YOURS_SHARED if quote.is_shared else _YOURS_WAITING
    return _ABOUT_YOU_SHARED if quote.is_shared else _ABOUT_YOU_WAITING


_YOURS_SHARED = say("Yours. Organizers can read it.")
_YOURS_WAITING = say("Yours. It is read only if your host agrees.")
_ABOUT_YOU_SHARED = say("It points to you, and you agreed. Organizers can read it.")
_ABOUT_YOU_WAITING = say("It points to you. Nobody reads it, unless you agree.")


def listing(page: ListPage[ProgrammeQuote], seekers: Mapping[int, Member]) -> Card:
    """For organizers."""
    return card_of(
        say_many(
            "{number} sentence that you may quote",
            "{number} sentences that you may quote",
            page.total,
        ),
        say("Members offered them, and hosts agreed where they can be recognised."),
        *(Entry(_words(each), _by(each, seekers), (_copy(each),)) for each in page.shown),
        *page.more(ActionName.QUOTES),
        organize.BROADCASTS,
    )


_BACK = say("All quotes")


def none_yet() -> Card:
    return card_of(
        say("No sentence to quote yet"),
        say(
            "After a thank-you note, and months later, members can offer a sentence. It is "
            "here once everybody it is about agrees."
        ),
        organize.BROADCASTS,
    )


def no_longer_quotable() -> Card:
    """For organizers."""
    return card_of(
        say("This one was taken back"),
        say("Please do not quote it any more, and choose another."),
        replace(QUOTES, label=_BACK),
    )


def to_copy(quote: ProgrammeQuote, seekers: Mapping[int, Member]) -> Card:
    name = _name(quote, seekers)
    lines = (Quote(_words(quote)), *((Quote(name),) if name else ()))
    how = say(
        "Quote it as it is, with no other name. It can be taken back: look again before you "
        "print it."
    )
    return card_of(say("To copy"), *lines, how, replace(QUOTES, label=_BACK))


def _by(quote: ProgrammeQuote, seekers: Mapping[int, Member]) -> Text:
    return _name(quote, seekers) or say("Without a name")


def _name(quote: ProgrammeQuote, seekers: Mapping[int, Member]) -> Text | None:
    """The first name of the seeker, if they allowed it next to their sentence."""
    name = first_name(seekers[quote.seeker]) if quote.named else ""
    return Words(name, _NAME_SHOWN) if name else None


def _words(quote: ProgrammeQuote) -> Words:
    return Words(quote.sentence, SENTENCE_LENGTH)


def _sentence(quote: ProgrammeQuote) -> Quote:
    return Quote(_words(quote))


def _answer(quote: ProgrammeQuote, answer: str) -> Action:
    return Action(ActionName.QUOTE_ANSWER, quote.interview, arg=answer)


def _take_back(quote: ProgrammeQuote) -> Button:
    return Button(say("Take it back"), Action(ActionName.QUOTE_BACK, quote.interview))


def _copy(quote: ProgrammeQuote) -> Button:
    return Button(say("Copy"), Action(ActionName.QUOTE_COPY, quote.interview))
