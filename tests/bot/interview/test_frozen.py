from dataclasses import field

from bot.interview.frozen import frozen


@frozen
class Key:
    owner: str
    secret: str = field(repr=False)
    uses: int = field(default=0, compare=False)


@frozen
class Door:
    owner: str
    secret: str


@frozen
class Nothing:
    """It has no fields."""


def test_a_value_is_its_fields() -> None:
    assert Key("maya", "s3cret") == Key("maya", "s3cret") != Key("maya", "other")
    assert len({Key("maya", "s3cret"), Key("maya", "s3cret")}) == 1
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1


def test_a_field_can_be_left_out_of_the_comparison() -> None:
    assert len({Key("maya", "s3cret", 1), Key("maya", "s3cret", 2)}) == 1


def test_values_of_two_classes_are_never_equal() -> None:
    values: set[Key | Door] = {Key("maya", "s3cret"), Door("maya", "s3cret")}
    assert len(values) == 2


def test_the_repr_of_a_value_contains_no_secret() -> None:
    assert repr(Key("maya", "s3cret")) == "Key(owner='maya', uses=0)"


def test_a_class_may_show_itself_in_its_own_way() -> None:
    @frozen
    class Shown:
        word: str

        def __repr__(self) -> str:
            return f"{len(self.word)} characters"

    assert repr(Shown("s3cret")) == "6 characters"
