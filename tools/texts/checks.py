"""What would fail, or not fit, when a text is shown. Each complaint is a sentence."""

from collections import Counter
from collections.abc import Iterator
from gettext import c2py

from babel.messages.catalog import Catalog, Message

from tools.texts.templates import NUMBER, ids, placeholders, strings, too_long


def complaints_on_english(template: Catalog) -> Iterator[str]:
    for message in template:
        for english in ids(message) if message.id else ():
            for why in _wrong_english(english, message):
                yield f'{_files(message)}: "{english}" {why}'


def _wrong_english(english: str, message: Message) -> Iterator[str]:
    try:
        if not all(name.isidentifier() for name in placeholders(english)):
            yield "has a placeholder without a name."
        yield from too_long(english, message)
    except ValueError:
        yield "has a brace without its partner. Write {{ or }} for one that is shown."


def _files(message: Message) -> str:
    return ", ".join(file for file, _ in message.locations)


def complaints_on(translated: Catalog) -> Iterator[str]:
    """Complaints about the translations that are shown. Those marked as fuzzy are not shown: their
    texts stay English."""
    lone = forms_of_one_number(translated)
    for message in translated:
        if message.id and any(strings(message)) and not message.fuzzy:
            for form, string in enumerate(strings(message)):
                for why in _wrong(message, string, form in lone):
                    yield f'"{string}", the translation of "{ids(message)[0]}", {why}'


def forms_of_one_number(translated: Catalog) -> set[int]:
    """The plural forms that are used for only one number. German has one, for 1. Russian has none,
    because its first form is used for 1, 21, 31 and so on."""
    form_of = c2py(translated.plural_expr)
    return {form for form, numbers in Counter(map(form_of, range(1000))).items() if numbers == 1}


def _wrong(message: Message, string: str, of_one_number: bool) -> Iterator[str]:
    if not string:
        yield "is empty, while other forms of the plural are not."
        return
    try:
        yield from _wrong_placeholders(message, placeholders(string), of_one_number)
        yield from too_long(string, message)
    except ValueError:
        yield "has a brace without its partner."


def _wrong_placeholders(message: Message, found: set[str], of_one_number: bool) -> Iterator[str]:
    known = set().union(*map(placeholders, ids(message)))
    needed = placeholders(ids(message)[-1])
    if message.pluralizable:
        known.add(NUMBER)
        needed -= {NUMBER} if of_one_number else set()
    if missing := needed - found:
        yield f"lacks {_in_braces(missing)}."
    if unknown := found - known:
        yield f"names {_in_braces(unknown)}, which the English does not have."


def _in_braces(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
