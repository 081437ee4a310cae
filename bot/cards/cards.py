"""Cards, independent of platforms.

When a card is created, it refuses what Slack or Discord could not show. So every existing card can
be shown everywhere, and a text that grew too long fails in a test instead of in front of a member.
The limits are the smaller ones of https://api.slack.com/reference/block-kit and
https://discord.com/developers/docs/components/reference.
"""

from copy import copy
from dataclasses import replace
from itertools import chain

from bot.cards.blocks import (
    Block,
    Entry,
    Facts,
    Numbered,
    Paragraph,
    Quote,
    body,
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
from bot.interview.frozen import frozen

BUTTONS_PER_CARD = 20
CARD_TEXT = 3_500
CARD_TITLE = 150
FILES_PER_CARD = 3
LINKS_PER_CARD = 5
PARTS_PER_CARD = 50
"""Each part is shown with a few extra characters of the platform's around it."""


@frozen
class Card:
    """A message."""

    title: Text
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    links: tuple[Outside, ...] = ()
    files: tuple[File, ...] = ()
    """They come once, when the card is first shown. An edited card has none."""
    silent: bool = False
    """It makes no sound, on platforms that can do that."""
    push: Text | None = None
    """What a notification shows: who, what and when in one line. None for the title."""
    later: Text | None = None
    """The title once the thing that the card is about has changed. None if it stays the same."""
    instead: bool = False
    """As the answer to a button, the card replaces the message that had the button."""
    further: bool = False
    """As the answer to a button, the card stays beside the message that had the button."""
    only_elsewhere: bool = False
    """A card that was posted with it stays, and says as much or more. A member who acted in the
    direct conversation sees only that one."""
    form_waits: bool = False
    """As the answer to a form, of which nothing is saved: platforms that can open the form again,
    filled in as it was, offer that below the card."""
    again: Action | None = None
    """The button's action that shows the card again, also with all its buttons: see
    bot.cards.rare_buttons. Cards with rare buttons that are not about an interview need it on
    platforms without menus."""

    def __post_init__(self) -> None:
        for line in (self.title, self.push, self.later):
            bad = line is not None and not 0 < length(line) <= CARD_TITLE
            refuse_if(bad, "a card title:", line)
        total, parts = self._size
        refuse_if(parts > PARTS_PER_CARD, "too many parts on a card:", parts, self.title)
        refuse_if(total > CARD_TEXT, "too many characters on a card:", total, self.title)
        pressed = len(self.all_buttons())
        refuse_if(pressed > BUTTONS_PER_CARD, "too many buttons on a card:", pressed, self.title)
        refuse_if(len(self.links) > LINKS_PER_CARD, "too many links on a card:", self.title)
        refuse_if(len(self.files) > FILES_PER_CARD, "too many files on a card:", self.title)

    @property
    def _size(self) -> tuple[int, int]:
        """In characters, and in parts."""
        return sum(map(length, self.texts())), 1 + sum(map(parts_of, self.blocks))

    @property
    def notification(self) -> Text:
        return self.title if self.push is None else self.push

    def texts(self) -> list[Text]:
        texts = [self.title]
        for block in self.blocks:
            match block:
                case Paragraph(text) | Quote(text):
                    texts.append(text)
                case Facts(rows):
                    texts += chain.from_iterable(rows)
                case Numbered(items):
                    texts += items
                case Entry(title, text):
                    texts += (title,) if text is None else (title, text)
        return texts

    def all_buttons(self) -> tuple[Button, ...]:
        own = [block.buttons for block in self.blocks if isinstance(block, Entry)]
        return (*chain.from_iterable(own), *self.buttons)

    @property
    def second_step(self) -> Action | None:
        return next((each.action for each in self.buttons if each.goes_on), None)

    def with_last(self, button: Button) -> "Card":
        """The card with one more button."""
        pressed = len(self.all_buttons()) + 1
        refuse_if(pressed > BUTTONS_PER_CARD, "too many buttons on a card:", pressed, self.title)
        return self._but("buttons", (*self.buttons, button))

    def below(self, line: Text) -> "Card":
        """The card with a line above everything but its title, if there is room for one."""
        total, parts = self._size
        if parts >= PARTS_PER_CARD or total + length(line) > CARD_TEXT:
            return self
        return self._but("blocks", (Paragraph(line), *self.blocks))

    def as_page_from(self, start: int) -> "Card":
        """As the page of a list that begins there. The pages before it can still be read."""
        return self._but("further", True) if start else self

    def with_files(self, *files: File) -> "Card":
        refuse_if(len(files) > FILES_PER_CARD, "too many files on a card:", self.title)
        return self._but("files", files)

    def _but(self, field: str, value: object) -> "Card":
        """The card with one field changed. It is not measured again, which would take long:
        everything else was measured when the card was created."""
        changed = copy(self)
        setattr(changed, field, value)
        return changed

    def without_buttons(self) -> "Card":
        blocks = tuple(
            replace(block, buttons=()) if isinstance(block, Entry) else block
            for block in self.blocks
        )
        return replace(self, blocks=blocks, buttons=())

    def retired(self) -> "Card":
        """The card without what is only true until the thing that it is about changes: its title,
        paragraphs and buttons, and a question whose answers can no longer be pressed."""
        blocks = tuple(block for each in self.blocks for block in retired_block(each))
        lasting = tuple(each for each in self.buttons if each.lasting)
        title = self.title if self.later is None else self.later
        return replace(self, title=title, blocks=blocks, buttons=lasting, push=None, later=None)

    def without_place(self) -> "Card":
        """The card without a place that is no longer agreed, and without links and files, which
        also show it."""
        blocks = tuple(block for each in self.blocks for block in placeless_block(each))
        return replace(self, blocks=blocks, links=(), files=())

    @property
    def changes_later(self) -> bool:
        """Whether something is taken off the card once the thing that it is about has changed."""
        if self.later is not None or self.push is not None or self.links or self.files:
            return True
        passing = any(not each.lasting for each in self.buttons)
        return passing or any(lasting_block(each) != (each,) for each in self.blocks)


def card_of(title: Text, *parts: Text | Block | Button | None) -> Card:
    """A card as it is read: its title, what it says, and its buttons below. A text alone is a
    paragraph, and None is left out."""
    pressed = tuple(each for each in parts if isinstance(each, Button))
    return Card(title, body(*(each for each in parts if not isinstance(each, Button))), pressed)
