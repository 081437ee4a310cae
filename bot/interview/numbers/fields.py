"""What seekers want and what hosts have room for, by field."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from bot.interview.frozen import frozen
from bot.interview.numbers.counted import DAY, CountedDoor, CountedInterview, Counting
from bot.interview.numbers.field_names import field_key
from bot.interview.numbers.figures import FEWEST

SEARCHERS_AT_LEAST = 3
"""A search in vain by fewer people than this in a month says more about them than about a field,
and is deleted with the month."""
MONTH_DAYS = 30


@frozen
class FieldRoom:
    """A field in a period: the requests `sent` to its hosts, the interviews `held` with them, the
    `places` that their open doors still had, and how often it was `sought` in vain."""

    field: str
    sent: int
    held: int
    places: int
    sought: int

    @property
    def wish(self) -> int:
        return self.sent + self.sought

    @property
    def room(self) -> float | None:
        """Free places ÷ wishes. None if there were fewer than five wishes."""
        return self.places / self.wish if self.wish >= FEWEST else None


@frozen
class Sought:
    """What people searched for without finding anybody."""

    words: str
    people: int


def room_against_wish(counting: Counting) -> tuple[FieldRoom, ...]:
    """Free places ÷ (requests + searches without result by at least three people in a month), by
    field, the most wanted first. Free places are those that open doors offered in the period, minus
    those taken by interviews held. Fields with fewer than five wishes are left out."""
    asked, doors = _written(counting.sent), _written(counting.material.doors)
    sent, held = _by_field(asked), _by_field(_written(counting.held))
    offered = _offered(counting)
    spelt = {
        field_key(field): field.strip() for field, _ in reversed((asked + doors).most_common())
    }
    sought = Counter({field_key(each.words): each.people for each in looked_for_in_vain(counting)})
    rooms = (
        FieldRoom(
            spelt.get(key, key),
            sent[key],
            held[key],
            max(round(offered[key]) - held[key], 0),
            sought[key],
        )
        for key in sent.keys() | offered.keys() | sought.keys()
        if key
    )
    told = (each for each in rooms if each.wish >= FEWEST)
    return tuple(sorted(told, key=lambda each: (-each.wish, each.field)))


def looked_for_in_vain(counting: Counting) -> tuple[Sought, ...]:
    """What at least three people searched for in vain in a month of the period, the most frequent
    first. Months are UTC months and count as a whole."""
    found: Counter[str] = Counter()
    for each in counting.material.searches:
        if (
            each.people >= SEARCHERS_AT_LEAST
            and each.month < counting.end
            and _ends(each.month, counting)
        ):
            found[each.words] += each.people
    most = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Sought(words, people) for words, people in most)


def _ends(month: int, counting: Counting) -> bool:
    """Whether part of that month lies in the period (a month counts as MONTH_DAYS days)."""
    return month + MONTH_DAYS * DAY > counting.start


def _offered(counting: Counting) -> defaultdict[str, float]:
    offered: defaultdict[str, float] = defaultdict(float)
    for door in counting.material.doors:
        offered[field_key(door.field)] += door.per_month * _days_open(door, counting) / MONTH_DAYS
    return offered


def _days_open(door: CountedDoor, counting: Counting) -> float:
    end = min(counting.end, counting.material.now)
    closed = end if door.closed_at is None else min(door.closed_at, end)
    return max(closed - max(door.opened_at, counting.start), 0) / DAY


def _by_field(written: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for field, number in written.items():
        found[field_key(field)] += number
    return found


def _written(these: Iterable[CountedInterview | CountedDoor]) -> Counter[str]:
    return Counter(each.field for each in these)
