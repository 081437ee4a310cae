"""Learn the points again:  python -m bot.language.intents.training"""

from bot.language.intents.training.learning import WRITTEN, everything, learn, write

if __name__ == "__main__":
    write(learn(everything()), WRITTEN)
