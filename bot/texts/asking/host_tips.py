"""Half a page for a host: what helps, what they need not answer, and how to set limits.

docs/members.md says the same, for people who read before they offer anything."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import body
from bot.cards.cards import Card
from bot.cards.rich_text import Text, Words, joined, say
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.texts import buttons, contact

# Translators: a button on the first request that a host gets.
SHOW = say("What helps a host")
"""The label of the button that shows the tips."""


@frozen
class Tips:
    heading: Text
    points: tuple[Text, ...]


TIPS = (
    Tips(
        say("What helps"),
        (
            say("Tell how an ordinary day really is, with what you like and what you do not."),
            say("Let them ask: they have prepared questions. A pause while they think is fine."),
            say("One honest story from your own way helps more than ten pieces of advice."),
            say("Begin and end on time. If you cannot come, move it: that is one button."),
            say("At the end, name something to read or somebody to ask, if you like."),
        ),
    ),
    Tips(
        say("What you do not have to answer"),
        (
            say("What you earn, how old you are, your family, health, faith or papers."),
            say("What your employer keeps to itself, and what you think of colleagues."),
            say("“I would rather not say” is a whole answer, and needs no reason."),
        ),
    ),
    Tips(
        say("If they ask for a job"),
        (
            say(
                "Say: “I cannot help with a job here. I am happy to tell you how people get into "
                "this work.”"
            ),
            say("You owe nobody a referral, a look at a CV, or a word to your boss."),
        ),
    ),
    Tips(
        say("Your boundaries"),
        (
            say("Meet by video, by phone, or in a public place. Keep your private number."),
            say("Say not now to any request, and leave any call that feels wrong, at once."),
            say("You offered one interview. You do not owe a second one."),
            say("Many who ask are young: no flirting, no money, nothing to sell."),
            say("What is said stays between you."),
        ),
    ),
)


def card(told_of: Member | None) -> Card:
    """`told_of`: the organizer to tell if something was wrong."""
    return Card(
        say("Before your first interview as a host"),
        body(
            *(_section(each) for each in TIPS),
            joined([say("Who to tell if something was wrong"), contact.looks_after(told_of)], "\n"),
        ),
        (buttons.run(say("Change what I offer"), ActionName.HOST),),
        contact.links(told_of),
    )


def _section(tips: Tips) -> Text:
    lines = [joined([Words("•"), point], " ") for point in tips.points]
    return joined([tips.heading, *lines], "\n")
