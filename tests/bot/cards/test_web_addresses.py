"""Which of the addresses that members write become links, and which stay words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.links import WebAddress, parts
from bot.cards.plain_text import printable
from bot.cards.rich_text import Words
from bot.interview.addresses import WEB_SCHEMES, is_plain


@pytest.mark.parametrize(
    "url",
    [
        *("https://a.example", "https://A.example:8443/x?y=1&z=(2)#e", "https://meet.a.co/a_b-c~d"),
        *("https://sub.xnx.example/", "https://a.example/@maya", "https://1.example"),
    ],
)
def test_an_address_that_shows_where_it_leads_is_plain(url: str) -> None:
    assert is_plain(url)


@pytest.mark.parametrize(
    "url",
    [
        *("", "a.example", "//a.example", "javascript:alert(1)", "data:text/html,x", "ftp://a.b"),
        *("http://a.example", "https:/a.example", "https://", "https://localhost", "mailto:a@b.c"),
        *("https://bank.example@evil.example", "https://me:pw@evil.example", "https://@a.example"),
        *("https://93.184.216.34", "https://2130706433", "https://0x7f.1", "https://a.0x7f000001"),
        *("https://[::1]/", "https://[::1", "https://a.example:x", "https://1.2.3.4.:80/"),
        *("https://xn--pple-43d.com", "https://login.xn--80ak6aa92e.com", "https://аррӏе.com"),
        *("https://evil.example\\.bank.example", "https://a.example/a b", "https://a.example/\n"),
        *("https://evil.example\u2044bank.example", "https://a.example/\u202egpj.exe"),
        *("https://a..example", "https://-.example", "https://.example", "https://a.example/<b>"),
    ],
)
def test_an_address_that_hides_where_it_leads_is_not(url: str) -> None:
    assert not is_plain(url)


def shown(words: str, limit: int = 300) -> list[str]:
    """Addresses are shown in angle brackets."""
    return [
        f"<{each.url}>" if isinstance(each, WebAddress) else each
        for each in parts(Words(words, limit))
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See https://a.example/x, then", ["See ", "<https://a.example/x>", ", then"]),
        ("(https://a.example/x_(film)).", ["(", "<https://a.example/x_(film)>", ")."]),
        ("http://a.example", ["<http://a.example>"]),
        ("[bank](https://evil.example)", ["[bank](", "<https://evil.example>", ")"]),
        ("<https://evil.example|bank>", ["<https://evil.example|bank>"]),
        ("<https://evil.example>", ["<", "<https://evil.example>", ">"]),
        ("https://bank.example@evil.example", ["https://bank.example@evil.example"]),
        ("xhttps://a.example", ["xhttps://a.example"]),
        ("见https://a.example", ["见", "<https://a.example>"]),
        (
            "https://a.example https://b.example",
            ["<https://a.example>", " ", "<https://b.example>"],
        ),
        ("javascript:alert(1)", ["javascript:alert(1)"]),
        ("  ", []),
    ],
)
def test_addresses_are_found_in_words(words: str, expected: list[str]) -> None:
    assert shown(words) == expected


def test_an_address_that_was_shortened_is_no_link() -> None:
    long = "https://a.example/" + "x" * 30
    assert shown(long, len(long)) == [f"<{long}>"]
    [cut] = shown(long, 30)
    assert cut.endswith("x…")
    assert cut.startswith("https://"), "it stays words"


@given(st.text("htps:/.ae @<>|()[]\\…x1\n") | st.text(), st.integers(5, 60))
def test_nothing_of_the_words_is_lost_and_every_link_shows_all_of_itself(
    words: str, limit: int
) -> None:
    found = list(parts(Words(words, limit)))
    texts = [each.url if isinstance(each, WebAddress) else each for each in found]
    assert "".join(texts) == printable(Words(words, limit).shown)
    assert all(is_plain(each.url, WEB_SCHEMES) for each in found if isinstance(each, WebAddress))
