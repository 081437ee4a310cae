"""Notes with every answer of a platform whether this computer's clock is right, because it can be
moved while Askwell runs."""

from types import SimpleNamespace

from aiohttp import ClientSession, TraceConfig, TraceRequestEndParams

from adapters.shared.clock_fault import clock_fault
from adapters.shared.connecting.presence import Presence
from bot.engine.store.ports import Clock


def clock_trace(clock: Clock, presence: Presence) -> TraceConfig:
    """For the session with which the platform is called."""

    async def note(
        _: ClientSession, _context: SimpleNamespace, ended: TraceRequestEndParams
    ) -> None:
        told = ended.response.headers
        if "Date" in told and "Age" not in told:  # a cache tells when it was filled
            was_off = presence.clock_fault is not None
            presence.note_clock(clock_fault(told["Date"], clock.now(), was_off=was_off))

    trace = TraceConfig()
    trace.on_request_end.append(note)
    return trace
