"""Free text: what a member writes that is no command.

It is answered with cards and lists only: nothing is saved, and nobody else hears of it, until the
member presses a button. Only while an interview of theirs goes on it is noted for them, unless it
may be something else; one press takes it back.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card, Entry
from bot.cards.reader import reader_of
from bot.content.advice import advice_for, wonders
from bot.content.coaching import asks_for_job
from bot.content.questions import Occasion, choose
from bot.engine import commands
from bot.engine.contexts import FreeTextContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Said
from bot.engine.router import Router
from bot.flows import every_flow
from bot.interview.hosting import HostProfile
from bot.interview.model import (
    OPEN_STAGES,
    Interview,
    Member,
    Stage,
)
from bot.language import search
from bot.language.date_order import day_first
from bot.language.foreign import foreign_language
from bot.language.intents import (
    Guess,
    Heard,
    Intent,
    hear,
    interviews_meant,
    is_worried,
    knows,
    read_when,
)
from bot.language.times import read_day
from bot.steps import interview_plan, notes
from bot.texts import advice as advice_texts
from bot.texts import ask as ask_texts
from bot.texts import free_text as texts
from bot.texts import home
from bot.texts import next_step as next_step_texts
from bot.texts import plan as plan_texts
from bot.texts import questions as questions_texts
from bot.texts import report as report_texts

router = Router()
LIKELY = 2
_SAYS_DONE = frozenset(("done", "i did it", "did it", "it is done", "it's done", "i've done it"))
FEW_WORDS = 3
"""A line of more words is neither a mistyped command nor a field."""

Turn = Said | Press


@router.said(reads=FreeTextContext)
def answer_free_text(context: FreeTextContext, event: Said, now: datetime) -> Decision:
    said = _named(event, context)
    if card := _done(said, context):
        return Decision(reply=card)
    heard = hear(said, asks_for_job, context.people())
    current = notes.going_on(context.interviews, context.me.id, now)
    if current and notes.is_note(said, heard, reader_of(context.me).language):
        return notes.noted(current, context.others[current.host], said)
    return _heard(said, heard, context, event, now)


@router.press(ActionName.NOT_A_NOTE, reads=FreeTextContext)
def not_a_note(context: FreeTextContext, event: Press, now: datetime) -> Decision:
    """It is taken out of the notes, and answered as if they had not been taking any."""
    mine = {each.id: each for each in context.interviews if each.seeker == context.me.id}
    of = mine.get(event.action.about)
    said = notes.marked(of, event.action.arg) if of else None
    if of is None or said is None:
        return Decision(reply=_unsure("", (), context))
    heard = hear(said, asks_for_job, context.people())
    answer = _heard(said, heard, context, event, now)
    return replace(answer, save=(*answer.save, notes.without_note(of, said).own_words))


@router.press(ActionName.MEANT, reads=FreeTextContext)
def meant(context: FreeTextContext, event: Press, now: datetime) -> Decision:
    """One of the guesses was right."""
    intent, _, said = event.action.arg.partition(" ")
    if intent not in set(Intent):
        return Decision(reply=_unsure("", (), context))
    guesses = hear(said, asks_for_job, context.people()).guesses
    guess = next((each for each in guesses if each.intent == intent), Guess(Intent(intent)))
    return _answer(guess, context, event, now)


def _heard(
    said: str, heard: Heard, context: FreeTextContext, event: Turn, now: datetime
) -> Decision:
    if not heard.sure:
        return Decision(reply=_unsure(said, heard.guesses, context))
    if advice := _advice_instead(said, heard.guesses[0], context):
        return Decision(reply=advice)
    return _answer(heard.guesses[0], context, event, now)


def _done(said: str, context: FreeTextContext) -> Card | None:
    """To "done" from a seeker with one thing to do."""
    if said.lower().replace("’", "'").strip(" .!") not in _SAYS_DONE:
        return None
    mine = (each for each in context.interviews if each.seeker == context.me.id)
    to_do = [
        next_step_texts.is_it_done(each, context.others[each.host], each.next_step)
        for each in mine
        if each.next_step and each.next_step.is_open
    ]
    return to_do[0] if len(to_do) == 1 else None


def _named(said: Said, context: FreeTextContext) -> str:
    """What was typed, with the name of whoever was mentioned where it is known."""
    names = (f"@{each.name}" for each in context.people() if each.person.user == said.user)
    return said.text.replace(said.mention, next(names, said.mention), 1)


def _unsure(said: str, guesses: Sequence[Guess], context: FreeTextContext) -> Card:
    """A worry is answered. Whole sentences may tell of something bad in words that we do not
    know."""
    first, *rest = said.split(maxsplit=1) or [""]
    names = [spec.name for spec in every_flow().specs]
    few = len(said.split()) <= FEW_WORDS
    near = commands.nearest(first, names) if few and not knows(first) else None
    likely = [texts.command(near, "".join(rest))] if near else []
    likely += [texts.meant(each.intent, said) for each in guesses if each.intent != near]
    if few and search.words(said):
        likely.append(texts.find(said))
    advice = advice_for(said, reader_of(context.me).language)
    card = (
        advice_texts.advice(advice, *likely[:LIKELY])
        if advice
        else texts.unsure(said, likely[:LIKELY], foreign_language(said))
    )
    return card if few else texts.with_somebody(card, context.contact)


def _advice_instead(said: str, guess: Guess, context: FreeTextContext) -> Card | None:
    """For who wonders how to do what was heard, tells of a job or hardly said what it is; never for
    the sad."""
    if is_worried(said) or not (wonders(said) or guess.intent in (Intent.START, Intent.JOB)):
        return None
    found = advice_for(said, reader_of(context.me).language)
    return advice_texts.advice(found, texts.meant(guess.intent, said)) if found else None


def _answer(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    if name := _COMMANDS.get(guess.intent):
        return _as(event, name, guess.topic if guess.intent is Intent.FIND else "")
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
    return Decision(reply=texts.could_ask(people[0]))


def _questions(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    """For an interview that is booked those of its plan; else what suits who they are."""
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
    about = interviews_meant(guess, context, now)
    if not about:
        return Decision(reply=texts.about_none(guess.intent))
    zone = context.me.zoneinfo
    meanings = read_when(guess.when, now, zone, day_first(event.by.locale, context.me.zone))
    read = (texts.understood(guess.when, meanings, zone),) if guess.when else ()
    entries = [
        texts.moving(each, meanings, zone, entry) for each, entry in _both(context, about, now)
    ]
    return Decision(reply=texts.about(guess.intent, home.fitting(entries), *read))


def _about(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    if guess.intent is Intent.INTERVIEWS and not guess.people:
        return _as(event, "interviews")
    about = interviews_meant(guess, context, now)
    if not about:
        nothing = (
            texts.welcome() if guess.intent is Intent.THANK else texts.about_none(guess.intent)
        )
        return Decision(reply=nothing)
    return Decision(reply=_listed(guess.intent, context, about, now))


def _pause(guess: Guess, context: FreeTextContext, event: Turn, now: datetime) -> Decision:
    if context.me.profile is None:
        return _as(event, "host")
    try:
        order = day_first(event.by.locale, context.me.zone)
        until = read_day(guess.when, now, context.me.zoneinfo, order).isoformat()
    except ValueError:
        until = ""
    return Decision(reply=texts.pausing(until))


def _job(guess: Guess, _context: FreeTextContext, _event: Turn, _now: datetime) -> Decision:
    return Decision(reply=texts.job(_people(guess)[:1]))


def _hello(_guess: Guess, context: FreeTextContext, _event: Turn, _now: datetime) -> Decision:
    return Decision(reply=texts.hello(context.me))


def _hard(_guess: Guess, context: FreeTextContext, _event: Turn, _now: datetime) -> Decision:
    return Decision(reply=texts.hard(context.contact))


def _report(guess: Guess, context: FreeTextContext, _event: Turn, _now: datetime) -> Decision:
    return Decision(reply=report_texts.offer(_people(guess), context.contact))


def _crisis(_guess: Guess, context: FreeTextContext, _event: Turn, _now: datetime) -> Decision:
    return Decision(reply=texts.crisis(context.contact))


def _saying(
    card: Callable[[], Card],
) -> Callable[[Guess, FreeTextContext, Turn, datetime], Decision]:
    return lambda _guess, _context, _event, _now: Decision(reply=card())


def _as(event: Turn, name: str, text: str = "") -> Decision:
    return Decision(instead=Command(event.id, event.by, name, text))


def _people(guess: Guess) -> list[Member]:
    return list({each.id: each for people in guess.people for each in people}.values())


def _listed(
    intent: Intent, context: FreeTextContext, about: Sequence[Interview], now: datetime
) -> Card:
    return texts.about(intent, home.fitting(home.entries(context, about, now)))


def _both(
    context: FreeTextContext, about: Sequence[Interview], now: datetime
) -> list[tuple[Interview, Entry]]:
    return list(zip(about, home.entries(context, about, now), strict=True))


_COMMANDS = {
    Intent.FIND: "find",
    Intent.CONTACTS: "contacts",
    Intent.HOST: "host",
    Intent.SETTINGS: "settings",
    Intent.QUIET: "settings",
    Intent.PRIVACY: "privacy",
    Intent.HELP: "help",
    Intent.START: "start",
}
"""What these show is only for the member who asked."""

_ANSWERS: dict[Intent, Callable[[Guess, FreeTextContext, Turn, datetime], Decision]] = {
    Intent.ASK: _ask,
    Intent.QUESTIONS: _questions,
    Intent.MOVE: _move,
    Intent.PAUSE: _pause,
    Intent.JOB: _job,
    Intent.HELLO: _hello,
    Intent.CALENDAR: _saying(texts.calendar),
    Intent.WELCOME: _saying(texts.welcome),
    Intent.HARD: _hard,
    Intent.REPORT: _report,
    Intent.CRISIS: _crisis,
    **dict.fromkeys(
        (
            *(Intent.CANCEL, Intent.ANSWER, Intent.THANK, Intent.NOTE),
            *(Intent.MISSED, Intent.INTERVIEWS),
        ),
        _about,
    ),
}
