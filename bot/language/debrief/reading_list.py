"""The community's reading list: what hosts recommended, added by the seekers they told.

It contains what was recommended, its kind and the host's field. It contains no remarks, and no name
of a host who did not agree to be named. Who added something is never shown.
"""

from collections.abc import Collection, Iterable, Mapping

from bot.interview.afterwards.resources import Naming, Recommendation, ResourceKind
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.language import search


@frozen
class Title:
    """An entry of the list: one resource, whoever recommended it. `people` is how many hosts did,
    and `named` are those of them who may be named. `may_take_away`: I added it, or recommended it,
    or am an organizer. `key` is that of the resource."""

    key: str
    kind: ResourceKind
    text: str
    fields: tuple[str, ...]
    people: int
    named: tuple[Member, ...]
    may_take_away: bool


def words_of(recommendation: Recommendation) -> tuple[str, ...]:
    """The words that a search for a topic is compared with."""
    return search.names(f"{recommendation.text} {recommendation.kind} {recommendation.field}")


def titles(
    recommendations: Iterable[Recommendation],
    namings: Iterable[Naming],
    hosts: Mapping[int, Member],
    me: int,
    words: Collection[str],
    *,
    organizes: bool = False,
) -> list[Title]:
    """Entries that are about any of the words (all entries without words): those that most people
    recommended first, then the newest."""
    by_key: dict[str, list[Recommendation]] = {}
    for each in sorted(recommendations, key=lambda each: (each.added_at, each.interview)):
        by_key.setdefault(each.key, []).append(each)
    may_be = {(naming.interview, key) for naming in namings for key in naming.keys}
    about = [of for of in by_key.values() if not words or _is_about(of, words)]
    about.sort(key=lambda of: (len({each.host for each in of}), of[-1].added_at), reverse=True)
    return [
        _title(of, may_be, hosts, may_take_away=organizes or any(is_of(each, me) for each in of))
        for of in about
    ]


def is_of(recommendation: Recommendation, member: int) -> bool:
    """Whether somebody added it, or recommended it."""
    return member in (recommendation.seeker, recommendation.host)


def _title(
    of: list[Recommendation],
    may_be: Collection[tuple[str, str]],
    hosts: Mapping[int, Member],
    *,
    may_take_away: bool,
) -> Title:
    named = dict.fromkeys(each.host for each in of if (each.interview, each.key) in may_be)
    return Title(
        of[0].key,
        of[0].kind,
        of[0].text,
        tuple(dict.fromkeys(each.field for each in of if each.field)),
        len({each.host for each in of}),
        tuple(hosts[host] for host in named if host in hosts),
        may_take_away,
    )


def _is_about(of: list[Recommendation], words: Collection[str]) -> bool:
    held = {word for each in of for word in words_of(each)}
    return any(word.startswith(tuple(words)) for word in held)
