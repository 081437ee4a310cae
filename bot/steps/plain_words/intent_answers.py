"""What each intent of a member is answered with: a card, or a command that it stands for."""

from collections.abc import Callable, Sequence

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.content.advice import (
    Advice,
    advice_for,
    comforting_advice,
    learned_advice,
    learned_comfort,
    probable_advice,
    sure_advice,
)
from bot.content.questions import Occasion, choose
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.interview.hosting import HostProfile
from bot.interview.model import OPEN_STAGES, Interview, Stage
from bot.interview.staying_in_touch.follow_ups import MUCH_LATER, is_remembered
from bot.language import search
from bot.language.debrief.by_when import read_from_when
from bot.language.intents import (
    Guess,
    Intent,
    beside_fear,
    interviews_meant,
    is_bereaved,
    is_deeply_sad,
    is_hurt_at_home,
    is_worried,
    last_day,
    says_one_of,
)
from bot.language.intents.moods import is_back
from bot.language.times import read_day
from bot.steps.meeting import interview_plan
from bot.steps.plain_words import finding, harm, in_context, moving, standing
from bot.steps.plain_words.understood import Understood
from bot.texts import advice as advice_texts
from bot.texts.asking import ask as ask_texts
from bot.texts.me import home
from bot.texts.me.settings import settings
from bot.texts.meeting import plan as plan_texts
from bot.texts.meeting import questions as questions_texts
from bot.texts.plain_words import free_text as texts
from bot.texts.plain_words import in_context as in_context_texts
from bot.texts.plain_words import signposts, small_talk, violence, worries
from bot.texts.staying_in_touch import contacts as contacts_texts


def answer(said: Understood) -> Decision:
    answered = _ANSWERS[said.guess.intent](said)
    if isinstance(answered, Card):
        return Decision(reply=answered)
    return Decision(instead=answered)


def _ask(said: Understood) -> Card | Command:
    people = said.people
    if not people:
        return said.command("find", said.guess.topic)
    if current := [each for each in _with(said) if each.stage in OPEN_STAGES]:
        return standing.how_they_stand(said, current)
    if len(people) > 1:
        return ask_texts.choose(people, "")
    return texts.offer_to_ask(people[0], _comforting(said) if is_worried(said.words) else None)


def _comforting(said: Understood) -> Advice | None:
    """After a no, or before a talk, only what they clearly speak of."""
    if found := comforting_advice(said.words, _language(said)):
        return found
    is_about_that = _was_declined(said) or Stage.BOOKED in _my_stages(said)
    return None if is_about_that else learned_comfort(said.words, _language(said))


def _language(said: Understood) -> str:
    return reader_of(said.context.me).language


def _with(said: Understood) -> list[Interview]:
    """My interviews with the people named."""
    return interviews_meant(Guess(Intent.INTERVIEWS, said.guess.people), said.context, said.now)


def _questions(said: Understood) -> Card | Command:
    """The questions of the plan for a booked interview; otherwise those that suit the member's
    situation."""
    if len(said.people) != 1:
        return said.command("questions", said.guess.topic)
    [host], me = said.people, said.context.me
    for each in _with(said):
        if each.stage is Stage.BOOKED and each.seeker == me.id:
            plan, _ = interview_plan.plan_of(each, me, host, said.context.plans)
            return plan_texts.plan(plan, each, host)
    profile = host.profile or HostProfile()
    fitting = Occasion(said.event.id, situation=me.situation, profile=profile)
    return questions_texts.questions(choose(interview_plan.bank_of(me), fitting), "", host)


def _about(said: Understood) -> Card:
    intent = said.guess.intent
    about = interviews_meant(said.guess, said.context, said.now)
    if not about:
        return in_context.about_none(intent, said.context)
    entries = home.fitting(home.entries(said.context, about, said.now))
    return texts.which_interview(intent, entries)


def _start(said: Understood) -> Command:
    """An organizer who neither asks nor hosts has the programme to run."""
    context = said.context
    only_organizes = context.organizes and not context.interviews and not context.me.has_open_door
    return said.command("organize" if only_organizes else "start")


