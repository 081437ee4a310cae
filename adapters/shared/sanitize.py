"""Takes out of what was typed the few characters that JSON can hold but no database can store."""

import re

_NO_CHARACTER = re.compile(r"[\0\ud800-\udfff]")


def storable(text: str) -> str:
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
