"""The questions that a seeker brings: a bank of them, and a choice for one talk."""

from bot.questions.bank import Field, Question, load_bank, read_bank, the_bank
from bot.questions.changing import choose_others, mark, pin, put_own, swap
from bot.questions.choosing import Choice, choose, topics
from bot.questions.kinds import Kind, Part
from bot.questions.mistakes import BankError
from bot.questions.plan import OWN_AT_MOST, History, Plan, Planned, Why, history
from bot.questions.schedule import Stretch, schedule
from bot.questions.talk import Talk

__all__ = [
    "OWN_AT_MOST",
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
