"""The plan of an interview: what to ask when, and what to do before. Also as one page to print, in
Markdown."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, count
from zoneinfo import ZoneInfo

from bot.cards.action_names import ActionName
from bot.cards.cards import Block, Button, Card, File, Numbered, Paragraph
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, mention, say
from bot.content.questions import Stretch, schedule
from bot.interview.model import Interview, Member
from bot.interview.plan import OWN_AT_MOST, InterviewPart, Plan, Planned
from bot.texts import buttons
from bot.texts.markdown import escaped

WELCOME = (
    "Thank them for their time, and say in two sentences who you are and what you wonder about."
)

OFFER_TO_END = "say so and offer to end. If the talk is alive, ask before you go on."

TO_DO = (
    "Look them up: what they do, and what they have written or said.",
    "Have something to write with.",
    "Be on time; two minutes early is best.",
)


def plan(made: Plan, interview: Interview, host: Member) -> Card:
    return Card(
        say("Questions for your talk with {host}", host=mention(host)),
        blocks(made, interview),
        (*plan_buttons(interview), buttons.on(interview, "As a page to print", ActionName.PAGE)),
    )


def blocks(made: Plan, interview: Interview) -> tuple[Block, ...]:
    """The parts with their minutes and questions, and what to do when time is up."""
    stretches = schedule(made.questions, interview.minutes)
    starts = accumulate((len(each.questions) for each in stretches), initial=1)
    shown = [
        block
        for stretch, start in zip(stretches, starts, strict=False)
        for block in _stretch(stretch, start)
    ]
    return (*shown, Paragraph(time_is_up(interview)))


def to_do() -> tuple[Block, ...]:
    return (Paragraph(("Three things to do:",)), Numbered(tuple((each,) for each in TO_DO)))


def time_is_up(interview: Interview) -> Text:
    if interview.slot is None:
        return (f"When time is up, {OFFER_TO_END}",)
    end = Moment(interview.slot.end, MomentStyle.SHORT)
    return say("When time is up ({end}), {what}", end=end, what=(OFFER_TO_END,))


def plan_buttons(interview: Interview) -> tuple[Button, ...]:
    """For before the interview."""
    return (
        buttons.on(interview, "Show the reserve", ActionName.RESERVE),
        buttons.on(interview, "Change questions", ActionName.ARRANGE),
    )


def at_hand(interview: Interview) -> tuple[Button, ...]:
    """For during the interview."""
    return (
        buttons.on(interview, "Show the plan", ActionName.PLAN),
        buttons.on(interview, "Show the reserve", ActionName.RESERVE),
    )


def reserve(made: Plan, interview: Interview, host: Member) -> Card:
    return Card(
        say("In reserve for your talk with {host}", host=mention(host)),
        (
            Paragraph(("For when the talk flows faster than you thought:",)),
            Numbered(_texts(made.reserve), start=len(made.questions) + 1),
        ),
        (
            buttons.on(interview, "Show the plan", ActionName.PLAN),
            buttons.on(interview, "Change questions", ActionName.ARRANGE),
        ),
    )


def to_print(interview: Interview, host: Member, file: File) -> Card:
    return Card(
        say("Your talk with {host}, on one page", host=mention(host)),
        (Paragraph(("To print, or to keep open beside you.",)),),
        (buttons.on(interview, "Show the plan", ActionName.PLAN),),
        files=(file,),
    )


def _stretch(stretch: Stretch, start: int) -> tuple[Block, ...]:
    minutes = "1 minute" if stretch.minutes == 1 else f"{stretch.minutes} minutes"
    title = f"{stretch.part}, {minutes}"
    if stretch.part is InterviewPart.WELCOME:
        return (Paragraph((f"{title}: {WELCOME}",)),)
    return (Paragraph((title,)), Numbered(_texts(stretch.questions), start=start))


def _texts(questions: Sequence[Planned]) -> tuple[Text, ...]:
    return tuple((Words(each.text, OWN_AT_MOST),) for each in questions)


def plan_file(made: Plan, interview: Interview, host: Member, zone: ZoneInfo) -> File:
    return File("my-talk.md", plan_markdown(made, interview, host, zone))


def plan_markdown(made: Plan, interview: Interview, host: Member, zone: ZoneInfo) -> str:
    """When, what to do before, the parts with their minutes and questions, and the reserve.

    Times are those of `zone`, the seeker's. Members' words are escaped.
    """
    numbers = count(1)
    sections = (
        f"# My talk with {escaped(host.name)}",
        _when(interview, zone),
        "## Before",
        "\n".join(f"- [ ] {each}" for each in TO_DO),
        *(_part(each, numbers) for each in schedule(made.questions, interview.minutes)),
        f"When time is up, {OFFER_TO_END}",
        "## In reserve",
        _listed(made.reserve, numbers),
        "## Notes",
    )
    return "\n\n".join(sections) + "\n"


def _when(interview: Interview, zone: ZoneInfo) -> str:
    length = f"{interview.minutes} minutes"
    if interview.start is None:
        return length
    return f"{interview.start.astimezone(zone):%A %d %B %Y, %H:%M %Z}, {length}"


def _part(stretch: Stretch, numbers: Iterator[int]) -> str:
    title = f"## {stretch.part} ({stretch.minutes} min)"
    what = WELCOME if stretch.part is InterviewPart.WELCOME else _listed(stretch.questions, numbers)
    return f"{title}\n\n{what}"


def _listed(questions: Sequence[Planned], numbers: Iterator[int]) -> str:
    return "\n".join(f"{next(numbers)}. {escaped(each.text)}" for each in questions)
