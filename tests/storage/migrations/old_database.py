"""A database as earlier versions of Askwell would have left it. It is upgraded only once on SQLite
and once on PostgreSQL, with stops at which rows are added in the form of that version, because all
versions take half a second."""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Engine

from storage.migrations import migrate

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
_AT_NOON = {"sqlite": str(int(NOON.timestamp() * 1_000_000)), "postgresql": f"timestamptz '{NOON}'"}
"""In the form of versions after 0062."""

MEMBER = (
    'INSERT INTO member (community, platform, space, "user", name, quiet_from, quiet_until,'
    " nudges, minutes_before) VALUES ({community}, '{platform}', '{space}', '{user}', 'Maya',"
    " '20:00:00.000000', '09:00:00.000000', true, false)"
)
INTERVIEW = (
    "INSERT INTO interview (id, community, seeker, host, connection, wish, minutes, asked_at,"
    " changed_at, stage, revision, awaiting, offered, debrief, note, nudges, moved, absences{more})"
    " VALUES ('{id}', 1, 1, 2, 'We both sing', 'How it is', 25, '2026-11-24 12:00:00.000000',"
    " '2026-11-24 12:00:00.000000', '{stage}', 3, 'host', '{offered}',"
    """ '{{"takeaways": "He was rude"}}', 'Thank you!', true, false, '[]'{values})"""
)
HOST = (
    "INSERT INTO host (member, community, headline, field, topics, gladly, per_month, minutes,"
    " hours, zone, place, place_detail, open, time_off, country) VALUES ({member}, {community},"
    " 'Nurse/midwife', '{field}', '[]', '', 2, 25, '{{\"stretches\": []}}', 'UTC', 'phone',"
    " ' +44 20 ', {open}, '[]', '')"
)
FOLLOWED_UP = (
    "INSERT INTO interview (id, community, seeker, host, connection, wish, minutes, asked_at,"
    " changed_at, stage, revision, awaiting, offered, nudges, moved, last_contact_at)"
    " VALUES ('{id}', 1, 1, 2, 'c', 'w', 25, '2026-11-24 12:00:00.000000',"
    " '2026-11-24 12:00:00.000000', '{stage}', 1, 'host', '[]', {nudges}, false, {wrote})"
)
TIMER = "INSERT INTO timer (interview, name, at) VALUES ('{id}', '{name}', '{at} 12:00:00.000000')"
NUDGED = (
    *(f"talk:keep_in_touch_first:2026112{day}T120000" for day in range(6)),
    *("talk:keep_in_touch_second:20270101T093001", "talk:note"),
    "talk:thanks_first:20270501T093001",
)
"""The keys of cards."""
OVER = (
    "INSERT INTO interview (id, community, seeker, host, connection, wish, minutes, asked_at,"
    " changed_at, stage, revision, awaiting, offered, thanks_for, nudges, moved, absences,"
    " reminded, start) VALUES ('{stage}', 4, 7, 8, '', '', 25, '2026-11-01 12:00:00.000000',"
    " '2026-11-02 12:00:00.000000', '{stage}', 3, 'host', '[]', '', true, false, '[]', '[]',"
    " '2026-11-03 12:00:00.000000')"
)
MEMBER_OF_0030 = MEMBER.replace("quiet_until,", "quiet_until, night_from, night_until,").replace(
    "'09:00:00.000000',", "'09:00:00.000000', '22:00:00.000000', '07:00:00.000000',"
)
CARD = (
    "INSERT INTO card (member, platform, space, key, about, card, has_buttons, grouped, version,"
    " posted_at, due_at, taken, attempts, message, shown_version) VALUES (1, 'p', 's', '{key}',"
    " '{about}', '{card}', false, false, 1, '2026-11-24 12:00:00.000000', {due_at}, false,"
    " {attempts}, {message}, 1)"
)
CARD_OF_0062 = (
    "INSERT INTO card (member, platform, space, key, card, changes_later, grouped, version,"
    " posted_at, due_at, taken, taken_by, attempts, shown_version)"
    " VALUES (9, 'q', 's', '{key}', '{{}}', false, false, 1,"
    " '2026-11-24 12:00:00.000000', {due_at}, {taken}, 'c', 0, 0)"
)
CARD_OF_0068 = (
    "INSERT INTO card (member, key, about, card, changes_later, version, posted_at, due_at,"
    " taken, taken_at, attempts, message, shown_version, grouped, until, space, fleeting)"
    """ SELECT 1, '{key}', {about}, '{{"title": {{"finished": "A"}}}}', true, 3, NOON, NULL,"""
    " false, NOON, 2, '{message}', 3, true, NOON, number, {fleeting} FROM space"
    " WHERE platform = 'p' AND id = 's'"
)
CONCERN_OF_0079 = (
    "INSERT INTO concern (id, community, reporter, opened_at, named, what, wish, urgency, kind,"
    " state, revision, keeper, seeks_owners, messages, note, outcome_words)"
    " VALUES ('{id}', 3, 5, NOON, '', '', '', 'now', 'report', '{state}', 4, {keeper}, false,"
    " '[]', '', '')"
)
INTERVIEW_OF_0081 = (
    "INSERT INTO interview (id, community, seeker, host, connection, wish, minutes, asked_at,"
    " changed_at, stage, revision, awaiting, offered, nudges, moved)"
    " VALUES ('{id}', 2, {sides}, 'c', '{wish}', 25, NOON, NOON, 'thanked', 1, 'host', '[]',"
    " true, false)"
)
PLAIN = '{"title": ["Hi"], "blocks": []}'
BOOKED = (
    '{"title": ["Booked"], "blocks": [{"rows": [["Length", ["25 minutes"]], ["Where", ["By phone:'
    ' ", {"text": "+44 20", "limit": 300, "kind": "words"}]]], "kind": "facts"}]}'
)
OFFERED = '["2026-11-26T16:00:00Z", "2026-11-25T16:00:00Z"]'
REPOSTED = (
    ("i1:request", "i1", "m1", False),
    ("i1", "i1", "m2", False),
    ("journal:é", None, "m3", True),
)
"""The key, interview and message of a card, and whether it is fleeting."""

