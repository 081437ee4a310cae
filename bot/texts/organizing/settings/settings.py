"""What organizers set: the rules of their community, and how long members' words are kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Facts, body
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import (
    ListStyle,
    Moment,
    MomentStyle,
    Text,
    Words,
    joined,
    listed,
    say,
    say_many,
)
from bot.engine.contexts.programme import OrganizingContext
from bot.interview.organizing.groups import NAME_LENGTH as GROUP_NAME
from bot.interview.organizing.groups import Group
from bot.interview.organizing.programme import MONTHS_KEPT, RULES_LENGTH, Programme
from bot.interview.organizing.programme_settings import (
    NAME_LENGTH,
    Admission,
    Admits,
    ProgrammeSettings,
)
from bot.texts import usual_rules
from bot.texts.interviews.venue import Rows
from bot.texts.organizing.programme import organize
from bot.texts.organizing.settings import announcements, forms, quiet_weeks

RULES = TextField(
    "rules",
    say("The rules of your community"),
    say("A sentence a line. Leave it empty for the usual ones."),
    required=False,
    multiline=True,
    most=RULES_LENGTH,
)
MONTHS = TextField(
    "months",
    say("Months"),
    say(
        "From {least} to {most}", least=Words(str(MONTHS_KEPT[0])), most=Words(str(MONTHS_KEPT[-1]))
    ),
    most=3,
)


SAVED = say("Saved")
WHOLE = "whole"
_WHOLE_BUTTON = Button(say("All settings"), replace(organize.SETTINGS.action, arg=WHOLE), rare=True)
RULES_SAVED = say("Saved: from now on, members agree to these rules")
RULES_UNCHANGED = say("The rules are as they were, so nobody is asked again")


def settings(
    context: OrganizingContext, title: Text | None = None, *, is_whole: bool = False
) -> Card:
    """What organizers set, and the buttons to change it. Numbers that nobody has changed are left
    out, unless `is_whole`."""
    programme, organizer = context.programme, context.me
    chosen = programme.settings
    numbers = _numbers(programme)
    shown = numbers if is_whole else _unusual(programme)
    return Card(
        title or say("Settings of the programme"),
        body(
            say("Settings are for what comes: what is asked or booked stays as it is."),
            Facts(
                (
                    *_of_programme(programme),
                    *shown,
                    *(_of_nightly_job(context) if is_whole else ()),
                    *announcements.facts(chosen, organizer),
                )
            ),
            None if len(shown) == len(numbers) else say("All other numbers are the usual ones."),
        ),
        (
            *(_button(*each, is_whole=is_whole) for each in _FORMS.items()),
            *announcements.channel_buttons(chosen, organizer),
            *_to_approve(chosen),
            *(() if is_whole else (_WHOLE_BUTTON,)),
            organize.run(),
        ),
        again=organize.SETTINGS.action,
    )


def _numbers(programme: Programme) -> Rows:
    return (*_of_interviews(programme.settings), *_of_words(programme))


def _unusual(programme: Programme) -> Rows:
    """Those that organizers have changed."""
    usual = _numbers(Programme(programme.community, programme.began_at))
    return tuple(each for each in _numbers(programme) if each not in usual)


_FORMS: dict[ActionName, Text] = {
    ActionName.PROGRAMME_NAME_FORM: say("Name and line"),
    ActionName.WHO_MAY_FORM: say("Who may take part"),
    ActionName.INTERVIEW_SETTINGS_FORM: say("Interviews"),
    ActionName.ANSWER_DAYS_FORM: say("Answers"),
    ActionName.QUIET_WEEKS: say("Quiet weeks"),
    ActionName.RULES_FORM: say("Write the rules"),
    ActionName.KEEP_WORDS_FORM: say("How long words are kept"),
    ActionName.SELDOM_SETTINGS_FORM: say("Seldom changed"),
}


_RARE = frozenset(
    {
        ActionName.INTERVIEW_SETTINGS_FORM,
        ActionName.ANSWER_DAYS_FORM,
        ActionName.KEEP_WORDS_FORM,
        ActionName.SELDOM_SETTINGS_FORM,
    }
)


def _to_approve(chosen: ProgrammeSettings) -> tuple[Button, ...]:
    label, needs_approval = say("Who would be a host"), chosen.hosts.who is Admission.APPROVED
    return (Button(label, Action(ActionName.HOSTS_TO_APPROVE)),) if needs_approval else ()


def _button(name: ActionName, label: Text, *, is_whole: bool) -> Button:
    return Button(label, Action(name), rare=name in _RARE and not is_whole)


def _of_programme(programme: Programme) -> Rows:
    chosen = programme.settings
    weeks = joined(map(quiet_weeks.span, chosen.quiet_weeks), "; ")
    return (
        (say("Name"), Words(chosen.name, NAME_LENGTH) if chosen.name else say("none given")),
        (say("Rules"), _rules(programme)),
        (say("Who may ask"), admitted(chosen.seekers)),
        (say("Who may host"), admitted(chosen.hosts)),
        (say("Quiet weeks"), weeks if chosen.quiet_weeks else say("none")),
    )


def _of_interviews(chosen: ProgrammeSettings) -> Rows:
    lengths, follow_ups = (
        listed((Words(str(each)) for each in these), ListStyle.AND)
        for these in (chosen.lengths, chosen.follow_up_days)
    )
    return (
        (say("The year begins in"), forms.MONTHS[chosen.year_begins - 1]),
        (say("Lengths"), say("{lengths} minutes", lengths=lengths)),
        (
            say("A host's usual number"),
            say_many("{number} a month", "{number} a month", chosen.per_month),
        ),
        (
            say("Open requests"),
            say_many("up to {number}", "up to {number}", chosen.open_requests),
        ),
        (
            say("Without an answer"),
            say(
                "one reminder after {nudge} days, the end after {end}",
                nudge=chosen.nudge_days,
                end=chosen.answer_days,
            ),
        ),
        (say("Seekers write again"), say("after {days} days", days=follow_ups)),
        (
            say("Times"),
            say(
                "from {hours} hours up to {weeks} weeks ahead",
                hours=chosen.lead_hours,
                weeks=chosen.ahead_weeks,
            ),
        ),
    )


def _of_words(programme: Programme) -> Rows:
    months = programme.words_kept_months
    return (
        (
            say("Words of interviews"),
            # Translators: how long what members wrote about an interview is kept.
            say_many("kept for {number} month", "kept for {number} months", months),
        ),
    )


def _of_nightly_job(context: OrganizingContext) -> Rows:
    return ((say("Old words forgotten"), _last_run(context.retention_ran_at)),)


def _last_run(at: datetime | None) -> Text:
    """The last run of the nightly job that deletes old words."""
    # Translators: when something last happened, which happens each night.
    return say("last on {when}", when=Moment(at)) if at else say("each night, not yet")


def _rules(programme: Programme) -> Text:
    changed = programme.rules_changed_at
    if changed is None:
        return say("the usual ones")
    if not programme.rules:
        return say("the usual ones again")
    # Translators: the rules of the community, which an organizer wrote.
    return say("your own, of {when}", when=Moment(changed, MomentStyle.DAY))


def admitted(admits: Admits) -> Text:
    match admits:
        case Admits(Admission.GROUP, Group(name=name)):
            return say("who is in {group}", group=Words(name, GROUP_NAME))
        case Admits(Admission.INVITED):
            return say("who was invited")
        case Admits(Admission.APPROVED):
            return say("everybody, after a look by an organizer")
    return say("everybody")


def rules_form(programme: Programme) -> Form:
    return Form(
        Action(ActionName.RULES),
        say("Rules"),
        (RULES.filled(programme.rules),),
        say("Save"),
        joined((_WHEN_AGREED, *_usual_rules()), "\n"),
    )


_WHEN_AGREED = say(
    "Members agree to them before their first request, and before they open their door. "
    "Once you change them, everybody is asked again."
)


def _usual_rules() -> Iterator[Text]:
    yield say("The usual ones:")
    for number, rule in enumerate(usual_rules.USUAL, 1):
        # Translators: a line of a list, with its number.
        yield say("{number}. {rule}", number=number, rule=rule)


def kept_form(programme: Programme) -> Form:
    return Form(
        Action(ActionName.KEEP_WORDS),
        say("Keeping words"),
        (MONTHS.filled(str(programme.words_kept_months)),),
        say("Save"),
        say(
            "So long after an interview has ended, what people wrote about it is forgotten. They "
            "are told a month before. Numbers and dates stay."
        ),
    )


def bad_months(typed: str) -> Text:
    return forms.bad_number(typed, MONTHS_KEPT)
