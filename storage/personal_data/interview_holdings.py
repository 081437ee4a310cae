"""What is stored about a member and their interviews."""

from sqlalchemy import case

from bot.interview.model import Stage
from storage.interviews.plans import read as read_questions
from storage.interviews.quotes import HOST_WAS_ASKED
from storage.personal_data.holdings import FOR_SEARCH, ID, ME, SIDES, THEIRS, Holding
from storage.tables import (
    assessments,
    blocks,
    hosts,
    interviews,
    members,
    namings,
    plans,
    quotes,
    recommendations,
    reflections,
)

OF_INTERVIEWS = (
    Holding(
        "member",
        members,
        members.c.id == ME,
        ID | {"erased_at": "Nobody who asks is erased."},
    ),
    Holding("host", hosts, hosts.c.member == ME),
    Holding("interviews_as_seeker", interviews, interviews.c.seeker == ME, people=SIDES),
    Holding(
        "interviews_as_host",
        interviews,
        (interviews.c.host == ME) & (interviews.c.stage != Stage.DRAFT),
        {
            **dict.fromkeys(("debrief", "draft_update", "nudges", "touch_at", "reminded"), THEIRS),
            **dict.fromkeys(("thanks_for", "goal", "notes", "next_step"), THEIRS),
        },
        SIDES,
        {"note": case((interviews.c.stage == Stage.THANKED, interviews.c.note))},
    ),
    Holding(
        *("plans", plans, plans.c.seeker == ME),
        people=SIDES,
        read={"questions": read_questions, "reserve": read_questions},
    ),
    Holding("reflections", reflections, reflections.c.seeker == ME, people=frozenset({"seeker"})),
    Holding("assessments", assessments, assessments.c.member == ME),
    Holding(
        "quoted_from_you",
        quotes,
        (quotes.c.seeker == ME) & (quotes.c.sentence != ""),
        {"consent": "Nobody is told what another answered."},
        SIDES,
    ),
    Holding(
        "quotes_about_you",
        quotes,
        (quotes.c.host == ME) & quotes.c.consent.in_(HOST_WAS_ASKED) & (quotes.c.sentence != ""),
        people=SIDES,
    ),
    Holding(
        "shared_by_you",
        recommendations,
        recommendations.c.seeker == ME,
        {"words": FOR_SEARCH},
        SIDES,
    ),
    Holding(
        "recommended_by_you",
        recommendations,
        (recommendations.c.host == ME) & recommendations.c.listed,
        {"words": FOR_SEARCH, "seeker": "Nobody is told who shared it."},
        frozenset({"host"}),
    ),
    Holding("named_as_host", namings, namings.c.host == ME, people=frozenset({"host"})),
    Holding("blocked_by_you", blocks, blocks.c.by == ME, people=frozenset({"other"})),
)
