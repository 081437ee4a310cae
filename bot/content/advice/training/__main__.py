"""Learn the points again:  python -m bot.content.advice.training"""

from bot.content.advice.training.learning import WRITTEN, learn_advice

if __name__ == "__main__":
    WRITTEN.write_text(learn_advice(), "utf-8")
