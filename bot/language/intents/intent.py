"""What a member may mean."""

from enum import StrEnum


class Intent(StrEnum):
    FIND = "find"
    ASK = "ask"
    QUESTIONS = "questions"
    MOVE = "move"
    CANCEL = "cancel"
    ANSWER = "answer"
    THANK = "thank"
    NOTE = "note"
    MISSED = "missed"
    INTERVIEWS = "interviews"
    CONTACTS = "contacts"
    HOST = "host"
    PAUSE = "pause"
    SETTINGS = "settings"
    QUIET = "quiet"
    CALENDAR = "calendar"
    HELP = "help"
    START = "start"
    HARD = "hard"  # they lost their job, or are at a loss
    JOB = "job"  # they ask for one
    HELLO = "hello"
    WELCOME = "welcome"  # they thank us
