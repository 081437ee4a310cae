"""What our pages look like in a browser. They load nothing and run no scripts."""

from html import escape

from bot.cards.catalogues import catalogue
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, say

_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  body {{ font: 1.1rem/1.6 system-ui, sans-serif; color: #22313f; background: #f7f4ee;
    max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }}
  h1 {{ font-size: 1.7rem; line-height: 1.25; }}
  h2 {{ font-size: 1.2rem; margin: 2rem 0 0; }}
  p {{ white-space: pre-line; }}
  a {{ color: #1f3a5f; }}
  p > a:only-child {{ display: inline-block; margin-top: .5rem; padding: .7rem 1.3rem;
    border-radius: .5rem; color: #fff; background: #1f3a5f; text-decoration: none;
    font-weight: 600; }}
  p > a:only-child:focus, p > a:only-child:hover {{ background: #31598f; }}
  footer {{ margin-top: 3rem; font-size: .9rem; }}
</style>
<h1>{title}</h1>
{body}
<footer>{footer}</footer>
</html>
"""
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
PRIVACY, TERMS = "privacy", "terms"


def page(title: Text, body: str, reader: Reader, root: str = "") -> str:
    """`body` is HTML; `root` is the way from the page to the public address."""
    told = catalogue(reader.language).locale
    links = ((PRIVACY, say("Privacy")), (TERMS, say("Terms")))
    return _PAGE.format(
        language=escape(str(told).replace("_", "-")),
        direction=told.text_direction,
        title=text(title, reader),
        body=body,
        footer=" · ".join(
            f'<a class="also" href="{root}{name}">{text(label, reader)}</a>'
            for name, label in links
        ),
    )


def paragraph(words: Text, reader: Reader) -> str:
    return f"<p>{text(words, reader)}</p>"


def text(words: Text, reader: Reader) -> str:
    """The text, escaped."""
    return escape(plain(words, reader))
