"""Two members have reported each other: what organizers read about it in each of the two."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, body
from bot.cards.buttons import Action, Button
from bot.cards.rich_text import mention, say
from bot.interview.conduct.concerns import Concern
from bot.interview.members import Member, as_stranger


def known_opposite(
    reporter: Member, person: Member | None, opposite: Concern | None
) -> Concern | None:
    """The report of the person about the reporter. It is mentioned while both are known, and not
    once its own reporter was erased."""
    if person is None or opposite is None or reporter.erased_at:
        return None
    return None if as_stranger(person, opposite.opened_at).erased_at else opposite


def both_ways(
    reporter: Member, person: Member | None, opposite: Concern | None
) -> tuple[Block, ...]:
    if opposite is None or person is None:
        return ()
    both = {"person": mention(person), "reporter": mention(reporter)}
    said = say("{person} reported {reporter}, too. Look at both before you decide.", **both)
    return body(said)


def other_concern(opposite: Concern | None) -> tuple[Button, ...]:
    if opposite is None:
        return ()
    return (Button(say("The other report"), Action(ActionName.CONCERN, opposite.id)),)
