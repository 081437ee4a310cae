"""The life of an interview, as its two sides see it."""

from tests.bot.town import Town


def test_from_the_search_to_staying_in_touch(town: Town) -> None:
    daniel = town.host("Daniel", hours="Tue, Thu 17:00-19:00")
    maya = town.member("Maya", "Africa/Nairobi")

    maya.types("find user research")
    assert maya.sees("UX researcher at a hospital")
    maya.presses("Ask Daniel")
    assert "Tue 1 Dec, 19:00" in maya.times(), "17:00 in Berlin, in Maya's own time"
    maya.requests(
        connection="We both studied physics.",
        wish="How you moved from teaching to research.",
        slots=("Thu 26 Nov, 19:00", "Tue 1 Dec, 19:00"),
    )
    assert daniel.sees("Maya would like to learn from you")
    assert daniel.sees("how you moved from teaching to research.")

    daniel.presses("Thu 26 Nov, 17:00")
    assert daniel.sees("Thursday 26 November 2026, 17:00 CET")
    assert maya.sees("Thursday 26 November 2026, 19:00 EAT")
    assert maya.sees("https://meet.example")
    assert "Tue 1 Dec, 17:00" not in daniel.labels(), "no dead button is left"

    town.to("2026-11-25 16:00")
    assert daniel.sees("Get ready: your talk with Maya")
    assert maya.sees("Get ready: your talk with Daniel")

    town.to("2026-11-26 15:00")
    assert "something to write with" in maya.last()
    assert "They bring the questions" in daniel.last()

    town.to("2026-11-26 16:00")
    assert "It is time" in maya.last()
    assert "https://meet.example" in daniel.last()

    town.to("2026-11-26 16:39")
    assert not maya.sees("How did it go")
    town.to("2026-11-26 16:40")
    assert "How did it go with Daniel?" in maya.last()

    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is a trained skill", people="Priya")
    town.to("2026-11-27 05:59")
    assert not maya.sees("A word of thanks")
    town.to("2026-11-27 06:00")
    assert "A word of thanks to Daniel?" in maya.last(), "at 9:00 in Nairobi, the next morning"
    assert "Listening is a trained skill" not in maya.last(), "it stays hers"

    town.to("2026-11-27 08:00")
    maya.presses("Write a thank-you note")
    maya.writes(note="Dear Daniel, thank you. I am going to train my listening.")
    assert daniel.sees("A thank-you note from Maya")
    assert daniel.sees("I am going to train my listening.")

    daniel.presses("Keep me posted")
    assert maya.sees("Daniel would like to hear how it goes")
    assert not daniel.sees("[You’re welcome]")

    town.after(days=35)
    assert "Stay in touch with Daniel?" in maya.last()
    maya.presses("I wrote")
    assert "Daniel will remember you" in maya.last()
