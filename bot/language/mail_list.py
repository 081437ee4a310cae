"""Lists of people as mail programs write them: several in a line, with names and addresses."""

import re
from collections.abc import Iterator, Sequence

from bot.interview.organizing.invitations import ImportRow

_ADDRESS = re.compile(
    r"<\s*[^\s<>,;\"@]+@[^\s<>,;\"'@]+\s*>"
    r"|(?<![^\s<>,;\"])'?[^\s<>,;\"'@][^\s<>,;\"@]*@[^\s<>,;\"'@]+"
)
_THEN_ADDRESS = re.compile(r"[\"']?\s*<")
_BETWEEN = " \t,;\"'"


def read_mail_list(lines: Sequence[str]) -> list[ImportRow] | None:
    """The people in these lines. None unless every line has nothing but people: addresses, each
    with its name in front ("Jürgen Müßig <j@x.org>; Müßig, Jürgen <j@x.org>"), or several addresses
    alone. A table has more in its cells."""
    read = [list(people_in(number, line)) for number, line in enumerate(lines, 1) if line.strip()]
    people = [each for line in read for each in line if each]
    is_mixed = any(None in line for line in read)
    is_more = any("<" in line for line in lines) or len(people) > len(read)
    return people if people and is_more and not is_mixed else None


def name_of_person(text: str) -> str:
    """The name of the one person whom somebody pasted as mail programs write them, with an address
    behind it. Other text stays as it is."""
    people = read_mail_list([text])
    return people[0].name or text if people and len(people) == 1 else text


def name_in_order(name: str) -> str:
    """First name first: "Müßig, Jürgen" is Jürgen Müßig."""
    last, _, first = (each.strip(_BETWEEN) for each in name.partition(","))
    return " ".join(filter(None, (first, last)))


def people_in(number: int, line: str) -> Iterator[ImportRow | None]:
    """The people in one line. None for what is neither a name before an address in angle brackets
    nor an address."""
    at = 0
    for found in _ADDRESS.finditer(line):
        name = line[at : found.start()].strip(_BETWEEN)
        if name and not found[0].startswith("<"):
            yield None
        at = found.end()
        if _THEN_ADDRESS.match(line, at):
            continue  # mail programs write it in place of a name that they do not know
        address = found[0].strip("<>' \t").removeprefix("mailto:")
        yield ImportRow(number, name_in_order(name), address)
    if line[at:].strip(_BETWEEN):
        yield None
