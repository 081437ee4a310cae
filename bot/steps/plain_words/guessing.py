"""The most likely meanings of a message that could not be understood for sure, as buttons."""

import re
from collections.abc import Callable, Sequence

from bot.cards.buttons import Button, Style
from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.content.advice import (
    Advice,
    AdviceMoment,
    advice_for,
    likely_advice,
    possible_advice,
    probable_advice,
    sure_advice,
    wonders,
)
from bot.content.coaching.wordings import is_rude
from bot.content.questions import fields_called
from bot.engine.contexts.member import FreeTextContext
from bot.engine.receiving.commands import nearest
from bot.interview.members import Member
from bot.language import search
from bot.language.accents import folded
from bot.language.errors import Ambiguous, NotUnderstood, Why
from bot.language.foreign import foreign_language
from bot.language.hours import read_hours
from bot.language.intents import Guess, Intent, is_worried, knows
from bot.language.intents.moods import (
    has_no_words,
    is_annoyed,
    is_contact_detail,
    is_fond,
    is_mashed,
    names_nothing,
    only_answers,
    says_yes_or_no,
)
from bot.language.intents.worries import WORRIED
from bot.texts import advice as advice_texts
from bot.texts.plain_words import free_text as texts
from bot.texts.plain_words import small_talk, worries
from bot.texts.plain_words.did_you_mean import did_you_mean, which_is_it

LIKELY = 3
TWO = 2
BESIDE_ADVICE = 1
"""Advice is an answer already, so few other meanings are offered with it."""
FEW_WORDS = 3
"""A line with more words is neither a mistyped command nor a field."""
SURELY_ALIKE = 0.85
BEST_FITS = 5
"""So many hosts are read to find out whether one of them knows about exactly what was said."""
_AROUND_HOURS = re.compile(
    r"^\s*(?:my )?(?:weekly |new )?hours(?: are| is)?:? "
    r"|^\s*(?:(?:sorry|from now on|now|i(?: can|'?m| am)?|only|just|do|free|available|have time"
    r"|on)[ ,]+)+"
    r"|(?<![ ,])[ ,]++(?:only|works?|suits?|fits?|is|are|best|better|fine|good|ok|okay|possible"
    r"|please|now|me|for|from now on)(?=$|[ .,!])",
    re.IGNORECASE,
)
"""What hosts say around the hours that suit them: "only Tuesdays after 4pm work for me"."""
_GRAVE = {Intent.CRISIS, Intent.FOR_ANOTHER, Intent.REPORT, Intent.WORN_OUT}
_SMALL_TALK = {Intent.HELLO, Intent.WELCOME}
_NEEDS_WORDS = {Intent.HELLO, Intent.HARD, Intent.CRISIS, Intent.FOR_ANOTHER, Intent.QUESTIONS}
"""Nobody means one of these by a time or a number alone."""


def unsure(
    said: str, guesses: Sequence[Guess], context: FreeTextContext, commands: Sequence[str]
) -> Card:
    """A worry gets advice. Whole sentences may report something bad in words that we do not
    recognise, so the contact is named, too, unless they are a question that we answer. Those that
    would be rude in a request may be a worry here: "I have nobody else to ask"."""
    if card := _without_meaning(said, guesses, context.me):
        return card
    if is_annoyed(said):
        return texts.with_somebody(small_talk.sorry(), context.contact)
    few = len(said.split()) <= FEW_WORDS
    likely = _likely(said, guesses, commands, few=few)
    language = reader_of(context.me).language
    asks_advice = wonders(said) and not is_worried(said)
    may_be_grave = _may_be_grave(guesses)
    finds_advice = _finds_advice(asks_advice=asks_advice, may_be_grave=may_be_grave)
    advice = None if _is_slip(said, commands) else finds_advice(said, language)
    if not advice and few and is_rude(said):
        return texts.with_somebody(small_talk.sorry(), context.contact)
    card = (
        advice_texts.advice(advice, *_beside(advice, said, guesses), has_plan=context.has_plan)
        if advice
        else _did_they_mean(said, guesses, likely, language)
    )
    about_us = advice is not None and advice.moment is AdviceMoment.ABOUT
    is_asked = advice is not None and asks_advice and not may_be_grave
    is_answered = few or about_us or is_asked
    return card if is_answered else texts.with_somebody(card, context.contact)


def are_you_safe(said: str, guesses: Sequence[Guess], told_of: Member | None) -> Card:
    """With what they may mean other than a worry."""
    others = [each for each in guesses if each.intent not in WORRIED]
    meant = [texts.meaning_button(each.intent, said) for each in others]
    return worries.are_you_safe(told_of, meant)


def _beside(advice: Advice, said: str, guesses: Sequence[Guess]) -> Sequence[Button]:
    """What else may be meant, if that is more than small talk and the next step of the advice."""
    others = [each for each in guesses if each.intent not in (*_SMALL_TALK, advice.next)]
    return [texts.meaning_button(each.intent, said) for each in others[:BESIDE_ADVICE]]


def _finds_advice(*, asks_advice: bool, may_be_grave: bool) -> Callable[[str, str], Advice | None]:
    """Who asks how to do something hardly reports something bad by it, even if the words sound
    like that: "can I drink coffee during the call"."""
    if may_be_grave:
        return sure_advice if asks_advice else advice_for
    return likely_advice if asks_advice else sure_advice


def _may_be_grave(guesses: Sequence[Guess]) -> bool:
    """Whether more than advice may be needed. Then a person to turn to comes first."""
    return bool(guesses) and guesses[0].intent in _GRAVE


