"""A whole interview in Discord, over real sockets, as both people see it. Askwell is restarted in
the middle, while a form is open."""

from pathlib import Path

from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord
from tests.fakes.discord import DiscordServer

PRIVATE = "Listening is a trained skill"


async def test_from_the_search_to_the_thank_you_note(tmp_path: Path) -> None:
    clock = StillClock(MONDAY)
    url = f"sqlite:///{tmp_path / 'askwell.db'}"
    async with DiscordServer(clock.now) as discord:
        users = discord.user("Maya", locale="en-GB"), discord.user("Daniel", locale="de")
        discord.guild("Alumni", *users)

        async with AskwellInDiscord.running(discord, clock, url=url) as here:
            maya, daniel = map(here.member, users)
            await daniel.hosts("Berlin")
            assert daniel.sees("You are a host: people can find and ask you")

            await maya.lives_in("Nairobi")
            await maya.types("find", words="user research")
            assert maya.messages[-1].ephemeral
            assert maya.sees("UX researcher at a hospital")
            await maya.presses("Ask Daniel")
            slot = maya.options("slots")[0]
            assert slot == "Tue 24 Nov, 12:00 (10:00 for Daniel)"

        async with AskwellInDiscord.running(discord, clock, url=url) as here:
            maya, daniel = map(here.member, users)
            await maya.submits(
                connection="We both studied physics.",
                wish="How you moved from teaching to research.",
                slots=[slot],
            )
            await maya.presses("Send it")
            assert maya.sees("Your request is on its way to")

            assert daniel.sees("would like to learn from you")
            assert daniel.sees("how you moved from teaching to research.")
            request = daniel.user.messages[0]
            assert "Tue 24 Nov, 10:00" in request.buttons
            await daniel.presses("Tue 24 Nov, 10:00")
            assert daniel.sees("Booked")
            assert maya.sees("https://meet.example")
            updated = next(each for each in daniel.messages if each.id == request.id)
            assert "Tue 24 Nov, 10:00" not in updated.buttons, "no dead button is left"

            await here.to("2026-11-24 12:00")
            assert maya.sees("How did it go with")
            await maya.presses("Note what I learned")
            await maya.submits(takeaways=PRIVATE, thanks_for="your honest words")
            await here.to("2026-11-25 09:00")
            assert maya.sees("thank you for your honest words")
            assert not maya.sees(PRIVATE)
            await maya.presses("Write a thank-you note")
            await maya.submits(note="Dear Daniel, thank you. I train my listening.")
            await maya.presses("Send it")
            assert daniel.sees("A thank-you note from")
            assert daniel.sees("I train my listening.")
            assert not daniel.sees(PRIVATE)
        assert all(call.status < 300 for call in discord.calls())
        assert not any(message.pings for message in discord.world.messages.values())
