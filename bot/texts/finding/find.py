"""What a search found."""

from collections.abc import Iterator, Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import ListStyle, Text, Words, joined, listed, mention, say, say_many
from bot.content.questions import field_of_id, fields_called
from bot.interview.finding.listing import Listing
from bot.interview.hosting import HostProfile
from bot.language import search
from bot.texts import buttons, host_about
from bot.texts.finding.portraits import portrait
from bot.texts.interviews import interview
from bot.texts.interviews.venue import HOW


def found(
    words: str, listings: Sequence[Listing], more: Sequence[Button] = (), *, is_first: bool = True
) -> Card:
    """One page. The later ones say so, and the last of several says that it is the last."""
    searched = search.words(words)
    end = () if is_first or more else (say("That was everybody."),)
    return card_of(
        title(words, listings) if is_first else _more_title(words),
        *(entry(each, searched) for each in listings),
        *end,
        *more,
        buttons.suggest_to_me(words),
    )


def title(words: str, listings: Sequence[Listing]) -> Text:
    if not words:
        return say("People happy to talk")
    names = {name for each in listings for name in search.names(each.host.name)}
    if any(search.similar_names(word, names) for word in search.words(words)):
        # Translators: a search by name.
        return say("Found for “{words}”", words=Words(words, 60))
    return say("People who know “{words}”", words=Words(words, 60))


def _more_title(words: str) -> Text:
    if not words:
        return say("More people happy to talk")
    return say("More people for “{words}”", words=Words(words, 60))


def entry(listing: Listing, words: Sequence[str] = ()) -> Entry:
    profile = listing.host.profile or HostProfile()
    return Entry(
        listed([mention(listing.host), Words(profile.field, 60)], ListStyle.PLAIN),
        joined(
            [
                Words(profile.headline, 120),
                *host_about.summary(profile),
                *_found_for(profile, words),
                say("Happy to talk about: {gladly}", gladly=Words(profile.gladly, 120)),
                joined(
                    [interview.how_long(profile.minutes), HOW[profile.place], _left(listing.room)],
                    " · ",
                ),
            ]
        ),
        (buttons.ask(listing.host),),
        portrait(listing.host),
    )


def _found_for(profile: HostProfile, words: Sequence[str]) -> Iterator[Text]:
    """What the rest of the entry does not show: the topics that were searched for, otherwise a
    field that was found under another name."""
    held = [topic for topic in profile.topics if search.contains_any(topic, words)]
    if held:
        yield say("Knows about {topics}", topics=listed([Words(each, 40) for each in held]))
    elif profile.field_id in fields_called(words) and (field := field_of_id(profile.field_id)):
        # Translators: found by the field that a host chose, such as "healthcare".
        yield say("Works in this field: {field}", field=Words(field.name, 60))


def _left(room: int) -> Text:
    if room <= 0:
        return say("no room left this month")
    # Translators: how many more interviews a host has time for this month.
    return say_many("{number} free this month", "{number} free this month", room)


def nothing(words: str, near: Sequence[str], known: Sequence[str]) -> Card:
    """`near`: topics that resemble the words. `known`: some topics that exist."""
    title = (
        say("I found nobody for “{words}”", words=Words(words, 60))
        if words
        else say("Nobody can be asked right now")
    )
    if near:
        how = say("These come close:")
    elif known:
        how = say("People here know about these, and more:")
    else:
        how = say("Hosts come back from their breaks, and new ones join. You could be one, too.")
    topics = (
        buttons.run(Words(topic, 40), ActionName.FIND, search.as_arg(topic))
        for topic in near or known
    )
    hosts = () if near or known else (buttons.run(say("Be a host"), ActionName.HOST),)
    later = (buttons.suggest_to_me(words),) if words else ()
    return card_of(title, how, *topics, *hosts, *later)


def no_more(words: str) -> Card:
    return card_of(
        say("That was everybody"),
        say("Try another field, or go through the same people again."),
        buttons.run(say("Start again"), ActionName.FIND, words, Style.PRIMARY),
    )
