"""A member's settings: time zone, quiet hours, nights, nudges."""

from dataclasses import replace
from datetime import time

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Facts, Paragraph, Style
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import Words, say
from bot.interview.model import Member, Situation
from bot.texts import buttons

UNSAID = "unsaid"
SITUATIONS = {
    Situation.EXPLORING: "Studying, and finding out what is out there",
    Situation.GRADUATE: "New to working life",
    Situation.CAREER_CHANGER: "Changing fields",
    Situation.LAID_OFF: "Looking for a new start after a layoff",
    Situation.STUCK: "In work, and ready for something else",
    Situation.RETURNING: "Coming back after a break",
}

ZONE = TextField("zone", "Time zone")
QUIET_FROM = TextField("quiet_from", "No nudges from", "Such as 20:00")
QUIET_UNTIL = TextField("quiet_until", "until", "Such as 9:00")
SITUATION = ChoiceField(
    "situation",
    "Where are you just now?",
    (
        Option(UNSAID, ("Rather not say",)),
        *(Option(each, (what,)) for each, what in SITUATIONS.items()),
    ),
    "Stays between us, and helps me choose your questions",
    required=False,
)
NIGHT_FROM = TextField("night_from", "Suggest no talks from", "Such as 22:00")
NIGHT_UNTIL = TextField(
    "night_until", "until", "Such as 7:00. The same time twice: at night is fine, too"
)


def settings(me: Member) -> Card:
    nudges = "On" if me.nudges else "Off; reminders of booked talks still come"
    reminders = "A day and an hour before" + (", and five minutes" if me.minutes_before else "")
    facts = (
        ("Time zone", (me.zone or "not set yet",)),
        ("Quiet hours", (f"{me.quiet_from:%H:%M} to {me.quiet_until:%H:%M}, and weekends",)),
        ("Night", (_night(me),)),
        ("Nudges", (nudges,)),
        ("Reminders", (reminders,)),
        ("Where you are", (SITUATIONS[me.situation] if me.situation else "not said",)),
    )
    last_call = (
        Button(("Not five minutes before",), Action(ActionName.MINUTES_BEFORE, arg="off"))
        if me.minutes_before
        else Button(("Also five minutes before",), Action(ActionName.MINUTES_BEFORE, arg="on"))
    )
    switch = (
        Button(("Stop all nudges",), Action(ActionName.NUDGES, arg="off"))
        if me.nudges
        else Button(("Nudge me again",), Action(ActionName.NUDGES, arg="on"))
    )
    return Card(
        ("Your settings",),
        (Facts(facts),),
        (
            Button(("Change",), Action(ActionName.SETTINGS_FORM), Style.PRIMARY),
            Button(("Night hours",), Action(ActionName.NIGHT_FORM)),
            switch,
            last_call,
        ),
    )


def _night(me: Member) -> str:
    if me.night_from == me.night_until:
        return "I may suggest talks at any hour"
    return f"No talks suggested from {me.night_from:%H:%M} to {me.night_until:%H:%M}"


def night_form(me: Member) -> Form:
    return Form(
        Action(ActionName.NIGHT),
        "Night hours",
        (
            NIGHT_FROM.filled(f"{me.night_from:%H:%M}"),
            NIGHT_UNTIL.filled(f"{me.night_until:%H:%M}"),
        ),
        "Save",
    )


def form(me: Member, city: str = "") -> Form:
    """`city`: where they may be, as far as their language tells."""
    example = f"{city}, or another city" if city else "Europe/Berlin, or just Berlin"
    return Form(
        Action(ActionName.SETTINGS),
        "Your settings",
        (
            replace(ZONE, hint=f"Such as {example}").filled(me.zone or ""),
            QUIET_FROM.filled(f"{me.quiet_from:%H:%M}"),
            QUIET_UNTIL.filled(f"{me.quiet_until:%H:%M}"),
            SITUATION.filled(me.situation or UNSAID),
        ),
        "Save",
    )


def saved(me: Member) -> Card:
    hosting = (
        (
            Paragraph(
                say(
                    "Your hosting hours stay in {zone} time. Change them with your hours.",
                    zone=(me.profile.zone,),
                )
            ),
        )
        if me.profile and me.profile.open and me.profile.zone != me.zone
        else ()
    )
    return Card(
        ("Saved",),
        (*settings(me).blocks, *hosting),
        (*host_next(me), buttons.run("What can I do next?", ActionName.START, style=Style.PRIMARY)),
    )


def host_next(me: Member) -> tuple[Button, ...]:
    """For one who began to be a host, and has yet to say when."""
    if me.profile is None or me.profile.hours.stretches:
        return ()
    return (Button(("Set my hours as a host",), Action(ActionName.HOST_HOURS), Style.PRIMARY),)


def bad_zone(words: str, near: list[str]) -> str:
    example = " or ".join(near) or "Europe/Berlin or America/New_York"
    return (
        f"I know zones by their cities, not “{Words(words, 40).shown}”. This would work: {example}."
    )


def bad_clock(words: str, default: time) -> str:
    return f"I could not read “{Words(words, 20).shown}”. This would work: {default:%H:%M}."


def no_quiet() -> str:
    return (
        "This would be quiet all day or never; choose another time. To hear nothing, stop nudges."
    )
