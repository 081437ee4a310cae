"""What members mean when they simply write, without a language model.

The rooms, in the order in which a message goes through them: `words`, `people` (who is named),
`phrases` (found as `intents.toml` says, read by `book`), `hearing` (what they come to), and `when`
for the times in it.
"""

from bot.talk.hearing import Guess, Heard, hear, names_in
from bot.talk.intent import Intent
from bot.talk.when import read_when

__all__ = ["Guess", "Heard", "Intent", "hear", "names_in", "read_when"]
