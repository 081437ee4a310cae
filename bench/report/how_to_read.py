"""What each floor is, and what the aims are. Printed at the top of a report."""

from bench.report.aims import (
    BESIDE_AIM,
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
    STORM_AIM,
    SUGGESTIONS_AIM,
    TIMES_AIM,
    WAITING_AIM,
    WRITE_AIM,
)

FLOORS = """\
Processor times, rates and ratios are medians of short rounds. Each round was measured in turn with
a round of its floor. Look at processor time first, because it stays the same on a machine that is
busy with other things. It includes that of a PostgreSQL server only where the two are shown next to
each other ("ours + the server's").
What each floor is:

A command: bare SQLModel, with a session for each command. It loads the same rows in the same
columns (the member with their profile and programme, and what the command is about), and writes the
same rows. It decides nothing: it gets the decisions of the flows ready-made.
An interaction, sent by another process: a hello-world with bolt for Slack and with discord.py for
Discord, set up to be as fast as the SDK can be. "Stock" is a hello-world with bolt set up as in the
first steps of its guide; discord.py can only be set up in one way. "SDK and ORM" is the fast one,
which also does the work of the command's floor before it says hello. It decides nothing, and makes
no card.
What is due: a bare table, emptied in batches of the same size. The jobs are APScheduler's.
"Loop held" is how long the event loop was blocked, in a typical round and in the worst one. The
idle loop shows how long this machine blocks it without Askwell.
A start: a process that imports bolt, discord.py and SQLModel, and does nothing else."""

AIMS = f"""\
The aims:

A command that writes takes at most {WRITE_AIM} times the processor time of its floor.
A command that only reads takes at most {HELLO_AIMS["slack"]} times the processor time of the
hello-world in Slack, and {HELLO_AIMS["discord"]} times in Discord.
Of the interactions sent one at a time, 99 of 100 have their first answer within {LATENCY_AIM} ms.
The courier reaches {COURIER_AIM:.0%} of the rate of its floor.
Nothing blocks the event loop, or holds the database while others wait, for more than {HOLD_AIM} ms.
While a week's timers fire, 99 of 100 commands take at most {STORM_AIM} ms longer than otherwise.
Half of the times in words are read within {TIMES_AIM} us.
A typical plan takes at most {PLAN_AIM} ms of processor time, and any other flow that is measured
{FLOW_AIM} ms.
An interview takes at most {BYTES_AIM:,} bytes of the database. What its members and their community
take is listed separately.
A card takes at most {STORED_AIMS["a card"]} us of processor time, and a reminder
{STORED_AIMS["a reminder"]} us.
What concerns one member costs at most {GROWTH_AIM} times as much in a large community.
The report of 100,000 interviews takes at most {COUNTING_AIM:,} ms of processor time.
Many nudges at once take at most {NUDGES_AIM} times as long as Slack's limit alone. Each
conversation is opened once, and after a kill the rest continues within {RESTART_AIM} s of the
restart.
A claim, a look at what is next, and a wake-up take at most {WAITING_AIM} times as long with a
million cards in other spaces as with none.
A round of suggestions for 2,000 seekers and 300 hosts takes at most {SUGGESTIONS_AIM} s.
A search takes at most {SEARCH_AIM} ms of processor time, including the server's, for any number of
hosts. With the smallest number it takes at most {SEARCH_TIMES_AIM} times as long as `interviews`.
`interviews` takes at most {BESIDE_AIM} times as long while somebody else searches.
`askwell --help` answers within {HELP_AIM} s. On a quiet machine, a server is ready within
{SERVING_AIM} s, and uses at most {MEMORY_AIM} times the memory of its floor."""
