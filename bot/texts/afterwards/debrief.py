"""The debrief: what the seeker notes, what is recognised in it, and where it leads."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Facts, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField, Wrong
from bot.cards.rich_text import Text, Words, mention, say, say_many
from bot.content.drafting import thanks
from bot.interview.afterwards.assessments import ANSWERS, Assessed
from bot.interview.afterwards.resources import Resource
from bot.interview.members import Member
from bot.interview.model import Debrief, Interview, Side, Stage
from bot.language import search
from bot.language.debrief.referrals import Lead
from bot.texts import buttons
from bot.texts.finding import reading_list
from bot.texts.interviews import interview_actions, review
from bot.texts.resource_kinds import KINDS
from bot.texts.staying_in_touch import next_step

RESOURCES_SHOWN = 8
PEOPLE_SHOWN = 3
AT_ONCE = 5


TAKEAWAYS = TextField(
    "takeaways",
    say("What did you take away?"),
    say("Only you see this. What surprised you, what you see differently now"),
    required=False,
    multiline=True,
    most=1_000,
)
RESOURCES = TextField(
    "resources",
    say("What did they recommend?"),
    say("Blogs, accounts, podcasts, books, courses"),
    required=False,
    multiline=True,
    most=1_000,
)
PEOPLE = TextField(
    "people",
    say("Who else should you talk to?"),
    say("Names, or the kind of person"),
    required=False,
    multiline=True,
    most=1_000,
)
THANKS_FOR = TextField(
    "thanks_for",
    say("What can you thank them for?"),
    # Translators: at most 100 characters, with the example, which stays in English.
    say(
        "They will read this. For example: {example}",
        example=Words("your honest words about the first year"),
    ),
    required=False,
    multiline=True,
    most=300,
)
"""The only field that the host reads; the others are private to the seeker. Its own placeholder
says so, because a form with five fields has no room for an introduction."""


def form(held: Interview) -> Form:
    noted = held.debrief or Debrief("\n".join(held.notes))
    return Form(
        Action(ActionName.DEBRIEF, held.id, held.revision),
        # Translators: at most 24 characters.
        say("What stays with you?"),
        (
            TAKEAWAYS.filled(noted.takeaways),
            RESOURCES.filled(noted.resources),
            PEOPLE.filled(noted.people),
            THANKS_FOR.filled(held.thanks_for),
            next_step.WILL_DO.filled(held.next_step.words if held.next_step else ""),
        ),
        say("Keep it"),
    )


def nothing_noted() -> Wrong:
    return {TAKEAWAYS: say("Write a word or two in any of the fields; half filled is fine.")}


def kept(
    held: Interview,
    host: Member,
    found: Sequence[Resource],
    leads: Sequence[Lead],
    *,
    asks_worth: bool,
    names_day: bool,
    now: datetime,
) -> Card:
    """What was recognised in the debrief, and what can be done with it, what matters first.
    `asks_worth`: ask whether the talk was worth their time, if there is room. `names_day`: they
    said by when they will do their one thing."""
    following = _following(held, found, leads, now)
    has_room = len(following) + len(ANSWERS[Assessed.WORTH_IT]) <= AT_ONCE
    return card_of(
        say("Your notes are saved"),
        _who_reads(held, host),
        *next_step.will_ask(held.next_step, now, names_day=names_day),
        *_recognised(found),
        Entry(_next(held, host, leads), buttons=following),
        review.worth_it_question(held) if asks_worth and has_room else None,
    )


def _following(
    held: Interview, found: Sequence[Resource], leads: Sequence[Lead], now: datetime
) -> tuple[Button, ...]:
    """The first is highlighted. If there are many, the last ones are left out: they are also on
    other cards."""
    write, other, *_ = interview_actions.actions(held, Side.SEEKER, now)
    people = _to_talk_to(leads)
    shown = [write, *people] if held.stage is Stage.HELD else [*people, write]
    shown += [reading_list.share_button(held)] if found else []
    shown += next_step.buttons_while_waiting(held, now)
    first, *more = (*shown, other)
    plain = (replace(each, style=Style.PLAIN) for each in more)
    return (replace(first, style=Style.PRIMARY), *plain)[:AT_ONCE]


def _who_reads(held: Interview, host: Member) -> Text:
    if not held.thanks_for:
        return say("Only you see your notes.")
    if thanks(held.thanks_for) is None:
        return say(
            "Only you see your notes. Drafts to {host} leave a gap for your own words of thanks.",
            host=mention(host),
        )
    return say(
        "Only you see your notes. What you thank {host} for goes into drafts that you check.",
        host=mention(host),
    )


def _next(held: Interview, host: Member, leads: Sequence[Lead]) -> Text:
    if held.stage is not Stage.HELD:
        return say("The people they named are worth asking next.") if leads else say("Well done.")
    if leads:
        return say(
            "A thank-you note to {host} means most today. Then ask the people they named.",
            host=mention(host),
        )
    return say("Well done. A thank-you note to {host} means most today.", host=mention(host))


def _recognised(found: Sequence[Resource]) -> tuple[Block, ...]:
    if not found:
        return ()
    shown = found[:RESOURCES_SHOWN]
    rows = tuple((KINDS[each.kind], Words(each.text, 80)) for each in shown)
    left = len(found) - len(rows)
    more = body(say_many("And {number} more.", "And {number} more.", left)) if left else ()
    return body(say("To look into:"), Facts(rows), *more)


def _to_talk_to(leads: Sequence[Lead]) -> list[Button]:
    hosts = {host.id: host for lead in leads for host in lead.hosts}
    unknown = [lead.words for lead in leads if not lead.hosts]
    asks = (buttons.ask(host) for host in hosts.values())
    return [*asks, *(_find_button(words) for words in unknown)][:PEOPLE_SHOWN]


def _find_button(words: str) -> Button:
    label = say("Find somebody: {words}", words=Words(words, 40))
    return Button(label, Action(ActionName.FIND, arg=search.as_arg(words)))
