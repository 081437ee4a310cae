"""Learn the points again:  python -m bot.language.intents.training"""

from bot.language.intents.training.learning import WRITTEN, learn_intents

if __name__ == "__main__":
    WRITTEN.write_text(learn_intents(), "utf-8")
