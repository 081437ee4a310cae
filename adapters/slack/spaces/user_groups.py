"""Who is in which user group of a workspace, as Slack last told."""

from collections.abc import Iterable

from adapters.slack.limits import Json


class UserGroups:
    def __init__(self) -> None:
        self._of: dict[str, frozenset[str]] | None = None

    def of(self, user: str) -> frozenset[str] | None:
        """The ids of the groups that somebody is in. None until Slack has told any."""
        return None if self._of is None else self._of.get(user, frozenset())

    def keep(self, told: Iterable[Json]) -> None:
        found: dict[str, set[str]] = {}
        for each in told:
            for user in each.get("users") or ():
                found.setdefault(user, set()).add(each["id"])
        self._of = {user: frozenset(groups) for user, groups in found.items()}
