"""Erases a person: what they wrote, who they were, and their words in cards that were sent.

What stays is the row of a member without a name, so that blocks, absences and limits still count,
and their interviews with stages and dates. A person who comes back is recognized by a keyed hash;
see `arrive` in storage.people.people.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import (
    BindParameter,
    Connection,
    Engine,
    Integer,
    bindparam,
    delete,
    exists,
    or_,
    select,
    type_coerce,
    union_all,
    update,
)

from bot.engine.decisions import Erasure
from bot.engine.retention import DELETED_CARD, NAME_ANYBODY
from bot.interview.afterwards.resources import naming_key
from bot.interview.frozen import frozen
from bot.interview.members import Member, Person, as_erased
from bot.interview.numbers.orders import ReportPart
from bot.interview.organizing.quotes import quote_key
from storage.cards import card_rows, posts
from storage.cards.card_keys import digest_of
from storage.cards.posts import UNTOUCHED
from storage.erasing import mentions, traces
from storage.erasing.traces import ERASED_MEMBERS, TAKE_PART_IN_INTERVIEW, THEIR_INTERVIEWS
from storage.interviews.interviews import STILL_OPEN
from storage.keys.keys import Keys
from storage.organizing import facts
from storage.pairs import concerns
from storage.people import organizers, people
from storage.statements import locks
from storage.statements.mapping import member_changes
from storage.statements.prepared import PreparedWithLists
from storage.tables import cards, interviews, kept_events, members, report_orders

_THEIRS = cards.c.member.in_(ERASED_MEMBERS)
_TAKEN_PART_IN = PreparedWithLists(
    select(interviews.c.seeker, interviews.c.host, interviews.c.id).where(TAKE_PART_IN_INTERVIEW)
)
_KNOWN_BY = PreparedWithLists(
    select(cards.c.id).where(
        cards.c.member.in_(bindparam("hosts", expanding=True)),
        cards.c.digest.in_(bindparam("digests", expanding=True)),
    )
)
_BATCH = 32
_ASKED_BESIDE: BindParameter[int] = bindparam("asked_beside", expanding=True)
_ABOUT = union_all(
    select(cards.c.id).where(cards.c.about.in_(THEIR_INTERVIEWS)),
    select(cards.c.id).where(cards.c.id.in_(_ASKED_BESIDE)),
)
"""Cards about their interviews, and cards that ask a host about what came of one. The latter do not
have the interview in `about`, so that they do not change with it."""
_ABOUT_THEM = cards.c.member.not_in(ERASED_MEMBERS) & cards.c.id.in_(_ABOUT)
_HERE = select(members.c.community).where(members.c.id.in_(ERASED_MEMBERS))
_IS_HERE = exists().where(members.c.id == cards.c.member, members.c.community.in_(_HERE))
_MAY_NAME_THEM = _IS_HERE & or_(
    *(cards.c.key.startswith(each, autoescape=True) for each in NAME_ANYBODY)
)
_OTHERS: BindParameter[int] = bindparam("others", expanding=True)
_IS_FILE = cards.c.fleeting & or_(cards.c.member.in_(_OTHERS), _MAY_NAME_THEM)
_DROP_CARDS, _DROP_ABOUT, _DROP_FILES = (
    PreparedWithLists(delete(cards).where(which, UNTOUCHED))
    for which in (_THEIRS, _ABOUT_THEM, _IS_FILE)
)
_REPLACE_CARDS, _REPLACE_ABOUT = (
    PreparedWithLists(posts.replacing(which)) for which in (_THEIRS, _ABOUT_THEM)
)
_FORGET_FILES = PreparedWithLists(
    update(cards).where(_IS_FILE).values(card=bindparam("shown"), changes_later=False)
)
_MAKE_REPORTS_AGAIN = PreparedWithLists(
    update(report_orders)
    .where(report_orders.c.part == ReportPart.NAMES, report_orders.c.community.in_(_HERE))
    .values(at=type_coerce(report_orders.c.at, Integer) + 1)
)
"""Changes the orders of tables with names, in which whole seconds are stored. Whoever makes such a
table now notices that when it is done."""
_EVENTS_HERE = PreparedWithLists(
    select(kept_events.c.id, kept_events.c.event).where(
        exists().where(
            members.c.id.in_(ERASED_MEMBERS),
            members.c.platform == kept_events.c.platform,
            members.c.space == kept_events.c.space,
        )
    )
)
_STATEMENTS = (
    *(STILL_OPEN, concerns.CLOSED_WITH, mentions.AWAKE, facts.HAVE_FACTS),
    *(_TAKEN_PART_IN, _KNOWN_BY, _EVENTS_HERE),
    *(_DROP_CARDS, _REPLACE_CARDS, _DROP_ABOUT, _REPLACE_ABOUT, _DROP_FILES, _FORGET_FILES),
    _MAKE_REPORTS_AGAIN,
    *traces.statements(),
)


@frozen
class Erased:
    """The keyed hash of a person who was erased, and when that was (UTC)."""

    hash: str
    at: datetime


def get_ready(engine: Engine) -> None:
    """Compile the statements of an erasure, which takes longer than to erase a few members."""
    for each in _STATEMENTS:
        each.get_ready(engine)


def with_other_sides(db: Connection, these: Collection[int]) -> set[int]:
    """These members, and everybody with whom they have or had an interview."""
    found = _TAKEN_PART_IN.rows(db, these=list(these))
    return {*these, *(side for *sides, _ in found for side in sides)}


def erase(db: Connection, erasure: Erasure, keys: Keys, now: datetime) -> list[Erased]:
    """Erase these members at once and for good. Those who are unknown or erased already are
    skipped."""
    locks.lock_against_references(db, with_other_sides(db, erasure.members))
    found = people.by_ids(db, erasure.members).values()
    them = [each for each in found if each.erased_at is None]
    return _erase(db, them, erasure, keys, now) if them else []


def _erase(
    db: Connection, them: Sequence[Member], erasure: Erasure, keys: Keys, now: datetime
) -> list[Erased]:
    these = [each.id for each in them]
    others = list(with_other_sides(db, these).difference(these))
    _erase_cards(db, these, erasure, now)
    mentions.erase(db, them, erasure.to_others, now)
    _erase_files(db, others, these)
    organizers.end(db, dict.fromkeys(these, now))
    traces.erase(db, these)
    facts.forget_people(db, these, now)
    _erase_events(db, them, but=erasure.event)
    return _erase_members(db, them, keys, now)


def _erase_cards(db: Connection, these: list[int], erasure: Erasure, now: datetime) -> None:
    """Delete the cards that nobody has seen, and edit the messages that show the others."""
    _DROP_CARDS.rows(db, these=these)
    _REPLACE_CARDS.rows(db, these=these, **posts.replacing_parameters(db, erasure.to_them, now))
    about = {"these": these, "asked_beside": _asked_beside(db, these)}
    _DROP_ABOUT.rows(db, **about)
    _REPLACE_ABOUT.rows(db, **about, **posts.replacing_parameters(db, erasure.to_others, now))
    for closed in concerns.cards_of_closed(db, these):
        others = cards.c.member.not_in(these) & closed
        db.execute(delete(cards).where(others, UNTOUCHED))
        posts.replace_all(db, others, erasure.to_others, now)


def _asked_beside(db: Connection, these: list[int]) -> list[int]:
    """The ids of cards that ask hosts about what these seekers took from an interview."""
    taken_part = _TAKEN_PART_IN.rows(db, these=these)
    sought = [(host, interview) for seeker, host, interview in taken_part if seeker in these]
    starts = range(0, len(sought), _BATCH)
    some = (sought[start : start + _BATCH] for start in starts)
    return [card for each in some for card in _cards_beside(db, each)]


def _cards_beside(db: Connection, interviews: list[tuple[int, str]]) -> list[int]:
    """`interviews` has the host and the id of each."""
    hosts = [host for host, _ in interviews]
    digests = [digest_of(key(each)) for _, each in interviews for key in (naming_key, quote_key)]
    return [card for (card,) in _KNOWN_BY.rows(db, hosts=hosts, digests=digests)]


def _erase_files(db: Connection, others: list[int], these: list[int]) -> None:
    """Delete our copies of the files that others exported; what arrived with a message stays
    theirs. Files that may name anybody in a community are deleted in all of it."""
    _MAKE_REPORTS_AGAIN.rows(db, these=these)  # first, so that a table just posted is found below
    (forgotten,) = card_rows.stored(db, [DELETED_CARD])
    _DROP_FILES.rows(db, these=these, others=others)
    _FORGET_FILES.rows(db, these=these, others=others, shown=forgotten)


def _erase_events(db: Connection, them: Sequence[Member], but: str) -> None:
    """Delete the stored events of these members that are not decided yet, since such an event would
    bring them back. `but` is the event that erases them."""
    persons = {each.person for each in them}
    kept = _EVENTS_HERE.rows(db, these=[each.id for each in them])
    if theirs := [event for event, told in kept if event != but and _who_did(told) in persons]:
        db.execute(delete(kept_events).where(kept_events.c.id.in_(theirs)))


def _who_did(event: str) -> Person:
    told: Any = from_json(event)
    return Person(**told["by"]["person"])


def _erase_members(
    db: Connection, them: Iterable[Member], keys: Keys, now: datetime
) -> list[Erased]:
    left = [
        replace(as_erased(each, now), person=people.known_by_hash(each.person, keys))
        for each in them
    ]
    people.CHANGE_MEMBER.run(db, list(map(member_changes, left)))
    return [Erased(each.person.user, now) for each in left]


def all_erased(db: Connection) -> list[Erased]:
    """Everybody who was erased."""
    found = select(members.c.user, members.c.erased_at).where(members.c.erased_at.is_not(None))
    return [Erased(*row) for row in db.execute(found)]


def restored_from_backup(db: Connection, logged: Mapping[str, datetime], keys: Keys) -> list[int]:
    """The ids of members who are in the database and were erased after they arrived. The restore of
    an older backup has brought them back. `logged` is when each was erased, by keyed hash."""
    columns = (members.c.platform, members.c.space, members.c.user)
    found = select(members.c.id, members.c.arrived_at, *columns).where(
        members.c.erased_at.is_(None)
    )
    return [
        member
        for member, arrived_at, *person in (db.execute(found) if logged else ())
        if (at := logged.get(keys.keyed_hash(*person))) and (arrived_at is None or arrived_at < at)
    ]
