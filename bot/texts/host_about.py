"""What a host can say about themselves so that others can look them up: role, organisation, a
page."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Paragraph
from bot.cards.buttons import Action, Button
from bot.cards.forms import Form, TextField, Wrong
from bot.cards.rich_text import ListStyle, Text, Words, listed, say
from bot.interview.addresses import is_plain
from bot.interview.hosting import HostProfile
from bot.interview.members import Member
from bot.texts import field_errors
from bot.texts.interviews.venue import Rows

EXAMPLE = "https://lena.example/about"
WORDS_SHOWN = 60
SCHEME = "https://"

ROLE = TextField(
    "role",
    # Translators: what somebody is in an organisation, such as "Ward manager".
    say("Your role"),
    say("For example: ward manager"),
    required=False,
    most=60,
)
ORGANISATION = TextField(
    "organisation",
    say("Where you work"),
    say("For example: a children's hospital"),
    required=False,
    most=60,
)
PAGE = TextField(
    "page",
    say("One public page about you"),
    say("Such as {example}", example=Words(EXAMPLE)),
    required=False,
    most=120,
)
CHANGE_BUTTON = Button(say("About me"), Action(ActionName.HOST_ABOUT))


def form(profile: HostProfile) -> Form:
    return Form(
        Action(ActionName.HOST_ABOUT),
        say("About you"),
        (
            ROLE.filled(profile.role),
            ORGANISATION.filled(profile.organisation),
            PAGE.filled(profile.page),
        ),
        say("Keep it"),
        say("Seekers see this and can read up before you talk. You may leave any of it empty."),
    )


def page_typed(typed: str) -> str:
    """The address, completed if its scheme was left out."""
    return f"{SCHEME}{typed}" if typed and "://" not in typed else typed


def errors(role: str, organisation: str, page: str) -> Wrong:
    """What is wrong with the words, by field. Empty if nothing is."""
    why: Wrong = {}
    for field, words in ((ROLE, role), (ORGANISATION, organisation), (PAGE, page)):
        why |= field_errors.more_than_fits(field, words)
    if page and not is_plain(page):
        no_page = say(
            "I cannot use this address. This would work: {example}", example=Words(EXAMPLE)
        )
        why |= {PAGE: no_page}
    return why


def rows(profile: HostProfile) -> Rows:
    told = (
        (say("Role"), profile.role),
        (say("Organisation"), profile.organisation),
        # Translators: the label of an address in the web.
        (say("Page"), profile.page),
    )
    return tuple((label, Words(words)) for label, words in told if words)


def summary(profile: HostProfile | None) -> tuple[Text, ...]:
    """Role, organisation and page on one line. Empty if the host has given none of them."""
    if profile is None:
        return ()
    words = [Words(each, WORDS_SHOWN) for each in (profile.role, profile.organisation) if each]
    page = [Words(profile.page)] if profile.page else []
    told = [*words, *page]
    return (listed(told, ListStyle.PLAIN),) if told else ()


def worth_a_look(host: Member) -> tuple[Block, ...]:
    return tuple(
        Paragraph(say("Worth a look before you talk: {about}", about=about))
        for about in summary(host.profile)
    )
