"""Whatever people type and press, and however time passes, nothing breaks and nothing is lost."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from itertools import combinations, product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from pydantic import TypeAdapter

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, DayField, Field, Form, Invalid, Reply, WhenField
from bot.cards.lengths import length
from bot.engine.events import Press
from bot.engine.timer_names import TimerName
from bot.flows import every_flow
from bot.interview.model import OPEN_STAGES, ROOM_STAGES, Interview, Stage
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member, Value
from tests.bot.town_platform import Delivery
from tests.examples import one_in

AS_JSON: TypeAdapter[Card | Form] = TypeAdapter(Card | Form)


def survives_json(shown: Card | Form) -> bool:
    return AS_JSON.validate_json(AS_JSON.dump_json(shown)) == shown


# Any text


NEARLY = [
    *("2026-11-25 12:00", "2026-11-25T12:00Z", "2026-11-25 12:00, soon", "0001-01-01 00:00"),
    *("9999-12-31 23:59", "2026-12-01", "Tue 17-19", "Tue 17-19; Mon", "Europe/Berlin", "20:00"),
    *("Daniel", "user research", "skills", "{who}", "%s", "<!channel>", "@everyone", "\u202eabc"),
    *("```", "x" * 200, "x" * 3000, "\n\n\n", "\x00", "²", "١٢", "'--", '"', "1e999"),
]
texts = st.text() | st.sampled_from(NEARLY)
values = texts | st.lists(texts, max_size=3).map(tuple)

SHOWING = "start host interviews settings questions reading journal contacts".split()
COMMANDS = [*SHOWING, *"find ask thanks help".split()]


@given(st.data())
def check_any_text_to_any_command(town: Town, maya: Member, data: st.DataObject) -> None:
    command = data.draw(st.sampled_from(["", *COMMANDS]) | texts)
    reply = maya.types(f"{command} {data.draw(texts)}")
    assert isinstance(reply, Card | Form)
    assert survives_json(reply)
    for button in reply.all_buttons() if isinstance(reply, Card) else ():
        assert Action.decode(button.action.encode()) == button.action
        assert isinstance(maya.sends(button.action), Card | Form), "what is offered works"


def test_any_text_to_any_command_gets_an_answer(town: Town, daniel: Member, maya: Member) -> None:
    check_any_text_to_any_command(town, maya)


def opens_profile(town: Town, daniel: Member, maya: Member) -> Member:
    maya.sends(Action("host_profile"))
    return maya


def opens_hours(town: Town, daniel: Member, maya: Member) -> Member:
    daniel.sends(Action("host_hours"))
    return daniel


def opens_pause(town: Town, daniel: Member, maya: Member) -> Member:
    daniel.sends(Action("host_pause"))
    return daniel


def opens_settings(town: Town, daniel: Member, maya: Member) -> Member:
    maya.sends(Action("settings_form"))
    return maya


def opens_request(town: Town, daniel: Member, maya: Member) -> Member:
    maya.opens_request(daniel)
    return maya


def opens_times(town: Town, daniel: Member, maya: Member) -> Member:
    maya.asks(daniel)
    daniel.presses("Other times")
    return daniel


def opens_debrief(town: Town, daniel: Member, maya: Member) -> Member:
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    maya.presses("Note what I learned")
    return maya


def opens_share(town: Town, daniel: Member, maya: Member) -> Member:
    opens_debrief(town, daniel, maya)
    maya.fills(resources="podcast: Night Shift\n@nightshift\nhttps://night.example")
    maya.presses("Add these to the reading list")
    return maya


def opens_reflection(town: Town, daniel: Member, maya: Member) -> Member:
    opens_debrief(town, daniel, maya)
    maya.fills(takeaways="Listening")
    maya.types("journal")
    maya.presses("What I would ask next")
    return maya


def opens_note(town: Town, daniel: Member, maya: Member) -> Member:
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    maya.presses("Write a thank-you note")
    return maya


def opens_update(town: Town, daniel: Member, maya: Member) -> Member:
    opens_note(town, daniel, maya)
    maya.writes(note="Thank you!")
    maya.types("contacts")
    maya.presses("Write an update")
    return maya


def opens_own(town: Town, daniel: Member, maya: Member) -> Member:
    maya.books(daniel)
    maya.presses("Change questions")
    maya.presses("Change")
    maya.presses("My own words")
    return maya


def opens_marks(town: Town, daniel: Member, maya: Member) -> Member:
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    maya.presses("Which questions worked?")
    return maya


@one_in(2)
@given(st.data())
def check_any_values(town: Town, member: Member, form: Form, data: st.DataObject) -> None:
    filled: dict[str, Value] = {}
    for field in form.fields:
        good = filling(field, member, town.clock.now())
        value = data.draw(good | values | st.none(), label=field.name)
        filled |= {} if value is None else {field.name: value}
    with town.undone():
        reply = member.submits(form.action, **filled)
        assert isinstance(reply, Card | Invalid | None)
        if isinstance(reply, Invalid):
            assert set(reply.sentences) <= {field.name for field in form.fields}
            assert all(length(why) <= 150 for why in reply.why.values()), "Slack shows no more"
            return
        assert reply is None or survives_json(reply)
        for command in SHOWING:
            assert isinstance(member.types(command), Card), "what was saved can be shown"


@pytest.mark.parametrize(
    "opens",
    [
        *(opens_profile, opens_hours, opens_pause, opens_settings),
        *(opens_request, opens_times, opens_debrief, opens_note, opens_own, opens_marks),
        *(opens_share, opens_reflection, opens_update),
    ],
)
def test_any_values_in_any_form_get_an_answer(
    town: Town, daniel: Member, maya: Member, opens: Callable[[Town, Member, Member], Member]
) -> None:
    member = opens(town, daniel, maya)
    assert member.form is not None
    assert survives_json(member.form)
    check_any_values(town, member, member.form)


@pytest.mark.parametrize("typed", ["find \ud800", "ask \udfff", "\ud800", "questions \ud83d"])
def test_halves_of_characters_are_words_too(daniel: Member, maya: Member, typed: str) -> None:
    """JSON can contain them: a browser sends one if an emoji was cut in two."""
    assert isinstance(maya.types(typed), Card)


def test_halves_of_characters_in_a_form_are_kept_or_refused(
    town: Town, daniel: Member, maya: Member
) -> None:
    reply = maya.asks(daniel, connection="half an emoji: \ud83d")
    assert isinstance(reply, Card | Invalid)


@given(texts, texts, st.integers(), texts)
def test_any_action_reads_back_or_is_refused(
    name: str, about: str, revision: int, arg: str
) -> None:
    try:
        action = Action(name, about, revision, arg)
    except ValueError:
        return
    assert Action.decode(action.encode()) == action


# Any order


def filling(field: Field, member: Member, now: datetime) -> st.SearchStrategy[Value]:
    """A value that a person could fill in, most of the time."""
    match field:
        case ChoiceField():
            options = [option.value for option in field.options]
            return st.lists(
                st.sampled_from(options), min_size=1, max_size=field.most, unique=True
            ).map(tuple)
        case WhenField():
            local = now.astimezone(member.reader.zone).replace(tzinfo=None, minute=0, second=0)
            ahead = st.integers(20, 22 * 24).map(lambda hours: local + timedelta(hours=hours))
            typed = ahead.map(lambda at: at.isoformat(" ", "minutes"))
            return st.sampled_from(["", "", "", "soon"]) | typed
        case DayField():
            days = st.integers(1, 60)
            return days.map(lambda number: (now + timedelta(days=number)).date().isoformat())
        case _:
            return st.sampled_from([field.initial or "Some words", "Other words", "Tue 9-19"])


HOSTS = {
    "Daniel": ("Europe/Berlin", 2),
    "Aroha": ("Pacific/Auckland", 1),
    "Ana": ("UTC", 10),
    "Quinn": ("America/New_York", 5),
}
SEEKERS = {"Maya": "Africa/Nairobi", "Noor": "America/Los_Angeles", "Sita": "Asia/Kathmandu"}

REMINDERS = ("day_before", "hour_before", "starting")
FIXED = {
    "per_month",  # the number is held against what the host says at that moment
    "zone",  # so are the month and the quiet hours
    "quiet_from",
    "quiet_until",
}


@pytest.fixture(scope="module", autouse=True)
def village() -> Iterator[None]:
    """The hosts open their doors once, and each run begins with a copy."""
    with a_town() as town:
        for name, (zone, number) in HOSTS.items():
            town.host(name, zone, hours="Mon-Sun 7:00-22:00", per_month=str(number))
        AnyOrder.village = town
        yield


class AnyOrder(RuleBasedStateMachine):
    """Members ask, press and fill in what they see now or have seen before, while time passes."""

    village: Town

    def __init__(self) -> None:
        super().__init__()
        self._opened = a_town(like=self.village)
        self.town = self._opened.__enter__()
        zones = {name: zone for name, (zone, _) in HOSTS.items()} | SEEKERS
        self.members = [self.town.member(name, zone) for name, zone in zones.items()]
        self.once_seen: list[tuple[Member, Action]] = []
        self.ever_booked: set[str] = set()
        self.checked = 0

    @initialize(days=st.integers(0, 20))
    def a_day_comes(self, days: int) -> None:
        self.town.after(days=days)
        for member in self.members:
            member.types("start")

    def teardown(self) -> None:
        self._opened.__exit__(None, None, None)

    @rule(data=st.data(), answered=st.sampled_from([True, True, False]))
    def somebody_asks(self, data: st.DataObject, answered: bool) -> None:
        member = data.draw(st.sampled_from(self.members[::-1]))
        host = data.draw(st.sampled_from(self.members[: len(HOSTS)]))
        self._take(member, member.opens_request(host))
        self._fill(data, member)
        for button in [each for each in member.buttons() if each.action.name == "send"][:1]:
            self._take(member, member.sends(button.action))
        if answered:
            self._press(data, host, "pick")

    @rule(
        seeker=st.integers(4, 6) | st.none(),
        host=st.integers(0, 3),
        hours=st.integers(30, 90),
        answered=st.booleans(),
    )
    def many_talks_at_the_same_time(
        self, seeker: int | None, host: int, hours: int, answered: bool
    ) -> None:
        """One seeker asks all hosts, or all seekers ask one host. The hosts choose what they
        can."""
        at = (self.town.clock.now() + timedelta(hours=hours)).replace(tzinfo=None)
        hosts = self.members[: len(HOSTS)] if seeker is not None else [self.members[host]]
        seekers = [self.members[seeker]] if seeker is not None else self.members
        for one, other in product(seekers, hosts):
            one.asks(other, own_times=at.isoformat(" ", "minutes") + "Z")
        for other in hosts if answered else ():
            for button in other.delivered_buttons():
                if button.action.name == "pick":
                    other.sends(button.action)

    @rule(data=st.data(), twice=st.booleans())
    def somebody_does_what_they_can(self, data: st.DataObject, twice: bool) -> None:
        able = [member for member in self.members if member.delivered_buttons()]
        member = data.draw(st.sampled_from(able or self.members))
        self._press(data, member)
        if twice:  # the platform delivers it a second time
            before = self.town.interviews()
            member.sends_again()
            assert self.town.interviews() == before

    @precondition(lambda self: self.once_seen)
    @rule(data=st.data(), by_another=st.booleans())
    def somebody_presses_what_was_seen_once(self, data: st.DataObject, by_another: bool) -> None:
        member, action = data.draw(st.sampled_from(self.once_seen))
        if by_another:
            member = self._draw_member(data)
        assert not isinstance(self._take(member, member.sends(action)), Invalid)
        self._fill(data, member)

    @rule(data=st.data(), command=st.sampled_from(COMMANDS))
    def somebody_types_a_command(self, data: st.DataObject, command: str) -> None:
        member = self._draw_member(data)
        self._take(member, member.types(command))

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours: int) -> None:
        self.town.after(hours=hours)

    @rule(times=st.integers(1, 4))
    def the_next_things_happen(self, times: int) -> None:
        for _ in range(times):
            if due := self.town.next_due():
                self.town.to(due)

    # What always holds

    @invariant()
    def all_is_well(self) -> None:
        talks = self.town.interviews()
        self.ever_booked |= {each.id for each in talks if each.stage is Stage.BOOKED}
        self._nobody_is_in_two_talks_at_once(talks)
        self._no_host_has_more_in_a_month_than_they_take(talks)
        self._a_pair_has_one_open_and_a_seeker_asks_three_at_most(talks)
        self._no_timer_is_lost(talks)
        self._no_dead_button_is_left_on_a_direct_message(talks)
        self._nobody_is_nudged_in_quiet_hours_and_every_card_survives()

    def _nobody_is_in_two_talks_at_once(self, talks: list[Interview]) -> None:
        booked = [each for each in talks if each.stage is Stage.BOOKED]
        for one, other in combinations(booked, 2):
            if {one.seeker, one.host} & {other.seeker, other.host}:
                assert one.slot
                assert other.slot
                assert min(one.slot.end, other.slot.end) <= max(one.slot.start, other.slot.start)

    def _no_host_has_more_in_a_month_than_they_take(self, talks: list[Interview]) -> None:
        for number, (zone, most) in enumerate(HOSTS.values(), 1):
            hosted = [each for each in talks if each.host == number]
            used = Counter(month for each in hosted for month in months(each, ZoneInfo(zone)))
            assert all(each <= most for each in used.values())

    def _a_pair_has_one_open_and_a_seeker_asks_three_at_most(self, talks: list[Interview]) -> None:
        current = [each for each in talks if each.stage in OPEN_STAGES]
        pairs = Counter((each.seeker, each.host) for each in current)
        asked = Counter(
            each.seeker
            for each in current
            if each.stage is Stage.ASKED and each.id not in self.ever_booked
        )
        assert all(number == 1 for number in pairs.values())
        assert all(number <= 3 for number in asked.values())

    def _no_timer_is_lost(self, talks: list[Interview]) -> None:
        timers = {(each.interview, each.name): each.at for each in self.town.timers()}
        assert all(at > self.town.clock.now() for at in timers.values()), "what is due was done"
        for each in talks:
            if each.stage is Stage.ASKED:
                assert timers[each.id, TimerName.EXPIRE] <= each.ends
            if each.stage is Stage.BOOKED:
                assert each.slot
                assert timers[each.id, TimerName.OVER] == each.slot.end + timedelta(minutes=15)

    def _no_dead_button_is_left_on_a_direct_message(self, talks: list[Interview]) -> None:
        revisions = {each.id: each.revision for each in talks}
        for member in self.members:
            for button in member.delivered_buttons():
                about = button.action.about
                if answers_any_revision(button.action):
                    continue
                assert button.action.revision == revisions.get(about, button.action.revision)

    def _nobody_is_nudged_in_quiet_hours_and_every_card_survives(self) -> None:
        delivered = self.town.post_office.delivered
        zones = {member.person: member.reader.zone for member in self.members}
        for each in delivered[self.checked :]:
            assert survives_json(each.card)
            if is_nudge(each):
                local = each.at.astimezone(zones[each.to])
                assert local.weekday() < 5, f"{each.key} on {local}"
                assert time(9) <= local.time() < time(20), f"{each.key} on {local}"
        self.checked = len(delivered)

    # Helpers

    def _draw_member(self, data: st.DataObject) -> Member:
        return data.draw(st.sampled_from(self.members))

    def _press(self, data: st.DataObject, member: Member, name: str = "") -> None:
        """Press one of the visible buttons, and fill in the form that may open."""
        lasting = member.delivered_buttons()
        buttons = [each for each in lasting or member.buttons() if name in ("", each.action.name)]
        if not buttons:
            return
        action = data.draw(st.sampled_from(buttons)).action
        self.once_seen.append((member, action))
        reply = self._take(member, member.sends(action))
        assert not isinstance(reply, Invalid)
        assert "I cannot find that" not in member.reads(reply)
        self._fill(data, member)

    def _take(self, member: Member, reply: Reply) -> Reply:
        if isinstance(reply, Card | Form):
            assert survives_json(reply)
        return reply

    def _fill(self, data: st.DataObject, member: Member) -> None:
        """Fill in and submit the open form, if there is one."""
        form = member.form
        if form is None:
            return
        filled: dict[str, Value] = {}
        for field in form.fields:
            keeps = st.just(field.initial)
            fresh = filling(field, member, self.town.clock.now())
            filled[field.name] = data.draw(
                keeps if field.name in FIXED else fresh, label=field.name
            )
        reply = self._take(member, member.submits(form.action, **filled))
        assert isinstance(reply, Card | Invalid | None)


def answers_any_revision(action: Action) -> bool:
    handler = every_flow().handlers.get((Press, action.name))
    return handler is not None and handler.any_revision


def months(interview: Interview, zone: ZoneInfo) -> set[tuple[int, int]]:
    is_moved = interview.stage is Stage.ASKED and interview.moved
    if interview.stage not in ROOM_STAGES and not is_moved:
        return set()
    times = [interview.start] if interview.start else interview.offered
    local = [at.astimezone(zone) for at in times]
    return {(at.year, at.month) for at in local}


def is_nudge(delivery: Delivery) -> bool:
    """Whether the card was sent because time passed, and is no reminder of a booked time."""
    kind = delivery.key.split(":")[1]
    return delivery.new and delivery.by_time and kind not in REMINDERS


AnyOrder.TestCase.settings = settings(one_in(4), stateful_step_count=30)
TestAnyOrder = AnyOrder.TestCase
