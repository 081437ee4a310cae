"""Learn the points again:  python -m bot.language.intents.training"""

from bot.language.intents.learned import MEANINGS
from bot.language.intents.training.learning import WRITTEN, everything
from bot.language.intents.training.regression import learn, written

if __name__ == "__main__":
    WRITTEN.write_text(written(learn(everything(), MEANINGS)), "utf-8")
