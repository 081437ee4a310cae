"""Sentences that seekers let the programme quote."""

from sqlalchemy import Connection, bindparam, delete, or_, select

from bot.interview.organizing.quotes import HostConsent, ProgrammeQuote
from storage.statements.dialect import upsert
from storage.statements.mapping import value_columns, values_of
from storage.tables import quotes

OF_A_COMMUNITY, OF_A_MEMBER = 200, 10
HOST_WAS_ASKED = (HostConsent.WAITING, HostConsent.AGREED)
"""The consent of a host who was asked about a sentence, as long as the sentence is there."""

_ALL = select(*value_columns(quotes, ProgrammeQuote)).order_by(
    quotes.c.at.desc(), quotes.c.interview
)
_IS_THERE = quotes.c.sentence != ""
_OF_INTERVIEW = _ALL.where(quotes.c.interview == bindparam("interview"))
_OF_MEMBER = _ALL.where(
    _IS_THERE,
    or_(
        quotes.c.seeker == bindparam("member"),
        (quotes.c.host == bindparam("member")) & quotes.c.consent.in_(HOST_WAS_ASKED),
    ),
).limit(OF_A_MEMBER)
_SHARED = _ALL.where(
    _IS_THERE,
    quotes.c.community == bindparam("community"),
    quotes.c.consent != HostConsent.WAITING,
).limit(OF_A_COMMUNITY)
_DELETE = delete(quotes).where(quotes.c.interview == bindparam("this"))
_UPSERT = upsert(quotes, ["interview"])


def of_interview(db: Connection, interview: str) -> ProgrammeQuote | None:
    row = db.execute(_OF_INTERVIEW, {"interview": interview}).one_or_none()
    return ProgrammeQuote(*row) if row else None


def of_member(db: Connection, member: int) -> tuple[ProgrammeQuote, ...]:
    """Sentences that the member offered, and sentences about them as the host that they were asked
    about."""
    return tuple(ProgrammeQuote(*row) for row in db.execute(_OF_MEMBER, {"member": member}))


def shared(db: Connection, community: int) -> tuple[ProgrammeQuote, ...]:
    """The sentences that organizers may read."""
    return tuple(ProgrammeQuote(*row) for row in db.execute(_SHARED, {"community": community}))


def save(db: Connection, quote: ProgrammeQuote) -> None:
    """Save the quote, or delete it if nothing is left of it."""
    if quote.is_nothing:
        db.execute(_DELETE, {"this": quote.interview})
    else:
        db.execute(_UPSERT.on(db), values_of(quote))
