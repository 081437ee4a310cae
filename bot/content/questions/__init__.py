"""The questions that a seeker asks: the question bank, and a choice for one interview."""

from bot.content.questions.bank import Field, Question, read_bank, the_bank
from bot.content.questions.choosing import Choice, choose, topics
from bot.content.questions.fields import (
    field_for,
    field_named,
    field_of_id,
    fields_called,
    nearest_fields,
    the_fields,
)
from bot.content.questions.occasion import Occasion
from bot.content.questions.plan_changes import choose_others, mark, pin, put_own, swap
from bot.content.questions.schedule import Stretch, schedule
from bot.content.questions.wishes import Fitting, fitting

__all__ = [
    "Choice",
    "Field",
    "Fitting",
    "Occasion",
    "Question",
    "Stretch",
    "choose",
    "choose_others",
    "field_for",
    "field_named",
    "field_of_id",
    "fields_called",
    "fitting",
    "mark",
    "nearest_fields",
    "pin",
    "put_own",
    "read_bank",
    "schedule",
    "swap",
    "the_bank",
    "the_fields",
    "topics",
]
