"""How interviews stand, for a member who asks about one of them in their own words."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Paragraph
from bot.cards.buttons import Button
from bot.cards.cards import Card
from bot.cards.rich_text import Date, DateStyle, mention, say
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, Interview, Side, Stage
from bot.texts import buttons
from bot.texts.interviews import interview


def how_it_stands(entries: Sequence[Entry], about: Sequence[Block], next_step: Button) -> Card:
    """`about`: what else there is to say, if it is only one. `next_step` is highlighted unless an
    entry has a highlighted button."""
    first = replace(next_step, style=buttons.style_after(entries))
    mine = buttons.my_interviews()
    ways = (first,) if first.action == mine.action else (first, mine)
    return Card(say("How it stands"), (*about, *entries), ways)


def about(
    of: Interview, side: Side, me: Member, other: Member, *, corrects: bool
) -> tuple[Block, ...]:
    """What its entry does not say: what a host was asked, or how long a seeker waits. `corrects`:
    for a seeker who would like to change what they wrote."""
    if side is Side.HOST:
        return interview.request(of) if of.stage in OPEN_STAGES else ()
    if of.stage is not Stage.ASKED or of.awaiting is side:
        return ()
    return (_as_sent(other) if corrects else _no_answer_yet(of, me, other),)


def _as_sent(host: Member) -> Paragraph:
    what = say(
        "What you sent stays as it is, and a small mistake is read kindly. If it matters, write "
        "one line to {host} yourself, or withdraw the request and ask again.",
        host=mention(host),
    )
    return Paragraph(what)


def _no_answer_yet(asked: Interview, me: Member, host: Member) -> Paragraph:
    what = say(
        "{host} has not answered yet. Silence is rarely about you: people travel, are busy, or "
        "forget. I remind them once, so you need not. You hear from me as soon as they answer; if "
        "they do not by {day}, I close the request kindly and show you others.",
        host=mention(host),
        day=Date(asked.ends.astimezone(me.zoneinfo).date(), DateStyle.SHORT),
    )
    return Paragraph(what)


def next_step(every: Sequence[Interview], me: Member) -> Button:
    """For a seeker the plan of what is booked, or else somebody else to ask."""
    mine = [each for each in every if each.seeker == me.id]
    if any(each.stage is Stage.BOOKED for each in mine):
        return buttons.run(say("The plan"), ActionName.QUESTIONS)
    return buttons.find_others() if mine else buttons.my_interviews()
