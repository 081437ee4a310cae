"""What is wrong with the words in a field, whichever form it stands in. All errors are by field
name, and empty where the words fit."""

from bot.cards.forms import TextField, Values


def too_long(values: Values, *fields: TextField) -> dict[str, str]:
    written = {each: len(each.read(values)) for each in fields}
    return {
        each.name: f"This is {length} characters long; please keep it within {each.most}."
        for each, length in written.items()
        if length > each.most
    }


def more_than_fits(field: TextField, words: str) -> dict[str, str]:
    if len(words) <= field.most:
        return {}
    return {field.name: f"Please say it in at most {field.most} characters."}
