"""A person in Discord: what they do, which Discord sends to the app, and what they see."""

from copy import copy
from typing import Any

from tests.fakes.discord import components as known
from tests.fakes.discord import declaring, forms, reading, shapes
from tests.fakes.discord.channels import publish
from tests.fakes.discord.commands import offered
from tests.fakes.discord.guilds import Guild
from tests.fakes.discord.invoking import invoked
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.sending import NotAnswered, Sender
from tests.fakes.discord.things import Answer, Channel, Message, Modal, Person

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMISSION = 2, 3, 4, 5


class User:
    """Every action waits for the app's first answer, and raises NotAnswered if there is none.

    What a person sees is a snapshot. A button in it can be pressed as long as the message still has
    the button; Discord itself refuses a press on a button that the app has removed.
    """

    def __init__(self, discord: Sender, person: Person, place: Channel | None = None) -> None:
        self._discord = discord
        self._world = discord.world
        self.person = person
        self.id = person.id
        self._place = place

    def __repr__(self) -> str:
        return f"{self.person.name} ({self.id})"

    def at(self, place: Guild | Channel) -> "User":
        """The same person in another channel. For a guild, it is the first channel."""
        return User(
            self._discord, self.person, place.general if isinstance(place, Guild) else place
        )

    @property
    def place(self) -> Channel:
        """Where they are: in the first guild that they joined, unless `at` was used."""
        if self._place:
            return self._place
        guilds = (each for each in self._world.guilds.values() if self.id in each.members)
        return next((each.general for each in guilds), self.dm)

    @property
    def dm(self) -> Channel:
        """The direct messages with the app."""
        return self._world.dm(self.id)

    @property
    def messages(self) -> list[Message]:
        """The direct messages, including ephemeral ones."""
        return self.sees_in(self.dm)

    @property
    def private(self) -> list[Message]:
        """The messages that only this person sees, in any channel."""
        return [copy(each) for each in self._every() if each.ephemeral_for == self.id]

    @property
    def modal(self) -> Modal | None:
        """The form that is open."""
        return copy(self._world.modals.get(self.id))

    def sees_in(self, channel: Channel) -> list[Message]:
        self._must_see(channel)
        return [
            copy(each)
            for each in self._every()
            if each.channel == channel.id and each.ephemeral_for in (None, self.id)
        ]

    def typed(self, *parts: "str | User") -> str:
        return "".join(f"<@{each.id}>" if isinstance(each, User) else each for each in parts)

    # What they do

    async def command(self, name: str, /, **given: Any) -> Answer:
        """Use a slash command ("ask", or "askwell ask"), with its options by name."""
        return await self._types(COMMAND, name, given)

    async def types_in(self, name: str, option: str, words: str, /, **given: Any) -> list[Json]:
        """What the app suggests while the person types: a list of `name` and `value`."""
        answer = await self._types(AUTOCOMPLETE, name, given, (option, words))
        return list(answer.choices)

    async def uses(self, name: str, *, on: "User") -> Answer:
        """Use a command in the menu of a person."""
        self._must_see(self.place, on)
        command = offered(self._world, declaring.USER, name, self.id, self.place)
        data = {"id": command["id"], "type": declaring.USER, "name": name}
        data |= {"target_id": str(on.id), "resolved": self._resolved([on.id], self.place)}
        return await self._discord.interact(COMMAND, self.person, self.place, data)

    async def clicks(self, message: Message, label: str) -> Answer:
        """Press a button, given by its label or custom id."""
        button = reading.find(message.components, label, known.BUTTON)
        if "custom_id" not in button:
            raise LookupError(f"{label} opens a page, and the app hears nothing of it")
        return await self._acts(message, button, {})

    async def selects(self, message: Message, name: str, *answers: "str | User") -> Answer:
        """Choose in a menu, given by its placeholder or custom id."""
        menu = reading.find(message.components, name, *known.SELECTS)
        found = forms.people(answers)
        data: Json = {"values": forms.chosen(menu, *answers)}
        channel = self._world.channels[message.channel]
        self._must_see(channel, *[each for each in answers if isinstance(each, User)])
        if menu["type"] != known.STRING:
            data["resolved"] = self._resolved(found, channel)
        return await self._acts(message, menu, data)

    async def submits(self, modal: Modal | None = None, /, **answers: Any) -> Answer:
        """Submit the open form, with answers by label or custom id (`**{"Your name": "Maya"}`).

        The form stays open if the app does not answer. Raises CannotFill for what Discord's own app
        would not allow.
        """
        shown = modal or self.modal
        if not shown:
            raise LookupError(f"{self} has no form open")
        asked = shown.interaction
        sent = forms.filled(shown.components, answers)
        data: Json = {"custom_id": shown.custom_id, "components": sent}
        found = [each for answer in answers.values() for each in forms.people(answer)]
        data["resolved"] = self._resolved(found, asked.channel) if found else {}
        if files := [each for answer in answers.values() for each in forms.files(answer)]:
            shapes_of = self._discord.uploads.shape
            data["resolved"] |= {"attachments": {str(each.id): shapes_of(each) for each in files}}
        answer = await self._discord.interact(
            SUBMISSION, self.person, asked.channel, data, asked.message
        )
        opened = self._world.modals.get(self.id)
        if opened and opened.interaction is asked:
            self.dismisses()
        return answer

    def dismisses(self) -> None:
        """Close the form. The app gets no event."""
        self._world.modals.pop(self.id, None)

    async def says(self, *parts: "str | User") -> Message:
        """Send a direct message to the app."""
        return self.writes(self.dm, *parts)

    def writes(self, channel: Channel, *parts: "str | User") -> Message:
        self._must_see(channel)
        message = Message(self._world.new_id(), channel.id, self.id, self.typed(*parts))
        message.pings = frozenset(each.id for each in parts if isinstance(each, User))
        publish(self._world, message)
        return copy(message)

    def closes_dms(self) -> None:
        self.person.takes_dms = False

    def opens_dms(self) -> None:
        self.person.takes_dms = True

    def deletes_account(self) -> None:
        for guild in self._world.guilds.values():
            if self.id in guild.members:
                guild.drops(self.person)
        self.person.deleted = True

    async def _types(
        self, kind: int, name: str, given: dict[str, Any], focus: tuple[str, str] | None = None
    ) -> Answer:
        root, *path = name.split()
        command = offered(self._world, declaring.SLASH, root, self.id, self.place)
        self._must_see(self.place, *[each for each in given.values() if isinstance(each, User)])
        sent = invoked(command, path, given, focus)
        data: Json = {"id": command["id"], "type": declaring.SLASH, "name": root, "options": sent}
        if found := [each.id for each in given.values() if isinstance(each, User)]:
            data["resolved"] = self._resolved(found, self.place)
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        return await self._discord.interact(kind, self.person, self.place, data)

    async def _acts(self, message: Message, component: Json, data: Json) -> Answer:
        channel = self._world.channels[message.channel]
        self._must_see(channel)
        now = self._world.messages.get(message.id)
        if not now or now.ephemeral_for not in (None, self.id):
            raise NotAnswered("Unknown Message")
        try:
            live = reading.find(now.components, component["custom_id"], component["type"])
        except LookupError:
            raise NotAnswered("Component validation failed") from None
        data |= {"custom_id": live["custom_id"], "id": live["id"]}
        data["component_type"] = live["type"]
        return await self._discord.interact(COMPONENT, self.person, channel, data, now)

    def _must_see(self, channel: Channel, *others: "User") -> None:
        """A person acts only where they are, and names only others who are there. Raises
        otherwise."""
        for each in (self, *others):
            if channel.guild is None:
                inside = each.id in (channel.recipient, self._world.app)
            else:
                inside = each.id in self._world.guilds[channel.guild].members
            if not inside:
                raise LookupError(f"{each} is not in {channel.name or 'these direct messages'}")

    def _resolved(self, users: list[int], channel: Channel) -> Json:
        guild = self._world.guilds[channel.guild] if channel.guild is not None else None
        return shapes.resolved(self._world, guild, users)

    def _every(self) -> list[Message]:
        return sorted(self._world.messages.values(), key=lambda each: each.id)
