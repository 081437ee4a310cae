"""The form of a word to all."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import ChoiceField, Form, Option, TextField
from bot.cards.rich_text import Text, Words, say
from bot.engine.contexts.words_to_all import WordsContext
from bot.interview.words_to_all import TITLE_LENGTH, WORDS_LENGTH, WordToAll
from bot.texts.words_to_all import AUDIENCES, NAME_SHOWN

GROUPS_SHOWN = 24

TITLE = TextField("title", say("Title"), say("What it is about, in a few words"), most=TITLE_LENGTH)
WORDS = TextField("words", say("What you want to say"), multiline=True, most=WORDS_LENGTH)
WHO = ChoiceField(
    "who", say("To whom?"), tuple(Option(each, text) for each, text in AUDIENCES.items())
)
FIELD = ChoiceField("field", say("Only one field (if you like)"), required=False)
GROUP = ChoiceField("group", say("Only one group (if you like)"), required=False)


def form(context: WordsContext, word: WordToAll | None) -> Form:
    about = word.id if word else ""
    chosen = WHO.filled(word.audience) if word else WHO
    return Form(
        Action(ActionName.WORD, about),
        say("A message to all"),
        (
            TITLE.filled(word.title if word else ""),
            WORDS.filled(word.words if word else ""),
            chosen,
            *_narrower(context, word),
        ),
        say("Show it to me"),
    )


def _narrower(context: WordsContext, word: WordToAll | None) -> Sequence[ChoiceField]:
    of_fields = [Option(each, Words(each, NAME_SHOWN)) for each in context.fields]
    of_groups = [Option(str(each.id), Words(each.name, NAME_SHOWN)) for each in context.groups]
    field = [word.field] if word and word.field in context.fields else []
    group = [str(word.group)] if word and word.group in {each.id for each in context.groups} else []
    shown = ((FIELD, of_fields, field), (GROUP, of_groups[:GROUPS_SHOWN], group))
    return [kind.offering(options, first) for kind, options, first in shown if options]


def choose_who() -> Text:
    return say("Please choose who gets it. For all of them, choose everybody.")


def not_there() -> Text:
    return say("This one is not there any more. Please choose another, or none.")


def empty() -> Text:
    return say("Please write something here.")
