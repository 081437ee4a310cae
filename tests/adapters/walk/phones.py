"""Scenes as phones next to each other, in a screenshot from a browser."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from playwright.async_api import Browser

from tests.adapters.walk.scenes import DANIELS, Moment

WIDTH = 390
"""The width of a phone, in CSS pixels."""
STYLE = f"""
body{{margin:0;padding:24px;width:max-content;background:#eef0f3}}
body{{font-family:"Noto Sans",Arial,sans-serif}}
main{{display:flex;gap:24px;align-items:flex-start}}
figure{{margin:0;width:{WIDTH}px}}
figcaption{{font-size:19px;font-weight:600;color:#1d1c1d;margin:0 4px 10px;line-height:1.3}}
.phone{{background:#fff;border:1px solid #d0d3d9;border-radius:20px;overflow:hidden}}
.owner{{background:#f6f7f9;border-bottom:1px solid #e0e2e7;padding:9px 18px}}
.owner{{color:#5c5e66;font-size:13px}}
.shown{{padding:14px 16px;overflow-wrap:anywhere}}
.shown>img{{width:100%;display:block}}
.form{{font-weight:700;font-size:17px;margin:0 0 8px}}
"""


def phone(moment: Moment, drawn: str, title: str = "") -> str:
    """`drawn` is our own HTML; `title` is the title of a form."""
    owner = "Daniel’s phone" if moment in DANIELS else "Maya’s phone"
    head = f'<div class="form">{escape(title)}</div>' if title else ""
    return (
        f"<figure><figcaption>{escape(moment)}</figcaption><div class=phone>"
        f"<div class=owner>{owner}</div><div class=shown>{head}{drawn}</div></div></figure>"
    )


async def photograph(browser: Browser, phones: Sequence[str], style: str, to: Path) -> None:
    page = await browser.new_page(device_scale_factor=1)
    try:
        await page.set_content(
            f"<!doctype html><meta charset=utf-8><style>{style}{STYLE}</style>"
            f"<main>{''.join(phones)}</main>"
        )
        await page.locator("body").screenshot(path=to)
    finally:
        await page.close()
