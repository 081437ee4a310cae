"""A seeker lets the programme quote a sentence. If it reveals who the host is, the host is asked.
Each of them can take it back at any time."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.engine.contexts.interview import QuoteContext
from bot.engine.contexts.member import MyQuotesContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.model import HELD_STAGES, Side
from bot.interview.organizing.quotes import HostConsent, ProgrammeQuote, points_to, quote_key
from bot.texts import notices
from bot.texts.organizing.broadcasts import quotes as texts

router = Router()


@router.press(ActionName.QUOTE, reads=QuoteContext, opens_form=True, any_revision=True)
def open_form(context: QuoteContext, _event: Press, now: datetime) -> Decision:
    if card := _instead(context, now):
        return Decision(reply=card)
    return Decision(reply=texts.form(context.interview, context.seeker, context.host))


@router.submit(ActionName.QUOTE, reads=QuoteContext, any_revision=True)
def offer(context: QuoteContext, event: Submit, now: datetime) -> Decision:
    if card := _instead(context, now):
        return Decision(reply=card)
    sentence = texts.SENTENCE.read_line(event.values)
    if not sentence:
        return Decision(reply=Invalid({texts.SENTENCE: texts.EMPTY}))
    points = points_to(sentence, context.host)
    has_refused = context.quote is not None and context.quote.consent is HostConsent.REFUSED
    if points and (has_refused or context.host.is_gone):
        return Decision(reply=Invalid({texts.SENTENCE: texts.points_to_host(context.host)}))
    consent = HostConsent.WAITING if points else HostConsent.NOT_NEEDED
    quote = ProgrammeQuote(
        context.interview.id,
        context.me.community,
        context.seeker.id,
        context.host.id,
        sentence,
        texts.NAMED.read_one(event.values) == texts.WITH_NAME,
        HostConsent.REFUSED if has_refused else consent,
        now,
    )
    return Decision(
        reply=texts.quote_offered(quote, context.host),
        save=(quote,),
        posts=_asks_host(context, quote),
    )


def _instead(context: QuoteContext, now: datetime) -> Card | None:
    """The answer to somebody who cannot offer a sentence now."""
    if context.side is not Side.SEEKER:
        return notices.not_yours()
    if context.interview.stage not in HELD_STAGES:
        return notices.out_of_date(context, now)
    has_one = context.quote is not None and context.quote.sentence
    return texts.quote_offered(context.quote, context.host) if context.quote and has_one else None


def _asks_host(context: QuoteContext, quote: ProgrammeQuote) -> tuple[Post, ...]:
    """A host who wants no nudges is not asked. Without their yes, nobody reads the sentence."""
    if quote.consent is not HostConsent.WAITING or not context.host.nudges:
        return ()
    return (_to_host(context, texts.ask_host(quote, context.seeker)),)


def _to_host(context: QuoteContext, card: Card) -> Post:
    of = context.interview.id
    return Post(context.host.id, quote_key(of), card, lasting_about=of)


@router.press(ActionName.QUOTE_ANSWER, reads=QuoteContext, any_revision=True)
def answer(context: QuoteContext, event: Press, _now: datetime) -> Decision:
    """A yes is for the sentence that they read."""
    quote = context.quote
    if context.side is not Side.HOST:
        return Decision(reply=notices.not_yours())
    if quote is None or not quote.host_has_it:
        return Decision(reply=texts.already_taken_back())
    if event.action.arg == f"yes.{quote.mark}":
        agreed = quote.agreed()
        card = texts.ask_host(agreed, context.seeker)
        return Decision(save=(agreed,), posts=(_to_host(context, card),))
    if event.action.arg == "no":
        return _keep_out(context, quote)
    return Decision(reply=texts.ask_host(quote, context.seeker))


def _keep_out(context: QuoteContext, quote: ProgrammeQuote) -> Decision:
    card = texts.host_said_no()
    return Decision(reply=card, save=(quote.refused(),), posts=(_to_host(context, card),))


@router.press(ActionName.QUOTE_BACK, reads=QuoteContext, any_revision=True, even_if_removed=True)
def take_back(context: QuoteContext, _event: Press, _now: datetime) -> Decision:
    quote = context.quote
    is_host = context.side is Side.HOST
    if quote is None or not quote.sentence or (is_host and not quote.host_has_it):
        return Decision(reply=texts.already_taken_back())
    if is_host:
        return _keep_out(context, quote)
    posts = (_to_host(context, texts.already_taken_back()),) if quote.host_has_it else ()
    return Decision(reply=texts.quote_taken_back(), save=(quote.taken_back(),), posts=posts)


@router.press(ActionName.MY_QUOTES, reads=MyQuotesContext, even_if_removed=True, only_reads=True)
def show_mine(context: MyQuotesContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.mine(context.my_quotes, context.me.id))
