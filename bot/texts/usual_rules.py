"""The rules of communities whose organizers wrote none."""

from bot.cards.rich_text import Text, say

USUAL: tuple[Text, ...] = (
    say("A talk is for learning how a field really is. Nobody asks for a job."),
    say("Be on time, and say so early when you cannot come."),
    say("What is said stays between the two of you."),
    say("Answer only what you want to."),
    say("When it feels wrong, leave. You need no reason."),
)
