"""What a search found."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Entry, Paragraph, Style
from bot.cards.rich_text import ListStyle, Text, Words, joined, listed, mention, say, say_many
from bot.interview import rules
from bot.interview.hosting import HostProfile
from bot.interview.listing import Listing
from bot.language import search
from bot.texts import buttons, host_about, interview
from bot.texts.ask import ask_button
from bot.texts.venue import HOW


def found(words: str, listings: Sequence[Listing], more: Action | None, now: datetime) -> Card:
    title = (
        say("People who know “{words}”", words=Words(words, 60))
        if words
        else say("People who gladly talk")
    )
    further = (Button(say("Show more"), more),) if more else ()
    buttons_below = (*further, buttons.suggest_to_me(words))
    return Card(title, tuple(entry(listing, now) for listing in listings), buttons_below)


def entry(listing: Listing, now: datetime) -> Entry:
    profile = listing.host.profile or HostProfile()
    room = rules.room(listing.host, listing.interviews, now)
    return Entry(
        listed([mention(listing.host), Words(profile.field, 60)], ListStyle.PLAIN),
        joined(
            [
                Words(profile.headline, 120),
                *host_about.said(profile),
                say("Gladly talks about: {gladly}", gladly=Words(profile.gladly, 120)),
                joined(
                    [interview.how_long(profile.minutes), HOW[profile.place], _left(room)], " · "
                ),
            ]
        ),
        (ask_button(listing.host),),
    )


def _left(room: int) -> Text:
    if room <= 0:
        return say("no room left this month")
    # Translators: how many more interviews a host has time for this month.
    return say_many("{number} free this month", "{number} free this month", room)


def nothing(words: str, near: Sequence[str], known: Sequence[str]) -> Card:
    """`near`: topics that look like the words; `known`: some topics that exist."""
    title = (
        say("I found nobody for “{words}”", words=Words(words, 60))
        if words
        else say("Nobody can be asked just now")
    )
    if near:
        how = say("These come near:")
    elif known:
        how = say("People here know about these, and more:")
    else:
        how = say("Hosts come back from their breaks, and new ones join. You could be one, too.")
    return Card(
        title,
        (Paragraph(how),),
        tuple(
            buttons.run(Words(topic, 40), ActionName.FIND, search.as_arg(topic))
            for topic in near or known
        )
        or (buttons.run(say("My hosting"), ActionName.HOST),),
    )


def no_more(words: str) -> Card:
    return Card(
        say("That was everybody"),
        (Paragraph(say("Another field, or the same people seen anew?")),),
        (buttons.run(say("Start again"), ActionName.FIND, words, Style.PRIMARY),),
    )
