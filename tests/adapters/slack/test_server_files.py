"""The local Slack accepts files in the way that Slack does, and in no other."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import SlackServer, User

CONTENT = "BEGIN:VCALENDAR"


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as slack:
        slack.workspace("T2", installed=True)
        yield slack


@pytest.fixture
def maya(slack: SlackServer) -> User:
    return slack.user("U1", "Maya")


@pytest.fixture
def client(slack: SlackServer) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.url)


async def announced(client: AsyncWebClient, length: int = len(CONTENT)) -> Any:
    told = await client.files_getUploadURLExternal(filename="a.ics", length=length)
    return told.data


async def uploaded(url: str, content: str = CONTENT) -> int:
    async with ClientSession() as session, session.post(url, data=content.encode()) as answer:
        return answer.status


async def why_not(client: AsyncWebClient, file: str, channel: str | None) -> str:
    with pytest.raises(SlackApiError) as refusal:
        await client.files_completeUploadExternal(files=[{"id": file}], channel_id=channel)
    return str(refusal.value.response["error"])


async def test_the_sdks_own_upload_arrives(client: AsyncWebClient, maya: User) -> None:
    await client.files_upload_v2(filename="a.ics", content=CONTENT, channel=maya.im.id)
    [message] = maya.messages
    assert [(each.name, each.content) for each in message.files] == [("a.ics", CONTENT.encode())]


async def test_another_length_than_announced_is_refused(client: AsyncWebClient, maya: User) -> None:
    with pytest.raises(SlackApiError, match="missing_argument"):
        await announced(client, 0)
    told = await announced(client)
    assert await uploaded(told["upload_url"], CONTENT + "x") == 400
    assert await why_not(client, told["file_id"], maya.im.id) == "file_not_found"
    assert await uploaded(told["upload_url"]) == 200
    assert await uploaded(told["upload_url"]) == 404, "once"


async def test_an_upload_that_was_not_announced_is_refused(
    slack: SlackServer, client: AsyncWebClient, maya: User
) -> None:
    assert await uploaded(f"{slack.address}upload/abc") == 404
    assert await why_not(client, "F0ABC", maya.im.id) == "file_not_found"
    told = await announced(client)
    await uploaded(told["upload_url"])
    theirs = AsyncWebClient(slack.token("T2").text, base_url=slack.url)
    assert await why_not(theirs, told["file_id"], None) == "file_not_found", "of another workspace"
    assert await why_not(client, told["file_id"], "D0ABC") == "channel_not_found"


async def test_a_file_is_completed_once(client: AsyncWebClient, maya: User) -> None:
    told = await announced(client)
    await uploaded(told["upload_url"])
    given = {"files": json.dumps([{"id": told["file_id"]}]), "channel_id": maya.im.id}
    await client.api_call("files.completeUploadExternal", data=given)
    assert await why_not(client, told["file_id"], maya.im.id) == "file_not_found"
    assert len(maya.messages) == 1


async def test_without_the_scope_there_are_no_files() -> None:
    async with SlackServer(scopes=frozenset({"chat:write"})) as slack:
        client = AsyncWebClient(slack.bot_token, base_url=slack.url)
        with pytest.raises(SlackApiError, match="missing_scope"):
            await announced(client)
