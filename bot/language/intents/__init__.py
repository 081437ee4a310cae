"""What members mean when they simply write, without a language model.

The rooms, in the order in which a message goes through them: `words`, `people` (who is named),
`reading`, `phrases` (as `intents.toml` has them, read by `book`), `hearing` (what they come to),
`topics` and `time_words` (the words that say so), and `concerned` (which interviews it is about).
"""

from bot.language.intents.concerned import concerned
from bot.language.intents.hearing import Guess, Heard, hear
from bot.language.intents.intent import Intent
from bot.language.intents.reading import knows, names_in
from bot.language.intents.time_words import read_when

__all__ = ["Guess", "Heard", "Intent", "concerned", "hear", "knows", "names_in", "read_when"]
