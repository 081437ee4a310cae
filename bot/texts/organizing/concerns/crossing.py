"""Two members have reported each other: what organizers read about it in each of the two."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry
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
    """The button is beside the sentence, so that both go when one of the names is erased."""
    if opposite is None or person is None:
        return ()
    both = {"person": mention(person), "reporter": mention(reporter)}
    other = Button(say("The other report"), Action(ActionName.CONCERN, opposite.id))
    said = say("{person} reported {reporter}, too.", **both)
    return (Entry(said, say("Look at both before you decide."), (other,)),)
