"""How organizers invite people: where to begin, and the form of a post."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Quote
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import ChannelField, ChoiceField, DayField, Form, Option, TextField
from bot.cards.rich_text import Moment, Text, TimeOfDay, Words, joined, say
from bot.engine.channel_posts import ChannelPost, PostKind, PostState
from bot.engine.imports import PeopleImport
from bot.texts.organizing.inviting import channel_posts, imports
from bot.texts.organizing.programme import organize

CHANNEL = ChannelField("channel", say("Channel"))
DAY = DayField("day", say("Day"))
HOURS = range(6, 23)
HOUR = ChoiceField("hour", say("Time"), hint=say("In your time"))
OWN = TextField(
    "own",
    say("Your words above it"),
    required=False,
    multiline=True,
    most=channel_posts.OWN_WORDS,
)

_STATES: dict[PostState, Text] = {
    PostState.PLANNED: say("planned"),
    PostState.POSTING: say("on its way"),
    PostState.POSTED: say("posted"),
    PostState.STOPPED: say("stopped"),
    PostState.REFUSED: say("refused by the channel"),
    PostState.UNSURE: say("perhaps posted"),
}
PAST = say("That time has passed. Choose a later one.")
TOO_FAR = say("That is more than a year from now. Choose an earlier day.")
NO_CHANNEL = say("Choose a channel.")


def home(posts: Sequence[ChannelPost], lists: Sequence[PeopleImport] = ()) -> Card:
    """`lists`: the lists of people that can go on now."""
    return card_of(
        say("Inviting people"),
        say(
            "Hosts first: five to ten people you ask yourself, then a post. You see it "
            "before anybody else does."
        ),
        *map(_entry, posts),
        preview_button(say("A post for hosts"), PostKind.HOSTS),
        preview_button(say("A post for seekers"), PostKind.SEEKERS),
        imports.import_button(say("A list of people")),
        *imports.ways_on(lists),
        organize.run(),
    )


def preview_button(label: Text, kind: PostKind) -> Button:
    return Button(label, Action(ActionName.POST_PREVIEW, arg=kind))


def _entry(post: ChannelPost) -> Entry:
    state = say("{when}, {state}", when=Moment(post.at), state=_STATES[post.state])
    stop = Button(say("Stop it"), Action(ActionName.STOP_POST, post.id))
    return Entry(post.card.title, state, (stop,) if post.state is PostState.PLANNED else ())


def preview(kind: PostKind) -> Card:
    """The post as it will look in the channel, but without its buttons."""
    card = channel_posts.invitation(kind)
    return card_of(
        say("This is how your post will look"),
        Entry(card.title),
        *card.blocks,
        say("Below it is the button [{label}].", label=card.buttons[0].label),
        Button(say("Post now"), Action(ActionName.POST_NOW_FORM, arg=kind), Style.PRIMARY),
        Button(say("Plan it"), Action(ActionName.PLAN_POST_FORM, arg=kind)),
        Button(say("Copy"), Action(ActionName.COPY_POST, arg=kind)),
        organize.INVITING,
    )


def copy(kind: PostKind) -> Card:
    return card_of(
        say("To copy"),
        Quote(joined(channel_posts.plain_lines(kind), "\n\n")),
        say("Ask somebody people know to post it in their own name."),
        organize.run(),
    )


def now_form(kind: PostKind) -> Form:
    return Form(Action(ActionName.POST_NOW, arg=kind), say("Post it"), (CHANNEL, OWN), say("Post"))


def move_form(post: ChannelPost) -> Form:
    return Form(
        Action(ActionName.MOVE_POST, post.id), say("Another channel"), (CHANNEL,), say("Post")
    )


def plan_form(kind: PostKind, first: datetime) -> Form:
    """`first`: the suggested time, in the organizer's time zone."""
    return Form(
        Action(ActionName.PLAN_POST, arg=kind),
        say("Plan it"),
        (
            CHANNEL,
            DAY.filled(first.date().isoformat()),
            HOUR.offering(list(map(_hour, HOURS)), (str(first.hour),)),
            OWN,
        ),
        say("Plan"),
    )


def _hour(hour: int) -> Option:
    return Option(str(hour), TimeOfDay(time(hour)))


def on_its_way(context_posts: Sequence[ChannelPost]) -> Card:
    return replace(home(context_posts), title=say("Your post is on its way"))


def planned(post: ChannelPost, posts: Sequence[ChannelPost]) -> Card:
    return replace(home(posts), title=say("Planned for {when}", when=Moment(post.at)))


def stopped(posts: Sequence[ChannelPost]) -> Card:
    return replace(home(posts), title=say("Stopped: nothing will be posted"))


def not_a_day(words: str, today: date) -> Text:
    return say(
        "“{words}” is not a day. This would work: {example}",
        words=Words(words, 30),
        example=Words(str(today + timedelta(days=7))),
    )
