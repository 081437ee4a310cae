"""Makes a round of suggestions from what is known about those who want one and about the hosts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from bot.interview import rules
from bot.interview.conduct.absences import rests_until
from bot.interview.finding.listing import Listing
from bot.interview.frozen import frozen
from bot.interview.hosting import HostProfile
from bot.interview.model import OPEN_STAGES, Interview, Stage
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings
from bot.interview.suggestions.matching import Proposal, match
from bot.interview.suggestions.suggestions import AGAIN_AFTER, Suggestion, SuggestionWish, Unmatched

TOPICS_TOLD = 3

Holders = Mapping[str, frozenset[int]]
"""For each word, the hosts whose profile contains it, as the search finds them."""
IsAbout = Callable[[str, Sequence[str]], bool]
"""Whether a topic contains one of these words, as the search finds it. It is in a higher
package."""


@frozen
class Wisher:
    """A member whose turn it is."""

    wish: SuggestionWish
    words: tuple[str, ...]
    """The words of their wish that a search uses."""
    interviews: tuple[Interview, ...] = ()
    """Theirs of the last 120 days and all that lie ahead, on either side."""
    kept_from: frozenset[int] = frozenset()
    """Hosts who were suggested to them in the last three months, or whom they do not meet here
    because of a block."""
    settings: ProgrammeSettings = DEFAULT_SETTINGS
    """Those of their programme."""

    def may_not_ask(self, now: datetime) -> Unmatched | None:
        """Why they could not ask anybody now, or None."""
        waiting = [each for each in self._asked() if each.stage is Stage.ASKED and not each.moved]
        rests = rests_until(self.wish.member, self.interviews)
        if rests is not None and now < rests:
            return Unmatched.RESTS
        is_enough = len(waiting) >= self.settings.open_requests
        return Unmatched.TOO_MANY_OPEN if is_enough else None

    def known(self, now: datetime) -> frozenset[int]:
        """Hosts who are not suggested to them."""
        since = now - AGAIN_AFTER
        asked = {
            each.host
            for each in self._asked()
            if each.asked_at > since or each.stage in OPEN_STAGES
        }
        return self.kept_from | asked | {self.wish.member}

    def _asked(self) -> Iterable[Interview]:
        return (
            each
            for each in self.interviews
            if each.seeker == self.wish.member and each.stage is not Stage.DRAFT
        )


@frozen
class Suggestible:
    """A host who can be asked. `places` is how many more seekers can be given to them; `asked` is
    how many asked them in the last 120 days."""

    listing: Listing
    places: int
    asked: int

    @property
    def host(self) -> int:
        return self.listing.host.id


def candidates(
    listings: Iterable[Listing],
    promised: Mapping[int, int],
    settings: ProgrammeSettings,
    now: datetime,
) -> list[Suggestible]:
    """The hosts who can be asked now. `promised` is, by host, how many seekers they were lately
    suggested to who may still ask."""
    return [
        Suggestible(
            each,
            max(0, _places(each, now + settings.earliest) - promised.get(each.host.id, 0)),
            _asked(each),
        )
        for each in listings
        if each.host.profile
        and each.host.profile.can_be_asked(now)
        and not _is_off(each, settings, now)
    ]


def _places(listing: Listing, first: datetime) -> int:
    """The free places in the month of the first possible interview, less the requests that wait."""
    hosted = [each for each in listing.interviews if each.host == listing.host.id]
    waiting = sum(each.stage is Stage.ASKED and not each.moved for each in hosted)
    return rules.room(listing.host, hosted, first) - waiting


def _asked(listing: Listing) -> int:
    return sum(
        each.host == listing.host.id and each.stage is not Stage.DRAFT
        for each in listing.interviews
    )


def _is_off(listing: Listing, settings: ProgrammeSettings, now: datetime) -> bool:
    """Whether the host is away on every day for which somebody could be offered a time."""
    profile = listing.host.profile or HostProfile()
    first, last = (at.date() for at in (now + settings.earliest, now + settings.latest))
    return any(first in off and last in off for off in profile.time_off)


def make_round(
    day: date,
    wishers: Iterable[Wisher],
    candidates: Sequence[Suggestible],
    holders: Holders,
    now: datetime,
    *,
    is_about: IsAbout,
) -> list[Suggestion]:
    """What each of the wishers gets on that Tuesday, in the order of their members' numbers."""
    by_host = {each.host: each for each in sorted(candidates, key=_quiet)}
    places = {each.host: each.places for each in candidates}
    these = sorted(wishers, key=lambda each: each.wish.member)
    fits = {each.wish.member: _fits(each, holders, by_host) for each in these}
    proposals = [
        _proposal(each, fits[each.wish.member], by_host, now)
        for each in these
        if each.may_not_ask(now) is None
    ]
    matched = match(proposals, places)
    return [
        _suggestion(day, each, by_host.get(matched.get(each.wish.member, 0)), now, is_about)
        or _none(day, each, fits[each.wish.member], places, now)
        for each in these
    ]


def _fits(wisher: Wisher, holders: Holders, by_host: Mapping[int, Suggestible]) -> Counter[int]:
    """By host, how many of the words their profile contains."""
    found: Counter[int] = Counter()
    for word in wisher.words:
        found.update(holders.get(word, frozenset()) & by_host.keys())
    return found


def _proposal(
    wisher: Wisher, fits: Mapping[int, int], by_host: Mapping[int, Suggestible], now: datetime
) -> Proposal:
    """The best fit first, then the order of `by_host`: those who were asked least come first, so
    that quiet hosts get their turn."""
    known = wisher.known(now)
    hosts = [host for host in by_host if host in fits and host not in known]
    hosts.sort(key=fits.__getitem__, reverse=True)
    wish = wisher.wish
    return Proposal(wish.member, hosts, fits, wish.left_out, wish.served_at)


def _quiet(candidate: Suggestible) -> tuple[int, datetime, int]:
    never = datetime.min.replace(tzinfo=UTC)
    return candidate.asked, candidate.listing.last_asked or never, candidate.host


def _suggestion(
    day: date, wisher: Wisher, candidate: Suggestible | None, now: datetime, is_about: IsAbout
) -> Suggestion | None:
    if candidate is None:
        return None
    why = _topics_told(wisher.words, candidate.listing.host.profile or HostProfile(), is_about)
    wish = wisher.wish
    return Suggestion(wish.community, day, wish.member, now, candidate.host, why)


def _none(
    day: date, wisher: Wisher, fits: Mapping[int, int], places: Mapping[int, int], now: datetime
) -> Suggestion:
    wish, why = wisher.wish, wisher.may_not_ask(now) or _why_nobody(wisher, fits, places, now)
    return Suggestion(wish.community, day, wish.member, now, unmatched=why)


def _why_nobody(
    wisher: Wisher, fits: Mapping[int, int], places: Mapping[int, int], now: datetime
) -> Unmatched:
    others = fits.keys() - {wisher.wish.member}
    new = others - wisher.known(now)
    if not others:
        return Unmatched.NOBODY_FITS
    if not new:
        return Unmatched.ALL_KNOWN
    return Unmatched.OTHERS_FIRST if any(places[each] for each in new) else Unmatched.NO_ROOM


def _topics_told(words: Sequence[str], profile: HostProfile, is_about: IsAbout) -> tuple[str, ...]:
    """Which of the host's topics, or their field, these words are about. Their field if the words
    are about none."""
    known = dict.fromkeys((profile.field, *profile.topics))
    about = [each for each in known if is_about(each, words)]
    return tuple(about[:TOPICS_TOLD]) or ((profile.field,) if profile.field else ())
