"""Whether a member has agreed to the current rules of their community."""

from bot.interview.members import Member
from bot.interview.organizing.programme import Programme


def has_agreed(member: Member, programme: Programme) -> bool:
    """Members agree once, and again only after the rules have changed."""
    agreed, changed = member.agreed_at, programme.rules_changed_at
    return agreed is not None and (changed is None or changed <= agreed)


def rules_version(programme: Programme) -> int:
    """A number that changes with the rules, so that nobody agrees to rules that they were not
    shown."""
    changed = programme.rules_changed_at
    return int(changed.timestamp()) if changed else 0
