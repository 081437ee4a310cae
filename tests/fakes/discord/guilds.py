"""A guild: its members, and what the app may do there."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tests.fakes.discord import shapes
from tests.fakes.discord.state import World
from tests.fakes.discord.things import (
    ADMINISTRATOR,
    EMBED_LINKS,
    EVERYTHING,
    READ_HISTORY,
    SEND_MESSAGES,
    USE_COMMANDS,
    VIEW_CHANNEL,
    Channel,
    Event,
    Person,
    Role,
)

if TYPE_CHECKING:
    from tests.fakes.discord.people import User

GUILDS, MEMBERS = 1 << 0, 1 << 1
EVERYONE = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | READ_HISTORY | USE_COMMANDS


@dataclass
class Membership:
    since: datetime
    permissions: int = 0
    """In addition to the permissions of @everyone and of their roles."""
    roles: list[int] = field(default_factory=list)


@dataclass
class Guild:
    world: World = field(repr=False)
    id: int
    name: str
    locale: str = "en-US"
    members: dict[int, Membership] = field(default_factory=dict)
    everyone: int = EVERYONE
    """The permissions of @everyone, which the app has too."""
    app_role: int = 0
    """The permissions that the app's own role adds."""
    scopes: frozenset[str] = frozenset({"bot", "applications.commands"})
    available: bool = True
    owner: int = 1
    roles: dict[int, Role] = field(default_factory=dict)
    """The roles that people made."""

    def __post_init__(self) -> None:
        self.role = self.world.new_id()
        """The id of the app's own role."""

    @property
    def installed(self) -> bool:
        return self.world.app in self.members

    @property
    def channels(self) -> list[Channel]:
        return [each for each in self.world.channels.values() if each.guild == self.id]

    @property
    def general(self) -> Channel:
        return self.channels[0]

    def permissions(self, user: int) -> int:
        if user == self.world.app:
            return self.everyone | self.app_role
        member = self.members[user]
        given = self.everyone | member.permissions
        for each in member.roles:
            given |= self.roles[each].permissions
        return EVERYTHING if given & ADMINISTRATOR or user == self.owner else given

    def app_permissions(self, channel: Channel) -> int:
        return (self.everyone | self.app_role) & ~channel.denied

    def app_may(self, permission: int, channel: Channel) -> bool:
        return bool(self.app_permissions(channel) & permission)

    def channel(self, name: str) -> Channel:
        made = Channel(self.world.new_id(), name, self.id)
        self.world.channels[made.id] = made
        self._tell("CHANNEL_CREATE", shapes.channel(self.world, made), GUILDS)
        return made

    def denies(self, channel: Channel, permissions: int) -> None:
        """Take these permissions from the app in that channel."""
        channel.denied |= permissions
        self._tell("CHANNEL_UPDATE", shapes.channel(self.world, channel), GUILDS)

    def deletes(self, channel: Channel) -> None:
        gone = shapes.channel(self.world, channel)
        del self.world.channels[channel.id]
        for each in list(self.world.messages.values()):
            if each.channel == channel.id:
                del self.world.messages[each.id]
        self._tell("CHANNEL_DELETE", gone, GUILDS)

    def promotes(self, user: "User", permissions: int) -> None:
        """Give a member more permissions than everyone has."""
        self.members[user.id].permissions |= permissions
        self._tell_of(user)

    def hands_over(self, user: "User") -> None:
        """The server gets another owner."""
        self.owner = user.id
        self._tell("GUILD_UPDATE", shapes.brief_guild(self), GUILDS)

    def new_role(self, name: str, permissions: int = 0) -> Role:
        """Make a role that nobody has yet."""
        made = Role(self.world.new_id(), name, permissions)
        self.roles[made.id] = made
        told = {"guild_id": str(self.id), "role": shapes.role(made)}
        self._tell("GUILD_ROLE_CREATE", told, GUILDS)
        return made

    def gives(self, user: "User", role: Role) -> None:
        self.members[user.id].roles.append(role.id)
        self._tell_of(user)

    def takes(self, user: "User", role: Role) -> None:
        self.members[user.id].roles.remove(role.id)
        self._tell_of(user)

    def join(self, *users: "User") -> None:
        for user in users:
            self._add(user.person)

    def leave(self, user: "User") -> None:
        """The app gets an event only with the privileged intent for members."""
        self.drops(user.person)

    def drops(self, person: Person) -> None:
        del self.members[person.id]
        left = {"guild_id": str(self.id), "user": person.shape}
        self._tell("GUILD_MEMBER_REMOVE", left, MEMBERS)

    def installs(self) -> None:
        """The app joins the guild for the first time, or again."""
        self.members[self.world.app] = Membership(self.world.clock())
        self._tell("GUILD_CREATE", shapes.guild(self.world, self), GUILDS)

    def removes_app(self) -> None:
        """The app is removed from the guild, and its commands there are deleted."""
        del self.members[self.world.app]
        self.world.commands.pop(self.id, None)
        self.world.emit(Event("GUILD_DELETE", {"id": str(self.id)}, self.id, GUILDS))

    def goes_down(self) -> None:
        """An outage: the guild is unavailable, but the app is still in it."""
        self.available = False
        gone = {"id": str(self.id), "unavailable": True}
        self._tell("GUILD_DELETE", gone, GUILDS)

    def comes_back(self) -> None:
        self.available = True
        shape = shapes.guild(self.world, self) | {"unavailable": False}
        self._tell("GUILD_CREATE", shape, GUILDS)

    def _add(self, person: Person) -> None:
        self.members[person.id] = Membership(self.world.clock())
        joined = shapes.member(self, person) | {"guild_id": str(self.id)}
        self._tell("GUILD_MEMBER_ADD", joined, MEMBERS)

    def _tell_of(self, user: "User") -> None:
        """The app gets the event only with the privileged intent for members."""
        shape = shapes.member(self, user.person) | {"guild_id": str(self.id)}
        self._tell("GUILD_MEMBER_UPDATE", shape, MEMBERS)

    def _tell(self, name: str, data: object, intent: int) -> None:
        """Send an event, if the app is in the guild."""
        if self.installed:
            self.world.emit(Event(name, data, self.id, intent))
