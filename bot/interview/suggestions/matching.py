"""Who is suggested to whom. As many members as possible get somebody, and those who were left out
before come first.

First comes deferred acceptance, as hospitals and residents are matched (Gale and Shapley 1962),
with the seekers proposing. It may leave out a member whose only host went to somebody who could
have had another one. So others then move to another host of theirs where that makes room
(augmenting paths). docs/developers/decisions/matching.md says why.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from heapq import heappush, heapreplace

from bot.interview.frozen import frozen

Turn = tuple[int, int, float, int]
"""The order in which hosts accept seekers: the lowest comes first."""


@frozen
class Proposal:
    """The hosts a seeker would like, best first, and how well each fits. `left_out` is how many
    times in a row they got nobody; `served_at` is when they last got somebody (UTC), None if
    never."""

    seeker: int
    hosts: Sequence[int]
    fits: Mapping[int, int]
    left_out: int = 0
    served_at: datetime | None = None

    @property
    def waits_since(self) -> float:
        """Seconds since 1970; 0 for somebody who never got anybody."""
        return self.served_at.timestamp() if self.served_at else 0.0

    def turn(self, host: int) -> Turn:
        """Seekers who were left out come first, then those who fit better, then those who have
        waited longest."""
        return -self.left_out, -self.fits[host], self.waits_since, self.seeker


Entry = tuple[tuple[float, ...], int]
"""A seeker's turn, negated, and the seeker."""


def match(proposals: Iterable[Proposal], places: Mapping[int, int]) -> dict[int, int]:
    """The host for each seeker who gets one, by the seekers' numbers. A host gets at most as many
    seekers as they have `places`, and none if they are missing there. Nobody could be served in
    addition, nor in place of somebody who was left out less often. The order of the proposals does
    not matter."""
    by_seeker = {each.seeker: each for each in proposals}
    moving = _Moving(by_seeker, places, _accepted(by_seeker, places))
    for each in sorted(by_seeker.values(), key=_rank):
        if each.seeker not in moving.host_of:
            moving.serve(each)
    return moving.host_of


def _rank(proposal: Proposal) -> tuple[int, float, int]:
    """The order in which others move for seekers who got nobody."""
    return -proposal.left_out, proposal.waits_since, proposal.seeker


def _accepted(by_seeker: Mapping[int, Proposal], places: Mapping[int, int]) -> dict[int, int]:
    """Deferred acceptance: no host refuses a seeker who comes before one whom they take."""
    held: dict[int, list[Entry]] = {}
    asks_next = dict.fromkeys(by_seeker, 0)
    waiting = list(by_seeker)
    while waiting:
        proposal = by_seeker[waiting.pop()]
        start = asks_next[proposal.seeker]
        for asked, host in enumerate(proposal.hosts[start:], start + 1):
            asks_next[proposal.seeker] = asked
            kept = held.setdefault(host, [])
            left = _hold(kept, places.get(host, 0), proposal, host)
            if left != proposal.seeker:
                waiting += [] if left is None else [left]
                break
    return {seeker: host for host, kept in held.items() for _, seeker in kept}


def _hold(kept: list[Entry], places: int, proposal: Proposal, host: int) -> int | None:
    """Add a proposal to those that a host keeps. Return the seeker who must give way: None while
    there is room, otherwise the last in order, who may be the new one. `kept` is a heap with the
    last in order on top."""
    entry = (tuple(-part for part in proposal.turn(host)), proposal.seeker)
    if len(kept) < places:
        heappush(kept, entry)
        return None
    if not kept or entry < kept[0]:
        return proposal.seeker
    return heapreplace(kept, entry)[1]


class _Moving:
    """Moves seekers to other hosts of theirs, so that more are served."""

    def __init__(
        self, by_seeker: Mapping[int, Proposal], places: Mapping[int, int], host_of: dict[int, int]
    ) -> None:
        self.host_of = host_of
        self._by_seeker = by_seeker
        self._places = places
        self._seekers_of: defaultdict[int, set[int]] = defaultdict(set)
        for seeker, host in host_of.items():
            self._seekers_of[host].add(seeker)
        self._closed: set[int] = set()
        """Hosts from whom a search in vain found no way on. Nobody moves to or from them any more,
        because those who come later have no precedence over the seekers there either. So all
        searches in vain together look at each host once."""

    def serve(self, proposal: Proposal) -> None:
        """Serve a seeker who got nobody, if others can move for them, or else in place of somebody
        who was left out less often."""
        reached = [proposal.seeker]
        comes: dict[int, int] = {}
        """Who would come to each host."""
        for seeker in reached:
            for host in self._by_seeker[seeker].hosts:
                if host in comes or host in self._closed:
                    continue
                comes[host] = seeker
                if len(self._seekers_of[host]) < self._places.get(host, 0):
                    self._move(host, comes)
                    return
                reached += self._last_first(host)
        last = max(reached, key=lambda each: _rank(self._by_seeker[each]))
        if self._by_seeker[last].left_out < proposal.left_out:
            self._move(self._leave(last), comes)
        else:
            self._closed |= comes.keys()

    def _last_first(self, host: int) -> list[int]:
        turns = (self._by_seeker[each].turn(host) for each in self._seekers_of[host])
        return [seeker for *_, seeker in sorted(turns, reverse=True)]

    def _move(self, to: int | None, comes: Mapping[int, int]) -> None:
        """Fill the free place at that host, then the place that becomes free by that, and so on,
        until the seeker who had nobody has moved."""
        while to is not None:
            seeker = comes[to]
            free = self._leave(seeker)
            self._seekers_of[to].add(seeker)
            self.host_of[seeker] = to
            to = free

    def _leave(self, seeker: int) -> int | None:
        host = self.host_of.pop(seeker, None)
        if host is not None:
            self._seekers_of[host].remove(seeker)
        return host
