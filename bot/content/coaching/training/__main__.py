"""Learn the points again:  python -m bot.content.coaching.training"""

from bot.content.coaching.training.learning import WRITTEN, everything, learn, write

if __name__ == "__main__":
    write(learn(everything()), WRITTEN)
