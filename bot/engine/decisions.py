"""What a flow decides. The store makes it true in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from bot.cards.cards import Card
from bot.cards.forms import Reply
from bot.engine.channel_posts import ChannelPost
from bot.engine.events import Command
from bot.engine.imports import ImportStep, PeopleImport
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview.absences import Absences
from bot.interview.assessments import Assessment
from bot.interview.blocks import Block
from bot.interview.calendars import Feed, ReadingStart, Source
from bot.interview.concerns import Concern
from bot.interview.door_questions import DoorQuestion
from bot.interview.facts import VainSearch
from bot.interview.introductions import Introduction
from bot.interview.invitations import Invitation
from bot.interview.journal import Reflection
from bot.interview.lateness import Lateness
from bot.interview.members import Member
from bot.interview.model import FollowUp, Interview, OwnWords, Stage
from bot.interview.numbers.orders import ReportOrder
from bot.interview.plan import Plan
from bot.interview.programme import Act, Organizer, Programme, ReportWish
from bot.interview.quotes import ProgrammeQuote
from bot.interview.resources import Naming, Recommendation
from bot.interview.suggestions import Suggestion, SuggestionRound, SuggestionWish
from bot.interview.words_to_all import WordToAll


@dataclass(frozen=True, slots=True)
class Post:
    """A card for a member, upserted under `key`: a new key notifies, a known one edits.

    Whenever the interview that a card is `about` moves on, the card loses its buttons, so that
    no dead one is left. What could not be shown by `until` is not shown any more: a reminder
    never comes after the time that it reminds of. Cards that are `grouped` come in one message
    when they come at once. A new card does not come `not_before` then (UTC); once what it is about
    moves on, it does not come any more. `if_shown` is the key of an earlier card for the reader:
    where they have not seen that one yet, this one would be no news, and is not posted. `beside`
    is the interview of a card that keeps its buttons whatever becomes of it, in place of `about`.
    What is written to many at once is in `bulk`: it comes after everything else that is due, some
    a minute, and in its reader's daytime.
    """

    to: int
    key: str
    card: Card
    about: str | None = None
    until: datetime | None = None
    grouped: bool = False
    not_before: datetime | None = None
    if_shown: str | None = None
    beside: str | None = None
    bulk: bool = False


@dataclass(frozen=True, slots=True)
class Erasure:
    """Everything about these members goes, at once and for good. `to_them` is shown in place of
    every card that they were sent, and `to_others` in place of every one that others were sent
    about them. `event` is the one that is being decided."""

    members: tuple[int, ...]
    to_them: Card
    to_others: Card
    event: str = ""


@dataclass(frozen=True, slots=True)
class Timer:
    """Wakes the flow that answers to `name` for an interview. Setting it again moves it."""

    interview: str
    name: TimerName
    at: datetime


@dataclass(frozen=True, slots=True)
class CommunityTimer:
    """Wakes the flow that answers to `name` for a whole community. `about` is what it is about
    there, empty for the programme itself. Setting it again moves it."""

    community: int
    name: CommunityTimerName
    at: datetime
    about: str = ""


Saved = (
    Member
    | Interview
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
    | WordToAll
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

_QUIET = (Member, FollowUp, OwnWords, Lateness, Plan, Reflection, Feed, VainSearch, Act)
"""No card shows these, and nobody does anything about them later."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`save` holds values as they now are (what is new is added). `taken`: the form was taken
    before, although nothing is saved now. `only_for`: what is saved is this member's own affair,
    so the other side's cards keep their buttons. A reply holds no files, for not every platform's
    private answers can: what has one is posted. `instead`: what was said stands for this command,
    which gives the reply. `erases` is done after everything else but the timers. `notes` are
    counted afterwards, on their own: so who only reads need not read again with those who write,
    and gets their answer where nothing can be counted."""

    reply: Reply = None
    save: tuple[Saved, ...] = ()
    posts: tuple[Post, ...] = ()
    timers: tuple[Timer, ...] = ()
    community_timers: tuple[CommunityTimer, ...] = ()
    taken: bool = False
    only_for: int | None = None
    instead: Command | None = None
    erases: Erasure | None = None
    notes: tuple[VainSearch, ...] = ()

    @property
    def sets_off(self) -> bool:
        """Whether something is to be done once it is saved."""
        return bool(self.posts) or self._changes

    @property
    def only_posts(self) -> bool:
        """Whether what it sets off are cards alone, which depend on no others."""
        return not self._changes and not any(each.if_shown for each in self.posts)

    @property
    def _changes(self) -> bool:
        return bool(self.save or self.timers or self.community_timers or self.erases)

    def due_at(self, now: datetime) -> datetime | None:
        """When the first of what it sets off is due, in UTC; None where it sets off nothing.
        What is saved counts as due now, for cards may show it already, and others may have to
        do something about it."""
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
