"""Programmes have settings. The ids of roles that organizers typed become groups with a name.
Members who want to be hosts may need an organizer's approval."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"

_programme = sa.table("programme", *map(sa.column, ("community", "seeker_role", "host_role")))
_space = sa.table("space", *map(sa.column, ("community", "id")))
_settings = sa.table("programme", sa.column("community"), sa.column("settings"))
_group = sa.table(
    "member_group", *map(sa.column, ("id", "community", "kind", "ref", "name", "space"))
)


def upgrade() -> None:
    settings = sa.Column("settings", sa.Text, nullable=False, server_default="{}")
    op.add_column("programme", settings)
    op.add_column("host", sa.Column("look", sa.String(20)))
    _keep_roles()
    op.drop_column("programme", "seeker_role")
    op.drop_column("programme", "host_role")


def _keep_roles() -> None:
    """A role's name is soon read from its server. Until then its id is used as its name."""
    db = op.get_bind()
    for community, seekers, hosts in db.execute(sa.select(_programme)).all():
        chosen = {"seekers": seekers, "hosts": hosts}
        admits = {name: _admits(db, community, role) for name, role in chosen.items() if role}
        if admits:
            of = sa.update(_settings).where(_settings.c.community == community)
            db.execute(of.values(settings=json.dumps(admits)))


def _admits(db: sa.Connection, community: int, role: str) -> dict[str, object]:
    space = sa.select(_space.c.id).where(_space.c.community == community).limit(1)
    named = {"community": community, "kind": "role", "ref": role}
    known = sa.select(_group.c.id).where(*(_group.c[name] == named[name] for name in named))
    group = db.scalar(known)
    if group is None:
        values = named | {"name": role, "space": db.scalar(space) or ""}
        db.execute(sa.insert(_group).values(values))
        group = db.scalar(known)
    return {"who": "group", "group": named | {"id": group, "name": role}}
