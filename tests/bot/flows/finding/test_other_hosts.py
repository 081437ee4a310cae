from datetime import UTC, datetime

from bot.engine.contexts.interview import OtherHostsContext
from bot.interview.finding.listing import Listing
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Stage
from bot.steps.finding import other_hosts

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SEEKER, DECLINING = 1, 2


def member(number: int) -> Member:
    person = Person("test", "town", str(number))
    return Member(number, 1, person, f"Member {number}", "UTC", profile=HostProfile(open=True))


def declined(host: int) -> Interview:
    values = {"id": f"by {host}", "community": 1, "connection": "", "wish": "", "minutes": 25}
    at = {"asked_at": NOW, "changed_at": NOW}
    return Interview(seeker=SEEKER, host=host, stage=Stage.DECLINED, **values, **at)  # type: ignore[arg-type]


def suggested(listings: list[Listing], further: list[Listing]) -> list[int]:
    seeker, host = member(SEEKER), member(DECLINING)
    context = OtherHostsContext(host, declined(DECLINING), seeker, host, listings, further)
    return [each.host.id for each in other_hosts.suggest(context, NOW)]


def test_a_seeker_whom_the_best_hosts_declined_is_shown_others() -> None:
    refusing = [Listing(member(number), 2, (declined(number),)) for number in range(3, 30)]
    free = [Listing(member(number), 1) for number in range(30, 40)]

    assert suggested(refusing, refusing + free) == [30, 31, 32]
    assert suggested([*refusing, free[5]], refusing + free) == [35]
