"""How long a piece of work may go on while others wait for it to end."""

from collections.abc import Callable
from time import monotonic


class Budget:
    """It starts to run when it is created. `seconds` are measured with a monotonic clock."""

    def __init__(self, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._ends = clock() + seconds

    @property
    def is_spent(self) -> bool:
        return self._clock() >= self._ends
