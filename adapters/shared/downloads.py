"""Downloads files that people gave in forms."""

from aiohttp import StreamReader

from bot.cards.forms import FILE_BYTES
from bot.cards.rich_text import say
from bot.engine.errors import FileClosed


async def whole(content: StreamReader) -> bytes:
    """The whole content. Raises FileClosed if it is larger than a form accepts."""
    read = bytearray()
    async for part in content.iter_any():
        read += part
        if len(read) > FILE_BYTES:
            most = FILE_BYTES // 1024**2
            raise FileClosed(say("It is larger than {most} MB. Send it in parts.", most=most))
    return bytes(read)
