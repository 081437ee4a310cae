"""Being a host: offering to talk, changing it, a pause, stopping."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Facts, Paragraph, Style
from bot.cards.forms import ChoiceField, DayField, Form, Option, TextField, Values
from bot.cards.rich_text import Moment, MomentStyle, Text, Words
from bot.interview import rules
from bot.interview.model import HostProfile, Place, Venue
from bot.interview.venue import is_missing
from bot.language.hours import EXAMPLE
from bot.language.public_holidays import name_of
from bot.texts import buttons, field_errors, time_off
from bot.texts.venue import WHAT

TOPICS_AT_MOST = 12


def _options(values: Iterable[object]) -> tuple[Option, ...]:
    return tuple(Option(str(each), (str(each),)) for each in values)


HEADLINE = TextField(
    "headline",
    "Who are you, in a line?",
    "Nurse in a children's ward, before that a baker",
    most=100,
)
FIELD = TextField("field", "Your field", "Nursing", most=100)
TOPICS = TextField(
    "topics",
    "Topics, with commas between",
    "night shifts, training later in life, pediatrics",
    most=300,
)
GLADLY = TextField(
    "gladly",
    "What do you gladly talk about?",
    "How I changed fields at forty",
    multiline=True,
    most=300,
)
COUNTRY = TextField(
    "country",
    "Keep public holidays free?",
    "Your country, such as Germany; leave it empty to be asked on them too",
    required=False,
    most=100,
)
NEEDED = {
    HEADLINE: "who you are, in a line",
    FIELD: "what field you work in",
    TOPICS: "at least one topic",
    GLADLY: "what you gladly talk about",
}

HOURS = TextField(
    "hours", "Your weekly hours", f"In your time, such as {EXAMPLE}", multiline=True, most=300
)
PER_MONTH = ChoiceField("per_month", "How many talks a month?", _options(range(1, 11)))
MINUTES = ChoiceField("minutes", "How long, in minutes?", _options(rules.LENGTHS))
PLACE = ChoiceField("place", "Where?", _options(Place))
PLACE_DETAIL = TextField(
    "place_detail",
    "Number, link or address",
    "Shown only to somebody with a booked talk",
    required=False,
    most=300,
)
UNTIL = DayField("until", "Back on", "Nobody can find or ask you before then")


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
            HEADLINE.filled(profile.headline),
            FIELD.filled(profile.field),
            TOPICS.filled(", ".join(profile.topics)),
            GLADLY.filled(profile.gladly),
            COUNTRY.filled(name_of(profile.country)),
        ),
        "Next",
    )


def hours_form(profile: HostProfile, zone: str) -> Form:
    return Form(
        Action(ActionName.HOST_HOURS),
        "When and where",
        (
            HOURS.filled(str(profile.hours)),
            PER_MONTH.filled(str(profile.per_month)),
            MINUTES.filled(str(profile.minutes)),
            PLACE.filled(str(profile.place)),
            PLACE_DETAIL.filled(profile.place_detail),
        ),
        "Open my door",
        (f"Your time zone is {zone}. Settings change it.",),
    )


def pause_form(first: date) -> Form:
    return Form(
        Action(ActionName.HOST_PAUSE),
        "Take a break",
        (UNTIL.filled(first.isoformat()),),
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
    return {COUNTRY.name: f"I know no holidays of “{shown}”. This would work: {example}."}


def too_many_topics(topics: Sequence[str]) -> dict[str, str]:
    if len(topics) <= TOPICS_AT_MOST:
        return {}
    return {TOPICS.name: f"These are {len(topics)} topics; please choose {TOPICS_AT_MOST} at most."}


def too_short_hours(minutes: str) -> str:
    return f"A talk of {minutes} minutes does not fit into these. Please make one longer."


def too_many_hours() -> str:
    return "These are more hours than fit here. Please say it with fewer, longer ones."


def not_a_day_ahead(words: str, today: date) -> str:
    example = today + timedelta(days=14)
    shown = Words(words, 30).shown
    return f"“{shown}” is not a day in the coming year. This would work: {example}"


def wrong_words(written: Mapping[TextField, str]) -> dict[str, str]:
    """What is wrong with the words of a profile, by field name."""
    why = {}
    for field, words in written.items():
        if not words.strip(" ,"):
            why[field.name] = f"Please say {NEEDED[field]}."
        why |= field_errors.more_than_fits(field, words)
    return why


def not_a_day(words: str, today: date) -> dict[str, str]:
    return {UNTIL.name: not_a_day_ahead(words, today)}


def not_offered(values: Values) -> dict[str, str]:
    """What was chosen that is none of what was shown, by field name."""
    return {
        each.name: "Choose one of those shown."
        for each in (PER_MONTH, MINUTES, PLACE)
        if each.read_one(values) not in {option.value for option in each.options}
    }


def stopped() -> Card:
    return Card(
        ("You are not taking requests any more",),
        (Paragraph(("Thank you for the time you gave. You can come back whenever you like.",)),),
        (
            buttons.run("My interviews", ActionName.INTERVIEWS),
            buttons.run("My hosting", ActionName.HOST),
        ),
    )
