"""Organizers invite people by a post in a channel."""

from datetime import timedelta

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import DayField, Form, Invalid
from bot.cards.rich_text import say
from bot.engine.channel_posts import PostState
from storage.tables import channel_posts
from tests.bot.town import Town
from tests.bot.town_members import Member

GENERAL = ("C1",)
FORGED = [
    ActionName.COPY_POST,
    ActionName.INVITING,
    ActionName.MOVE_POST_FORM,
    ActionName.PLAN_POST_FORM,
    ActionName.POST_AGAIN,
    ActionName.POST_NOW_FORM,
    ActionName.POST_PREVIEW,
    ActionName.STOP_POST,
]


def opens_preview(ana: Member, label: str = "A post for hosts") -> None:
    ana.types("organize")
    ana.presses("Inviting")
    ana.presses(label)


def plans(ana: Member, **values: str) -> None:
    opens_preview(ana)
    ana.presses("Plan it")
    ana.fills(channel=GENERAL, **values)


def test_a_post_is_seen_first_and_then_posted(ana: Member, town: Town) -> None:
    opens_preview(ana)
    assert "This is how your post will look" in ana.last()
    assert "would like to hear how your work really is" in ana.last()
    assert "[Open my door]" in ana.last()
    assert not town.board.posts
    ana.presses("Post now")
    ana.fills(channel=GENERAL, own="Hello from the career office")
    [post] = town.board.posts
    assert post.channel == "C1"
    assert "Hello from the career office" in ana.reads(post.card)
    assert "Your post is in the channel" in ana.last()


def test_the_button_of_the_post_works_for_a_stranger(ana: Member, town: Town) -> None:
    opens_preview(ana)
    ana.presses("Post now")
    ana.fills(channel=GENERAL)
    [button] = town.board.posts[0].card.buttons
    stranger = town.member("Quinn")
    stranger.sends(button.action)
    assert "host" in stranger.last().lower()
    assert not ana.sees("Quinn")


def test_one_for_seekers_finds_somebody(ana: Member, town: Town) -> None:
    opens_preview(ana, "A post for seekers")
    ana.presses("Post now")
    ana.fills(channel=GENERAL)
    [button] = town.board.posts[0].card.buttons
    assert button.action.name == ActionName.FIND


def test_next_tuesday_at_ten_is_suggested(ana: Member, town: Town) -> None:
    town.to("2026-11-24 12:00")  # a Tuesday, after ten
    opens_preview(ana)
    form = ana.presses("Plan it")
    assert isinstance(form, Form)
    assert isinstance(form.fields[1], DayField)
    assert form.fields[1].initial == "2026-12-01"
    assert form.fields[2].initial == ("10",)
    ana.fills(channel=GENERAL)
    assert "Planned for" in ana.last()
    town.to("2026-12-01 08:59")
    assert not town.board.posts
    town.to("2026-12-01 09:00")
    assert len(town.board.posts) == 1
    town.after(days=3)
    assert len(town.board.posts) == 1


def test_a_planned_post_can_be_stopped(ana: Member, town: Town) -> None:
    plans(ana)
    ana.presses("Stop it")
    assert "Stopped" in ana.last()
    town.after(days=10)
    assert not town.board.posts
    ana.types("organize")
    ana.presses("What organizers did")
    assert "Ana stopped a planned post" in ana.last()


def test_a_time_that_is_over_is_refused(ana: Member, town: Town) -> None:
    opens_preview(ana)
    ana.presses("Plan it")
    assert isinstance(ana.fills(channel=GENERAL, day="2026-11-23", hour="07:00"), Invalid)
    assert isinstance(ana.fills(channel=GENERAL, day="soonish"), Invalid)
    assert isinstance(ana.fills(channel=GENERAL, day="2036-11-24"), Invalid), "a wrong year"
    assert isinstance(ana.fills(channel=()), Invalid)


def test_a_channel_that_refuses_says_why_and_another_takes_it(ana: Member, town: Town) -> None:
    town.board.closed = say("I am not in that channel.")
    opens_preview(ana)
    ana.presses("Post now")
    ana.fills(channel=GENERAL)
    assert "I am not in that channel." in ana.last()
    town.board.closed = None
    ana.presses("Another channel")
    ana.fills(channel=("C2",))
    assert [each.channel for each in town.board.posts] == ["C2"]


def test_in_doubt_nothing_is_posted_twice(ana: Member, town: Town) -> None:
    town.board.silent = True
    opens_preview(ana)
    ana.presses("Post now")
    ana.fills(channel=GENERAL)
    assert "Please check whether your post is in the channel" in ana.last()
    town.after(days=2)
    assert len(town.board.posts) == 1
    town.board.silent = False
    ana.presses("It is not there")
    assert len(town.board.posts) == 2


def test_the_same_form_sent_again_posts_once(ana: Member, town: Town) -> None:
    opens_preview(ana)
    ana.presses("Post now")
    ana.fills(channel=GENERAL)
    ana.sends_again()
    town.after(hours=1)
    assert len(town.board.posts) == 1


def test_an_organizer_reads_about_a_post_that_may_not_have_arrived(ana: Member, town: Town) -> None:
    plans(ana)
    with town._engine.begin() as db:
        db.execute(channel_posts.update().values(state=PostState.POSTING))
    town.after(days=9)
    assert not town.board.posts
    assert ana.sees("Please check whether your post is in the channel")


def test_after_a_long_absence_its_organizer_is_asked(ana: Member, town: Town) -> None:
    plans(ana)
    town.clock.move_to(town.clock.now() + timedelta(days=20))
    town.drain()
    assert not town.board.posts
    assert ana.sees("I was away at that time")
    ana.presses("Post it now")
    assert len(town.board.posts) == 1


def test_it_can_be_copied(ana: Member) -> None:
    opens_preview(ana)
    ana.presses("Copy")
    assert "Write “start” to Askwell" in ana.last()


def test_nobody_else_posts(ana: Member, maya: Member, town: Town) -> None:
    plans(ana)
    stop = ana.button("Stop it").action
    for name in FORGED:
        maya.sends(Action(name, stop.about, arg="hosts"))
        assert "I cannot find that" in maya.last(), name
    maya.submits(Action(ActionName.POST_NOW, arg="hosts"), channel=GENERAL)
    maya.submits(Action(ActionName.PLAN_POST, arg="hosts"), channel=GENERAL)
    maya.submits(Action(ActionName.MOVE_POST, stop.about), channel=GENERAL)
    assert not town.board.posts
