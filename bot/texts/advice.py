"""Answers to what members worry about. The words of the answers are content
(bot/content/advice)."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.outside import BUTTON_LABEL
from bot.cards.rich_text import Text, Words, say
from bot.content.advice import Advice, AdviceMoment, AdviceStep
from bot.texts import buttons

NO_LIMIT = 800
"""The limit for an answer, in characters. No answer is that long, so none is cut."""

TOPICS_PER_PAGE = 12

NO_ANSWER = "no-answer"
PASSING_ON = "passing-on"
"""The ids of the advice for somebody who waits for an answer, or would have us tell the other side
something."""

COLD_FEET = "cold-feet"
"""The id of the advice for somebody who would cancel because they are nervous."""

FIRST_TIME = "first-time"
"""The id of the advice for somebody who has never done this before."""

SEEKER_ABSENT = "host-no-show"
NOT_THERE = frozenset(("they-are-late", SEEKER_ABSENT))
"""The ids of the advice for somebody who waits in a talk for the other side."""

MOMENTS: dict[AdviceMoment, Text] = {
    # Translators: when advice helps, on a button: before one has asked somebody for an interview.
    AdviceMoment.ASKING: say("Asking somebody"),
    # Translators: when advice helps, on a button: before an interview.
    AdviceMoment.BEFORE: say("Before we talk"),
    # Translators: when advice helps, on a button: in an interview.
    AdviceMoment.DURING: say("While we talk"),
    # Translators: when advice helps, on a button: after an interview.
    AdviceMoment.AFTER: say("Afterwards"),
    # Translators: when advice helps, on a button: for those who are asked.
    AdviceMoment.HOSTING: say("As a host"),
    # Translators: what advice is about, on a button: Askwell itself.
    AdviceMoment.ABOUT: say("About me, Askwell"),
    # Translators: when advice helps, on a button: for those who run the programme.
    AdviceMoment.ORGANIZING: say("As an organizer"),
}
BY_MOMENT = tuple(
    buttons.run(label, ActionName.HELP, moment)
    for moment, label in MOMENTS.items()
    if moment is not AdviceMoment.ORGANIZING
)
"""Buttons for the moments that members who do not organize can look into."""

_NEXT: dict[AdviceStep, Text] = {
    AdviceStep.FIND: say("Find somebody to ask"),
    AdviceStep.QUESTIONS: say("Good questions"),
    AdviceStep.INTERVIEWS: say("My interviews"),
    AdviceStep.CONTACTS: say("Who to write to again"),
    AdviceStep.HOST: say("My hosting"),
    AdviceStep.SETTINGS: say("Settings"),
    AdviceStep.REPORT: say("Something was wrong"),
}


def advice(about: Advice, *more: Button, has_plan: bool = False) -> Card:
    """`more`: buttons for what else the member may have meant. `has_plan`: their questions are
    those of a booked talk."""
    steps = [each for each in AdviceStep if each is about.next]
    labels = {**_NEXT, AdviceStep.QUESTIONS: say("The plan")} if has_plan else _NEXT
    following = [buttons.run(labels[each], each, style=Style.PRIMARY) for each in steps]
    shown = [each.label for each in following]
    others = buttons.run(say("More advice"), ActionName.HELP, about.moment)
    return card_of(
        Words(about.title, BUTTON_LABEL),
        Words(about.answer, NO_LIMIT),
        *following,
        *(each for each in more if each.label not in shown),
        others,
    )


def nothing_on(topic: str, near: Sequence[Advice]) -> Card:
    """`near`: the advice that comes closest; empty if nothing does."""
    if near:
        way_on = say("“{topic}”. Maybe one of these comes close.", topic=Words(topic, 80))
    else:
        way_on = say("“{topic}”. Here is what others asked.", topic=Words(topic, 80))
    return card_of(
        say("I have no answer to that yet"),
        way_on,
        say("You can also ask me in other words."),
        *(titled(near) or BY_MOMENT),
        buttons.HELP,
    )


def titled(every: Sequence[Advice]) -> tuple[Button, ...]:
    return tuple(on(each.id, Words(each.title, BUTTON_LABEL)) for each in every)


def on(topic: str, label: Text) -> Button:
    """A button that opens the advice with the id `topic`."""
    return buttons.run(label, ActionName.HELP, topic)


def topics(every: Sequence[Advice], moment: AdviceMoment, page: int) -> Card:
    """One page of the advice for a moment. `page` counts from 0."""
    own = [each for each in every if each.moment is moment]
    start = page * TOPICS_PER_PAGE
    shown = own[start : start + TOPICS_PER_PAGE] or own[:TOPICS_PER_PAGE]
    further = start + TOPICS_PER_PAGE < len(own)
    more = buttons.run(say("Show more"), ActionName.HELP, f"{moment} {page + 2}")
    return card_of(
        MOMENTS[moment],
        say("What would you like to know? You can also ask me in your own words."),
        *titled(shown),
        more if further else None,
        buttons.HELP,
    )


def page_of(topic: str) -> tuple[str, int]:
    """A moment and the number of its page, counted from 0: "before 2" is the second page."""
    name, _, number = topic.strip().lower().partition(" ")
    if not number:
        return name, 0
    return (name, max(int(number), 1) - 1) if number.isdecimal() else (topic, 0)
