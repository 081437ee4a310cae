"""Files: announced, uploaded, and shared in a conversation.

https://docs.slack.dev/reference/methods/files.getUploadURLExternal
"""

import secrets
from typing import Any

from aiohttp import web

from tests.fakes.slack.call import Call
from tests.fakes.slack.chat import find_channel, parsed
from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import Message, Refusal, Upload


class Files:
    """`address` is where files are uploaded. It is known once the server is running."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.address = ""
        self.kept_at = ""
        self.fails = 0
        """How many uploads fail before they work again."""

    def given(self, team: str, name: str, content: bytes) -> Json:
        """What a form contains for a file that somebody chose. Only the app can read the file."""
        upload = Upload(self._world.new_id("F"), team, name, len(content), secrets.token_hex(12))
        upload.content = content
        self._world.uploads[upload.id] = upload
        place = f"{self.kept_at}{team}-{upload.id}/"
        return {
            "id": upload.id,
            "name": name,
            "filetype": name.rpartition(".")[2],
            "mimetype": "text/csv",
            "size": len(content),
            "url_private": f"{place}{name}",
            "url_private_download": f"{place}download/{name}",
        }

    async def download(self, request: web.Request) -> web.Response:
        """A request that may not read the file gets the login page, as from Slack."""
        team, _, upload_id = request.match_info["of"].partition("-")
        upload = self._world.uploads.get(upload_id)
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        token = self._world.tokens.get(bearer)
        may = token and token.state == "live" and token.team == team
        if not (may and token and "files:read" in token.scopes):
            return web.Response(text="<title>Sign in</title>", content_type="text/html")
        if upload is None or upload.team != team or upload.content is None:
            return web.Response(status=404)
        return web.Response(body=upload.content, content_type="text/csv")

    def announce(self, call: Call) -> Json:
        """files.getUploadURLExternal"""
        name, length = call.text("filename"), call.whole("length", 0)
        if length < 1:
            raise Refusal("missing_argument")
        alternative = str(call.args.get("alt_txt") or "")
        if len(alternative) > 1_000:
            raise Refusal("invalid_arguments", "alt_txt is too long")
        upload = Upload(self._world.new_id("F"), call.team, name, length, secrets.token_hex(12))
        upload.alternative = alternative
        self._world.uploads[upload.id] = upload
        return {"ok": True, "upload_url": self.address + upload.key, "file_id": upload.id}

    async def receive(self, request: web.Request) -> web.Response:
        """Take the raw bytes of a file. One that was not announced, or has another length, is
        refused."""
        body, key = await request.read(), request.match_info["key"]
        if self.fails:
            self.fails -= 1
            return web.Response(status=500, text="Slack is having trouble")
        found = [each for each in self._world.uploads.values() if each.key == key]
        if not found or found[0].content is not None:
            return web.Response(status=404)
        if len(body) != found[0].length:
            return web.Response(status=400, text="The length is not what was announced")
        found[0].content = body
        return web.Response(text=f"OK - {len(body)}")

    def complete(self, call: Call) -> Json:
        """files.completeUploadExternal"""
        asked = parsed(call.args.get("files"), "invalid_arguments")
        if not isinstance(asked, list) or not asked:
            raise Refusal("invalid_arguments", "missing required field: files")
        uploads = [self._uploaded(call, each) for each in asked]
        if "channel_id" in call.args:
            self._share(call, uploads)
        return {"ok": True, "files": [{"id": each.id, "title": each.title} for each in uploads]}

    def _uploaded(self, call: Call, asked: Any) -> Upload:
        """Complete an upload. Raises Refusal unless its bytes are there and it is not completed
        yet."""
        upload = self._world.uploads.get(asked.get("id", "")) if isinstance(asked, dict) else None
        if not upload or upload.team != call.team or upload.title or upload.content is None:
            raise Refusal("file_not_found")
        upload.title = str(asked.get("title") or upload.name)
        return upload

    def _share(self, call: Call, uploads: list[Upload]) -> None:
        channel = find_channel(self._world, call.team, call.text("channel_id"))
        if call.bot_user not in channel.members:
            raise Refusal("not_in_channel")
        bot = self._world.workspaces[call.team].bot
        ts = self._world.new_ts()
        shared = Message(channel.id, ts, call.bot_user, "", bot=bot, files=uploads)
        self._world.messages.append(shared)
