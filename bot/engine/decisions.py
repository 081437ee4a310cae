"""What a flow decides. The store makes it true in one transaction."""

from datetime import datetime

from bot.cards.cards import Card
from bot.cards.forms import Reply
from bot.cards.rich_text import Text
from bot.engine.channel_posts import ChannelPost
from bot.engine.events import Command, CommunityDue, Press
from bot.engine.imports import ImportStep, PeopleImport
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview.afterwards.assessments import Assessment
from bot.interview.afterwards.resources import Naming, Recommendation
from bot.interview.conduct.absences import Absences
from bot.interview.conduct.blocks import Block
from bot.interview.conduct.concerns import Concern
from bot.interview.finding.door_questions import DoorQuestion
from bot.interview.finding.introductions import Introduction
from bot.interview.frozen import frozen
from bot.interview.meeting.lateness import Lateness
from bot.interview.meeting.plan import Plan
from bot.interview.members import Member
from bot.interview.model import FollowUp, Interview, OwnWords, Stage
from bot.interview.numbers.facts import VainSearch
from bot.interview.numbers.orders import ReportOrder
from bot.interview.organizing.broadcasts import Broadcast
from bot.interview.organizing.invitations import Invitation
from bot.interview.organizing.programme import Act, Organizer, Programme, ReportWish
from bot.interview.organizing.quotes import ProgrammeQuote
from bot.interview.scheduling.calendars import Feed, ReadingStart, Source
from bot.interview.staying_in_touch.journal import Reflection
from bot.interview.suggestions.suggestions import Suggestion, SuggestionRound, SuggestionWish


@frozen
class Post:
    """A card for a member, upserted under `key`: a new key notifies, a known one edits."""

    to: int
    key: str
    card: Card
    about: str | None = None
    """The interview that the card is about. Whenever that changes, the card is rewritten
    (bot.texts.rewriting): it says what is true now, and keeps no button that no longer works. If
    the interview has changed before the card was sent, it is not sent any more."""
    until: datetime | None = None
    """If the card could not be shown by then (UTC), it is not shown at all: a reminder never comes
    after the time that it reminds of."""
    grouped: bool = False
    """Grouped cards that arrive at the same time come in one message."""
    not_before: datetime | None = None
    """A new card arrives at this time (UTC) at the earliest."""
    if_shown: str | None = None
    """The key of an earlier card. If the reader has not seen that one yet, this one would tell them
    nothing new, and is not posted. If it has the same key, neither is posted."""
    lasting_about: str | None = None
    """In place of `about`, the interview of a card that keeps its buttons whatever happens."""
    bulk: bool = False
    """It is one of many. It comes after everything else that is due, a limited number a minute, and
    in its reader's daytime."""


@frozen
class TakenBack:
    """What cards with such keys say is no longer so. Those that wait for this member, and that
    nobody has seen yet, are not sent."""

    to: int
    keys: str
    """How their keys begin."""


@frozen
class Redrawing:
    """The cards about an interview are edited because time has passed. The interview itself does
    not change, so a form about it that is still open can be sent."""

    interview: Interview


@frozen
class Erasure:
    """Everything about these members is deleted, at once and for good. `to_them` replaces every
    card that they received, and `to_others` every card about them that others received. `event` is
    the event that is being decided."""

    members: tuple[int, ...]
    to_them: Card
    to_others: Card
    event: str = ""


@frozen
class Timer:
    """Calls the flow that answers to `name` about an interview, at that time (UTC). Setting it
    again moves it."""

    interview: str
    name: TimerName
    at: datetime


@frozen
class CommunityTimer:
    """Calls the flow that answers to `name` about a whole community, at that time (UTC). `about`
    says what it is about there; it is empty for the programme itself. Setting it again moves it."""

    community: int
    name: CommunityTimerName
    at: datetime
    about: str = ""

    @classmethod
    def again(cls, due: CommunityDue, at: datetime) -> "CommunityTimer":
        """The same timer at a later time (UTC)."""
        return cls(due.community, CommunityTimerName(due.name), at, due.about)


Saved = (
    Member
    | Interview
    | Redrawing
    | FollowUp
    | OwnWords
    | Absences
    | Lateness
    | Plan
    | Reflection
    | Assessment
    | ProgrammeQuote
    | Recommendation
    | Naming
    | Feed
    | Source
    | Block
    | ReadingStart
    | Programme
    | Organizer
    | Act
    | Concern
    | Introduction
    | Broadcast
    | SuggestionWish
    | Suggestion
    | SuggestionRound
    | ChannelPost
    | PeopleImport
    | ImportStep
    | Invitation
    | DoorQuestion
    | VainSearch
    | ReportOrder
    | ReportWish
)

_QUIET = (
    *(Member, FollowUp, OwnWords, Lateness, Plan, Reflection, Feed, VainSearch, Act),
    *(Assessment, ProgrammeQuote, Recommendation, Naming, SuggestionWish, ReportWish, Programme),
)
"""Saving these makes nothing due: no card shows them, and no other part acts on them."""


@frozen
class Decision:
    """What is to be saved, sent and set, and the reply to the member who acted. The reply contains
    no files, because private answers on some platforms cannot; a card with files is posted."""

    reply: Reply = None
    save: tuple[Saved, ...] = ()
    """New and changed values, as they are now."""
    posts: tuple[Post, ...] = ()
    takes_back: tuple[TakenBack, ...] = ()
    """Done before the new cards are posted."""
    timers: tuple[Timer, ...] = ()
    community_timers: tuple[CommunityTimer, ...] = ()
    taken: bool = False
    """The form was accepted, although nothing is saved now: the same came before, or the reply
    carries what was typed."""
    only_for: int | None = None
    """What is saved concerns this member only, so the other side's cards keep their buttons."""
    instead: Command | Press | None = None
    """The typed words mean this command or button, which gives the reply."""
    preface: Text | None = None
    """A line above a card that is the reply of `instead`."""
    erases: Erasure | None = None
    """It is done after everything else except setting timers."""
    notes: tuple[VainSearch, ...] = ()
    """They are counted afterwards, in a transaction of their own. So a command that otherwise only
    reads stays one, and is answered even if they cannot be counted."""

    @property
    def sets_off(self) -> bool:
        """Whether anything follows once it is saved."""
        return bool(self.posts) or self._changes

    @property
    def only_posts(self) -> bool:
        """Whether it only posts cards, and none of these depends on another one."""
        return not self._changes and not any(each.if_shown for each in self.posts)

    @property
    def _changes(self) -> bool:
        work = (self.save, self.takes_back, self.timers, self.community_timers)
        return any(work) or self.erases is not None

    def due_at(self, now: datetime) -> datetime | None:
        """When the first thing that it sets off is due (UTC). None if it sets off nothing. Saved
        values count as due now, because cards may show them and other parts may have to act on
        them."""
        times = [each.at for each in self.timers] + [each.at for each in self.community_timers]
        times += [post.not_before or now for post in self.posts]
        if self.erases or not all(map(_is_quiet, self.save)):
            times.append(now)
        return min(times, default=None)

    def __post_init__(self) -> None:
        if isinstance(self.reply, Card) and self.reply.files:
            raise ValueError("A reply holds no files; post the card instead")


def _is_quiet(saved: Saved) -> bool:
    is_draft = isinstance(saved, Interview) and saved.stage is Stage.DRAFT
    return is_draft or isinstance(saved, _QUIET)
