"""What Discord accepts as embeds:
https://discord.com/developers/docs/resources/message#embed-object"""

from typing import Any

from tests.fakes.discord.refusals import Json
from tests.fakes.discord.schema import Notes, Path, flag, items, moment, text, thing, url, whole

TOTAL = 6_000

ADDRESS = {"url": url("http", "https")}
PICTURE = thing({"url": url("http", "https", "attachment")}, {})
FIELD = thing({"name": text(256), "value": text(1_024)}, {"inline": flag})


def _not_empty(value: Json, at: Path, notes: Notes) -> None:
    if not any(value.get(name) for name in ("title", "description", "fields", "image", "author")):
        notes.say((*at, "description"), "BASE_TYPE_REQUIRED", "This field is required")


embed = thing(
    {},
    ADDRESS
    | {"title": text(256, 0), "description": text(4_096, 0), "color": whole(0, 0xFFFFFF)}
    | {"fields": items(FIELD, 25), "timestamp": moment, "image": PICTURE, "thumbnail": PICTURE}
    | {
        "footer": thing({"text": text(2_048)}, {"icon_url": url("http", "https", "attachment")}),
        "author": thing({"name": text(256)}, ADDRESS),
    },
    _not_empty,
)


def _size(shown: Any) -> int:
    if not isinstance(shown, dict):
        return 0
    parts = [shown.get("title"), shown.get("description")]
    parts += [(shown.get("footer") or {}).get("text"), (shown.get("author") or {}).get("name")]
    for each in shown.get("fields") or []:
        parts += [each.get("name"), each.get("value")]
    return sum(len(part) for part in parts if isinstance(part, str))


def _total(value: Any, at: Path, notes: Notes) -> None:
    if sum(map(_size, value)) > TOTAL:
        words = f"Embed size exceeds maximum size of {TOTAL}"
        notes.say(at, "MAX_EMBED_SIZE_EXCEEDED", words)


embeds = items(embed, 10, 0, _total)
