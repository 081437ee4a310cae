"""A person in Slack: what they do, which Slack sends to the app, and what they see."""

from copy import deepcopy
from typing import Any

from tests.fakes.slack import answers, forms
from tests.fakes.slack.elements import options_of
from tests.fakes.slack.lines import Ack, Delivery
from tests.fakes.slack.reading import find
from tests.fakes.slack.schema import Json
from tests.fakes.slack.sending import Sender
from tests.fakes.slack.things import Channel, Message, Person, ResponseUrl, View


class User:
    """Every action waits for the app's acknowledgement, and raises NotAcknowledged if there is
    none.

    What a person sees is a snapshot: a message that was read earlier keeps its buttons, as on a
    screen that was not refreshed, and they can be clicked.
    """

    def __init__(self, slack: Sender, person: Person) -> None:
        self._slack = slack
        self._world = slack.world
        self.person = person
        self.id = person.id
        self.team = person.team

    def __repr__(self) -> str:
        return f"{self.person.name} ({self.id})"

    @property
    def im(self) -> Channel:
        """The direct conversation with the app."""
        return self._world.open_im(self.team, self.id)

    @property
    def messages(self) -> list[Message]:
        return self.sees_in(self.im.id)

    @property
    def modal(self) -> View | None:
        """The topmost modal view."""
        stack = self._world.modals.get((self.team, self.id))
        return deepcopy(stack[-1]) if stack else None

    @property
    def home(self) -> View | None:
        return deepcopy(self._world.homes.get((self.team, self.id)))

    def sees_in(self, channel: str) -> list[Message]:
        """Everything in a channel, including what only this person can see."""
        if self.id not in self._world.channels[channel].members:
            raise LookupError(f"{self} is not in {channel}")
        return [
            deepcopy(each)
            for each in self._world.messages
            if each.channel == channel and each.ephemeral_for in ("", self.id)
        ]

    def typed(self, *parts: "str | User") -> str:
        """Words and mentions, as Slack escapes them."""
        return "".join(
            f"<@{part.id}>"
            if isinstance(part, User)
            else part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            for part in parts
        )

    async def command(self, name: str, *parts: "str | User", channel: str = "") -> Ack:
        """Use a slash command. An answer in the acknowledgement becomes a message."""
        self._slack.declared("command", name)
        self._slack.granted(self.team, "commands")
        where = self._world.channels[channel] if channel else self.im
        told = "".join(self._in_command(part) for part in parts)
        payload = self._slack.payloads.command(self.person, where, name, told.strip())
        to = ResponseUrl(self.team, where.id, self.id, "", self._world.clock())

        def answered(answer: Json | None) -> None:
            if answer:
                answers.respond(self._world, to, answer)

        return await self._slack.deliver(self.team, Delivery("slash_commands", payload, answered))

    async def clicks(self, where: Message | View, label: str) -> Ack:
        """Press a button, given by its words or its action id; or an entry of an overflow menu
        (three dots), by its words."""
        block, element = find(where.blocks, label)
        if element["type"] == "overflow":
            return await self.picks(where, label, label)
        kept = ("action_id", "type", "value", "style", "text", "url")
        action = {name: element[name] for name in kept if name in element}
        return await self._acts(where, block, action)

    async def picks(self, where: Message | View, name: str, answer: Any) -> Ack:
        """Choose in a menu, picker or list, given by its placeholder, label or action id."""
        block, element = find(where.blocks, name)
        action = {"action_id": element["action_id"]}
        if element["type"] == "overflow":
            options = {each["text"]["text"]: each for each in options_of(element)}
            return await self._acts(
                where, block, action | {"type": "overflow", "selected_option": options[answer]}
            )
        kept = forms.chosen(element, answer, self._slack.selectable(self.team))
        return await self._acts(where, block, action | kept, kept)

    async def submits(self, view: View | None = None, /, **answers_: Any) -> Ack:
        """Submit the open form, with answers by block id or label (`**{"Your name": "Maya"}`).
        Other fields keep their initial values. Raises CannotFill for what Slack's own app would not
        allow."""
        shown = view or self.modal
        if not shown or "submit" not in shown.content:
            raise LookupError(f"{self} has no form open")
        values = forms.filled(shown.blocks, answers_, self._slack.selectable(self.team))
        payload = self._slack.payloads.submission(self.person, shown, values)

        def answered(answer: Json | None) -> None:
            answers.submitted(self._world, shown, answer)

        return await self._slack.deliver(self.team, Delivery("interactive", payload, answered))

    async def closes(self) -> Ack | None:
        """Close the topmost view. The app gets an event only if it asked for one."""
        stack = self._world.modals[self.team, self.id]
        view = stack.pop()
        if not view.content.get("notify_on_close"):
            return None
        return await self._interacts(self._slack.payloads.closed(self.person, view))

    async def global_shortcut(self, callback_id: str) -> Ack:
        self._slack.declared("global", callback_id)
        self._slack.granted(self.team, "commands")
        return await self._interacts(self._slack.payloads.shortcut(self.person, callback_id))

    async def message_shortcut(self, callback_id: str, message: Message) -> Ack:
        self._slack.declared("message", callback_id)
        self._slack.granted(self.team, "commands")
        shape = self._slack.payloads.message_shortcut
        return await self._interacts(shape(self.person, callback_id, message))

    async def says(self, *parts: "str | User", subtype: str = "", under: str = "") -> Ack:
        """Send a direct message to the app, with a `subtype`, or as a reply `under` another one."""
        message = self.writes(self.im.id, *parts)
        message.thread_ts = under
        kind = {"subtype": subtype} if subtype else {}
        told = self._slack.payloads.said(message, client_msg_id=self._world.new_id("m"), **kind)
        return await self._slack.event(self.team, told, "message.im")

    async def mentions_app(self, channel: str, *parts: "str | User", **more: Any) -> Ack:
        """Mention the app in a channel that it is in."""
        self._slack.granted(self.team, "app_mentions:read")
        message = self.writes(channel, *parts)
        told = self._slack.payloads.said(message) | {"type": "app_mention"} | more
        return await self._slack.event(self.team, told, "app_mention")

    def writes(self, channel: str, *parts: "str | User") -> Message:
        """Write in a channel in which the app gets no messages."""
        ts = self._world.new_ts()
        message = Message(channel, ts, self.id, self.typed(*parts))
        self._world.messages.append(message)
        return message

    async def opens_home(self, tab: str = "home") -> Ack:
        view = self._world.homes.get((self.team, self.id))
        shown = {"view": view.shape(self._world.workspaces[self.team].bot)} if view else {}
        event = {"type": "app_home_opened", "user": self.id, "channel": self.im.id, "tab": tab}
        return await self._slack.event(self.team, event | shown, "app_home_opened")

    async def changes(self, **profile: Any) -> Ack:
        """Change their profile. The app gets an event only with the scope for users."""
        for name, value in profile.items():
            setattr(self.person, name, value)
        self._slack.granted(self.team, "users:read")
        shown = self.person.profile(self._world.clock()) | {"locale": self.person.locale}
        event = {"type": "user_change", "user": shown, "cache_ts": shown["updated"]}
        return await self._slack.event(self.team, event, "user_change")

    def deactivates(self) -> None:
        """The account is deactivated without an event for the app."""
        self.person.deleted = True

    def _in_command(self, part: "str | User") -> str:
        if isinstance(part, User):
            name = part.person.name.lower()
            return f"<@{part.id}|{name}>" if self._slack.commands_escape else f"@{name}"
        return self.typed(part)

    async def _acts(
        self, where: Message | View, block: Json, action: Json, kept: Json | None = None
    ) -> Ack:
        changed = {(block["block_id"], action["action_id"]): kept} if kept else {}
        values = forms.values(where.blocks, changed)
        action = {"block_id": block["block_id"]} | action
        return await self._interacts(
            self._slack.payloads.action(self.person, where, action, values)
        )

    async def _interacts(self, payload: Json) -> Ack:
        return await self._slack.deliver(
            self.team, Delivery("interactive", payload, answers.nothing)
        )
