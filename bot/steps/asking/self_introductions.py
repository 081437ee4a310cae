"""How the seeker of a request introduces themselves: in our draft, or in their own words."""

from bot.content.drafting.self_introductions import introduce
from bot.engine.contexts.request import RequestContext
from bot.interview.members import Member
from bot.interview.model import Interview, SelfIntroduction


def of_request(context: RequestContext, host: Member, wish: str) -> SelfIntroduction:
    """Their own words stay, whatever the wish becomes; our draft follows the wish."""
    before = context.draft
    own = before.self_introduction if before and not is_drafted(before, context.me, host) else None
    return own or introduce(context.me, host, wish)


def is_drafted(request: Interview, seeker: Member, host: Member) -> bool:
    """Whether it is still our draft, which the seeker has not changed."""
    return request.self_introduction == introduce(seeker, host, request.wish)
