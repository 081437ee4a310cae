"""The floor of the commands: what a user of SQLModel would write. Open a session, load, change,
commit."""

from dataclasses import fields
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Engine
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from bot.cards.cards import Card
from bot.engine.decisions import Decision, Post, Timer
from bot.interview.members import Member, Person
from bot.interview.model import Interview
from storage.cards.card_keys import digest_of
from storage.interviews.interviews import NEWEST_SHOWN
from storage.interviews.occupying import CALENDAR_REACHES_BACK
from storage.statements.mapping import member_columns, values_of
from storage.tables.delivery_rows import CardRow, TimerRow
from storage.tables.interview_rows import InterviewRow
from storage.tables.member_rows import HostRow, MemberRow
from storage.tables.programme_rows import ProgrammeRow

_CARD = TypeAdapter(Card)


def meet(engine: Engine, person: Person) -> None:
    """Load a member, and the programme that they take part in."""
    with Session(engine) as session:
        _who_acts(session, person)


def read(engine: Engine, person: Person) -> None:
    """Load the same, their interviews, and the members on the other side of these."""
    with Session(engine) as session:
        me = _who_acts(session, person)
        mine = session.exec(
            select(InterviewRow)
            .where((col(InterviewRow.seeker) == me.id) | (col(InterviewRow.host) == me.id))
            .order_by(col(InterviewRow.asked_at).desc(), col(InterviewRow.id))
            .limit(NEWEST_SHOWN)
        ).all()
        others = {side for each in mine for side in (each.seeker, each.host)} - {me.id}
        session.exec(_members().where(col(MemberRow.id).in_(others))).all()


def change(engine: Engine, person: Person, decided: Decision, now: datetime) -> None:
    """Load the same member, change them, and add the cards that this causes."""
    with Session(engine) as session:
        me = _who_acts(session, person)
        for member in decided.save:
            if isinstance(member, Member):
                me.sqlmodel_update(member_columns(member))
        session.add_all(_card(each, now) for each in decided.posts)
        session.commit()


def write(engine: Engine, seeker: Person, host: int, decided: Decision, now: datetime) -> None:
    """Load two members with their recent interviews, then add a draft."""
    with Session(engine) as session:
        _load_both(session, seeker, host, now)
        session.add_all(_interview(each) for each in decided.save if isinstance(each, Interview))
        session.commit()


def send(engine: Engine, seeker: Person, host: int, decided: Decision, now: datetime) -> None:
    """Load the same, then turn the draft into a request, and add its cards and timers."""
    with Session(engine) as session:
        _load_both(session, seeker, host, now)
        for each in decided.save:
            if isinstance(each, Interview):
                row = session.get_one(InterviewRow, each.id)
                row.sqlmodel_update(values_of(each))
        session.add_all(_card(each, now) for each in decided.posts)
        session.add_all(map(_timer, decided.timers))
        session.commit()


def _load_both(session: Session, seeker: Person, host: int, now: datetime) -> None:
    me = _who_acts(session, seeker)
    session.exec(_members().where(col(MemberRow.id) == host)).one()
    both = (me.id, host)
    session.exec(
        select(InterviewRow).where(
            col(InterviewRow.seeker).in_(both) | col(InterviewRow.host).in_(both),
            col(InterviewRow.changed_at) >= now - CALENDAR_REACHES_BACK,
        )
    ).all()


def _who_acts(session: Session, person: Person) -> MemberRow:
    me, _ = session.exec(_members().where(*_is(person))).one()
    session.exec(select(ProgrammeRow).where(col(ProgrammeRow.community) == me.community)).one()
    return me


def _members() -> Select[MemberRow, HostRow]:
    """Members with their profiles, if they have one, in the columns that Askwell reads too."""
    is_theirs = col(HostRow.member) == col(MemberRow.id)
    both = select(MemberRow, HostRow).join(HostRow, is_theirs, isouter=True)
    unread = (HostRow.community, HostRow.last_asked)
    return both.options(*(defer(each) for each in unread))  # type: ignore[arg-type]


def _is(person: Person) -> tuple[ColumnElement[bool], ...]:
    return (
        col(MemberRow.platform) == person.platform,
        col(MemberRow.space) == person.space,
        col(MemberRow.user) == person.user,
    )


def _interview(value: Interview) -> InterviewRow:
    return InterviewRow(**{each.name: getattr(value, each.name) for each in fields(value)})


def _timer(timer: Timer) -> TimerRow:
    return TimerRow(interview=timer.interview, name=timer.name, at=timer.at)


def _card(post: Post, now: datetime) -> CardRow:
    return CardRow(
        member=post.to,
        space=1,
        key=post.key,
        digest=digest_of(post.key),
        about=post.about,
        card=_CARD.dump_json(post.card, exclude_defaults=True).decode(),
        changes_later=post.card.changes_later,
        grouped=False,
        version=1,
        posted_at=now,
        due_at=now,
        taken=False,
        taken_at=None,
        attempts=0,
        message=None,
    )
