"""A member's settings: time zone, quiet hours, nights, nudges, language and clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.reader import reader_of
from bot.cards.rich_text import ListStyle, Text, TimeOfDay, Words, listed, say
from bot.interview.members import Member, Situation
from bot.texts import buttons, language_form
from bot.texts.clock_fields import example_hint, from_until
from bot.texts.me.conduct import blocks
from bot.texts.me.settings import trip

MORE = "more"
NO_SITUATION = "unsaid"
SITUATIONS: dict[Situation, Text] = {
    Situation.EXPLORING: say("Studying, and finding out what is out there"),
    Situation.GRADUATE: say("New to working life"),
    Situation.CAREER_CHANGER: say("Changing fields"),
    Situation.LAID_OFF: say("Looking for a new start after a layoff"),
    Situation.STUCK: say("In work, and ready for something else"),
    Situation.RETURNING: say("Coming back after a break"),
}

ZONE = TextField("zone", say("Time zone"))
QUIET = from_until(
    "quiet",
    # Translators: the label of the first of two fields, "No nudges from ... until ...".
    say("No nudges from"),
    example_hint(time(20)),
    example_hint(time(9)),
)
SITUATION = ChoiceField(
    "situation",
    say("What fits you right now?"),
    (
        Option(NO_SITUATION, say("Rather not say")),
        *(Option(each, what) for each, what in SITUATIONS.items()),
    ),
    say("For your questions and introduction. Hosts see it, never a layoff"),
    required=False,
)
NIGHT = from_until(
    "night",
    # Translators: the label of the first of two fields, "Suggest no talks from ... until ...".
    say("Suggest no talks from"),
    example_hint(time(22)),
    # Translators: at most 89 characters besides {time}.
    say(
        "In your time, such as {time}. The same time twice means any hour is fine",
        time=TimeOfDay(time(7)),
    ),
)
NO_QUIET = say(
    "This would be quiet all day or never; choose another time. To hear nothing, stop nudges."
)


def settings(me: Member) -> Card:
    return Card(
        say("Your settings"),
        (_facts(me),),
        (
            Button(say("Change"), Action(ActionName.SETTINGS_FORM), Style.PRIMARY),
            language_form.button(),
            _nudges_switch(me),
            buttons.run(say("Privacy"), ActionName.PRIVACY),
            buttons.run(say("More settings"), ActionName.SETTINGS, MORE),
        ),
    )


def more_settings(me: Member) -> Card:
    """What few people change."""
    return Card(
        say("More settings"),
        (
            Entry(
                say("Your times"),
                buttons=(Button(say("Night hours"), Action(ActionName.NIGHT_FORM)), trip.BUTTON),
            ),
            Entry(
                say("Around a talk"),
                buttons=(_last_call_switch(me), _minutes_left_switch(me)),
            ),
            Entry(
                say("Other people"),
                buttons=(buttons.suggest_to_me(), *_words_switch(me), blocks.LIST_BUTTON),
            ),
        ),
        (buttons.SETTINGS,),
    )


def _facts(me: Member) -> Facts:
    return Facts(
        (
            (say("Time zone"), Words(me.zone) if me.zone else say("not set yet")),
            *(((say("Trip"), trip.zone_and_span(me.trip)),) if me.trip else ()),
            (say("Quiet hours"), _quiet(me)),
            (say("Night"), _night(me)),
            (say("Nudges"), _nudges(me)),
            (say("Reminders"), _reminders(me)),
            *(((say("Before the end"), _SIGN),) if me.minutes_left else ()),
            *language_form.facts(me),
            (say("Your situation"), SITUATIONS[me.situation] if me.situation else say("not said")),
        )
    )


def _quiet(me: Member) -> Text:
    start, end = TimeOfDay(me.quiet_from), TimeOfDay(me.quiet_until)
    # Translators: when no nudges come, such as "20:00 to 09:00, and weekends".
    return say("{start} to {end}, and weekends", start=start, end=end)


def _night(me: Member) -> Text:
    if me.night_from == me.night_until:
        return say("I may suggest talks at any hour")
    start, end = TimeOfDay(me.night_from), TimeOfDay(me.night_until)
    return say("No talks suggested from {start} to {end}", start=start, end=end)


def _nudges(me: Member) -> Text:
    if me.nudges:
        # Translators: what "Nudges" are.
        return say("On")
    return say("Off; reminders of booked talks still come")


def _reminders(me: Member) -> Text:
    if me.minutes_before:
        return say("A day and an hour before, and five minutes")
    return say("A day and an hour before")


def _nudges_switch(me: Member) -> Button:
    if me.nudges:
        return buttons.STOP_NUDGES
    return Button(say("Nudge me again"), Action(ActionName.NUDGES, arg="on"))


def hear_less(me: Member) -> Card:
    """For a member who wants fewer messages, or none."""
    now = (
        say("Without nudges, I write only about booked talks and what people send you.")
        if me.nudges
        else say("Nudges are off: I write only about booked talks and what people send you.")
    )
    how = say("Quiet hours are in your settings. To leave for good, erase what I keep about you.")
    return card_of(
        say("You can hear less from me"),
        now,
        how,
        _nudges_switch(me),
        *stop_broadcasts(me),
        buttons.SETTINGS,
        buttons.KEPT_ABOUT_ME,
    )


def stop_broadcasts(me: Member) -> tuple[Button, ...]:
    """The button for a member who gets broadcasts."""
    if not (me.nudges and me.words_to_all):
        return ()
    return (Button(say("Stop messages to all"), Action(ActionName.BROADCAST_SWITCH, arg="off")),)


def _words_switch(me: Member) -> tuple[Button, ...]:
    """The button to get broadcasts again, for a member who has stopped them."""
    if me.words_to_all:
        return ()
    label = say("Messages from the organizers again")
    return (Button(label, Action(ActionName.BROADCAST_SWITCH, arg="on")),)


def _last_call_switch(me: Member) -> Button:
    if me.minutes_before:
        label = say("Not five minutes before")
        return Button(label, Action(ActionName.MINUTES_BEFORE, arg="off"))
    return Button(say("Also five minutes before"), Action(ActionName.MINUTES_BEFORE, arg="on"))


_SIGN = say("A quiet line when five minutes are left in a talk that you asked for")


def _minutes_left_switch(me: Member) -> Button:
    if me.minutes_left:
        label = say("Do not tell me before the end")
        return Button(label, Action(ActionName.MINUTES_LEFT, arg="off"))
    return minutes_left_on()


def minutes_left_on() -> Button:
    """It applies to talks that the member asked for."""
    label = say("Tell me when five minutes are left")
    return Button(label, Action(ActionName.MINUTES_LEFT, arg="on"))


def sign_switched(me: Member) -> Card:
    """Short, because the reader may be about to talk."""
    if me.minutes_left:
        told = say("I send you a quiet line five minutes before the end of a talk you asked for.")
    else:
        told = say("I do not send you a line before the end of a talk.")
    return card_of(say("Saved"), told, _minutes_left_switch(me))


def night_form(me: Member) -> Form:
    return Form(
        Action(ActionName.NIGHT),
        say("Night hours"),
        NIGHT.filled(me.night_from, me.night_until, reader_of(me)),
        say("Save"),
    )


def form(me: Member, city: str = "") -> Form:
    """`city`: where they may be, guessed from their language."""
    return Form(
        Action(ActionName.SETTINGS),
        say("Your settings"),
        (
            replace(ZONE, hint=_zone_hint(city)).filled(me.zone or ""),
            *QUIET.filled(me.quiet_from, me.quiet_until, reader_of(me)),
            SITUATION.filled(me.situation or NO_SITUATION),
        ),
        say("Save"),
    )


def _zone_hint(city: str) -> Text:
    if city:
        return say("Such as {city}, or another city", city=Words(city))
    return say("Such as {zone}, or just {city}", zone=Words("Europe/Berlin"), city=Words("Berlin"))


def saved(me: Member) -> Card:
    hours = host_next(me)
    return Card(
        say("Saved"),
        (_facts(me), *_hosting_zone(me)),
        (*hours, buttons.what_next(buttons.style_after(hours))),
    )


def _hosting_zone(me: Member) -> tuple[Block, ...]:
    """For a host whose time zone is no longer that of their hosting hours."""
    if me.profile is None or not me.profile.open or me.profile.zone == me.zone:
        return ()
    stays = say(
        "Your hosting hours stay in {zone} time. Change them with your hours.",
        zone=Words(me.profile.zone),
    )
    return body(stays)


def host_next(me: Member, style: Style = Style.PRIMARY) -> tuple[Button, ...]:
    """For a member who has begun to be a host and has given no hours yet."""
    if me.profile is None or me.profile.hours.stretches:
        return ()
    return (Button(say("Set my hours as a host"), Action(ActionName.HOST_HOURS), style),)


def bad_zone(words: str, near: Sequence[str]) -> Text:
    such_as = near or ("Europe/Berlin", "America/New_York")
    examples = listed(map(Words, such_as), ListStyle.OR)
    if not words.strip():
        return say("Name a city in your zone. This would work: {examples}.", examples=examples)
    return say(
        "I know zones by their cities, not “{words}”. This would work: {examples}.",
        words=Words(words, 40),
        examples=examples,
    )


def unknown_zone(words: str, near: Sequence[str]) -> Card:
    """The answer to a time zone that was typed with a command."""
    return card_of(
        say("I do not know that time zone"),
        bad_zone(words, near),
        Button(say("Change"), Action(ActionName.SETTINGS_FORM), Style.PRIMARY),
    )
