"""Loads what a flow reads: one function for each class of bot.engine.contexts.

Whoever may be changed is locked first and read afterwards, so that what a flow decides by
still holds when its decision is saved.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.engine.contexts import (
    Asking,
    Browsing,
    Contacts,
    Finding,
    Journaling,
    Mine,
    MyCalendar,
    Noting,
    OfInterview,
    Parting,
    Planning,
    Preparing,
    Scheduling,
    State,
    Suggestible,
    Talking,
    Touching,
)
from bot.engine.decisions import Saved
from bot.engine.events import Caller, Due
from bot.engine.store import LoadRequest
from bot.interview.model import Interview, Listing, Member, Person, Stage, Touch
from bot.interview.recommendations import Naming
from bot.language import referrals
from bot.language import search as words_of
from storage import (
    autocomplete,
    busy_times,
    feeds,
    interviews,
    people,
    plans,
    reading_list,
    reflections,
    search,
)

NAMED, CALLED = 10, 50


class SqlContexts:
    """Implements bot.engine.store.Contexts. Of the timers that were claimed, the interviews and
    their members are read at once, and kept as the decisions change them: so each timer decides
    by what the one before it left. They are of now, for they were locked when they were read."""

    def __init__(self, db: Connection, public_url: str) -> None:
        self._db = db
        self._public_url = public_url
        self._interviews: dict[str, Interview] = {}
        self._members: dict[int, Member] = {}

    def load(self, request: LoadRequest, now: datetime) -> State | None:
        by, me = request.by, people.arrive(self._db, request.by)
        if request.kind is MyCalendar:
            return _load_my_calendar(self._db, by, me, self._public_url)
        if issubclass(request.kind, OfInterview):
            return _load_interview(self._db, request, by, me, now)
        return _LOADERS[request.kind](self._db, request, by, me, now)

    def of_timer(self, kind: type, due: Due, now: datetime) -> OfInterview:
        interview = self._interviews[due.interview]
        me = self._members[interview.seeker]
        return of_interview(self._db, kind, me, interview, sides=self._members, now=now)

    def suggestible(self, person: Person, words: tuple[str, ...], now: datetime) -> Suggestible:
        return autocomplete.suggestible(self._db, person, words, now)

    def expect(self, due: Iterable[Due]) -> None:
        """These timers are about to be decided. The members of their interviews are locked."""
        unknown = {each.interview for each in due} - self._interviews.keys()
        found = interviews.by_ids(self._db, unknown)
        sides = {side for each in found.values() for side in (each.seeker, each.host)}
        self._interviews |= found
        self._members |= people.by_ids(self._db, sides - self._members.keys())

    def keep(self, saved: Iterable[Saved]) -> None:
        """What was read before now is so."""
        for each in saved:
            if isinstance(each, Member) and each.id in self._members:
                self._members[each.id] = each
            elif isinstance(each, Interview) and each.id in self._interviews:
                self._interviews[each.id] = each
            elif isinstance(each, Touch) and each.interview in self._interviews:
                of = self._interviews[each.interview]
                changed = replace(of, touch_at=each.at, reminded=each.reminded)
                self._interviews[each.interview] = changed


def _load_mine(db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime) -> Mine:
    member = _locked(db, by, me)[me]
    mine = interviews.newest(db, me)
    sides = {side for each in mine for side in (each.seeker, each.host)}
    return Mine(member, mine, people.by_ids(db, sides - {me}))


def _load_talking(
    db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime
) -> Talking:
    mine = _load_preparing(db, request, by, me, now)
    named = people.called(db, mine.me.community, request.words, {me}, CALLED)
    mentioned = None if request.user is None else _meant(db, request, by, ())
    if mentioned is not None:
        named += (people.one(db, mentioned),)
    return Talking(mine.me, mine.interviews, mine.others, mine.plans, named)


def _load_preparing(
    db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime
) -> Preparing:
    mine = _load_mine(db, request, by, me, now)
    return Preparing(mine.me, mine.interviews, mine.others, plans.of_seeker(db, me))


def _load_journaling(
    db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime
) -> Journaling:
    member = _locked(db, by, me)[me]
    talks = interviews.held(db, me)
    hosts = people.by_ids(db, {each.host for each in talks})
    return Journaling(member, talks, hosts, reflections.of_seeker(db, me))


def _load_contacts(
    db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime
) -> Contacts:
    member = _locked(db, by, me)[me]
    mine = interviews.counted(db, me)
    return Contacts(member, mine, people.by_ids(db, {each.host for each in mine}))


def _load_browsing(
    db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime
) -> Browsing:
    member = _locked(db, by, me)[me]
    found = reading_list.listed(db, member.community, request.words)
    namings = reading_list.namings_of(db, {each.interview for each in found})
    hosts = people.by_ids(db, {each.host for each in namings if each.keys})
    return Browsing(member, found, namings, hosts)


def _load_finding(
    db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime
) -> Finding:
    member = _locked(db, by, me)[me]
    listings = search.find(db, member.community, request.words, {me}, now)
    return Finding(member, listings, search.topics(db, member.community, me, now))


def _load_asking(
    db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime
) -> Asking:
    community = people.one(db, me).community
    named = people.named(db, community, request.words, NAMED)
    meant = _meant(db, request, by, named)
    found = _locked(db, by, me) if meant is None else _locked(db, by, me, meant)
    other = None if meant is None else found.get(meant)
    if other and other.community != community:
        other = None
    sides = {me, other.id} if other else {me}
    talks, held = interviews.calendars(db, sides, now), busy_times.of(db, sides, now)
    theirs = (talks[other.id], held[other.id]) if other else ((), ())
    return Asking(found[me], other, named, talks[me], theirs[0], held[me], theirs[1])


def _meant(
    db: Connection, request: LoadRequest, by: Caller, named: tuple[Member, ...]
) -> int | None:
    """Whom somebody asks: a button or the platform says who, or only one host has the name."""
    if request.member is not None:
        return request.member
    if request.user is not None:
        return people.find(db, replace(by.person, user=request.user))
    return named[0].id if len(named) == 1 else None


def _load_my_calendar(db: Connection, by: Caller, me: int, reached_at: str) -> MyCalendar:
    member = _locked(db, by, me)[me]
    return MyCalendar(
        member, feeds.made_at(db, me), feeds.fresh(), reached_at, busy_times.sources_of(db, me)
    )


_LOADERS: dict[type, Callable[[Connection, LoadRequest, Caller, int, datetime], State]] = {
    Mine: _load_mine,
    Talking: _load_talking,
    Preparing: _load_preparing,
    Journaling: _load_journaling,
    Contacts: _load_contacts,
    Browsing: _load_browsing,
    Finding: _load_finding,
    Asking: _load_asking,
}


def _load_interview(
    db: Connection, request: LoadRequest, by: Caller, me: int, now: datetime
) -> OfInterview | None:
    unlocked = interviews.by_ids(db, [request.interview or ""]).get(request.interview or "")
    if unlocked is None or unlocked.side_of(me) is None or unlocked.stage is Stage.DRAFT:
        return None
    sides = _locked(db, by, me, unlocked.seeker, unlocked.host)
    interview = interviews.one(db, unlocked.id, sides[me].community)
    if interview is None:
        return None
    found = of_interview(db, request.kind, sides[me], interview, sides=sides, now=now)
    return _with_notes(db, found, request.words) if request.kind is Noting else found


def _with_notes(db: Connection, of: OfInterview, words: tuple[str, ...]) -> Noting:
    interview = of.interview
    noted = interview.debrief.people if interview.debrief else ""
    sides = {interview.seeker, interview.host}
    named = people.hosts_named(db, of.me.community, words or referrals.name_words(noted), sides)
    namings = reading_list.namings_of(db, [interview.id]) or (Naming(interview.id, interview.host),)
    return Noting(
        of.me,
        interview,
        of.seeker,
        of.host,
        reflections.of_interview(db, interview.id, interview.seeker),
        reading_list.of_interview(db, interview.id),
        namings[0],
        named,
    )


def of_interview(
    db: Connection,
    state: type,
    me: Member,
    interview: Interview,
    *,
    sides: dict[int, Member],
    now: datetime,
) -> OfInterview:
    """Any of the states of an interview, whose two sides are locked and in `sides`."""
    common = (me, interview, sides[interview.seeker], sides[interview.host])
    if state is Scheduling:
        seeker, host = interview.seeker, interview.host
        talks = interviews.calendars(db, {seeker, host}, now)
        held = busy_times.of(db, {seeker, host}, now)
        planned = plans.of_seeker(db, seeker)
        return Scheduling(*common, talks[seeker], talks[host], held[seeker], held[host], planned)
    if state is Planning:
        return Planning(*common, plans.of_seeker(db, interview.seeker))
    if state is Touching:
        return Touching(*common, interviews.others_of_pair(db, interview))
    if state is Parting:
        return Parting(*common, _others_like(db, interview, sides[interview.host], now))
    return OfInterview(*common)


def _others_like(
    db: Connection, interview: Interview, host: Member, now: datetime
) -> tuple[Listing, ...]:
    profile = host.profile
    known_for = (profile.field, *profile.topics, profile.headline) if profile else ()
    words = words_of.words(" ".join(known_for))
    return search.find(db, host.community, words, {interview.seeker, host.id}, now)


def _locked(db: Connection, by: Caller, me: int, *others: int) -> dict[int, Member]:
    """Me and the others, as far as they are known; me as the platform knows me now."""
    people.lock(db, [me, *others])
    found = people.by_ids(db, [me, *others])
    return found | {me: people.refresh(db, found[me], by)}
