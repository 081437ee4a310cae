"""The options of a form as Slack draws them."""

from collections.abc import Sequence

from adapters.slack.limits import OPTION, OPTION_VALUE, Json, within
from adapters.slack.rendering.rich_text import plain_line
from bot.cards.forms import ChoiceField, Option
from bot.cards.reader import Reader
from bot.cards.rich_text import Text

_RADIO_BUTTONS = 5
"""Up to this many options are shown as radio buttons; more go into a menu."""


def checkboxes(options: Sequence[Option], reader: Reader, chosen: tuple[str, ...]) -> Json:
    shown = [_option(option, reader) for option in options]
    return {"type": "checkboxes", "options": shown} | _initial(shown, chosen)


def menu_of(
    field: ChoiceField, options: Sequence[Option], reader: Reader, chosen: tuple[str, ...]
) -> Json:
    shown = [_option(option, reader) for option in options]
    several: Json = {"type": "multi_static_select", "max_selected_items": field.most}
    return several | _in_groups(options, shown, reader) | _initial(shown, chosen)


def _initial(options: list[Json], chosen: tuple[str, ...]) -> Json:
    picked = [option for option in options if option["value"] in chosen]
    return {"initial_options": picked} if picked else {}


def one_of(field: ChoiceField, reader: Reader, chosen: tuple[str, ...]) -> Json:
    options = [_option(option, reader) for option in field.options]
    picked = [option for option in options if option["value"] in chosen]
    seen = field.required and len(options) <= _RADIO_BUTTONS
    one = {"type": "radio_buttons" if seen else "static_select", "options": options}
    return one | ({"initial_option": picked[0]} if picked else {})


def _in_groups(options: Sequence[Option], shown: list[Json], reader: Reader) -> Json:
    """Under a heading for each group, if all options belong to a group."""
    if not all(each.group for each in options):
        return {"options": shown}
    groups: dict[Text | None, list[Json]] = {}
    for option, each in zip(options, shown, strict=True):
        groups.setdefault(option.group, []).append(each)
    return {
        "option_groups": [
            {"label": plain_line(group, reader, OPTION, "a heading of options"), "options": each}
            for group, each in groups.items()
            if group is not None
        ]
    }


def _option(option: Option, reader: Reader) -> Json:
    return {
        "text": plain_line(option.label, reader, OPTION, "an option"),
        "value": within(option.value, OPTION_VALUE, "an option's value"),
    }
