"""Readings of several rows in any order, and why their order cannot matter. A kept statement has
the name of its variable, one that is built as it runs has that of its function.

Databases return rows in any order without ORDER BY. SQLite mostly keeps to one; PostgreSQL may take
another as soon as it has counted its rows anew."""

A_SET = {
    # Or a mapping, or numbers that are added.
    "storage.cards.couriers._ALL",
    "storage.cards.outbox._HAND_OVER",
    "storage.cards.outbox._STILL_HAS",
    "storage.erasing.erased_members._KNOWN_BY",
    "storage.erasing.erased_members._TAKEN_PART_IN",
    "storage.erasing.erased_members.all_erased",
    "storage.erasing.erased_members.restored_from_backup",
    "storage.erasing.mentions.AWAKE",
    "storage.erasing.retention.SqlRetention._lock",
    "storage.interviews.journal._PAGES",
    "storage.membership.memberships.SqlMemberships.announcements_to",
    "storage.organizing.facts._is_shared",
    "storage.organizing.glance._ANSWERED",
    "storage.organizing.glance._LAPSED",
    "storage.organizing.glance._LATELY",
    "storage.organizing.imports.SqlImports.known",
    "storage.organizing.numbers._few_at_once",
    "storage.organizing.numbers._may_seek",
    "storage.organizing.numbers._names_of",
    "storage.organizing.numbers._numbers_of",
    "storage.organizing.numbers.fields_asked_for",
    "storage.organizing.people_lists._answered",
    "storage.organizing.people_lists.nudged",
    "storage.organizing.report_orders.waiting",
    "storage.pairs.concerns.CLOSED_WITH",
    "storage.pairs.concerns.REPORTS",
    "storage.pairs.concerns._PAIRS",
    "storage.people.groups.SqlGroups._members",
    "storage.people.groups._BY_REFS",
    "storage.people.groups._THEIRS",
    "storage.people.groups.members_in",
    "storage.people.programmes.BY_COMMUNITIES",
    "storage.spaces.scope.blocked_pairs",
    "storage.spaces.scope.blocked_with",
    "storage.spaces.spaces.count_awake",
    "storage.statements.wordings._FIND",
    "storage.suggestions.suggestion_rounds.SqlSuggestions._suggested",
    "storage.suggestions.suggestion_rounds.SqlSuggestions.promised",
    "storage.suggestions.suggestion_rounds.outcome_of",
    "storage.suggestions.suggestions.wishes_of",
    "storage.timers.community_timers.free_of",
    "storage.timers.waking._wake_interviews",
}
SORTED_LATER = {
    "storage.cards.outbox._SHOWN_IN",  # bot.engine.delivering.grouping
    "storage.erasing.traces._FOUND",
    "storage.interviews.contacts._ENCOUNTERS",  # bot.interview.staying_in_touch.contacts
    "storage.membership.memberships._SPACES_OF",  # by _LIKELIEST_FIRST
    "storage.people.organizers.end",
    "storage.people.people.BY_IDS",
}
EACH_BY_ITSELF = {
    # Each row is changed, or leads to a change, whatever happens to the others.
    "storage.calendars.busy_times.encrypt_all",
    "storage.cards.posts._CHANGING",
    "storage.erasing.erased_members._EVENTS_HERE",
    "storage.erasing.mentions._erase_of",
    "storage.interviews.absences.give_up",
    "storage.interviews.plans._OF_HOSTS",
    "storage.organizing.facts._close_all",
    "storage.organizing.facts._forget_fields",
    "storage.pairs.blocks.withdraw_named",
    "storage.pairs.concerns._OPEN_WITH",
    "storage.people.groups.SqlGroups.told",
    "storage.starting.host_fields.fill_in_certain_fields",
    "storage.starting.outages._tell",
    "storage.suggestions.suggestion_rounds.SqlSuggestions.forget",
}
A_PORTION = {
    # The others come with the next one.
    "storage.cards.outbox._DUE",
    "storage.erasing.retention.SqlRetention.forget_fleeting",
    "storage.erasing.retention.SqlRetention.forget_venues",
    "storage.erasing.retention._ABANDONED",
    "storage.erasing.retention._STILL_KEPT",
    "storage.timers.waking.wake_some",
}
ONE_AT_MOST = {
    # Though the table does not say so; or all that matters is whether there is one.
    "storage.connections.opened_keys._first",
    "storage.connections.opened_keys._known",
    "storage.erasing.retention._RAN_AT",
    "storage.interviews.interviews.has_asked",
    "storage.interviews.interviews.is_booked",
    "storage.organizing.facts._OPEN_DOOR",
    "storage.organizing.facts.note_search",
    "storage.pairs.introductions.is_asked",
    "storage.people.groups._saved",
    "storage.people.people.is_anybody_here",
    "storage.people.people.known_community",
    "storage.starting.outages.note_alive",
}
UNORDERED = A_SET | SORTED_LATER | EACH_BY_ITSELF | A_PORTION | ONE_AT_MOST
PLACES = ("storage.copying.", "storage.migrations.", "storage.search.")
"""Here whole tables are copied or changed. The search ranks what it finds: see its own tests."""


def may_be_unordered(name: str) -> bool:
    return name in UNORDERED or name.startswith(PLACES)
