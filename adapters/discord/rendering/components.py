"""A message as Discord's components, in JSON. With discord.py, each component would first become an
object.

https://discord.com/developers/docs/components/reference

They also contain default values ("disabled", "spoiler"), as discord.py has them for a message that
it has read, so that the two compare as equal.
"""

from collections.abc import Iterable, Sequence

from discord import ButtonStyle, ComponentType, ui

from adapters.discord.limits import BUTTON, BUTTONS_IN_A_ROW, COMPONENTS, TEXT, Json, within
from bot.cards.buttons import Style

Component = Json

ACCENT = 0x9A3F16
"""The colour at the edge of each message. The keepsake has the same."""
_STYLES = {
    Style.PRIMARY: ButtonStyle.primary.value,
    Style.PLAIN: ButtonStyle.secondary.value,
    Style.DANGER: ButtonStyle.danger.value,
}
_LINK = ButtonStyle.link.value
_POINTS_AT = {"id": None, "name": "👉"}
"""A link button has no colour. The emoji in front of its label marks the one to press next."""
_ROW, _BUTTON, _SECTION, _TEXT, _THUMBNAIL, _CONTAINER = (
    each.value
    for each in (
        ComponentType.action_row,
        ComponentType.button,
        ComponentType.section,
        ComponentType.text_display,
        ComponentType.thumbnail,
        ComponentType.container,
    )
)


class MessageLayout(ui.LayoutView):
    """discord.py does not listen to presses in it: the meaning of a button is in its id, so it
    survives a restart."""

    def __init__(self, components: list[Component]) -> None:
        super().__init__(timeout=None)
        self._components = components

    def to_components(self) -> list[Component]:
        return self._components

    def has_components_v2(self) -> bool:
        return True

    def is_finished(self) -> bool:
        return True

    def every(self) -> list[Component]:
        """All components, each before those inside it."""
        found = list(self._components)
        for each in found:  # which grows meanwhile
            found += each.get("components", ())
            found += (each["accessory"],) if "accessory" in each else ()
        return found


def framed(components: Iterable[Component]) -> MessageLayout:
    """The components in one frame, as a message."""
    frame: Component = {"type": _CONTAINER, "accent_color": ACCENT, "spoiler": False}
    made = MessageLayout([frame | {"components": list(components)}])
    every = made.every()
    if len(every) > COMPONENTS:
        raise ValueError(f"Discord takes {COMPONENTS} components in a message, not {len(every)}")
    texts = [each["content"] for each in every if each["type"] == _TEXT]
    within("".join(texts), TEXT, "the text of a message")
    return made


def written(content: str) -> Component:
    return {"type": _TEXT, "content": content}


def section(content: str, accessory: Component) -> Component:
    """A text with a button or a picture next to it."""
    return {"type": _SECTION, "components": [written(content)], "accessory": accessory}


def thumbnail(url: str, description: str) -> Component:
    media = {"url": url}
    return {"type": _THUMBNAIL, "spoiler": False, "media": media, "description": description}


def rows(buttons: Sequence[Component]) -> list[Component]:
    return [
        {"type": _ROW, "components": list(buttons[first : first + BUTTONS_IN_A_ROW])}
        for first in range(0, len(buttons), BUTTONS_IN_A_ROW)
    ]


def button(label: str, custom_id: str, style: Style = Style.PLAIN) -> Component:
    return {
        "type": _BUTTON,
        "style": _STYLES[style],
        "disabled": False,
        "label": within(label, BUTTON, "a button's label"),
        "custom_id": custom_id,
    }


def link(label: str, url: str, *, is_next_step: bool = False) -> Component:
    marked = {"emoji": _POINTS_AT} if is_next_step else {}
    shown = within(label, BUTTON, "a button's label")
    return {"type": _BUTTON, "style": _LINK, "disabled": False, "label": shown, "url": url} | marked
