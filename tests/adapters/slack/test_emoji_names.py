"""Emoji names become the characters, and everything else stays."""

import pytest

from adapters.slack.receiving.emoji_names import with_emoji
from adapters.slack.receiving.mrkdwn_input import as_typed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("That went well :tada::slightly_smiling_face:", "That went well 🎉🙂"),
        (":+1:", "👍"),
        ("Hello :wave::skin-tone-3:!", "Hello 👋🏼!"),
        ("(:heart:)", "(❤️)"),
        ("Ask :our_own_logo: people", "Ask :our_own_logo: people"),
        (":our_own_logo::skin-tone-2:", ":our_own_logo::skin-tone-2:"),
        ("from 9:100:30 on, at 10:30:45", "from 9:100:30 on, at 10:30:45"),
        ("What: this, and that: too", "What: this, and that: too"),
    ],
)
def test_names_become_characters(written: str, read: str) -> None:
    assert with_emoji(written) == read


def test_typed_words_contain_emoji() -> None:
    assert as_typed("take :coffee: &amp; talk") == "take ☕ & talk"
