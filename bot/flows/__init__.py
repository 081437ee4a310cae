"""What Askwell does: one use case a file, in folders named for the life of an interview. A file's
`router` is found by itself."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from bot.engine.router import Router


@cache
def every_flow() -> Router:
    """All flows as one, with the commands in the order of the alphabet, in which members see them.
    Raises ValueError if two answer to the same thing, or none to a timer or a button."""
    whole = Router()
    for module in walk_packages(__path__, f"{__name__}."):
        if not module.ispkg:
            whole.include(import_module(module.name).router)
    whole.specs.sort(key=lambda spec: spec.name)
    whole.check()
    return whole
