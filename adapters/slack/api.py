"""Calls of Slack's Web API in one workspace, and the three ways in which they can fail."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from math import inf
from time import monotonic
from typing import Any, TypeVar

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.shared.failures import ApiFailure, ApiLimited, ApiRefusal, OutcomeUnknown
from adapters.slack.limits import Json
from adapters.slack.pauses import EVERYWHERE, Pauses

T = TypeVar("T")

_LATER = 30.0
"""Seconds to wait if Slack says that there were too many calls and not for how long."""
REVOKED = {"account_inactive", "invalid_auth", "token_revoked"}
"""Slack's errors for a token that no longer works, whatever the method."""
TROUBLE = {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}


class SlackRefusal(ApiRefusal):
    """Slack did nothing. `error` is Slack's code for the reason."""

    def __init__(self, method: str, error: str, needed: str = "") -> None:
        super().__init__(f"{method}: {error}" + (f" ({needed})" if needed else ""))
        self.error = error


class SlackApi:
    """`revoked` is called with Slack's error whenever Slack refuses the token itself."""

    def __init__(
        self,
        client: AsyncWebClient,
        now: Callable[[], float] = monotonic,
        revoked: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._client = client
        self._pauses = Pauses(now)
        self._revoked = revoked
        self.granted: frozenset[str] | None = None
        """The token's scopes, as Slack last told them. None until it has."""

    def rests(self, method: str) -> float:
        """For how many seconds Slack accepts no such call for anybody. Zero or less if it does."""
        return self._pauses.left(method)

    async def write(self, method: str, **arguments: Any) -> Json:
        """Call a method that takes JSON. Raises ApiFailure."""
        return await self._call(method, _channel(arguments), json=arguments)

    async def read(self, method: str, **arguments: Any) -> Json:
        """Call a method that takes no JSON. Raises ApiFailure."""
        return await self._call(method, _channel(arguments), params=arguments)

    async def upload(
        self, channel: str, name: str, content: bytes, alternative: str | None = None
    ) -> None:
        """Send a file to a conversation. `alternative` describes a picture in words. Raises
        ApiFailure."""
        file: Json = {"filename": name, "content": content, "alt_txt": alternative}
        upload = partial(self._client.files_upload_v2, channel=channel, **file)
        await self._answer_to("upload", channel, upload)

    async def _call(self, method: str, channel: str, **how: Any) -> Json:
        return await self._answer_to(method, channel, partial(self._client.api_call, method, **how))

    async def _answer_to(
        self, method: str, channel: str, call: Callable[[], Awaitable[AsyncSlackResponse]]
    ) -> Json:
        left = self._pauses.left(method, channel)
        if left > 0:
            raise ApiLimited(method, left)
        try:
            answer = await call()
        except SlackApiError as refusal:
            raise self._failure(method, channel, refusal.response) from None
        except SlackRequestError as refusal:  # of an upload; its text has no member's words
            raise OutcomeUnknown(f"{method}: {refusal}") from None
        except (ClientError, SlackClientError, OSError, ValueError) as broken:
            raise OutcomeUnknown(f"{method}: {type(broken).__name__}") from broken
        self._pauses.took(method, channel)
        self._note_scopes(answer.headers)
        return answer.data if isinstance(answer.data, dict) else {}

    def _note_scopes(self, headers: Any) -> None:
        given = {str(name).lower(): value for name, value in (headers or {}).items()}
        if isinstance(told := given.get("x-oauth-scopes"), str):
            self.granted = frozenset(told.replace(" ", "").split(","))

    def _failure(self, method: str, channel: str, answer: Any) -> ApiFailure:
        status = getattr(answer, "status_code", 0)
        told = getattr(answer, "data", answer)
        error = str(told.get("error", "")) if isinstance(told, dict) else ""
        if status == 429 or error == "ratelimited":
            wait = _seconds(answer.headers)
            self._pauses.note(method, channel, wait)
            return ApiLimited(method, wait)
        if status >= 500 or not error or error in TROUBLE:
            return OutcomeUnknown(f"{method}: {error or status}")
        if error in REVOKED:
            self._revoked(error)
        return SlackRefusal(method, error, str(told.get("needed", "")))


def _channel(arguments: Json) -> str:
    """The conversation that a call is about. Empty if it is about none."""
    return str(arguments.get("channel", EVERYWHERE))


def _seconds(headers: Any) -> float:
    given = {str(name).lower(): value for name, value in (headers or {}).items()}
    try:
        return max(float(given["retry-after"]), 0.0)
    except (KeyError, ValueError):
        return _LATER


async def with_pauses(call: Callable[[], Awaitable[T]], tries: int = 3, longest: float = inf) -> T:
    """Make the call. If Slack asks for a pause, call again after it, unless the pause is longer
    than `longest` seconds. Raises ApiFailure."""
    for _ in range(tries - 1):
        try:
            return await call()
        except ApiLimited as limited:
            if limited.retry_after > longest:
                raise
            await asyncio.sleep(limited.retry_after)
    return await call()
