"""The questions that a seeker brings: a bank of them, and a choice for one talk."""

from bot.questions.bank import Field, Question, load_bank, read_bank, the_bank
from bot.questions.choosing import Choice, choose, choose_others, swap, topics
from bot.questions.kinds import Kind, Part
from bot.questions.mistakes import BankError
from bot.questions.plan import History, Plan, Planned, Why, history, mark, pin, put_own
from bot.questions.schedule import Stretch, schedule
from bot.questions.scoring import Talk

__all__ = [
    "BankError",
    "Choice",
    "Field",
    "History",
    "Kind",
    "Part",
    "Plan",
    "Planned",
    "Question",
    "Stretch",
    "Talk",
    "Why",
    "choose",
    "choose_others",
    "history",
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
