"""A whole interview between two members who read the pseudo-language.

What they write has no Latin letters, so any Latin text that they see was not translated.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from tests.adapters.pseudo.viewer import Viewer

NAMES = {
    "maya": "Μαρία-Αλεξάνδρα Παπαδημητρακοπούλου-Χατζηκωνσταντίνου του Θεμιστοκλέους Αγίας",
    "daniel": "Кирилл-Константин Рождественский-Преображенский фон Штернберг-Благовещенский-мл",
}
WISH = "Πώς είναι μια κανονική μέρα; " * 8
NOTE = "Ευχαριστώ πολύ για την ώρα σου. " * 20


@dataclass(frozen=True)
class Story:
    maya: Viewer
    daniel: Viewer
    to: Callable[[str], Awaitable[None]]

    async def live(self) -> None:
        """It begins on Monday 23 November 2026, 9:00 UTC."""
        await self._settle_in()
        await self._host()
        await self._ask(first=True)
        await self._book()
        await self._look_back()
        await self._thank()
        await self._stay_in_touch()
        await self._ask_again()

    async def _ask_again(self) -> None:
        """One request is withdrawn. Another is answered with other times, booked, and missed."""
        await self._ask()
        await self.maya.presses("withdraw")
        with suppress(LookupError):  # a platform that asks by itself shows no second button
            await self.maya.presses("withdraw")
        await self._ask()
        await self.daniel.presses("times")
        await self.daniel.fills(slots=self.daniel.options("slots")[:2])
        await self.maya.presses("pick")
        await self.maya.presses("questions")
        await self.to("2027-01-15 12:00")
        await self.maya.presses("missed")
        await self.maya.presses("absent")
        await self._look_around()

    async def _look_around(self) -> None:
        for who in (self.maya, self.daniel):
            for words in ("interviews", "reading", "questions", "journal", "thanks", "εγώ"):
                await who.says(words)
        await self.daniel.says("host")
        await self.daniel.presses("host_pause")
        await self.daniel.fills(until="2027-02-01")

    async def _settle_in(self) -> None:
        for who, city in ((self.maya, "Nairobi"), (self.daniel, "Berlin")):
            await who.says("help")
            await who.says("start")
            await who.says("settings")
            await who.presses("settings_form")
            await who.fills(zone=city)
            await who.says("contacts")

    async def _host(self) -> None:
        await self.daniel.says("host")
        await self.daniel.presses("host_profile")
        await self.daniel.fills(
            headline="Исследователь" * 7,
            field="Исследования",
            topics="исследования, люди",
            gladly="Как преподавание подготовило меня " * 3,
        )
        await self.daniel.presses("host_hours")
        await self.daniel.presses("agree_to_host")
        await self.daniel.fills(hours="Mon-Fri 9:00-18:00", place_detail="https://meet.example")
        await self.daniel.says("host")

    async def _ask(self, *, first: bool = False) -> None:
        await self.maya.says("find исследования")
        await self.maya.presses("ask")
        if first:
            await self.maya.presses("agree")
        slots = self.maya.options("slots")
        await self.maya.fills(connection="Μια κοινότητα", wish=WISH, slots=slots[:3])
        await self.maya.presses("send")
        await self.maya.says("interviews")

    async def _book(self) -> None:
        await self.daniel.presses("pick")
        await self.daniel.says("interviews")
        await self.daniel.presses("venue")
        await self.daniel.fills(detail="https://meet.example/a")
        await self.to("2026-11-24 12:00")

    async def _look_back(self) -> None:
        await self.maya.presses("debrief")
        await self.maya.fills(
            takeaways=WISH, resources="«Βιβλίο»", people="Πέτρος", thanks_for="τα λόγια σου"
        )
        await self.maya.presses("share")
        await self.maya.says("journal")
        await self.maya.presses("reflect")
        await self.maya.fills(next_question="Πώς αρχίζει κανείς;")

    async def _thank(self) -> None:
        await self.maya.presses("note")
        await self.maya.fills(note=NOTE)
        await self.maya.presses("send_note")
        await self.daniel.presses("keep_posted")

    async def _stay_in_touch(self) -> None:
        await self.to("2027-01-11 12:00")
        await self.maya.says("contacts")
        await self.maya.presses("update")
        await self.maya.fills(update=NOTE)
        await self.maya.presses("send_update")
