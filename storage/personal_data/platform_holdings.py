"""What is stored about a member for their calendars and platforms."""

from sqlalchemy import literal, select

from storage.personal_data.holdings import (
    ME,
    NUMBER,
    OF_APP,
    Holding,
    about_me,
    is_me,
    of_interviews,
    of_me,
)
from storage.tables import (
    busy_times,
    calendar_starts,
    conversations,
    feed_tokens,
    forgettings,
    installations,
    kept_events,
    look_ups,
    members,
    own_calendars,
    recent_actions,
)

_BY_ME = (
    ('"by":{"person":{"platform":"' + kept_events.c.platform)
    + ('","space":"' + kept_events.c.space)
    + ('","user":"' + members.c.user + '"')
)
"""The member did it. Others may have named them in what they typed: that is not theirs to read. As
quotes are escaped in JSON, nobody can type this."""

OF_PLATFORMS = (
    of_me("looked_up", look_ups.c.member),
    of_me("conversation", conversations.c.member),
    about_me(
        "changed_lately",
        recent_actions.c.member,
        {"what": "A number made of the button or form, to recognize a repeat."},
    ),
    of_me("readings_begun", calendar_starts.c.member, {"id": NUMBER}),
    Holding("words_forgotten_at", forgettings, of_interviews(forgettings, "seeker")),
    of_me("calendar_feed", feed_tokens.c.member, {"hash": OF_APP}),
    of_me("calendars", own_calendars.c.member, encrypted=frozenset({"url"})),
    Holding(
        "busy_times",
        busy_times,
        busy_times.c.calendar.in_(select(own_calendars.c.id).where(own_calendars.c.member == ME)),
    ),
    Holding(
        "being_answered",
        kept_events,
        is_me(
            kept_events.c.platform,
            kept_events.c.space,
            kept_events.c.event.contains(_BY_ME),
        ),
        {"way": OF_APP},
    ),
    Holding(
        "installed_in_slack",
        installations,
        is_me(literal("slack"), installations.c.team_id, members.c.user == installations.c.user_id),
        dict.fromkeys(
            ("bot_token", "bot_id", "bot_user_id", "bot_scopes", "app_id", "client_id"), OF_APP
        ),
    ),
)
