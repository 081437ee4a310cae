"""What an organizer sees first: this month, and what needs a hand."""

from bot.cards.buttons import Style
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from tests.bot.town import Town
from tests.bot.town_members import Member


def read(member: Member) -> str:
    return " ".join(member.last().split())


def test_the_home_tells_of_this_month_and_of_what_waits(
    town: Town, daniel: Member, maya: Member
) -> None:
    ana = town.member("Ana", runs_space=True)
    ana.types("organize")
    ana.types("organize")
    assert "Nobody is chosen as the contact" not in read(ana), "she is alone: it is her"
    assert "Contact Ana" in read(ana)
    assert "This month, nobody has asked or met anybody yet." in read(ana), "no row of zeros"
    assert highlighted(ana) == "Inviting", "few doors are open"
    maya.asks(daniel)
    town.after(days=5, hours=1)
    assert highlighted(ana) == "People"
    assert "This month 1 request sent" in read(ana)
    assert read(ana).index("What needs a hand:") < read(ana).index("This month")
    ana.presses("People")
    assert ana.button("Requests").style is Style.PRIMARY
    ana.types("organize")
    assert "Requests that wait over 5 days 1" in read(ana)
    assert "Interviews held 0" in read(ana)
    assert "Hours given" not in read(ana), "what follows from it is not told"
    maya.types("report")
    maya.fills(about="Daniel", what="He did not answer.")
    assert highlighted(ana) == "Concerns (1 open)"


def highlighted(ana: Member) -> str:
    """What the home says to do next."""
    home = ana.types("organize")
    assert isinstance(home, Card)
    [each] = [each for each in home.all_buttons() if each.style is Style.PRIMARY]
    return plain(each.label, ana.reader)


def test_the_answer_to_a_changed_setting_has_no_numbers(town: Town) -> None:
    ana = town.member("Ana", runs_space=True)
    ana.types("organize")
    ana.types("organize")
    ana.presses("Organizers and contact")
    ana.presses("Keep them as the contact")
    assert "Ana is the contact now" in ana.last()
    assert "This month" not in ana.last()
