"""An organizer tries out a whole interview with an invented person. Nothing of it is saved or
counted."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.finding.listing import Listing
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Side, Stage
from bot.interview.organizing.programme import FirstStep
from bot.language.form_values import read_start
from bot.steps.organizing.acts import with_step_done
from bot.texts import nudges
from bot.texts.afterwards import thank
from bot.texts.asking import answers, ask
from bot.texts.finding import find
from bot.texts.meeting import reminders
from bot.texts.organizing.programme import practice as texts

router = Router()
ROBIN = HostProfile(
    headline="I design ticket machines that nobody notices",
    field="Design",
    topics=("design",),
    gladly="how a week really looks, and how I got in without a degree",
    place_detail="https://meet.example/robin",
    open=True,
)
CONNECTION = "I wait at your machines every morning, and studied psychology."
WISH = "How do you find out what people do not see?"
NOTE = "Thank you for today. Tomorrow I watch three people buy a ticket, as you told me to."
PRACTICE_OFFERED_AFTER = (timedelta(days=2), timedelta(days=3))


@router.press(ActionName.TRY_IT, reads=OrganizingContext, only_reads=True)
def try_it(context: OrganizingContext, event: Press, now: datetime) -> Decision:
    """From card to card. Only that somebody reached the end is saved."""
    step = read_start(event.action.arg)
    if step >= len(texts.STEPS):
        return Decision(reply=texts.done(), save=with_step_done(context, FirstStep.TRIED))
    return Decision(reply=_card(context.me, step, now))


def _card(me: Member, step: int, now: datetime) -> Card:
    robin = _made_up(me)
    asked = _asked(me, robin, now)
    booked = replace(asked, stage=Stage.BOOKED, start=asked.offered[0])
    held = replace(booked, stage=Stage.HELD)
    context = InterviewContext(me, booked, me, robin)
    cards = (
        lambda: find.found(ROBIN.field, [Listing(robin, 1, room=ROBIN.per_month)]),
        lambda: ask.request(asked, me, now, about_job=False),
        lambda: answers.booked(booked, Side.SEEKER, context, now),
        lambda: reminders.day_before(context, Side.SEEKER, now),
        lambda: nudges.how_did_it_go(held, robin, "", now),
        lambda: thank.note(held, me, NOTE),
    )
    return texts.marked(cards[step](), step)


def _made_up(me: Member) -> Member:
    """A person who is on no platform."""
    person = Person(me.person.platform, me.person.space, "made-up")
    return Member(0, me.community, person, "Robin", me.zone, profile=ROBIN)


def _asked(me: Member, robin: Member, now: datetime) -> Interview:
    hour = now.replace(minute=0, second=0, microsecond=0)
    return Interview(
        *("practice", me.community, me.id, robin.id, CONNECTION, WISH, ROBIN.minutes),
        asked_at=now,
        changed_at=now,
        offered=tuple(hour + each for each in PRACTICE_OFFERED_AFTER),
        venue=ROBIN.venue,
    )
