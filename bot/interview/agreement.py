"""Whether somebody has agreed to the rules of their community, as these now are."""

from bot.interview.members import Member
from bot.interview.programme import Programme


def has_agreed(member: Member, programme: Programme) -> bool:
    """Once is enough, until the rules change."""
    agreed, changed = member.agreed_at, programme.rules_changed_at
    return agreed is not None and (changed is None or changed <= agreed)


def rules_version(programme: Programme) -> int:
    """Another number once the rules have changed: nobody agrees to what they were not shown."""
    changed = programme.rules_changed_at
    return int(changed.timestamp()) if changed else 0
