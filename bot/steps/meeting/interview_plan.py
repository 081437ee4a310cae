"""The plan of an interview: made when it is first needed, and kept from then on."""

from collections.abc import Mapping

from bot.cards.reader import reader_of
from bot.content.questions import Occasion, Question, choose, the_bank
from bot.interview.hosting import HostProfile
from bot.interview.meeting.plan import Plan, history
from bot.interview.members import Member
from bot.interview.model import Interview


def bank_of(member: Member) -> tuple[Question, ...]:
    """The questions in the language of the member who will ask them."""
    return the_bank(reader_of(member).language)


def occasion_of(
    interview: Interview, seeker: Member, host: Member, plans: Mapping[str, Plan]
) -> Occasion:
    """What the questions are chosen by. `plans` are all of the seeker's, by their interviews."""
    return Occasion(
        seed=interview.id,
        minutes=interview.minutes,
        wish=interview.wish,
        situation=seeker.situation,
        profile=host.profile or HostProfile(),
        history=history(plans.values(), interview.id, host.id),
    )


def plan_of(
    interview: Interview, seeker: Member, host: Member, plans: Mapping[str, Plan]
) -> tuple[Plan, tuple[Plan, ...]]:
    """The plan, and what of it is new and has to be saved."""
    if known := plans.get(interview.id):
        return known, ()
    choice = choose(bank_of(seeker), occasion_of(interview, seeker, host, plans))
    made = Plan(interview.id, seeker.id, host.id, choice.questions, choice.reserve)
    return made, (made,)
