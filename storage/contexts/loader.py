"""Loads the contexts that flows read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.engine.contexts.blocks import BlockContext
from bot.engine.contexts.broadcasts import BroadcastDueContext, BroadcastsContext
from bot.engine.contexts.concern import (
    ConcernContext,
    ConcernDueContext,
    ConcernsContext,
    InterviewConcernContext,
    NewConcernContext,
)
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.introduction import (
    IntroducingContext,
    IntroductionContext,
    IntroductionDueContext,
    MatchContext,
)
from bot.engine.contexts.journal import (
    ContactsContext,
    JournalContext,
    ReadingEntryContext,
    ReadingListContext,
    WholeJournalContext,
)
from bot.engine.contexts.member import Context, ErasureContext, FreeTextContext
from bot.engine.contexts.people import (
    HostsContext,
    MissingMessagesContext,
    PeopleContext,
    RequestInHandContext,
    RequestsContext,
    SeekersContext,
)
from bot.engine.contexts.programme import (
    ClosedChannelContext,
    CommunityContext,
    InvitingContext,
    MemberDueContext,
    MorningContext,
    OrganizingContext,
)
from bot.engine.contexts.request import AutocompleteContext, RequestContext
from bot.engine.contexts.suggestion import (
    NewWishContext,
    RoundsContext,
    RoundsDueContext,
    SuggestionContext,
)
from bot.engine.contexts.yearly_thanks import HostThanksContext, ThanksContext, ThanksSoonContext
from bot.engine.decisions import Saved
from bot.engine.events import CommunityDue, Due
from bot.engine.store.store import LoadRequest
from bot.interview.conduct.absences import Absences
from bot.interview.members import Member, Person, returned_after
from bot.interview.model import FollowUp, Interview, Stage
from bot.interview.organizing.programme import Programme
from storage.contexts.autocomplete import SqlAutocomplete
from storage.contexts.blocks import BlockParts
from storage.contexts.broadcasts import BroadcastDueParts, BroadcastsParts
from storage.contexts.concern import (
    ConcernDueParts,
    ConcernParts,
    ConcernsParts,
    InterviewConcernParts,
    NewConcernParts,
)
from storage.contexts.free_text import FreeTextParts
from storage.contexts.interview import InterviewParts
from storage.contexts.introduction import (
    IntroducingParts,
    IntroductionDueParts,
    IntroductionParts,
    MatchParts,
)
from storage.contexts.journal import JournalParts, ReadingEntryParts
from storage.contexts.member import (
    CommunityParts,
    DueParts,
    ErasureParts,
    MemberDueParts,
    MemberParts,
    compose,
)
from storage.contexts.people import MissingMessagesParts, PeopleParts, RequestInHandParts
from storage.contexts.programme import (
    ClosedChannelParts,
    InvitingParts,
    MorningParts,
    OrganizingParts,
)
from storage.contexts.request import RequestParts
from storage.contexts.suggestion import (
    NewWishParts,
    RoundsDueParts,
    RoundsParts,
    SuggestionParts,
)
from storage.contexts.yearly_thanks import HostThanksParts, ThanksParts
from storage.interviews import interviews
from storage.keys.keys import Keys
from storage.pairs import concerns
from storage.people import people, programmes
from storage.people.arrivals import Arrivals, Arrived
from storage.statements.dialect import reads_are_stable

Of = TypeVar("Of", bound=InterviewContext)
OfCommunity = TypeVar("OfCommunity", bound=CommunityContext)

P = TypeVar("P", bound=CommunityParts)

_PARTS: Mapping[type, type[MemberParts]] = {
    Context: MemberParts,
    RequestContext: RequestParts,
    BlockContext: BlockParts,
    NewConcernContext: NewConcernParts,
    InterviewConcernContext: InterviewConcernParts,
    ConcernContext: ConcernParts,
    NewWishContext: NewWishParts,
    SuggestionContext: SuggestionParts,
    IntroductionContext: IntroductionParts,
    ReadingEntryContext: ReadingEntryParts,
    ErasureContext: ErasureParts,
    FreeTextContext: FreeTextParts,
    **dict.fromkeys(
        (JournalContext, WholeJournalContext, ContactsContext, ReadingListContext), JournalParts
    ),
    OrganizingContext: OrganizingParts,
    ConcernsContext: ConcernsParts,
    RoundsContext: RoundsParts,
    InvitingContext: InvitingParts,
    MatchContext: MatchParts,
    IntroducingContext: IntroducingParts,
    BroadcastsContext: BroadcastsParts,
    **dict.fromkeys((HostsContext, SeekersContext, RequestsContext, PeopleContext), PeopleParts),
    RequestInHandContext: RequestInHandParts,
    MissingMessagesContext: MissingMessagesParts,
}
_DUE_PARTS: Mapping[type, type[DueParts]] = {
    CommunityContext: DueParts,
    ClosedChannelContext: ClosedChannelParts,
    MorningContext: MorningParts,
    MemberDueContext: MemberDueParts,
    HostThanksContext: HostThanksParts,
    ConcernDueContext: ConcernDueParts,
    IntroductionDueContext: IntroductionDueParts,
    BroadcastDueContext: BroadcastDueParts,
    RoundsDueContext: RoundsDueParts,
    ThanksSoonContext: ThanksParts,
    ThanksContext: ThanksParts,
}
"""For timers of a community."""


def _nearest(parts: Mapping[type, type[P]], kind: type) -> type[P]:
    """The parts of this context. If it has none of its own, those of its nearest base class."""
    return next(parts[each] for each in kind.__mro__ if each in parts)


class SqlContexts:
    """Implements bot.engine.store.store.Contexts. The interviews of all claimed timers, their
    members, what these reported, and their programmes are read together and cached. What a decision
    changes is changed in the cache, too, so each timer is decided on what the one before it left.
    The cache is up to date because the members were locked before."""

    def __init__(self, db: Connection, arrivals: Arrivals, public_url: str, keys: Keys) -> None:
        self._db = db
        self._arrivals = arrivals
        self._public_url = public_url
        self._keys = keys
        self._interviews: dict[str, Interview] = {}
        self._members: dict[int, Member] = {}
        self._reports: concerns.Reports | None = None
        self._programmes: dict[int, Programme] = {}

    def load(self, request: LoadRequest, now: datetime) -> Context | None:
        arrived = self._arrivals.arrive(request.by, self._keys, now)
        if issubclass(request.kind, InterviewContext):
            return self._of_interview(request.kind, request, arrived, now)
        parts = _nearest(_PARTS, request.kind)
        mine = parts(self._db, request, arrived, now, public_url=self._public_url, keys=self._keys)
        return compose(request.kind, mine) if mine.is_there else None

    def _of_interview(
        self, kind: type[InterviewContext], request: LoadRequest, arrived: Arrived, now: datetime
    ) -> InterviewContext | None:
        me, found = arrived.member, self._found(request, arrived)
        if found is None or not _is_of(found, me):
            return None
        sides = people.lock_and_read(self._db, request.by, me, found.seeker, found.host, now=now)
        interview = found if reads_are_stable(self._db) else self._found(request, arrived)
        if interview is None:
            return None
        of = (self._db, sides[me.id], interview, sides, now)
        return compose(kind, InterviewParts(*of, words=request.words, programme=arrived.programme))

    def _found(self, request: LoadRequest, arrived: Arrived) -> Interview | None:
        """The interview on which a member acts. Where there can be several writers, it must be read
        again once both sides are locked."""
        return interviews.one(self._db, request.about or "", arrived.member.community)

    def of_timer(self, kind: type[Of], due: Due, now: datetime) -> Of:
        interview = self._interviews[due.interview]
        me = self._members[interview.seeker]
        of = (self._db, me, interview, self._members, now)
        programme = self._programmes.get(interview.community)
        return compose(kind, InterviewParts(*of, programme=programme, reports=self._reports))

    def of_community(
        self, kind: type[OfCommunity], due: CommunityDue, now: datetime
    ) -> OfCommunity | None:
        found = _nearest(_DUE_PARTS, kind)(self._db, due, now)
        return compose(kind, found) if found.is_there else None

    def suggestible(
        self, person: Person, words: tuple[str, ...], now: datetime
    ) -> AutocompleteContext:
        return SqlAutocomplete(self._db, person, words, now)

    def expect(self, due: Iterable[Due]) -> None:
        """Read what the decisions on these timers need. The members of their interviews are
        locked."""
        unknown = {each.interview for each in due} - self._interviews.keys()
        found = interviews.by_ids(self._db, unknown)
        sides = {side for each in found.values() for side in (each.seeker, each.host)}
        communities = {each.community for each in found.values()} - self._programmes.keys()
        self._interviews |= found
        self._programmes |= programmes.by_communities(self._db, communities)
        self._members |= people.by_ids(self._db, sides - self._members.keys())
        self._reports = concerns.Reports(self._db, self._members.keys())

    def keep(self, saved: Iterable[Saved]) -> None:
        """Update the cache with what was saved."""
        for each in saved:
            match each:
                case Programme():
                    self._programmes.pop(each.community, None)
                case Member() if each.id in self._members:
                    self._members[each.id] = each
                case Interview() if each.id in self._interviews:
                    self._interviews[each.id] = each
                case FollowUp():
                    self._change(each.interview, follow_up_at=each.at, reminded=each.reminded)
                case Absences():
                    self._change(each.interview, absences=each.absences)

    def _change(self, interview: str, **changes: Any) -> None:
        if interview in self._interviews:
            self._interviews[interview] = replace(self._interviews[interview], **changes)


def _is_of(interview: Interview, me: Member) -> bool:
    """Whether I take part in it, and it is no draft, nor of a time before I was erased."""
    takes_part = interview.side_of(me.id) is not None and interview.stage is not Stage.DRAFT
    return takes_part and not returned_after(me, interview.asked_at)
