"""What hosts recommend: the kinds of resources with the words that people call them by, and what
seekers share of it with their community."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from bot.interview.addresses import is_plain

LONGEST_ADDRESS = 200
"""As long as the list shows one whole."""


class ResourceKind(StrEnum):
    """`TITLE` is something with a title whose kind nobody told; `NOTE` a line as written, in
    which nothing was recognised."""

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
    """In English letters only: where all count, a long s is an s, and `lower` keeps it."""
    return rf"(?ai:{words})s?"


CUE = rf"(?<!\w){_called('|'.join(CALLED.values()))}(?!\w)(?!\s+(?:club|list|shop|store|fair)\b)"
"""Any word for a kind."""


def kind_called(cue: str) -> ResourceKind:
    """What a match of CUE stands for."""
    return next(kind for kind, words in CALLED.items() if re.fullmatch(_called(words), cue))


@dataclass(frozen=True, slots=True)
class Resource:
    """Something recommended, in the words it was written in."""

    kind: ResourceKind
    text: str

    @property
    def key(self) -> str:
        """16 characters, the same for the same thing: without its author, a leading article,
        and how an address was spelt out."""
        said = " ".join(self.text.casefold().split()).rstrip("/")
        said = re.sub(r"^(?:https?://)?(?:www\.)?|^the |^an? | by [^0-9]*$", "", said)
        return blake2b(f"{self.kind} {said}".encode(), digest_size=8).hexdigest()


def for_the_list(resource: Resource) -> Resource | None:
    """As it may stand on the reading list: a title without an address in it, or an address that
    shows where it leads; else None."""
    if resource.kind is ResourceKind.NOTE:
        return None
    if resource.kind is not ResourceKind.ADDRESS:
        return None if "://" in resource.text else resource
    url = resource.text if "//" in resource.text else f"https://{resource.text}"
    fits = len(url) <= LONGEST_ADDRESS and is_plain(url)
    return replace(resource, text=url) if fits else None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What one host recommended to one seeker, who put it on the list; `listed` is False once
    it is off the list, and `removed` is True where its host or an organizer took it away: then it
    stays so. `key` is that of the resource, `field` the host's at the time."""

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


@dataclass(frozen=True, slots=True)
class Naming:
    """The resources of an interview, by key, beside which its host may be named."""

    interview: str
    host: int
    keys: tuple[str, ...] = ()


def naming_key(interview: str) -> str:
    """Of the card that asks the host: there is one for an interview."""
    return f"{interview}:naming"
