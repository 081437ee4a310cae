"""What Askwell does: one use case in each file, in folders named after the life of an interview.
The `router` of each file is found automatically."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from bot.engine.router import Router


@cache
def every_flow() -> Router:
    """All flows as one, with the commands in alphabetical order, in which members see them. Raises
    ValueError if two flows answer to the same thing, or none to some timer or button."""
    whole = Router()
    for module in walk_packages(__path__, f"{__name__}."):
        if not module.ispkg:
            whole.include(import_module(module.name).router)
    whole.specs.sort(key=lambda spec: spec.name)
    whole.check()
    return whole
