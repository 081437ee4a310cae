"""What becomes of an introduction once the second of the two has answered."""

from datetime import datetime

from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import reader_of
from bot.content.drafting.self_introductions import introduce
from bot.engine.decisions import Post
from bot.interview.finding.introductions import INTRODUCTION, Introduction
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, asking_time
from bot.interview.model import Interview, Stage
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.texts.asking.ask import CONNECTION
from bot.texts.organizing.finding import introduce as texts


def key(introduction: Introduction) -> str:
    """The key of the card that asks each of the two."""
    return f"{INTRODUCTION}{introduction.id}"


def tell(introduction: Introduction, to: Member, what: str, card: Card, now: datetime) -> Post:
    """A card that arrives in their daytime."""
    later = next_allowed(to, now)
    return Post(to.id, f"{key(introduction)}:{what}", card, not_before=later)


def draft(introduction: Introduction, seeker: Member, host: Member, now: datetime) -> Interview:
    """The request that is opened, already filled in. The seeker checks it, chooses times and sends
    it."""
    reader = reader_of(seeker)
    connection = f"{plain(texts.CONNECTION, reader)} {introduction.sentence}".strip()
    wish = plain(texts.WISH, reader)
    return Interview(
        id=introduction.id,
        community=introduction.community,
        seeker=seeker.id,
        host=host.id,
        connection=connection[: CONNECTION.most],
        wish=wish,
        minutes=(host.profile or HostProfile()).minutes,
        asked_at=asking_time(now, seeker, host),
        changed_at=now,
        stage=Stage.DRAFT,
        self_introduction=introduce(seeker, host, wish),
    )
