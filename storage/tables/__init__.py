"""The tables. The columns of members, hosts and interviews are the fields of classes in
bot.interview.

Statements are built from these tables, and storage.statements.mapping turns rows into values, so
what a flow receives is never bound to a connection. The search has tables of its own, which
SQLModel cannot declare: they are in storage.migrations.newest.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Table
from sqlmodel import SQLModel

from storage.tables import (
    delivery_rows,
    fact_rows,
    interview_rows,
    member_rows,
    operation_rows,
    programme_rows,
    suggestion_rows,
)

DECLARED_IN = (
    member_rows,
    interview_rows,
    programme_rows,
    suggestion_rows,
    fact_rows,
    delivery_rows,
    operation_rows,
)
"""SQLModel knows a table once its class was imported."""

metadata = SQLModel.metadata
communities = metadata.tables["community"]
spaces = metadata.tables["space"]
members = metadata.tables["member"]
look_ups = metadata.tables["look_up"]
conversations = metadata.tables["conversation"]
recent_actions = metadata.tables["recent_action"]
hosts = metadata.tables["host"]
groups = metadata.tables["member_group"]
group_members = metadata.tables["group_member"]
blocks = metadata.tables["block"]
interviews = metadata.tables["interview"]
plans = metadata.tables["plan"]
reflections = metadata.tables["reflection"]
assessments = metadata.tables["assessment"]
quotes = metadata.tables["quote"]
recommendations = metadata.tables["recommendation"]
forgettings = metadata.tables["forgetting"]
namings = metadata.tables["naming"]
programmes = metadata.tables["programme"]
organizers = metadata.tables["organizer"]
acts = metadata.tables["act"]
concerns = metadata.tables["concern"]
introductions = metadata.tables["introduction"]
first_messages = metadata.tables["first_message"]
first_message_rests = metadata.tables["first_message_rest"]
imports = metadata.tables["people_import"]
door_questions = metadata.tables["door_question"]
invitations = metadata.tables["invitation"]
channel_posts = metadata.tables["channel_post"]
interview_facts = metadata.tables["interview_fact"]
door_facts = metadata.tables["door_fact"]
concern_facts = metadata.tables["concern_fact"]
vain_searches = metadata.tables["vain_search"]
vain_searchers = metadata.tables["vain_searcher"]
broadcasts = metadata.tables["word_to_all"]
report_orders = metadata.tables["report_order"]
community_timers = metadata.tables["community_timer"]
suggestion_wishes = metadata.tables["suggestion_wish"]
suggestion_rounds = metadata.tables["suggestion_round"]
suggestions = metadata.tables["suggestion"]
cards = metadata.tables["card"]
couriers = metadata.tables["courier"]
wordings = metadata.tables["wording"]
timers = metadata.tables["timer"]
kept_events = metadata.tables["kept_event"]
feed_tokens = metadata.tables["feed_token"]
own_calendars = metadata.tables["own_calendar"]
calendar_starts = metadata.tables["calendar_start"]
busy_times = metadata.tables["busy_time"]
installations = metadata.tables["slack_installation"]
retention_runs = metadata.tables["retention"]
alive = metadata.tables["alive"]
outages = metadata.tables["outage"]
key_fingerprints = metadata.tables["key_fingerprint"]


def columns_of(table: Table, names: Iterable[str]) -> list[Column[Any]]:
    """The columns with these names, mostly those of the fields of a value. Raises LookupError if
    the class of the rows lacks one of them."""
    wanted = list(names)
    if missing := [each for each in wanted if each not in table.c]:
        raise LookupError(f"The table {table.name} has no column {', '.join(missing)}")
    return [table.c[each] for each in wanted]
