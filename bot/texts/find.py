"""What a search found."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Entry, Paragraph, Style
from bot.cards.rich_text import Words, mention, say
from bot.interview import rules
from bot.interview.model import HostProfile, Listing
from bot.language import search
from bot.texts import buttons
from bot.texts.ask import ask_button


def found(words: str, listings: Sequence[Listing], more: Action | None, now: datetime) -> Card:
    title = (
        say("People who know “{words}”", words=Words(words, 60))
        if words
        else ("People who gladly talk",)
    )
    further = (Button(("Show more",), more),) if more else ()
    return Card(title, tuple(entry(listing, now) for listing in listings), further)


def entry(listing: Listing, now: datetime) -> Entry:
    profile = listing.host.profile or HostProfile()
    room = rules.room(listing.host, listing.interviews, now)
    left = f"{room} free this month" if room > 0 else "no room left this month"
    return Entry(
        say("{host}, {field}", host=mention(listing.host), field=Words(profile.field, 60)),
        say(
            "{headline}\nGladly talks about: {gladly}\n{left}",
            headline=Words(profile.headline, 120),
            gladly=Words(profile.gladly, 120),
            left=(f"{profile.minutes} minutes, {profile.place}; {left}",),
        ),
        (ask_button(listing.host),),
    )


def nothing(words: str, near: Sequence[str], known: Sequence[str]) -> Card:
    """`near`: topics that look like the words; `known`: some topics that exist."""
    title = (
        say("I found nobody for “{words}”", words=Words(words, 60))
        if words
        else ("Nobody can be asked just now",)
    )
    if near:
        how = "These come near:"
    elif known:
        how = "People here know about these, and more:"
    else:
        how = "Hosts come back from their breaks, and new ones join. You could be one, too."
    return Card(
        title,
        (Paragraph((how,)),),
        tuple(
            buttons.run(Words(topic, 40).shown, ActionName.FIND, search.as_arg(topic))
            for topic in near or known
        )
        or (buttons.run("My hosting", ActionName.HOST),),
    )


def no_more(words: str) -> Card:
    return Card(
        ("That was everybody",),
        (Paragraph(("Another field, or the same people seen anew?",)),),
        (buttons.run("Start again", ActionName.FIND, words, Style.PRIMARY),),
    )
