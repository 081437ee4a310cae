"""The home card, the list of interviews, and help."""

from collections.abc import Container, Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Facts, Paragraph, body
from bot.cards.buttons import Button, Style
from bot.cards.cards import BUTTONS_PER_CARD, Card, card_of
from bot.cards.outside import PersonLink
from bot.cards.rich_text import CommandName, Text, Words, joined, say
from bot.engine.contexts.member import MemberContext, WithOther
from bot.engine.router import CommandSpec
from bot.interview.limits import LISTED_AT_MOST
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.organizing import programme_settings
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.texts import advice, buttons
from bot.texts.hosting import host
from bot.texts.interviews import interview
from bot.texts.me.settings.settings import host_next
from bot.texts.organizing.programme import organize
from bot.texts.organizing.settings import quiet_weeks

OWN_BUTTONS = 7
WAYS = "ways"
COMMANDS = "commands"
ASKED = "asked"
_FIRST_COMMANDS = ("find", "interviews", "questions", "report")


def home(
    me: Member,
    settings: ProgrammeSettings,
    pressing: Sequence[Entry],
    asked: Sequence[Entry],
    now: datetime,
    *,
    has_any: bool,
    organizes: bool,
) -> Card:
    """What can I do next? What waits for me comes first; if there is none, `asked`: what waits for
    others."""
    if pressing:
        blocks: tuple[Block, ...] = body(say("This is next for you:"), *pressing)
    elif asked:
        blocks = body(say("You will hear from me as soon as there is an answer:"), *asked)
    else:
        blocks = _nothing_waits(me, has_any=has_any)
    hours = host_next(me, buttons.style_after(blocks))
    return Card(
        say("Hello {me}", me=Words(me.name, 40)),
        (*_programme(settings), *_at_rest(me, settings, now), *blocks),
        (
            buttons.find_others(buttons.style_after((*blocks, *hours))),
            *((buttons.my_interviews(),) if has_any else ()),
            buttons.run(say("Good questions"), ActionName.QUESTIONS),
            buttons.run(
                say("Be a host") if me.profile is None else say("My hosting"), ActionName.HOST
            ),
            buttons.SETTINGS,
            *hours,
            *((organize.run(),) if organizes else ()),
        ),
    )


def _nothing_waits(me: Member, *, has_any: bool) -> tuple[Block, ...]:
    """A newcomer reads what this is. A member whom the organizers have paused has read why there is
    nothing."""
    if me.suspension:
        return ()
    if has_any or me.profile:
        return body(say("Nothing is waiting for you. Who could be next?"))
    return body(
        say(
            "I help you talk with somebody who does the work you are curious about: "
            "20 minutes, your questions, no job application."
        ),
        say("Find somebody and ask. I take care of the rest."),
    )


def page(
    me: Member,
    settings: ProgrammeSettings,
    mine: Sequence[Entry],
    theirs: Sequence[Entry],
    now: datetime,
    *,
    has_any: bool,
    organizes: bool,
) -> Card:
    """The top of a member's own page, on platforms that have one. `mine` wait for me, `theirs` for
    the other side."""
    nothing = _nothing_waits(me, has_any=has_any)
    head: Sequence[Block] = [Paragraph(say("This is next for you:")), *mine] if mine else nothing
    tail: Sequence[Block] = [Paragraph(say("Waiting for others:")), *theirs] if theirs else []
    return Card(
        say("Hello {me}", me=Words(me.name, 40)),
        (*_programme(settings), *_at_rest(me, settings, now), *head, *tail),
        (
            buttons.find_others(buttons.style_after((*mine, *theirs))),
            *((organize.run(),) if organizes else ()),
        ),
    )


def _at_rest(me: Member, settings: ProgrammeSettings, now: datetime) -> tuple[Block, ...]:
    """Why less happens than they would expect: quiet weeks, or a pause."""
    return (*quiet_weeks.notice(settings.quiet_weeks, me, now), *_paused(me))


def _paused(me: Member) -> tuple[Block, ...]:
    """What a member whom the organizers have paused reads before anything else."""
    if not me.suspension:
        return ()
    why = say(
        "The organizers have paused you here: for now you cannot ask or be asked. {help} says who "
        "can lift this.",
        help=CommandName("help"),
    )
    return body(why)


def ways(me: Member, now: datetime) -> Card:
    """The rest of that page: my door, and ways to everything else."""
    return Card(say("Everything else"), (_door(me, now), *_WAYS))


def _door(me: Member, now: datetime) -> Entry:
    if me.profile and me.profile.hours.stretches:
        return host.door(me, me.profile, now)
    return Entry(
        say("Your door as a host"),
        say("Twenty minutes of yours can help somebody on their way."),
        (host.begin(me.profile),),
    )


