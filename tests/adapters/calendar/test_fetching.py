"""Fetching calendars from strangers, who may want to do harm."""

import asyncio
import gzip
from ipaddress import ip_address

import pytest
from aiohttp import web
from aiohttp.typedefs import Handler

from adapters.calendar.addresses import is_public
from adapters.calendar.fetching import LARGEST, Fetcher
from bot.interview.scheduling.calendars import CannotRead, Trouble
from tests.adapters.calendar.strangers import Names, fetcher, stranger

ICS = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def says(body: bytes, status: int = 200, **headers: str) -> Handler:
    async def handler(_: web.Request) -> web.StreamResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(body=body, status=status, headers=named)

    return handler


async def body(using: Fetcher, url: str) -> bytes:
    return b"".join([part async for part in using.fetch(url)])


async def trouble(using: Fetcher, url: str) -> Trouble:
    with pytest.raises(CannotRead) as failed:
        await body(using, url)
    assert url not in repr(failed.value)
    return failed.value.trouble


async def test_a_calendar_is_fetched_as_it_is() -> None:
    async with stranger(says(ICS)) as server:
        assert await body(fetcher(), server.url()) == ICS
    assert server.asked[0]["Accept-Encoding"] == "identity"


async def test_a_server_that_lets_only_browsers_in_lets_us_in_who_say_who_we_are() -> None:
    async def picky(request: web.Request) -> web.StreamResponse:
        agent = request.headers["User-Agent"]
        return web.Response(body=ICS, status=200 if agent.startswith("Mozilla/5.0 (") else 403)

    async with stranger(picky) as server:
        assert await body(fetcher(), server.url()) == ICS
    assert "Askwell" in server.asked[0]["User-Agent"]


async def test_redirects_are_followed_and_cookies_are_not_kept() -> None:
    first = says(b"", 302, Location="/1", Set_Cookie="who=1")
    async with stranger(first, says(ICS)) as server:
        assert await body(fetcher(), server.url()) == ICS
    assert "Cookie" not in server.asked[1]


async def test_a_redirect_may_be_to_a_webcal_address() -> None:
    async with stranger(says(ICS)) as there:
        target = there.url().replace("https", "webcals")
        async with stranger(says(b"", 301, Location=target)) as server:
            assert await body(fetcher(), server.url()) == ICS


async def test_redirects_without_end_end() -> None:
    async with stranger(says(b"", 302, Location="/calendar.ics")) as server:
        assert await trouble(fetcher(), server.url()) is Trouble.GONE
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "url", ["http://feed.example/", "ftp://feed.example/", "file:///etc/hosts"]
)
async def test_only_https_is_spoken_also_after_a_redirect(url: str) -> None:
    assert await trouble(fetcher(), url) is Trouble.NO_ADDRESS
    async with stranger(says(b"", 302, Location=url)) as server:
        assert await trouble(fetcher(), server.url()) is Trouble.NO_ADDRESS


async def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    names = Names(other_example="127.0.0.1")
    async with stranger(says(ICS)) as server:
        url = server.url(host="other.example")
        assert await trouble(fetcher(names), url) is Trouble.UNREACHABLE
    assert not server.asked


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *(
            "0.1.2.3",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
        ),
        *("fec0::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::127.0.0.1"),
        *("2002:0a00:0001::1", "64:ff9b::10.0.0.1", "2001:db8::1"),
    ],
)
async def test_a_name_that_means_a_private_address_is_not_connected_to(address: str) -> None:
    assert not is_public(ip_address(address))
    async with stranger(says(ICS)) as server:
        using = fetcher(Names(feed_example=address), here=False)
        assert await trouble(using, server.url()) is Trouble.PRIVATE
    assert not server.asked


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]"])
async def test_an_address_instead_of_a_name_is_looked_at_too(host: str) -> None:
    async with stranger(says(ICS)) as server:
        assert await trouble(fetcher(here=False), server.url(host=host)) is Trouble.PRIVATE
    assert not server.asked


@pytest.mark.parametrize("host", ["2130706433", "127.1", "0x7f000001", "0177.0.0.1"])
async def test_no_spelling_of_an_address_leads_here(host: str) -> None:
    async with stranger(says(ICS)) as server:
        with pytest.raises(CannotRead):
            await body(fetcher(here=False), server.url(host=host))
    assert not server.asked


async def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    names = Names(feed_example="127.0.0.1", second_example="10.0.0.1")
    targets = ("https://second.example/1", "https://10.0.0.1/1", "//192.168.0.1/1")
    for target in (*targets, "webcals://second.example/1", "webcal://10.0.0.1/1"):
        async with stranger(says(b"", 302, Location=target)) as server:
            assert await trouble(fetcher(names), server.url()) is Trouble.PRIVATE


async def test_a_name_that_changes_its_meaning_is_looked_at_each_time() -> None:
    names = Names(feed_example="127.0.0.1 10.0.0.1")
    async with stranger(says(b"", 302, Location="/1"), says(ICS)) as server:
        assert await trouble(fetcher(names), server.url()) is Trouble.PRIVATE
    assert len(server.asked) == 1


async def test_a_calendar_that_is_too_large_is_given_up() -> None:
    async with stranger(says(b"x" * LARGEST)) as server:
        assert len(await body(fetcher(), server.url())) == LARGEST
    async with stranger(says(b"x" * (LARGEST + 1))) as server:
        assert await trouble(fetcher(), server.url()) is Trouble.TOO_LARGE


async def test_a_calendar_that_is_far_too_large_is_given_up_long_before_its_end() -> None:
    piece = b"x" * 100_000
    to_come = iter(range(10 * LARGEST // len(piece)))

    async def huge(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in to_come:
            await response.write(piece)
            await asyncio.sleep(0)  # a write to a connection that is being closed does not wait
        return response

    async with stranger(huge) as server:
        assert await trouble(fetcher(), server.url()) is Trouble.TOO_LARGE
    assert next(to_come, None)


async def test_compressed_answers_are_not_unpacked() -> None:
    bomb = gzip.compress(b"x" * 50_000_000)
    assert len(bomb) < LARGEST
    async with stranger(says(bomb, Content_Encoding="gzip")) as server:
        assert await trouble(fetcher(), server.url()) is Trouble.NOT_A_CALENDAR


async def test_a_calendar_that_drips_is_given_up() -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(0.05)

    async with stranger(drip) as server:
        assert await trouble(fetcher(seconds=1), server.url()) is Trouble.TOO_SLOW


@pytest.mark.parametrize(
    ("status", "why"),
    [
        *((status, Trouble.GONE) for status in (204, 304, 404, 410)),
        *((status, Trouble.REFUSED) for status in (401, 403, 406, 451)),
        (429, Trouble.TOO_OFTEN),
        *((status, Trouble.UNREACHABLE) for status in (500, 503)),
    ],
)
async def test_other_answers_are_no_calendar(status: int, why: Trouble) -> None:
    async with stranger(says(b"", status)) as server:
        assert await trouble(fetcher(), server.url()) is why


async def test_nobody_there() -> None:
    assert await trouble(fetcher(), "https://unknown.example/") is Trouble.UNREACHABLE
    async with stranger() as server:
        gone = server.url()
    assert await trouble(fetcher(), gone) is Trouble.UNREACHABLE
