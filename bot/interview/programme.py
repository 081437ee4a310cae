"""The programme of a community: what its organizers have set, who they are, and what they did."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.interview.programme_settings import OURS, ProgrammeSettings

RULES_LENGTH = 600
"""So many characters an organizer has for rules of their own."""


MONTHS_KEPT = range(3, 61)
"""For so many months the words of interviews that ended may be kept."""


class FirstStep(StrEnum):
    """What organizers see to before they open a programme, where nothing else tells that they
    did."""

    RULES = "rules"
    WHO_MAY = "who_may"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class Programme:
    """`began_at` (UTC) is when somebody of the community was here first. `suggestions`: members may
    have somebody suggested to them. `contact` is the member
    whom an organizer named, None if nobody did. `rules` are the organizers' own, empty for ours;
    `rules_changed_at` (UTC) is None while they are as they were at first. `guests`: whether guests
    of a Slack workspace may take part. After `words_kept_months` months the
    words of an interview that ended are forgotten. `remind_idle`: seekers who agreed to the rules
    and asked nobody are reminded, twice at most. `yearly_thanks`: hosts are thanked once a year,
    with a `thanks_sentence` of the organizers'. Until an organizer opened the programme, at
    `opened_at` (UTC), only organizers take part. `seen_to`: what of that was done before."""

    community: int
    began_at: datetime
    contact: int | None = None
    rules: str = ""
    rules_changed_at: datetime | None = None
    guests: bool = False
    words_kept_months: int = 24
    settings: ProgrammeSettings = OURS
    suggestions: bool = True
    remind_idle: bool = False
    yearly_thanks: bool = True
    thanks_sentence: str = ""
    opened_at: datetime | None = None
    seen_to: tuple[FirstStep, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenDoors:
    """How many hosts can be asked, and in how many fields they work."""

    number: int
    fields: int


ENOUGH_DOORS = 8
"""With so many open doors it is a good time to tell those who seek."""


@dataclass(frozen=True, slots=True)
class Organizer:
    """A member who runs the programme `since` then (UTC), and no more once they `stepped_down`."""

    member: int
    community: int
    since: datetime
    stepped_down: bool = False


@dataclass(frozen=True, slots=True)
class ReportWish:
    """Whether an organizer wants the report to come by itself."""

    organizer: int
    wanted: bool


class ActName(StrEnum):
    """What organizers do, as it stands in their log."""

    BECAME_ORGANIZER = "became_organizer"
    NAMED_ORGANIZER = "named_organizer"
    ENDED_ORGANIZER = "ended_organizer"
    STEPPED_DOWN = "stepped_down"
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
    SENT_WORD = "sent_word"
    STOPPED_WORD = "stopped_word"
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
    }
)
"""Whom these are about never reads them, not even as an organizer."""


@dataclass(frozen=True, slots=True)
class Act:
    """What the organizer `by` did at that time (UTC), and the member `about` whom, None where it
    was about nobody; `interview`: which request it was about, None where it was about none."""

    community: int
    at: datetime
    by: int
    name: ActName
    about: int | None = None
    interview: str | None = None
