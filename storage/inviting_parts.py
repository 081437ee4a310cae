"""Parts of the contexts of organizers who invite: see storage.context_parts."""

from bot.engine.channel_posts import ChannelPost
from storage import channel_posts, imports
from storage.lazy import lazy
from storage.organizing_parts import OrganizingParts


class InvitingParts(OrganizingParts):
    @lazy
    def channel_posts(self) -> tuple[ChannelPost, ...]:
        return channel_posts.newest(self._db, self.programme.community)

    @lazy
    def waiting_imports(self) -> tuple[str, ...]:
        return imports.waiting(self._db, self.programme.community)
