"""Erases a person: what they wrote, who they were, and their words in cards that were sent.

What stays is a row of a member without a name, so that blocks, absences and limits go on counting,
and their interviews with stages and dates. Who comes back is known by a keyed hash; see `arrive`
in storage.people.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    delete,
    exists,
    null,
    or_,
    select,
    update,
)

from bot.cards.cards import Card
from bot.engine.decisions import Erasure
from bot.engine.retention import EXPORTS, FORGOTTEN, PEOPLE
from bot.interview.members import Member, Person
from bot.interview.model import Stage
from bot.interview.quotes import quote_key
from bot.interview.resources import naming_key
from storage import (
    absences,
    card_rows,
    concerns,
    facts,
    introductions,
    people,
    plans,
    posts,
    reading_list,
    retention,
    spaces,
    tables,
    words_to_all,
)
from storage.keys import Keys
from storage.mapping import member_columns
from storage.tables import (
    assessments,
    busy_times,
    cards,
    channel_posts,
    conversations,
    door_questions,
    feed_tokens,
    group_members,
    hosts,
    imports,
    installations,
    interviews,
    invitations,
    kept_events,
    look_ups,
    members,
    namings,
    organizers,
    own_calendars,
    programmes,
    quotes,
    recommendations,
    reflections,
    timers,
)

_NOTHING: dict[str, Any] = {"offered": (), "venue": null(), "touch_at": null()}
_NO_WORDS: dict[str, Any] = retention.NO_WORDS | _NOTHING | {"nudges": False}
"""Of an interview whose seeker is erased: they wrote all of its words but where it takes place."""

_UNSEEN = cards.c.message.is_(None) & ~cards.c.taken & ~cards.c.in_doubt


@dataclass(frozen=True, slots=True)
class Erased:
    """Who was erased, as a keyed hash, and when (UTC)."""

    hash: str
    at: datetime


def sides_of(db: Connection, member: int) -> set[int]:
    """A member, and everybody with whom they have or had an interview."""
    found = db.execute(select(interviews.c.seeker, interviews.c.host).where(_takes_part(member)))
    return {member, *(side for row in found for side in row)}


def erase(db: Connection, erasure: Erasure, keys: Keys, now: datetime) -> Erased | None:
    """At once and for good. None where it is done already, or nobody has this number."""
    people.lock(db, sides_of(db, erasure.member))
    member = people.by_ids(db, [erasure.member]).get(erasure.member)
    if member is None or member.erased_at:
        return None
    _erase_cards(db, erasure, member.person, now)
    _erase_files(db, member)
    _erase_beside(db, member.id)
    _erase_interviews(db, member.id)
    concerns.forget_words_of(db, member.id)
    introductions.forget_of(db, member.id)
    words_to_all.forget_author(db, member.id)
    facts.forget_person(db, member.id, now)
    _erase_events(db, member.person, but=erasure.event)
    _forget_installer(db, member.person)
    person = people.known_by_hash(member.person, keys)
    _erase_member(db, member, person, now)
    return Erased(person.user, now)


def _takes_part(member: int) -> ColumnElement[bool]:
    return or_(interviews.c.seeker == member, interviews.c.host == member)


def _interviews_of(member: int) -> ScalarSelect[str]:
    return select(interviews.c.id).where(_takes_part(member)).scalar_subquery()


def _erase_cards(db: Connection, erasure: Erasure, person: Person, now: datetime) -> None:
    """What nobody has seen goes, and the messages that show the others are edited."""
    theirs = cards.c.member == erasure.member
    about_them = ~theirs & _is_about(db, erasure.member)
    db.execute(delete(cards).where(theirs | about_them, _UNSEEN))
    posts.replace_all(db, theirs, erasure.to_them, now)
    posts.replace_all(db, about_them, erasure.to_others, now)
    kept = concerns.open_keys(db, erasure.member)
    _erase_mentions(db, erasure.to_others, person, kept, now)


def _erase_files(db: Connection, member: Member) -> None:
    """What others took along came with its message: only our copy goes. Lists of people are of a
    whole community."""
    others = cards.c.member.in_(sides_of(db, member.id) - {member.id})
    is_here = exists().where(
        members.c.id == cards.c.member, members.c.community == member.community
    )
    exports = or_(*(cards.c.key.startswith(each, autoescape=True) for each in EXPORTS))
    files = (is_here & cards.c.key.startswith(PEOPLE)) | (others & exports)
    (forgotten,) = card_rows.stored(db, [FORGOTTEN])
    for has_index in (cards.c.due_at.is_not(None), cards.c.due_at.is_(None)):
        these = has_index & cards.c.fleeting & files
        db.execute(delete(cards).where(these, _UNSEEN))
        db.execute(update(cards).where(these).values(card=forgotten, changes_later=False))


def _is_about(db: Connection, member: int) -> ColumnElement[bool]:
    """Also what is asked beside an interview, and so is not about it as it moves on; and what was
    reported and closed."""
    theirs = db.scalars(select(interviews.c.id).where(_takes_part(member))).all()
    keys = (key(each) for each in theirs for key in (naming_key, quote_key))
    beside = cards.c.key.in_(list(keys))
    return or_(cards.c.about.in_(theirs), beside, concerns.cards_of_closed(db, member))


def _erase_mentions(
    db: Connection, gone: Card, person: Person, kept: Collection[str], now: datetime
) -> None:
    """In what others were sent about somebody else: such as a list of hosts. The cards with the
    keys that are `kept` stay. Where Askwell was removed from a space, everybody is erased there."""
    if spaces.is_asleep(db, person):
        return
    here = cards.c.space == spaces.number_of(person.platform, person.space)
    named = cards.c.card.contains(_quoted(person), autoescape=True)
    for row in db.execute(
        select(cards.c.id, cards.c.card).where(here, named, cards.c.key.not_in(kept))
    ).all():
        left = _without(card_rows.read_one(db, row.card), person)
        if left is None:
            db.execute(delete(cards).where(cards.c.id == row.id, _UNSEEN))
        posts.replace_all(db, cards.c.id == row.id, left or gone, now)


def _without(card: Card, person: Person) -> Card | None:
    """What is left of a card; None where it is about them."""
    blocks = tuple(each for each in card.blocks if not _names(each, person))
    left = replace(card, blocks=blocks, files=())
    return None if _names(left, person) or not blocks else left


def _names(part: object, person: Person) -> bool:
    return _quoted(person) in to_json(part).decode()


def _quoted(person: Person) -> str:
    """As a card in the database names them."""
    return to_json(person.user).decode()


def _erase_beside(db: Connection, member: int) -> None:
    """What stands in tables of its own."""
    theirs = select(own_calendars.c.id).where(own_calendars.c.member == member).scalar_subquery()
    for table, which in (
        (timers, timers.c.interview.in_(_interviews_of(member))),
        (tables.plans, tables.plans.c.seeker == member),
        (reflections, reflections.c.seeker == member),
        (assessments, assessments.c.member == member),
        (quotes, quotes.c.interview.in_(_interviews_of(member))),
        (namings, namings.c.interview.in_(_interviews_of(member))),
        (recommendations, recommendations.c.seeker == member),
        (feed_tokens, feed_tokens.c.member == member),
        (busy_times, busy_times.c.calendar.in_(theirs)),
        (own_calendars, own_calendars.c.member == member),
        (hosts, hosts.c.member == member),
        (group_members, group_members.c.member == member),
        (organizers, organizers.c.member == member),
        (channel_posts, channel_posts.c.by == member),
        (imports, imports.c.by == member),
        (invitations, invitations.c.member == member),
        (door_questions, (door_questions.c.by == member) | (door_questions.c.whom == member)),
        (look_ups, look_ups.c.member == member),
        (conversations, conversations.c.member == member),
        (tables.suggestion_wishes, tables.suggestion_wishes.c.member == member),
        (tables.suggestions, _is_suggested(member)),
        (tables.report_orders, tables.report_orders.c.member == member),
    ):
        db.execute(delete(table).where(which))
    db.execute(update(programmes).where(programmes.c.contact == member).values(contact=null()))
    reading_list.forget_field(db, member)
    plans.forget_host(db, member)


def _is_suggested(member: int) -> ColumnElement[bool]:
    """To whom, or who."""
    return or_(tables.suggestions.c.member == member, tables.suggestions.c.host == member)


def _erase_interviews(db: Connection, member: int) -> None:
    """Whoever presses a button that is still there hears how things stand."""
    absences.give_up(db, member)
    as_draft = select(interviews.c.id).where(
        interviews.c.seeker == member, interviews.c.stage == Stage.DRAFT
    )
    db.execute(update(cards).where(cards.c.about.in_(as_draft)).values(about=None))
    db.execute(delete(interviews).where(interviews.c.id.in_(as_draft)))
    for which, what in (
        (interviews.c.seeker == member, _NO_WORDS),
        (interviews.c.host == member, _NOTHING),
    ):
        changed = what | {"revision": interviews.c.revision + 1}
        db.execute(update(interviews).where(which).values(changed))


def _erase_events(db: Connection, person: Person, but: str) -> None:
    """What they did and nobody has decided yet: it must not bring them back."""
    here = (kept_events.c.platform == person.platform) & (kept_events.c.space == person.space)
    kept = db.execute(select(kept_events.c.id, kept_events.c.event).where(here)).all()
    theirs = [row.id for row in kept if row.id != but and _is_by(row.event, person)]
    db.execute(delete(kept_events).where(kept_events.c.id.in_(theirs)))


def _is_by(event: str, person: Person) -> bool:
    told: Any = from_json(event)
    return bool(told["by"]["person"]["user"] == person.user)


def _forget_installer(db: Connection, person: Person) -> None:
    """Slack's app stays installed; by whom is told no more."""
    if person.platform == "slack":
        theirs = (installations.c.team_id == person.space) & (
            installations.c.user_id == person.user
        )
        db.execute(update(installations).where(theirs).values(user_id=""))


def _erase_member(db: Connection, member: Member, person: Person, now: datetime) -> None:
    rest = Member(
        *(member.id, member.community, person, ""),
        left=True,
        erased_at=now,
        suspension=member.suspension,
    )
    db.execute(update(members).where(members.c.id == member.id).values(member_columns(rest)))


def erased(db: Connection) -> list[Erased]:
    """All who are."""
    found = select(members.c.user, members.c.erased_at).where(members.c.erased_at.is_not(None))
    return [Erased(*row) for row in db.execute(found)]


def brought_back(db: Connection, logged: Mapping[str, datetime], keys: Keys) -> list[int]:
    """Whoever stands here, and has been here since before they were erased: a backup from before
    brought them back."""
    columns = (members.c.platform, members.c.space, members.c.user)
    found = select(members.c.id, members.c.arrived_at, *columns).where(
        members.c.erased_at.is_(None)
    )
    return [
        member
        for member, arrived_at, *person in (db.execute(found) if logged else ())
        if (at := logged.get(keys.keyed_hash(*person))) and (arrived_at is None or arrived_at < at)
    ]
