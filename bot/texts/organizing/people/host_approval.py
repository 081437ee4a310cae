"""Organizers look at a new host before the door opens: their card, and what each side reads about
it."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import ListStyle, Text, Words, listed, mention, say, say_many
from bot.interview.hosting import HostApproval, HostProfile
from bot.interview.members import Member
from bot.texts import buttons, contact, host_about
from bot.texts.hosting.host import NOT_FOUND_YET
from bot.texts.organizing.programme import organize

LISTED = 5
WORDS = TextField(
    "words",
    say("A sentence to them"),
    say("They read it as you write it. You may leave it empty"),
    required=False,
    multiline=True,
    most=600,
)


def waiting_for_approval(whom: Member | None) -> Card:
    return Card(
        say("Nearly there: the organizers have a look first"),
        body(
            say(
                "They have your profile, and usually answer within three days. I will tell you "
                "right away. Until then nobody else sees it, and nobody can ask you."
            ),
            contact.looks_after(whom),
        ),
        (
            Button(say("Change profile"), Action(ActionName.HOST_PROFILE)),
            Button(say("Change hours"), Action(ActionName.HOST_HOURS)),
        ),
        contact.links(whom),
    )


def not_approved(whom: Member | None) -> Card:
    return Card(
        say("The organizers said: not now"),
        body(
            say("Your profile is kept, and nobody else sees it. A lot can change."),
            contact.looks_after(whom),
        ),
        links=contact.links(whom),
    )


def approval_request(host: Member, *, is_reminder: bool = False) -> Card:
    """For organizers."""
    who = mention(host)
    asks = say("{host} would like to be a host", host=who)
    waits = say("{host} still waits to become a host", host=who)
    profile = host.profile or HostProfile()
    about = str(host.id)
    return Card(
        waits if is_reminder else asks,
        body(
            Facts(
                (
                    (say("Headline"), Words(profile.headline)),
                    (say("Field"), Words(profile.field)),
                    (say("Topics"), listed(map(Words, profile.topics), ListStyle.PLAIN)),
                    # Translators: the label of what a host gladly talks about.
                    (say("Talks about"), Words(profile.gladly)),
                    *host_about.rows(profile),
                    (say("At most"), _at_most(profile)),
                )
            ),
            say("Nobody else sees this before you welcome them."),
        ),
        (
            Button(say("Welcome"), Action(ActionName.HOST_WELCOME_FORM, about), Style.PRIMARY),
            Button(say("Ask for more"), Action(ActionName.HOST_MORE_FORM, about)),
            Button(say("Not now"), Action(ActionName.HOST_NOT_NOW_FORM, about)),
            organize.run(),
        ),
    )


def _at_most(profile: HostProfile) -> Text:
    return say_many(
        "{per_month} a month, {number} minute each",
        "{per_month} a month, {number} minutes each",
        profile.minutes,
        per_month=profile.per_month,
    )


def approval_requests(hosts: Sequence[Member]) -> Card:
    none = () if hosts else body(say("Nobody is waiting for your answer."))
    return Card(
        say("Who would like to be a host"),
        (*none, *map(_entry, hosts[:LISTED])),
        (Button(say("Settings"), Action(ActionName.PROGRAMME_SETTINGS)),),
    )


def _entry(host: Member) -> Entry:
    profile = host.profile or HostProfile()
    button = Button(say("Have a look"), Action(ActionName.HOST_TO_APPROVE, str(host.id)))
    return Entry(mention(host), Words(profile.headline), (button,))


def welcome_form(host: Member) -> Form:
    told = say("Their door opens at once, and they hear that they are welcome.")
    return _form(ActionName.HOST_WELCOME, host, say("Welcome"), told)


def more_form(host: Member) -> Form:
    told = say("They are asked to write more in their profile, and then come to you again.")
    return _form(ActionName.HOST_MORE, host, say("Ask for more"), told)


def not_now_form(host: Member) -> Form:
    told = say("Their door stays closed, and they hear it kindly.")
    return _form(ActionName.HOST_NOT_NOW, host, say("Not now"), told)


def _form(name: ActionName, host: Member, title: Text, told: Text) -> Form:
    return Form(Action(name, str(host.id)), title, (WORDS,), say("Send"), told)


def answer_noted(host: Member) -> Card:
    """For the organizers, whichever of them answered."""
    profile = host.profile
    asked = profile is not None and profile.approval is HostApproval.WAITING
    title = say("{host} has your answer", host=mention(host))
    again = say("There is nothing to decide about {host} now", host=mention(host))
    return card_of(
        title if asked else again,
        say("“What organizers did” shows who answered what."),
        Button(say("Who else is waiting?"), Action(ActionName.HOSTS_TO_APPROVE)),
        organize.run(),
    )


def answer_to_host(answer: HostApproval | None, words: str, *, is_open: bool) -> Card:
    """For the member who wants to be a host. `is_open`: whether the programme is open."""
    said = body(Words(words, WORDS.most)) if words else ()
    if answer is None:
        found = say("From now on people can find you and ask you. I will bring you each request.")
        return card_of(
            say("Welcome: your door is open"),
            *said,
            found if is_open else NOT_FOUND_YET,
            Button(say("My hosting"), Action(ActionName.HOST), Style.PRIMARY),
        )
    if answer is HostApproval.MORE:
        again = say("Write more in your profile, and then press “{open}”.", open=OPEN)
        return card_of(
            say("The organizers would like to know more about you"),
            *said,
            again,
            Button(say("Change profile"), Action(ActionName.HOST_PROFILE), Style.PRIMARY),
            Button(OPEN, Action(ActionName.HOST_OPEN)),
        )
    kept = say("Your profile is kept, and nobody else sees it.")
    asks = say("You can find and ask as before.") if is_open else None
    finds = buttons.find_others(Style.PLAIN) if is_open else None
    return card_of(say("The organizers said: not now"), *said, kept, asks, finds)


OPEN = say("Open my door")
