"""What members mean when they simply write, without a language model.

The rooms, in the order in which a message goes through them: `words`, `people` (who is named),
`reading`, `phrases` (as `intents.toml` has them, read by `book`), `hearing` (what they come to),
`topics` and `when` (the words that say so), and `concerned` (which interviews it is about).
"""

from bot.talk.concerned import concerned
from bot.talk.hearing import Guess, Heard, hear
from bot.talk.intent import Intent
from bot.talk.reading import knows, names_in
from bot.talk.when import read_when

__all__ = ["Guess", "Heard", "Intent", "concerned", "hear", "knows", "names_in", "read_when"]
