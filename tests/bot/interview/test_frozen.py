from dataclasses import field

from bot.interview.frozen import frozen


@frozen
class Key:
    owner: str
    secret: str = field(repr=False)


def test_a_value_is_its_fields() -> None:
    assert Key("maya", "s3cret") == Key("maya", "s3cret") != Key("maya", "other")
    assert len({Key("maya", "s3cret"), Key("maya", "s3cret")}) == 1


def test_the_repr_of_a_value_contains_no_secret() -> None:
    assert repr(Key("maya", "s3cret")) == "Key(owner='maya')"


def test_a_class_may_show_itself_in_its_own_way() -> None:
    @frozen
    class Shown:
        word: str

        def __repr__(self) -> str:
            return f"{len(self.word)} characters"

    assert repr(Shown("s3cret")) == "6 characters"
