"""The questions that a seeker brings: a bank of them, and a choice for one talk."""

from bot.questions.bank import BankError, Kind, Question, load_bank, read_bank, the_bank
from bot.questions.choosing import Choice, choose, topics

__all__ = [
    "BankError",
    "Choice",
    "Kind",
    "Question",
    "choose",
    "load_bank",
    "read_bank",
    "the_bank",
    "topics",
]
