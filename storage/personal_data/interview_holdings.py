"""What is stored about a member and their interviews."""

from sqlalchemy import case

from bot.interview.model import Stage
from storage.interviews.plans import read as read_questions
from storage.interviews.quotes import HOST_WAS_ASKED
from storage.personal_data.holdings import (
    FOR_SEARCH,
    ID,
    ME,
    SIDES,
    THEIRS,
    Holding,
    about_me,
    of_me,
)
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
    about_me("member", members.c.id, ID | {"erased_at": "Nobody who asks is erased."}),
    of_me("host", hosts.c.member),
    about_me("interviews_as_seeker", interviews.c.seeker, people=SIDES),
    Holding(
        "interviews_as_host",
        interviews,
        (interviews.c.host == ME) & (interviews.c.stage != Stage.DRAFT),
        {
            **dict.fromkeys(
                ("debrief", "draft_update", "nudges", "follow_up_at", "reminded"), THEIRS
            ),
            **dict.fromkeys(("thanks_for", "goal", "notes", "next_step"), THEIRS),
        },
        SIDES,
        {"note": case((interviews.c.stage == Stage.THANKED, interviews.c.note))},
    ),
    of_me(
        "plans",
        plans.c.seeker,
        people=SIDES,
        read={"questions": read_questions, "reserve": read_questions},
    ),
    of_me("reflections", reflections.c.seeker, people=frozenset({"seeker"})),
    of_me("assessments", assessments.c.member),
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
    about_me("shared_by_you", recommendations.c.seeker, {"words": FOR_SEARCH}, SIDES),
    Holding(
        "recommended_by_you",
        recommendations,
        (recommendations.c.host == ME) & recommendations.c.listed,
        {"words": FOR_SEARCH, "seeker": "Nobody is told who shared it."},
        frozenset({"host"}),
    ),
    about_me("named_as_host", namings.c.host, people=frozenset({"host"})),
    about_me("blocked_by_you", blocks.c.by, people=frozenset({"other"})),
)
