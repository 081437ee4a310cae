"""Fields as members write them. Two are the same if they differ only in capitals and spaces."""

from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b

from bot.interview.numbers.figures import FEWEST


def field_key(field: str) -> str:
    return " ".join(field.split()).casefold()


def field_mark(field: str) -> str:
    """8 characters that stand for the field where there is little room."""
    return blake2b(field_key(field).encode(), digest_size=4).hexdigest()


def told_fields(requests: Mapping[str, int]) -> list[str]:
    """The fields that at least five requests went to, the most frequent first, each in its most
    frequent spelling. `requests` is how many went to each spelling."""
    spelt: dict[str, str] = {}
    sent: defaultdict[str, int] = defaultdict(int)
    for field, number in sorted(requests.items(), key=lambda each: (-each[1], each[0])):
        if key := field_key(field):
            spelt.setdefault(key, field.strip())
            sent[key] += number
    enough = [key for key, number in sent.items() if number >= FEWEST]
    return [spelt[key] for key in sorted(enough, key=lambda key: (-sent[key], key))]