ROWS: dict[str, tuple[str, ...]] = {
    "0008": (
        *(3 * ["INSERT INTO community DEFAULT VALUES"]),
        "INSERT INTO space (platform, id, community) VALUES"
        " ('p', 's', 1), ('p', 's2', 2), ('p', 's3', 3)",
        *(
            MEMBER.format(community=community, platform="p", space=space, user=user)
            for community, space in ((1, "s"), (2, "s2"), (3, "s3"))
            for user in ("u1", "u2")
        ),
        INTERVIEW.format(id="i1", stage="thanked", offered="[]", more="", values=""),
        "INSERT INTO busy_source (member, url, tried_at, read_at, failures) VALUES"
        " (2, 'https://feed.example/a.ics', NULL, '2026-11-24 12:00:00.000000', 1),"
        " (1, 'https://feed.example/b.ics', NULL, NULL, 0)",
        'INSERT INTO busy (member, start, "end") VALUES'
        " (2, '2026-11-24 12:00:00.000000', '2026-11-24 13:00:00.000000')",
    ),
    "0009": (
        *(
            FOLLOWED_UP.format(id=name, stage=stage, nudges=nudges, wrote=wrote)
            for name, stage, nudges, wrote in (
                ("both", "thanked", "true", "NULL"),
                ("second", "held", "true", "NULL"),
                ("none", "thanked", "true", "NULL"),
                ("stopped", "thanked", "false", "NULL"),
                ("missed", "missed", "true", "NULL"),
                ("talk", "thanked", "true", "NULL"),
                ("other", "thanked", "true", "NULL"),
                ("noted", "thanked", "true", "'2026-11-24 12:00:00.000000'"),
                ("wrote", "thanked", "true", "'2026-11-25 12:00:00.000000'"),
            )
        ),
        *(
            TIMER.format(id=about, name="keep_in_touch_first", at="2026-12-24")
            for about in ("both", "stopped", "missed")
        ),
        *(
            TIMER.format(id=about, name="keep_in_touch_second", at="2027-02-22")
            for about in ("both", "stopped", "missed", "second")
        ),
        TIMER.format(id="second", name="thanks_first", at="2026-11-24"),
        *(
            CARD.format(about="talk", key=key, card="{}", due_at="NULL", attempts=0, message="NULL")
            for key in NUDGED
        ),
    ),
    "0011": (
        HOST.format(member=2, community=1, field="", open="true"),
        HOST.format(member=3, community=2, field="Nursing", open="true"),
        HOST.format(member=4, community=2, field="Engineering", open="true"),
        HOST.format(member=5, community=3, field="", open="true"),
        HOST.format(member=6, community=3, field="", open="false"),
        INTERVIEW.format(
            id="i2",
            stage="booked",
            offered="[]",
            more=", start",
            values=", '2026-11-26 16:00:00.000000'",
        ),
        *(
            INTERVIEW.format(id=name, stage=stage, offered=OFFERED, more="", values="")
            for name, stage in (("asked", "asked"), ("set", "asked"), ("over", "declined"))
        ),
        CARD.format(
            about="i2", key="i2:booked:3", card=BOOKED, due_at="NULL", attempts=0, message="'m'"
        ),
        CARD.format(
            about="i2", key="i2:other", card=PLAIN, due_at="NULL", attempts=0, message="'m'"
        ),
        CARD.format(
            about="i2",
            key="tried",
            card=PLAIN,
            due_at="'2026-11-24 12:00:00.000000'",
            attempts=1,
            message="NULL",
        ),
    ),
    "0018": (
        "INSERT INTO alive (one, at) VALUES (1, '2026-11-24 12:00:00.000001')",
        "UPDATE host SET paused_until = '1969-12-31 23:59:59.999999' WHERE member = 2",
    ),
    "0030": (
        "INSERT INTO community DEFAULT VALUES",
        "INSERT INTO space (platform, id, community) VALUES ('p', 's4', 4)",
        "INSERT INTO programme (community, began_at) VALUES (4, '2026-10-01 12:00:00.000000')",
        *(
            MEMBER_OF_0030.format(community=4, platform="p", space="s4", user=user)
            for user in ("u1", "u2")
        ),
        HOST.format(member=8, community=4, field="UX", open="true").replace("2, 25", "3, 25"),
        *(OVER.format(stage=stage) for stage in ("draft", "cancelled", "thanked")),
    ),
    "0062": (
        *(2 * ["INSERT INTO community DEFAULT VALUES"]),
        "INSERT INTO space (platform, id, community) VALUES ('q', 's', 6), ('r', 's', 5)",
        MEMBER.format(community=6, platform="q", space="s", user="u1"),
        CARD_OF_0062.format(key="shown", due_at="NULL", taken="false"),
        CARD_OF_0062.format(key="taken", due_at="NOON", taken="true"),
    ),
    "0068": tuple(
        CARD_OF_0068.format(
            key=key, about=f"'{about}'" if about else "NULL", message=message, fleeting=fleeting
        )
        for key, about, message, fleeting in REPOSTED
    ),
    "0074": (),
    "0076": ("INSERT INTO timer (interview, name, at) VALUES ('set', 'times_go_by', NOON)",),
    "0079": (
        "UPDATE member SET erased_at = NOON WHERE id = 6",
        *(
            CONCERN_OF_0079.format(id=name, state=state, keeper=keeper)
            for name, state, keeper in (
                ("freed", "open", 6),
                ("kept", "open", 4),
                ("closed", "closed", 6),
            )
        ),
        "INSERT INTO community_timer (community, name, about, at)"
        " VALUES (3, 'concern', 'freed', NOON)",
    ),
    "0081": (
        INTERVIEW_OF_0081.format(id="host gone", sides="3, 4", wish="w"),
        INTERVIEW_OF_0081.format(id="seeker gone", sides="9, 2", wish=""),
        "UPDATE member SET arrived_at = NOON + DAY WHERE id > 1",
    ),
}
"""By the version that wrote them. There are six communities: members 1 and 2 are in the first one,
and so on, and member 9 is in the sixth."""


def left_behind(engine: Engine) -> None:
    """Fill this empty database with everything above, and upgrade it. Instants above are UTC."""
    for version, statements in ROWS.items():
        migrate(engine, version)
        with engine.begin() as db:
            if engine.dialect.name == "postgresql":
                db.exec_driver_sql("SET LOCAL TIME ZONE 'UTC'")
            for each in _in_the_form_of(version, engine.dialect.name, statements):
                db.exec_driver_sql(each)
    migrate(engine)


def _in_the_form_of(version: str, dialect: str, statements: tuple[str, ...]) -> Iterator[str]:
    noon = _AT_NOON[dialect] if version > "0062" else "'2026-11-24 12:00:00.000000'"
    day = {"sqlite": "86400000000", "postgresql": "interval '1 day'"}[dialect]
    return (each.replace("NOON", noon).replace("DAY", day) for each in statements)
