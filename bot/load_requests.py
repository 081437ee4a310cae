"""What must be loaded before a flow decides on an event."""

from collections.abc import Callable

from bot.cards.forms import TextField
from bot.engine.contexts.blocks import BlocksContext
from bot.engine.contexts.concern import NewConcernContext
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.introduction import MatchContext
from bot.engine.contexts.member import FreeTextContext
from bot.engine.contexts.people import MissingMessagesContext
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.contexts.request import RequestContext, RequestFormContext
from bot.engine.events import Command, FromMember, Press, Said, Submit
from bot.engine.router import Handler
from bot.engine.store.store import LoadRequest
from bot.language import intents, search
from bot.language.debrief import referrals
from bot.language.form_values import read_number, read_page, read_start
from bot.language.mail_list import name_of_person


def load_request(handler: Handler, event: FromMember) -> LoadRequest:
    reads, by = handler.reads, event.by
    words = _WORDS.get(reads, search.words)
    if isinstance(event, Said):
        return LoadRequest(reads, by, user=event.user, words=words(event.text))
    if isinstance(event, Command):
        return LoadRequest(
            reads,
            by,
            member=read_number(event.about),
            user=event.user,
            whom=event.whom if event.whom and event.whom.standing.is_known else None,
            words=words(name_of_person(event.text)),
        )
    about = event.action.about
    if issubclass(handler.reads, InterviewContext):
        names = referrals.name_words(_named_in(handler, event))
        return LoadRequest(reads, by, about=about, words=names)
    typed = _named_in(handler, event) or read_page(event.action.arg)[1]
    return LoadRequest(
        reads,
        by,
        member=read_number(about),
        about=about,
        words=words(name_of_person(typed)),
        other_words=search.names(name_of_person(_read(handler.other_names_field, event))),
        start=read_start(event.action.arg),
    )


def _named_in(handler: Handler, event: Press | Submit) -> str:
    return _read(handler.names_field, event)


def _read(field: TextField | None, event: Press | Submit) -> str:
    return "" if isinstance(event, Press) or field is None else field.read(event.values)


_WORDS: dict[type, Callable[[str], tuple[str, ...]]] = {
    RequestContext: search.names,
    RequestFormContext: search.leading_name,
    FreeTextContext: intents.names_in,
    OrganizingContext: search.names,
    MissingMessagesContext: search.names,
    MatchContext: search.names,
    NewConcernContext: search.names,
    BlocksContext: search.names,
}
"""The typed words that a context is loaded with, for contexts that need other words than a search
does."""
