"""Other times: the form to propose them, what both sides see of them, and what no longer works."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Facts, Paragraph, body
from bot.cards.buttons import Action, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form
from bot.cards.rich_text import Moment, Text, Words, mention, say
from bot.engine.contexts.interview import InterviewContext
from bot.interview import limits
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Stage
from bot.interview.rules import BadTime
from bot.language.form_values import write_starts
from bot.texts import buttons, contact
from bot.texts.asking.proposed_times import bad_time, not_free, time_fields
from bot.texts.interviews import interview, interview_actions, push

KNOWN_TIME = say("That time is booked or offered already. Name another one, or close this form.")


def times_form(
    context: InterviewContext,
    free: Sequence[datetime],
    example: str,
    brought: Sequence[datetime] = (),
) -> Form:
    """`brought`: times that were understood from a message, to fill in."""
    current, other = context.interview, context.other
    return Form(
        Action(ActionName.TIMES, current.id, current.revision),
        say("Propose times"),
        tuple(time_fields(free, example, context.me, other, others=brought)),
        say("Send the times"),
        _how_it_goes_on(current, mention(other)),
    )


def _how_it_goes_on(current: Interview, other: Text) -> Text:
    if current.stage is Stage.BOOKED:
        return say(
            "{other} will see these and choose one. Until then your talk stays where it is.",
            other=other,
        )
    return say("{other} will see these and choose one.", other=other)


def proposal(before: InterviewContext, asked: Interview, now: datetime) -> Card:
    """What the other side sees of the new times."""
    title = _why_other_times(before.interview.stage, mention(before.me))
    return Card(
        title,
        (
            *_stays_until_chosen(asked),
            Paragraph(_how_to_answer(before.me, asked), passing=True),
        ),
        tuple(interview_actions.actions(asked, before.side.other, now)),
        () if asked.rounds < limits.PROPOSAL_ROUNDS else (contact.write_to(before.me),),
        push=push.with_time(title, asked) if asked.is_moving else None,
    )


def _how_to_answer(by: Member, asked: Interview) -> Text:
    if asked.rounds >= limits.PROPOSAL_ROUNDS:
        return _write_instead(by)
    return say("Choose what suits you, or propose other times.")


def _why_other_times(was: Stage, by: Text) -> Text:
    if was is Stage.BOOKED:
        return say("{by} would like to move your talk", by=by)
    if was is Stage.MISSED:
        return say("{by} would like to find another time", by=by)
    return say("{by} can make it at other times", by=by)


def _stays_until_chosen(current: Interview) -> tuple[Block, ...]:
    if not current.is_moving or current.start is None:
        return ()
    stays = say("Until a new time is chosen, it stays on {start}.", start=Moment(current.start))
    return (Paragraph(stays, passing=True),)


def outdated_confirmation(booking: Interview, other: Member) -> Card:
    """What the confirmation becomes once its time is no longer valid."""
    who = mention(other)
    title = (
        say("Moved: you and {other}", other=who)
        if booking.is_moving
        else say("No longer booked: you and {other}", other=who)
    )
    return Card(title, _no_longer(booking))


def _no_longer(was: Interview) -> tuple[Block, ...]:
    if was.start is None:
        return ()
    return body(say("{start} is no longer booked.", start=Moment(was.start)))


def old_time_stays(
    booking: Interview, side: Side, context: InterviewContext, now: datetime
) -> Card:
    """What the other side reads when the old time stays."""
    who = mention(context.on(side.other))
    why = (
        say("None of the times you proposed suits {who}.", who=who)
        if context.interview.awaiting is side.other
        else say("{who} can make it after all.", who=who)
    )
    return _old_time_card(_stays_title(who), booking, side, context, now, Paragraph(why))


def old_time_kept_by_you(booking: Interview, context: InterviewContext, now: datetime) -> Card:
    title = say("It stays; {other} hears it from me", other=mention(context.other))
    return _old_time_card(title, booking, context.side, context, now)


def old_time_stays_unanswered(
    booking: Interview, side: Side, context: InterviewContext, now: datetime
) -> Card:
    title = _stays_title(mention(context.on(side.other)))
    why = say("Nobody chose one of the other times, so the old one stays.")
    return _old_time_card(title, booking, side, context, now, Paragraph(why))


def _stays_title(other: Text) -> Text:
    return say("Your talk with {other} stays where it is", other=other)


def _old_time_card(
    title: Text,
    booking: Interview,
    side: Side,
    context: InterviewContext,
    now: datetime,
    *why: Paragraph,
) -> Card:
    facts = interview.booked_facts(booking, side, context.host)
    ways = tuple(interview_actions.actions(booking, side, now))
    return Card(title, (*why, facts), ways, push=push.with_time(title, booking))


def times_understood(
    context: InterviewContext, times: Sequence[datetime], busy: Sequence[tuple[datetime, Side]]
) -> Card:
    """The times as they were understood, in both zones, before they are sent. `busy`: the times at
    which a calendar is busy, and on which side."""
    current = context.interview
    return Card(
        say("These times go to {other}", other=mention(context.other)),
        (
            Facts(
                tuple(
                    (Words(str(number)), interview.in_both_zones(at, context.me, context.other))
                    for number, at in enumerate(times, 1)
                )
            ),
            *not_free(busy, context.side, context.other),
        ),
        (
            buttons.on(
                current,
                say("Send these times"),
                ActionName.OFFER,
                Style.PRIMARY,
                write_starts(times),
            ),
            buttons.on(current, say("Let me change them"), ActionName.TIMES),
        ),
    )


def times_on_their_way(other: Member) -> Card:
    """It takes the place of the question whether the times were understood. The card that the
    proposer keeps says more."""
    title = say("Your times are on their way to {other}", other=mention(other))
    return Card(title, instead=True, only_elsewhere=True)


def not_your_turn(current: Interview, side: Side, other: Member, now: datetime) -> Card:
    """The two sides take turns to propose."""
    name = mention(other)
    return Card(
        say("It is up to {other} now", other=name),
        body(
            say(
                "They have your times, and will choose one or propose others. I will tell you "
                "right away. If your times no longer work, write to {other}, or end it here.",
                other=name,
            )
        ),
        tuple(interview_actions.actions(current, side, now)),
        (contact.write_to(other),),
    )


def too_many_proposals(context: InterviewContext, now: datetime) -> Card:
    """For when both have proposed as often as is possible here."""
    return Card(
        say("Let us find a time another way"),
        body(_write_instead(context.other)),
        tuple(interview_actions.actions(context.interview, context.side, now)),
        (contact.write_to(context.other),),
    )


def _write_instead(other: Member) -> Text:
    return say(
        "You two have proposed times several times now. It is easier to write to {other} "
        "and agree on one. If one of these works after all, choose it here. Or end it, "
        "which is fine, too.",
        other=mention(other),
    )


def times_sent(before: InterviewContext, asked: Interview, now: datetime) -> Card:
    """What the member who proposed keeps."""
    return card_of(
        say("You proposed other times to {other}", other=mention(before.other)),
        *_stays_until_chosen(asked),
        interview.times_in_both_zones(asked.offered, before.me, before.other),
        Paragraph(say("As soon as they choose, you will hear from me."), passing=True),
        *interview_actions.actions(asked, before.side, now),
    )


def time_unavailable(
    why: BadTime, start: datetime, context: InterviewContext, now: datetime
) -> Card:
    """The time of the button is not available any more. The other buttons still work."""
    what = (
        say("That time has passed. Choose another, or propose other times.")
        if why is BadTime.PASSED
        else bad_time(why, start, context.side, context.other)
    )
    return card_of(
        say("That time does not work any more"),
        what,
        *interview_actions.actions(context.interview, context.side, now),
    )


def cannot_move(seeker: Member) -> Card:
    return card_of(
        say("Another time cannot be arranged just now"),
        say("It is best to write to {seeker} yourself.", seeker=mention(seeker)),
        buttons.my_interviews(),
    )
