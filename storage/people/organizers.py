"""The end of an organizer's office."""

from collections.abc import Collection

from sqlalchemy import Connection, delete

from storage.tables import organizers


def end(db: Connection, these: Collection[int]) -> None:
    """From now on these members organize nothing."""
    if these:
        db.execute(delete(organizers).where(organizers.c.member.in_(these)))
