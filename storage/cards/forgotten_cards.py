"""Cards whose content is deleted because nothing needs it any more. Their rows stay, with the id of
the message that shows them, so that an erasure can still edit it."""

from typing import Any

from sqlalchemy import null

from storage.tables import cards

FORGOTTEN: dict[str, Any] = {
    "card": "",
    "changes_later": False,
    "fleeting": False,
    "taken_at": null(),
    "until": null(),
    # SQLite frees the space of a row that became shorter only when it moves the row. This
    # assignment makes it do so, even though the id stays the same.
    "id": cards.c.id,
}
"""What a settled card's row contains once its content is forgotten."""
HAS_CONTENT = cards.c.card != ""
