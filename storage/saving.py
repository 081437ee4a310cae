"""Makes a decision true. Whoever it is about is locked already."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, update

from bot.decision import Decision
from bot.model import HostProfile, Interview, Member
from storage import posting, timers
from storage.dialect import insert_into
from storage.tables import hosts, interviews, members
from storage.values import interview_columns, member_columns, profile_columns


def save(db: Connection, decision: Decision, now: datetime) -> None:
    for value in decision.save:
        if isinstance(value, Member):
            _save_member(db, value)
        else:
            _save_interview(db, value)
            posting.retire(db, value.id, [post.key for post in decision.posts], now)
    for post in decision.posts:
        posting.post(db, post, now)
    timers.set_all(db, decision.timers)


def _save_member(db: Connection, member: Member) -> None:
    db.execute(update(members).where(members.c.id == member.id).values(member_columns(member)))
    if member.profile is None:
        db.execute(delete(hosts).where(hosts.c.member == member.id))
    else:
        _save_profile(db, member, member.profile)


def _save_profile(db: Connection, member: Member, profile: HostProfile) -> None:
    columns = profile_columns(member, profile)
    db.execute(
        insert_into(db, hosts)
        .values(columns)
        .on_conflict_do_update(index_elements=[hosts.c.member], set_=columns)
    )


def _save_interview(db: Connection, interview: Interview) -> None:
    """Every change raises the revision. So what raises none is new, and if its id is known
    after all, or the change was made to an older revision, the database refuses it."""
    columns = interview_columns(interview)
    changed = db.execute(
        update(interviews)
        .where(interviews.c.id == interview.id, interviews.c.revision < interview.revision)
        .values(columns)
    )
    if not changed.rowcount:
        db.execute(insert(interviews).values(columns))
