"""What a member who reports another one reads: the form, and what comes of it."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import ChoiceField, Field, Form, Option, TextField
from bot.cards.rich_text import Text, Words, joined, listed, mention, say, say_many
from bot.engine.contexts.concern import NewConcernContext
from bot.interview.conduct.concerns import WHAT_LENGTH, Concern, Urgency
from bot.interview.members import Member
from bot.texts import buttons, contact
from bot.texts.me.conduct import concern_messages, platform_help

NAME_LENGTH = 80
NAMED_AT_MOST = 5

ABOUT = TextField(
    "about",
    say("About whom?"),
    say("Their name, as far as you know it. Empty if you do not."),
    required=False,
    most=NAME_LENGTH,
)
WHAT = TextField(
    "what",
    say("What happened?"),
    say("In your own words, as much as you want to tell"),
    multiline=True,
    most=WHAT_LENGTH,
)
WISH = TextField(
    "wish",
    say("What would help you?"),
    say("You do not have to know yet"),
    required=False,
    multiline=True,
    most=300,
)
URGENCY = ChoiceField(
    "urgency",
    say("How urgent is it?"),
    (
        Option(Urgency.WHEN_YOU_CAN, say("When you can")),
        Option(Urgency.NOW, say("It cannot wait")),
    ),
    initial=(Urgency.WHEN_YOU_CAN,),
)
MISSING = say("A sentence is enough, so that somebody can help.")


def form(context: NewConcernContext, typed: str, readers: Sequence[Member]) -> Form:
    """`typed`: a name to fill in, if we do not know whom the report is about."""
    fields: tuple[Field, ...] = (WHAT, WISH, URGENCY)
    if context.interview:
        action = Action(ActionName.SOMETHING_WRONG, context.interview.id)
    elif context.other:
        action = Action(ActionName.REPORT, str(context.other.id))
    else:
        action = Action(ActionName.REPORT)
        fields = (ABOUT.filled(typed[:NAME_LENGTH]), *fields)
    intro = _intro(context, readers)
    return Form(action, say("What happened"), fields, say("Go on"), intro)


def _intro(context: NewConcernContext, readers: Sequence[Member]) -> Text:
    who = mention(context.other) if context.other else None
    never = (
        say("{who} is not told, and never sees your name.", who=who)
        if who
        else say("The other person is not told, and never sees your name.")
    )
    reads: Text
    if not readers:
        reads = say("The people who run this place on its platform read this, with your name.")
    elif context.other:
        reads = say_many(
            "{readers} reads this, with your name.",
            "{readers} read this, with your name.",
            len(readers),
            readers=_named(readers),
        )
    else:
        reads = say("The organizers read this, with your name.")
    return joined([reads, never], " ")


def _named(readers: Sequence[Member]) -> Text:
    return listed([Words(each.name, 30) for each in readers[:NAMED_AT_MOST]])


def erased(told_of: Member | None) -> Card:
    """For a report about somebody who was erased. A report without a name is still possible."""
    return Card(
        say("They are not here any more"),
        body(
            say(
                "Everything about them was erased, so I no longer know who they were. You can "
                "still tell the organizers what happened, without a name."
            )
        ),
        (
            buttons.run(say("Tell the organizers"), ActionName.REPORT, style=Style.PRIMARY),
            buttons.what_next(),
        ),
        contact.links(told_of),
    )


def whom(draft: Concern, found: Sequence[Member], organizers: Sequence[Member]) -> Card:
    """A report is not sent before we know who must not read it. `found`: the members who may be
    meant."""
    known = {each.id for each in found}
    others = [each for each in organizers if each.id not in known]
    title = (
        say("Who do you mean by “{name}”?", name=Words(draft.named, 40))
        if draft.named
        else say("Do you know who it was?")
    )
    return card_of(
        title,
        *_those_found(draft, found),
        *_those_who_would_read_it(draft, others, is_first=not found),
        Button(
            say("It is none of them: send it"),
            _about(draft, ""),
            Style.PLAIN if found else Style.PRIMARY,
        ),
    )


def _those_found(draft: Concern, found: Sequence[Member]) -> tuple[Block, ...]:
    """The only one is highlighted."""
    if not found:
        return ()
    style = Style.PRIMARY if len(found) == 1 else Style.PLAIN
    return body(
        say("It is not sent yet. Press the person you mean, and they will never read it."),
        *(_this_one(draft, each, style) for each in found),
    )


def _those_who_would_read_it(
    draft: Concern, organizers: Sequence[Member], *, is_first: bool
) -> tuple[Block, ...]:
    if not organizers and not is_first:
        return ()
    why = (
        say(
            "It is not sent yet. I know nobody here by that name. These people would read it, so "
            "tell me if it is one of them."
        )
        if is_first
        else say("These people would read it. If you mean one of them instead, press that.")
    )
    return body(why, *(_this_one(draft, each) for each in organizers))


def whom_answered() -> Card:
    """It takes the place of the question about whom a report is. The next steps are on the card
    that stays."""
    return Card(
        say("You said whom you mean"),
        body(say("Your report is sent. You will hear from us in a direct message.")),
        instead=True,
    )


def _this_one(draft: Concern, member: Member, style: Style = Style.PLAIN) -> Entry:
    headline = Words(member.profile.headline, 80) if member.profile else None
    chosen = Button(say("It is them"), _about(draft, str(member.id)), style)
    return Entry(mention(member), headline, (chosen,))


def _about(draft: Concern, member: str) -> Action:
    return Action(ActionName.REPORT_ABOUT, draft.id, arg=member)


def told(concern: Concern, me: Member, person: Member | None, readers: Sequence[Member]) -> Card:
    """What happens next, and who does it, in a message that stays."""
    next_steps = _goes_to(readers, concern) if readers else _goes_to_owners()
    return Card(
        say("Thank you for telling us"),
        body(
            say("What you write here is taken seriously. It is not your fault."),
            *next_steps,
            _nobody_tells(person),
            *_in_danger(concern),
            None if readers else platform_help.offers(me),
            *_asks_to_block(person),
        ),
        (concern_messages.add(concern), *((buttons.block(person),) if person else ())),
        () if readers else platform_help.links(me),
    )


def _goes_to(readers: Sequence[Member], concern: Concern) -> tuple[Block, ...]:
    if concern.urgency is Urgency.NOW:
        again = say("I remind them if nobody looks after it within four hours.")
    else:
        again = say("I remind them if nobody looks after it within two days.")
    said = say(
        "It went to {readers}. They read it, may ask you something here, and tell you "
        "what came of it. {again}",
        readers=_named(readers),
        again=again,
    )
    return body(said)


def _goes_to_owners() -> tuple[Block, ...]:
    said = say(
        "There is no organizer here whom I could give it to. So I bring it to the people who run "
        "this place on its platform, and tell you if I find nobody."
    )
    return body(said)


def _nobody_tells(person: Member | None) -> Text:
    if person is None:
        return say("Nobody tells the other person about this, and they never see your name.")
    return say(
        "Nobody tells {person} about this, and they never see your name.", person=mention(person)
    )


def _in_danger(concern: Concern) -> tuple[Block, ...]:
    if concern.urgency is not Urgency.NOW:
        return ()
    return body(
        say(
            "If you are in danger, call your local emergency number now. I can only pass on "
            "messages."
        )
    )


def _asks_to_block(person: Member | None) -> tuple[Block, ...]:
    if person is None:
        return ()
    said = say("Would you rather not meet {person} here any more?", person=mention(person))
    return body(said)


def told_already() -> Card:
    return card_of(
        say("It is with us already"),
        say("What you wrote has arrived, and you will hear from us here."),
        buttons.what_next(Style.PRIMARY),
    )


def nobody_found(concern: Concern, me: Member) -> Card:
    return Card(
        say("I found nobody here who could read it"),
        body(
            say(
                "It concerns everybody who runs this place. I am sorry. I "
                "keep what you wrote, and bring it to the next organizer."
            ),
            platform_help.offers(me),
            *_in_danger(concern),
        ),
        (concern_messages.add(concern),),
        platform_help.links(me),
    )
