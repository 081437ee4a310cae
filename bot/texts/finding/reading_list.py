"""The reading list: sharing recommendations, being named next to them, and reading the list."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Numbered, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import OPTION_LABEL, OPTIONS, ChoiceField, Form, Option
from bot.cards.rich_text import ListStyle, Text, Words, joined, listed, mention, say, say_many
from bot.interview.afterwards.resources import (
    LONGEST_ADDRESS,
    Recommendation,
    Resource,
    ResourceKind,
)
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.language.debrief.reading_list import Title
from bot.texts import buttons
from bot.texts.resource_kinds import KINDS

FIELDS_SHOWN = 3
NAMED_SHOWN = 2
LISTED_SHOWN = 10
_OFFERED = OPTION_LABEL - 20
"""How many characters of a title are shown after its kind. That fits in every language."""


def share_button(held: Interview) -> Button:
    return buttons.on(held, say("Add these to the reading list"), ActionName.SHARE)


SHARED = ChoiceField(
    "resources",
    say("Which can everybody here see?"),
    hint=say("Tick what may help others; the rest stays yours"),
    required=False,
)


def share_form(
    held: Interview, host: Member, found: Sequence[Resource], ticked: Collection[str]
) -> Form:
    """`ticked`: the keys of what is on the list already. Everything else stays private until they
    tick it."""
    offered = found[:OPTIONS]
    return Form(
        Action(ActionName.SHARE, held.id),
        # Translators: at most 24 characters.
        say("For the reading list"),
        (
            replace(SHARED, most=len(offered)).offering(
                [Option(each.key, _option(each)) for each in offered],
                [each.key for each in offered if each.key in ticked],
            ),
        ),
        say("Share these"),
        say(
            "Only what you tick goes in, and {host}'s field: no notes, no names. I ask {host} "
            "whether they would like to be named.",
            host=mention(host),
        ),
    )


def nothing_to_share() -> Card:
    return card_of(
        say("Nothing here is ready to share"),
        say(
            "Write titles as they are, such as: {example}. Addresses that begin with "
            "https:// and @names are understood, too.",
            example=Words("podcast: Night Shift"),
        ),
        buttons.my_journal(Style.PRIMARY),
    )


def shared(how_many: int) -> Card:
    if not how_many:
        return card_of(
            say("Nothing from this talk is on the reading list"),
            say("It all stays in your journal."),
            buttons.run(say("The reading list"), ActionName.READING),
            buttons.my_journal(),
        )
    return card_of(
        say("Thank you. That helps those who come next"),
        _on_the_list(how_many),
        buttons.run(say("The reading list"), ActionName.READING, style=Style.PRIMARY),
    )


def _on_the_list(how_many: int) -> Text:
    return say_many(
        "{number} title from this talk is on the reading list, without a name.",
        "{number} titles from this talk are on the reading list, without a name.",
        how_many,
    )


def may_i_name_you(
    of: Interview, seeker: Member, on_list: Sequence[Recommendation], *, named: bool | None
) -> Card:
    """For the host. `named`: their answer, None before they have answered."""
    asked = say("What you recommended to {seeker} is on the reading list", seeker=mention(seeker))
    yes = Button(say("You may name me"), _name(of, "yes"), Style.PRIMARY)
    no = Button(say("Rather not"), _name(of, "no"))
    return Card(
        asked if named is None else _ANSWERED[named],
        body(_titles(on_list), _BESIDE_IT[named]),
        {None: (yes, no), True: (no,), False: (yes,)}[named],
    )


_ANSWERED = {
    True: say("Thank you: your name is next to what you recommended"),
    False: say("Your name is not shown"),
}
_BESIDE_IT = {
    None: say("Nobody sees that it came from you. Would you like your name next to it?"),
    True: say("You can take it away again whenever you like."),
    # Translators: a button that says "You may name me" follows.
    False: say("What you recommended helps either way. If you change your mind:"),
}


def nothing_of_yours() -> Card:
    return card_of(
        say("Nothing that you recommended is on the list now"),
        say("It was taken back. There is nothing to do."),
        buttons.run(say("The reading list"), ActionName.READING),
    )


def reading(words: str, page: Sequence[Title], more: Sequence[Button]) -> Card:
    title = (
        say("The reading list: “{words}”", words=Words(words, 60))
        if words
        else say("The reading list")
    )
    whole = (buttons.run(say("The whole list"), ActionName.READING),) if words else ()
    return Card(title, tuple(map(_entry, page)), (*more, *whole))


def nothing(words: str) -> Card:
    if words:
        return card_of(
            say("Nothing about “{words}” on the reading list yet", words=Words(words, 60)),
            say("Somebody who knows may be only a question away."),
            buttons.run(say("The whole list"), ActionName.READING),
            buttons.find_others(),
        )
    return card_of(
        say("The reading list is still empty"),
        say("It grows from talks: note what was recommended to you, and share what helps."),
        buttons.my_journal(),
        buttons.find_others(),
    )


def no_more() -> Card:
    return card_of(
        say("That was the whole list"),
        say("It grows with every talk."),
        buttons.run(say("Start again"), ActionName.READING, style=Style.PRIMARY),
    )


def removed(recommendation: Recommendation, *, mine: bool) -> Card:
    """`mine`: whether I had put it on the list."""
    return card_of(
        say("“{text}” is off the list", text=Words(recommendation.text, 80)),
        say("It stays in your journal.") if mine else _NOBODY_TOLD,
        buttons.run(say("The reading list"), ActionName.READING),
    )


_NOBODY_TOLD = say("It does not come back from that talk, and nobody is told who took it away.")


def _shown(entry: Title | Recommendation) -> Words:
    """An address is shown in full, because the reader presses it."""
    return Words(entry.text, LONGEST_ADDRESS if entry.kind is ResourceKind.ADDRESS else 120)


def _option(resource: Resource) -> Text:
    # Translators: {kind} is "Podcast" or the like; there is room for 20 characters and the title.
    return say("{kind}: {title}", kind=KINDS[resource.kind], title=Words(resource.text, _OFFERED))


def _titles(recommendations: Sequence[Recommendation]) -> Numbered:
    return Numbered(tuple(_shown(each) for each in recommendations[:LISTED_SHOWN]))


def _name(of: Interview, answer: str) -> Action:
    return Action(ActionName.NAME_ME, of.id, arg=answer)


def _entry(title: Title) -> Entry:
    return Entry(
        _shown(title),
        joined([KINDS[title.kind], *_fields(title), _people(title)], " · "),
        (_take_away(title),) if title.may_take_away else (),
    )


def _fields(title: Title) -> list[Text]:
    shown: list[Text] = [Words(field, 60) for field in title.fields[:FIELDS_SHOWN]]
    return [listed(shown, ListStyle.PLAIN)] if shown else []


def _people(title: Title) -> Text:
    if not title.named:
        return say_many(
            "recommended by {number} person", "recommended by {number} people", title.people
        )
    names = listed([mention(each) for each in title.named[:NAMED_SHOWN]])
    if title.people == 1:
        return say("recommended by {names}", names=names)
    return say_many(
        "recommended by {number} person, {names} among them",
        "recommended by {number} people, {names} among them",
        title.people,
        names=names,
    )


def _take_away(title: Title) -> Button:
    return Button(say("Remove"), Action(ActionName.TAKE_BACK, arg=title.key))
