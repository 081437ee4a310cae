"""What a member whose answer is awaited can do while some of the times are still ahead, and what
both sides can do when all have passed."""

from datetime import datetime

from bot.cards.rich_text import Text, say
from bot.interview.limits import PROPOSAL_ROUNDS
from bot.interview.model import Interview, Side


def how_to_answer(asked: Interview, side: Side, now: datetime) -> Text:
    if any(at > now for at in asked.offered):
        return _MOVING if asked.is_moving else _AHEAD[side]
    passed = _PASSED if asked.rounds < PROPOSAL_ROUNDS else _PASSED_FOR_GOOD
    return passed[None if asked.is_moving else side]


_MOVING = say("Choose a new time, propose others, or keep the old one. Any answer helps.")
_AHEAD = {
    Side.HOST: say("Choose a time, propose others, or say not now. Any answer helps."),
    Side.SEEKER: say("Choose a time, propose others, or withdraw. Any answer helps."),
}
_PASSED: dict[Side | None, Text] = {
    Side.HOST: say("The times offered have passed. Propose others, or say not now. Both are fine."),
    Side.SEEKER: say("The times offered have passed. Propose others, or withdraw. Both are fine."),
    None: say("The times offered have passed. Propose others, or keep the old one."),
}
_PASSED_FOR_GOOD: dict[Side | None, Text] = {
    Side.HOST: say("The times offered have passed. Write to each other, or say not now."),
    Side.SEEKER: say("The times offered have passed. Write to each other, or withdraw."),
    None: say("The times offered have passed. Write to each other, or keep the old one."),
}
"""For when both have proposed as often as is possible here. The key is the side that reads; None
while an interview is booked."""
