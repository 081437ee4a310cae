"""What Askwell does, one file a use case. A file's `router` is found by itself."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from bot.router import Router


@cache
def every_flow() -> Router:
    """All flows as one. Raises ValueError if two answer to the same thing, or none to a timer."""
    whole = Router()
    for module in iter_modules(__path__):
        whole.include(import_module(f"{__name__}.{module.name}").router)
    whole.check()
    return whole
