"""Imported once, by the process from which the others are forked, so that each of them can begin at
once."""

from adapters.slack import connection
from askwell.serving import running
from bot.content.advice import the_advice
from bot.content.questions import the_bank
from bot.content.questions.frames import the_frames
from bot.content.questions.subjects import the_subjects
from bot.flows import every_flow

IMPORTED = (connection, running)
READ = (every_flow(), the_bank(), the_subjects(), the_frames(), the_advice())
