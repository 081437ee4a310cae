"""Posts in channels: the texts that invite people, and what organizers read about a post."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Paragraph, Quote, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.outside import Link
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, say
from bot.engine.channel_posts import ChannelPost, PostKind
from bot.texts import buttons
from bot.texts.organizing.programme import organize

OWN_WORDS = 500
"""The limit for an organizer's own words above a post, in characters."""


def invitation(kind: PostKind, own_words: str = "") -> Card:
    """What is posted in the channel. The answer to a press is seen only by the person who
    pressed."""
    above = (Quote(Words(own_words, OWN_WORDS)),) if own_words else ()
    if kind is PostKind.SEEKERS:
        return Card(
            say("Wondering how a field really is? Ask somebody in it"),
            (*above, *map(Paragraph, _for_seekers())),
            (buttons.run(say("Find somebody"), ActionName.FIND, style=Style.PRIMARY),),
        )
    return Card(
        say("Somebody here would like to hear how your work really is"),
        (*above, *map(Paragraph, _for_hosts())),
        (buttons.run(say("Open my door"), ActionName.HOST, style=Style.PRIMARY),),
    )


def _for_hosts() -> tuple[Text, ...]:
    return (
        say(
            "A student, a graduate or somebody who wants a change asks for 20 to 30 minutes "
            "of your time. They prepare, they ask the questions, and they never ask for a "
            "job."
        ),
        say(
            "You decide how often, when and about what, and you can always say no. Press the "
            "button, and only you see my answer."
        ),
    )


def _for_seekers() -> tuple[Text, ...]:
    return (
        say(
            "People here have opened their door: 20 to 30 minutes to ask how their work "
            "really is. It is not a job interview, and you do not need a special reason."
        ),
        say(
            "I find people in the field, pass on your request, settle a time and help you "
            "with good questions. Press the button, and only you see my answer."
        ),
    )


def plain_lines(kind: PostKind) -> tuple[Text, ...]:
    """The same text without buttons, for copying."""
    card = invitation(kind)
    paragraphs = (each.text for each in card.blocks if isinstance(each, Paragraph))
    first = say("Write “start” to Askwell to begin.")
    return (card.title, *tuple(paragraphs)[:1], first)


def posted(post: ChannelPost, url: str) -> Card:
    title = say("Your post is in the channel")
    return Card(
        title,
        body(say("Members who press its button get an answer that only they see.")),
        (organize.run(),),
        (Link(say("Open the channel"), url),) if url else (),
        push=_push(title, post),
    )


def refused(post: ChannelPost, why: Text) -> Card:
    title = say("Your post is not in the channel")
    return Card(
        title,
        body(why),
        (again(post, say("Try again")), elsewhere(post), organize.run()),
        push=_push(title, post),
    )


def unsure(post: ChannelPost) -> Card:
    title = say("Please check whether your post is in the channel")
    return Card(
        title,
        body(say("I got no answer when I posted it, and I never post twice by myself.")),
        (again(post, say("It is not there: post it")), organize.run()),
        push=_push(title, post),
    )


def too_late(post: ChannelPost) -> Card:
    title = say("Your post was not sent: I was away at that time")
    return Card(
        title,
        body(say("It was planned for {when}.", when=Moment(post.at))),
        (again(post, say("Post it now")), elsewhere(post), organize.run()),
        push=_push(title, post),
    )


def _push(what: Text, post: ChannelPost) -> Text:
    # Translators: a notification, such as "Your post was not sent (for hosts, Fri 4 Dec, 12:00)".
    return say(
        "{what} ({whom}, {when})",
        what=what,
        whom=_WHOM[post.kind],
        when=Moment(post.at, MomentStyle.SHORT),
    )


_WHOM = {
    PostKind.HOSTS: say("for hosts"),
    PostKind.SEEKERS: say("for seekers"),
    PostKind.WORD: say("for all"),
}


def again(post: ChannelPost, label: Text) -> Button:
    return Button(label, Action(ActionName.POST_AGAIN, post.id), Style.PRIMARY)


def elsewhere(post: ChannelPost) -> Button:
    return Button(say("Another channel"), Action(ActionName.MOVE_POST_FORM, post.id))
