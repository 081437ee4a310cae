"""The members of a simulated town: what they do and see."""

from collections.abc import Coroutine, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from adapters.shared.card_lines import card_lines, form_title
from adapters.terminal.player import Player
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, Form, Invalid, Reply
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY, Reader
from tests.bot.leading import has_one_next_step
from tests.bot.lived_once import lived_once
from tests.bot.town_platform import MONDAY, Delivery

if TYPE_CHECKING:
    from tests.bot.town import Town

Value = str | tuple[str, ...]


class Member:
    """What a member does and sees. Each method returns after its effects have arrived
    everywhere."""

    def __init__(self, town: "Town", player: Player) -> None:
        self._town = town
        self._player = player
        self.name = player.caller.name
        self.person = player.caller.person
        self._player = player

    @property
    def reader(self) -> Reader:
        return self._player.reader

    def key(self) -> int:
        """The id of their row."""
        theirs = self._town.store.run(lambda unit: unit.memberships.known(self.person))
        known = self._town.runner.run(theirs)
        assert known
        return known.id

    def types(self, text: str) -> Reply:
        return self._live(self._player.types(text))

    def presses(self, label: str) -> Reply:
        return self._live(self._player.presses(label))

    def sends(self, action: Action, at: datetime | None = None) -> Reply:
        return self._live(self._player.sends(action, at))

    def fills(self, **values: Value) -> Reply:
        return self._live(self._player.fills(**values))

    def submits(self, action: Action, **values: Value) -> Reply:
        """Submit a form that is not open, or not any more."""
        return self._live(self._player.submits(action, values))

    def sends_again(self, **other: Value) -> Reply:
        """The platform delivers again what this member did last: a form with these other values, if
        any."""
        return self._live(self._player.repeats(**other))

    def hosts(self, **differing: Value) -> None:
        profile: dict[str, Value] = {
            "headline": "UX researcher at a hospital",
            "field": "UX research",
            "topics": "interviewing users, changing careers",
            "gladly": "How teaching prepared me",
        }
        hours: dict[str, Value] = {
            "hours": "Mon-Fri 9:00-18:00",
            "place_detail": "https://meet.example",
        }
        for name, value in differing.items():
            (profile if name in profile else hours)[name] = value
        self.types("host")
        self.presses("Become a host")
        self.fills(**profile)
        self.presses("Set my hours")
        assert isinstance(self.fills(**hours), Card)

    def opens_request(self, host: "Member") -> Reply:
        """Name a host. Returns the form, or the reason why there is none. If several hosts fit, the
        right one is chosen."""
        reply = self.types(f"ask {host.name}")
        buttons = reply.all_buttons() if isinstance(reply, Card) else ()
        which = [
            each.action for each in buttons if plain(each.label, self.reader) == f"Ask {host.name}"
        ]
        return self.sends(which[0]) if which else reply

    def asks(self, host: "Member", **differing: Value) -> Reply:
        """Ask for the first free slot, unless the values say otherwise."""
        opened = self.opens_request(host)
        if not isinstance(opened, Form):
            return opened
        values: dict[str, Value] = {
            "connection": "We are in the same community.",
            "wish": "How you found your way into this work.",
        }
        if "own_times" not in differing and "slots" not in differing:
            values["slots"] = self.options("slots")[:1]
        return self.requests(**(values | differing))

    def writes(self, **values: Value) -> Reply:
        """Fill in the open request, note or update, look at the preview, and send it."""
        reply = self.fills(**values)
        return self.presses("Send it") if isinstance(reply, Card) else reply

    requests = writes

    def picks(self) -> Reply:
        """Choose the first time that is offered."""
        offered = (each for each in self._player.buttons() if each.action.name == "pick")
        return self.sends(next(offered).action)

    def books(self, host: "Member", **differing: Value) -> None:
        """Ask the host, who chooses the first time."""
        assert isinstance(self.asks(host, **differing), Card)
        host.picks()

    def proposes(self, typed: str) -> Reply:
        """Type other times, look at how they were understood, and send them."""
        shown = self.fills(own_times=typed)
        understood = isinstance(shown, Card) and "Send these times" in self.reads(shown)
        return self.presses("Send these times") if understood else shown

    def misses(self, who: str = "Neither of us could") -> Reply:
        """Say that the talk did not take place."""
        self.presses("It did not happen")
        return self.presses(who)

    def closes_messages(self) -> None:
        self._town.post_office.closed.add(self.person)

    def leaves(self) -> None:
        self._town.post_office.left.add(self.person)

    def opens_messages(self) -> None:
        self._town.post_office.closed.discard(self.person)

    def options(self, field: str = "slots") -> tuple[str, ...]:
        """The options of the open form, as this member reads them."""
        return self._player.options(field)

    def times(self) -> tuple[str, ...]:
        """The slots of the open form in this member's zone, without the other's time."""
        return tuple(slot.split(" (")[0] for slot in self.options())

    @property
    def form(self) -> Form | None:
        """The open form."""
        return self._player.form

    def text(self) -> str:
        return self._player.text()

    def sees(self, words: str) -> bool:
        return words in self.text()

    def count(self, words: str) -> int:
        return self.text().count(words)

    def cards(self) -> list[Card]:
        """The cards in the conversation, the newest last."""
        return list(self._player.seen.values())

    @property
    def conversation(self) -> Mapping[str, Card]:
        """The same cards by their keys. It works after they were erased, too."""
        return self._player.seen

    def last(self) -> str:
        """The words of the newest card in the conversation, which may be the answer to what was
        just done."""
        return self.reads(self.cards()[-1])

    def reads(self, shown: Reply) -> str:
        """The words of an answer, as this member reads them."""
        match shown:
            case Card():
                return "\n".join(card_lines(shown, self.reader))
            case Form():
                return "\n".join(form_lines(shown, self.reader))
            case Invalid(why):
                return "\n".join(plain(each, self.reader) for each in why.values())
            case None:
                return ""

    def labels(self) -> list[str]:
        """The labels of all buttons, except the one for "something was wrong", which every card
        about an interview keeps."""
        everywhere = ActionName.SOMETHING_WRONG
        shown = (each for each in self._player.buttons() if each.action.name != everywhere)
        return [plain(each.label, self.reader) for each in shown]

    def button(self, label: str) -> Button:
        """The newest button whose label begins like this, to be pressed later with `sends`."""
        return self._player.button(label)

    def buttons(self) -> list[Button]:
        return list(self._player.buttons())

    def delivered_buttons(self) -> list[Button]:
        """The buttons on direct messages, but not on answers, which go away; and except those that
        every card about an interview keeps."""
        keys = {each.key for each in self.received()}
        shown = [card for key, card in self._player.seen.items() if key in keys]
        return [each for card in shown for each in card.all_buttons() if not each.lasting]

    def received(self) -> list[Delivery]:
        """The direct messages of the bot, including edits of earlier ones."""
        return [each for each in self._town.post_office.delivered if each.to == self.person]

    def notified(self, since: datetime = MONDAY) -> list[str]:
        """The titles of the direct messages that were new and made a sound."""
        rang = (each for each in self.received() if each.new and not each.card.silent)
        new = [each for each in rang if each.at >= since]
        return [self.reads(each.card).splitlines()[0] for each in new]

    def _live(self, doing: Coroutine[None, None, Reply]) -> Reply:
        reply = self._town.runner.run(doing)
        if self._town.awake and self._town.assembly.woken.is_set():
            self._town.drain()
        assert not isinstance(reply, Card) or has_one_next_step(reply), self.reads(reply)
        return reply


@lived_once
def become_host(member: Member, **differing: Value) -> None:
    member.hosts(**differing)


def why(reply: Reply) -> dict[str, str]:
    """What is wrong with a form, by field."""
    assert isinstance(reply, Invalid), reply
    return {name: plain(each, ANYBODY) for name, each in reply.sentences.items()}


def form_lines(form: Form, reader: Reader) -> list[str]:
    """The title, and each field with the first options that can be chosen."""
    lines = [form_title(form, reader)]
    for each in form.fields:
        lines.append(f"  {plain(each.label, reader)}")
        if isinstance(each, ChoiceField):
            lines += [f"    - {plain(option.label, reader)}" for option in each.options[:2]]
    return lines
