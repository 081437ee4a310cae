"""What a member writes that is no command.

The answers are only cards and lists: nothing is saved, and nobody else is told, until the member
presses a button. The one exception: while an interview of theirs is going on, it is saved as a
note, unless it may be something else. One press undoes that.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.content.advice import advice_for, comforting_advice, wonders
from bot.content.coaching import asks_for_job
from bot.content.questions import Occasion, choose
from bot.engine.contexts.member import FreeTextContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Said
from bot.engine.router import Router
from bot.flows import every_flow
from bot.interview.hosting import HostProfile
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, Interview, Stage
from bot.language.date_order import day_first
from bot.language.intents import (
    Guess,
    Heard,
    Intent,
    has_subject,
    hear,
    interviews_meant,
    is_worried,
    stops_hosting,
    what_is_open,
)
from bot.language.times import read_day
from bot.steps import goals, guessing, in_context, interview_plan, moving, notes
from bot.texts import advice as advice_texts
from bot.texts import ask as ask_texts
from bot.texts import confirmations, home, leaving, settings, small_talk
from bot.texts import free_text as texts
from bot.texts import in_context as in_context_texts
from bot.texts import plan as plan_texts
from bot.texts import questions as questions_texts
from bot.texts import report as report_texts

router = Router()
Turn = Said | Press


@router.said(reads=FreeTextContext)
def answer_free_text(context: FreeTextContext, event: Said, now: datetime) -> Decision:
    said = _named(event, context)
    if card := in_context.answer_done(said, context, now):
        return Decision(reply=card)
    goal, current = (
        goals.goal_in_words(said),
        goals.interview_meant(context.interviews, context.me.id),
    )
    if goal is not None and current:
        return goals.answer(current, context.others[current.host], goal)
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
    return _answer(guess, context, event, now)


def _hear(said: str, context: FreeTextContext, now: datetime) -> Heard:
    return hear(said, asks_for_job, context.people(), what_is_open(context, now))


def _heard(
    said: str, heard: Heard, context: FreeTextContext, event: Turn, now: datetime
) -> Decision:
    if _would_stop_hosting(said, heard, context):
        return Decision(reply=confirmations.stop_hosting_card())
    if not heard.sure:
        return Decision(reply=_unsure(said, heard.guesses, context, now))
    if advice := _advice_instead(said, heard.guesses[0], context):
        return Decision(reply=advice)
    return _answer(heard.guesses[0], context, event, now)


def _would_stop_hosting(said: str, heard: Heard, context: FreeTextContext) -> bool:
    """Whether they want to stop for good. Somebody who names a day wants a break."""
    rests = any(each.intent is Intent.PAUSE and each.when for each in heard.guesses)
    return _hosts(context) and stops_hosting(said) and not rests and not is_worried(said)


def _hosts(context: FreeTextContext) -> bool:
    return context.me.profile is not None and context.me.profile.open


def _named(said: Said, context: FreeTextContext) -> str:
    """What was typed, with the name of a mentioned person, if it is known."""
    names = (f"@{each.name}" for each in context.people() if each.person.user == said.user)
    return said.text.replace(said.mention, next(names, said.mention), 1)


def _unsure(said: str, guesses: Sequence[Guess], context: FreeTextContext, now: datetime) -> Card:
    fitting = [each for each in guesses if has_subject(each, context, now)]
    return guessing.unsure(said, fitting, context, [spec.name for spec in every_flow().specs])


def _advice_instead(said: str, guess: Guess, context: FreeTextContext) -> Card | None:
    """Advice for somebody who wonders how to do what was understood, or whose words hardly say what
    it is. Never for somebody sad, and never about what to ask."""
    if is_worried(said) or (guess.intent is Intent.QUESTIONS and guess.people):
        return None
    if not (wonders(said) or guess.intent in _SAY_LITTLE):
        return None
    found = advice_for(said, reader_of(context.me).language)
    also = () if guess.intent is Intent.HELLO else (texts.meaning_button(guess.intent, said),)
    return advice_texts.advice(found, *also) if found else None


def _answer(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    if name := _COMMANDS.get(guess.intent):
        return _as(event, name, guess.topic if guess.intent in _ABOUT_TOPICS else "")
    return _ANSWERS[guess.intent](guess, context, event, now)


def _ask(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    people = _people(guess)
    if not people:
        return _as(event, "find", guess.topic)
    about = interviews_meant(Guess(Intent.INTERVIEWS, guess.people), context, now)
    if current := [each for each in about if each.stage in OPEN_STAGES]:
        return Decision(reply=_listed(Intent.INTERVIEWS, context, current, now))
    if len(people) > 1:
        return Decision(reply=ask_texts.choose(people, ""))
    return Decision(reply=texts.offer_to_ask(people[0]))


def _questions(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    """The questions of the plan for a booked interview; otherwise those that suit the member's
    situation."""
    people = _people(guess)
    if len(people) != 1:
        return _as(event, "questions", guess.topic)
    host, me = people[0], context.me
    for each in interviews_meant(Guess(Intent.INTERVIEWS, guess.people), context, now):
        if each.stage is Stage.BOOKED and each.seeker == me.id:
            plan, _ = interview_plan.plan_of(each, me, host, context.plans)
            return Decision(reply=plan_texts.plan(plan, each, host))
    fitting = Occasion(event.id, situation=me.situation, profile=host.profile or HostProfile())
    choice = choose(interview_plan.bank_of(me), fitting)
    return Decision(reply=questions_texts.questions(choice, "", host))


def _move(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    order = day_first(event.by.locale, context.me.zone)
    return Decision(reply=moving.move(guess, context, now, order))


def _about(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    if guess.intent is Intent.INTERVIEWS and not guess.people:
        return _as(event, "interviews")
    about = interviews_meant(guess, context, now)
    if not about:
        return Decision(reply=in_context.about_none(guess.intent, context))
    return Decision(reply=_listed(guess.intent, context, about, now))


def _missed(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    card = in_context.not_there_yet(guess, context, now)
    return Decision(reply=card) if card else _about(guess, context, event, now)


def _news(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    return Decision(reply=in_context.take_news(guess, _words(event), context, now))


def _pause(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    if not _hosts(context):
        return _as(event, "host")
    try:
        order = day_first(event.by.locale, context.me.zone)
        until = read_day(guess.when, now, context.me.zoneinfo, order)
    except ValueError:
        until = None
    return Decision(reply=texts.offer_pause(until))


def _job(guess: Guess, _context: FreeTextContext, _event: Turn, _now: datetime) -> Decision:
    return Decision(reply=small_talk.no_jobs(_people(guess)[:1]))


def _report(guess: Guess, context: FreeTextContext, _event: Turn, _now: datetime) -> Decision:
    return Decision(reply=report_texts.offer(_people(guess), context.contact))


def _hard(_guess: Guess, context: FreeTextContext, event: Turn, _now: datetime) -> Decision:
    about = comforting_advice(_words(event), reader_of(context.me).language)
    mine = (each for each in context.interviews if each.seeker == context.me.id)
    waits = any(each.stage is Stage.ASKED for each in mine)
    return Decision(reply=small_talk.hard_time(context.contact, about, waits=waits))


def _leave(_guess: Guess, context: FreeTextContext, _event: Turn, now: datetime) -> Decision:
    return Decision(reply=leaving.card(context.me, now))


def _words(event: Turn) -> str:
    return event.text if isinstance(event, Said) else event.action.arg.partition(" ")[2]


def _to_me(
    card: Callable[[Member], Card],
) -> Callable[[Guess, FreeTextContext, Turn, datetime], Decision]:
    return lambda _guess, context, _event, _now: Decision(reply=card(context.me))


def _saying(
    card: Callable[[], Card],
) -> Callable[[Guess, FreeTextContext, Turn, datetime], Decision]:
    return lambda _guess, _context, _event, _now: Decision(reply=card())


def _with_contact(
    card: Callable[[Member | None], Card],
) -> Callable[[Guess, FreeTextContext, Turn, datetime], Decision]:
    return lambda _guess, context, _event, _now: Decision(reply=card(context.contact))


def _from_what_is_open(
    card: Callable[[Guess, FreeTextContext, datetime], Card],
) -> Callable[[Guess, FreeTextContext, Turn, datetime], Decision]:
    return lambda guess, context, _event, now: Decision(reply=card(guess, context, now))


def _as(event: Turn, name: str, text: str = "") -> Decision:
    return Decision(instead=Command(event.id, event.by, name, text))


def _people(guess: Guess) -> list[Member]:
    return list({each.id: each for people in guess.people for each in people}.values())


def _listed(
    intent: Intent, context: FreeTextContext, about: Sequence[Interview], now: datetime
) -> Card:
    return texts.which_interview(intent, home.fitting(home.entries(context, about, now)))


_COMMANDS = {
    Intent.FIND: "find",
    Intent.CONTACTS: "contacts",
    Intent.HOST: "host",
    Intent.SETTINGS: "settings",
    Intent.PRIVACY: "privacy",
    Intent.HELP: "help",
    Intent.START: "start",
    Intent.JOURNAL: "journal",
    Intent.READING: "reading",
}
"""What these show is only for the member who asked."""

_SAY_LITTLE = {Intent.HELLO, Intent.START, Intent.HELP}
"""Somebody may say more than this: “Hi, I am nervous”."""

_ABOUT_TOPICS = frozenset({Intent.FIND, Intent.READING})

_ANSWERS: dict[Intent, Callable[[Guess, FreeTextContext, Turn, datetime], Decision]] = {
    Intent.ASK: _ask,
    Intent.QUESTIONS: _questions,
    Intent.MOVE: _move,
    Intent.MISSED: _missed,
    Intent.PAUSE: _pause,
    Intent.JOB: _job,
    Intent.HELLO: _to_me(small_talk.hello),
    Intent.QUIET: _to_me(settings.hear_less),
    Intent.LEAVE: _leave,
    Intent.CALENDAR: _saying(texts.calendar),
    Intent.WELCOME: _saying(small_talk.welcome),
    Intent.HARD: _hard,
    Intent.REPORT: _report,
    Intent.CRISIS: _with_contact(small_talk.crisis),
    Intent.NEWS: _news,
    Intent.ORGANIZERS: _with_contact(in_context_texts.organizers),
    Intent.YES: _from_what_is_open(in_context.answer_waiting),
    Intent.NO: _from_what_is_open(in_context.answer_waiting),
    Intent.LATE: _from_what_is_open(in_context.tell_of_lateness),
    Intent.WHERE: _from_what_is_open(in_context.where_they_meet),
    **dict.fromkeys(
        (
            *(Intent.CANCEL, Intent.ANSWER, Intent.THANK, Intent.NOTE),
            Intent.INTERVIEWS,
        ),
        _about,
    ),
}
