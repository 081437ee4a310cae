"""What the app receives, in Slack's format."""

from typing import Any

from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import APP, Channel, Message, Person, View

TOKEN = "a-verification-token"  # noqa: S105


class Payloads:
    def __init__(self, world: World, response_address: str) -> None:
        self._world = world
        self._responses = response_address

    def command(self, who: Person, channel: Channel, name: str, text: str) -> Json:
        workspace = self._world.workspaces[who.team]
        return {
            "token": TOKEN,
            "team_id": who.team,
            "team_domain": workspace.domain,
            "channel_id": channel.id,
            "channel_name": channel.name,
            "user_id": who.id,
            "user_name": who.name.lower(),
            "command": name,
            "text": text,
            "api_app_id": APP,
            "is_enterprise_install": "false",
            "response_url": self._response_url(who, channel),
            "trigger_id": self._world.new_trigger(who.team, who.id),
        }

    def shortcut(self, who: Person, callback_id: str) -> Json:
        return self._acted("shortcut", who) | {
            "callback_id": callback_id,
            "action_ts": self._world.new_ts(),
        }

    def message_shortcut(self, who: Person, callback_id: str, message: Message) -> Json:
        channel = self._world.channels[message.channel]
        return self._acted("message_action", who) | {
            "callback_id": callback_id,
            "action_ts": self._world.new_ts(),
            "channel": {"id": channel.id, "name": channel.name},
            "message_ts": message.ts,
            "message": message.shape(who.team),
            "response_url": self._response_url(who, channel, message.ts),
        }

    def action(self, who: Person, where: Message | View, action: Json, values: Json) -> Json:
        """An action on a message contains its channel and a response_url. Slack leaves out the
        message itself if it is ephemeral."""
        common = self._acted("block_actions", who) | {
            "actions": [action | {"action_ts": self._world.new_ts()}]
        }
        if isinstance(where, View):
            return common | {
                "container": {"type": "view", "view_id": where.id},
                "view": where.shape(self._world.workspaces[who.team].bot, values),
            }
        channel = self._world.channels[where.channel]
        return (
            common
            | {
                "container": {
                    "type": "message",
                    "message_ts": where.ts,
                    "channel_id": channel.id,
                    "is_ephemeral": where.ephemeral,
                },
                "channel": {"id": channel.id, "name": channel.name},
                "state": {"values": values},
                "response_url": self._response_url(who, channel, where.ts),
            }
            | ({} if where.ephemeral else {"message": where.shape(who.team)})
        )

    def submission(self, who: Person, view: View, values: Json) -> Json:
        shown = view.shape(self._world.workspaces[who.team].bot, values)
        return self._acted("view_submission", who) | {"view": shown, "response_urls": []}

    def closed(self, who: Person, view: View) -> Json:
        shown = view.shape(self._world.workspaces[who.team].bot)
        payload = self._acted("view_closed", who) | {"view": shown, "is_cleared": False}
        del payload["trigger_id"]
        return payload

    def event(self, team: str, event: Json) -> Json:
        now = self._world.clock()
        bot = self._world.workspaces[team].bot_user
        authorized = {"enterprise_id": None, "team_id": team, "user_id": bot}
        return {
            "token": TOKEN,
            "team_id": team,
            "context_team_id": team,
            "context_enterprise_id": None,
            "api_app_id": APP,
            "event": event | {"event_ts": self._world.new_ts()},
            "type": "event_callback",
            "event_id": self._world.new_id("Ev"),
            "event_time": int(now.timestamp()),
            "authorizations": [authorized | {"is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": False,
            "event_context": "4-context",
        }

    def said(self, message: Message, **more: Any) -> Json:
        """The event of a message in a direct conversation."""
        workspace = self._world.channels[message.channel].team
        where = {"channel": message.channel, "channel_type": "im"}
        return message.shape(workspace) | where | more

    def _acted(self, kind: str, who: Person) -> Json:
        workspace = self._world.workspaces[who.team]
        name, home = who.name.lower(), who.home or who.team
        return {
            "type": kind,
            "token": TOKEN,
            "api_app_id": APP,
            "team": {"id": who.team, "domain": workspace.domain},
            "user": {"id": who.id, "username": name, "name": name, "team_id": home},
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": self._world.new_trigger(who.team, who.id),
        }

    def _response_url(self, who: Person, channel: Channel, original: str = "") -> str:
        key = self._world.new_response_url(who.team, channel.id, who.id, original)
        return f"{self._responses}{key}"
