"""Forms as Slack's modal views."""

from zoneinfo import ZoneInfo

from adapters.slack.ids import action_id
from adapters.slack.inputs import input_blocks
from adapters.slack.limits import METADATA, VIEW_BLOCKS, VIEW_TITLE, Json, blocks_within
from adapters.slack.spans import elements, line, rich_text
from bot.cards.cards import Form
from bot.engine.events import Values


def form_view(
    form: Form, zone: ZoneInfo, values: Values | None = None, private_metadata: str = ""
) -> Json:
    """The form, filled in with `values` where they are given, else as it comes."""
    if len(private_metadata) > METADATA:
        raise ValueError(f"Slack keeps at most {METADATA} characters with a view")
    blocks = rich_text("section", elements(form.intro, zone))
    for field in form.fields:
        filled = (values or {}).get(field.name, field.initial)
        blocks += input_blocks(field, zone, filled)
    return {
        "type": "modal",
        "callback_id": action_id(form.action),
        "title": _label(form.title, zone),
        "submit": _label(form.submit, zone),
        "close": _label("Cancel", zone),
        "private_metadata": private_metadata,
        "blocks": blocks_within(blocks, VIEW_BLOCKS),
    }


def _label(words: str, zone: ZoneInfo) -> Json:
    return line((words,), zone, VIEW_TITLE, "a form's title or button")
