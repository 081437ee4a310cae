"""How an interview moves on. Each step gives a new one, with its revision raised.

docs/developers/glossary.md draws it; `changed_at` (UTC) is when it entered its present state.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.interview.hosting import Venue
from bot.interview.limits import SILENCE, SILENCE_BEGINS_ANEW
from bot.interview.model import Debrief, Interview, SelfIntroduction, Side, Stage, Update
from bot.interview.next_step import NextStep


def confirmation_key(booked: Interview) -> str:
    """The key of the cards that confirm a booking. It stays the same for as long as the booking
    holds, also if the place changes; the card is edited when the booking no longer holds."""
    stamps = (f"{at:%Y%m%dT%H%M%S}" for at in (booked.start, booked.changed_at) if at)
    return ":".join((booked.id, "booked", *stamps))


def plan_key(booked: Interview) -> str:
    """The key of the card that brings the plan to the seeker, once for each interview."""
    return f"{booked.id}:plan"


def request_key(asked: Interview) -> str:
    """The key of the card that brings the request to the host."""
    return f"{asked.id}:request"


def note_key(thanked: Interview) -> str:
    """The key of the card that brings the thank-you note to the host."""
    return f"{thanked.id}:note"


def update_key(told: Interview) -> str:
    """The key of the card that brings the last update to the host."""
    at = f"{told.last_update.at:%Y%m%dT%H%M%S}" if told.last_update else ""
    return f"{told.id}:update:{at}"


def redraft(draft: Interview, written: Interview) -> Interview:
    """The draft with a new text, not sent yet."""
    return replace(written, id=draft.id, revision=draft.revision + 1)


def introduce(draft: Interview, introduced: SelfIntroduction, goal: str) -> Interview:
    """The draft with the seeker's introduction of themselves and with what they want to learn."""
    return _changed(draft, self_introduction=introduced, goal=goal)


def ask(
    draft: Interview, heard_at: datetime, now: datetime, ends_at: datetime | None = None
) -> Interview:
    """Send the request. `heard_at` is when the host receives it, and `ends_at` when it ends without
    an answer (both UTC); None means after the usual time."""
    ends_at = ends_at or heard_at + SILENCE
    asked_at = max(now, draft.asked_at)  # the clock may have been set back since
    return _moved(draft, now, stage=Stage.ASKED, asked_at=asked_at, ends_at=ends_at)


def offer(
    interview: Interview,
    times: tuple[datetime, ...],
    awaiting: Side,
    heard_at: datetime,
    now: datetime,
    *,
    ends_at: datetime | None = None,
) -> Interview:
    """Back to ASKED, with new times for the awaited side to choose from. They receive them at
    `heard_at` (UTC), and have until `ends_at` to answer (as for `ask`), unless proposals have
    already gone back and forth before."""
    rounds = interview.rounds + 1
    anew = rounds <= SILENCE_BEGINS_ANEW
    return _moved(
        interview,
        now,
        stage=Stage.ASKED,
        offered=times,
        awaiting=awaiting,
        start=None,
        moved=interview.moved or interview.start is not None,
        rounds=rounds,
        ends_at=(ends_at or heard_at + SILENCE) if anew else interview.ends,
    )


def book(interview: Interview, start: datetime, venue: Venue, now: datetime) -> Interview:
    """Book a time. An interview that was being moved keeps the place that was agreed for it."""
    return _moved(
        interview,
        now,
        stage=Stage.BOOKED,
        start=start,
        venue=interview.venue or venue,
        moved=interview.moved or interview.is_moving,
        rounds=0,
        ends_at=None,
    )


def propose_to_move(
    booked: Interview, times: tuple[datetime, ...], awaiting: Side, ends_at: datetime
) -> Interview:
    """Propose other times for the awaited side to choose from, until `ends_at` (UTC) or the start
    of the interview. Until they choose, the present booking stays valid."""
    ends_at = min(ends_at, booked.start or ends_at)
    return _changed(
        booked, offered=times, awaiting=awaiting, rounds=booked.rounds + 1, ends_at=ends_at
    )


def keep_time(booked: Interview) -> Interview:
    """The proposal to move is dropped, and the booked time stays."""
    return _changed(booked, offered=(), ends_at=None)


