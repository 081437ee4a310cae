"""Erases a person: what they wrote, who they were, and their words in cards that were sent.

What stays is a row of a member without a name, so that blocks, absences and limits go on counting,
and their interviews with stages and dates. Who comes back is known by a keyed hash; see `arrive`
in storage.people.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    delete,
    exists,
    null,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from bot.engine.decisions import Erasure
from bot.engine.retention import EXPORTS, FORGOTTEN, PEOPLE
from bot.interview.frozen import frozen
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
    mentions,
    people,
    plans,
    posts,
    reading_list,
    retention,
    tables,
    words_to_all,
)
from storage.keys import Keys
from storage.mapping import member_changes
from storage.posts import UNTOUCHED
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

_THESE: BindParameter[int] = bindparam("these", expanding=True)
_THEIRS = cards.c.member.in_(_THESE)
_TAKE_PART = or_(interviews.c.seeker.in_(_THESE), interviews.c.host.in_(_THESE))
_SIDES = select(interviews.c.seeker, interviews.c.host).where(_TAKE_PART)
_INTERVIEWS = select(interviews.c.id).where(_TAKE_PART)
_ASKED_BESIDE = [interviews.c.id + beside("") for beside in (naming_key, quote_key)]
_ABOUT = union_all(
    select(cards.c.id).where(cards.c.about.in_(_INTERVIEWS)),
    select(cards.c.id)
    .join(interviews, interviews.c.host == cards.c.member)
    .where(interviews.c.seeker.in_(_THESE), cards.c.key.in_(_ASKED_BESIDE)),
)
"""Also what is asked beside an interview, and so is not about it as it moves on."""
_IS_HERE = exists().where(
    members.c.id == cards.c.member,
    members.c.community.in_(select(members.c.community).where(members.c.id.in_(_THESE))),
)
_IS_EXPORT = or_(*(cards.c.key.startswith(each, autoescape=True) for each in EXPORTS))
_OTHERS: BindParameter[int] = bindparam("others", expanding=True)
_IS_FILE = cards.c.fleeting & or_(
    _IS_HERE & cards.c.key.startswith(PEOPLE), cards.c.member.in_(_OTHERS) & _IS_EXPORT
)
_OF_SEEKERS = select(interviews.c.id).where(interviews.c.seeker.in_(_THESE))
_CALENDARS = select(own_calendars.c.id).where(own_calendars.c.member.in_(_THESE))
_DELETE_BESIDE = [
    delete(column.table).where(column.in_(which))
    for column, which in (
        (timers.c.interview, _INTERVIEWS),
        (tables.plans.c.seeker, _THESE),
        (reflections.c.seeker, _THESE),
        (assessments.c.member, _THESE),
        (quotes.c.interview, _INTERVIEWS),
        (namings.c.interview, _INTERVIEWS),
        (recommendations.c.interview, _OF_SEEKERS),
        (feed_tokens.c.member, _THESE),
        (busy_times.c.calendar, _CALENDARS),
        (own_calendars.c.member, _THESE),
        (hosts.c.member, _THESE),
        (group_members.c.member, _THESE),
        (organizers.c.member, _THESE),
        (channel_posts.c.by, _THESE),
        (imports.c.by, _THESE),
        (invitations.c.member, _THESE),
        (door_questions.c.by, _THESE),
        (door_questions.c.whom, _THESE),
        (look_ups.c.member, _THESE),
        (conversations.c.member, _THESE),
        (tables.suggestion_wishes.c.member, _THESE),
        (tables.suggestions.c.member, _THESE),
        (tables.suggestions.c.host, _THESE),
        (tables.report_orders.c.member, _THESE),
    )
]
_SET_NO_CONTACT = update(programmes).where(programmes.c.contact.in_(_THESE)).values(contact=null())
_DRAFTS = select(interviews.c.id).where(
    interviews.c.seeker.in_(_THESE), interviews.c.stage == Stage.DRAFT
)
_RAISED = {"revision": interviews.c.revision + 1}
_ERASE_INTERVIEWS = (
    update(cards).where(cards.c.about.in_(_DRAFTS)).values(about=None),
    delete(interviews).where(interviews.c.id.in_(_DRAFTS)),
    update(interviews).where(interviews.c.seeker.in_(_THESE)).values(_NO_WORDS | _RAISED),
    update(interviews).where(interviews.c.host.in_(_THESE)).values(_NOTHING | _RAISED),
)


@frozen
class Erased:
    """Who was erased, as a keyed hash, and when (UTC)."""

    hash: str
    at: datetime


def sides_of(db: Connection, these: Collection[int]) -> set[int]:
    """Members, and everybody with whom they have or had an interview."""
    found = db.execute(_SIDES, {"these": list(these)})
    return {*these, *(side for row in found for side in row)}


def erase(db: Connection, erasure: Erasure, keys: Keys, now: datetime) -> list[Erased]:
    """At once and for good. Whoever is erased already, or unknown, is passed over."""
    people.lock(db, sides_of(db, erasure.members))
    found = people.by_ids(db, erasure.members).values()
    them = [each for each in found if each.erased_at is None]
    return _erase(db, them, erasure, keys, now) if them else []


def _erase(
    db: Connection, them: Sequence[Member], erasure: Erasure, keys: Keys, now: datetime
) -> list[Erased]:
    these = [each.id for each in them]
    others = sides_of(db, these).difference(these)
    _erase_cards(db, these, erasure, now)
    mentions.erase(db, them, erasure.to_others, now)
    _erase_files(db, others, these)
    _erase_beside(db, these)
    _erase_interviews(db, these)
    concerns.forget_words_of(db, these)
    introductions.forget_of(db, these)
    words_to_all.forget_authors(db, these)
    facts.forget_people(db, these, now)
    _erase_events(db, them, but=erasure.event)
    _forget_installers(db, them)
    return _erase_members(db, them, keys, now)


def _erase_cards(db: Connection, these: Collection[int], erasure: Erasure, now: datetime) -> None:
    """What nobody has seen goes, and the messages that show the others are edited."""
    about_them = (cards.c.id.in_(_ABOUT), *concerns.cards_of_closed(db, these))
    others = [(~_THEIRS & about, erasure.to_others) for about in about_them]
    for which, card in ((_THEIRS, erasure.to_them), *others):
        db.execute(delete(cards).where(which, UNTOUCHED), {"these": these})
        posts.replace_all(db, which, card, now, these=these)


def _erase_files(db: Connection, others: Collection[int], these: Collection[int]) -> None:
    """What others took along came with its message: only our copy goes. Lists of people are of a
    whole community."""
    about = {"these": these, "others": others}
    (forgotten,) = card_rows.stored(db, [FORGOTTEN])
    db.execute(delete(cards).where(_IS_FILE, UNTOUCHED), about)
    db.execute(update(cards).where(_IS_FILE).values(card=forgotten, changes_later=False), about)


def _erase_beside(db: Connection, these: Collection[int]) -> None:
    """What stands in tables of its own."""
    for statement in (*_DELETE_BESIDE, _SET_NO_CONTACT):
        db.execute(statement, {"these": these})
    reading_list.forget_fields(db, these)
    plans.forget_hosts(db, these)


def _erase_interviews(db: Connection, these: Collection[int]) -> None:
    """Whoever presses a button that is still there hears how things stand."""
    for each in these:
        absences.give_up(db, each)
    for statement in _ERASE_INTERVIEWS:
        db.execute(statement, {"these": these})


def _erase_events(db: Connection, them: Iterable[Member], but: str) -> None:
    """What they did and nobody has decided yet: it must not bring them back."""
    persons = {each.person for each in them}
    here = tuple_(kept_events.c.platform, kept_events.c.space).in_(
        {(each.platform, each.space) for each in persons}
    )
    kept = db.execute(select(kept_events.c.id, kept_events.c.event).where(here)).all()
    theirs = [row.id for row in kept if row.id != but and _who_did(row.event) in persons]
    db.execute(delete(kept_events).where(kept_events.c.id.in_(theirs)))


def _who_did(event: str) -> Person:
    told: Any = from_json(event)
    return Person(**told["by"]["person"])


def _forget_installers(db: Connection, them: Iterable[Member]) -> None:
    """Slack's app stays installed; by whom is told no more."""
    these = [each.person for each in them if each.person.platform == "slack"]
    theirs = tuple_(installations.c.team_id, installations.c.user_id).in_(
        [(each.space, each.user) for each in these]
    )
    if these:
        db.execute(update(installations).where(theirs).values(user_id=""))


def _erase_members(
    db: Connection, them: Iterable[Member], keys: Keys, now: datetime
) -> list[Erased]:
    left = [_nobody(each, people.known_by_hash(each.person, keys), now) for each in them]
    db.execute(people.CHANGE_MEMBER, list(map(member_changes, left)))
    return [Erased(each.person.user, now) for each in left]


def _nobody(member: Member, person: Person, now: datetime) -> Member:
    return Member(
        *(member.id, member.community, person, ""),
        left=True,
        erased_at=now,
        suspension=member.suspension,
    )


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
