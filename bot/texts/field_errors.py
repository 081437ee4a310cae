"""What is wrong with a field, for every form. Errors of words are by field, and there are none if
the words fit."""

from bot.cards.forms import TextField, Values, Wrong
from bot.cards.rich_text import say, say_many

CHOOSE_SHOWN = say("Choose one of those shown.")


def too_long(values: Values, *fields: TextField) -> Wrong:
    written = {each: len(each.read(values)) for each in fields}
    return {
        each: say_many(
            "This is {number} character long; please keep it within {most}.",
            "This is {number} characters long; please keep it within {most}.",
            length,
            most=each.most,
        )
        for each, length in written.items()
        if length > each.most
    }


def more_than_fits(field: TextField, words: str) -> Wrong:
    if len(words) <= field.most:
        return {}
    why = say_many(
        "Please say it in at most {number} character.",
        "Please say it in at most {number} characters.",
        field.most,
    )
    return {field: why}
