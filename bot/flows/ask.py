"""A seeker asks a host for an interview."""

from datetime import datetime

from bot import proposals, rules, slots, timers
from bot.decision import Decision, Post
from bot.events import Command, Submit
from bot.model import HostProfile, Interview, Member
from bot.router import Router
from bot.rules import Pair
from bot.state import Asking
from bot.texts import ask as texts
from bot.texts import notices
from bot.times import example
from bot.ui import Card, Invalid
from bot.values import one_of, text_of

router = Router()


@router.command(
    "ask", "Ask somebody for an interview", takes="person", reads=Asking, opens_form=True
)
def ask(state: Asking, event: Command, now: datetime) -> Decision:
    host = state.other
    if host is None:
        return Decision(reply=texts.choose(state.named, event.text))
    if refused := _refused(state, host, now):
        return Decision(reply=refused)
    if state.me.zone is None:
        return Decision(reply=notices.zone_first())
    profile = host.profile or HostProfile()
    free = slots.free_slots(_pair(state, host), profile.minutes, now)
    return Decision(reply=texts.form(host, state.me, free, example(now, state.me.zoneinfo)))


@router.submit("request", reads=Asking)
def request(state: Asking, event: Submit, now: datetime) -> Decision:
    seeker, host = state.me, state.other
    if host is None:
        return Decision(reply=notices.not_yours())
    if any(each.id == event.id for each in state.my_interviews):
        return Decision(reply=texts.on_its_way(host), taken=True)
    if refused := _refused(state, host, now):
        return Decision(reply=refused)
    if seeker.zone is None:
        return Decision(reply=notices.zone_first())
    asked = _read(state, host, event, now)
    if isinstance(asked, Invalid):
        return Decision(reply=asked)
    return Decision(
        reply=texts.on_its_way(host),
        save=(asked,),
        posts=(
            Post(host.id, f"{asked.id}:request", texts.request(asked, seeker, now), asked.id),
            Post(seeker.id, f"{asked.id}:sent", texts.sent(asked, host, now), asked.id),
        ),
        timers=timers.while_asked(asked),
    )


def _pair(state: Asking, host: Member) -> Pair:
    return Pair(
        state.me,
        host,
        state.my_interviews,
        state.other_interviews,
        state.my_busy,
        state.other_busy,
    )


def _refused(state: Asking, host: Member, now: datetime) -> Card | None:
    pair = _pair(state, host)
    why = rules.refusal(pair, now)
    return texts.refused(why, host, rules.ask_from(pair, why)) if why else None


def _read(state: Asking, host: Member, event: Submit, now: datetime) -> Interview | Invalid:
    connection, wish = text_of(event.values, "connection"), text_of(event.values, "wish")
    minutes = _minutes(event, host)
    times = proposals.read(event, _pair(state, host), state.me, minutes, now)
    why = times.why if isinstance(times, Invalid) else {}
    why |= texts.missing_words(connection, wish)
    if why or isinstance(times, Invalid):
        return Invalid(why)
    return Interview(
        id=event.id,
        community=state.me.community,
        seeker=state.me.id,
        host=host.id,
        connection=connection,
        wish=wish,
        minutes=minutes,
        asked_at=now,
        changed_at=now,
        offered=times,
    )


def _minutes(event: Submit, host: Member) -> int:
    """The length asked for; the host's own where it is none of those offered."""
    most = (host.profile or HostProfile()).minutes
    offered = {str(length): length for length in rules.LENGTHS if length <= most}
    return offered.get(one_of(event.values, "minutes"), most)
