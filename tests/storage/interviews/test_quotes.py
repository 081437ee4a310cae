"""Sentences to be quoted, on both databases."""

from dataclasses import fields, replace

from bot.engine.contexts.interview import QuoteContext
from bot.engine.contexts.member import MyQuotesContext
from bot.engine.contexts.programme import QuotesContext
from bot.engine.decisions import Decision
from bot.interview.model import Stage
from bot.interview.organizing.quotes import HostConsent, ProgrammeQuote
from storage.store import SqlStore
from storage.tables import quotes
from tests.storage.scene import MINUTE, NOON, by, decide, interview, member, read_as


def test_a_row_stores_every_field() -> None:
    assert {each.name for each in fields(ProgrammeQuote)} == {*quotes.c.keys()}


async def test_members_read_their_own_quotes_and_organizers_the_agreed_ones(
    store: SqlStore,
) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="UX")
    far = await member(store, "far", space="T2")
    made = []
    for number, consent in enumerate(HostConsent):
        talk = await interview(store, maya, daniel, f"i{number}", stage=Stage.THANKED)
        at = NOON + number * MINUTE
        made.append(
            ProgrammeQuote(
                *(talk.id, talk.community, maya.id, daniel.id, f"“{number}” \\ %", True),
                *(consent, at),
            )
        )
    unneeded, waiting, agreed, refused = made
    await decide(store, maya, Decision(save=tuple(made)))

    async def shared() -> tuple[ProgrammeQuote, ...]:
        return (await read_as(store, QuotesContext, by(daniel))).quotes

    read = await read_as(store, QuotesContext, by(daniel))
    assert read.quotes == (refused, agreed, unneeded), "its sentence does not point to the host"
    assert {*read.quoted} == {maya.id}
    assert (await read_as(store, QuotesContext, by(far))).quotes == ()
    mine = (await read_as(store, MyQuotesContext, by(maya))).my_quotes
    assert mine == (refused, agreed, waiting, unneeded)
    theirs = (await read_as(store, MyQuotesContext, by(daniel))).my_quotes
    assert theirs == (agreed, waiting)

    changed = (waiting.agreed(), agreed.refused(), unneeded.taken_back(), refused.taken_back())
    await decide(store, maya, Decision(save=changed))
    assert await shared() == (waiting.agreed(),)
    kept = [
        (await read_as(store, QuoteContext, by(maya), about=each.interview)).quote for each in made
    ]
    gone = replace(refused, sentence="", named=False)
    assert kept == [None, waiting.agreed(), agreed.refused(), gone]
