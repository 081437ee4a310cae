"""The form of a broadcast."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import Words, say
from bot.engine.contexts.broadcasts import BroadcastsContext
from bot.interview.organizing.broadcasts import TITLE_LENGTH, WORDS_LENGTH, Broadcast
from bot.texts.organizing.broadcasts.broadcasts import AUDIENCES, NAME_SHOWN

GROUPS_SHOWN = 24

TITLE = TextField("title", say("Title"), say("What it is about, in a few words"), most=TITLE_LENGTH)
WORDS = TextField("words", say("What you want to say"), multiline=True, most=WORDS_LENGTH)
WHO = ChoiceField(
    "who", say("To whom?"), tuple(Option(each, text) for each, text in AUDIENCES.items())
)
FIELD = ChoiceField("field", say("Only one field (if you like)"), required=False)
GROUP = ChoiceField("group", say("Only one group (if you like)"), required=False)
CHOOSE_WHO = say("Please choose who gets it. For all of them, choose everybody.")
NOT_THERE = say("This one is not there any more. Please choose another, or none.")
EMPTY = say("Please write something here.")


def form(context: BroadcastsContext, broadcast: Broadcast | None) -> Form:
    about = broadcast.id if broadcast else ""
    chosen = WHO.filled(broadcast.audience) if broadcast else WHO
    return Form(
        Action(ActionName.BROADCAST, about),
        say("A message to all"),
        (
            TITLE.filled(broadcast.title if broadcast else ""),
            WORDS.filled(broadcast.words if broadcast else ""),
            chosen,
            *_narrower(context, broadcast),
        ),
        say("Show it to me"),
    )


def _narrower(context: BroadcastsContext, broadcast: Broadcast | None) -> Sequence[ChoiceField]:
    of_fields = [Option(each, Words(each, NAME_SHOWN)) for each in context.fields]
    of_groups = [Option(str(each.id), Words(each.name, NAME_SHOWN)) for each in context.groups]
    field = [broadcast.field] if broadcast and broadcast.field in context.fields else []
    group = (
        [str(broadcast.group)]
        if broadcast and broadcast.group in {each.id for each in context.groups}
        else []
    )
    shown = ((FIELD, of_fields, field), (GROUP, of_groups[:GROUPS_SHOWN], group))
    return [kind.offering(options, first) for kind, options, first in shown if options]
