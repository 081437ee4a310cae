"""What a search found."""

from collections.abc import Sequence
from datetime import datetime

from bot import rules
from bot.model import HostProfile, Listing
from bot.text import Words, mention, say
from bot.texts import buttons
from bot.texts.ask import ask_button
from bot.ui import Action, Button, Card, Entry, Paragraph, Style


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
    left = f"{room} free this month" if room > 0 else "free again next month"
    return Entry(
        say("{host}, {field}", host=mention(listing.host), field=Words(profile.field, 60)),
        say(
            "{headline}\nGladly talks about: {gladly}\n{left}",
            headline=Words(profile.headline, 120),
            gladly=Words(profile.gladly, 120),
            left=(f"{profile.minutes} minutes, {left}",),
        ),
        (ask_button(listing.host),),
    )


def nothing(words: str, near: Sequence[str]) -> Card:
    how = (
        "These come near:"
        if near
        else "Nobody offers to talk yet. You could be the first, or tell an organizer."
    )
    return Card(
        say("I found nobody for “{words}”", words=Words(words, 60)),
        (Paragraph((how,)),),
        tuple(buttons.run(Words(topic, 40).shown, "find", topic[:60]) for topic in near)
        or (buttons.run("Become a host", "host"),),
    )


def no_more(words: str) -> Card:
    return Card(
        ("That was everybody",),
        (Paragraph(("Another field, or the same people seen anew?",)),),
        (buttons.run("Start again", "find", words, Style.PRIMARY),),
    )
