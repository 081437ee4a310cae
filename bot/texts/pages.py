"""Lists that are shown page by page."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.rich_text import Text, say
from bot.interview.frozen import frozen

T = TypeVar("T")

MORE = say("Show more")
EARLIER = say("Show earlier")


@frozen
class ListPage(Generic[T]):
    """Part of a list: the entries to show, where the next part begins (None at the end), and the
    total number of entries."""

    shown: Sequence[T]
    next: int | None
    total: int

    def more(
        self, name: ActionName, words: str | None = None, label: Text = MORE
    ) -> tuple[Button, ...]:
        """The button that shows the next page, if there is one. `words` are those of a search or
        filter, which bot.language.form_values.read_page reads; None if the list has none."""
        if self.next is None:
            return ()
        arg = str(self.next) if words is None else f"{self.next} {words}"
        return (Button(label, Action(name, arg=arg)),)


def page_of(all_of_them: Sequence[T], start: int, size: int) -> ListPage[T]:
    return ListPage(all_of_them[start : start + size], *_rest(start, size, len(all_of_them)))


def page_in(shown: Sequence[T], start: int, size: int, total: int) -> ListPage[T]:
    """The same, of a list of which only these entries were read."""
    return ListPage(shown, *_rest(start, size, total))


def _rest(start: int, size: int, total: int) -> tuple[int | None, int]:
    end = start + size
    return (end if end < total else None), total
