"""What Askwell can do."""

from datetime import datetime

from bot.cards.rich_text import say
from bot.engine.decisions import Decision
from bot.engine.events import Command
from bot.engine.programme_contexts import ContactContext
from bot.engine.router import Router
from bot.flows import every_flow
from bot.texts import home as texts

router = Router()


# Translators: what a command does; at most 100 characters.
@router.command("help", say("What I can do for you"), reads=ContactContext)
def help_(context: ContactContext, _event: Command, _now: datetime) -> Decision:
    return Decision(reply=texts.help_card(every_flow().specs, context.contact))
