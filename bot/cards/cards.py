"""Cards without a platform.

They refuse, when made, what Slack or Discord could not show; so a card that exists can be
shown everywhere, and a text that grew too long fails in a test instead of at a member.
Limits: https://api.slack.com/reference/block-kit and
https://discord.com/developers/docs/components/reference, the smaller of the two each.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace

from bot.cards.blocks import (
    Block,
    Entry,
    Facts,
    Numbered,
    Paragraph,
    Quote,
    lasting_block,
    parts_of,
    placeless_block,
    retired_block,
)
from bot.cards.buttons import Action, Button
from bot.cards.files import File
from bot.cards.lengths import length
from bot.cards.outside import Outside
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text

BUTTONS_PER_CARD = 20
CARD_TEXT = 3_500
CARD_TITLE = 150
FILES_PER_CARD = 3
LINKS_PER_CARD = 5
PARTS_PER_CARD = 50
"""Each is shown with a few signs of the platform's own around it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A message. A notification shows its `push`: who, what and when in one line, by itself its
    title. Its files come once, when it is shown for the first time; whoever edits it sends none.
    One that is `silent` makes no sound, where its platform can do that. Its title is `later`
    another, where its own holds only until what it is about moves on. As the answer to a button,
    `instead` takes the place of the message that had it. One that is `only_elsewhere` has a card
    beside it that lasts and says more: who acted in the direct conversation sees that one alone."""

    title: Text
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    links: tuple[Outside, ...] = ()
    files: tuple[File, ...] = ()
    silent: bool = False
    push: Text | None = None
    later: Text | None = None
    instead: bool = False
    only_elsewhere: bool = False

    def __post_init__(self) -> None:
        for line in (self.title, self.push, self.later):
            bad = line is not None and not 0 < length(line) <= CARD_TITLE
            refuse_if(bad, "a card title:", line)
        total, parts = sum(map(length, self.texts())), 1 + sum(map(parts_of, self.blocks))
        refuse_if(parts > PARTS_PER_CARD, "too many parts on a card:", parts, self.title)
        refuse_if(total > CARD_TEXT, "too many characters on a card:", total, self.title)
        pressed = len(self.all_buttons())
        refuse_if(pressed > BUTTONS_PER_CARD, "too many buttons on a card:", pressed, self.title)
        refuse_if(len(self.links) > LINKS_PER_CARD, "too many links on a card:", self.title)
        refuse_if(len(self.files) > FILES_PER_CARD, "too many files on a card:", self.title)

    @property
    def notification(self) -> Text:
        return self.title if self.push is None else self.push

    def texts(self) -> Iterator[Text]:
        yield self.title
        for block in self.blocks:
            match block:
                case Paragraph(text) | Quote(text):
                    yield text
                case Facts(rows):
                    for row in rows:
                        yield from row
                case Numbered(items):
                    yield from items
                case Entry(title, text):
                    yield title
                    if text is not None:
                        yield text

    def all_buttons(self) -> tuple[Button, ...]:
        own = [block.buttons for block in self.blocks if isinstance(block, Entry)]
        return (*(button for buttons in own for button in buttons), *self.buttons)

    @property
    def second_step(self) -> Action | None:
        return next((each.action for each in self.buttons if each.goes_on), None)

    def with_last(self, button: Button) -> "Card":
        """With one button more."""
        pressed = len(self.all_buttons()) + 1
        refuse_if(pressed > BUTTONS_PER_CARD, "too many buttons on a card:", pressed, self.title)
        return self._but("buttons", (*self.buttons, button))

    def with_files(self, *files: File) -> "Card":
        refuse_if(len(files) > FILES_PER_CARD, "too many files on a card:", self.title)
        return self._but("files", files)

    def _but(self, field: str, value: object) -> "Card":
        """All else was measured when the card was made, which takes long."""
        changed = copy(self)
        object.__setattr__(changed, field, value)
        return changed

    def without_buttons(self) -> "Card":
        blocks = tuple(
            replace(block, buttons=()) if isinstance(block, Entry) else block
            for block in self.blocks
        )
        return replace(self, blocks=blocks, buttons=())

    def retired(self) -> "Card":
        """Without what holds only until what it is about moves on: its title, paragraphs, and
        buttons; and without a question whose answers could no longer be pressed."""
        blocks = tuple(block for each in self.blocks for block in retired_block(each))
        lasting = tuple(each for each in self.buttons if each.lasting)
        title = self.title if self.later is None else self.later
        return replace(self, title=title, blocks=blocks, buttons=lasting, push=None, later=None)

    def without_place(self) -> "Card":
        """Without a place that is agreed no longer, and without links and files, which tell it
        too."""
        blocks = tuple(block for each in self.blocks for block in placeless_block(each))
        return replace(self, blocks=blocks, links=(), files=())

    @property
    def changes_later(self) -> bool:
        """Whether something is taken off it once what it is about has moved on."""
        if self.later is not None or self.push is not None or self.links or self.files:
            return True
        passing = any(not each.lasting for each in self.buttons)
        return passing or any(lasting_block(each) != (each,) for each in self.blocks)
