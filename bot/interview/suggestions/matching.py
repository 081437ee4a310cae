"""Who is suggested to whom: deferred acceptance, as hospitals and residents are matched (Gale and
Shapley 1962), with the seekers proposing.

We compared libraries and wrote it ourselves. An assignment that maximises a sum
(scipy.optimize.linear_sum_assignment) gives one seeker a worse host so that others gain, and nobody
can be told why; "whoever was left out goes first" would only be a weight that other weights can
exceed; and it would add 30 MB. `matching` on PyPI implements this algorithm, but needs a complete
ranking of everybody by everybody, as objects, which is slow for thousands. The result here is
stable: no host was given to somebody who comes later in the order than a seeker who wanted that
host and got nobody. Seekers are told exactly that.
"""

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

    def turn(self, host: int) -> Turn:
        """Seekers who were left out come first, then those who fit better, then those who have
        waited longest."""
        served = self.served_at.timestamp() if self.served_at else 0.0
        return -self.left_out, -self.fits[host], served, self.seeker


def match(proposals: Iterable[Proposal], places: Mapping[int, int]) -> dict[int, int]:
    """The host for each seeker who gets one, by the seekers' numbers. A host gets at most as many
    seekers as they have `places`, and none if they are missing there. The order of the proposals
    does not matter."""
    held: dict[int, list[tuple[tuple[float, ...], int]]] = {}
    by_seeker = {each.seeker: each for each in proposals}
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


def _hold(
    kept: list[tuple[tuple[float, ...], int]], places: int, proposal: Proposal, host: int
) -> int | None:
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
