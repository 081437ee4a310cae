"""Autocomplete: what is suggested while a member types."""

from collections.abc import Sequence

from bot.engine.events import Caller
from bot.language.search import values_matching
from tests.bot.town import Town
from tests.bot.town_members import Member


def suggested(town: Town, member: Member, command: str, text: str) -> Sequence[str]:
    app = town.assembly.app
    return town.runner.run(app.suggest(Caller(member.person, member.name), command, text))


def test_options_that_begin_with_the_words_come_first() -> None:
    assert values_matching(" de", ["Model design", "Design", "Nursing"]) == [
        "Design",
        "Model design",
    ]
    assert values_matching("", ["b", "a"]) == ["b", "a"]


def test_topics_hosts_and_kinds_of_questions(town: Town, maya: Member, daniel: Member) -> None:
    assert "interviewing users" in suggested(town, maya, "find", "inter")
    assert suggested(town, maya, "find", "nursing") == ()
    assert suggested(town, maya, "ask", "dani") == ("Daniel",)
    assert suggested(town, daniel, "ask", "dani") == ()
    assert "skills" in suggested(town, maya, "questions", "ski")


def test_commands_without_words_suggest_nothing(town: Town, maya: Member) -> None:
    assert suggested(town, maya, "help", "x") == ()
    assert suggested(town, maya, "juggle", "x") == ()
