"""`askwell health`: asks the Askwell that runs here how it is."""

import sys
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

from adapters.web.health import HEALTH, READY, reasons
from askwell.settings import Settings

PATIENCE = 10
"""Seconds."""
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


def tell_health(settings: Settings) -> int:
    """Print it in sentences. Returns the exit status."""
    address = settings.address
    if address.listens_at is None:
        print("Askwell does not tell how it is: set HTTP_PORT in .env.", file=sys.stderr)
        return 1
    host = EVERYWHERE.get(address.host, address.host)
    where = f"http://{f'[{host}]' if ':' in host else host}:{address.listens_at}"
    why = [each for page in (HEALTH, READY) for each in _asked(where + page)]
    print("\n".join(dict.fromkeys(why)) or "Askwell is well.")
    return 1 if why else 0


def _asked(page: str) -> list[str]:
    where = page.rpartition("/")[0]
    try:
        found = reasons(_read(page))
    except (OSError, HTTPException) as failed:
        return [f"Askwell does not answer at {where} ({type(failed).__name__}): is it running?"]
    return [f"What answers at {where} is not Askwell."] if found is None else found


def _read(page: str) -> str:
    try:
        with urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - it is http
            return str(answer.read().decode(errors="replace"))
    except HTTPError as refused:
        with refused:
            return refused.read().decode(errors="replace")
