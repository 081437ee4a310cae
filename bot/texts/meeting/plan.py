"""The plan of an interview: what to ask when, and what to do before. It is also available as a page
to print, in Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, count, islice

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Numbered, Paragraph, body
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.files import File, TextFile
from bot.cards.rich_text import (
    ERASED_NAME,
    ListStyle,
    Moment,
    MomentStyle,
    Text,
    Words,
    joined,
    listed,
    mention,
    say,
    say_many,
)
from bot.content.questions import Stretch, schedule
from bot.interview.meeting.plan import OWN_QUESTION_LENGTH, InterviewPart, Plan, Planned
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.texts import advice, buttons, host_about
from bot.texts.interviews import interview as texts
from bot.texts.interviews import reflection, self_introduction
from bot.texts.markdown import NO_LIMIT, escaped, heading, page

PARTS = {
    # Translators: the parts of an interview, as headings: how it begins.
    InterviewPart.WELCOME: say("Welcome"),
    # Translators: a part of an interview: what the person who is asked has done so far.
    InterviewPart.STORY: say("Their story"),
    # Translators: a part of an interview: what the person who asks most wishes to learn.
    InterviewPart.WISH: say("What you are curious about"),
    InterviewPart.WORK: say("The work"),
    # Translators: a part of an interview: the field that the person who is asked works in.
    InterviewPart.FIELD: say("The field"),
    InterviewPart.ADVICE: say("Advice, people, reading"),
    # Translators: the last part of an interview: how it ends.
    InterviewPart.CLOSE: say("The close"),
}

_CORE = (InterviewPart.WISH, InterviewPart.STORY, InterviewPart.ADVICE)
CORE_AT_MOST = 3

WISH_SHOWN = 120
"""In characters."""

WELCOME = say(
    "Thank them for their time, and say in two sentences who you are and what you "
    "are curious about."
)

LOOK_UP = say("Look them up: what they do, write and say.")
MORE_TO_DO = (
    say("Have something to write with."),
    say("Be on time; two minutes early is best."),
)
_TIME_IS_UP_AT_NO_SET_TIME = say(
    "When time is up, say so and offer to end. If it is going well, ask for five more minutes."
)


def first_plan(made: Plan, interview: Interview, host: Member) -> Card:
    """The plan that is sent once with the confirmation: only the core, so that it can be read at a
    glance. Its buttons stay, until the interview is cancelled."""
    at_hand = (
        button(interview, Style.PRIMARY),
        _change(interview),
        self_introduction.goal_button(interview),
        reflection.ask_button(interview),
    )
    return Card(
        _title(host),
        body(
            *self_introduction.goal(interview),
            Numbered(question_texts(core(made.questions))),
            _all_of_it(len(made.questions)),
        ),
        tuple(replace(each, lasting=True) for each in at_hand),
        silent=True,
    )


def outdated_plan(host: Member) -> Card:
    """What the first plan becomes once the interview is cancelled."""
    return Card(say("No longer needed: your questions for {host}", host=mention(host)))


def core(questions: Sequence[Planned]) -> tuple[Planned, ...]:
    """The most important questions, in the order of the plan: one for each part in `_CORE`, then
    others up to CORE_AT_MOST."""
    first_of = {each.part: each for each in reversed(questions)}
    most = [first_of[part] for part in _CORE if part in first_of]
    others = (each for each in questions if each not in most)
    chosen = {each.id for each in islice(chain(most, others), CORE_AT_MOST)}
    return tuple(each for each in questions if each.id in chosen)


def _title(host: Member) -> Text:
    return say("Questions for your talk with {host}", host=mention(host))


def _all_of_it(number: int) -> Text:
    return say_many(
        "The plan has {number} question, with minutes for it.",
        "The plan has all {number} questions, with minutes for each part.",
        number,
    )


def plan(made: Plan, interview: Interview, host: Member) -> Card:
    return Card(
        _title(host),
        (*host_about.worth_a_look(host), *blocks(made, interview)),
        (
            reserve_button(interview),
            _change(interview),
            buttons.as_rare(self_introduction.goal_button(interview)),
            buttons.as_rare(buttons.on(interview, say("As a page to print"), ActionName.PAGE)),
            buttons.as_rare(advice.on("first-words", say("What do I say first?"))),
        ),
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
    return body(*opening(interview), *shown, time_is_up(interview))


def opening(interview: Interview) -> tuple[Block, ...]:
    """What the seeker wrote before: their wish, what they want to know, and how they introduced
    themselves."""
    introduced = texts.self_introduction(interview)
    begin = body(say("To begin, in your own words:")) if introduced else ()
    return (*_wish(interview), *self_introduction.goal(interview), *begin, *introduced)


def _wish(interview: Interview) -> tuple[Block, ...]:
    wish = Words(interview.wish, WISH_SHOWN)
    return body(say("You asked about this: {wish}", wish=wish)) if interview.wish else ()


def look_up(host: Member) -> Paragraph:
    """What to do the day before."""
    about = host_about.summary(host.profile)
    return Paragraph(say("Look them up: {about}", about=about[0]) if about else LOOK_UP)


def time_is_up(interview: Interview) -> Text:
    if interview.slot is None:
        return _TIME_IS_UP_AT_NO_SET_TIME
    return say(
        "When time is up ({end}), say so and offer to end. If it is going well, ask for "
        "five more minutes.",
        end=Moment(interview.slot.end, MomentStyle.SHORT),
    )


def button(interview: Interview, style: Style = Style.PLAIN) -> Button:
    return buttons.on(interview, say("The plan"), ActionName.PLAN, style)


def reserve_button(interview: Interview) -> Button:
    return buttons.on(interview, say("More questions"), ActionName.RESERVE)


def _change(interview: Interview) -> Button:
    return buttons.on(interview, say("Change questions"), ActionName.ARRANGE)


def reserve(made: Plan, interview: Interview, host: Member) -> Card:
    return card_of(
        say("More questions for your talk with {host}", host=mention(host)),
        say("For when you get through your questions sooner than you thought:"),
        Numbered(question_texts(made.reserve), start=len(made.questions) + 1),
        button(interview),
        _change(interview),
    )


def to_print(interview: Interview, host: Member, file: File) -> Card:
    return Card(
        say("Your talk with {host}, on one page", host=mention(host)),
        body(say("To print, or to keep open beside you.")),
        (button(interview),),
        files=(file,),
    )


def _stretch(stretch: Stretch, start: int) -> tuple[Block, ...]:
    if stretch.part is InterviewPart.WELCOME:
        return (Entry(_part_and_minutes(stretch), WELCOME),)
    questions = Numbered(question_texts(stretch.questions), start=start)
    return (Entry(_part_and_minutes(stretch)), questions)


def _part_and_minutes(stretch: Stretch) -> Text:
    return listed((PARTS[stretch.part], texts.how_long(stretch.minutes)), ListStyle.PLAIN)


def question_texts(questions: Sequence[Planned]) -> tuple[Text, ...]:
    return tuple(Words(each.text, OWN_QUESTION_LENGTH) for each in questions)


def plan_file(made: Plan, interview: Interview, host: Member) -> File:
    return TextFile("my-talk.md", plan_markdown(made, interview, host))


def plan_markdown(made: Plan, interview: Interview, host: Member) -> Text:
    """The time, what to do before, the parts with their minutes and questions, and the reserve.

    Members' words are escaped.
    """
    numbers = count(1)
    sections = (
        heading(
            1,
            say("My talk with {host}", host=ERASED_NAME if host.erased_at else _escaped(host.name)),
        ),
        _when(interview),
        *(_line("-", each) for each in _written_before(interview)),
        heading(2, say("Before")),
        joined(_line("- [ ]", each) for each in (LOOK_UP, *MORE_TO_DO)),
        *(_part(each, numbers) for each in schedule(made.questions, interview.minutes)),
        _TIME_IS_UP_AT_NO_SET_TIME,
        heading(2, say("In reserve")),
        _questions(made.reserve, numbers),
        heading(2, say("Notes")),
    )
    return page(sections)


def _written_before(interview: Interview) -> Iterator[Text]:
    """What the seeker wrote before, on the page to print."""
    if interview.wish:
        yield say("You asked about this: {wish}", wish=_escaped(interview.wish))
    if interview.goal:
        yield say("After this you want to know: {goal}", goal=_escaped(interview.goal))
    introduced = interview.self_introduction
    if introduced and introduced.words:
        yield say("To begin: {words}", words=_escaped(introduced.words))


def _when(interview: Interview) -> Text:
    length = texts.how_long(interview.minutes)
    if interview.start is None:
        return length
    return listed((Moment(interview.start), length), ListStyle.PLAIN)


def _part(stretch: Stretch, numbers: Iterator[int]) -> Text:
    is_welcome = stretch.part is InterviewPart.WELCOME
    what = WELCOME if is_welcome else _questions(stretch.questions, numbers)
    return page((heading(2, _part_and_minutes(stretch)), what))


def _questions(questions: Sequence[Planned], numbers: Iterator[int]) -> Text:
    return joined(_line(f"{next(numbers)}.", _escaped(each.text)) for each in questions)


def _line(mark: str, text: Text) -> Text:
    """A line that begins with `mark`, which is Markdown and is not escaped."""
    return joined((Words(mark), text), " ")


def _escaped(words: str) -> Text:
    return Words(escaped(words), NO_LIMIT)