def _host(said: Understood) -> Card | Command:
    """Somebody who only says that they are back opens their door, if they host. Others greet us."""
    greets_us = said.context.me.profile is None and is_back(said.words)
    return small_talk.hello(said.context.me) if greets_us else said.command("host")


def _organize(said: Understood) -> Card | Command:
    """Only organizers can do it. Others learn whom to ask."""
    if said.context.organizes:
        return said.command("organize")
    return in_context_texts.organizers(said.context.contact)


def _move(said: Understood) -> Card:
    return moving.move(said.guess, said.context, said.now, said.day_comes_first)


def _missed(said: Understood) -> Card:
    """Somebody who cannot have missed a talk may wait for an answer ("she didn't answer"), or for a
    talk that is still ahead."""
    if card := in_context.not_there_yet(said.guess, said.context, said.now):
        return card
    if interviews_meant(said.guess, said.context, said.now):
        return _about(said)
    if card := standing.no_answer_yet(said):
        return card
    ahead = Guess(Intent.WHERE, said.guess.people)
    if interviews_meant(ahead, said.context, said.now):
        where = in_context.where_they_meet(ahead, said.context, said.now)
        return where.below(in_context_texts.STILL_AHEAD)
    return _about(said)


def _my_stages(said: Understood) -> set[Stage]:
    """How my requests and talks as a seeker stand."""
    me = said.context.me.id
    return {each.stage for each in said.context.interviews if each.seeker == me}


def _pause(said: Understood) -> Card | Command:
    me = said.context.me
    if not me.has_open_door:
        return said.command("host")
    try:
        until = read_day(last_day(said.guess.when), said.now, me.zoneinfo, said.day_comes_first)
    except ValueError:
        until = None
    waits = interviews_meant(Guess(Intent.NO), said.context, said.now)
    return texts.offer_pause(until, texts.meaning_button(Intent.NO, said.words) if waits else None)


def _contacts(said: Understood) -> Card | Command:
    """An offer to remind them of one person on the day that they named, otherwise the list."""
    me = said.context.me
    day = read_from_when(said.words, said.now, me.zoneinfo, said.day_comes_first)
    held = [each for each in _with(said) if each.seeker == me.id and is_remembered(each)]
    if day is None or len(said.people) != 1 or not held:
        return said.command("contacts")
    if day < (said.now + MUCH_LATER).astimezone(me.zoneinfo).date():
        return said.command("contacts")
    newest = max(held, key=lambda each: each.asked_at)
    return contacts_texts.offer_reminder(newest, said.people[0], day)


def _hard(said: Understood) -> Card:
    context = said.context
    if is_bereaved(said.words):
        return worries.condolence(context.contact)
    if is_hurt_at_home(said.words):
        return violence.hurt_at_home(context.contact)
    if encouraging := _encouraging(said):
        return texts.with_somebody(_advice(encouraging, said), context.contact)
    mine = _my_stages(said)
    return worries.hard_time(
        context.contact,
        _comforting(said),
        _likely_help(said),
        _people_to_learn_from(said) if said.guess.topic else worries.PeopleToLearnFrom(""),
        waits=Stage.ASKED in mine,
        talks=Stage.BOOKED in mine,
        declined=_was_declined(said),
        deeply=is_deeply_sad(said.words),
    )


def _likely_help(said: Understood) -> Sequence[Advice]:
    """What it may be about. Nothing for somebody deeply sad."""
    if is_deeply_sad(said.words):
        return ()
    return probable_advice(said.words, _language(said))[:1]


def _was_declined(said: Understood) -> bool:
    """Whether a host's no is the last that I heard as a seeker."""
    me = said.context.me.id
    newest = next((each for each in said.context.interviews if each.seeker == me), None)
    return newest is not None and newest.stage is Stage.DECLINED


