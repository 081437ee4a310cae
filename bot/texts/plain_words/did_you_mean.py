"""The question what a member meant, with what comes close to their words."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Paragraph
from bot.cards.buttons import Button
from bot.cards.cards import Card
from bot.cards.rich_text import InLanguage, Text, Words, say
from bot.texts import buttons


def did_you_mean(said: str, likeliest: Sequence[Button]) -> Card:
    """Asks before it answers, for words that come close to what we know."""
    return Card(
        say("Did you mean one of these?") if len(likeliest) > 1 else say("Did you mean this?"),
        (
            Paragraph(
                say(
                    "“{said}”. If I got it wrong, tell me in other words. You can ask me anything.",
                    said=Words(said, 80),
                )
            ),
        ),
        (*likeliest, buttons.HELP),
    )


def which_is_it(said: str, likely: Sequence[Button], language: str | None) -> Card:
    """`language`: the language of the words if it is surely not English, otherwise None."""
    lead = _OR_IN_OTHER_WORDS if likely else _WHAT_TO_WRITE
    quoted = say("“{said}”. {lead}", said=Words(said, 80), lead=lead) if said else lead
    start = buttons.run(say("Where do I begin?"), ActionName.START)
    return Card(
        _question(likely, language),
        tuple(map(Paragraph, (*_reads_english(language), quoted))),
        (*likely, buttons.HELP) if likely else (start, buttons.HELP),
    )


_OR_IN_OTHER_WORDS = say("If it is something else, tell me in other words.")
_WHAT_TO_WRITE = say(
    "Write me a field, such as “nursing”, or what you need, in a few words: “move my talk”, “what "
    "do I ask?”, “stop the nudges”."
)


def _question(likely: Sequence[Button], language: str | None) -> Text:
    if len(likely) > 1:
        return say("Which of these is it?")
    looks_for_people = [each.action.name for each in likely] == [ActionName.FIND]
    if not likely or (looks_for_people and language):
        return say("I did not understand that yet")
    return say("Shall I look for people?") if looks_for_people else say("Is it this?")


def _reads_english(language: str | None) -> tuple[Text, ...]:
    sentence = say(
        "This does not look like English, which is all I can read so far. Please write "
        "it in a few English words, or press one of the buttons."
    )
    return (InLanguage(sentence, language),) if language else ()
