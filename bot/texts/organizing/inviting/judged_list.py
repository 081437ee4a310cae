"""How the list of an import was understood, and who in it can be invited."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Facts, Numbered, body
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card, card_of
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import ListStyle, Text, Words, joined, listed, say, say_many
from bot.engine.imports import PeopleImport
from bot.interview.organizing.invitations import (
    NO_TABLE,
    Column,
    ImportRow,
    Invitee,
    Judged,
    NotInvited,
    PeopleTable,
    Reason,
)
from bot.texts.csv_file import csv_file
from bot.texts.organizing.inviting.imports import (
    NAME_SHOWN,
    import_button,
    invite_button,
    refused_button,
)
from bot.texts.organizing.programme import checklist, organize

ROWS_SHOWN, NAMES_SHOWN, REFUSED_SHOWN = 3, 10, 15

_COLUMNS: dict[Column, Text] = {
    Column.NAME: say("name"),
    Column.FIRST: say("first name"),
    Column.LAST: say("last name"),
    Column.EMAIL: say("e-mail address"),
    Column.USER: say("user"),
    Column.FIELD: say("field"),
    Column.TAG: say("tag"),
    Column.NUMBER: say("your number"),
}
_WHY: dict[Reason, Text] = {
    Reason.NOT_FOUND: say("not found here"),
    Reason.SEVERAL: say("the name fits several people; add an e-mail address or a user id"),
    Reason.TWICE: say("stands in the list twice"),
    Reason.EMPTY: say("names nobody"),
    Reason.FORMULA: say("looks like a formula"),
    Reason.BAD_ADDRESS: say("is not an e-mail address"),
    Reason.NO_ADDRESSES: say(
        "I may not look up e-mail addresses; on Slack, the scope users:read.email allows it"
    ),
    Reason.OUTSIDE: say("is a guest, or of another workspace"),
    Reason.STOPPED: say("wants no messages by themselves"),
    Reason.ERASED: say("does not take part"),
    Reason.REMOVED: say("was paused or removed by organizers"),
    Reason.APART: say("does not meet you here any more"),
    Reason.INVITED: say("was invited before"),
    Reason.NO_CONVERSATION: say("has no conversation with me; a post in a channel reaches them"),
}
_DELIMITERS: dict[str, Text] = {
    "": say("one person a line"),
    NO_TABLE: say("names and addresses, as in an e-mail"),
    ",": say("a table with commas"),
    ";": say("a table with semicolons"),
    "\t": say("a table with tabs"),
}
_FIRST_ROW = say(
    "read as a person. If it is a heading, call its columns name, e-mail, tag or number, and send "
    "the list again."
)
_OPEN_FIRST = say(
    "The programme is not open yet. Open it first; then I ask you again whether to invite them. "
    "Your list is kept for a week, and you find it under “Inviting”."
)


def judged(work: PeopleImport, table: PeopleTable, found: Judged, *, is_open: bool) -> Card:
    """How the list was understood, and the three groups of people in it. `is_open`: whether the
    programme is. Before that, nobody is invited, so opening it comes first."""
    number, first = len(found.invitees), found.invitees or found.already
    return card_of(
        say_many(
            "I read your list: {number} person can be invited",
            "I read your list: {number} people can be invited",
            number,
        ),
        Facts(((say("Read as"), _DELIMITERS[table.delimiter]), *_columns(table))),
        say("The first of them, as I read them:") if len(first) > ROWS_SHOWN else None,
        Numbered(tuple(_row(each.sought) for each in first[:ROWS_SHOWN]))
        if first
        else _nobody(table),
        *_named(say("Hosts already"), found.already),
        *_refused(found.refused),
        None if is_open or not first else _OPEN_FIRST,
        *_ways_on(work, found, is_open=is_open),
        *_as_file(work, found.refused),
        organize.run(),
    )


def all_refused(refused: Sequence[NotInvited], reader: Reader) -> Card:
    """All of them as a file, which a card has no room for."""
    rows = ([str(each.line), each.shown, plain(_WHY[each.why], reader)] for each in refused)
    headings = (say("Line"), say("Who"), say("Why not"))
    return Card(
        say("Here are all lines that cannot be invited, as a file"),
        body(
            say(
                "The numbers are the lines of your list. Correct what you can and send it again: "
                "nobody is invited twice."
            )
        ),
        (import_button(say("Send it again")), organize.run()),
        files=(csv_file("not-invited.csv", headings, rows, reader),),
    )


def _as_file(work: PeopleImport, refused: Sequence[NotInvited]) -> tuple[Button, ...]:
    """Where the card does not name them all."""
    if len(refused) <= REFUSED_SHOWN:
        return ()
    return (refused_button(work.id, len(refused)),)


def _nobody(table: PeopleTable) -> Text:
    if left := _left_out(table):
        return say(
            "I left out {columns}. If one of them says who is meant, call it “name” in your list, "
            "and send it again.",
            columns=listed(left),
        )
    return say("I look for whole names, addresses and user names of people here.")


def _left_out(table: PeopleTable) -> Sequence[Text]:
    left = (header for header, column in table.columns if header and not column)
    return [Words(each, NAME_SHOWN) for each in left][:8]


def _ways_on(work: PeopleImport, found: Judged, *, is_open: bool) -> tuple[Button, ...]:
    drop, number = Action(ActionName.DROP_IMPORT, work.id), len(found.invitees)
    if not found.is_of_use:
        return import_button(say("Another list")), Button(say("Forget this list"), drop)
    invite = invite_button(number, Action(ActionName.INVITE, work.id))
    return (invite if is_open else checklist.OPEN, Button(say("Invite nobody"), drop))


def _columns(table: PeopleTable) -> tuple[tuple[Text, Text], ...]:
    read = [
        say("{header} as {meaning}", header=Words(header, NAME_SHOWN), meaning=_COLUMNS[column])
        if header
        else _COLUMNS[column]
        for header, column in table.columns
        if column
    ]
    rows: list[tuple[Text, Text]] = [(say("Columns"), listed(read, ListStyle.PLAIN))]
    if left := _left_out(table):
        rows.append((say("Left out"), listed(left, ListStyle.PLAIN)))
    if table.delimiter not in ("", NO_TABLE) and not any(header for header, _ in table.columns):
        rows.append((say("First row"), _FIRST_ROW))
    return tuple(rows)


def _row(row: ImportRow) -> Text:
    parts = (row.name, row.email, row.user, row.field, *row.tags, row.number)
    return listed([Words(each, NAME_SHOWN) for each in parts if each], ListStyle.PLAIN)


def _named(title: Text, people: Sequence[Invitee]) -> tuple[Block, ...]:
    if not people:
        return ()
    names: list[Text] = [Words(each.person.name, NAME_SHOWN) for each in people[:NAMES_SHOWN]]
    if others := len(people) - len(names):
        names.append(say_many("{number} other", "{number} others", others))
    return (Entry(title, listed(names)),)


def _refused(refused: Sequence[NotInvited]) -> tuple[Block, ...]:
    if not refused:
        return ()
    shown = [
        say(
            "Line {line}, {who}: {why}",
            line=each.line,
            who=Words(each.shown or "–", NAME_SHOWN),
            why=_WHY[each.why],
        )
        for each in refused[:REFUSED_SHOWN]
    ]
    more = len(refused) - len(shown)
    rest = (say_many("… and {number} more line", "… and {number} more lines", more),)
    title = say_many("{number} cannot be invited", "{number} cannot be invited", len(refused))
    return (Entry(title, joined((*shown, *(rest if more else ())))),)
