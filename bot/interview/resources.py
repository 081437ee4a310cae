"""Kinds of resources, and the words that people call them by."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b


class Kind(StrEnum):
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


CALLED: dict[Kind, str] = {
    Kind.BOOK: "book|novel|memoir|textbook|handbook",
    Kind.PODCAST: "podcast",
    Kind.BLOG: "blog",
    Kind.NEWSLETTER: "newsletter",
    Kind.COURSE: "course|mooc|bootcamp",
    Kind.VIDEO: "youtube channel|youtube|channel|ted talk|documentary|film|movie|video",
    Kind.ARTICLE: "article|paper|essay",
    Kind.MAGAZINE: "magazine|journal",
    Kind.COMMUNITY: "community|forum|subreddit",
}


def _called(words: str) -> str:
    """In English letters only: where all count, a long s is an s, and `lower` keeps it."""
    return rf"(?ai:{words})s?"


CUE = rf"(?<!\w){_called('|'.join(CALLED.values()))}(?!\w)(?!\s+(?:club|list|shop|store|fair)\b)"
"""Any word for a kind."""


def kind_called(cue: str) -> Kind:
    """What a match of CUE stands for."""
    return next(kind for kind, words in CALLED.items() if re.fullmatch(_called(words), cue))


@dataclass(frozen=True, slots=True)
class Resource:
    """Something recommended, in the words it was written in."""

    kind: Kind
    text: str

    @property
    def key(self) -> str:
        """16 characters, the same for the same thing: without its author, a leading article,
        and how an address was spelt out."""
        said = " ".join(self.text.casefold().split()).rstrip("/")
        said = re.sub(r"^(?:https?://)?(?:www\.)?|^the |^an? | by [^0-9]*$", "", said)
        return blake2b(f"{self.kind} {said}".encode(), digest_size=8).hexdigest()
