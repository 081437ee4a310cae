"""Who is suggested to whom: deferred acceptance, as hospitals and residents are matched (Gale and
Shapley 1962), with the seekers proposing.

It is written out here, and not taken from a library, after a comparison. An assignment that makes
a sum the best one (scipy.optimize.linear_sum_assignment) gives somebody a worse host so that
others gain, and nobody can be told why; that whoever was left out goes first is only a weight in
it that can be outweighed; and it would bring 30 MB. `matching` on PyPI does the same as this, but
wants every side's full order of every other, as objects, which is slow for thousands. The result
here is stable: whoever got nobody has been passed over by no host for somebody who goes after
them, and that is the sentence that they are told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import heappush, heapreplace

Turn = tuple[int, int, float, int]
"""What the hosts go by: the lowest one goes first."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom a seeker would be glad of, best first, and how well each fits. `left_out`: so many
    turns in a row they got nobody; `served_at`: when they got somebody last (UTC), None if
    never."""

    seeker: int
    hosts: Sequence[int]
    fits: Mapping[int, int]
    left_out: int = 0
    served_at: datetime | None = None

    def turn(self, host: int) -> Turn:
        """Who was left out goes first, then who fits better, then who has waited longest."""
        served = self.served_at.timestamp() if self.served_at else 0.0
        return -self.left_out, -self.fits[host], served, self.seeker


def match(proposals: Iterable[Proposal], places: Mapping[int, int]) -> dict[int, int]:
    """The host of each seeker who gets one, by the seekers' numbers. No host gets more than they
    have `places`; a host without an entry has none. The order of the proposals does not matter."""
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
    """Whom the host lets go for it: nobody while there is room, else the last in turn, who may be
    the one who proposes. `kept` is a heap with the last in turn on top."""
    entry = (tuple(-part for part in proposal.turn(host)), proposal.seeker)
    if len(kept) < places:
        heappush(kept, entry)
        return None
    if not kept or entry < kept[0]:
        return proposal.seeker
    return heapreplace(kept, entry)[1]
