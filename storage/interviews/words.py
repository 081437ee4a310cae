"""The row of an interview whose words are deleted."""

from typing import Any

from sqlalchemy import null

WITHOUT_WORDS: dict[str, Any] = {
    "connection": "",
    "wish": "",
    "self_introduction": null(),
    "goal": "",
    "notes": (),
    "thanks_for": "",
    "debrief": null(),
    "next_step": null(),
    "note": null(),
    "draft_update": null(),
    "last_update": null(),
    "venue": null(),
}
"""The columns of an interview with everything that somebody wrote, and the empty values for
them."""
