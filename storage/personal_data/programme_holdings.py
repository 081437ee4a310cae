"""What is stored about a member as part of a programme."""

from sqlalchemy import select

from storage.personal_data.holdings import ID, NUMBER, OF_ORGANIZERS, SIDES, THEIRS, about_me, of_me
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
    about_me("organizing", organizers.c.member),
    about_me(
        "words_to_all_by_you",
        broadcasts.c.by,
        ID | dict.fromkeys(("group", "last"), NUMBER),
        frozenset({"by"}),
    ),
    about_me(
        "done_as_organizer",
        acts.c.by,
        ID | {"about": "Whom it was about is theirs.", "interview": NUMBER},
        frozenset({"by"}),
    ),
    of_me("invited", invitations.c.member, people=frozenset({"by"})),
    of_me("doors_you_asked_for", door_questions.c.by, people=frozenset({"whom"})),
    of_me("asked_to_open_your_door", door_questions.c.whom, people=frozenset({"by"})),
    of_me(
        "imported_by_you",
        imports.c.by,
        ID | {"content": "It is about others, whom you named."},
        frozenset({"by"}),
    ),
    of_me("suggestion_wish", suggestion_wishes.c.member),
    of_me("suggested_to_you", suggestions.c.member, people=frozenset({"host"})),
    of_me(
        "you_were_suggested",
        suggestions.c.host,
        {
            "member": "Nobody is told to whom they were suggested.",
            "refused_at": "What somebody else decided for themselves.",
        },
    ),
    of_me(
        "planned_in_channels",
        channel_posts.c.by,
        ID | {"card": "The post stands in the channel, and in the message to its organizer."},
        frozenset({"by"}),
    ),
    of_me(
        "groups",
        group_members.c.member,
        instead={
            "group": select(groups.c.name)
            .where(groups.c.id == group_members.c.group)
            .scalar_subquery()
        },
    ),
    about_me("counted_as_seeker", interview_facts.c.seeker, ID | dict.fromkeys(SIDES, NUMBER)),
    about_me(
        "counted_as_host",
        interview_facts.c.host,
        ID | dict.fromkeys(SIDES, NUMBER) | {"said_held_at": THEIRS},
    ),
    about_me("door", door_facts.c.host, ID | {"host": NUMBER}),
    of_me("looked_for_in_vain", vain_searchers.c.member),
    of_me("reports_asked_for", report_orders.c.member),
    *(
        of_me(
            name,
            introductions.c[part],
            ID | dict.fromkeys(answers, "Nobody is told what another answered."),
            SIDES | {"by"},
        )
        for name, part, answers in (
            ("introduced_as_seeker", "seeker", ["host_says"]),
            ("introduced_as_host", "host", ["seeker_says"]),
            ("introduced_by_you", "by", ["seeker_says", "host_says"]),
        )
    ),
    about_me(
        "reported_by_you",
        concerns.c.reporter,
        {
            "id": NUMBER,
            **dict.fromkeys(("keeper", "owners", "seeks_owners", "revision"), OF_ORGANIZERS),
            **dict.fromkeys(("note", "warned"), OF_ORGANIZERS),
        },
        frozenset({"reporter", "about"}),
    ),
)
