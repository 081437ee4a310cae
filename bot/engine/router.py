"""How a flow declares what it answers. One declaration serves every platform."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from bot.cards.action_names import ActionName
from bot.cards.forms import TextField
from bot.cards.rich_text import Text
from bot.engine.contexts.blocks import BlockContext, BlocksContext
from bot.engine.contexts.concern import ConcernContext
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.engine.contexts.request import AutocompleteContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, CommunityDue, Due, Press, Said, Submit
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview.frozen import frozen
from bot.interview.model import Side

S = TypeVar("S")
S_Due = TypeVar("S_Due", bound=InterviewContext)
S_Community = TypeVar("S_Community", bound=CommunityContext)
Decide = Callable[[S, Any, datetime], Decision]
Suggest = Callable[[AutocompleteContext, str], Sequence[str]]
"""What somebody may mean, given what exists and what they have typed so far."""
Knows = Callable[[str, str], bool]
"""Whether a command takes these words of a typed line, for a reader of this language (BCP 47). With
other words, the line is plain talk."""


@frozen
class CommandSpec:
    """A command as every platform shows it."""

    name: str
    help: Text
    takes: str
    """The name of its option, empty if it has none."""
    opens_form: bool
    suggests: bool = False
    """Platforms that can offer values for the option while somebody types."""
    for_organizers: bool = False
    """Platforms that can hide it from other members."""
    knows: Knows | None = None


@frozen
class Handler:
    """How a flow answers to one name."""

    decide: Callable[[Any, Any, datetime], Decision]
    reads: type
    """The class of bot.engine.contexts to load."""
    opens_form: bool = False
    only_reads: bool = False
    """It usually changes nothing, and does not wait for those who write (see bot.deciding)."""
    nudges: Side | None = None
    """The side that a timer would disturb."""
    even_if_muted: bool = False
    """The timer also reaches somebody who wants no nudges, or has reported the other side."""
    even_to_reporters: bool = False
    """The timer also reaches somebody who has reported the other side."""
    any_revision: bool = False
    """A button or form of an earlier revision still works, because the interview itself does not
    change."""
    names_field: TextField | None = None
    """The field of a form that may name somebody."""
    other_names_field: TextField | None = None
    """A field of the form that may name somebody else."""
    may_come_early: bool = False
    """What the timer says may come up to an hour early, in one message with something else."""
    suggest: Suggest | None = None
    even_if_removed: bool = False
    """Members whom the organizers have removed may do this, too."""
    side: Side | None = None
    """Members do this as a seeker or as a host, for which they may need a role."""
    leads_to_hosting: bool = False
    """Members who want to host may begin with this before the programme is open."""
    in_place: bool = False
    """The answer to a press replaces the message that was pressed, unless nothing was done."""

    @property
    def is_for_hosts(self) -> bool:
        """Whether it opens a door or leads to that. This can be done before the programme is
        open."""
        return self.side is Side.HOST or self.leads_to_hosting

    @property
    def even_before_opening(self) -> bool:
        """Whether any member may do this before the programme is open."""
        always = (OrganizingContext, ConcernContext, BlockContext, BlocksContext)
        return self.even_if_removed or issubclass(self.reads, always)

    @property
    def readers(self) -> tuple[Side, ...]:
        """The sides that a timer sends something to."""
        return (self.nudges,) if self.nudges else tuple(Side)


_ANSWERED_AS: Mapping[type[StrEnum], tuple[type, ...]] = {
    TimerName: (Due,),
    CommunityTimerName: (CommunityDue,),
    ActionName: (Command, Press, Submit),
}


class Router:
    """Collects the handlers of one flow file."""

    def __init__(self) -> None:
        self.specs: list[CommandSpec] = []
        self.handlers: dict[tuple[type, str], Handler] = {}

    def command(
        self,
        name: str,
        help_text: Text,
        *,
        reads: type[S],
        takes: str = "",
        opens_form: bool = False,
        suggest: Suggest | None = None,
        for_organizers: bool = False,
        even_if_removed: bool = False,
        side: Side | None = None,
        knows: Knows | None = None,
        leads_to_hosting: bool = False,
    ) -> Callable[[Callable[[S, Command, datetime], Decision]], Decide[S]]:
        """Answer a command, and every button whose action has the same name. A command usually
        shows something and changes nothing."""
        suggests = suggest is not None
        spec = CommandSpec(name, help_text, takes, opens_form, suggests, for_organizers, knows)
        self.specs.append(spec)
        return self._adder(
            Command,
            name,
            reads,
            opens_form=opens_form,
            only_reads=True,
            suggest=suggest,
            side=side,
            even_if_removed=even_if_removed,
            leads_to_hosting=leads_to_hosting,
        )

    def press(
        self,
        name: ActionName,
        *,
        reads: type[S],
        opens_form: bool = False,
        only_reads: bool | None = None,
        any_revision: bool = False,
        even_if_removed: bool = False,
        in_place: bool = False,
        side: Side | None = None,
    ) -> Callable[[Callable[[S, Press, datetime], Decision]], Decide[S]]:
        """Answer a button. See Handler for the arguments. A button that opens a form `only_reads`
        unless the flow says otherwise. The answer of one that is `in_place` is a card that is
        `instead` (see bot.cards.cards)."""
        return self._adder(
            Press,
            name,
            reads,
            opens_form=opens_form,
            only_reads=opens_form if only_reads is None else only_reads,
            any_revision=any_revision,
            even_if_removed=even_if_removed,
            in_place=in_place,
            side=side,
        )

    def submit(
        self,
        name: ActionName,
        *,
        reads: type[S],
        any_revision: bool = False,
        names_field: TextField | None = None,
        other_names_field: TextField | None = None,
        even_if_removed: bool = False,
        side: Side | None = None,
    ) -> Callable[[Callable[[S, Submit, datetime], Decision]], Decide[S]]:
        """Answer a form. See Handler for the arguments."""
        return self._adder(
            Submit,
            name,
            reads,
            any_revision=any_revision,
            names_field=names_field,
            other_names_field=other_names_field,
            even_if_removed=even_if_removed,
            side=side,
        )

    def said(
        self, *, reads: type[S]
    ) -> Callable[[Callable[[S, Said, datetime], Decision]], Decide[S]]:
        """Answer a typed line that is no command. Usually the answer leads to a command or shows
        something."""
        return self._adder(Said, "", reads, only_reads=True)

    def timer(
        self,
        name: TimerName,
        *,
        reads: type[S_Due],
        nudges: Side | None = None,
        even_if_muted: bool = False,
        even_to_reporters: bool = False,
        may_come_early: bool = False,
    ) -> Callable[[Callable[[S_Due, Due, datetime], Decision]], Decide[S_Due]]:
        """Answer a timer. If it `nudges` a side, it waits for the end of that side's quiet hours,
        and is left out if that member stopped all nudges or has reported the other side, unless it
        is sent `even_if_muted` or `even_to_reporters`. Every nudge may come early."""
        return self._adder(
            Due,
            name,
            reads,
            nudges=nudges,
            even_if_muted=even_if_muted,
            even_to_reporters=even_to_reporters,
            may_come_early=may_come_early or nudges is not None,
        )

    def community_timer(
        self, name: CommunityTimerName, *, reads: type[S_Community]
    ) -> Callable[[Callable[[S_Community, CommunityDue, datetime], Decision]], Decide[S_Community]]:
        """Answer a timer of a whole community."""
        return self._adder(CommunityDue, name, reads)

    def _adder(
        self, kind: type, name: str, reads: type, **more: Any
    ) -> Callable[[Callable[[S, Any, datetime], Decision]], Decide[S]]:
        def add(decide: Callable[[S, Any, datetime], Decision]) -> Decide[S]:
            self._add({(kind, name): Handler(decide, reads, **more)})
            return decide

        return add

    def check(self) -> None:
        """Raises ValueError if no flow answers to some timer, button or form, or one answers to a
        button for nothing because a command has that name."""
        missing = [
            name
            for names, kinds in _ANSWERED_AS.items()
            for name in names
            if self.handlers.keys().isdisjoint((kind, name) for kind in kinds)
        ]
        if missing:
            raise ValueError(f"No flow answers to {', '.join(missing)}")
        commands = [name for kind, name in self.handlers if kind is Command]
        if unheard := [name for name in commands if (Press, name) in self.handlers]:
            raise ValueError(
                f"A button with the name of a command is answered by the command. Leave out the "
                f"other answer to {', '.join(unheard)}, or give the button a name of its own."
            )

    def include(self, other: "Router") -> None:
        """Add another router's handlers. Raises ValueError if both answer to the same."""
        self.specs += other.specs
        self._add(other.handlers)

    def _add(self, handlers: dict[tuple[type, str], Handler]) -> None:
        if twice := self.handlers.keys() & handlers.keys():
            raise ValueError(f"Two flows answer to {twice}")
        self.handlers |= handlers
