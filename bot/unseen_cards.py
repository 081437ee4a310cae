"""Cards that did not reach somebody in a direct message: they are announced in a channel, and shown
to whoever they are for."""

from collections.abc import Collection, Sequence

from bot.engine.decisions import CommunityTimer
from bot.engine.store.ports import CardForReader, Clock
from bot.engine.store.store import Store
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Person


class UnseenCards:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def missed(self, person: Person) -> Sequence[CardForReader]:
        """The newest cards that did not reach somebody, or were only announced, and are still of
        use; at most 5."""
        now = self._clock.now()
        return await self._store.read(lambda unit: unit.memberships.missed(person, now))

    async def waiting(self, person: Person, card: int) -> Sequence[CardForReader]:
        """A card that was announced to somebody and the cards announced with it, in their present
        state. Empty for anybody else."""
        return await self._store.read(lambda unit: unit.memberships.waiting(person, card))

    async def announcements_to(self, person: Person) -> Collection[str]:
        """The ids of the messages that announce cards to somebody in a channel that others read,
        too."""
        return await self._store.read(lambda unit: unit.memberships.announcements_to(person))

    async def announcement_channel(self, platform: str, space: str) -> str:
        """The platform's id of the channel that a space's organizers chose for announcements. Empty
        if they chose none."""
        return await self._store.read(
            lambda unit: unit.spaces.announcement_channel(platform, space)
        )

    async def announcements_closed(self, community: int, channel: str) -> None:
        """Tell the organizers that Askwell cannot write in that channel."""
        now = self._clock.now()
        timer = CommunityTimer(community, CommunityTimerName.CHANNEL_CLOSED, now, channel)
        await self._store.run(lambda unit: unit.community_timers.set([timer]))
