"""How a flow says what it answers to. One declaration serves every platform."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from bot.cards.action_names import ActionName
from bot.cards.forms import TextField
from bot.cards.rich_text import Text
from bot.engine.contexts import AutocompleteContext, BlocksContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, CommunityDue, Due, Press, Said, Submit
from bot.engine.interview_contexts import BlockContext, InterviewContext
from bot.engine.programme_contexts import CommunityContext, ConcernContext, OrganizingContext
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview.model import Side

S = TypeVar("S")
S_Due = TypeVar("S_Due", bound=InterviewContext)
S_Community = TypeVar("S_Community", bound=CommunityContext)
Decide = Callable[[S, Any, datetime], Decision]
Suggest = Callable[[AutocompleteContext, str], Sequence[str]]
"""From what there is, and what somebody has typed so far, what they may mean."""


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command as every platform shows it. `takes` names its option, empty if it has none;
    `suggests`: a platform that can may offer values for it while somebody types. What is
    `for_organizers` is kept out of other members' sight, where a platform can. `knows`: which words
    it takes where a line is typed; others make the line plain talk."""

    name: str
    help: Text
    takes: str
    opens_form: bool
    suggests: bool = False
    for_organizers: bool = False
    knows: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Handler:
    """`reads` is the class of bot.engine.contexts to load; `nudges` the side that a timer would
    bother, and `even_if_muted` whether even one who wants no nudges must hear of it. What a timer
    says that `may_come_early` may come up to an hour before, in one message with something else.
    `any_revision`: a button or form of an earlier revision is not out of date. `names_field`:
    the field that may name somebody, and `other_names_field` one that names somebody else. `side`:
    who acts does it as one who seeks, or who hosts, which may need a role. `even_if_removed`: also
    a member may do this whom the organizers have removed. `leads_to_hosting`: whoever would be a
    host may begin with it before the programme is open. `in_place`: its answer takes the place of
    the message that was pressed, unless nothing was done. `only_reads`: as a rule it changes
    nothing, and is decided without a turn among those who write (see bot.deciding)."""

    decide: Callable[[Any, Any, datetime], Decision]
    reads: type
    opens_form: bool = False
    only_reads: bool = False
    nudges: Side | None = None
    even_if_muted: bool = False
    any_revision: bool = False
    names_field: TextField | None = None
    other_names_field: TextField | None = None
    may_come_early: bool = False
    suggest: Suggest | None = None
    even_if_removed: bool = False
    side: Side | None = None
    leads_to_hosting: bool = False
    in_place: bool = False

    @property
    def is_for_hosts(self) -> bool:
        """Whether it opens a door, or leads there: that can be done before the programme is
        open."""
        return self.side is Side.HOST or self.leads_to_hosting

    @property
    def even_before_opening(self) -> bool:
        """Whether any member may do this before the programme is open."""
        always = (OrganizingContext, ConcernContext, BlockContext, BlocksContext)
        return self.even_if_removed or issubclass(self.reads, always)

    @property
    def readers(self) -> tuple[Side, ...]:
        """Who hears of a timer."""
        return (self.nudges,) if self.nudges else tuple(Side)


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
        knows: Callable[[str], bool] | None = None,
        leads_to_hosting: bool = False,
    ) -> Callable[[Callable[[S, Command, datetime], Decision]], Decide[S]]:
        """Answer a command, and every button whose action has its name. Whoever gives one wants to
        see something, and as a rule changes nothing by it."""
        suggests = suggest is not None
        spec = CommandSpec(name, help_text, takes, opens_form, suggests, for_organizers, knows)
        self.specs.append(spec)
        more: dict[str, Any] = {
            "suggest": suggest,
            "side": side,
            "even_if_removed": even_if_removed,
            "leads_to_hosting": leads_to_hosting,
            "only_reads": True,
        }
        return self._adder(Command, name, reads, opens_form=opens_form, **more)

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
        """`any_revision`: for what leaves the interview itself as it is. What is `in_place` answers
        with a card that is `instead`. Where nothing is told, what opens a form `only_reads`."""
        how: dict[str, Any] = {"opens_form": opens_form, "any_revision": any_revision}
        how["in_place"] = in_place
        how["only_reads"] = opens_form if only_reads is None else only_reads
        return self._adder(Press, name, reads, side=side, even_if_removed=even_if_removed, **how)

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
        """`any_revision`: for what leaves the interview itself as it is."""
        how: dict[str, Any] = {"any_revision": any_revision, "names_field": names_field}
        how["other_names_field"] = other_names_field
        return self._adder(Submit, name, reads, side=side, even_if_removed=even_if_removed, **how)

    def said(
        self, *, reads: type[S]
    ) -> Callable[[Callable[[S, Said, datetime], Decision]], Decide[S]]:
        """Answer what is no command, which mostly leads to one, or shows something."""
        return self._adder(Said, "", reads, only_reads=True)

    def timer(
        self,
        name: TimerName,
        *,
        reads: type[S_Due],
        nudges: Side | None = None,
        even_if_muted: bool = False,
        may_come_early: bool = False,
    ) -> Callable[[Callable[[S_Due, Due, datetime], Decision]], Decide[S_Due]]:
        """Answer a timer. One that `nudges` a side waits for the end of its quiet hours, and is not
        asked at all once that member stopped all nudges, unless it comes `even_if_muted`. Every
        nudge may come early."""
        return self._adder(
            Due,
            name,
            reads,
            nudges=nudges,
            even_if_muted=even_if_muted,
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
        """Raises ValueError if a timer could be set, or a button or form shown, to whose name no
        flow answers."""
        answered = {(kind, name) for kind, name in self.handlers}
        timers = [
            name
            for kind, names in ((Due, TimerName), (CommunityDue, CommunityTimerName))
            for name in names
            if (kind, name) not in answered
        ]
        actions = [
            name
            for name in ActionName
            if answered.isdisjoint((kind, name) for kind in (Command, Press, Submit))
        ]
        if timers or actions:
            raise ValueError(f"No flow answers to {', '.join([*timers, *actions])}")

    def include(self, other: "Router") -> None:
        """Raises ValueError if it answers what this one does already."""
        self.specs += other.specs
        self._add(other.handlers)

    def _add(self, handlers: dict[tuple[type, str], Handler]) -> None:
        if twice := self.handlers.keys() & handlers.keys():
            raise ValueError(f"Two flows answer to {twice}")
        self.handlers |= handlers
