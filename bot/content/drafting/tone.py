"""How a note may sound."""

from enum import StrEnum


class Tone(StrEnum):
    WARM = "warm"
    SHORT = "short"
    FORMAL = "formal"
