"""Files that people choose in a form. The app gets a signed address for each of them."""

import secrets
from dataclasses import dataclass, field

from aiohttp import web

from tests.fakes.discord.refusals import Json
from tests.fakes.discord.state import World


@dataclass
class PickedFile:
    """A file on somebody's computer. Discord has it once the form was submitted."""

    id: int
    name: str
    content: bytes
    mark: str = field(default_factory=lambda: secrets.token_hex(32))


class Uploads:
    """`address` is the address of the server. A request without a valid signature, or for an
    unknown file, gets "not found". No token is needed."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._files: dict[int, PickedFile] = {}
        self.address = ""

    def picked(self, name: str, content: bytes) -> PickedFile:
        file = PickedFile(self._world.new_id(), name, content)
        self._files[file.id] = file
        return file

    def shape(self, file: PickedFile) -> Json:
        """The file in the form in which a submission contains it."""
        place = f"{self.address}ephemeral-attachments/{self._world.app}/{file.id}/{file.name}"
        signed = f"{place}?ex=6764b3a0&is=67636220&hm={file.mark}"
        return {
            "id": str(file.id),
            "filename": file.name,
            "size": len(file.content),
            "url": signed,
            "proxy_url": signed,
            "content_type": "text/csv; charset=utf-8",
            "ephemeral": True,
        }

    def discards(self, file: PickedFile) -> None:
        """Delete the file, as Discord does after some time."""
        del self._files[file.id]

    async def handle(self, request: web.Request) -> web.Response:
        found = self._files.get(int(request.match_info["id"]))
        if found is None or request.query.get("hm") != found.mark:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=found.content, content_type="text/csv")
