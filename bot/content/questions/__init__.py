"""The questions that a seeker brings: a bank of them, and a choice for one talk."""

from bot.content.questions.bank import Field, Question, load_bank, read_bank, the_bank
from bot.content.questions.changing import choose_others, mark, pin, put_own, swap
from bot.content.questions.choosing import Choice, choose, topics
from bot.content.questions.mistakes import BankError
from bot.content.questions.schedule import Stretch, schedule
from bot.content.questions.talk import Talk

__all__ = [
    "BankError",
    "Choice",
    "Field",
    "Question",
    "Stretch",
    "Talk",
    "choose",
    "choose_others",
    "load_bank",
    "mark",
    "pin",
    "put_own",
    "read_bank",
    "schedule",
    "swap",
    "the_bank",
    "topics",
]
