"""The reading list: sharing what was recommended, being named beside it, and reading it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Entry, Numbered, Paragraph, Style
from bot.cards.forms import OPTION_LABEL, OPTIONS, ChoiceField, Form, Option
from bot.cards.rich_text import Text, Words, joined, mention, say
from bot.interview.model import Interview, Member
from bot.interview.resources import Recommendation, Resource, ResourceKind
from bot.language.reading_list import Title
from bot.texts import buttons

KINDS = {
    ResourceKind.ADDRESS: "Page",
    ResourceKind.ACCOUNT: "Account",
    ResourceKind.BOOK: "Book",
    ResourceKind.PODCAST: "Podcast",
    ResourceKind.BLOG: "Blog",
    ResourceKind.NEWSLETTER: "Newsletter",
    ResourceKind.COURSE: "Course",
    ResourceKind.VIDEO: "Video",
    ResourceKind.ARTICLE: "Article",
    ResourceKind.MAGAZINE: "Magazine",
    ResourceKind.COMMUNITY: "Community",
    ResourceKind.TITLE: "Title",
    ResourceKind.NOTE: "Note",
}
FIELDS_SHOWN = 3
NAMED_SHOWN = 2
LISTED_SHOWN = 10


def share_button(held: Interview) -> Button:
    return buttons.on(held, "Add these to the reading list", ActionName.SHARE)


SHARED = ChoiceField(
    "resources",
    "Which may everybody here see?",
    hint="Tick what may help others; the rest stays yours",
    required=False,
)


def share_form(
    held: Interview, host: Member, found: Sequence[Resource], ticked: Collection[str]
) -> Form:
    """`ticked`: keys of those that are on the list already; all else stays theirs until they tick
    it."""
    offered = found[:OPTIONS]
    return Form(
        Action(ActionName.SHARE, held.id),
        "For the reading list",
        (
            replace(SHARED, most=len(offered)).offering(
                [Option(each.key, _option(each)) for each in offered],
                [each.key for each in offered if each.key in ticked],
            ),
        ),
        "Share these",
        say(
            "Only what you tick goes in, and {host}'s field: no notes, no names. I ask {host} "
            "whether they would like to be named.",
            host=mention(host),
        ),
    )


def nothing_to_share() -> Card:
    return Card(
        ("Nothing here is ready to share",),
        (
            Paragraph(
                (
                    "Write titles as they are, such as: podcast: Night Shift. Addresses and "
                    "@names are understood, too.",
                )
            ),
        ),
        (buttons.run("My journal", ActionName.JOURNAL, style=Style.PRIMARY),),
    )


def shared(listed: int) -> Card:
    if not listed:
        return Card(
            ("Nothing of this talk is on the reading list",),
            (Paragraph(("It all stays in your journal.",)),),
            (
                buttons.run("The reading list", ActionName.READING),
                buttons.run("My journal", ActionName.JOURNAL),
            ),
        )
    what = "1 title of this talk is" if listed == 1 else f"{listed} titles of this talk are"
    return Card(
        ("Thank you. That helps whoever comes next",),
        (Paragraph((f"{what} on the reading list, without a name.",)),),
        (buttons.run("The reading list", ActionName.READING, style=Style.PRIMARY),),
    )


def may_i_name_you(
    of: Interview, seeker: Member, listed: Sequence[Recommendation], *, named: bool | None
) -> Card:
    """For the host. `named`: what they answered, None before they have."""
    title = {
        None: say(
            "What you recommended to {seeker} is on the reading list", seeker=mention(seeker)
        ),
        True: ("Thank you: your name stands beside what you recommended",),
        False: ("Your name stays out of it",),
    }[named]
    how = {
        None: "Nobody sees that it came from you. Would you like to be named beside it?",
        True: "You can take it away again whenever you like.",
        False: "What you recommended helps all the same. Should you change your mind:",
    }[named]
    return Card(
        title,
        (_listed(listed), Paragraph((how,))),
        (
            *(
                (Button(("You may name me",), _name(of, "yes"), Style.PRIMARY),)
                if not named
                else ()
            ),
            *((Button(("Rather not",), _name(of, "no")),) if named is not False else ()),
        ),
    )


def nothing_of_yours() -> Card:
    return Card(
        ("Nothing that you recommended is on the list now",),
        (Paragraph(("It was taken back. There is nothing to do.",)),),
        (buttons.run("The reading list", ActionName.READING),),
    )


def reading(words: str, page: Sequence[Title], more: Action | None) -> Card:
    title = (
        say("The reading list: “{words}”", words=Words(words, 60))
        if words
        else ("The reading list",)
    )
    whole = (buttons.run("The whole list", ActionName.READING),) if words else ()
    further = (Button(("Show more",), more),) if more else ()
    return Card(title, tuple(map(_entry, page)), (*further, *whole))


def nothing(words: str) -> Card:
    if words:
        return Card(
            say("Nothing about “{words}” on the reading list yet", words=Words(words, 60)),
            (Paragraph(("Somebody who knows may be only a question away.",)),),
            (
                buttons.run("The whole list", ActionName.READING),
                buttons.find_others(),
            ),
        )
    return Card(
        ("The reading list is still empty",),
        (
            Paragraph(
                ("It grows from talks: note what was recommended to you, and share what helps.",)
            ),
        ),
        (buttons.run("My journal", ActionName.JOURNAL), buttons.find_others()),
    )


def no_more() -> Card:
    return Card(
        ("That was the whole list",),
        (Paragraph(("It grows with every talk.",)),),
        (buttons.run("Start again", ActionName.READING, style=Style.PRIMARY),),
    )


def taken_back(recommendation: Recommendation) -> Card:
    return Card(
        say("“{text}” is off the list", text=Words(recommendation.text, 80)),
        (Paragraph(("It stays in your journal.",)),),
        (buttons.run("The reading list", ActionName.READING),),
    )


def _option(resource: Resource) -> Text:
    return (Words(f"{KINDS[resource.kind]}: {resource.text}", OPTION_LABEL),)


def _listed(recommendations: Sequence[Recommendation]) -> Numbered:
    return Numbered(tuple((Words(each.text, 120),) for each in recommendations[:LISTED_SHOWN]))


def _name(of: Interview, answer: str) -> Action:
    return Action(ActionName.NAME_ME, of.id, arg=answer)


def _entry(title: Title) -> Entry:
    return Entry(
        (Words(title.text, 120),),
        joined([(KINDS[title.kind],), *_fields(title), _people(title)], " · "),
        (_take_back(title.mine),) if title.mine else (),
    )


def _fields(title: Title) -> list[Text]:
    shown: list[Text] = [(Words(field, 60),) for field in title.fields[:FIELDS_SHOWN]]
    return [joined(shown)] if shown else []


def _people(title: Title) -> Text:
    how_many = "1 person" if title.people == 1 else f"{title.people} people"
    if not title.named:
        return (f"recommended by {how_many}",)
    names = joined([(mention(each),) for each in title.named[:NAMED_SHOWN]], " and ")
    if title.people == 1:
        return say("recommended by {names}", names=names)
    return say("recommended by {many}, {names} among them", many=(how_many,), names=names)


def _take_back(mine: Recommendation) -> Button:
    return Button(("Take it back",), Action(ActionName.TAKE_BACK, mine.interview, arg=mine.key))
