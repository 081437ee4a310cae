"""What a host fills in: what they offer, when and where, and a pause; and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import (
    ChoiceField,
    DayField,
    Form,
    Option,
    TextField,
    Values,
    Wrong,
    number_options,
)
from bot.cards.rich_text import ListStyle, Text, Words, listed, say, say_many
from bot.interview.hosting import HostProfile, Place
from bot.interview.members import Member
from bot.language.hours import EXAMPLE
from bot.language.public_holidays import name_of
from bot.texts import clock_fields, field_errors
from bot.texts.interviews.venue import HOW

TOPICS_AT_MOST = 12


HEADLINE = TextField(
    "headline",
    say("Who are you, in a line?"),
    say("For example: nurse in a children's ward, before that a baker"),
    most=100,
)
FIELD = TextField("field", say("Your field"), say("For example: nursing"), most=100)
TOPICS = TextField(
    "topics",
    say("Topics, with commas between"),
    say("For example: night shifts, training later in life, pediatrics"),
    most=300,
)
GLADLY = TextField(
    "gladly",
    say("What do you like to talk about?"),
    say("For example: how I changed fields at forty"),
    multiline=True,
    most=300,
)
COUNTRY = TextField(
    "country",
    say("Keep public holidays free?"),
    # Translators: at most 80 characters besides {example}.
    say(
        "Your country, such as {example}; leave it empty to be asked on them too",
        example=Words("Germany"),
    ),
    required=False,
    most=100,
)
NEEDED: dict[TextField, Text] = {
    HEADLINE: say("Please say who you are, in a line."),
    FIELD: say("Please say what field you work in."),
    TOPICS: say("Please say at least one topic."),
    GLADLY: say("Please say what you like to talk about."),
}

HOURS = TextField(
    "hours",
    say("Your weekly hours"),
    say("In your time, such as {example}", example=clock_fields.on_clock(EXAMPLE)),
    multiline=True,
    most=300,
)
PER_MONTH = ChoiceField("per_month", say("How many talks a month?"), number_options(range(1, 11)))
MINUTES = ChoiceField("minutes", say("How long, in minutes?"))
PLACE = ChoiceField("place", say("Where?"), tuple(Option(place, how) for place, how in HOW.items()))
_NO_HUDDLES_IN = "discord"
"""A platform without huddles."""
PLACE_DETAIL = TextField(
    "place_detail",
    say("Number, link or address"),
    say("Shown only to somebody with a booked talk"),
    required=False,
    most=300,
)
UNTIL = DayField("until", say("Back on"), say("Nobody can find or ask you before then"))
TOO_MANY_HOURS = say("These are more hours than fit here. Please use fewer, longer ones.")


def profile_form(profile: HostProfile, field: str = "") -> Form:
    """`field`: the id of the field that they have chosen already, if any."""
    return Form(
        Action(ActionName.HOST_PROFILE, arg=field),
        say("What you offer"),
        (
            HEADLINE.filled(profile.headline),
            FIELD.filled(profile.field),
            TOPICS.filled(", ".join(profile.topics)),
            GLADLY.filled(profile.gladly),
            COUNTRY.filled(name_of(profile.country)),
        ),
        say("Next"),
    )


def field_form(profile: HostProfile) -> Form:
    return Form(
        Action(ActionName.HOST_FIELD),
        say("Your field"),
        (FIELD.filled(profile.field),),
        say("Next"),
    )


def place_field(me: Member) -> ChoiceField:
    """The choice of a place. Huddles are left out on a platform without them, unless the host chose
    them before."""
    chosen = me.profile.place if me.profile else Place.VIDEO
    has_huddles = me.person.platform != _NO_HUDDLES_IN or chosen is Place.HUDDLE
    offered = [each for each in PLACE.options if has_huddles or each.value != Place.HUDDLE]
    return PLACE.offering(offered, [str(chosen)])


def hours_form(profile: HostProfile, zone: str, lengths: Iterable[int], place: ChoiceField) -> Form:
    """Only the first hours open the door."""
    is_first = not profile.open and not profile.hours.stretches
    return Form(
        Action(ActionName.HOST_HOURS),
        say("When and where"),
        (
            HOURS.filled(str(profile.hours)),
            PER_MONTH.filled(str(profile.per_month)),
            MINUTES.offering(number_options(lengths), [str(profile.minutes)]),
            place,
            PLACE_DETAIL.filled(profile.place_detail),
        ),
        say("Open my door") if is_first else say("Save"),
        say("Your time zone is {zone}. You can change it in your settings.", zone=Words(zone)),
    )


def pause_form(first: date) -> Form:
    return Form(
        Action(ActionName.HOST_PAUSE),
        say("Take a break"),
        (UNTIL.filled(first.isoformat()),),
        say("Pause"),
        say("What is booked stays booked. You can still answer open requests, or let them go."),
    )


def bad_country(words: str, near: Sequence[str]) -> Wrong:
    return {COUNTRY: _no_holidays(Words(words, 40), near)}


def _no_holidays(words: Words, near: Sequence[str]) -> Text:
    if near:
        return say(
            "I do not know the holidays of “{words}”. Do you mean {examples}? You can also "
            "leave it empty.",
            words=words,
            examples=listed(map(Words, near), ListStyle.OR),
        )
    return say(
        "I do not know the holidays of “{words}”. This would work: {country}, or its "
        "letters {code}. You can also leave it empty.",
        words=words,
        country=Words("Germany"),
        code=Words("DE"),
    )


def too_many_topics(topics: Sequence[str]) -> Wrong:
    if len(topics) <= TOPICS_AT_MOST:
        return {}
    why = say_many(
        "This is {number} topic; please choose {most} at most.",
        "These are {number} topics; please choose {most} at most.",
        len(topics),
        most=TOPICS_AT_MOST,
    )
    return {TOPICS: why}


def too_short_hours(minutes: int) -> Text:
    return say_many(
        "A talk of {number} minute does not fit into these. Please make one longer.",
        "A talk of {number} minutes does not fit into these. Please make one longer.",
        minutes,
    )


def errors(written: Mapping[TextField, str]) -> Wrong:
    """What is wrong with the words of a profile, by field name. Empty if nothing is."""
    why: Wrong = {}
    for field, words in written.items():
        if not words.strip(" ,"):
            why[field] = NEEDED[field]
        why |= field_errors.more_than_fits(field, words)
    return why


def bad_day_error(words: str, today: date) -> Wrong:
    why = say(
        "“{words}” is not a day in the coming year. This would work: {example}",
        words=Words(words, 30),
        example=Words(str(today + timedelta(days=14))),
    )
    return {UNTIL: why}


def choice_errors(values: Values, lengths: Iterable[int], place: ChoiceField) -> Wrong:
    """An error for each choice that was not among the options, by field name."""
    minutes = MINUTES.offering(number_options(lengths))
    return {
        each: say("Choose one of those shown.")
        for each in (PER_MONTH, minutes, place)
        if each.read_one(values) not in {option.value for option in each.options}
    }
