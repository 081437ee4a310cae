"""What a member writes that is no command.

The answers are only cards and lists: nothing is saved, and nobody else is told, until the member
presses a button. The one exception: while an interview of theirs is going on, it is saved as a
note, unless it may be something else. One press undoes that.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.content.advice import (
    Advice,
    AdviceMoment,
    likely_advice,
    sure_advice,
    wonders,
)
from bot.content.coaching import asks_for_job
from bot.content.questions import field_for
from bot.engine.contexts.member import FreeTextContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Said
from bot.engine.router import Router
from bot.flows import every_flow
from bot.interview.model import Stage
from bot.language.intents import (
    Guess,
    Heard,
    Intent,
    has_subject,
    hear,
    in_danger,
    is_worried,
    stops_hosting,
    what_is_open,
)
from bot.language.intents.moods import (
    is_annoyed,
    is_fond,
    only_answers,
    only_stops,
    puts_off,
    puts_off_everything,
)
from bot.language.intents.programme import ProgrammeChange, programme_change
from bot.steps.meeting import goals, notes
from bot.steps.plain_words import (
    about_open,
    guessing,
    in_context,
    intent_answers,
    nervous,
    two_wishes,
)
from bot.steps.plain_words.understood import Turn, Understood
from bot.texts import advice as advice_texts
from bot.texts.interviews import confirmations
from bot.texts.plain_words import free_text as texts
from bot.texts.plain_words import signposts, small_talk

router = Router()

_CHANGES = {Intent.MOVE, Intent.CANCEL}
_OF_BOOKED = _CHANGES | {Intent.LATE, Intent.WHERE, Intent.NEWS}
"""What may be open about an interview that is booked, and that nobody has to answer."""

_OVER = {Stage.HELD, Stage.THANKED}
FEW_WORDS = 4
"""Somebody who says more names what their words are about."""

_LEADS_TO = {
    ProgrammeChange.HANDED_OVER: ActionName.ORGANIZERS,
    ProgrammeChange.REMOVED: ActionName.PEOPLE,
    ProgrammeChange.WRITTEN_TO_ALL: ActionName.BROADCASTS,
    ProgrammeChange.COUNTED: ActionName.NUMBERS,
}
_SAY_LITTLE = {Intent.HELLO, Intent.START, Intent.HELP}
"""Somebody may say more than this: “Hi, I am nervous”."""

_TO_ALL = re.compile(r"(?<!\S)[@!](?:everyone|everybody|here|channel|all)\b[ ,:]*", re.IGNORECASE)
"""Such as “@everyone”, which says nothing about what they want."""
_WORD = re.compile(r"\w+")
_SOMEBODY = {"him", "her", "them"}
"""Questions for one of these are those of a plan, if there is one, rather than advice."""


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
    return _heard(said, heard, context, event, now)


@router.press(ActionName.NOT_A_NOTE, reads=FreeTextContext)
def not_a_note(context: FreeTextContext, event: Press, now: datetime) -> Decision:
    """It is removed from the notes, and answered as if they had not been taking any."""
    mine = {each.id: each for each in context.interviews if each.seeker == context.me.id}
    of = mine.get(event.action.about)
    said = notes.note_with_mark(of, event.action.arg) if of else None
    if of is None or said is None:
        return Decision(reply=_unsure("", (), context, now))
    heard = _hear(said, context, now)
    answer = _heard(said, heard, context, event, now)
    return replace(answer, save=(*answer.save, notes.without_note(of, said).own_words))


@router.press(ActionName.MEANT, reads=FreeTextContext, only_reads=True)
def meant(context: FreeTextContext, event: Press, now: datetime) -> Decision:
    """One of the guesses was right."""
    intent, _, said = event.action.arg.partition(" ")
    if intent not in set(Intent):
        return Decision(reply=_unsure("", (), context, now))
    guesses = _hear(said, context, now).guesses
    guess = next((each for each in guesses if each.intent == intent), Guess(Intent(intent)))
    return intent_answers.answer(Understood(guess, said, context, event, now))


def _hear(said: str, context: FreeTextContext, now: datetime) -> Heard:
    return hear(said, asks_for_job, context.people, what_is_open(context, now))


def _heard(
    said: str, heard: Heard, context: FreeTextContext, event: Turn, now: datetime
) -> Decision:
    if not heard.alarming and (changed := _programme_changed(said, context, event)):
        return changed
    if card := _wants_to_stop(said, heard, context, now):
        return Decision(reply=card)
    if heard.alarming:
        fitting = _fitting(heard.guesses, context, now)
        return Decision(reply=guessing.are_you_safe(said, fitting, context.contact))
    asks_how_it_stands = Understood(Guess(Intent.INTERVIEWS), said, context, event, now)
    if card := about_open.answer(asks_how_it_stands, heard):
        return Decision(reply=card)
    if both := _two_wishes(said, heard, context, event, now):
        return both
    if not heard.sure and _names_field(said, heard, context, now):
        return intent_answers.answer(
            Understood(Guess(Intent.FIND, topic=said), said, context, event, now)
        )
    if not heard.sure and (ask := guessing.names_somebody_to_ask(said, heard.guesses)):
        return intent_answers.answer(Understood(ask, said, context, event, now))
    if not _is_clear(said, heard, context) and not _lead_to_one_card(said, heard, context, now):
        return Decision(reply=_unsure(said, heard.guesses, context, now))
    if advice := _advice_instead(said, heard.guesses[0], context, now):
        return Decision(reply=advice)
    return nervous.answer(Understood(heard.guesses[0], said, context, event, now))


def _programme_changed(said: str, context: FreeTextContext, event: Turn) -> Decision | None:
    """For an organizer who names what happens to the programme. One who hosts may mean that."""
    change = programme_change(said) if context.organizes else None
    if change in _LEADS_TO:
        return Decision(instead=Press(event.id, event.by, Action(_LEADS_TO[change])))
    pause = [texts.meaning_button(Intent.PAUSE, said)] if context.me.has_open_door else []
    return Decision(reply=signposts.rest_programme(*pause)) if change else None


def _wants_to_stop(said: str, heard: Heard, context: FreeTextContext, now: datetime) -> Card | None:
    """For somebody who wants to hear no more, or nothing now, or to host no longer."""
    if only_stops(said):
        return signposts.leave(context.me, now)
    if _wants_nothing(said, context, now):
        return small_talk.no_hurry()
    return confirmations.stop_hosting_card() if _would_stop_hosting(said, heard, context) else None


def _names_field(said: str, heard: Heard, context: FreeTextContext, now: datetime) -> bool:
    """Whether it is a field that our questions are about, or that a host here has."""
    if field_for(said):
        return True
    guesses = _fitting(heard.guesses, context, now)
    return guessing.names_field_of_host(said, guesses, context)


def _is_clear(said: str, heard: Heard, context: FreeTextContext) -> bool:
    """What is only likely is clear if it asks for no advice, because that would fit as well."""
    if heard.sure or not heard.likely:
        return heard.sure
    means_nothing = puts_off(said) or only_answers(said) or is_annoyed(said) or is_fond(said)
    return not means_nothing and not sure_advice(said, reader_of(context.me).language)


def _two_wishes(
    said: str, heard: Heard, context: FreeTextContext, event: Turn, now: datetime
) -> Decision | None:
    if not heard.guesses or wonders(said) or is_worried(said):
        return None
    understood = Understood(heard.guesses[0], said, context, event, now)
    return two_wishes.answer(understood, lambda words: _hear(words, context, now))


def _wants_nothing(said: str, context: FreeTextContext, now: datetime) -> bool:
    """Whether they want nothing now, and do not mean one of their interviews."""
    if not puts_off(said):
        return False
    may_be_meant = what_is_open(context, now)
    if not may_be_meant:
        return True
    waits_for_me = any(
        each.stage is Stage.ASKED and each.member_on(each.awaiting) == context.me.id
        for each in context.interviews
    )
    return may_be_meant <= _OF_BOOKED and not waits_for_me and puts_off_everything(said)


def _lead_to_one_card(said: str, heard: Heard, context: FreeTextContext, now: datetime) -> bool:
    """Whether it is only unclear which of two things they want that one card answers: a booked
    interview can be moved and cancelled there, and what waits for an answer has all of them, with
    the refusal first for "I can't, sorry"."""
    likely, is_open = [each.intent for each in heard.guesses[:2]], what_is_open(context, now)
    if set(likely) == _CHANGES and is_open >= _CHANGES:
        return True
    refuses = likely[:1] == [Intent.NO] and Intent.NO in is_open and not wonders(said)
    refuses = refuses and not guessing.names_hours(said)
    about = sure_advice(said, reader_of(context.me).language) if refuses else None
    return refuses and (about is None or about.moment is not AdviceMoment.HOSTING)


def _would_stop_hosting(said: str, heard: Heard, context: FreeTextContext) -> bool:
    """Whether they want to stop for good. Somebody who names a day wants a break."""
    rests = any(each.intent is Intent.PAUSE and each.when for each in heard.guesses)
    return context.me.has_open_door and stops_hosting(said) and not rests and not is_worried(said)


def _named(said: Said, context: FreeTextContext) -> str:
    """What was typed, with the name of a mentioned person, if it is known, and without a call to
    all, unless there is nothing else."""
    names = (f"@{each.name}" for each in context.people if each.person.user == said.user)
    named = said.text.replace(said.mention, next(names, said.mention), 1)
    return _TO_ALL.sub("", named).strip() or named


def _unsure(said: str, guesses: Sequence[Guess], context: FreeTextContext, now: datetime) -> Card:
    fitting = _fitting(guesses, context, now)
    return guessing.unsure(said, fitting, context, [spec.name for spec in every_flow().specs])


def _fitting(guesses: Sequence[Guess], context: FreeTextContext, now: datetime) -> list[Guess]:
    return [each for each in guesses if has_subject(each, context, now)]


def _advice_instead(
    said: str, guess: Guess, context: FreeTextContext, now: datetime
) -> Card | None:
    """Advice for somebody who wonders how to do what was understood, or whose words hardly say what
    it is. Never for somebody sad, and never about what to ask somebody."""
    if not (wonders(said) or guess.intent in _SAY_LITTLE) or is_worried(said):
        return None
    asks_whom = bool(guess.people) or not _SOMEBODY.isdisjoint(_WORD.findall(said.lower()))
    if guess.intent is Intent.QUESTIONS and asks_whom:
        return None
    language = reader_of(context.me).language
    found = sure_advice(said, language)
    if not found and guess.intent is Intent.HOST:
        found = _advice_on_hosting(said, language)
    if found and not _fits_now(found, said, guess, context):
        return None
    is_more = guess.intent is not Intent.HELLO and has_subject(guess, context, now)
    also = (texts.meaning_button(guess.intent, said),) if is_more else ()
    return advice_texts.advice(found, *also, has_plan=context.has_plan) if found else None


def _advice_on_hosting(said: str, language: str) -> Advice | None:
    """Somebody who asks a question about hosting rather wants an answer than the form."""
    near = likely_advice(said, language)
    return near if near and near.moment is AdviceMoment.HOSTING else None


def _fits_now(about: Advice, said: str, guess: Guess, context: FreeTextContext) -> bool:
    """Whether it is no advice for afterwards while nothing has been held: "what now?", or "I
    forgot, when is the call?\""""
    return (
        about.moment is not AdviceMoment.AFTER
        or (len(said.split()) > FEW_WORDS and guess.intent is not Intent.INTERVIEWS)
        or any(each.stage in _OVER for each in context.interviews)
    )
