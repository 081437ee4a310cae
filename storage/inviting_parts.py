"""What contexts of organizers who invite are made of: see storage.context_parts."""

from functools import cached_property

from bot.engine.channel_posts import ChannelPost
from storage import channel_posts, imports
from storage.organizing_parts import OrganizingParts


class InvitingParts(OrganizingParts):
    @cached_property
    def channel_posts(self) -> tuple[ChannelPost, ...]:
        return channel_posts.newest(self._db, self.programme.community)

    @cached_property
    def waiting_imports(self) -> tuple[str, ...]:
        return imports.waiting(self._db, self.programme.community)
