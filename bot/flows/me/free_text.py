"""What a member writes that is no command.

The answers are only cards and lists: nothing is saved, and nobody else is told, until the member
presses a button. The one exception: while an interview of theirs is going on, it is saved as a
note, unless it may be something else. One press undoes that.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.content.advice import AdviceMoment, wonders
from bot.content.coaching import asks_for_job
from bot.content.questions import field_for
from bot.engine.contexts.member import FreeTextContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Said
from bot.engine.router import Router
from bot.flows import every_flow
from bot.language.intents import Guess, Heard, Intent, hear, in_danger, is_worried, what_is_open
from bot.language.intents.moods import is_annoyed, is_fond, only_answers, puts_off
from bot.language.intents.programme import ProgrammeChange, programme_change
from bot.steps.meeting import goals, notes
from bot.steps.plain_words import (
    about_open,
    guessing,
    in_context,
    intent_answers,
    nervous,
    stopping,
    two_wishes,
    wondering,
)
from bot.steps.plain_words.understood import PlainWords, Understood
from bot.texts.plain_words import free_text as texts
from bot.texts.plain_words import signposts

router = Router()

_CHANGES = {Intent.MOVE, Intent.CANCEL}
_LEADS_TO = {
    ProgrammeChange.HANDED_OVER: ActionName.ORGANIZERS,
    ProgrammeChange.REMOVED: ActionName.PEOPLE,
    ProgrammeChange.WRITTEN_TO_ALL: ActionName.BROADCASTS,
    ProgrammeChange.COUNTED: ActionName.NUMBERS,
}
_TO_ALL = re.compile(r"(?<!\S)[@!](?:everyone|everybody|here|channel|all)\b[ ,:]*", re.IGNORECASE)
"""Such as “@everyone”, which says nothing about what they want."""


@router.said(reads=FreeTextContext)
def answer_free_text(context: FreeTextContext, event: Said, now: datetime) -> Decision:
    said = _named(event, context)
    if card := in_context.answer_done(said, context, now):
        return Decision(reply=card)
    goal = goals.goal_in_words(said)
    if goal and in_danger(goal):
        said, goal = goal, None  # it is answered as if nothing else were said
    if goal is not None:
        about = goals.interview_meant(context.interviews, context.me.id)
        if about:
            return goals.answer(about, context.others[about.host], goal)
    heard = _hear(said, context, now)
    current = notes.current_interview(context.interviews, context.me.id, now)
    if current and notes.is_note(said, heard, reader_of(context.me).language):
        return notes.save_message_as_note(current, context.others[current.host], said)
    return _answer(PlainWords(said, heard, context, event, now))


@router.press(ActionName.NOT_A_NOTE, reads=FreeTextContext)
def not_a_note(context: FreeTextContext, event: Press, now: datetime) -> Decision:
    """It is removed from the notes, and answered as if they had not been taking any."""
    mine = {each.id: each for each in context.interviews if each.seeker == context.me.id}
    of = mine.get(event.action.about)
    said = notes.note_with_mark(of, event.action.arg) if of else None
    if of is None or said is None:
        return Decision(reply=_unsure("", (), context))
    answer = _answer(PlainWords(said, _hear(said, context, now), context, event, now))
    return replace(answer, save=(*answer.save, notes.without_note(of, said).own_words))


@router.press(ActionName.MEANT, reads=FreeTextContext, only_reads=True)
def meant(context: FreeTextContext, event: Press, now: datetime) -> Decision:
    """One of the guesses was right."""
    intent, _, said = event.action.arg.partition(" ")
    if intent not in set(Intent):
        return Decision(reply=_unsure("", (), context))
    guesses = _hear(said, context, now).guesses
    guess = next((each for each in guesses if each.intent == intent), Guess(Intent(intent)))
    return intent_answers.answer(Understood(guess, said, context, event, now))


def _hear(said: str, context: FreeTextContext, now: datetime) -> Heard:
    return hear(said, asks_for_job, context.people, what_is_open(context, now))


def _answer(said: PlainWords) -> Decision:
    return next(filter(None, (answer(said) for answer in _ANSWERS)))


def _to_programme(said: PlainWords) -> Decision | None:
    """For an organizer who names what happens to the programme. One who hosts may mean that."""
    if said.heard.alarming or not said.context.organizes:
        return None
    change, event = programme_change(said.words), said.event
    if change in _LEADS_TO:
        return Decision(instead=Press(event.id, event.by, Action(_LEADS_TO[change])))
    hosts = said.context.me.has_open_door
    pause = [texts.meaning_button(Intent.PAUSE, said.words)] if hosts else []
    return Decision(reply=signposts.rest_programme(*pause)) if change else None


def _to_alarm(said: PlainWords) -> Decision | None:
    if not said.heard.alarming:
        return None
    return Decision(reply=guessing.are_you_safe(said.words, said.fitting, said.context.contact))


def _to_what_is_open(said: PlainWords) -> Decision | None:
    card = about_open.answer(said.meaning(Guess(Intent.INTERVIEWS)), said.heard)
    return Decision(reply=card) if card else None


def _to_two_wishes(said: PlainWords) -> Decision | None:
    if not said.heard.guesses or wonders(said.words) or is_worried(said.words):
        return None
    first = said.meaning(said.heard.guesses[0])
    return two_wishes.answer(first, lambda words: _hear(words, said.context, said.now))


def _to_name_of_field_or_host(said: PlainWords) -> Decision | None:
    """A field is one that our questions are about, or that a host here has."""
    if said.heard.sure:
        return None
    if field_for(said.words) or guessing.names_field_of_host(
        said.words, said.fitting, said.context
    ):
        return intent_answers.answer(said.meaning(Guess(Intent.FIND, topic=said.words)))
    ask = guessing.names_somebody_to_ask(said.words, said.heard.guesses)
    return intent_answers.answer(said.meaning(ask)) if ask else None


def _to_what_is_unclear(said: PlainWords) -> Decision | None:
    if _is_clear(said) or _leads_to_one_card(said):
        return None
    return Decision(reply=_unsure(said.words, said.fitting, said.context))


def _is_clear(said: PlainWords) -> bool:
    """What is only likely is clear if it asks for no advice, because that would fit as well."""
    if said.heard.sure or not said.heard.likely:
        return said.heard.sure
    means_nothing = any(each(said.words) for each in (puts_off, only_answers, is_annoyed, is_fond))
    return not means_nothing and not said.advice


def _leads_to_one_card(said: PlainWords) -> bool:
    """Whether it is only unclear which of two things they want that one card answers: a booked
    interview can be moved and cancelled there, and what waits for an answer has all of them, with
    the refusal first for "I can't, sorry"."""
    likely, is_open = [each.intent for each in said.heard.guesses[:2]], said.may_be_about
    if set(likely) == _CHANGES and is_open >= _CHANGES:
        return True
    refuses = likely[:1] == [Intent.NO] and Intent.NO in is_open and not wonders(said.words)
    refuses = refuses and not guessing.names_hours(said.words)
    about = said.advice if refuses else None
    return refuses and (about is None or about.moment is not AdviceMoment.HOSTING)


def _to_likeliest(said: PlainWords) -> Decision:
    return nervous.answer(said.meaning(said.heard.guesses[0]))


_ANSWERS: tuple[Callable[[PlainWords], Decision | None], ...] = (
    _to_programme,
    stopping.answer,
    _to_alarm,
    _to_what_is_open,
    _to_two_wishes,
    _to_name_of_field_or_host,
    _to_what_is_unclear,
    wondering.answer,
    _to_likeliest,
)
"""The first that is not None counts."""


def _named(said: Said, context: FreeTextContext) -> str:
    """What was typed, with the name of a mentioned person, if it is known, and without a call to
    all, unless there is nothing else."""
    names = (f"@{each.name}" for each in context.people if each.person.user == said.user)
    named = said.text.replace(said.mention, next(names, said.mention), 1)
    return _TO_ALL.sub("", named).strip() or named


def _unsure(said: str, fitting: Sequence[Guess], context: FreeTextContext) -> Card:
    return guessing.unsure(said, fitting, context, [spec.name for spec in every_flow().specs])
