"""Files that people gave in forms."""

from aiohttp import StreamReader

from bot.cards.forms import FILE
from bot.cards.rich_text import say
from bot.engine.errors import FileClosed


async def whole(content: StreamReader) -> bytes:
    """All of it. Raises FileClosed for more than a form takes."""
    read = bytearray()
    async for part in content.iter_any():
        read += part
        if len(read) > FILE:
            most = FILE // 1024**2
            raise FileClosed(say("It is larger than {most} MB. Send it in parts.", most=most))
    return bytes(read)
