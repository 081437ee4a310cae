"""Answers to members who were treated badly, who have a hard time, who cannot go on at work, or who
may hurt themselves. A warm sentence comes first, then who can help more than we can; people to
learn from come last."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.outside import Link, Outside
from bot.cards.rich_text import Text, Words, mention, say
from bot.content.advice import Advice, AdviceStep
from bot.interview.finding.listing import Listing
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.language import search
from bot.texts import advice, buttons, contact
from bot.texts.advice import NO_LIMIT
from bot.texts.finding import find
from bot.texts.me.conduct import blocks

_SORRY = say("I am sorry to hear that")
_LISTENING = say(
    "If it gets too much, talk to somebody you trust, or to a helpline. They listen, day and night."
)
_NOW = say(
    "If you mean more than the job, please talk to somebody now: call your local emergency number, "
    "or a crisis line. They are there day and night. You matter, and you are not alone with this."
)
_IF_YOU_MAY_HURT_YOURSELF = say(
    "If you may hurt yourself, please talk to somebody now: call your local emergency number, or a "
    "crisis line. They are there day and night."
)

PEOPLE_SHOWN = 3
_HELPLINES = "https://findahelpline.com"
HELPLINE = Link(say("Find a helpline in your country"), _HELPLINES)
CRISIS_LINE = Link(say("Find a crisis line in your country"), _HELPLINES)


@frozen
class PeopleToLearnFrom:
    """Hosts for somebody who has a hard time and looks for them. `topic` is as typed; it may be
    empty."""

    topic: str
    hosts: Sequence[Listing] = ()


def hard_time(
    told_of: Member | None,
    about: Advice | None,
    likely: Sequence[Advice],
    people: PeopleToLearnFrom,
    *,
    waits: bool,
    talks: bool,
    declined: bool,
    deeply: bool,
) -> Card:
    """Names somebody to write to, because a person can help more than we can. `about`: the advice
    on what happened to them, with a kind sentence. `likely`: what else it may be about. `waits`: a
    request of theirs is open. `talks`: a talk of theirs is booked, and may be what they are afraid
    of. `declined`: a host's no is the last that they heard, and may be what hurts. `deeply`: they
    should also read where people listen day and night."""
    listens = deeply or told_of is None
    known = advice.titled((about,)) if about else _likely(talks=talks, declined=declined)
    helps = known or advice.titled(likely)
    mine = (buttons.my_interviews(),) if waits or talks else ()
    return Card(
        _SORRY,
        body(
            _comfort(about, talks=talks, declined=declined),
            *_contact(told_of),
            _LISTENING if listens else None,
            *_people(people),
        ),
        (*helps, *_report(about), *mine, *_next(people)),
        _lines(told_of, HELPLINE if listens else None),
    )


def condolence(told_of: Member | None) -> Card:
    """For somebody who has lost somebody close."""
    kind = say(
        "Losing somebody close is one of the hardest things there is. Take the time you need: "
        "nothing here is urgent."
    )
    return Card(
        _SORRY,
        body(kind, *_contact(told_of), _LISTENING),
        (buttons.what_next(),),
        _lines(told_of, HELPLINE),
    )


def _likely(*, talks: bool, declined: bool) -> tuple[Button, ...]:
    """Advice on what it may be about."""
    if talks:
        return (advice.on("nerves", say("I am nervous")),)
    return (advice.on("declined", say("They said no")),) if declined else ()


def _comfort(about: Advice | None, *, talks: bool, declined: bool) -> Text:
    if about:
        return Words(about.comfort, NO_LIMIT)
    if talks:
        return say(
            "Take the time you need. If it is about your talk: nearly everybody is nervous before "
            "one, and hosts know it."
        )
    if declined:
        return say(
            "Take the time you need. If it is about the no that you got: it is nearly always about "
            "time, and hardly ever about you. Another host may be glad to be asked."
        )
    return say(
        "Take the time you need. When you feel like it, 20 minutes with somebody who does work you "
        "are curious about often helps to see what could come next."
    )


def worn_out(told_of: Member | None, people: PeopleToLearnFrom) -> Card:
    """For somebody who cannot go on and only speaks of their work. They may mean more than that."""
    kind = say(
        "Wanting to leave work that wears you out is no weakness. You need not decide anything "
        "today, and 20 minutes with somebody who does other work can show what else there is."
    )
    return Card(
        say("That sounds like too much, for too long"),
        body(kind, _NOW, *_contact(told_of), *_people(people)),
        _next(people),
        _lines(told_of, CRISIS_LINE),
    )


def crisis(told_of: Member | None) -> Card:
    """For somebody who may hurt themselves. It offers only real help, and nothing of our own."""
    return Card(
        say("You matter, and you are not alone with this"),
        body(
            say(
                "I am a program, and this is too important for me. Please talk to somebody "
                "now: call your local emergency number, or a crisis line. They are there "
                "day and night, and you do not have to know what to say."
            ),
            say("If somebody you trust is near, tell them how you feel."),
            *_contact(told_of),
        ),
        links=_lines(told_of, CRISIS_LINE),
    )


def for_another(told_of: Member | None) -> Card:
    """For somebody who fears that another may hurt themselves."""
    return Card(
        say("It is good that you look after them"),
        body(
            say(
                "Take it seriously. Ask them directly whether they think of ending their life: "
                "that gives nobody the idea, and shows that they can tell you. Listen, and stay in "
                "touch."
            ),
            say(
                "If they are in danger now, call the emergency number of the place where they are."
            ),
            say(
                "A crisis line also helps those who worry about somebody. If you feel like this "
                "yourself, it is there for you, too."
            ),
            _if_they_are_here(told_of),
        ),
        links=_lines(told_of, CRISIS_LINE),
    )


def _if_they_are_here(told_of: Member | None) -> Text | None:
    if told_of is None:
        return None
    return say(
        "If they are a member here, {contact} looks after people here, and answers you in person. "
        "Nobody is reported by writing to them.",
        contact=mention(told_of),
    )


def are_you_safe(told_of: Member | None, meant: Sequence[Button] = ()) -> Card:
    """For somebody who may want to hurt themselves, though that is not certain. `meant`: what else
    it may be."""
    return Card(
        say("Are you all right?"),
        body(
            _IF_YOU_MAY_HURT_YOURSELF,
            say("If I misunderstood you, I am sorry. Please tell me in other words."),
            *_contact(told_of),
        ),
        (*meant, buttons.run(say("Help"), ActionName.HELP)),
        _lines(told_of, CRISIS_LINE),
    )


def with_crisis_line(advice: Card, told_of: Member | None) -> Card:
    """Advice for somebody who may want to hurt themselves, though that is not likely."""
    return replace(
        advice,
        blocks=(*advice.blocks, *body(_IF_YOU_MAY_HURT_YOURSELF, *_contact(told_of))),
        links=(*_lines(told_of, CRISIS_LINE), *advice.links),
    )


def treated_badly(
    meant: Sequence[Member], told_of: Member | None, *, blocks_first: bool = False
) -> Card:
    """The answer to plain words about something bad. `meant`: the members who may have done it.
    `blocks_first` for somebody who asks for a block."""
    about = str(meant[0].id) if len(meant) == 1 else ""
    tell = Button(say("Tell them"), Action(ActionName.REPORT, about))
    block = blocks.block_one_of(meant)
    first, second = (block, tell) if blocks_first else (tell, block)
    return card_of(
        say("I am sorry that this happened"),
        _who_reads(meant, told_of),
        say("If you are in danger, call your local emergency number now."),
        replace(first, style=Style.PRIMARY),
        second,
        buttons.what_next(),
    )


def _who_reads(meant: Sequence[Member], told_of: Member | None) -> Text:
    if told_of is None:
        return say(
            "You can tell the people who run this place. They read it, and the other person never "
            "learns that it was you."
        )
    readers = (
        say("The organizers")
        if told_of in meant
        else say("{contact} and any other organizers", contact=mention(told_of))
    )
    return say(
        "You can tell the people who look after this place. {readers} read it, and the other "
        "person never learns that it was you.",
        readers=readers,
    )


def _contact(told_of: Member | None) -> tuple[Block, ...]:
    """Nothing where nobody looks after people: that would help nobody who is sad."""
    return body(contact.looks_after(told_of)) if told_of else ()


def _lines(told_of: Member | None, line: Link | None) -> tuple[Outside, ...]:
    return (*((line,) if line else ()), *contact.links(told_of))


def _people(people: PeopleToLearnFrom) -> tuple[Block, ...]:
    shown, words = people.hosts[:PEOPLE_SHOWN], search.words(people.topic)
    if not shown:
        return ()
    title = Paragraph(find.title(people.topic if words else "", shown))
    return (title, *(find.entry(each, words) for each in shown))


def _report(about: Advice | None) -> tuple[Button, ...]:
    """For advice that leads to it: who treats them badly at work may be a member here, too."""
    if about is None or about.next is not AdviceStep.REPORT:
        return ()
    return (buttons.SOMETHING_WRONG,)


def _next(people: PeopleToLearnFrom) -> tuple[Button, ...]:
    more = buttons.run(say("More people"), ActionName.FIND, search.as_arg(people.topic))
    has_more = len(people.hosts) > PEOPLE_SHOWN
    find = buttons.find_others(buttons.style_after(_people(people)))
    return (more if has_more else find, buttons.what_next())
