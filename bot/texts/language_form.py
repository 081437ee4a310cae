"""The language and the clock format that a member reads."""

from datetime import time

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.catalogues import languages, own_name
from bot.cards.forms import ChoiceField, Form, Option
from bot.cards.rich_text import Text, TimeOfDay, Words, say
from bot.interview.members import ClockFormat, Member

AS_USUAL = "as usual"
LANGUAGE = ChoiceField("language", say("Language"))
CLOCK = ChoiceField(
    "clock",
    say("Clock"),
    (
        Option(AS_USUAL, say("As usual in my language")),
        Option(ClockFormat.HOURS_24, Words("17:00")),
        Option(ClockFormat.HOURS_12, Words("5:00 PM")),
    ),
)


def form(me: Member) -> Form:
    """Without a choice of language if there is only one."""
    clock = CLOCK.filled(me.clock or AS_USUAL)
    fields = (_language(me), clock) if _are_several() else (clock,)
    return Form(Action(ActionName.LANGUAGE), _title(), fields, say("Save"), _intro())


def button() -> Button:
    return Button(_title(), Action(ActionName.LANGUAGE_FORM))


def facts(me: Member) -> tuple[tuple[Text, Text], ...]:
    clock = (say("Clock"), TimeOfDay(time(17)))
    if not _are_several():
        return (clock,)
    named = Words(own_name(me.language)) if me.language else say("The same as in this app")
    return (say("Language"), named), clock


def _title() -> Text:
    if _are_several():
        # Translators: the title of a form and a button; at most 24 characters.
        return say("Language and clock")
    # Translators: the title of a form, a button and a label; at most 24 characters.
    return say("Clock")


def _intro() -> Text | None:
    if not _are_several():
        return None
    return say("I write to you in this language. What you type, I read in English.")


def _language(me: Member) -> ChoiceField:
    options = [Option(AS_USUAL, say("The same as in this app"))]
    options += [Option(each, Words(own_name(each))) for each in languages()]
    chosen = me.language if me.language in languages() else AS_USUAL
    return LANGUAGE.offering(options, [chosen])


def _are_several() -> bool:
    return len(languages()) > 1
