"""Commands, buttons, forms and messages, as the real discord.py hears them."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from adapters.terminal.clock import StillClock
from storage.tables import members
from tests.adapters.discord.guild import HURRIED, PROFILE, AskwellInDiscord, Guild, Member
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.refusals import Refusal
from tests.fakes.discord.sending import NotAnswered

LOOK_UP = "GET /guilds/{guild_id}/members/{user_id}"

CALLBACK = "POST /interactions/{interaction_id}/{token}/callback"
MODAL, DEFERRED, MESSAGE, NOTHING = 9, 5, 4, 6


async def test_a_command_is_answered_privately(maya: Member, daniel: Member) -> None:
    answer = await maya.types("help")
    assert (answer.kind, answer.deferred) == (MESSAGE, False)
    assert maya.messages[-1].ephemeral
    assert maya.sees("What I can do for you")
    assert daniel.messages == []


async def test_discord_is_not_asked_to_repeat_answers(
    discord: DiscordServer, maya: Member, daniel: Member
) -> None:
    await maya.types("settings")
    await maya.presses("Change")
    await maya.submits(zone="Berlin")
    first = discord.calls(CALLBACK)
    assert len(first) == 3
    assert not any(each.query for each in first)


async def test_a_person_is_asked_by_the_option_by_the_menu_and_by_name(
    maya: Member, daniel: Member
) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    assert (await maya.types("ask", person=daniel.user)).kind == MODAL
    assert maya.form == "Ask Daniel"
    assert (await maya.user.uses("Ask for an interview", on=daniel.user)).kind == MODAL
    assert (await maya.types("ask", name="Daniel")).kind == MODAL


async def test_options_are_suggested(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")

    async def suggested(command: str, option: str, words: str) -> list[str]:
        found = await maya.user.types_in(f"askwell {command}", option, words)
        return [each["value"] for each in found]

    assert await suggested("find", "words", "") == ["interviewing users", "UX research"]
    assert await suggested("find", "words", "ux") == ["UX research"]
    assert await suggested("ask", "name", "dan") == ["Daniel"]
    assert "skills" in await suggested("questions", "topic", "sk")
    assert (await suggested("host", "field", "nur"))[0] == "nursing and medicine"
    assert len(await suggested("host", "field", "")) > 20
    assert (await suggested("settings", "zone", "ber"))[0] == "Berlin (Europe/Berlin)"


async def test_a_zone_that_was_suggested_is_set_at_once(maya: Member) -> None:
    await maya.types("settings", zone="Munich (Europe/Berlin)")
    assert "Europe/Berlin" in maya.last
    await maya.types("settings", zone="Atlantis")
    assert "I do not know that time zone" in maya.last
    await maya.presses("Change")
    assert maya.form


async def test_a_host_chooses_a_field_that_was_suggested(daniel: Member) -> None:
    [found, *_] = await daniel.user.types_in("askwell host", "field", "engin")
    await daniel.lives_in("Berlin")
    await daniel.types("host", field=found["value"])
    await daniel.presses("Become a host")
    assert daniel.holds("field") == "engineering"
    await daniel.submits(**PROFILE | {"field": "engineering"})
    assert daniel.sees("Now, when are you free?")
    assert not daniel.sees("Which of these is your field?"), "they have chosen it"
    await daniel.types("host", field="Data journalism")
    assert daniel.sees("Which of these is your field?")
    await daniel.presses("journalism")
    assert "journalism" in daniel.last, daniel.last


async def test_the_text_above_a_request_stands_whole_below_its_first_field(
    maya: Member, daniel: Member
) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    assert maya.user.modal
    first, second = maya.user.modal.components[:2]
    assert first["description"].startswith("You check it first.")
    assert first["description"].endswith("not a job.")
    assert not second["description"].startswith("It is"), "torn over two fields"


async def test_a_huddle_is_not_offered_where_there_are_none(daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await daniel.types("host")
    await daniel.presses("Set my hours")
    assert daniel.options("place") == ["By phone", "Video call", "In person"]


async def test_a_person_who_only_types_is_no_member_yet(
    here: AskwellInDiscord, daniel: Member, maya: Member
) -> None:
    await daniel.hosts("Berlin")
    [found] = await maya.user.types_in("askwell ask", "name", "dan")
    assert found["value"] == "Daniel"
    assert await here.assembly.app.members.spaces_of("discord", str(maya.user.id)) == []


async def test_a_direct_message_is_a_command(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.says("find user research")
    assert not maya.messages[-1].ephemeral, "what is said directly lasts"
    assert maya.sees("UX researcher at a hospital")
    await maya.presses("Ask Daniel")
    assert maya.form == "Ask Daniel"
    maya.user.dismisses()
    await maya.says("ask ", daniel)
    await maya.presses("Open the form")
    assert maya.form == "Ask Daniel"


async def test_the_last_locale_is_kept_where_the_platform_gives_none(
    here: AskwellInDiscord, alumni: Guild
) -> None:
    user = here.discord.user("Noor", locale="pt-BR")
    alumni.join(user)
    noor = here.member(user)
    await noor.types("start")
    await noor.says("help")
    assert await locales(here) == ["pt-BR"], "a direct message tells none"
    here.discord.world.people[noor.user.id].locale = "de"
    await noor.types("start")
    assert await locales(here) == ["de"]


async def test_a_member_of_one_server_begins_in_a_direct_message(
    here: AskwellInDiscord, alumni: Guild
) -> None:
    noor = here.member(here.discord.user("Noor"))
    alumni.join(noor.user)
    await noor.says("help")
    assert noor.sees("What I can do for you")
    assert not noor.sees("This is about the server")


async def test_with_many_servers_a_stranger_reads_where_to_begin(
    here: AskwellInDiscord, alumni: Guild
) -> None:
    noor = here.member(here.discord.user("Noor"))
    alumni.join(noor.user)
    for name in "bcdef":
        here.discord.guild(name)
    await here.settled()
    await noor.says("hello")
    assert "write </askwell start:" in noor.last
    assert here.discord.calls(LOOK_UP) == []


async def test_a_user_in_no_server_is_looked_up_once_a_minute(
    here: AskwellInDiscord, alumni: Guild
) -> None:
    noor = here.discord.user("Noor")
    alumni.join(noor)
    await here.settled()
    here.discord.fail(LOOK_UP, Refusal(10007), times=2)  # as if they had just left
    for _ in range(2):
        await here.member(noor).says("hello")
    assert len(here.discord.calls(LOOK_UP)) == 1


async def test_a_stranger_in_two_servers_says_which(here: AskwellInDiscord, alumni: Guild) -> None:
    noor = here.member(here.discord.user("Noor"))
    alumni.join(noor.user)
    here.discord.guild("Nurses", noor.user)
    await here.settled()
    await noor.says("hello")
    assert "Which one do you mean?" in noor.last
    before = len(noor.messages)
    await noor.presses("Go to Nurses")
    assert len(noor.messages) == before, "answered in place"
    assert not noor.sees("Which one do you mean?")
    await noor.says("help")
    assert "What I can do for you" in noor.last


async def test_words_that_are_no_command_get_the_nearest(maya: Member) -> None:
    await maya.types("start")
    await maya.says("fnid nursing")
    assert maya.sees("Which of these is it?")
    assert maya.sees("fnid nursing")


async def test_plain_talk_is_understood(maya: Member) -> None:
    await maya.types("start")
    await maya.says("I'd like to talk to someone in nursing")
    assert maya.sees("I found nobody for “nursing”")


async def test_a_form_that_cannot_be_taken_loses_nothing(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    slot = maya.options("slots")[0]
    answers = {"connection": "We both ```sing```.", "own_times": "tomorrow-ish", "slots": [slot]}
    await maya.submits(**answers, wish="Much.\nReally.")
    assert maya.sees("Almost there")
    assert maya.sees("Or other times")
    await maya.presses("Correct it")
    wish = next(each for each in maya.fields.values() if each["custom_id"].startswith("wish"))
    assert wish["value"] == "Much.\nReally."
    await maya.submits(own_times="")
    await maya.presses("Send it")
    assert maya.sees("Your request is on its way to")
    assert not maya.sees("Almost there"), "the message with the button is done with"
    assert daniel.sees("We both")


async def test_each_meaning_of_ambiguous_times_gets_a_button(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    answers = {"connection": "We both sing.", "wish": "Much."}
    await maya.submits(**answers, own_times="Fri 27 Nov at 7")
    await maya.presses("Fri 27 Nov 2026 19:00")
    filled = {each["custom_id"].split("|")[0]: each.get("value") for each in maya.fields.values()}
    assert filled["own_times"] == "Fri 27 Nov 2026 19:00"
    assert filled["connection"] == "We both sing."
    await maya.submits()
    await maya.presses("Send it")
    assert maya.sees("Your request is on its way to")
    assert not maya.sees("Almost there")


async def test_buttons_for_meanings_work_after_a_restart(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        await here.named("Daniel").hosts("Berlin")
        await here.named("Maya").lives_in("Nairobi")
        await here.named("Maya").types("ask", person=here.named("Daniel").user)
        words = {"connection": "We both sing.", "wish": "Much."}
        await here.named("Maya").submits(**words, own_times="Fri 27 Nov at 7")
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        maya = here.named("Maya")
        await maya.presses("Fri 27 Nov 2026 19:00")
        values = {
            each["custom_id"].split("|")[0]: each.get("value") for each in maya.fields.values()
        }
        assert values["own_times"] == "Fri 27 Nov 2026 19:00"
        assert values["wish"] == "Much."


async def test_typed_words_survive_a_restart(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        await here.named("Maya").types("settings")
        await here.named("Maya").presses("Change")
        await here.named("Maya").submits(zone="Atlantis ```x", quiet_from="21:00")
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        maya = here.named("Maya")
        await maya.presses("Correct it")
        values = [each["value"] for each in maya.fields.values() if "value" in each]
        assert values == ["Atlantis ```x", "21:00", "09:00"]


async def test_an_interaction_delivered_twice_is_handled_once(
    here: AskwellInDiscord, maya: Member
) -> None:
    answer = await maya.types("help")
    here.discord.deliver(answer.interaction)
    await here.settled()
    await maya.types("start")
    assert len(maya.messages) == 2


async def opens_a_request(maya: Member, daniel: Member) -> dict[str, Any]:
    """Returns what she answers, by the ids of the fields."""
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    named = {name.split("|")[0]: name for name in _ids(maya)}
    slots = maya.options("slots")[:1]
    return {named["connection"]: "Physics", named["wish"]: "All", named["slots"]: slots}


async def test_a_form_sent_twice_is_one_request(
    here: AskwellInDiscord, maya: Member, daniel: Member
) -> None:
    answers = await opens_a_request(maya, daniel)
    modal = maya.user.modal
    for _ in range(2):
        await maya.user.submits(modal, **answers)
        await here.settled()
    previews = [each for each in maya.messages if "This is what" in each.shown]
    assert [each.loading for each in previews] == [False]
    await maya.presses("Send it")
    assert len([each for each in daniel.messages if "would like to learn" in each.shown]) == 1


async def test_a_double_click_on_a_form_shows_one_preview(
    here: AskwellInDiscord, maya: Member, daniel: Member
) -> None:
    answers = await opens_a_request(maya, daniel)
    modal, before, held = maya.user.modal, len(maya.messages), here.slow()
    sent = [asyncio.create_task(maya.user.submits(modal, **answers)) for _ in range(2)]
    await asyncio.sleep(0)
    held.set()
    await asyncio.gather(*sent)
    await here.settled()
    assert len(maya.messages) == before + 1


async def test_a_slow_double_click_on_a_corrected_form_leaves_its_answer(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    """The answer replaces the message that said what was wrong."""
    url = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        maya = here.named("Maya")
        await maya.types("settings")
        await maya.presses("Change")
        await maya.submits(zone="Atlantis")
        await maya.presses("Correct it")
        modal, fields = maya.user.modal, {each["custom_id"]: each for each in maya.fields.values()}
    async with AskwellInDiscord.running(discord, clock, HURRIED, url=url) as here:
        maya, answered = here.named("Maya"), here.slow()
        [zone] = [each for each in fields if each.split("|")[0] == "zone"]
        for _ in range(2):
            assert (await maya.user.submits(modal, **{zone: "Berlin"})).kind == NOTHING
        answered.set()
        await here.settled()
        assert maya.sees("Berlin")
        assert not any("Correct it" in each.buttons for each in maya.messages)


async def test_buttons_that_need_no_words_are_acknowledged(maya: Member, daniel: Member) -> None:
    await requested(maya, daniel)
    answer = await daniel.presses("Tue 24 Nov, 10:00")
    assert answer.kind == NOTHING
    assert daniel.sees("Booked")


async def test_a_stranger_to_an_interview_learns_nothing(
    here: AskwellInDiscord, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    [request] = [each for each in daniel.messages if "would like to learn" in each.shown]
    pick = request.buttons["Tue 24 Nov, 10:00"]
    eve = here.discord.user("Eve")
    next(iter(here.discord.world.guilds.values())).join(eve)
    await here.member(eve).types("help")
    shown = eve.private[0]
    live = here.discord.world.messages[shown.id]
    live.components[0]["components"][-1] = {
        "type": 1,
        "id": 77,
        "components": [{"type": 2, "id": 78, "style": 2, "label": "x", "custom_id": pick}],
    }
    await eve.clicks(eve.private[0], "x")
    await here.settled()
    assert "I cannot find that" in eve.private[-1].shown


async def test_a_slow_database_is_waited_for(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock, HURRIED) as here:
        maya = here.named("Maya")
        answered = here.slow()
        answer = await maya.user.command("askwell interviews")
        assert answer.kind == DEFERRED
        answered.set()
        await here.settled()
        assert maya.messages[-1].ephemeral
        assert maya.sees("No interviews yet")


async def test_a_form_that_comes_late_is_offered(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock) as here:
        await here.named("Maya").types("settings")
        shown = here.named("Maya").with_button("Change")
    async with AskwellInDiscord.running(discord, clock, HURRIED) as here:
        maya = here.named("Maya")
        answered = here.slow()
        assert (await maya.user.clicks(shown, "Change")).kind == DEFERRED
        answered.set()
        await here.settled()
        assert "Open the form" in maya.messages[-1].buttons
        assert maya.messages[-1].ephemeral
        assert "Change" in maya.messages[-2].buttons, "what it was opened from stays"


@pytest.mark.parametrize("command", ["start", "thanks"])
async def test_a_broken_database_is_said_kindly(
    here: AskwellInDiscord, maya: Member, command: str, caplog: pytest.LogCaptureFixture
) -> None:
    here.store.broken = True
    await maya.types(command)
    assert maya.sees("Something is wrong on my side")
    assert "the database is away" not in caplog.text


async def test_an_answer_that_comes_too_late_is_a_direct_message(
    here: AskwellInDiscord, maya: Member
) -> None:
    here.discord.fail(CALLBACK, Refusal(10062))
    here.discord.patience = 0.3
    with pytest.raises(NotAnswered):
        await maya.user.command("askwell help")
    await here.until(lambda: maya.user.messages)
    assert "What I can do for you" in maya.user.messages[-1].shown


async def test_in_two_servers_a_direct_message_is_about_the_last(
    here: AskwellInDiscord, maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    nurses = here.discord.guild("Nurses", maya.user, daniel.user)
    await here.settled()
    await maya.user.at(nurses).command("askwell settings")
    await here.settled()
    await maya.says("interviews")
    assert "This is about the server Alumni" in maya.messages[-1].shown
    assert f"<@{daniel.user.id}>" in maya.messages[-1].shown
    await maya.presses("Go to Nurses")
    await maya.says("interviews")
    assert "This is about the server Nurses" in maya.messages[-1].shown
    here.clock.move_to(here.clock.now() + timedelta(hours=1))
    await maya.says("interviews")
    assert "This is about the server Alumni" in maya.messages[-1].shown


async def test_a_server_left_sleeps_and_one_joined_again_wakes(
    here: AskwellInDiscord, maya: Member, daniel: Member, alumni: Guild
) -> None:
    await requested(maya, daniel)
    await daniel.presses("Tue 24 Nov, 10:00")
    nurses = here.discord.guild("Nurses", maya.user)
    alumni.removes_app()
    await maya.user.at(nurses).command("askwell help")  # comes after what it was told before
    await here.settled()
    before = len(daniel.messages)
    await here.to("2026-11-24 08:30")
    assert len(daniel.messages) == before
    alumni.installs()
    await maya.user.at(nurses).command("askwell help")
    await here.settled()
    await here.to("2026-11-24 08:31")
    assert len(daniel.messages) > before


async def requested(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    slots = maya.options("slots")[:1]
    await maya.submits(connection="Physics", wish="How it is", slots=slots)
    await maya.presses("Send it")


def _ids(member: Member) -> list[str]:
    return [each["custom_id"] for each in member.fields.values()]


async def test_the_language_hints_at_a_zone_and_the_zone_is_asked_once(
    maya: Member, daniel: Member
) -> None:
    await daniel.hosts("Berlin")
    await maya.types("ask", person=daniel.user)
    assert maya.sees("Where are you?")
    await maya.presses("Set my time zone")
    assert maya.user.modal
    assert "Such as London, or another city" in maya.user.modal.shown
    await maya.submits(zone="London")
    await maya.types("ask", person=daniel.user)
    assert maya.options("slots")[0] == "Tue 24 Nov, 09:00 (10:00 for Daniel)"


async def test_a_button_in_direct_messages_is_dead_once_its_presser_left(
    here: AskwellInDiscord, maya: Member, daniel: Member, alumni: Guild
) -> None:
    await daniel.hosts("Berlin")
    await maya.types("start")
    await maya.says("find")
    alumni.leave(maya.user)
    here.clock.move_to(here.clock.now() + timedelta(minutes=1))
    await maya.presses("Ask Daniel")
    assert "I do not know you yet" in maya.last


async def test_after_a_quarter_of_an_hour_an_answer_is_a_direct_message(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock, HURRIED) as here:
        maya = here.named("Maya")
        answered = here.slow()
        assert (await maya.user.command("askwell start")).kind == DEFERRED
        clock.move_to(clock.now() + timedelta(minutes=16))
        answered.set()
        await here.settled()
        assert "Find somebody to ask" in maya.user.messages[-1].buttons


async def test_a_slow_button_that_needs_no_words_leaves_none(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        await requested(here.named("Maya"), here.named("Daniel"))
    async with AskwellInDiscord.running(discord, clock, HURRIED, url=url) as here:
        daniel = here.named("Daniel")
        request, answered = daniel.user.messages[-1], here.slow()
        assert (await daniel.user.clicks(request, "Tue 24 Nov, 10:00")).kind == DEFERRED
        answered.set()
        await here.settled()
        assert not any(each.loading for each in daniel.user.messages)
        assert daniel.sees("Booked")


@pytest.mark.parametrize("directly", [False, True])
async def test_a_slow_answer_replaces_the_form_like_a_fast_one(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path, directly: bool
) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        await sees_a_preview(maya, daniel, directly=directly)
        preview = maya.with_button("Send it")
    async with AskwellInDiscord.running(discord, clock, HURRIED, url=url) as here:
        maya, answered = here.named("Maya"), here.slow()
        assert (await maya.user.clicks(preview, "Send it")).kind == NOTHING
        answered.set()
        await here.settled()
        left = [each.shown for each in maya.messages if each.id == preview.id]
        assert len(left) == (0 if directly else 1), "below it stands what lasts"
        assert all("Your request is on its way to" in shown for shown in left)
        assert maya.sees("You asked Daniel")
        assert not any("Send it" in each.buttons for each in maya.messages)
        assert not any(each.loading for each in maya.messages)


async def test_a_slow_answer_that_nothing_was_sent_stands_beside(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        await sees_a_preview(maya, daniel, directly=False)
        preview = maya.with_button("Send it")
        await daniel.types("host")
        await daniel.presses("Pause")
        await daniel.submits(until="2027-01-04")
    async with AskwellInDiscord.running(discord, clock, HURRIED, url=url) as here:
        maya, answered = here.named("Maya"), here.slow()
        before = len(maya.messages)
        await maya.user.clicks(preview, "Send it")
        answered.set()
        await here.settled()
        assert len(maya.messages) == before + 1
        assert maya.messages[-1].ephemeral
        assert maya.with_button("Send it").id == preview.id, "their words stay"


async def sees_a_preview(maya: Member, daniel: Member, *, directly: bool) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    if directly:
        await maya.says("find user research")
        await maya.presses("Ask Daniel")
    else:
        await maya.types("ask", person=daniel.user)
    slots = maya.options("slots")[:1]
    await maya.submits(connection="We both sing.", wish="How it is", slots=slots)


async def test_a_card_that_cannot_be_shown_is_reported_without_its_words(
    here: AskwellInDiscord,
    maya: Member,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError(" ".join(("Maya's", "own", "words")))

    monkeypatch.setattr("adapters.discord.answering.responder.message", refuse)
    await maya.types("start")
    assert maya.sees("Something is wrong on my side")
    assert "Maya's own words" not in caplog.text
    assert "ValueError" in caplog.text


async def locales(here: AskwellInDiscord) -> list[str | None]:
    """The language of every known member."""
    return await here.store._executor.run(lambda db: list(db.scalars(select(members.c.locale))))


async def test_a_form_that_waits_for_the_answer_to_a_worry_opens_again_as_it_was(
    maya: Member, daniel: Member
) -> None:
    """What was chosen, too. The answer with the crisis line stays once the form was accepted."""
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    slot = maya.options("slots")[1]
    await maya.submits(connection="We sing.", wish="I want to die", slots=[slot])
    assert maya.sees("You matter")
    await maya.presses("Open the form again")
    wish = next(each for each in maya.fields.values() if each["custom_id"].startswith("wish"))
    assert wish["value"] == "I want to die"
    await maya.submits()
    assert maya.sees("This is what")
    assert maya.sees("You matter")
    await maya.presses("Send it")
    assert maya.sees("Your request is on its way to")
    assert daniel.sees("We sing")


async def test_a_form_that_waits_is_gone_with_its_member(
    here: AskwellInDiscord, maya: Member
) -> None:
    """So is one with an error. Their button opens the form as at first."""
    await maya.types("settings")
    await maya.presses("Change")
    await maya.submits(zone="I want to die")
    waiting = maya.with_button("Open the form again")
    await maya.types("privacy")
    await maya.presses("Erase me")
    await maya.presses("Erase everything, for good")
    await maya.user.clicks(waiting, "Open the form again")
    await here.settled()
    assert maya.fields
    assert "I want to die" not in str(maya.fields)
    assert not here.assembly.app.unsent_forms._kept
