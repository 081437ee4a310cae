"""What stands beside what, and what is aimed at."""

from bench.report.aims import (
    BYTES_AIM,
    COUNTING_AIM,
    COURIER_AIM,
    FLOW_AIM,
    GROWTH_AIM,
    HELLO_AIMS,
    HELP_AIM,
    HOLD_AIM,
    LATENCY_AIM,
    MEMORY_AIM,
    NUDGES_AIM,
    PLAN_AIM,
    RESTART_AIM,
    SEARCH_AIM,
    SEARCH_TIMES_AIM,
    SERVING_AIM,
    STORED_AIMS,
    SUGGESTIONS_AIM,
    TIMES_AIM,
    WAITING_AIM,
    WRITE_AIM,
)

FLOORS = """\
Processor times, rates, and how they compare, are medians of short rounds that each had in turn with
its floor. Processor time comes first: on a machine that does other things too, it is what stays the
same; that of a PostgreSQL server is in it only where it stands beside ours ("ours + the server's").
What each floor is:

A command: bare SQLModel, a session for each, that loads the same rows in the same columns (whoever
acts with their profile and programme, and what the command is about), and writes the same rows.
What flows decide, it was told beforehand.
An interaction, which another process sends: a hello-world on bolt for Slack and on discord.py for
Discord, set up to be as fast as its SDK can be. "Stock" is the same on bolt as its guide begins;
discord.py has no other way. "SDK and ORM" is the fast one, which does what the floor of the command
does before it says hello: it decides nothing, and has no card to make.
What is due: a bare table, emptied in batches of the same size; jobs are APScheduler's.
"Loop held" is for how long something kept the event loop from its other work, in a usual round and
at worst; the idle loop shows what this machine does to it without us.
A start: a process that imports bolt, discord.py and SQLModel, and does nothing."""

AIMS = f"""\
Aims: a command that writes takes at most {WRITE_AIM} times the processor time of its floor, the
courier reaches {COURIER_AIM:.0%} of its floor, and nothing holds the loop for over {HOLD_AIM} ms.
A command that
only reads takes at most {HELLO_AIMS["slack"]} times the processor time of hello-world in Slack,
{HELLO_AIMS["discord"]} times in Discord; and 99 of 100, one at a time, have their first answer
within {LATENCY_AIM} ms. A time in words is read in {TIMES_AIM} us. A plan
takes at most {PLAN_AIM} ms of processor time, and what else a flow makes out {FLOW_AIM}. What
is kept of an interview takes {BYTES_AIM:,} bytes, without its members and their community, which
stand beside it, a card
{STORED_AIMS["a card"]} us and a reminder {STORED_AIMS["a reminder"]} us. What touches one member
costs at most {GROWTH_AIM} times as much in a large community. The report of 100,000 interviews
takes at most {COUNTING_AIM:,} ms of processor time. Nudges to many at once take at most
{NUDGES_AIM} times what Slack's limit allows, each conversation is opened once, and after a kill
the rest goes on within {RESTART_AIM} s of the restart. A claim takes at most {WAITING_AIM} times
as long with a thousand times as many cards in other spaces. A round of suggestions for
2,000 seekers and 300 hosts at most {SUGGESTIONS_AIM} s. To look for somebody takes at most
{SEARCH_AIM} ms of processor time, the server's included, whatever the number of hosts, and among
the fewest {SEARCH_TIMES_AIM} times what `interviews` takes. `askwell --help` is there within
{HELP_AIM} s, a server within {SERVING_AIM} s of a quiet machine, in {MEMORY_AIM} times the memory
of its floor."""
