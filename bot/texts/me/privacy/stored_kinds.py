"""The words of the page with everything that is stored about a member, for each value that is one
of a few kinds."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from bot.cards.rich_text import Text, Words, say
from bot.engine.channel_posts import PostKind, PostState
from bot.engine.imports import ImportState
from bot.interview.afterwards.assessments import Assessed, AssessmentAnswer
from bot.interview.afterwards.resources import ResourceKind
from bot.interview.conduct.concerns import ConcernKind, ConcernState, Outcome, Urgency
from bot.interview.hosting import HostApproval, Place
from bot.interview.members import ClockFormat, Situation, Suspension
from bot.interview.model import AbsenceState, Side, Stage
from bot.interview.numbers.facts import FirstAct
from bot.interview.numbers.orders import ReportPart
from bot.interview.numbers.periods import PeriodName
from bot.interview.organizing.broadcasts import Audience, BroadcastState
from bot.interview.organizing.programme import ActName
from bot.interview.organizing.quotes import HostConsent
from bot.interview.scheduling.calendars import Flaw, Trouble
from bot.interview.suggestions.suggestions import Unmatched
from bot.texts.interviews.interview import STANDING
from bot.texts.interviews.venue import HOW
from bot.texts.me.privacy.stored_acts import ACTS
from bot.texts.me.settings.calendar_troubles import LEFT_OUT, SENTENCES
from bot.texts.me.settings.settings import SITUATIONS
from bot.texts.organizing.broadcasts.broadcasts import AUDIENCES
from bot.texts.organizing.concerns.outcomes import OUTCOMES
from bot.texts.resource_kinds import KINDS as RESOURCES

KINDS: Mapping[type[StrEnum], Mapping[Any, Text]] = {
    AbsenceState: {
        AbsenceState.NOTED: say("Noted"),
        AbsenceState.ASKED: say("Only one of the two has said so"),
        AbsenceState.CONTRADICTED: say("The two disagreed on whether it took place"),
    },
    ActName: ACTS,
    Assessed: {
        Assessed.WORTH_IT: say("Whether it was worth your time"),
        Assessed.PREPARED: say("Whether the seeker was prepared"),
        Assessed.CAME_OF_IT: say("What came of it"),
        Assessed.CAME_OF_IT_LATER: say("What came of it later"),
    },
    AssessmentAnswer: {
        AssessmentAnswer.YES: say("Yes"),
        AssessmentAnswer.PARTLY: say("Partly"),
        AssessmentAnswer.NO: say("Not really"),
        AssessmentAnswer.DECIDED: say("I decided something"),
        AssessmentAnswer.NEXT_STEP: say("I took a next step"),
        AssessmentAnswer.MET_ANOTHER: say("I met another person"),
        AssessmentAnswer.NOTHING_YET: say("Nothing yet"),
    },
    Audience: AUDIENCES,
    BroadcastState: {
        BroadcastState.DRAFT: say("Not sent"),
        BroadcastState.HELD: say("Goes out soon"),
        BroadcastState.GOING: say("Is going out"),
        BroadcastState.DONE: say("Sent"),
        BroadcastState.STOPPED: say("Stopped"),
    },
    ClockFormat: {ClockFormat.HOURS_24: Words("17:00"), ClockFormat.HOURS_12: Words("5:00 PM")},
    ConcernKind: {
        ConcernKind.REPORT: say("A report"),
        ConcernKind.ABSENCE: say("The two disagreed on whether it took place"),
    },
    ConcernState: {
        ConcernState.DRAFT: say("Not sent"),
        ConcernState.OPEN: say("Open"),
        ConcernState.CLOSED: say("Closed"),
    },
    FirstAct: {
        FirstAct.YES: say("Yes"),
        FirstAct.NO: say("Not now"),
        FirstAct.OTHER_TIMES: say("Other times"),
    },
    Flaw: LEFT_OUT,
    HostApproval: {
        HostApproval.WANTED: say("Organizers look at it before your door opens"),
        HostApproval.WAITING: say("Organizers are looking at it"),
        HostApproval.MORE: say("Organizers would like to know more"),
        HostApproval.NOT_NOW: say("Not now"),
    },
    HostConsent: {
        HostConsent.NOT_NEEDED: say("Nobody had to ask you"),
        HostConsent.WAITING: say("You have not answered yet"),
        HostConsent.AGREED: say("Yes"),
        HostConsent.REFUSED: say("No"),
    },
    ImportState: {
        ImportState.READING: say("I am reading the list"),
        ImportState.JUDGED: say("It waits for you"),
        ImportState.INVITING: say("I am inviting"),
        ImportState.GIVEN_UP: say("Stopped"),
    },
    Outcome: OUTCOMES,
    PeriodName: {
        PeriodName.MONTH: say("This month"),
        PeriodName.TERM: say("This term"),
        PeriodName.YEAR: say("The year so far"),
        PeriodName.DATES: say("From one day to another"),
    },
    Place: HOW,
    PostKind: {
        PostKind.HOSTS: say("For hosts"),
        PostKind.SEEKERS: say("For seekers"),
        PostKind.WORD: say("For all"),
    },
    PostState: {
        PostState.PLANNED: say("Planned"),
        PostState.POSTING: say("On its way"),
        PostState.POSTED: say("Posted"),
        PostState.STOPPED: say("Stopped"),
        PostState.REFUSED: say("Refused by the channel"),
        PostState.UNSURE: say("Perhaps posted"),
    },
    ReportPart: {
        ReportPart.CARD: say("The numbers"),
        ReportPart.TABLE: say("A table"),
        ReportPart.NAMES: say("A table with names"),
    },
    ResourceKind: RESOURCES,
    Side: {Side.SEEKER: say("Seeker"), Side.HOST: say("Host")},
    Situation: SITUATIONS,
    Stage: STANDING,
    Suspension: {
        Suspension.PAUSED: say("You can neither ask nor be asked for now"),
        Suspension.REMOVED: say("You take no part any more"),
    },
    Trouble: SENTENCES,
    Unmatched: {
        Unmatched.NOBODY_FITS: say("No host mentions what you would like to learn"),
        Unmatched.ALL_KNOWN: say("You asked everybody who fits lately, or had them suggested"),
        Unmatched.NO_ROOM: say("Everybody who fits has no room left this month"),
        Unmatched.OTHERS_FIRST: say("Others went first; you go first next time"),
        Unmatched.TOO_MANY_OPEN: say("You had as many requests open as you may"),
        Unmatched.RESTS: say("You rested, after missing two interviews"),
        Unmatched.HOST_GONE: say("The host could not be asked any more"),
        Unmatched.OWN_CHOICE: say("You did not want it any more"),
    },
    Urgency: {
        Urgency.NOW: say("It cannot wait"),
        Urgency.WHEN_YOU_CAN: say("When you can"),
    },
}
"""All kinds that storage.personal_data shows, and all values of each."""
