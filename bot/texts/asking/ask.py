"""Asking for an interview: the form, and the request."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Paragraph
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import ChoiceField, Field, Form, Option, TextField, Wrong
from bot.cards.rich_text import Moment, Text, Words, mention, say, say_many
from bot.engine.events import Standing
from bot.interview.hosting import HostProfile
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.texts import advice, buttons, field_errors, host_about
from bot.texts.asking import host_tips
from bot.texts.asking.proposed_times import time_fields
from bot.texts.finding import portraits
from bot.texts.interviews import interview, interview_actions
from bot.texts.interviews.venue import HOW
from bot.texts.organizing.settings import quiet_weeks

CONNECTION = TextField(
    "connection",
    say("How are you connected?"),
    say("Same school, same town, a talk they gave, this community"),
    most=300,
)
WISH = TextField(
    "wish",
    say("What would you like to learn?"),
    say("One clear thing about their work or their way there"),
    multiline=True,
    most=600,
)
MINUTES = ChoiceField("minutes", say("How long?"))
_NAME_IN_TITLE = 16


def form(
    host: Member,
    seeker: Member,
    free: Sequence[datetime],
    example: str,
    draft: Interview | None,
    *,
    lengths: Sequence[int],
    wish: str = "",
) -> Form:
    """Filled in from the draft if there is one, otherwise with the `wish` that the seeker mentioned
    before. `lengths`: the minutes to choose from."""
    profile = host.profile or HostProfile()
    offered = draft.offered if draft else ()
    others = [at for at in offered if at not in free]
    minutes = min(draft.minutes, profile.minutes) if draft else profile.minutes
    fields: list[Field] = [
        CONNECTION.filled(draft.connection if draft else ""),
        WISH.filled(draft.wish if draft else wish),
        *time_fields(free, example, seeker, host, chosen=offered, others=others),
        MINUTES.offering(
            [Option(str(length), interview.how_long(length)) for length in lengths],
            [str(minutes)],
        ),
    ]
    return Form(
        Action(ActionName.REQUEST, str(host.id)),
        # Translators: at most 8 characters besides {host}.
        say("Ask {host}", host=Words(host.name, _NAME_IN_TITLE)),
        tuple(fields),
        say("See how it looks"),
        # Translators: at most 80 characters besides {place}, to stand below one field on Discord.
        say(
            "You check it first. How you would meet: {place}. It is about their field, not a job.",
            place=HOW[profile.place],
        ),
    )


def request(
    asked: Interview, seeker: Member, now: datetime, *, about_job: bool, is_first: bool = False
) -> Card:
    """What the host sees. `about_job`: it sounds like asking for a job. `is_first`: nobody has
    asked this host before."""
    tips = buttons.as_rare(buttons.run(host_tips.SHOW, ActionName.HOST_TIPS))
    return Card(
        say("{seeker} would like to learn from you", seeker=mention(seeker)),
        (
            *portraits.about_seeker(seeker),
            *interview.request(asked),
            Paragraph(_which_time(asked, about_job=about_job), passing=True),
        ),
        (
            *interview_actions.actions(asked, Side.HOST, now),
            *([tips] if is_first else []),
            *([_ASKED_FOR_A_JOB] if about_job else []),
            buttons.block(seeker),
        ),
    )


_ASKED_FOR_A_JOB = advice.on("host-job-asks", say("What if they ask me for a job?"))


def _which_time(asked: Interview, *, about_job: bool) -> Text:
    """It does not say "not about a job" below words that ask for one."""
    how_long = interview.how_long(asked.minutes)
    if about_job:
        return say(
            "{how_long}. Which time suits you? “Not now” is fine too.",
            how_long=how_long,
        )
    return say(
        "{how_long}, and not about a job. Which time suits you? “Not now” is fine too.",
        how_long=how_long,
    )


def other_times_needed(host: Member) -> Card:
    """The draft waited until its times had passed."""
    return card_of(
        say("Those times do not work any more"),
        say("Your words are kept. Choose other times, and it can go out."),
        Button(say("Choose other times"), Action(ActionName.ASK, str(host.id)), Style.PRIMARY),
    )


def sent(asked: Interview, settings: ProgrammeSettings, host: Member, heard_at: datetime) -> Card:
    """The card that the seeker keeps. `heard_at`: when the host hears of the request (UTC)."""
    now = asked.asked_at
    later = (Paragraph(_heard_later(heard_at), passing=True),) if heard_at > now else ()
    return card_of(
        say("You asked {host}", host=mention(host)),
        interview.wish(asked),
        say("You offered: {times}", times=interview.times(asked.offered)),
        *host_about.worth_a_look(host),
        *later,
        *quiet_weeks.notice_for_seeker(settings.quiet_weeks, host, heard_at),
        Paragraph(_time_to_answer(settings), passing=True),
        Paragraph(say("That was the hardest part. Now look at good questions."), passing=True),
        buttons.run(say("See good questions"), ActionName.QUESTIONS),
        *interview_actions.actions(asked, Side.SEEKER, now),
        buttons.block(host),
    )


def _heard_later(at: datetime) -> Text:
    return say("They get it after their quiet hours: {time}.", time=Moment(at))


def _time_to_answer(settings: ProgrammeSettings) -> Text:
    return say_many(
        "They have {number} day to answer, and I will tell you right away.",
        "They have {number} days to answer, and I will tell you right away.",
        settings.answer_days,
    )


def on_its_way(host: Member) -> Card:
    """One line only: what is worth keeping is on the card that stays in the conversation."""
    return Card(say("Your request is on its way to {host}", host=mention(host)), instead=True)


def sent_beside(host: Member) -> Card:
    """The same line, for a press in the place where the card that stays appears anyway."""
    return replace(on_its_way(host), only_elsewhere=True)


def yourself() -> Card:
    """For a member who names themselves."""
    how = say("To ask somebody else, search by field or topic.")
    return card_of(say("That is you"), how, buttons.find_others())


def not_told(standing: Standing) -> Card:
    """For somebody who was named and is no member yet, while the platform does not say who they
    are."""
    if standing is Standing.UNKNOWN:
        how = say(
            "This workspace did not answer me. Nothing was changed: please try again in a minute."
        )
    else:
        how = say(
            "This workspace does not let me see who they are, and trying again will not help. You "
            "can ask those who have offered to talk."
        )
    title = say("I could not find out who that is")
    return card_of(title, how, buttons.find_others())


def choose(named: Sequence[Member], words: str) -> Card:
    """For a request without a name, or with a name that fits several hosts, or that was probably
    mistyped: whom did they mean?"""
    if not named:
        title = (
            say("I do not know a host called “{words}”", words=Words(words, 60))
            if words
            else say("Who would you like to ask?")
        )
        how = say("Search by field or topic, and ask from there.")
        return card_of(title, how, buttons.find_others())
    return Card(
        say("Do you mean {name}?", name=mention(named[0]))
        if len(named) == 1
        else say("Who do you mean?"),
        tuple(
            Entry(
                mention(host),
                Words((host.profile or HostProfile()).headline),
                (buttons.ask(host),),
            )
            for host in named
        ),
    )


def errors(connection: str, wish: str) -> Wrong:
    """What is wrong with the words of a request, by field. Empty if nothing is."""
    missing = {
        CONNECTION: say("Say how you are connected, even if it is only this community."),
        WISH: say("Name one thing you would like to learn."),
    }
    why: Wrong = {}
    for field, words in ((CONNECTION, connection), (WISH, wish)):
        if not words:
            why[field] = missing[field]
        why |= field_errors.more_than_fits(field, words)
    return why
