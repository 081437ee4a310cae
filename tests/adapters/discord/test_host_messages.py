"""What a host reads and presses in Discord, in the messages about one interview."""

from tests.adapters.discord.guild import Member


async def test_times_that_were_sent_cannot_be_sent_again(maya: Member, daniel: Member) -> None:
    await asks(maya, daniel)
    await daniel.presses("Other times")
    await daniel.submits(own_times="Wed 25 Nov 17:00")
    await daniel.presses("Send these times")
    assert maya.sees("can make it at other times")
    buttons = [label for each in daniel.messages for label in each.buttons]
    assert "Send these times" not in buttons, "no dead button is left"
    assert daniel.last.startswith("## You proposed other times"), "one message says so"


async def test_what_opens_elsewhere_comes_before_the_buttons(maya: Member, daniel: Member) -> None:
    """When an interview begins, "Join" is what matters."""
    await asks(maya, daniel)
    await daniel.presses("Tue 24 Nov, 10:00")
    await maya.here.to("2026-11-24 09:00")
    shown = next(each.shown for each in reversed(daniel.messages) if "Join" in each.links)
    assert shown.index("[Join]") < shown.index("[Something was wrong]")


async def asks(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("find", words="user research")
    await maya.presses("Ask Daniel")
    slots = maya.options("slots")[:1]
    await maya.submits(connection="We both sing", wish="How it is", slots=slots)
    await maya.presses("Send it")
