"""The programme of a community: what its organizers have set, who they are, and what they did."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings

RULES_LENGTH = 600
"""The longest rules of the organizers' own, in characters."""


ASK_FOR_A_SECOND_AFTER = timedelta(days=3)
"""A single organizer is asked to name a second one after this time."""
MONTHS_KEPT = range(3, 61)
"""For how many months the words of interviews that ended can be kept."""


class FirstStep(StrEnum):
    """Steps before a programme is opened that organizers mark as done, because nothing else shows
    that they are."""

    RULES = "rules"
    WHO_MAY = "who_may"
    TRIED = "tried"


@frozen
class Programme:
    """What organizers decided for a community. All instants are UTC."""

    community: int
    began_at: datetime
    """When the first member of the community did something here."""
    contact: int | None = None
    """The member whom an organizer named as the contact."""
    rules: str = ""
    """The organizers' own rules. Empty for ours."""
    rules_changed_at: datetime | None = None
    """None if the rules were never changed."""
    guests: bool = False
    """Guests of a Slack workspace may take part."""
    words_kept_months: int = 24
    """After so many months the words of an interview that ended are forgotten."""
    settings: ProgrammeSettings = DEFAULT_SETTINGS
    suggestions: bool = True
    """Members may have somebody suggested to them."""
    remind_idle: bool = False
    """Seekers who agreed to the rules and asked nobody are reminded, at most twice."""
    yearly_thanks: bool = True
    """Hosts are thanked once a year."""
    thanks_sentence: str = ""
    """A sentence of the organizers' for the yearly thanks."""
    opened_at: datetime | None = None
    """When an organizer opened the programme. Until then, only organizers take part."""
    seen_to: tuple[FirstStep, ...] = ()
    """The first steps that organizers marked as done."""


@frozen
class OpenDoors:
    """How many hosts can be asked, and in how many fields they work."""

    number: int
    fields: int


ENOUGH_DOORS = 8
"""With this many open doors it is a good time to tell seekers about the programme."""


@frozen
class Organizer:
    """A member who has run the programme since then (UTC), until they `stepped_down`."""

    member: int
    community: int
    since: datetime
    stepped_down: bool = False


@frozen
class ReportWish:
    """Whether an organizer wants the report to be sent regularly."""

    organizer: int
    wanted: bool


class ActName(StrEnum):
    """What organizers do, as their log shows it."""

    BECAME_ORGANIZER = "became_organizer"
    NAMED_ORGANIZER = "named_organizer"
    ENDED_ORGANIZER = "ended_organizer"
    STEPPED_DOWN = "stepped_down"
    LEFT_AS_ORGANIZER = "left_as_organizer"
    NAMED_CONTACT = "named_contact"
    OPENED = "opened"
    CHANGED_RULES = "changed_rules"
    CHANGED_KEEPING = "changed_keeping"
    CHANGED_MEMBERS = "changed_members"
    CHANGED_SETTINGS = "changed_settings"
    CHANGED_QUIET_WEEKS = "changed_quiet_weeks"
    WELCOMED_HOST = "welcomed_host"
    ASKED_HOST_MORE = "asked_host_more"
    DECLINED_HOST = "declined_host"
    TOOK_AWAY = "took_away"
    TOOK_NAMES = "took_names"
    LOOKED_AFTER = "looked_after"
    ASKED_BACK = "asked_back"
    NOTED = "noted"
    WARNED = "warned"
    PAUSED = "paused"
    REMOVED = "removed"
    LET_BACK = "let_back"
    CLOSED_CONCERN = "closed_concern"
    REOPENED_CONCERN = "reopened_concern"
    SENT_BROADCAST = "sent_word"
    STOPPED_BROADCAST = "stopped_word"
    CHANGED_THANKS = "changed_thanks"
    SUGGESTIONS_ON = "suggestions_on"
    SUGGESTIONS_OFF = "suggestions_off"
    ROUND_SENT = "round_sent"
    ROUND_DROPPED = "round_dropped"
    PLANNED_POST = "planned_post"
    STOPPED_POST = "stopped_post"
    INVITED = "invited"
    TOOK_LIST = "took_list"
    NUDGED_HOST = "nudged_host"
    FREED_SEEKER = "freed_seeker"
    CHANGED_REMINDING = "changed_reminding"
    INTRODUCED = "introduced"


ABOUT_CONCERNS = frozenset(
    {
        ActName.LOOKED_AFTER,
        ActName.ASKED_BACK,
        ActName.NOTED,
        ActName.WARNED,
        ActName.PAUSED,
        ActName.REMOVED,
        ActName.LET_BACK,
        ActName.CLOSED_CONCERN,
        ActName.REOPENED_CONCERN,
    }
)
"""The member whom such an act is about never reads it, not even as an organizer."""


@frozen
class Act:
    """What the organizer `by` did at that time (UTC). `about` is the member it concerned, None if
    it concerned nobody; `interview` is the request it concerned, None if it concerned none."""

    community: int
    at: datetime
    by: int
    name: ActName
    about: int | None = None
    interview: str | None = None
