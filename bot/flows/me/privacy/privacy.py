"""What is stored about me, and all of it as files."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.reader import reader_of
from bot.cards.rich_text import say
from bot.engine.contexts.member import PersonalDataContext, PrivacyContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Command, Press
from bot.engine.retention import EXPORT
from bot.engine.router import Router
from bot.texts.me.privacy import personal_data
from bot.texts.me.privacy import privacy as texts

router = Router()


@router.command(
    "privacy",
    # Translators: what a command does; at most 100 characters.
    say("What is kept about me, to read, take along or erase"),
    reads=PrivacyContext,
    even_if_removed=True,
)
def privacy(context: PrivacyContext, _event: Command, _now: datetime) -> Decision:
    return Decision(reply=texts.privacy(context.programme.words_kept_months))


@router.press(ActionName.EXPORT, reads=PersonalDataContext, even_if_removed=True)
def send_all(context: PersonalDataContext, event: Press, _now: datetime) -> Decision:
    """In a direct message, because private answers on some platforms cannot contain a file."""
    parts = personal_data.files(context.personal_data, reader_of(context.me))
    return Decision(
        reply=texts.files_on_their_way(),
        posts=tuple(
            Post(
                context.me.id,
                f"{EXPORT}{number}:{event.id}",
                texts.files_message(number, len(parts), part),
            )
            for number, part in enumerate(parts, 1)
        ),
    )
