"""A seeker writes a request for an interview, and sees what the host will see."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid, Reply
from bot.cards.rich_text import say
from bot.engine.contexts.request import AutocompleteContext, RequestContext, RequestFormContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, asking_time
from bot.interview.model import Interview, Side, Stage
from bot.interview.scheduling import slots
from bot.language.public_holidays import holiday_dates
from bot.language.search import names, names_matching
from bot.language.times import example
from bot.steps.asking import proposals, self_introductions
from bot.steps.asking.agreement import agreed, then
from bot.steps.asking.request_checks import (
    REQUEST_IS_WRITTEN,
    already_sent,
    pair_of,
    preview,
    refused,
    rules_before,
)
from bot.steps.finding.idle import reminders
from bot.texts import buttons, notices
from bot.texts.asking import ask as texts

router = Router()
_MYSELF = frozenset({"me", "myself"})


def _suggest(there: AutocompleteContext, typed: str) -> list[str]:
    """Hosts by name."""
    return names_matching(typed, there.named)


@router.command(
    "ask",
    # Translators: what a command does; at most 100 characters.
    say("Ask somebody for an interview"),
    takes="person",
    reads=RequestFormContext,
    opens_form=True,
    suggest=_suggest,
    side=Side.SEEKER,
)
def ask(context: RequestFormContext, event: Command, now: datetime) -> Decision:
    """The form contains what was written before and not sent."""
    if context.other is None:
        if event.whom and not event.whom.standing.is_known:
            return Decision(reply=texts.not_told(event.whom.standing))
        is_me = not context.named and _names(context.me, event.text)
        return Decision(
            reply=texts.yourself() if is_me else texts.choose(context.named, event.text)
        )
    return Decision(reply=_form(context, context.other, now))


def _names(me: Member, typed: str) -> bool:
    """Whether somebody wrote their own name, or a part of it."""
    words = {*names(typed)}
    return bool(words) and (words <= {*names(me.name)} or words <= _MYSELF)


@router.press(
    ActionName.AGREE, reads=RequestFormContext, opens_form=True, side=Side.SEEKER, only_reads=False
)
def agree(context: RequestFormContext, event: Press, now: datetime) -> Decision:
    """They agreed to the rules, and what they wanted to do continues."""
    host, me = context.other, agreed(context, event, now)
    if host is None:
        return Decision(reply=notices.not_yours())
    if me is None:
        return Decision(reply=rules_before(context, host, event.action.arg))
    reply = _goes_on(replace(context, me=me), host, event, now)
    return Decision(
        reply=then(context, reply, buttons.ask(host)),
        save=(me,),
        community_timers=reminders(me, context.settings.quiet_weeks, now),
    )


@router.submit(ActionName.REQUEST, reads=RequestContext, side=Side.SEEKER)
def request(context: RequestContext, event: Submit, now: datetime) -> Decision:
    host = context.other
    if host is None:
        return Decision(reply=notices.not_yours())
    if sent := already_sent(context, event.id, host, now):
        return Decision(reply=sent, taken=True)
    if why := refused(context, host, now):
        return Decision(reply=why)
    written = _read(context, host, event, now)
    if isinstance(written, Invalid):
        return Decision(reply=written)
    rules = rules_before(context, host, REQUEST_IS_WRITTEN)
    if context.draft and _is_same(context.draft, written):
        return Decision(reply=rules or preview(context.draft, context, host, now), taken=True)
    draft = lifecycle.redraft(context.draft, written) if context.draft else written
    return Decision(reply=rules or preview(draft, context, host, now), save=(draft,))


def _form(context: RequestFormContext, host: Member, now: datetime) -> Reply:
    if why := refused(context, host, now) or rules_before(context, host):
        return why
    profile = host.profile or HostProfile()
    free = slots.free_slots(pair_of(context, host), profile.minutes, now, holiday_dates)
    such_as, lengths = example(now, context.me.zoneinfo), _lengths(context, host)
    return texts.form(
        host,
        context.me,
        free,
        such_as,
        _written_before(context, now),
        lengths=lengths,
        wish=context.suggested_wish,
    )


def _written_before(context: RequestContext, now: datetime) -> Interview | None:
    """A draft, or a request that was closed without an answer from the host: it need not be typed
    again. Times that have passed are left out."""
    before = context.draft or context.closed_by_nobody
    return before and replace(before, offered=tuple(at for at in before.offered if at > now))


def _goes_on(context: RequestFormContext, host: Member, event: Press, now: datetime) -> Reply:
    """If the request is written already, it is shown next; otherwise it is written now."""
    if context.draft is None or event.action.arg != REQUEST_IS_WRITTEN:
        return _form(context, host, now)
    return refused(context, host, now) or preview(context.draft, context, host, now)


def _read(
    context: RequestContext, host: Member, event: Submit, now: datetime
) -> Interview | Invalid:
    connection, wish = texts.CONNECTION.read(event.values), texts.WISH.read(event.values)
    minutes = _minutes(event, context, host)
    times = proposals.read_times_for(event, pair_of(context, host), context.me, minutes, now)
    missing = texts.errors(connection, wish)
    if isinstance(times, Invalid):
        return replace(times, why=times.why | missing)
    if missing:
        return Invalid(missing)
    return Interview(
        id=event.id,
        community=context.me.community,
        seeker=context.me.id,
        host=host.id,
        connection=connection,
        wish=wish,
        minutes=minutes,
        asked_at=asking_time(now, context.me, host),
        changed_at=now,
        stage=Stage.DRAFT,
        offered=times,
        self_introduction=self_introductions.of_request(context, host, wish),
        goal=context.draft.goal if context.draft else "",
    )


def _is_same(draft: Interview, written: Interview) -> bool:
    """Whether it was delivered twice, or sent without a change."""
    return replace(written, id=draft.id, revision=draft.revision, asked_at=draft.asked_at) == (
        replace(draft, changed_at=written.changed_at)
    )


def _minutes(event: Submit, context: RequestContext, host: Member) -> int:
    """The length asked for, or the host's own if it is none of those offered."""
    offered = _lengths(context, host)
    by_value = {str(length): length for length in offered}
    return by_value.get(texts.MINUTES.read_one(event.values), offered[-1])


def _lengths(context: RequestContext, host: Member) -> list[int]:
    """The lengths in minutes that may be asked for: those of the programme, up to the host's
    own."""
    most = (host.profile or HostProfile()).minutes
    return sorted({most, *(each for each in context.settings.lengths if each < most)})