def _encouraging(said: Understood) -> Advice | None:
    """For somebody who is only afraid, and says nothing that we have no advice on. What there is a
    kind sentence for is sad, and no fear."""
    beside = beside_fear(said.words)
    found = [advice_for(each, _language(said)) for each in beside]
    if len(beside) == 1 and not found[0]:
        found = [learned_advice(said.words, _language(said))]
    return found[0] if found and all(each and not each.comfort for each in found) else None


def _advice(about: Advice, said: Understood) -> Card:
    """With a way to cancel for somebody who also says that they want to."""
    cancels = says_one_of((Intent.CANCEL,), said.words)
    also = (texts.meaning_button(Intent.CANCEL, said.words),) if cancels else ()
    return advice_texts.advice(about, *also, has_plan=said.context.has_plan)


def _cancel(said: Understood) -> Card:
    """A kind word, once, for somebody who would rather cancel because they are nervous."""
    about = None if said.is_confirmed else sure_advice(said.words, _language(said))
    is_nervous = about is not None and about.id == advice_texts.COLD_FEET
    return _advice(about, said) if about and is_nervous else _about(said)


def _people_to_learn_from(said: Understood) -> worries.PeopleToLearnFrom:
    """Nobody for a topic that belongs to what makes them sad."""
    topic = said.guess.topic
    if is_deeply_sad(topic):
        return worries.PeopleToLearnFrom("")
    return worries.PeopleToLearnFrom(topic, said.context.hosts_for(search.words(topic)))


_ANSWERS: dict[Intent, Callable[[Understood], Card | Command | Press]] = {
    Intent.FIND: finding.answer,
    Intent.READING: lambda it: it.command("reading", it.guess.topic),
    Intent.CONTACTS: _contacts,
    Intent.HOST: _host,
    Intent.SETTINGS: lambda it: it.command("settings"),
    Intent.PRIVACY: lambda it: it.command("privacy"),
    Intent.HELP: lambda it: it.command("help"),
    Intent.START: _start,
    Intent.JOURNAL: lambda it: it.command("journal"),
    Intent.ASK: _ask,
    Intent.QUESTIONS: _questions,
    Intent.INTERVIEWS: standing.answer,
    Intent.CANCEL: _cancel,
    Intent.ANSWER: _about,
    Intent.THANK: _about,
    Intent.NOTE: _about,
    Intent.MISSED: _missed,
    Intent.MOVE: _move,
    Intent.PAUSE: _pause,
    Intent.HARD: _hard,
    Intent.YES: lambda it: in_context.answer_waiting(it.guess, it.words, it.context, it.now),
    Intent.NO: lambda it: in_context.answer_waiting(it.guess, it.words, it.context, it.now),
    Intent.LATE: lambda it: in_context.tell_of_lateness(it.guess, it.context, it.now),
    Intent.WHERE: lambda it: in_context.where_they_meet(it.guess, it.context, it.now),
    Intent.NEWS: lambda it: in_context.take_news(it.guess, it.words, it.context, it.now),
    Intent.JOB: lambda it: small_talk.no_jobs(it.people[:1]),
    Intent.REPORT: harm.report,
    Intent.INTRODUCE: lambda it: in_context_texts.introducing(it.context.contact),
    Intent.ORGANIZERS: lambda it: in_context_texts.organizers(it.context.contact),
    Intent.ORGANIZE: _organize,
    Intent.CRISIS: lambda it: worries.crisis(it.context.contact),
    Intent.FOR_ANOTHER: harm.for_another,
    Intent.WORN_OUT: lambda it: worries.worn_out(it.context.contact, _people_to_learn_from(it)),
    Intent.BLOCKS: lambda it: it.press(ActionName.BLOCKED),
    Intent.BUSY: lambda it: signposts.keep_time_free(is_host=it.context.me.has_open_door),
    Intent.HELLO: lambda it: small_talk.hello(it.context.me),
    Intent.WELCOME: lambda _it: small_talk.welcome(),
    Intent.CALENDAR: lambda _it: texts.calendar(),
    Intent.QUIET: lambda it: settings.hear_less(it.context.me),
    Intent.LEAVE: lambda it: signposts.leave(it.context.me, it.now),
}
