"""Being a host: offering to talk, changing it, a pause, stopping."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Facts, Paragraph, Style
from bot.cards.forms import ChoiceField, DayField, Form, Option, TextField
from bot.cards.rich_text import Moment, MomentStyle, Text, Words
from bot.interview import rules
from bot.interview.model import HostProfile, Place, Venue
from bot.interview.venue import is_missing
from bot.language.hours import EXAMPLE
from bot.language.public_holidays import name_of
from bot.texts import buttons, time_off
from bot.texts.venue import WHAT

SHORT_AT_MOST = 100
LONG_AT_MOST = 300
TOPICS_AT_MOST = 12
PROFILE_FIELDS = {
    "headline": ("who you are, in a line", SHORT_AT_MOST),
    "field": ("what field you work in", SHORT_AT_MOST),
    "topics": ("at least one topic", LONG_AT_MOST),
    "gladly": ("what you gladly talk about", LONG_AT_MOST),
}
CHOICES = {
    "per_month": [str(number) for number in range(1, 11)],
    "minutes": [str(minutes) for minutes in rules.LENGTHS],
    "place": [str(place) for place in Place],
}


def invitation() -> Card:
    return Card(
        ("Twenty minutes of yours can open a door",),
        (
            Paragraph(
                (
                    "As a host you answer questions about your work. You say when, how often "
                    "and about what; nobody asks you for a job, and “not now” is always fine.",
                )
            ),
        ),
        (Button(("Become a host",), Action(ActionName.HOST_PROFILE), Style.PRIMARY),),
    )


def status(profile: HostProfile, now: datetime) -> Card:
    paused = profile.is_paused(now)
    facts: tuple[tuple[str, Text], ...] = (
        ("Headline", (Words(profile.headline),)),
        ("Field", (Words(profile.field),)),
        ("Topics", (Words(", ".join(profile.topics)),)),
        ("Gladly", (Words(profile.gladly),)),
        ("Hours", (f"{profile.hours} ({profile.zone})",)),
        *_kept_free(profile),
        ("At most", (f"{profile.per_month} a month, {profile.minutes} minutes each",)),
        ("Where", _where(profile.venue)),
    )
    return Card(
        _standing(profile, paused),
        (Facts(facts),),
        (
            Button(("Change profile",), Action(ActionName.HOST_PROFILE)),
            Button(("Change hours",), Action(ActionName.HOST_HOURS)),
            Button(("Days off",), Action(ActionName.TIME_OFF)),
            *_switches(profile, paused),
        ),
    )


def _where(offered: Venue) -> Text:
    if is_missing(offered):
        return (f"{offered.place}; I ask you for the {WHAT[offered.place]} at each booking",)
    return (Words(f"{offered.place} {offered.detail}"),)


def _kept_free(profile: HostProfile) -> tuple[tuple[str, Text], ...]:
    free = [f"Public holidays in {name_of(profile.country)}"] if profile.country else []
    free += map(time_off.said, profile.time_off)
    return (("Kept free", ("; ".join(free),)),) if free else ()


def _standing(profile: HostProfile, paused: bool) -> tuple[str | Moment, ...]:
    if not profile.open:
        return ("You are not taking requests",)
    if paused and profile.paused_until:
        return ("Paused; you are back on ", Moment(profile.paused_until, MomentStyle.DAY))
    return ("You are a host: people can find and ask you",)


def _switches(profile: HostProfile, paused: bool) -> tuple[Button, ...]:
    if not profile.open:
        return (Button(("Take requests again",), Action(ActionName.HOST_OPEN), Style.PRIMARY),)
    pause = (
        Button(("I am back",), Action(ActionName.HOST_BACK), Style.PRIMARY)
        if paused
        else Button(("Pause",), Action(ActionName.HOST_PAUSE))
    )
    return (pause, Button(("Stop hosting",), Action(ActionName.HOST_STOP), Style.DANGER))


def profile_form(profile: HostProfile) -> Form:
    return Form(
        Action(ActionName.HOST_PROFILE),
        "What you offer",
        (
            TextField(
                "headline",
                "Who are you, in a line?",
                "Nurse in a children's ward, before that a baker",
                profile.headline,
                most=SHORT_AT_MOST,
            ),
            TextField("field", "Your field", "Nursing", profile.field, most=SHORT_AT_MOST),
            TextField(
                "topics",
                "Topics, with commas between",
                "night shifts, training later in life, pediatrics",
                ", ".join(profile.topics),
                most=LONG_AT_MOST,
            ),
            TextField(
                "gladly",
                "What do you gladly talk about?",
                "How I changed fields at forty",
                profile.gladly,
                multiline=True,
                most=LONG_AT_MOST,
            ),
            TextField(
                "country",
                "Keep public holidays free?",
                "Your country, such as Germany; leave it empty to be asked on them too",
                name_of(profile.country),
                required=False,
                most=SHORT_AT_MOST,
            ),
        ),
        "Next",
    )


def hours_form(profile: HostProfile, zone: str) -> Form:
    return Form(
        Action(ActionName.HOST_HOURS),
        "When and where",
        (
            TextField(
                "hours",
                "Your weekly hours",
                f"In your time, such as {EXAMPLE}",
                str(profile.hours),
                multiline=True,
                most=LONG_AT_MOST,
            ),
            _choice("per_month", "How many talks a month?", profile.per_month),
            _choice("minutes", "How long, in minutes?", profile.minutes),
            _choice("place", "Where?", profile.place),
            TextField(
                "place_detail",
                "Number, link or address",
                "Shown only to somebody with a booked talk",
                profile.place_detail,
                required=False,
                most=LONG_AT_MOST,
            ),
        ),
        "Open my door",
        (f"Your time zone is {zone}. Settings change it.",),
    )


def pause_form(first: date) -> Form:
    return Form(
        Action(ActionName.HOST_PAUSE),
        "Take a break",
        (
            DayField(
                "until", "Back on", "Nobody can find or ask you before then", first.isoformat()
            ),
        ),
        "Pause",
        ("What is booked stays booked. What is asked, you can still answer or let go.",),
    )


def need_hours() -> Card:
    return Card(
        ("That reads well. Now, when are you free?",),
        (Paragraph(("One more step, and people can find you.",)),),
        (Button(("Set my hours",), Action(ActionName.HOST_HOURS), Style.PRIMARY),),
    )


def bad_country(words: str, near: Sequence[str]) -> dict[str, str]:
    example = " or ".join(near) or "Germany, or its letters DE"
    shown = Words(words, 40).shown
    return {"country": f"I know no holidays of “{shown}”. This would work: {example}."}


def too_many_topics(topics: Sequence[str]) -> dict[str, str]:
    if len(topics) <= TOPICS_AT_MOST:
        return {}
    return {"topics": f"These are {len(topics)} topics; please choose {TOPICS_AT_MOST} at most."}


def too_short_hours(minutes: str) -> str:
    return f"A talk of {minutes} minutes does not fit into these. Please make one longer."


def too_many_hours() -> str:
    return "These are more hours than fit here. Please say it with fewer, longer ones."


def not_a_day_ahead(words: str, today: date) -> str:
    example = today + timedelta(days=14)
    shown = Words(words, 30).shown
    return f"“{shown}” is not a day in the coming year. This would work: {example}"


def wrong_words(written: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the words of a profile, by field."""
    why = {}
    for name, (what, most) in PROFILE_FIELDS.items():
        if not written[name].strip(" ,"):
            why[name] = f"Please say {what}."
        elif len(written[name]) > most:
            why[name] = f"Please say it in at most {most} characters."
    return why


def wrong_detail(detail: str) -> dict[str, str]:
    if len(detail) <= LONG_AT_MOST:
        return {}
    return {"place_detail": f"Please say it in at most {LONG_AT_MOST} characters."}


def not_offered() -> str:
    return "Choose one of those shown."


def stopped() -> Card:
    return Card(
        ("You are not taking requests any more",),
        (Paragraph(("Thank you for the time you gave. You can come back whenever you like.",)),),
        (
            buttons.run("My interviews", ActionName.INTERVIEWS),
            buttons.run("My hosting", ActionName.HOST),
        ),
    )


def _choice(name: str, label: str, initial: object) -> ChoiceField:
    options = tuple(Option(value, (value,)) for value in CHOICES[name])
    return ChoiceField(name, label, options, initial=(str(initial),))
