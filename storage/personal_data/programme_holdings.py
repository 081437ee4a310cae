"""What is stored about a member as part of a programme."""

from sqlalchemy import select

from storage.personal_data.holdings import (
    ID,
    ME,
    NUMBER,
    OF_ORGANIZERS,
    SIDES,
    THEIRS,
    Holding,
)
from storage.tables import (
    acts,
    broadcasts,
    channel_posts,
    concerns,
    door_facts,
    door_questions,
    group_members,
    groups,
    imports,
    interview_facts,
    introductions,
    invitations,
    organizers,
    report_orders,
    suggestion_wishes,
    suggestions,
    vain_searchers,
)

OF_PROGRAMMES = (
    Holding("organizing", organizers, organizers.c.member == ME),
    Holding(
        "words_to_all_by_you",
        broadcasts,
        broadcasts.c.by == ME,
        ID | dict.fromkeys(("group", "last"), NUMBER),
        frozenset({"by"}),
    ),
    Holding(
        "done_as_organizer",
        acts,
        acts.c.by == ME,
        ID | {"about": "Whom it was about is theirs.", "interview": NUMBER},
        frozenset({"by"}),
    ),
    Holding("invited", invitations, invitations.c.member == ME, people=frozenset({"by"})),
    Holding(
        "doors_you_asked_for", door_questions, door_questions.c.by == ME, people=frozenset({"whom"})
    ),
    Holding(
        "asked_to_open_your_door",
        door_questions,
        door_questions.c.whom == ME,
        people=frozenset({"by"}),
    ),
    Holding(
        "imported_by_you",
        imports,
        imports.c.by == ME,
        ID | {"content": "It is about others, whom you named."},
        frozenset({"by"}),
    ),
    Holding("suggestion_wish", suggestion_wishes, suggestion_wishes.c.member == ME),
    Holding(
        "suggested_to_you", suggestions, suggestions.c.member == ME, people=frozenset({"host"})
    ),
    Holding(
        "you_were_suggested",
        suggestions,
        suggestions.c.host == ME,
        {
            "member": "Nobody is told to whom they were suggested.",
            "refused_at": "What somebody else decided for themselves.",
        },
    ),
    Holding(
        "planned_in_channels",
        channel_posts,
        channel_posts.c.by == ME,
        ID | {"card": "The post stands in the channel, and in the message to its organizer."},
        frozenset({"by"}),
    ),
    Holding(
        "groups",
        group_members,
        group_members.c.member == ME,
        instead={
            "group": select(groups.c.name)
            .where(groups.c.id == group_members.c.group)
            .scalar_subquery()
        },
    ),
    Holding(
        "counted_as_seeker",
        interview_facts,
        interview_facts.c.seeker == ME,
        ID | dict.fromkeys(SIDES, NUMBER),
    ),
    Holding(
        "counted_as_host",
        interview_facts,
        interview_facts.c.host == ME,
        ID | dict.fromkeys(SIDES, NUMBER) | {"said_held_at": THEIRS},
    ),
    Holding("door", door_facts, door_facts.c.host == ME, ID | {"host": NUMBER}),
    Holding("looked_for_in_vain", vain_searchers, vain_searchers.c.member == ME),
    Holding("reports_asked_for", report_orders, report_orders.c.member == ME),
    *(
        Holding(
            name,
            introductions,
            introductions.c[part] == ME,
            ID | dict.fromkeys(answers, "Nobody is told what another answered."),
            SIDES | {"by"},
        )
        for name, part, answers in (
            ("introduced_as_seeker", "seeker", ["host_says"]),
            ("introduced_as_host", "host", ["seeker_says"]),
            ("introduced_by_you", "by", ["seeker_says", "host_says"]),
        )
    ),
    Holding(
        "reported_by_you",
        concerns,
        concerns.c.reporter == ME,
        {
            "id": NUMBER,
            **dict.fromkeys(("keeper", "owners", "seeks_owners", "revision"), OF_ORGANIZERS),
            **dict.fromkeys(("note", "warned"), OF_ORGANIZERS),
        },
        frozenset({"reporter", "about"}),
    ),
)