_WAYS = (
    Entry(
        say("Your interviews"),
        buttons=(
            buttons.my_interviews(),
            buttons.my_journal(),
            buttons.STAY_IN_TOUCH,
            buttons.run(say("Good questions"), ActionName.QUESTIONS),
            buttons.run(say("Reading list"), ActionName.READING),
        ),
    ),
    Entry(
        say("Askwell and you"),
        buttons=(
            buttons.SETTINGS,
            buttons.HELP,
            buttons.my_calendar(),
            buttons.run(say("Privacy"), ActionName.PRIVACY),
        ),
    ),
)


def _programme(settings: ProgrammeSettings) -> tuple[Block, ...]:
    """The programme's name and line, if its organizers have given any."""
    name = Words(settings.name, programme_settings.NAME_LENGTH)
    line = Words(settings.line, programme_settings.LINE_LENGTH)
    shown = [words for words in (name, line) if words.text]
    return body(joined(shown, ": ")) if shown else ()


def entries(context: MemberContext, interviews: Sequence[Interview], now: datetime) -> list[Entry]:
    """The interviews from my side, each with the other side."""
    return [
        interview.entry(
            each, side, context.others[each.member_on(side.other)], now, context.i_reported
        )
        for each in interviews
        if (side := each.side_of(context.me.id))
    ]


def listed(
    me: Member, mine: Sequence[WithOther], now: datetime, i_reported: Container[int] = ()
) -> list[Entry]:
    """The first of my interviews as entries, at most LISTED_AT_MOST of them. `i_reported`: members
    whom I am not invited to meet again."""
    return [
        interview.entry(each, side, other, now, i_reported)
        for each, other in mine[:LISTED_AT_MOST]
        if (side := each.side_of(me.id))
    ]


def fitting(entries: Sequence[Entry], own: int = OWN_BUTTONS) -> list[Entry]:
    """As many of the first entries as a card has room for, next to its `own` buttons."""
    used, fitting = own, []
    for each in entries[:LISTED_AT_MOST]:
        used += len(each.buttons)
        if used > BUTTONS_PER_CARD:
            break
        fitting.append(each)
    return fitting


def interviews(current: Sequence[Entry], past: Sequence[Entry], more: Sequence[Button]) -> Card:
    if not current and not past:
        return card_of(
            say("No interviews yet"),
            say("The first is the hardest to ask for, and the people here said yes."),
            buttons.find_others(),
        )
    earlier: Sequence[Block] = [Paragraph(say("Earlier")), *past] if past else []
    find = buttons.find_others(buttons.style_after((*current, *past)))
    return Card(say("Your interviews"), (*current, *earlier), (*more, buttons.STAY_IN_TOUCH, find))


def no_more_interviews() -> Card:
    """For a page behind the end of the list, which has become shorter since."""
    again = buttons.run(say("From the beginning"), ActionName.INTERVIEWS, style=Style.PRIMARY)
    return Card(
        say("Those were all your interviews"), (), (again, buttons.find_others(Style.PLAIN))
    )


_WHERE_TO_LOOK = (
    buttons.run(say("Where do I begin?"), ActionName.START, style=Style.PRIMARY),
    buttons.run(say("What others asked"), ActionName.HELP, ASKED),
    buttons.run(say("All commands"), ActionName.HELP, COMMANDS),
)


def help_card(
    commands: Sequence[CommandSpec], looks_after: Text, links: tuple[PersonLink, ...]
) -> Card:
    """What a newcomer needs. `looks_after` and `links` are about the organizer that members are
    told about."""
    first = {spec.name: spec for spec in commands}
    return Card(
        say("What I can do for you"),
        body(
            say(
                "An informational interview is 20 to 30 minutes with somebody who works in "
                "a field, to learn how it really is. You ask, they answer, and it is never "
                "about a job."
            ),
            Facts(tuple(_line(first[name]) for name in _FIRST_COMMANDS)),
            say(
                "Is something on your mind? Write it to me in your own words, or look here for "
                "what others asked."
            ),
            looks_after,
        ),
        _WHERE_TO_LOOK,
        links,
    )


def all_commands(commands: Sequence[CommandSpec]) -> Card:
    return Card(
        say("All that you can type"),
        (Facts(tuple(_line(spec) for spec in commands if not spec.for_organizers)),),
        (buttons.HELP,),
    )


def what_others_asked() -> Card:
    return card_of(
        say("What others asked"),
        say("When would you like advice? You can also ask me in your own words."),
        *advice.BY_MOMENT,
        buttons.HELP,
    )


def _line(spec: CommandSpec) -> tuple[Text, Text]:
    return _typed(spec), spec.help


def _typed(spec: CommandSpec) -> Text:
    name = Words(spec.name)
    return joined((name, _taken(spec)), " ") if spec.takes else name


def _taken(spec: CommandSpec) -> Text:
    """The command with a hint of what to type after it, such as: find words."""
    match spec.takes:
        case "person":
            return say("person")
        case "topic":
            return say("topic")
        case "field":
            # Translators: the name of what may stand behind a command: "host field nursing".
            return say("field and its name")
        case "zone":
            # Translators: the name of what may stand behind a command: "settings Berlin".
            return say("city")
    return say("words")
