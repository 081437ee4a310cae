"""The plan of a talk as one page to print, in Markdown."""

from collections.abc import Iterator, Sequence
from itertools import count
from zoneinfo import ZoneInfo

from bot.cards.cards import File
from bot.content.questions import Stretch, schedule
from bot.interview.model import Interview, Member
from bot.interview.plan import Plan, Planned
from bot.interview.question_kinds import Part
from bot.texts import plan as texts
from bot.texts.markdown import escaped


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
        "\n".join(f"- [ ] {each}" for each in texts.TO_DO),
        *(_part(each, numbers) for each in schedule(made.questions, interview.minutes)),
        f"When time is up, {texts.OFFER_TO_END}",
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
    what = texts.WELCOME if stretch.part is Part.WELCOME else _listed(stretch.questions, numbers)
    return f"{title}\n\n{what}"


def _listed(questions: Sequence[Planned], numbers: Iterator[int]) -> str:
    return "\n".join(f"{next(numbers)}. {escaped(each.text)}" for each in questions)
