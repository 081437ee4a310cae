"""The pages that somebody sees who installs Askwell: what happened, and what to do next."""

from html import escape

from aiohttp import web

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  body {{ font: 1.1rem/1.6 system-ui, sans-serif; color: #22313f; background: #f7f4ee;
    max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }}
  h1 {{ font-size: 1.7rem; line-height: 1.25; }}
  a {{ display: inline-block; margin-top: .5rem; padding: .7rem 1.3rem; border-radius: .5rem;
    color: #fff; background: #1f3a5f; text-decoration: none; font-weight: 600; }}
  a:focus, a:hover {{ background: #31598f; }}
</style>
<h1>{title}</h1>
<p>{words}</p>
<a href="{href}">{button}</a>
</html>
"""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def install(then: str) -> web.Response:
    return _page(
        "Bring Askwell to your Slack",
        "Askwell helps your members to learn from each other: 20 to 30 minutes with somebody who "
        "works in a field, to hear how it really is. It finds people who gladly talk, settles a "
        "time, brings good questions and helps with the thank-you note. It reads no channels.",
        *("Add to Slack", then),
    )


def installed(workspace: str, then: str) -> web.Response:
    return _page(
        f"Askwell is in {workspace or 'your workspace'}",
        "Write /askwell anywhere in Slack to begin, and tell your members about it.",
        *("Open Slack", then),
    )


def kept(workspace: str, then: str) -> web.Response:
    return _page(
        f"Askwell is almost in {workspace or 'your workspace'}",
        "It is installed, and you need not do that again. Something is wrong on this side just "
        "now; as soon as that is over, write /askwell anywhere in Slack to begin.",
        *("Open Slack", then),
    )


def denied(then: str) -> web.Response:
    return _page(
        "Nothing was installed",
        "You did not give permission, and that is fine. If you may not install apps in your "
        "workspace, send this page to somebody who may.",
        *("Try again", then),
    )


def too_late(then: str) -> web.Response:
    return _page(
        "Please start again",
        "This took longer than ten minutes, was done before, or began in another browser. "
        "Nothing was installed this time.",
        *("Start again", then),
        status=400,
    )


def whole_organization(then: str) -> web.Response:
    return _page(
        "Please choose one workspace",
        "Askwell is installed in one workspace at a time, not in a whole organization. Choose a "
        "workspace at the top right of Slack's page.",
        *("Choose a workspace", then),
        status=400,
    )


def not_confirmed(then: str) -> web.Response:
    return _page(
        "Slack did not confirm it",
        "Nothing was kept here. Please start again; if it happens twice, tell whoever runs this "
        "Askwell to look into its log.",
        *("Start again", then),
        status=502,
    )


def trouble(then: str) -> web.Response:
    return _page(
        "Something is wrong on this side",
        "Slack gave its permission, but it could not be kept here. Please start again in a few "
        "minutes.",
        *("Start again", then),
        status=503,
    )


def _page(title: str, words: str, button: str, then: str, status: int = 200) -> web.Response:
    given = {"title": title, "words": words, "button": button, "href": then}
    html = _PAGE.format_map({name: escape(value) for name, value in given.items()})
    return web.Response(text=html, content_type="text/html", status=status, headers=_HEADERS)
