"""The user groups of a workspace."""

from tests.fakes.slack.call import Call
from tests.fakes.slack.schema import Json
from tests.fakes.slack.things import UserGroup


def user_groups_list(call: Call) -> Json:
    here = [each for each in call.world.user_groups.values() if each.team == call.team]
    shown = [each for each in here if call.flag("include_disabled") or not each.disabled]
    return {"ok": True, "usergroups": [_shape(each, call) for each in shown]}


def _shape(group: UserGroup, call: Call) -> Json:
    users = {"users": sorted(group.users)} if call.flag("include_users") else {}
    return group.shape() | users
