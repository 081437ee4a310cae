"""An app manifest: what Slack may send to the app, and the scopes with which it is installed."""

from tests.fakes.slack.schema import Json


class Manifest:
    def __init__(self, manifest: Json) -> None:
        features = manifest.get("features", {})
        self._commands = features.get("slash_commands", [])
        self._shortcuts = features.get("shortcuts", [])
        subscriptions = manifest["settings"].get("event_subscriptions", {})
        self._events = set(subscriptions.get("bot_events", []))
        self.scopes = frozenset(manifest["oauth_config"]["scopes"]["bot"])
        self.commands_escape = any(each.get("should_escape") for each in self._commands)

    def declared(self, kind: str) -> set[str]:
        match kind:
            case "command":
                return {each["command"] for each in self._commands}
            case "event":
                return self._events
            case _:
                return {each["callback_id"] for each in self._shortcuts if each["type"] == kind}
