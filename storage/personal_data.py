"""What is held about a member, table by table; whoever adds a table or a column decides here
whether its rows are about somebody.

They read what they wrote, what others wrote to them, and what is kept about them; never what
others keep for themselves, who has blocked them, or what somebody told the organizers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic_core import to_jsonable_python
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Table,
    bindparam,
    case,
    exists,
    literal,
    or_,
    select,
)

from bot.engine.personal_data import PersonalData, PostedCard, Record
from bot.interview.model import Member, Stage
from storage import people
from storage.keys import Keys
from storage.quotes import HOST_HAS
from storage.tables import (
    acts,
    assessments,
    blocks,
    busy_times,
    calendar_starts,
    cards,
    channel_posts,
    concerns,
    door_facts,
    feed_tokens,
    forgettings,
    group_members,
    groups,
    hosts,
    imports,
    installations,
    interview_facts,
    interviews,
    introductions,
    invitations,
    kept_events,
    look_ups,
    members,
    namings,
    organizers,
    own_calendars,
    plans,
    quotes,
    recommendations,
    reflections,
    report_orders,
    suggestion_wishes,
    suggestions,
    vain_searchers,
    words_to_all,
)

_ME = bindparam("me", type_=Integer)
_NUMBER = "A number of ours, which says nothing outside this database."
_OF_APP = "A secret of the app, and nothing about a person."
_THEIRS = "The seeker's own, until they send it."
_OF_ORGANIZERS = "How organizers look after it, which they tell in messages."
_FOR_SEARCH = "Made of the text, for the search."


@dataclass(frozen=True, slots=True)
class Holding:
    """Rows of a table that are about the member _ME. `without`: columns that are not told, each
    with the reason; `people`: those that hold a member's number, of whom the name is told;
    `instead`: what is told in place of a column; `encrypted`: columns that are, in the
    database."""

    name: str
    table: Table
    whose: ColumnElement[bool]
    without: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    instead: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)
    encrypted: frozenset[str] = frozenset()

    def columns(self) -> list[ColumnElement[Any]]:
        kept = (each for each in self.table.c if each.name not in self.without)
        return [self.instead.get(each.name, each).label(each.name) for each in kept]


def _of_interviews(table: Table, *sides: str) -> ColumnElement[bool]:
    theirs = or_(*(interviews.c[side] == _ME for side in sides))
    return table.c.interview.in_(select(interviews.c.id).where(theirs))


def _is_me(
    platform: ColumnElement[str], space: ColumnElement[str], user: ColumnElement[bool]
) -> ColumnElement[bool]:
    """For tables that name somebody as their platform does."""
    here = (members.c.platform == platform) & (members.c.space == space)
    return exists().where(members.c.id == _ME, here, user)


_SIDES = frozenset({"seeker", "host"})
_NUMBERS = {"id": _NUMBER, "community": _NUMBER}

HOLDINGS = (
    Holding(
        "member",
        members,
        members.c.id == _ME,
        _NUMBERS | {"erased_at": "Nobody who asks is erased."},
    ),
    Holding("host", hosts, hosts.c.member == _ME, {"member": _NUMBER, "community": _NUMBER}),
    Holding(
        "interviews_as_seeker",
        interviews,
        interviews.c.seeker == _ME,
        {"community": _NUMBER},
        _SIDES,
    ),
    Holding(
        "interviews_as_host",
        interviews,
        (interviews.c.host == _ME) & (interviews.c.stage != Stage.DRAFT),
        {
            "community": _NUMBER,
            **dict.fromkeys(("debrief", "draft_update", "nudges", "touch_at", "reminded"), _THEIRS),
            "thanks_for": _THEIRS,
        },
        _SIDES,
        {"note": case((interviews.c.stage == Stage.THANKED, interviews.c.note))},
    ),
    Holding("plans", plans, plans.c.seeker == _ME, people=_SIDES),
    Holding("reflections", reflections, reflections.c.seeker == _ME, people=frozenset({"seeker"})),
    Holding(
        "assessments",
        assessments,
        assessments.c.member == _ME,
        {"member": _NUMBER, "community": _NUMBER},
    ),
    Holding(
        "quoted_from_you",
        quotes,
        (quotes.c.seeker == _ME) & (quotes.c.sentence != ""),
        {"community": _NUMBER, "consent": "Nobody is told what another answered."},
        _SIDES,
    ),
    Holding(
        "quotes_about_you",
        quotes,
        (quotes.c.host == _ME) & quotes.c.consent.in_(HOST_HAS) & (quotes.c.sentence != ""),
        {"community": _NUMBER},
        _SIDES,
    ),
    Holding(
        "shared_by_you",
        recommendations,
        recommendations.c.seeker == _ME,
        {"community": _NUMBER, "words": _FOR_SEARCH},
        _SIDES,
    ),
    Holding(
        "recommended_by_you",
        recommendations,
        (recommendations.c.host == _ME) & recommendations.c.listed,
        {"community": _NUMBER, "words": _FOR_SEARCH, "seeker": "Nobody is told who shared it."},
        frozenset({"host"}),
    ),
    Holding("named_as_host", namings, namings.c.host == _ME, people=frozenset({"host"})),
    Holding("blocked_by_you", blocks, blocks.c.by == _ME, {"by": _NUMBER}, frozenset({"other"})),
    Holding(
        "organizing",
        organizers,
        organizers.c.member == _ME,
        {"member": _NUMBER, "community": _NUMBER},
    ),
    Holding(
        "words_to_all_by_you",
        words_to_all,
        words_to_all.c.by == _ME,
        _NUMBERS | dict.fromkeys(("group", "last"), _NUMBER),
        frozenset({"by"}),
    ),
    Holding(
        "done_as_organizer",
        acts,
        acts.c.by == _ME,
        _NUMBERS | {"about": "Whom it was about is theirs.", "interview": _NUMBER},
        frozenset({"by"}),
    ),
    Holding(
        "invited",
        invitations,
        invitations.c.member == _ME,
        {"member": _NUMBER, "community": _NUMBER},
        frozenset({"by"}),
    ),
    Holding(
        "imported_by_you",
        imports,
        imports.c.by == _ME,
        _NUMBERS | {"content": "It is about others, whom you named."},
        frozenset({"by"}),
    ),
    Holding(
        "suggestion_wish",
        suggestion_wishes,
        suggestion_wishes.c.member == _ME,
        {"member": _NUMBER, "community": _NUMBER},
    ),
    Holding(
        "suggested_to_you",
        suggestions,
        suggestions.c.member == _ME,
        {"member": _NUMBER, "community": _NUMBER},
        frozenset({"host"}),
    ),
    Holding(
        "you_were_suggested",
        suggestions,
        suggestions.c.host == _ME,
        {
            "community": _NUMBER,
            "member": "Nobody is told to whom they were suggested.",
            "host": _NUMBER,
            "refused_at": "What somebody else decided for themselves.",
        },
    ),
    Holding(
        "planned_in_channels",
        channel_posts,
        channel_posts.c.by == _ME,
        _NUMBERS | {"card": "The post stands in the channel, and in the message to its organizer."},
        frozenset({"by"}),
    ),
    Holding(
        "groups",
        group_members,
        group_members.c.member == _ME,
        {"member": _NUMBER},
        instead={
            "group": select(groups.c.name)
            .where(groups.c.id == group_members.c.group)
            .scalar_subquery()
        },
    ),
    Holding(
        "counted_as_seeker",
        interview_facts,
        interview_facts.c.seeker == _ME,
        _NUMBERS | dict.fromkeys(("seeker", "host"), _NUMBER),
    ),
    Holding(
        "counted_as_host",
        interview_facts,
        interview_facts.c.host == _ME,
        _NUMBERS | dict.fromkeys(("seeker", "host"), _NUMBER) | {"said_held_at": _THEIRS},
    ),
    Holding("door", door_facts, door_facts.c.host == _ME, _NUMBERS | {"host": _NUMBER}),
    Holding(
        "looked_for_in_vain", vain_searchers, vain_searchers.c.member == _ME, {"member": _NUMBER}
    ),
    Holding(
        "reports_asked_for",
        report_orders,
        report_orders.c.member == _ME,
        {"member": _NUMBER, "community": _NUMBER},
    ),
    *(
        Holding(
            name,
            introductions,
            introductions.c[part] == _ME,
            _NUMBERS | dict.fromkeys(answers, "Nobody is told what another answered."),
            _SIDES | {"by"},
        )
        for name, part, answers in (
            ("introduced_as_seeker", "seeker", ["host_says"]),
            ("introduced_as_host", "host", ["seeker_says"]),
            ("introduced_by_you", "by", ["seeker_says", "host_says"]),
        )
    ),
    Holding("looked_up", look_ups, look_ups.c.member == _ME, {"member": _NUMBER}),
    Holding(
        "reported_by_you",
        concerns,
        concerns.c.reporter == _ME,
        {
            "id": _NUMBER,
            "community": _NUMBER,
            **dict.fromkeys(("keeper", "owners", "seeks_owners", "revision"), _OF_ORGANIZERS),
            **dict.fromkeys(("note", "warned"), _OF_ORGANIZERS),
        },
        frozenset({"reporter", "about"}),
    ),
    Holding(
        "readings_begun",
        calendar_starts,
        calendar_starts.c.member == _ME,
        {"id": _NUMBER, "member": _NUMBER},
    ),
    Holding("words_forgotten_at", forgettings, _of_interviews(forgettings, "seeker")),
    Holding(
        "calendar_feed",
        feed_tokens,
        feed_tokens.c.member == _ME,
        {"member": _NUMBER, "hash": _OF_APP},
    ),
    Holding(
        "calendars",
        own_calendars,
        own_calendars.c.member == _ME,
        {"member": _NUMBER},
        encrypted=frozenset({"url"}),
    ),
    Holding(
        "busy_times",
        busy_times,
        busy_times.c.calendar.in_(select(own_calendars.c.id).where(own_calendars.c.member == _ME)),
    ),
    Holding(
        "being_answered",
        kept_events,
        _is_me(
            kept_events.c.platform,
            kept_events.c.space,
            kept_events.c.event.contains('"user":"' + members.c.user + '"'),
        ),
        {"way": _OF_APP},
    ),
    Holding(
        "installed_in_slack",
        installations,
        _is_me(
            literal("slack"), installations.c.team_id, members.c.user == installations.c.user_id
        ),
        dict.fromkeys(
            ("bot_token", "bot_id", "bot_user_id", "bot_scopes", "app_id", "client_id"), _OF_APP
        ),
    ),
)

TOLD_AS_MESSAGES = "card"
"""The table whose rows are told in words; see `_cards`."""
NOT_ABOUT_A_PERSON: Mapping[str, str] = {
    "programme": "What organizers have set for everybody.",
    "suggestion_round": "When suggestions were made for a whole community, in numbers.",
    "community_timer": "When Askwell acts next for a whole community.",
    "community": "A number for the members of a space.",
    "member_group": "What groups a community has, and not who is in them.",
    "space": "A workspace or a server, and whether Askwell is in it.",
    "concern_fact": "When a concern was opened, looked after and closed; not whose it was.",
    "vain_search": "How many looked for something in a month.",
    "timer": "When Askwell acts next on an interview, whose dates are told.",
    "key_fingerprint": "With which keys the database is used.",
    "alive": "When the process was alive last.",
    "first_message": "When Askwell wrote to somebody for the first time, not to whom.",
    "first_message_rest": "When a platform takes no first messages.",
    "outage": "When the process or a platform was away.",
    "retention": "When everything old was forgotten last.",
}
"""Tables whose rows are told to nobody, and why."""


def of(db: Connection, me: int, keys: Keys) -> PersonalData:
    found = {each.name: _rows(db, each, me) for each in HOLDINGS}
    numbers = {row[name] for each in HOLDINGS for row in found[each.name] for name in each.people}
    names = {each.id: each for each in people.by_ids(db, numbers - {None}).values()}
    records = {
        each.name: tuple(_record(row, each, names, keys) for row in found[each.name])
        for each in HOLDINGS
    }
    return PersonalData(records, _cards(db, me))


def _rows(db: Connection, holding: Holding, me: int) -> list[dict[str, Any]]:
    query = select(*holding.columns()).where(holding.whose)
    ordered = query.order_by(*holding.table.primary_key)
    return [dict(row) for row in db.execute(ordered, {"me": me}).mappings()]


def _record(
    row: dict[str, Any], holding: Holding, names: Mapping[int, Member], keys: Keys
) -> Record:
    told = {name: _name(names.get(row[name])) for name in holding.people}
    opened = {name: keys.decrypt(row[name]) for name in holding.encrypted}
    values: Record = to_jsonable_python(row | told | opened)
    return values


def _name(member: Member | None) -> str | None:
    """None once they had everything about them erased."""
    return member.name if member and member.erased_at is None else None


def _cards(db: Connection, me: int) -> tuple[PostedCard, ...]:
    """Without files: they hold what stands in the other records."""
    query = select(cards.c.posted_at, cards.c.card, cards.c.message).where(cards.c.member == me)
    return tuple(
        PostedCard(at, replace(card, files=()), message is not None)
        for at, card, message in db.execute(query.order_by(cards.c.id))
    )
