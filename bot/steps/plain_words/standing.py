"""How the interviews stand that a member asks about: "did he say yes?", "who asked me". Who is
meant by "he" or "she" is clear while only one interview is open."""

import re
from collections.abc import Sequence

from bot.cards.blocks import Block
from bot.cards.cards import Card
from bot.engine.events import Command
from bot.interview.model import OPEN_STAGES, Interview, Stage
from bot.language.intents import Intent, interviews_meant
from bot.steps.plain_words.understood import Understood
from bot.texts.me import home
from bot.texts.plain_words import free_text as free_texts
from bot.texts.plain_words import standing as texts

_ASKS_FOR_ALL = re.compile(
    r"\b(?:(?:interview|talk|call|chat|meeting|booking|session|conversation)s|list|all|every\w*"
    r"|agenda|schedule|history|past|previous|so far|overview|upcoming|coming up)\b",
    re.IGNORECASE,
)

_CORRECTS = re.compile(
    r"\b(?:typos?|mistakes?|misspell\w*|misspelt|edit|correct|fix|change"
    r"|forgot to (?:say|mention|add|write))\b",
    re.IGNORECASE,
)


def answer(said: Understood) -> Card | Command:
    """All their interviews if they ask for these, or if there is nothing else that they can
    mean."""
    if about := _meant(said):
        return how_they_stand(said, about)
    if said.guess.people:
        return free_texts.no_interview(Intent.INTERVIEWS)
    return said.command("interviews")


def no_answer_yet(said: Understood) -> Card | None:
    """For a seeker who has waited for an answer. None if none of their requests waits for one."""
    me = said.context.me.id
    about = [
        each
        for each in said.context.interviews
        if each.stage is Stage.ASKED and each.member_on(each.awaiting) != me
    ]
    return how_they_stand(said, about) if about else None


def _meant(said: Understood) -> Sequence[Interview]:
    """Those with the people named; otherwise those that are open, or else the newest."""
    found = interviews_meant(said.guess, said.context, said.now)
    if said.guess.people:
        return found
    if _ASKS_FOR_ALL.search(said.words):
        return ()
    return [each for each in found if each.stage in OPEN_STAGES] or found[:1]


def how_they_stand(said: Understood, about: Sequence[Interview]) -> Card:
    context = said.context
    entries = home.fitting(home.entries(context, about, said.now))
    return texts.how_it_stands(entries, _about_one(said, about), texts.next_step(about, context.me))


def _about_one(said: Understood, about: Sequence[Interview]) -> Sequence[Block]:
    """Nothing if they are several, because their entries fill the card."""
    if len(about) != 1:
        return ()
    [one], context = about, said.context
    side = one.side_taken_by(context.me.id)
    other, corrects = context.others[one.member_on(side.other)], _CORRECTS.search(said.words)
    return texts.about(one, side, context.me, other, corrects=corrects is not None)
