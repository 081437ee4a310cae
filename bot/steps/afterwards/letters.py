"""A thank-you note or an update only goes out once the seeker has seen it as the host will."""

from collections.abc import Callable
from datetime import datetime

from bot.cards.cards import Card
from bot.cards.forms import Invalid, TextField
from bot.cards.rich_text import Text
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Submit
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.texts import notices
from bot.texts.letters import email_copy


@frozen
class Letter:
    """The field that it is written into, what is said if that is empty, and how the letter will
    look."""

    field: TextField
    no_words: Text
    preview: Callable[[Interview, Member, Member, str], Card]

    def shown(self, context: InterviewContext, of: Interview, words: str) -> Card:
        return self.preview(of, context.seeker, context.host, words)


def why_not_kept(
    letter: Letter, unsent: str | None, context: InterviewContext, event: Submit, now: datetime
) -> Decision | None:
    """The answer to words that are not kept, or None if they can be. `unsent` are those kept
    before: a form that is delivered twice finds its own words there."""
    words = letter.field.read(event.values)
    if event.action.revision == context.interview.revision:
        why = email_copy.errors(letter.field, event.values, letter.no_words)
        return Decision(reply=Invalid(why)) if why else None
    if words and words == unsent:
        return Decision(reply=letter.shown(context, context.interview, words), taken=True)
    return Decision(reply=notices.out_of_date(context, now))
