"""What an organizer did, as they read it among everything that is stored about them. Whom it was
about is not stored about them, so nobody is named."""

from collections.abc import Mapping

from bot.cards.rich_text import Text, say
from bot.interview.organizing.programme import ActName

ACTS: Mapping[ActName, Text] = {
    ActName.BECAME_ORGANIZER: say("You became an organizer"),
    ActName.NAMED_ORGANIZER: say("You named an organizer"),
    ActName.ENDED_ORGANIZER: say("You removed somebody as an organizer"),
    ActName.STEPPED_DOWN: say("You stepped down as an organizer"),
    ActName.LEFT_AS_ORGANIZER: say("You left, and no longer organized"),
    ActName.NAMED_CONTACT: say("You named the contact"),
    ActName.OPENED: say("You opened the programme"),
    ActName.CHANGED_RULES: say("You changed the rules"),
    ActName.CHANGED_KEEPING: say("You changed how long words are kept"),
    ActName.CHANGED_MEMBERS: say("You changed who may take part"),
    ActName.CHANGED_SETTINGS: say("You changed the settings"),
    ActName.CHANGED_QUIET_WEEKS: say("You changed the quiet weeks"),
    ActName.WELCOMED_HOST: say("You welcomed a host"),
    ActName.ASKED_HOST_MORE: say("You asked somebody for more before they host"),
    ActName.DECLINED_HOST: say("You did not let somebody host yet"),
    ActName.TOOK_AWAY: say("You took an entry off the reading list"),
    ActName.TOOK_NAMES: say("You downloaded the table of interviews with names"),
    ActName.LOOKED_AFTER: say("You took on a concern"),
    ActName.ASKED_BACK: say("You asked a question about a concern"),
    ActName.NOTED: say("You wrote a private note about a concern"),
    ActName.WARNED: say("You warned somebody kindly"),
    ActName.PAUSED: say("You paused somebody"),
    ActName.REMOVED: say("You removed somebody"),
    ActName.LET_BACK: say("You let somebody back"),
    ActName.CLOSED_CONCERN: say("You closed a concern"),
    ActName.REOPENED_CONCERN: say("You opened a concern again"),
    ActName.SENT_BROADCAST: say("You wrote a message to all"),
    ActName.STOPPED_BROADCAST: say("You stopped a message to all"),
    ActName.CHANGED_THANKS: say("You changed the yearly thanks to hosts"),
    ActName.SUGGESTIONS_ON: say("You switched suggestions on"),
    ActName.SUGGESTIONS_OFF: say("You switched suggestions off"),
    ActName.ROUND_SENT: say("You had suggestions sent"),
    ActName.ROUND_DROPPED: say("You stopped suggestions from being sent"),
    ActName.PLANNED_POST: say("You planned a post in a channel"),
    ActName.STOPPED_POST: say("You stopped a planned post"),
    ActName.INVITED: say("You invited the people of a list"),
    ActName.TOOK_LIST: say("You downloaded a list of people"),
    ActName.NUDGED_HOST: say("You sent a host a nudge about a request"),
    ActName.FREED_SEEKER: say("You freed somebody from a request"),
    ActName.CHANGED_REMINDING: say("You changed whether idle seekers are reminded"),
    ActName.INTRODUCED: say("You offered to introduce two people"),
}
