from bot.content.questions import fitting, the_bank


def test_a_question_about_the_wish_is_found_with_the_words_for_the_reason() -> None:
    found = fitting("Which podcasts should I listen to?", the_bank())

    assert found
    assert {(each.question.kind, each.because) for each in found} == {
        ("reading-and-media", "podcasts")
    }


def test_a_wish_that_says_nothing_finds_none() -> None:
    assert not fitting("anything", the_bank())
