"""The log of what organizers did."""

from collections.abc import Callable

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Moment, MomentStyle, Text, mention, say
from bot.engine.contexts.programme import OrganizingContext
from bot.interview.members import as_stranger
from bot.interview.organizing.programme import Act, ActName
from bot.texts.organizing.programme import organize
from bot.texts.pages import EARLIER, page_of

A_PAGE = 12

_DONE: dict[ActName, Callable[[Text, Text], Text]] = {
    ActName.BECAME_ORGANIZER: lambda by, _: say("{by} became an organizer", by=by),
    ActName.NAMED_ORGANIZER: lambda by, who: say("{by} named {who} an organizer", by=by, who=who),
    ActName.ENDED_ORGANIZER: lambda by, who: say(
        "{by} removed {who} as an organizer", by=by, who=who
    ),
    ActName.STEPPED_DOWN: lambda by, _: say("{by} stepped down as an organizer", by=by),
    ActName.LEFT_AS_ORGANIZER: lambda by, _: say("{by} left, and no longer organizes", by=by),
    ActName.NAMED_CONTACT: lambda by, who: say("{by} made {who} the contact", by=by, who=who),
    ActName.OPENED: lambda by, _: say("{by} opened the programme", by=by),
    ActName.CHANGED_RULES: lambda by, _: say("{by} changed the rules", by=by),
    ActName.CHANGED_KEEPING: lambda by, _: say("{by} changed how long words are kept", by=by),
    ActName.CHANGED_MEMBERS: lambda by, _: say("{by} changed who may take part", by=by),
    ActName.CHANGED_SETTINGS: lambda by, _: say("{by} changed the settings", by=by),
    ActName.CHANGED_QUIET_WEEKS: lambda by, _: say("{by} changed the quiet weeks", by=by),
    ActName.WELCOMED_HOST: lambda by, who: say("{by} welcomed {who} as a host", by=by, who=who),
    ActName.ASKED_HOST_MORE: lambda by, who: say(
        "{by} asked {who} for more before they host", by=by, who=who
    ),
    ActName.DECLINED_HOST: lambda by, who: say("{by} did not let {who} host yet", by=by, who=who),
    ActName.LOOKED_AFTER: lambda by, who: say("{by} took on a concern", by=by),
    ActName.ASKED_BACK: lambda by, who: say("{by} asked a question about a concern", by=by),
    ActName.NOTED: lambda by, who: say("{by} wrote a private note about a concern", by=by),
    ActName.WARNED: lambda by, who: say("{by} warned {who} kindly", by=by, who=who),
    ActName.PAUSED: lambda by, who: say("{by} paused {who}", by=by, who=who),
    ActName.REMOVED: lambda by, who: say("{by} removed {who}", by=by, who=who),
    ActName.LET_BACK: lambda by, who: say("{by} let {who} back", by=by, who=who),
    ActName.CLOSED_CONCERN: lambda by, who: say("{by} closed a concern", by=by),
    ActName.REOPENED_CONCERN: lambda by, who: say("{by} opened a concern again", by=by),
    ActName.INTRODUCED: lambda by, _: say("{by} offered to introduce two people", by=by),
    ActName.SUGGESTIONS_ON: lambda by, _: say("{by} switched suggestions on", by=by),
    ActName.SUGGESTIONS_OFF: lambda by, _: say("{by} switched suggestions off", by=by),
    ActName.ROUND_SENT: lambda by, _: say("{by} had suggestions sent", by=by),
    ActName.ROUND_DROPPED: lambda by, _: say("{by} stopped suggestions from being sent", by=by),
    ActName.CHANGED_REMINDING: lambda by, _: say(
        "{by} changed whether idle seekers are reminded", by=by
    ),
    ActName.PLANNED_POST: lambda by, who: say("{by} planned a post in a channel", by=by),
    ActName.INVITED: lambda by, who: say("{by} invited the people of a list", by=by),
    ActName.STOPPED_POST: lambda by, who: say("{by} stopped a planned post", by=by),
    ActName.TOOK_LIST: lambda by, _: say("{by} downloaded a list of people", by=by),
    ActName.NUDGED_HOST: lambda by, who: say(
        "{by} sent {who} a nudge about a request", by=by, who=who
    ),
    ActName.FREED_SEEKER: lambda by, who: say("{by} freed {who} from a request", by=by, who=who),
    ActName.CHANGED_THANKS: lambda by, _: say("{by} changed the yearly thanks to hosts", by=by),
    ActName.SENT_BROADCAST: lambda by, _: say("{by} wrote a message to all", by=by),
    ActName.STOPPED_BROADCAST: lambda by, _: say("{by} stopped a message to all", by=by),
    ActName.TOOK_NAMES: lambda by, _: say(
        "{by} downloaded the table of interviews with names", by=by
    ),
    ActName.TOOK_AWAY: lambda by, who: say(
        "{by} took an entry that {who} added off the reading list", by=by, who=who
    ),
}


def acts(context: OrganizingContext, start: int) -> Card:
    page = page_of(context.acts, start, A_PAGE)
    return card_of(
        say("What organizers did"),
        say("Every organizer can read this, and nobody can change it."),
        *(_entry(each, context) for each in page.shown),
        *page.more(ActionName.ACTS, label=EARLIER),
        organize.run(),
    )


def _entry(act: Act, context: OrganizingContext) -> Entry:
    """Somebody who was erased since is named no more, even if they have come back."""
    by = mention(as_stranger(context.actors[act.by], act.at))
    about = context.actors.get(act.about or 0)
    told = _DONE[act.name](by, mention(as_stranger(about, act.at)) if about else by)
    return Entry(told, Moment(act.at, MomentStyle.FULL))
