"""A message, and how its row is written and read."""

import json
import sqlite3
from datetime import datetime
from typing import Any, Literal

from bot.interview.frozen import frozen

Json = dict[str, Any]
Author = Literal["bot", "me"]
Row = tuple[str, str, str, str, str, bool]


@frozen
class Message:
    """A message in the direct conversation of `user` with the bot. `private`: it is the answer to
    something that they did."""

    id: int
    user: str
    author: Author
    payload: Json
    at: datetime
    edited: bool
    private: bool


def upsert(db: sqlite3.Connection, row: Row) -> tuple[int, str | None]:
    """The message's id, and its earlier payload (None if the message is new)."""
    user, _, key, payload, *_ = row
    sql = "SELECT id, payload FROM playground_message WHERE user = ? AND key = ?"
    if (before := db.execute(sql, (user, key)).fetchone()) is None:
        sql = (
            "INSERT INTO playground_message (user, author, key, payload, at, private)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
        )
        return db.execute(sql, row).fetchone()["id"], None
    sql = "UPDATE playground_message SET payload = ?, edited = edited OR ? WHERE id = ?"
    changed = _words(json.loads(before["payload"])) != _words(json.loads(payload))
    db.execute(sql, (payload, changed, before["id"]))
    return before["id"], before["payload"]


def _words(payload: Any) -> Any:
    """The words of the message. If only its buttons were removed, it is not shown as edited."""
    if isinstance(payload, dict):
        return {name: _words(each) for name, each in payload.items() if name != "buttons"}
    return [_words(each) for each in payload] if isinstance(payload, list) else payload


def from_row(row: sqlite3.Row) -> Message:
    return Message(
        id=row["id"],
        user=row["user"],
        author=row["author"],
        payload=json.loads(row["payload"]),
        at=datetime.fromisoformat(row["at"]),
        edited=bool(row["edited"]),
        private=bool(row["private"]),
    )