def agree(booked: Interview, venue: Venue, now: datetime) -> Interview:
    """Agree on another place for the same booking."""
    return _changed(booked, venue=replace(venue, changed_at=now, changes=venue.changes + 1))


def hold(interview: Interview, now: datetime) -> Interview:
    return _moved(interview, now, stage=Stage.HELD)


def start(interview: Interview) -> Interview:
    """The interview begins: from now on it can be neither moved nor cancelled."""
    return keep_time(interview)


def close_request(
    interview: Interview, stage: Stage, now: datetime, by: Side | None = None
) -> Interview:
    """Close a request at the given stage. If it had been booked before, it ends as cancelled. `by`
    is the side that ended it, None if nobody did."""
    return end(interview, Stage.CANCELLED if interview.moved else stage, now, by)


def end(interview: Interview, stage: Stage, now: datetime, by: Side | None = None) -> Interview:
    return _moved(interview, now, stage=stage, ended_by=by)


def end_before_its_time(asked: Interview, now: datetime) -> Interview:
    """End a request which its host could not see or could not answer, so that it is no silence."""
    return replace(close_request(asked, Stage.EXPIRED, now), ends_at=now + SILENCE)


def decline(interview: Interview, now: datetime) -> Interview:
    return close_request(interview, Stage.DECLINED, now, Side.HOST)


def withdraw(interview: Interview, now: datetime) -> Interview:
    return close_request(interview, Stage.WITHDRAWN, now, Side.SEEKER)


def cancel(booked: Interview, by: Side, now: datetime) -> Interview:
    return end(booked, Stage.CANCELLED, now, by)


def let_ask_again(ended: Interview) -> Interview:
    """The host has said that the seeker may ask them again soon."""
    return _changed(ended, may_ask_again=True)


def note_debrief(
    interview: Interview, debrief: Debrief, thanks_for: str, next_step: NextStep | None = None
) -> Interview:
    """Keep the seeker's debrief. Notes taken before it become part of it."""
    return _changed(
        interview, debrief=debrief, thanks_for=thanks_for, next_step=next_step, notes=()
    )


def keep_next_step(interview: Interview, next_step: NextStep | None) -> Interview:
    return _changed(interview, next_step=next_step)


def keep_note(interview: Interview, words: str) -> Interview:
    """Keep a thank-you note that is written, but not sent yet."""
    return _changed(interview, note=words)


def thank(interview: Interview, note: str | None, now: datetime) -> Interview:
    return _moved(
        interview, now, stage=Stage.THANKED, note=note, last_contact_at=None, acknowledged=False
    )


def acknowledge(interview: Interview, *, keep_posted: bool) -> Interview:
    """The host answers what the seeker last wrote, and may ask to hear more."""
    return _changed(interview, acknowledged=True, keep_posted=keep_posted)


def keep_in_touch(interview: Interview, now: datetime) -> Interview:
    """Note that the seeker wrote to the host, in whatever way."""
    return _changed(interview, last_contact_at=now)


def keep_update(interview: Interview, words: str) -> Interview:
    """Keep an update that is written, but not sent yet."""
    return _changed(interview, draft_update=words)


def send_update(interview: Interview, words: str, now: datetime) -> Interview:
    sent = Update(words, now)
    return _changed(
        interview,
        draft_update=None,
        last_update=sent,
        last_contact_at=now,
        acknowledged=False,
        keep_posted=False,
    )


def nudge_again(interview: Interview) -> Interview:
    return _changed(interview, nudges=True)


def stop_nudges(interview: Interview) -> Interview:
    return _changed(interview, nudges=False, follow_up_at=None)


def _moved(interview: Interview, now: datetime, **changes: Any) -> Interview:
    """Move to another stage. A place is agreed for one booking only, and somebody is late for one
    only, so both are removed with the booking."""
    of_booking = {"venue": None, "told_of_lateness": ()}
    return _changed(interview, **{"changed_at": now} | of_booking | changes)


def _changed(interview: Interview, **changes: Any) -> Interview:
    return replace(interview, revision=interview.revision + 1, **changes)
