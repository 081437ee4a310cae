"""What hosts recommend: the kinds of resources, the words that people use for each kind, and what
seekers share of it with their community."""

import re
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from bot.interview.addresses import is_plain
from bot.interview.frozen import frozen

LONGEST_ADDRESS = 200
"""The reading list shows an address of up to this many characters in full."""


class ResourceKind(StrEnum):
    """`TITLE` is something with a title whose kind nobody has said; `NOTE` is a line as it was
    written, in which nothing was recognised."""

    ADDRESS = "address"
    ACCOUNT = "account"
    BOOK = "book"
    PODCAST = "podcast"
    BLOG = "blog"
    NEWSLETTER = "newsletter"
    COURSE = "course"
    VIDEO = "video"
    ARTICLE = "article"
    MAGAZINE = "magazine"
    COMMUNITY = "community"
    TITLE = "title"
    NOTE = "note"


CALLED: dict[ResourceKind, str] = {
    ResourceKind.BOOK: "book|novel|memoir|textbook|handbook",
    ResourceKind.PODCAST: "podcast",
    ResourceKind.BLOG: "blog",
    ResourceKind.NEWSLETTER: "newsletter",
    ResourceKind.COURSE: "course|mooc|bootcamp",
    ResourceKind.VIDEO: "youtube channel|youtube|channel|ted talk|documentary|film|movie|video",
    ResourceKind.ARTICLE: "article|paper|essay",
    ResourceKind.MAGAZINE: "magazine|journal",
    ResourceKind.COMMUNITY: "community|forum|subreddit",
}


def _called(words: str) -> str:
    """A pattern that matches English letters only: otherwise a regular expression that ignores case
    takes a long s for an s, which `lower` does not."""
    return rf"(?ai:{words})s?"


CUE = rf"(?<!\w){_called('|'.join(CALLED.values()))}(?!\w)(?!\s+(?:club|list|shop|store|fair)\b)"
"""Matches any word for a kind of resource."""


def kind_called(cue: str) -> ResourceKind:
    """The kind that a match of CUE means."""
    return next(kind for kind, words in CALLED.items() if re.fullmatch(_called(words), cue))


@frozen
class Resource:
    """A recommended resource, as it was written."""

    kind: ResourceKind
    text: str

    @property
    def key(self) -> str:
        """16 characters that are the same for the same resource, whether or not its author, a
        leading article or "https://" was written."""
        said = " ".join(self.text.casefold().split()).rstrip("/")
        said = re.sub(r"^(?:https?://)?(?:www\.)?|^the |^an? | by [^0-9]*$", "", said)
        return blake2b(f"{self.kind} {said}".encode(), digest_size=8).hexdigest()


def for_the_list(resource: Resource) -> Resource | None:
    """The resource as it can appear on the reading list: a title without an address in it, or an
    address that leads where it seems to lead. Otherwise None."""
    if resource.kind is ResourceKind.NOTE:
        return None
    if resource.kind is not ResourceKind.ADDRESS:
        return None if "://" in resource.text else resource
    url = resource.text if "//" in resource.text else f"https://{resource.text}"
    fits = len(url) <= LONGEST_ADDRESS and is_plain(url)
    return replace(resource, text=url) if fits else None


@frozen
class Recommendation:
    """What a host recommended to a seeker who put it on the reading list. `listed` is False once it
    is off the list. `removed` is True if its host or an organizer took it off, and then it cannot
    be listed again. `key` is that of the resource, `field` the host's field at the time."""

    interview: str
    key: str
    community: int
    seeker: int
    host: int
    kind: ResourceKind
    text: str
    field: str
    added_at: datetime
    listed: bool = True
    removed: bool = False


@frozen
class Naming:
    """The resources of an interview, by key, next to which the host may be named."""

    interview: str
    host: int
    keys: tuple[str, ...] = ()


def naming_key(interview: str) -> str:
    """The key of the card that asks the host. There is one for each interview."""
    return f"{interview}:naming"
