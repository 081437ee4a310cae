"""Text, options and interactive elements, with Slack's limits.

https://docs.slack.dev/reference/block-kit/composition-objects and .../block-elements
"""

from typing import Any

from tests.fakes.slack.schema import (
    Check,
    Json,
    Notes,
    choice,
    flag,
    items,
    shaped,
    text,
    thing,
    typed,
    user,
    whole,
)

ID = text(255)


def plain(most: int) -> Check:
    return typed({"plain_text": thing({"text": text(most)}, {"emoji": flag})})


def words(most: int) -> Check:
    """Plain or formatted text of at most this length."""
    return typed(
        {
            "plain_text": thing({"text": text(most)}, {"emoji": flag}),
            "mrkdwn": thing({"text": text(most)}, {"verbatim": flag}),
        }
    )


CONFIRM = thing(
    {"title": plain(100), "text": words(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)

_OPTION = {"value": text(150)}
MENU_OPTION = thing({"text": plain(75)} | _OPTION, {"description": plain(75)})
LIST_OPTION = thing({"text": words(75)} | _OPTION, {"description": words(75)})
OVERFLOW_OPTION = thing(
    {"text": plain(75)} | _OPTION, {"description": plain(75), "url": text(3_000)}
)
GROUP = thing({"label": plain(75), "options": items(MENU_OPTION, 100)}, {})

_ACTED = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": flag}
_TYPED = {
    "action_id": ID,
    "focus_on_load": flag,
    "placeholder": plain(150),
    "dispatch_action_config": thing(
        {"trigger_actions_on": items(choice("on_enter_pressed", "on_character_entered"), 2)}, {}
    ),
}
_MENU = _ACTED | {"placeholder": plain(150)}
_SEVERAL = _MENU | {"max_selected_items": whole(1, 100)}
_CONVERSATIONS = {"default_to_current_conversation": flag, "response_url_enabled": flag}

_FILTER = thing(
    {},
    {
        "include": items(choice("im", "mpim", "private", "public"), 4),
        "exclude_bot_users": flag,
        "exclude_external_shared_channels": flag,
    },
)


def options_of(element: Json) -> list[Json]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(each for group in groups for each in group["options"])]


def _has_options(element: Json, at: str, notes: Notes) -> None:
    if ("options" in element) == ("option_groups" in element):
        notes.say("must define either `options` or `option_groups`", at)


def _initial_known(element: Json, at: str, notes: Notes) -> None:
    """The initial choice must be exactly one of the options, and the values of options must be
    unique."""
    one, several = element.get("initial_option"), element.get("initial_options", [])
    try:
        offered = options_of(element)
        values = [option["value"] for option in offered]
    except (KeyError, TypeError):
        return  # said already
    if len(set(values)) < len(values):
        notes.say("option values must be unique", f"{at}/options")
    if not isinstance(several, list) or any(given not in offered for given in several):
        notes.say("must match one of the options", f"{at}/initial_options")
    if one is not None and one not in offered:
        notes.say("must match one of the options", f"{at}/initial_option")


def _initial_fits(element: Json, at: str, notes: Notes) -> None:
    """The initial text must be within the limits that the field itself sets."""
    given, most = element.get("initial_value", ""), element.get("max_length", 3_000)
    if isinstance(given, str) and isinstance(most, int) and len(given) > most:
        notes.say(f"must be less than {most + 1} characters", f"{at}/initial_value")
    least = element.get("min_length", 0)
    if isinstance(least, int) and isinstance(most, int) and least > most:
        notes.say("must be less than or equal to max_length", f"{at}/min_length")


def _not_on_home(element: Json, at: str, notes: Notes) -> None:
    if notes.surface == "home":
        notes.say(f"unsupported type: {element['type']}", f"{at}/type")


def _some_initial(name: str, each: Check) -> dict[str, Any]:
    return _SEVERAL | {name: items(each, 100)}


_OPTIONS: dict[str, Check] = {
    "options": items(MENU_OPTION, 100),
    "option_groups": items(GROUP, 100),
}
_BOXES = {"options": items(LIST_OPTION, 10)}
_LINE = _TYPED | {"initial_value": text(3_000, 0)}

IMAGE = thing({"image_url": text(3_000), "alt_text": text(2_000)}, {})

ELEMENTS: dict[str, Check] = {
    "button": thing(
        {"text": plain(75)},
        {
            "action_id": ID,
            "url": text(3_000),
            "value": text(2_000),
            "style": choice("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": text(75),
        },
    ),
    "image": IMAGE,
    "overflow": thing(
        {"options": items(OVERFLOW_OPTION, 5)}, {"action_id": ID, "confirm": CONFIRM}
    ),
    "static_select": thing(
        {}, _MENU | _OPTIONS | {"initial_option": MENU_OPTION}, _has_options, _initial_known
    ),
    "multi_static_select": thing(
        {}, _some_initial("initial_options", MENU_OPTION) | _OPTIONS, _has_options, _initial_known
    ),
    "users_select": thing({}, _MENU | {"initial_user": user}),
    "multi_users_select": thing({}, _some_initial("initial_users", user)),
    "conversations_select": thing(
        {}, _MENU | _CONVERSATIONS | {"initial_conversation": ID, "filter": _FILTER}
    ),
    "channels_select": thing({}, _MENU | {"initial_channel": ID, "response_url_enabled": flag}),
    "radio_buttons": thing(_BOXES, _ACTED | {"initial_option": LIST_OPTION}, _initial_known),
    "checkboxes": thing(
        _BOXES, _ACTED | {"initial_options": items(LIST_OPTION, 10)}, _initial_known
    ),
    "datepicker": thing({}, _MENU | {"initial_date": shaped(r"\d{4}-\d\d-\d\d")}),
    "timepicker": thing({}, _MENU | {"initial_time": shaped(r"\d\d:\d\d"), "timezone": text(100)}),
    "datetimepicker": thing(
        {}, _ACTED | {"initial_date_time": whole(10**9, 10**10 - 1)}, _not_on_home
    ),
    "plain_text_input": thing(
        {},
        _LINE | {"multiline": flag, "min_length": whole(0, 3_000), "max_length": whole(1, 3_000)},
        _initial_fits,
    ),
    "email_text_input": thing({}, _LINE),
    "url_text_input": thing({}, _LINE),
    "file_input": thing(
        {}, {"action_id": ID, "filetypes": items(text(20), 100), "max_files": whole(1, 10)}
    ),
    "number_input": thing(
        {"is_decimal_allowed": flag}, _LINE | {"min_value": text(100), "max_value": text(100)}
    ),
}