def _did_they_mean(
    said: str, guesses: Sequence[Guess], likely: Sequence[Button], language: str
) -> Card:
    """Asks with the likeliest meanings."""
    foreign = foreign_language(said, language.partition("-")[0])
    is_no_question = foreign or is_worried(said) or _may_be_grave(guesses)
    probable = [] if is_no_question else probable_advice(said, language)
    if not probable:
        return which_is_it(said, _with_titles(likely, said, language), foreign)
    meant = advice_texts.titled(possible_advice(said, language))
    either = (*meant[:TWO], *likely) if wonders(said) else (*meant[:1], *likely[:1], *meant[1:])
    return did_you_mean(said, either[:LIKELY])


def _with_titles(likely: Sequence[Button], said: str, language: str) -> Sequence[Button]:
    """The meanings, with advice that may help: first if it is asked for. A few words get none.
    Nobody reads more than three."""
    if len(said.split()) <= FEW_WORDS and not wonders(said):
        return likely
    near = advice_texts.titled(possible_advice(said, language))
    if wonders(said) and not is_worried(said):
        return (*near[:TWO], *likely, *near[TWO:])[:LIKELY]
    return (*likely[:TWO], *near, *likely[TWO:])[:LIKELY]


def _without_meaning(said: str, guesses: Sequence[Guess], me: Member) -> Card | None:
    """For what names no wish of its own: a sign, a phone number, hours, a "no" to nothing."""
    if has_no_words(said):
        return small_talk.without_words(me)
    if is_fond(said):
        return small_talk.glad()
    if is_contact_detail(said):
        return small_talk.reached_elsewhere()
    if me.profile and names_hours(said):
        return texts.hours(said, [texts.meaning_button(each.intent, said) for each in guesses])
    answers = any(each.intent in (Intent.YES, Intent.NO) for each in guesses)
    return small_talk.nothing_to_answer() if says_yes_or_no(said) and not answers else None


def names_hours(said: str) -> bool:
    """Whether a host may have written when they have time: "Mon 9-8"."""
    try:
        return bool(read_hours(_AROUND_HOURS.sub("", said)).stretches)
    except Ambiguous:
        return True
    except NotUnderstood as unread:
        return unread.why is Why.NO_DAY


def names_field_of_host(said: str, guesses: Sequence[Guess], context: FreeTextContext) -> bool:
    """Whether it is a few words that are all in the profile of some host, and mean nothing else, or
    exactly what some host knows about, such as "React", and no phrase says otherwise."""
    if len(said.split()) > FEW_WORDS or not _names_field(said) or is_worried(said):
        return False
    wanted, language = search.words(said), reader_of(context.me).language
    if advice_for(said, language):
        return False
    means_else = any(each.intent not in (*_SMALL_TALK, Intent.FIND) for each in guesses)
    hosts = context.hosts_for(wanted)
    if means_else or sure_advice(said, language):
        return any(_knows_exactly(said, each.host) for each in hosts[:BEST_FITS])
    return any(each.fit >= len(wanted) for each in hosts)


def names_somebody_to_ask(said: str, guesses: Sequence[Guess]) -> Guess | None:
    """The wish to ask one person for an interview, if that is the likeliest meaning, or if their
    name is all that was written. The answer only offers to ask them, or shows what is open with
    them."""
    people = {each.id: each for guess in guesses for some in guess.people for each in some}
    if len(people) != 1 or wonders(said) or is_worried(said):
        return None
    [person] = people.values()
    is_all = {*search.names(said)} <= {*search.names(person.name)}
    return Guess(Intent.ASK, ((person,),)) if is_all or guesses[0].intent is Intent.ASK else None


def _knows_exactly(said: str, host: Member) -> bool:
    profile = host.profile
    known = (profile.field, *profile.topics) if profile else ()
    return any(_is_about(each, said.strip()) for each in known)


def _is_about(topic: str, said: str) -> bool:
    """Whether a topic is exactly this, or one written word that begins with it: React.js is about
    React."""
    begins = search.names(topic)[: len(search.names(said))]
    return folded(topic) == folded(said) or (" " not in topic and begins == search.names(said))


def _names_field(said: str) -> bool:
    """Whether these few words may be something to search for."""
    return bool(search.words(said)) and not names_nothing(said) and not is_mashed(said)


def _is_slip(said: str, commands: Sequence[str]) -> bool:
    """Whether it is surely a command with a typing slip."""
    return not knows(said) and nearest(said, commands, SURELY_ALIKE) is not None


def _likely(
    said: str, guesses: Sequence[Guess], commands: Sequence[str], *, few: bool
) -> list[Button]:
    """A few words may be a mistyped command, or something to search for."""
    first, *rest = said.split(maxsplit=1) or [""]
    near = nearest(first, commands) if few and not knows(first) else None
    finds = few and _names_field(said)
    passed = {near, Intent.FIND if finds else None}
    passed |= _NEEDS_WORDS if only_answers(said) else set()
    likely = [texts.command(near, "".join(rest))] if near else []
    likely += [
        texts.meaning_button(each.intent, said) for each in guesses if each.intent not in passed
    ]
    return [*likely[:LIKELY], *([_find(said)] if finds else [])]


def _find(said: str) -> Button:
    """Highlighted only if it names a field that we know, so that nothing leads to a search for
    “asdf”."""
    names_field = fields_called(search.words(said))
    return texts.find(said, Style.PRIMARY if names_field else Style.PLAIN)
