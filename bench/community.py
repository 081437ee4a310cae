"""Fills a database with people who ask each other for interviews."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Table

from bot.engine.events import Caller
from bot.engine.timer_names import PRESSING
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Stage
from bot.language.hours import read_hours
from bot.texts.asking import ask as texts
from storage import tables
from storage.cards import card_rows
from storage.search import word_indexes
from storage.statements.mapping import member_columns, profile_columns, values_of

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""A Tuesday at noon (UTC), when nobody here has quiet hours."""
DAY = timedelta(days=1)

PLATFORM = "bench"

_ZONES = ("Europe/Berlin", "Africa/Nairobi", "Europe/Lisbon", "Asia/Kolkata")
_FIELDS = ("UX research", "nursing", "data engineering", "teaching", "grant writing", "law")
_HOURS = read_hours("Tue, Thu 17:00-19:00; Fri 9:00-12:00")
_DIFFERENT_CARDS = 100


@dataclass(frozen=True)
class Community:
    """A number of spaces, the seekers and hosts in all of them, and the interviews they had.

    Members and interviews are numbered from 0. The space of a number is its remainder when divided
    by `spaces`.
    """

    spaces: int
    seekers: int
    hosts: int
    interviews: int
    platform: str = PLATFORM
    prefixes: tuple[str, str] = ("T", "U")
    """The prefixes of the ids of spaces and of users."""

    def seeker(self, number: int) -> Member:
        return self._member(1 + number, number, f"Maya {number}", None)

    def host(self, number: int) -> Member:
        profile = HostProfile(
            headline="Works in a hospital group, taught physics before",
            field=_FIELDS[number % len(_FIELDS)],
            topics=("interviewing users", "changing careers", _FIELDS[number % 5]),
            gladly="How teaching prepared me for it, and what I would do again",
            per_month=4,
            hours=_HOURS,
            zone=_ZONES[number % len(_ZONES)],
            place_detail="https://meet.example/daniel",
            open=True,
        )
        return self._member(1 + self.seekers + number, number, f"Daniel {number}", profile)

    def _member(self, key: int, number: int, name: str, profile: HostProfile | None) -> Member:
        space = number % self.spaces
        person = Person(self.platform, self._space(space), f"{self.prefixes[1]}{key}")
        zone = _ZONES[number % len(_ZONES)]
        return Member(
            *(key, 1 + space, person, name, zone),
            zone_told=zone,  # otherwise each command would be a member's first, which stores it
            agreed_at=NOON,
            profile=profile,
        )

    def _space(self, number: int) -> str:
        return f"{self.prefixes[0]}{number}"

    def interview(self, number: int) -> Interview:
        """Each seeker has four interviews with the hosts that follow: in three, the thank-you note
        was sent; one is ahead."""
        space, (turn, which) = number % self.spaces, divmod(number // self.spaces, 4)
        ahead = which == 3
        asked = NOON - 60 * DAY + timedelta(minutes=number % 9000)
        start = NOON + 2 * DAY if ahead else asked + 12 * DAY
        return Interview(
            id=f"interview-{number}",
            community=1 + space,
            seeker=1 + (space + self.spaces * turn) % self.seekers,
            host=1 + self.seekers + (space + self.spaces * (turn + 1 + which)) % self.hosts,
            connection="We both studied physics in Nairobi, nine years apart.",
            wish="How you found out that research with people suits you better than teaching.",
            minutes=25,
            asked_at=asked,
            changed_at=asked + (2 * DAY if ahead else 14 * DAY),
            stage=Stage.BOOKED if ahead else Stage.THANKED,
            revision=2 if ahead else 4,
            offered=(start,),
            start=start,
            note=None if ahead else "Thank you. I wrote down what you said about listening.",
            last_contact_at=None if ahead else asked + 14 * DAY,
        )

    def settle_in(self, engine: Engine) -> None:
        """Write everything to the database, and merge SQLite's indexes of words, as the next night
        would. The numbers of seekers, hosts and interviews must be multiples of the number of
        spaces."""
        hosts = [self.host(number) for number in range(self.hosts)]
        everyone = [*map(self.seeker, range(self.seekers)), *hosts]
        ids = range(1, self.spaces + 1)
        spaces = [
            {
                "platform": self.platform,
                "id": self._space(each - 1),
                "number": each,
                "community": each,
            }
            for each in ids
        ]
        profiles = [profile_columns(each, each.profile) for each in hosts if each.profile]
        interviews = map(self.interview, range(self.interviews))
        _insert(engine, tables.communities, [{"id": each} for each in ids])
        programmes = [{"community": each, "began_at": NOON, "opened_at": NOON} for each in ids]
        _insert(engine, tables.programmes, programmes)
        _insert(engine, tables.spaces, spaces)
        _insert(engine, tables.members, map(member_columns, everyone))
        _insert(engine, tables.hosts, profiles)
        _insert(engine, tables.interviews, map(values_of, interviews))
        with engine.begin() as db:
            word_indexes.begin_to_merge(db)
            while word_indexes.merge_next(db):
                pass

    def set_timers(self, engine: Engine, names: tuple[str, ...], *, ahead: bool = False) -> None:
        """Add timers with these names for each interview, or for each that is ahead. All are due,
        as after a night without a courier."""
        rows = (
            {
                "interview": f"interview-{number}",
                "name": name,
                "at": _due(number),
                "pressing": name in PRESSING,
            }
            for number in range(self.interviews)
            if not ahead or self.interview(number).stage is Stage.BOOKED
            for name in names
        )
        _insert(engine, tables.timers, rows)

    def post_cards(
        self, engine: Engine, many: int, stored: Callable[..., list[str]] = card_rows.stored
    ) -> None:
        """Add requests to the hosts, all due. `stored` turns cards into what the database
        contains."""
        some = map(self.interview, range(min(self.interviews, _DIFFERENT_CARDS)))
        cards = [
            texts.request(each, self.seeker(each.seeker - 1), NOON, about_job=False)
            for each in some
        ]
        hosts = [self.host(number) for number in range(self.hosts)]

        def row(number: int) -> dict[str, Any]:
            host = hosts[number % len(hosts)]
            return {
                "member": host.id,
                "space": host.community,
                "key": f"card-{number}",
                "digest": number,
                "about": f"interview-{number % self.interviews}",
                "card": rows[number % len(cards)],
                "changes_later": True,
                "version": 1,
                "posted_at": _due(number),
                "due_at": _due(number),
                "taken": False,
                "attempts": 0,
            }

        with engine.begin() as db:
            rows = stored(db, cards)
        _insert(engine, tables.cards, map(row, range(many)))


def caller(member: Member) -> Caller:
    return Caller(member.person, member.name, member.zone)


def _due(number: int) -> datetime:
    return NOON - DAY + timedelta(milliseconds=number)


def _insert(engine: Engine, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    with engine.begin() as db:
        db.execute(table.insert(), list(rows))
